//! Policy documents: what IAM refuses before it stores one.
//!
//! *AWS documentation: IAM JSON policy elements reference.* Virga stores policies and answers them
//! faithfully; it does not evaluate them.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value};

use crate::aws::Error;
use crate::aws::model::iam::error::malformed_policy_document as malformed;
use crate::aws::policy::ELEMENTS;

/// What RFC 3986 leaves unreserved stays as it is.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The document as answers carry it.
pub(super) fn encoded(document: &str) -> String {
    utf8_percent_encode(document, RESERVED).to_string()
}

/// Characters that count against a policy's quota: all but white space.
pub(super) fn size(document: &str) -> usize {
    document.chars().filter(|next| !next.is_whitespace()).count()
}

/// Checks a policy that says who may assume a role; answers it without needless white space, as IAM
/// stores it.
pub(super) fn trust(document: &str) -> Result<String, Error> {
    let policy: Value =
        serde_json::from_str(document).map_err(|_| malformed("This policy contains invalid Json"))?;
    for statement in statements(&policy)? {
        if let Some(field) =
            ["Resource", "NotResource"].into_iter().find(|field| statement.contains_key(*field))
        {
            return Err(malformed(format!("Has prohibited field {field}")));
        }
        match (statement.get("Principal"), statement.get("NotPrincipal")) {
            (Some(principal), None) => check_principal(principal)?,
            (None, Some(_)) => return Err(malformed("Has prohibited field NotPrincipal")),
            _ => return Err(malformed("Missing required field Principal")),
        }
        let actions = texts(statement.get("Action"))?;
        if actions.is_empty() {
            return Err(malformed("Missing required field Action"));
        }
        if !actions.iter().all(|action| action.to_ascii_lowercase().starts_with("sts:")) {
            return Err(malformed("AssumeRole policy may only specify STS AssumeRole actions."));
        }
    }
    Ok(policy.to_string())
}

/// Checks a policy that says what its bearer may do.
pub(super) fn permissions(document: &str) -> Result<(), Error> {
    let policy: Value = serde_json::from_str(document).map_err(|_| syntax())?;
    for statement in statements(&policy)? {
        if statement.contains_key("Principal") || statement.contains_key("NotPrincipal") {
            return Err(malformed("Policy document should not specify a principal."));
        }
        let actions = texts(either(statement, "Action", "NotAction")?)?;
        if actions.is_empty() {
            return Err(malformed("Policy statement must contain actions."));
        }
        if !actions.iter().all(|action| *action == "*" || action.contains(':')) {
            let message = "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
            return Err(malformed(message));
        }
        let resources = texts(either(statement, "Resource", "NotResource")?)?;
        if resources.is_empty() {
            return Err(malformed("Policy statement must contain resources."));
        }
        let stray = resources.iter().find(|resource| **resource != "*" && !resource.starts_with("arn:"));
        if let Some(resource) = stray {
            return Err(malformed(format!("Resource {resource} must be in ARN format or \"*\".")));
        }
    }
    Ok(())
}

/// The statements of a policy, each checked for what all policies have in common.
fn statements(policy: &Value) -> Result<Vec<&Map<String, Value>>, Error> {
    let policy = policy.as_object().ok_or_else(syntax)?;
    let known = |key: &String| matches!(key.as_str(), "Version" | "Id" | "Statement");
    let version = policy.get("Version").map_or(Some("2008-10-17"), Value::as_str);
    if !policy.keys().all(known) || !matches!(version, Some("2008-10-17" | "2012-10-17")) {
        return Err(syntax());
    }
    let statements: Vec<_> = match policy.get("Statement") {
        Some(Value::Array(several)) if !several.is_empty() => several.iter().map(Value::as_object).collect(),
        Some(one @ Value::Object(_)) => vec![one.as_object()],
        _ => return Err(syntax()),
    };
    let statements: Vec<_> = statements.into_iter().collect::<Option<_>>().ok_or_else(syntax)?;
    let mut sids = Vec::new();
    for statement in &statements {
        check_statement(statement, &mut sids)?;
    }
    Ok(statements)
}

fn check_statement<'a>(statement: &'a Map<String, Value>, sids: &mut Vec<&'a str>) -> Result<(), Error> {
    let effect = statement.get("Effect").and_then(Value::as_str);
    let known = statement.keys().all(|element| ELEMENTS.contains(&element.as_str()));
    let conditional = statement.get("Condition").is_none_or(Value::is_object);
    if !known || !conditional || !matches!(effect, Some("Allow" | "Deny")) {
        return Err(syntax());
    }
    let Some(sid) = statement.get("Sid") else { return Ok(()) };
    let sid = sid.as_str().ok_or_else(syntax)?;
    if sids.contains(&sid) && !sid.is_empty() {
        return Err(malformed("Statement IDs (SID) in a single policy must be unique."));
    }
    sids.push(sid);
    Ok(())
}

fn check_principal(principal: &Value) -> Result<(), Error> {
    let kinds = match principal {
        Value::String(all) if all == "*" => return Ok(()),
        Value::Object(kinds) if !kinds.is_empty() => kinds,
        _ => return Err(malformed("Invalid principal in policy")),
    };
    for (kind, who) in kinds {
        if !matches!(kind.as_str(), "AWS" | "Service" | "Federated" | "CanonicalUser") {
            return Err(syntax());
        }
        for name in texts(Some(who))? {
            let is_account = name.len() == 12 && name.bytes().all(|byte| byte.is_ascii_digit());
            let known = kind != "AWS" || name == "*" || is_account || name.starts_with("arn:");
            if name.is_empty() || !known {
                let kind = kind.to_ascii_uppercase();
                return Err(malformed(format!("Invalid principal in policy: \"{kind}\":\"{name}\"")));
            }
        }
    }
    Ok(())
}

/// The one of two elements that exclude each other.
fn either<'a>(
    statement: &'a Map<String, Value>,
    element: &str,
    negation: &str,
) -> Result<Option<&'a Value>, Error> {
    match (statement.get(element), statement.get(negation)) {
        (Some(_), Some(_)) => Err(syntax()),
        (value, negated) => Ok(value.or(negated)),
    }
}

/// A text, or a list of texts; none when the element is missing.
fn texts(value: Option<&Value>) -> Result<Vec<&str>, Error> {
    match value {
        None => Ok(Vec::new()),
        Some(Value::String(text)) => Ok(vec![text]),
        Some(Value::Array(several)) => several.iter().map(|text| text.as_str().ok_or_else(syntax)).collect(),
        Some(_) => Err(syntax()),
    }
}

fn syntax() -> Error {
    malformed("Syntax errors in policy.")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRUST: &str = r#"{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow",
        "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" } ] }"#;

    fn statement(rest: &str) -> String {
        format!(r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow",{rest}}}}}"#)
    }

    #[test]
    fn a_trust_policy_is_kept_without_needless_space() {
        let kept = trust(TRUST).unwrap();
        assert!(kept.starts_with(r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal""#));
    }

    #[test]
    fn an_encoded_document_reads_back_and_keeps_only_unreserved_characters() {
        let encoded = encoded("{\"a b\": \"~x-y_z.*é\"}");
        assert_eq!(encoded, "%7B%22a%20b%22%3A%20%22~x-y_z.%2A%C3%A9%22%7D");
    }

    #[test]
    fn what_is_not_a_trust_policy_is_refused_in_the_words_of_iam() {
        let refusal = |document: &str| trust(document).unwrap_err().message;
        assert_eq!(refusal("{"), "This policy contains invalid Json");
        assert_eq!(refusal("[]"), "Syntax errors in policy.");
        let missing = refusal(&statement(r#""Action":"sts:AssumeRole""#));
        assert_eq!(missing, "Missing required field Principal");
        let body = r#""Principal":{"Service":"a.b"},"Action":"sts:AssumeRole","Resource":"*""#;
        assert_eq!(refusal(&statement(body)), "Has prohibited field Resource");
        let foreign = refusal(&statement(r#""Principal":"*","Action":"sqs:SendMessage""#));
        assert_eq!(foreign, "AssumeRole policy may only specify STS AssumeRole actions.");
        let nobody = refusal(&statement(r#""Principal":{"AWS":"bob"},"Action":"sts:AssumeRole""#));
        assert_eq!(nobody, "Invalid principal in policy: \"AWS\":\"bob\"");
    }

    #[test]
    fn what_is_not_a_permissions_policy_is_refused_in_the_words_of_iam() {
        let refusal = |document: &str| permissions(document).unwrap_err().message;
        assert!(permissions(&statement(r#""Action":["sqs:*"],"Resource":"*""#)).is_ok());
        assert_eq!(refusal("nothing"), "Syntax errors in policy.");
        assert_eq!(refusal(&statement(r#""Resource":"*""#)), "Policy statement must contain actions.");
        assert_eq!(refusal(&statement(r#""Action":"sqs:*""#)), "Policy statement must contain resources.");
        let bare = refusal(&statement(r#""Action":"everything","Resource":"*""#));
        assert!(bare.starts_with("Actions/Conditions must be prefaced by a vendor"));
        let stray = refusal(&statement(r#""Action":"*","Resource":"queue""#));
        assert_eq!(stray, "Resource queue must be in ARN format or \"*\".");
        assert_eq!(
            refusal(&statement(r#""Action":"*","Resource":"*","Extra":1"#)),
            "Syntax errors in policy."
        );
    }
}

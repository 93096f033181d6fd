//! A whole policy as `PutResourcePolicy` brings it, checked.
//!
//! *AWS documentation: `PutResourcePolicy` (Lambda API); Grammar of the IAM JSON policy language.* AWS
//! documents no words for what is wrong; these are Virga's.

use serde_json::{Map, Value};

use super::Policy;
use super::statement::Statement;
use crate::aws::Error;
use crate::aws::policy::{ELEMENTS, matches, texts};
use crate::identity::AccountId;
use crate::lambda::refusal;

/// Reads a policy for the function, version or alias with the ARN `resource`.
pub(super) fn read(text: &str, resource: &str) -> Result<Policy, Error> {
    let document: Value = serde_json::from_str(text).map_err(|_| malformed("it is not JSON"))?;
    let document = document.as_object().ok_or_else(|| malformed("it is not a JSON object"))?;
    if let Some(stray) = document.keys().find(|key| !matches!(key.as_str(), "Version" | "Id" | "Statement")) {
        return Err(malformed(format!("it has no element {stray}")));
    }
    let version = optional_text(document, "Version")?;
    if !matches!(version.as_deref(), None | Some("2008-10-17" | "2012-10-17")) {
        return Err(malformed("its Version must be 2012-10-17 or 2008-10-17"));
    }
    let statements = match document.get("Statement") {
        Some(Value::Array(several)) if !several.is_empty() => several.clone(),
        Some(one @ Value::Object(_)) => vec![one.clone()],
        _ => return Err(malformed("it needs a Statement")),
    };
    let mut sids = Vec::new();
    for statement in &statements {
        let statement = statement.as_object().ok_or_else(|| malformed("a statement is not a JSON object"))?;
        check(statement, resource)?;
        sids.extend(optional_text(statement, "Sid")?);
    }
    sids.sort_unstable();
    let next = sids.iter().skip(1);
    if let Some((twice, _)) = sids.iter().zip(next).find(|(one, next)| one == next) {
        return Err(malformed(format!("the statement id {twice} stands in it twice")));
    }
    let statements = statements.into_iter().map(|document| Statement { document }).collect();
    Ok(Policy { version, id: optional_text(document, "Id")?, statements, revision_id: String::new() })
}

fn check(statement: &Map<String, Value>, resource: &str) -> Result<(), Error> {
    if let Some(stray) = statement.keys().find(|key| !ELEMENTS.contains(&key.as_str())) {
        return Err(malformed(format!("a statement has no element {stray}")));
    }
    if !matches!(statement.get("Effect").and_then(Value::as_str), Some("Allow" | "Deny")) {
        return Err(malformed("the Effect of a statement must be Allow or Deny"));
    }
    check_principal(either(statement, "Principal")?)?;
    let is_action = |action: &str| {
        let service = action.split_once(':').map(|(service, _)| service);
        action == "*" || service.is_some_and(|service| service.eq_ignore_ascii_case("lambda"))
    };
    if let Some(stray) = listed(either(statement, "Action")?, "Action")?.find(|action| !is_action(action)) {
        return Err(malformed(format!("{stray} is no action of Lambda")));
    }
    let reaches = |pattern: &str| {
        let qualified = pattern.strip_prefix(resource).is_some_and(|rest| rest.starts_with(':'));
        matches(pattern, resource) || qualified
    };
    let mut resources = listed(either(statement, "Resource")?, "Resource")?;
    if let Some(stray) = resources.find(|pattern| !reaches(pattern)) {
        return Err(malformed(format!("the Resource {stray} is not {resource}")));
    }
    let condition = statement.get("Condition").is_none_or(is_condition);
    if condition { Ok(()) } else { Err(malformed("a Condition maps operators to keys and values")) }
}

/// The element `name`, or the one that says the opposite: exactly one of them must be there.
fn either<'a>(statement: &'a Map<String, Value>, name: &str) -> Result<&'a Value, Error> {
    match (statement.get(name), statement.get(&format!("Not{name}"))) {
        (Some(element), None) | (None, Some(element)) => Ok(element),
        _ => Err(malformed(format!("a statement needs one element {name}"))),
    }
}

/// The texts of an element, of which there must be one and nothing else.
fn listed<'a>(element: &'a Value, name: &str) -> Result<impl Iterator<Item = &'a str>, Error> {
    let is_list = element.as_array().is_some_and(|all| !all.is_empty() && all.iter().all(Value::is_string));
    if element.is_string() || is_list {
        return Ok(texts(element));
    }
    Err(malformed(format!("the {name} of a statement must be a text or a list of texts")))
}

fn check_principal(principal: &Value) -> Result<(), Error> {
    if principal == "*" {
        return Ok(());
    }
    let kinds = principal.as_object().filter(|kinds| !kinds.is_empty());
    let kinds = kinds.ok_or_else(|| malformed("a Principal is * or says of which kind it is"))?;
    for (kind, names) in kinds {
        let is_legal: fn(&str) -> bool = match kind.as_str() {
            "AWS" => is_identity,
            "Service" => is_service,
            "Federated" | "CanonicalUser" => |_| true,
            _ => return Err(malformed(format!("there are no principals of the kind {kind}"))),
        };
        if let Some(stray) = listed(names, "Principal")?.find(|name| !is_legal(name)) {
            return Err(malformed(format!("the principal {stray} is invalid")));
        }
    }
    Ok(())
}

fn is_identity(name: &str) -> bool {
    let mut parts = name.split(':');
    let is_arn = parts.next() == Some("arn") && matches!(parts.nth(1), Some("iam" | "sts"));
    name == "*" || is_arn || name.parse::<AccountId>().is_ok()
}

pub(super) fn is_service(name: &str) -> bool {
    [".amazonaws.com", ".amazon.com", ".amazonaws.com.cn"].iter().any(|end| name.ends_with(end))
}

fn is_condition(condition: &Value) -> bool {
    let is_value = |value: &Value| value.is_string() || value.is_boolean() || value.is_number();
    let is_wanted =
        |value: &Value| value.as_array().map_or_else(|| is_value(value), |all| all.iter().all(is_value));
    let keys = |keys: &Value| keys.as_object().is_some_and(|keys| keys.values().all(is_wanted));
    condition.as_object().is_some_and(|operators| operators.values().all(keys))
}

fn optional_text(object: &Map<String, Value>, name: &str) -> Result<Option<String>, Error> {
    match object.get(name) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(malformed(format!("its {name} must be a text"))),
    }
}

fn malformed(why: impl std::fmt::Display) -> Error {
    refusal::invalid_parameter(format!("The provided resource policy is invalid: {why}."))
}

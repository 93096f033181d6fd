//! Who may call a URL.
//!
//! *AWS documentation: Control access to Lambda function URLs.* Identities of the function's own
//! account are let in when they sign: Virga keeps no policies of identities to ask.

use serde_json::Value;

use crate::identity::AccountId;

/// Whether a caller may. `policy` is the resource policy of the function or alias behind the URL,
/// `caller` the account that signed.
pub(super) fn may_call(
    is_signed: bool,
    owner: &AccountId,
    caller: Option<&AccountId>,
    policy: Option<&str>,
) -> bool {
    let policy: Value = policy.and_then(|policy| serde_json::from_str(policy).ok()).unwrap_or_default();
    let statements = policy["Statement"].as_array().map(Vec::as_slice).unwrap_or_default();
    if !is_signed {
        return statements.iter().any(|statement| allows(statement, "NONE", None));
    }
    match caller {
        None => false,
        Some(caller) if caller == owner => true,
        Some(caller) => statements.iter().any(|statement| allows(statement, "AWS_IAM", Some(caller))),
    }
}

fn allows(statement: &Value, auth_type: &str, caller: Option<&AccountId>) -> bool {
    let action = statement["Action"].as_str().unwrap_or_default();
    statement["Effect"] == "Allow"
        && matches!(action, "lambda:InvokeFunctionUrl" | "lambda:*" | "*")
        && is_meant(&statement["Principal"], caller)
        && conditions_hold(statement.get("Condition"), auth_type)
}

fn is_meant(principal: &Value, caller: Option<&AccountId>) -> bool {
    let meant = principal.get("AWS").unwrap_or(principal);
    let texts: Vec<&str> = match meant {
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
        one => one.as_str().into_iter().collect(),
    };
    texts.iter().any(|name| {
        *name == "*"
            || caller.is_some_and(|caller| {
                *name == caller.as_str() || name.split(':').nth(4) == Some(caller.as_str())
            })
    })
}

/// The conditions that `AddPermission` writes. One that is not known here holds for nobody.
fn conditions_hold(condition: Option<&Value>, auth_type: &str) -> bool {
    let Some(operators) = condition.and_then(Value::as_object) else { return true };
    operators.values().filter_map(Value::as_object).flatten().all(|(key, wanted)| match key.as_str() {
        "lambda:FunctionUrlAuthType" => wanted == auth_type,
        "lambda:InvokedViaFunctionUrl" => wanted == "true",
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(principal: &str, condition: &str) -> String {
        format!(
            r#"{{"Statement": [{{"Effect": "Allow", "Principal": {principal}, "Action": "lambda:InvokeFunctionUrl"{condition}}}]}}"#
        )
    }

    #[test]
    fn a_public_url_needs_a_policy_that_says_so() {
        let owner = AccountId::unnamed();
        let none = r#", "Condition": {"StringEquals": {"lambda:FunctionUrlAuthType": "NONE"}}"#;
        let iam = r#", "Condition": {"StringEquals": {"lambda:FunctionUrlAuthType": "AWS_IAM"}}"#;
        assert!(!may_call(false, &owner, None, None));
        assert!(may_call(false, &owner, None, Some(&policy(r#""*""#, none))));
        assert!(!may_call(false, &owner, None, Some(&policy(r#""*""#, iam))));
        assert!(!may_call(false, &owner, None, Some("nonsense")));
    }

    #[test]
    fn a_signed_url_lets_in_its_own_account_and_those_the_policy_names() {
        let owner = AccountId::unnamed();
        let other: AccountId = "111111111111".parse().unwrap();
        assert!(!may_call(true, &owner, None, None));
        assert!(may_call(true, &owner, Some(&owner), None));
        assert!(!may_call(true, &owner, Some(&other), None));
        let named = policy(r#"{"AWS": "arn:aws:iam::111111111111:root"}"#, "");
        assert!(may_call(true, &owner, Some(&other), Some(&named)));
        let unknown = r#", "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}"#;
        assert!(!may_call(true, &owner, Some(&other), Some(&policy(r#""*""#, unknown))));
    }
}

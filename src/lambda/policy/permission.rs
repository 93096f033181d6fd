//! One statement as `AddPermission` writes it.

use serde_json::{Map, Value, json};

use super::document::is_service;
use crate::aws::Error;
use crate::aws::model::lambda as model;
use crate::identity::{AccountId, Region};
use crate::lambda::refusal;

/// Reads who is meant: everyone, an account, a user or role, or a service of AWS.
fn principal(text: &str, region: &Region) -> Result<Value, Error> {
    if text == "*" {
        return Ok(Value::from("*"));
    }
    if let Ok(account) = text.parse::<AccountId>() {
        return Ok(json!({"AWS": format!("arn:{}:iam::{account}:root", region.partition())}));
    }
    let mut parts = text.split(':');
    if parts.next() == Some("arn") && matches!(parts.nth(1), Some("iam" | "sts")) {
        return Ok(json!({"AWS": text}));
    }
    if is_service(text) {
        return Ok(json!({"Service": text}));
    }
    Err(refusal::invalid_parameter(
        "The provided principal was invalid. Please check the principal and try again.",
    ))
}

/// The statement that `input` describes.
///
/// # Errors
/// `InvalidParameterValueException` when the principal is nobody.
pub(in crate::lambda) fn statement(
    input: &model::AddPermissionInput,
    resource: &str,
    region: &Region,
) -> Result<Value, Error> {
    let mut document = Map::new();
    document.insert("Sid".to_owned(), input.statement_id.clone().into());
    document.insert("Effect".to_owned(), "Allow".into());
    document.insert("Principal".to_owned(), principal(&input.principal, region)?);
    document.insert("Action".to_owned(), input.action.clone().into());
    document.insert("Resource".to_owned(), resource.into());
    let condition = condition(input);
    if !condition.is_empty() {
        document.insert("Condition".to_owned(), condition.into());
    }
    Ok(document.into())
}

fn condition(input: &model::AddPermissionInput) -> Map<String, Value> {
    let auth_type = input.function_url_auth_type.as_ref().map(|auth| auth.as_str().to_owned());
    let equals = [
        ("AWS:SourceAccount", input.source_account.clone()),
        ("lambda:FunctionUrlAuthType", auth_type),
        ("aws:PrincipalOrgID", input.principal_org_id.clone()),
        ("lambda:EventSourceToken", input.event_source_token.clone()),
    ];
    let equals: Map<String, Value> =
        equals.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?.into()))).collect();
    let mut condition = Map::new();
    if !equals.is_empty() {
        condition.insert("StringEquals".to_owned(), equals.into());
    }
    if let Some(arn) = &input.source_arn {
        condition.insert("ArnLike".to_owned(), json!({"AWS:SourceArn": arn}));
    }
    if let Some(via_url) = input.invoked_via_function_url {
        condition.insert("Bool".to_owned(), json!({"lambda:InvokedViaFunctionUrl": via_url.to_string()}));
    }
    condition
}

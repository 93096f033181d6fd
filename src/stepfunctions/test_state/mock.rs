//! Whether a mocked result is one that the service could have given.

use serde_json::Value;

use crate::aws::model::{SERVICES, lambda, sqs, stepfunctions};
use crate::aws::schema::{Kind, Operation, ServiceSchema, Shape, StructureSchema};
use crate::stepfunctions::integration::{Pattern, Resource, spelled};

/// How closely a mocked result is looked at: `fieldValidationMode`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strictness {
    /// Required fields must be there, and those that are there of the right type.
    #[default]
    Strict,
    /// Fields that are there must be of the right type.
    Present,
    /// Not at all.
    None,
}

/// Checks a mocked result of a resource. `Ok(false)` says that the service's API is not known here, so
/// that nothing could be checked.
pub fn check_mock(resource: &Resource, result: &Value, strictness: Strictness) -> Result<bool, String> {
    let Resource::Service { service, action, pattern } = resource else { return Ok(true) };
    // A job's result is that of another operation, a token's whatever its holder says.
    if strictness == Strictness::None || *pattern != Pattern::Request {
        return Ok(true);
    }
    let Some(operation) = operation(service, action) else { return Ok(false) };
    let Some(output) = operation.output else { return Ok(true) };
    let is_free = |name: &str| &**service == "lambda" && name == "Payload";
    check(output, result, strictness, &is_free)
        .map_err(|why| format!("Mock result schema validation error: {why}"))?;
    Ok(true)
}

fn operation(service: &str, action: &str) -> Option<&'static Operation> {
    let name = match service.strip_prefix("aws-sdk:").unwrap_or(service) {
        "sfn" | "states" => stepfunctions::SERVICE.name,
        "lambda" => lambda::SERVICE.name,
        "sqs" => sqs::SERVICE.name,
        "cloudwatchlogs" => "logs",
        other => other,
    };
    let service: &ServiceSchema = SERVICES.into_iter().find(|service| service.name == name)?;
    service.operations.iter().find(|operation| operation.name.eq_ignore_ascii_case(action))
}

fn check(
    structure: &StructureSchema,
    value: &Value,
    strictness: Strictness,
    is_free: &dyn Fn(&str) -> bool,
) -> Result<(), String> {
    for member in structure.members {
        let name = spelled(member.name);
        match value.get(&name) {
            _ if is_free(&name) => {}
            Some(value) => check_value(&name, member.shape, value, strictness)?,
            None if member.required && strictness == Strictness::Strict => {
                return Err(format!("Required field '{name}' is missing"));
            }
            None => {}
        }
    }
    Ok(())
}

fn check_value(name: &str, shape: &Shape, value: &Value, strictness: Strictness) -> Result<(), String> {
    let (fits, wanted) = match &shape.kind {
        Kind::Text | Kind::Enumeration { .. } | Kind::Blob | Kind::Timestamp => {
            (value.is_string(), "a string")
        }
        Kind::Integer | Kind::Long | Kind::Double => (value.is_number(), "a number"),
        Kind::Boolean => (value.is_boolean(), "a boolean"),
        Kind::List { .. } => (value.is_array(), "an array"),
        Kind::Map { .. } | Kind::Structure(_) => (value.is_object(), "an object"),
    };
    if !fits {
        return Err(format!("Field '{name}' must be {wanted}"));
    }
    if let (Some(number), Kind::Integer | Kind::Long | Kind::Double) = (value.as_f64(), &shape.kind) {
        return check_range(name, shape, number);
    }
    match (&shape.kind, value) {
        (Kind::List { element, .. }, Value::Array(values)) => {
            values.iter().try_for_each(|value| check_value(name, element, value, strictness))
        }
        (Kind::Map { value: shape, .. }, Value::Object(values)) => {
            values.values().try_for_each(|value| check_value(name, shape, value, strictness))
        }
        (Kind::Structure(structure), value) => check(structure, value, strictness, &|_| false),
        _ => Ok(()),
    }
}

fn check_range(name: &str, shape: &Shape, number: f64) -> Result<(), String> {
    if let Some(minimum) = shape.minimum.filter(|minimum| number < *minimum) {
        return Err(format!("Field '{name}' must be greater than or equal to {minimum}"));
    }
    if let Some(maximum) = shape.maximum.filter(|maximum| number > *maximum) {
        return Err(format!("Field '{name}' must be less than or equal to {maximum}"));
    }
    Ok(())
}

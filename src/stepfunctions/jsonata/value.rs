//! Values on their way into the engine and out of it.

use jsonata_core::value::JValue;
use serde_json::{Map, Number, Value};

use super::bounds::MOST_BYTES;
use super::references::Used;
use super::{Failure, Scope};
use crate::stepfunctions::payload::DEEPEST;

pub(super) fn to_engine(value: &Value) -> JValue {
    match value {
        Value::Null => JValue::Null,
        Value::Bool(flag) => JValue::Bool(*flag),
        Value::Number(number) => JValue::Number(number.as_f64().unwrap_or_default()),
        Value::String(text) => JValue::string(text.as_str()),
        Value::Array(elements) => JValue::array(elements.iter().map(to_engine).collect()),
        Value::Object(members) => {
            JValue::object(members.iter().map(|(name, member)| (name.clone(), to_engine(member))).collect())
        }
    }
}

/// `$states`, with the members that are read.
pub(super) fn states(used: &Used, scope: &Scope<'_>) -> JValue {
    let mut states: Vec<(String, JValue)> = Vec::new();
    let mut add = |name: &str, value: Option<&Value>| {
        if used.reads(name)
            && let Some(value) = value
        {
            states.push((name.to_owned(), to_engine(value)));
        }
    };
    add("input", Some(scope.input));
    add("result", scope.result);
    add("errorOutput", scope.error);
    let context = used.reads("context").then(|| (scope.context)(None, None));
    add("context", context.as_ref());
    JValue::object(states.into_iter().collect())
}

/// A result as data. A text of it, or all of it, that is larger than an expression may be is an error:
/// parts may be shared inside the engine, and a small tree there can be a huge document.
pub(super) fn from_engine(value: &JValue) -> Result<Value, Failure> {
    let mut left = MOST_BYTES;
    convert(value, &mut left, 0)?.ok_or(Failure::Nothing)
}

fn convert(value: &JValue, left: &mut usize, depth: usize) -> Result<Option<Value>, Failure> {
    let size = value.as_str().map_or(1, |text| text.len() + 2);
    *left = left.checked_sub(size).ok_or_else(Failure::out_of_memory)?;
    if depth > DEEPEST {
        return Err(Failure::out_of_memory());
    }
    if value.is_undefined() {
        return Ok(None);
    }
    if value.is_function() || value.is_regex() {
        return Err(Failure::NotData);
    }
    if let Some(elements) = value.as_array() {
        let mut array = Vec::with_capacity(elements.len());
        for element in elements {
            array.extend(convert(element, left, depth + 1)?);
        }
        return Ok(Some(Value::Array(array)));
    }
    if let Some(members) = value.as_object() {
        let mut object = Map::with_capacity(members.len());
        for (name, member) in members {
            *left = left.checked_sub(name.len()).ok_or_else(Failure::out_of_memory)?;
            if let Some(member) = convert(member, left, depth + 1)? {
                object.insert(name.clone(), member);
            }
        }
        return Ok(Some(Value::Object(object)));
    }
    Ok(Some(scalar(value)))
}

fn scalar(value: &JValue) -> Value {
    if let Some(text) = value.as_str() {
        return Value::String(text.to_owned());
    }
    if let Some(flag) = value.as_bool() {
        return Value::Bool(flag);
    }
    value.as_f64().map_or(Value::Null, number)
}

/// A number as JSON: without a fraction when it has none.
#[expect(clippy::cast_possible_truncation, reason = "checked to be whole and in range")]
pub(super) fn number(number: f64) -> Value {
    const WHOLE: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() <= WHOLE {
        return Value::from(number as i64);
    }
    Number::from_f64(number).map_or(Value::Null, Value::Number)
}

/// A value's type, as error messages name it.
pub(super) fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

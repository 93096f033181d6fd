//! Whether a message fits.

use serde_json::{Map, Value};

use super::condition::Condition;
use super::pattern::{Field, Object};

/// Whether a record fits. A pattern that looks into the body fits only a body that is a JSON object;
/// one that asks for the body's text fits only a body that is none.
pub(super) fn fits_record(object: &Object, record: &Value) -> bool {
    let Some(record) = record.as_object() else { return false };
    let read = |text: &str| serde_json::from_str::<Value>(text).ok().filter(Value::is_object);
    match record.get("body").and_then(Value::as_str).and_then(read) {
        None => {
            let looks_into =
                |(name, field): &(String, Field)| name == "body" && matches!(field, Field::Object(_));
            !object.fields.iter().any(looks_into) && fits(object, record)
        }
        Some(body) => {
            let mut record = record.clone();
            record.insert("body".to_owned(), body);
            fits(object, &record)
        }
    }
}

fn fits(object: &Object, value: &Map<String, Value>) -> bool {
    let field = |(name, field): &(String, Field)| fits_field(field, value.get(name));
    object.fields.iter().all(field)
        && object.alternatives.iter().all(|alternatives| alternatives.iter().any(|one| fits(one, value)))
}

fn fits_field(field: &Field, value: Option<&Value>) -> bool {
    match (field, value) {
        (Field::Object(object), Some(Value::Object(members))) => fits(object, members),
        // An object among several may fit.
        (Field::Object(object), Some(Value::Array(values))) => {
            values.iter().filter_map(Value::as_object).any(|members| fits(object, members))
        }
        // What is not there has no members: conditions on their absence hold.
        (Field::Object(object), _) => fits(object, &Map::new()),
        (Field::Leaf(conditions), None | Some(Value::Object(_))) => {
            conditions.iter().any(Condition::holds_without_value)
        }
        (Field::Leaf(conditions), Some(Value::Array(values))) => {
            values.iter().any(|value| conditions.iter().any(|condition| condition.holds(value)))
        }
        (Field::Leaf(conditions), Some(value)) => conditions.iter().any(|condition| condition.holds(value)),
    }
}

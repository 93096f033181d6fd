//! Reading a pattern.

use serde_json::{Map, Value};

use super::condition::Condition;

/// The longest pattern, in bytes. *AWS documentation: `Filter` (Lambda API).*
const LONGEST: usize = 4096;
/// How deep a pattern may go: deeper than any message that SQS takes would need.
const DEEPEST: usize = 64;

/// What a message must look like.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern(pub(super) Object);

/// What an object must look like: all of its fields, and one of each set of alternatives.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Object {
    pub(super) fields: Vec<(String, Field)>,
    /// `$or`.
    pub(super) alternatives: Vec<Vec<Object>>,
}

/// What one member must be.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Field {
    /// An object that looks like this.
    Object(Object),
    /// A value that fulfils one of these.
    Leaf(Vec<Condition>),
}

/// The text is no pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is no pattern of EventBridge")]
pub struct NotAPattern;

impl Pattern {
    /// Reads a pattern: an object whose leaves are lists of conditions.
    ///
    /// # Errors
    /// [`NotAPattern`], as AWS refuses it: no JSON object, an empty one, a leaf that is no list, an
    /// empty list, or a condition that doesn't exist.
    pub fn read(text: &str) -> Result<Self, NotAPattern> {
        if text.len() > LONGEST {
            return Err(NotAPattern);
        }
        match serde_json::from_str(text) {
            Ok(Value::Object(members)) if !members.is_empty() => object(&members, DEEPEST).map(Self),
            _ => Err(NotAPattern),
        }
    }

    /// Whether a message's record looks like this.
    #[must_use]
    pub fn fits(&self, record: &Value) -> bool {
        super::matching::fits_record(&self.0, record)
    }
}

fn object(members: &Map<String, Value>, depth: usize) -> Result<Object, NotAPattern> {
    let depth = depth.checked_sub(1).ok_or(NotAPattern)?;
    let mut read = Object::default();
    for (name, value) in members {
        match value {
            Value::Array(list) if name == "$or" && is_alternatives(list) => {
                let alternative = |value: &Value| object(value.as_object().ok_or(NotAPattern)?, depth);
                read.alternatives.push(list.iter().map(alternative).collect::<Result<_, _>>()?);
            }
            Value::Array(list) if !list.is_empty() => {
                let conditions = list.iter().map(Condition::read).collect::<Result<_, _>>()?;
                read.fields.push((name.clone(), Field::Leaf(conditions)));
            }
            Value::Object(members) if !members.is_empty() => {
                read.fields.push((name.clone(), Field::Object(object(members, depth)?)));
            }
            _ => return Err(NotAPattern),
        }
    }
    Ok(read)
}

/// `$or` is a word of the language when its value is a list of two or more objects that are no
/// conditions; otherwise it is a member that happens to be called so.
fn is_alternatives(list: &[Value]) -> bool {
    let is_alternative = |value: &Value| {
        value.as_object().is_some_and(|members| {
            !members.is_empty()
                && members.values().all(|value| value.is_object() || value.is_array())
                && Condition::read(value).is_err()
        })
    };
    list.len() >= 2 && list.iter().all(is_alternative)
}

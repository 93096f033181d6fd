//! Where a state's result is written: `ResultPath`.

use serde_json::{Map, Value};

use super::{NotAPath, Path, Root, Step};

/// A path that names one place in a document, which need not be there yet.
#[derive(Clone, Debug, PartialEq)]
pub struct ReferencePath {
    steps: Vec<Step>,
    text: Box<str>,
}

/// The place can't be made in this document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Unable to apply step \"{step}\" to input {input}")]
pub struct NoPlace {
    /// The step that doesn't fit.
    pub step: String,
    /// What it doesn't fit.
    pub input: String,
}

impl ReferencePath {
    /// Parses a reference path: a definite path from `$`.
    pub fn parse(text: &str) -> Result<Self, NotAPath> {
        let path = Path::parse(text)?;
        if path.root != Root::Input {
            return Err(NotAPath { problem: "a reference path starts with $", position: 0 });
        }
        if !path.is_definite() {
            return Err(NotAPath { problem: "a reference path names one place", position: 0 });
        }
        Ok(Self { steps: path.steps, text: path.text })
    }

    /// Whether the path is `$`: the result replaces the input.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.steps.is_empty()
    }

    /// The path as it was written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Writes `result` into a copy of `input`, making objects on the way where nothing is.
    pub fn write(&self, input: &Value, result: Value) -> Result<Value, NoPlace> {
        if self.is_root() {
            return Ok(result);
        }
        let mut document = input.clone();
        let mut place = &mut document;
        for step in &self.steps {
            place = descend(place, step)?;
        }
        *place = result;
        Ok(document)
    }
}

fn descend<'value>(place: &'value mut Value, step: &Step) -> Result<&'value mut Value, NoPlace> {
    match (step, &mut *place) {
        (Step::Field(_), Value::Object(_)) | (Step::Index(_), Value::Array(_)) => {}
        (Step::Field(_), Value::Null) => *place = Value::Object(Map::new()),
        _ => return Err(no_place(step, place)),
    }
    match (step, place) {
        (Step::Field(name), Value::Object(members)) => Ok(members.entry(&**name).or_insert(Value::Null)),
        (Step::Index(index), place) => {
            let length = place.as_array().map_or(0, Vec::len);
            let index = usize::try_from(*index).ok().filter(|index| *index < length);
            match index {
                Some(index) => Ok(&mut place[index]),
                None => Err(no_place(step, place)),
            }
        }
        (_, place) => Err(no_place(step, place)),
    }
}

fn no_place(step: &Step, input: &Value) -> NoPlace {
    let step = match step {
        Step::Field(name) => name.to_string(),
        Step::Index(index) => index.to_string(),
        _ => String::new(),
    };
    NoPlace { step, input: input.to_string() }
}

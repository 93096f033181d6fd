//! The two query languages, and which fields belong to which.
//!
//! *AWS documentation: Transforming data with JSONata in Step Functions.*

use serde_json::Value;

use super::reader::{Node, SCHEMA};
use crate::stepfunctions::jsonata::{self, NotAnExpression};
use crate::stepfunctions::template::Template;

/// `QueryLanguage`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// `JSONPath`
    JsonPath,
    /// `JSONata`
    Jsonata,
}

const ONLY_JSONATA: [&str; 4] = ["Arguments", "Condition", "Items", "Output"];

const ONLY_JSONPATH: [&str; 19] = [
    "CausePath",
    "ErrorPath",
    "HeartbeatSecondsPath",
    "InputPath",
    "ItemsPath",
    "MaxConcurrencyPath",
    "MaxInputBytesPerBatchPath",
    "MaxItemsPath",
    "MaxItemsPerBatchPath",
    "OutputPath",
    "Parameters",
    "Result",
    "ResultPath",
    "ResultSelector",
    "SecondsPath",
    "TimeoutSecondsPath",
    "TimestampPath",
    "ToleratedFailureCountPath",
    "ToleratedFailurePercentagePath",
];

const UNSUPPORTED: &str = "UNSUPPORTED_JSONATA_EXPRESSION";

impl Language {
    /// The language's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::JsonPath => "JSONPath",
            Self::Jsonata => "JSONata",
        }
    }

    /// The field in which a state computes the input of its work.
    pub(super) fn arguments(self) -> &'static str {
        match self {
            Self::JsonPath => "Parameters",
            Self::Jsonata => "Arguments",
        }
    }

    pub(super) fn read(node: &mut Node<'_, '_>, of_machine: Self) -> Self {
        match (node.text("QueryLanguage"), of_machine) {
            (Some("JSONPath"), Self::Jsonata) => {
                let location = node.location.clone();
                let message =
                    "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine";
                node.findings.error(SCHEMA, &location, message);
                Self::JsonPath
            }
            (Some("JSONPath"), Self::JsonPath) => Self::JsonPath,
            (Some("JSONata"), _) => Self::Jsonata,
            (Some(_), _) => {
                node.wrong(
                    "QueryLanguage",
                    "The field 'QueryLanguage' should have one of these values: [JSONPath, JSONata]",
                );
                Self::Jsonata
            }
            (None, of_machine) => of_machine,
        }
    }
}

/// What is wrong with a field that belongs to the other language.
pub(super) fn foreign(field: &str, language: Language) -> Option<String> {
    let (fields, other): (&[&str], _) = match language {
        Language::JsonPath => (&ONLY_JSONATA, Language::Jsonata),
        Language::Jsonata => (&ONLY_JSONPATH, Language::JsonPath),
    };
    fields.contains(&field).then(|| {
        let (name, other) = (language.name(), other.name());
        format!(
            "The QueryLanguage is set to '{name}', but field '{field}' is only supported for the '{other}' \
             QueryLanguage"
        )
    })
}

/// A field that is a payload template, in the language of its state.
pub(super) fn template(node: &mut Node<'_, '_>, field: &str) -> Option<Template> {
    let value = node.get(field)?;
    if field == "Assign" {
        check_names(node, value);
    }
    Some(match node.language {
        Language::JsonPath => of_jsonpath(node, field, value),
        Language::Jsonata => of_jsonata(node, field, value),
    })
}

/// That `Assign` is an object whose names can be names of variables: a letter or an underscore, then
/// letters, digits and underscores, at most 80 in all, and not `states`.
///
/// *AWS documentation: Passing data between states with variables.*
fn check_names(node: &mut Node<'_, '_>, value: &Value) {
    let Some(members) = value.as_object() else {
        return node.wrong("Assign", "Expected value of type Object");
    };
    for name in members.keys() {
        let name = name.strip_suffix(".$").unwrap_or(name);
        let is_start = |letter: char| letter.is_alphabetic() || letter == '_';
        let is_name = name.starts_with(is_start)
            && name.chars().all(|letter| is_start(letter) || letter.is_alphanumeric())
            && name.chars().count() <= 80;
        if !is_name || name == "states" {
            node.wrong("Assign", format!("'{name}' is not a valid variable name"));
        }
    }
}

fn of_jsonpath(node: &mut Node<'_, '_>, field: &str, value: &Value) -> Template {
    let place = node.at(field);
    let mut refused: Vec<(String, String)> = Vec::new();
    let compiled =
        Template::compile(value, &mut |name, below| refused.push((name.to_owned(), below.to_owned())));
    for (name, below) in refused {
        let message = format!(
            "The value for the field '{name}' must be a valid JSONPath or a valid intrinsic function call"
        );
        node.findings.error(SCHEMA, &format!("{place}{below}"), message);
    }
    compiled
}

fn of_jsonata(node: &mut Node<'_, '_>, field: &str, value: &Value) -> Template {
    let location = node.at(field);
    let mut refused = Vec::new();
    let compiled = jsonata::Template::compile(value, &mut |below, why| refused.push((below.to_owned(), why)));
    for (below, why) in refused {
        not_an_expression(node, &format!("{location}{below}"), &why);
    }
    let mut sees_error = false;
    compiled.expressions(&mut |expression| sees_error |= expression.reads_error());
    if sees_error && !node.location.contains("/Catch[") {
        let message = "Reference to '$states.errorOutput' is only supported in a Catch.";
        node.findings.error(UNSUPPORTED, &location, message);
    }
    Template::Jsonata(node.place(field).into(), compiled)
}

/// A field that is an expression in JSONata; `None` when it isn't one.
pub(super) fn expression(node: &mut Node<'_, '_>, field: &str) -> Option<jsonata::Field> {
    if node.language != Language::Jsonata {
        return None;
    }
    let text = jsonata::unwrap(node.get(field)?.as_str()?)?;
    match jsonata::Expression::parse(text) {
        Ok(expression) => Some(jsonata::Field::new(node.place(field), expression)),
        Err(why) => {
            let location = node.at(field);
            not_an_expression(node, &location, &why);
            None
        }
    }
}

/// Whether a field is written as an expression in JSONata, right or wrong.
pub(super) fn is_expression(node: &Node<'_, '_>, field: &str) -> bool {
    let text = node.get(field).and_then(Value::as_str);
    node.language == Language::Jsonata && text.and_then(jsonata::unwrap).is_some()
}

fn not_an_expression(node: &mut Node<'_, '_>, location: &str, why: &NotAnExpression) {
    let code = match why {
        NotAnExpression::Invalid(_) => "INVALID_JSONATA_EXPRESSION",
        NotAnExpression::Unsupported(_) => UNSUPPORTED,
    };
    node.findings.error(code, location, why.to_string());
}

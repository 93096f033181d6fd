//! Expressions that fail, or don't fit their field, whatever the input is.

use serde_json::Value;

use super::{State, warning};
use crate::stepfunctions::definition::{Diagnostic, Language};
use crate::stepfunctions::{intrinsic, jsonata};

/// Fields that are one expression, and the type that they take.
const TYPED: [(&str, &str); 10] = [
    ("Condition", "boolean"),
    ("Items", "array"),
    ("Seconds", "number"),
    ("TimeoutSeconds", "number"),
    ("HeartbeatSeconds", "number"),
    ("MaxConcurrency", "number"),
    ("ToleratedFailureCount", "number"),
    ("ToleratedFailurePercentage", "number"),
    ("Error", "string"),
    ("Cause", "string"),
];

pub(super) fn check(state: &State<'_>, found: &mut Vec<Diagnostic>) {
    if state.language != Language::Jsonata {
        return intrinsics(state, found);
    }
    state.each_text(&mut |field, text, place| {
        let Some(text) = jsonata::unwrap(text) else { return };
        let mut say = |message: String| found.push(warning("EXPRESSION_FAILS", place.to_owned(), message));
        jsonata::doubts(text).into_iter().for_each(&mut say);
        let Some(outcome) = jsonata::constant(text) else { return };
        match outcome {
            Err(failure) => say(format!("The JSONata expression '{text}' {failure}")),
            Ok(value) => {
                // Only the state's own field is typed, not a member of its documents that has its name.
                let is_own = *place == format!("{}/{field}", state.location) || field == "Condition";
                let wanted = TYPED.iter().find(|(name, _)| *name == field).filter(|_| is_own);
                if let Some((_, wanted)) = wanted
                    && !is_of(&value, wanted)
                {
                    say(format!("The field '{field}' takes a value of type {wanted}, not {value}."));
                }
            }
        }
    });
}

/// Intrinsic functions that fail whatever the input is.
fn intrinsics(state: &State<'_>, found: &mut Vec<Diagnostic>) {
    state.each_text(&mut |field, text, place| {
        if let (true, Ok(expression)) = (field.ends_with(".$"), intrinsic::Expression::parse(text)) {
            for doubt in expression.doubts() {
                found.push(warning("EXPRESSION_FAILS", place.to_owned(), doubt));
            }
        }
    });
}

fn is_of(value: &Value, kind: &str) -> bool {
    match kind {
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "number" => value.is_number(),
        _ => value.is_string(),
    }
}

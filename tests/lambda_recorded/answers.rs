//! Comparing answers with recorded ones, whose volatile values are masked.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use regex::Regex;
use serde_json::{Value, json};
use virga::aws::Error;

/// Masks that stand for a moment or a number, without brackets or a number of their own.
const UNNUMBERED: &[&str] = &[
    "date",
    "datetime",
    "timestamp",
    "<datetime>",
    "<code-size>",
    "<location>",
    "code-sha256",
    "function-url",
    "lambda-url",
    "<custom-tag>",
    "maximum-batching-window-in-seconds",
    "<remaining-time-in-millis>",
];

/// The mask of a list of stack frames.
const STACK_TRACE: &str = "<stack-trace>";

/// What the masks of a case have been found to stand for.
#[derive(Clone, Default)]
struct Masks {
    values: HashMap<String, String>,
}

/// How many recorded answers there are to find.
pub fn labels(recorded: &Value) -> usize {
    recorded.as_object().map_or(0, |labels| labels.values().filter(|label| label.is_object()).count())
}

/// Finds every recorded answer among the answers, in order; answers how the first that isn't there differs
/// from the one that comes closest to it.
pub fn compare(recorded: &Value, answers: &[Result<Value, Error>]) -> Result<(), String> {
    let answers: Vec<Value> = answers.iter().map(comparable_answer).collect();
    let mut masks = Masks::default();
    let mut next = 0;
    for (label, expected) in recorded.as_object().expect("recorded answers have labels") {
        let Some(expected) = comparable_label(expected) else { continue };
        let mut differences = Vec::new();
        let found = (next..answers.len()).find(|index| {
            let mut tried = masks.clone();
            match tried.differ_from_answer(&expected, &answers[*index], label) {
                None => {
                    masks = tried;
                    true
                }
                Some(difference) => {
                    differences.push(difference);
                    false
                }
            }
        });
        let Some(index) = found else {
            // The deeper a difference lies, the more was alike.
            let depth =
                |difference: &String| difference.split(": ").next().map(|path| path.matches('.').count());
            let closest = differences.into_iter().rev().max_by_key(depth);
            return Err(closest.unwrap_or_else(|| format!("{label}: no answer is left")));
        };
        next = index + 1;
    }
    Ok(())
}

/// An answer, or an error as SDKs show it.
fn comparable_answer(answer: &Result<Value, Error>) -> Value {
    match answer {
        Ok(answer) if answer.is_object() => {
            let mut answer = answer.clone();
            if let Some(payload) = answer.get_mut("Payload") {
                *payload = text_of(payload).into();
            }
            answer
        }
        Ok(_) => json!({}),
        Err(error) => {
            let mut shown = json!({
                "Error": { "Code": error.code, "Message": error.message }, "HTTPStatusCode": error.status,
            });
            for (name, value) in &error.members {
                shown[name.as_str()] = value.clone();
            }
            shown
        }
    }
}

/// A payload: bytes are in base64 in the JSON of a service.
fn text_of(payload: &Value) -> String {
    let bytes = STANDARD.decode(payload.as_str().unwrap_or_default()).expect("bytes are in base64");
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A recorded answer without what the protocol and the recording program add to it; nothing when
/// it is not an answer of the service.
fn comparable_label(expected: &Value) -> Option<Value> {
    let mut expected = expected.as_object()?.clone();
    if let Some(created) = expected.remove("CreateFunctionResponse") {
        let Value::Object(created) = created else { return None };
        expected = created;
    }
    let metadata = expected.remove("ResponseMetadata");
    if expected.contains_key("Error") {
        expected.remove("message");
        expected.remove("Message");
        let status = metadata.map(|metadata| metadata["HTTPStatusCode"].clone()).unwrap_or_default();
        expected.insert("HTTPStatusCode".to_owned(), status);
    }
    Some(expected.into())
}

impl Masks {
    /// As [`Masks::differ`]; of some invocations only the payload was recorded, of some answers only the
    /// message that was received.
    fn differ_from_answer(&mut self, expected: &Value, answer: &Value, label: &str) -> Option<String> {
        if expected.get("ReceiptHandle").is_some()
            && let Some(message) = answer.pointer("/Messages/0")
        {
            return self.differ(expected, message, label);
        }
        let payload = answer["Payload"].as_str().and_then(|text| serde_json::from_str::<Value>(text).ok());
        match payload {
            Some(mut payload) if expected.get("StatusCode").is_none() => {
                // By this variable a function finds this daemon; on AWS nothing needs to be found.
                if let Some(environment) = payload.get_mut("environment").and_then(Value::as_object_mut) {
                    environment.remove("AWS_ENDPOINT_URL");
                }
                self.differ(expected, &payload, label)
            }
            _ => self.differ(expected, answer, label),
        }
    }

    /// The first difference, if there is one; learns what masks stand for on the way.
    fn differ(&mut self, expected: &Value, found: &Value, path: &str) -> Option<String> {
        let different = || Some(format!("{path}: expected {expected}, found {found}"));
        match (expected, found) {
            (Value::Object(expected_members), Value::Object(found_members)) => {
                if let Some(extra) = found_members.keys().find(|name| !expected_members.contains_key(*name)) {
                    return Some(format!("{path}.{extra}: not expected"));
                }
                expected_members.iter().find_map(|(name, value)| match found_members.get(name) {
                    None => Some(format!("{path}.{name}: missing")),
                    Some(found) => self.differ(value, found, &format!("{path}.{name}")),
                })
            }
            (Value::Object(_) | Value::Array(_), Value::String(text)) => match serde_json::from_str(text) {
                Ok(parsed) => self.differ(expected, &parsed, path),
                Err(_) => different(),
            },
            (Value::Array(expected_values), Value::Array(found_values)) => {
                if expected_values.len() != found_values.len() {
                    return different();
                }
                let pairs = expected_values.iter().zip(found_values).enumerate();
                pairs.into_iter().find_map(|(index, (expected, found))| {
                    self.differ(expected, found, &format!("{path}[{index}]"))
                })
            }
            (Value::String(mask), Value::Array(_)) if mask == STACK_TRACE => None,
            (Value::String(mask), Value::String(_) | Value::Number(_))
                if UNNUMBERED.contains(&mask.as_str()) =>
            {
                None
            }
            (Value::String(expected_text), Value::String(found_text)) => {
                if self.matches(expected_text, found_text) { None } else { different() }
            }
            _ if expected == found => None,
            _ => different(),
        }
    }

    fn matches(&mut self, expected: &str, found: &str) -> bool {
        let token = Regex::new("<<?[a-z0-9_-]+>?(:[0-9]+)?>").expect("a constant pattern");
        let mut pattern = String::from("(?s)^");
        let mut names = Vec::new();
        let mut end = 0;
        for mask in token.find_iter(expected) {
            pattern.push_str(&literal(&expected[end..mask.start()]));
            pattern.push_str("(.+?)");
            names.push(mask.as_str().to_owned());
            end = mask.end();
        }
        pattern.push_str(&literal(&expected[end..]));
        pattern.push('$');
        let pattern = Regex::new(&pattern).expect("an escaped pattern");
        let Some(found) = pattern.captures(found) else { return false };
        names.iter().enumerate().all(|(index, name)| {
            let value = &found[index + 1];
            let known = self.values.entry(name.clone()).or_insert_with(|| value.to_owned());
            known == value
        })
    }
}

fn literal(text: &str) -> String {
    regex::escape(&text.replace("111111111111", "000000000000"))
}

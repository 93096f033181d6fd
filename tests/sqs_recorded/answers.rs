//! Comparing answers with recorded ones, whose volatile values are masked.

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use regex::Regex;
use serde_json::{Value, json};
use virga::aws::{Error, Fault};

/// What the masks of a case have been found to stand for.
#[derive(Clone, Default)]
struct Masks {
    values: HashMap<String, String>,
}

/// Finds every recorded answer among the answers, in order; answers the first difference.
pub fn compare(recorded: &Value, answers: &[Result<Value, Error>], is_query: bool) -> Result<(), String> {
    let answers: Vec<Value> = answers.iter().map(as_an_sdk_shows_it).collect();
    let mut masks = Masks::default();
    let mut next = 0;
    for (label, expected) in recorded.as_object().expect("recorded answers have labels") {
        let expected = without_protocol(expected, is_query);
        let mut first_difference = None;
        let found = (next..answers.len()).find(|index| {
            candidates(&answers[*index], &expected).into_iter().any(|candidate| {
                let mut tried = masks.clone();
                match tried.differ(&expected, &without_protocol(candidate, is_query), label) {
                    None => {
                        masks = tried;
                        true
                    }
                    Some(difference) => {
                        first_difference.get_or_insert(difference);
                        false
                    }
                }
            })
        });
        match found {
            // Several labels may show parts of one answer.
            Some(index) => next = if expected.is_string() { index } else { index + 1 },
            None => return Err(first_difference.unwrap_or_else(|| format!("{label}: no answer is left"))),
        }
    }
    Ok(())
}

/// An answer with what an SDK adds to it; an error in the form in which SDKs show it.
fn as_an_sdk_shows_it(answer: &Result<Value, Error>) -> Value {
    let metadata = |status: u16| json!({ "HTTPHeaders": {}, "HTTPStatusCode": status });
    match answer {
        Ok(answer) => {
            let mut shown = answer.clone();
            if !shown.is_object() {
                shown = json!({});
            }
            shown["ResponseMetadata"] = metadata(200);
            shown
        }
        Err(error) => {
            let code = error.query_code.as_ref().unwrap_or(&error.code);
            let fault = if error.fault == Fault::Client { "Sender" } else { "Receiver" };
            json!({
                "Error": {
                    "Code": code, "Message": error.message, "QueryErrorCode": error.code, "Type": fault
                },
                "ResponseMetadata": metadata(error.status),
            })
        }
    }
}

/// Without what depends on the protocol alone: that is compared where the protocols are.
fn without_protocol(answer: &Value, is_query: bool) -> Value {
    let mut answer = answer.clone();
    if let Some(members) = answer.as_object_mut().filter(|members| members.contains_key("Error")) {
        members.remove("message");
        if let Some(error) = members.get_mut("Error").and_then(Value::as_object_mut) {
            error.remove("Detail");
            if is_query {
                error.remove("QueryErrorCode");
            }
        }
    }
    answer
}

/// The parts of an answer that a label may show: all of it, its first message, one of its values.
fn candidates<'a>(answer: &'a Value, expected: &Value) -> Vec<&'a Value> {
    if expected.is_string() {
        return answer["Attributes"].as_object().into_iter().flat_map(|values| values.values()).collect();
    }
    let is_message = expected.get("Body").is_some();
    if is_message { answer["Messages"].get(0).into_iter().collect() } else { vec![answer] }
}

impl Masks {
    /// The first difference, if there is one; learns what masks stand for on the way.
    fn differ(&mut self, expected: &Value, found: &Value, path: &str) -> Option<String> {
        let different = || Some(format!("{path}: expected {expected}, found {found}"));
        match (expected, found) {
            (Value::Object(expected_members), Value::Object(found_members)) => {
                if let Some(extra) = found_members.keys().find(|name| !expected_members.contains_key(*name)) {
                    return Some(format!("{path}.{extra}: not expected"));
                }
                expected_members.iter().find_map(|(name, value)| {
                    let path = format!("{path}.{name}");
                    match found_members.get(name) {
                        None => Some(format!("{path}: missing")),
                        // The token encodes a URL of the place where it was recorded.
                        Some(found) if name == "NextToken" && found.is_string() => None,
                        Some(found) => self.differ(value, found, &path),
                    }
                })
            }
            (Value::Object(_), Value::String(text)) => match serde_json::from_str(text) {
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
            (Value::String(mask), Value::Number(_)) if mask == "timestamp" => None,
            (Value::String(mask), Value::String(text)) if mask == "timestamp" => {
                if text.bytes().all(|byte| byte.is_ascii_digit()) { None } else { different() }
            }
            (Value::String(expected_text), Value::String(found_text)) => {
                if self.matches(expected_text, found_text) { None } else { different() }
            }
            _ if expected == found => None,
            _ => different(),
        }
    }

    fn matches(&mut self, expected: &str, found: &str) -> bool {
        // Bytes were recorded as Python shows them.
        if let Some(shown) = expected.strip_prefix("b'").and_then(|shown| shown.strip_suffix('\'')) {
            let bytes = STANDARD.decode(found).unwrap_or_default();
            return shown == bytes.escape_ascii().to_string();
        }
        // The host of a URL is the one by which the client reached the service.
        let host = "http://sqs.<region>.localhost.localstack.cloud:4566/";
        let expected = expected.replace(host, "http://localhost:4566/");
        let token = Regex::new("<([a-z-]+)(:[0-9]+)?>").expect("a constant pattern");
        let mut pattern = String::from("^");
        let mut names = Vec::new();
        let mut end = 0;
        for mask in token.find_iter(&expected) {
            pattern.push_str(&literal(&expected[end..mask.start()]));
            pattern.push_str("([^\"]+?)");
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

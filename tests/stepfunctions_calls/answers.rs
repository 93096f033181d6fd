//! Comparing answers with recorded ones, whose volatile values are masked.

use std::collections::HashMap;

use regex::Regex;
use serde_json::{Value, json};
use virga::aws::Error;

/// Masks without brackets or a number of their own.
const UNNUMBERED: [&str; 13] = [
    "date",
    "datetime",
    "timestamp",
    "start-date",
    "stop-date",
    "snf_role_arn",
    "sfn_role_arn",
    "generated-uuid",
    "creation-date",
    "start-time",
    "entered-time",
    "x-amzn-RequestId",
    "RequestId",
];

/// Names that were masked without brackets.
const BARE: [&str; 10] = [
    "state_machine_alias_name",
    "activity_arn",
    "activity_name",
    "sqs_queue_url",
    "log_group_name",
    "ssm_nonexistent_arn",
    "invalid_execution_arn",
    "snf_role_arn_t0",
    "snf_role_arn_t1",
    "snf_role_arn_t2",
];

/// What a replay was answered.
pub struct Answers {
    /// Every answer, in order.
    pub all: Vec<Result<Value, Error>>,
    /// Input and output of every execution, in the order of their starts.
    pub executions: Vec<Value>,
}

/// What the masks of a case have been found to stand for.
#[derive(Clone, Default)]
struct Masks {
    values: HashMap<String, String>,
}

/// A member that answers have had since the day of its name, year first.
const SINCE: [(&str, &str); 5] = [
    ("encryptionConfiguration", "20240725"),
    ("redriveCount", "20231115"),
    ("RedriveCount", "20231115"),
    ("RedriveStatus", "20231115"),
    ("RedriveStatusReason", "20231115"),
];

/// How many recorded answers there are to find.
pub fn labels(recorded: &Value) -> usize {
    recorded.as_object().map_or(0, |labels| labels.values().filter(|label| label.is_object()).count())
}

/// Finds every recorded answer among the answers, in order; answers the first difference.
pub fn compare(case: &Value, answers: &Answers) -> Result<(), String> {
    let recorded = &case["recorded"];
    let day = case["recorded_on"].as_str().unwrap_or_default();
    let day: String = day.split('-').rev().collect();
    let shown: Vec<Value> = answers.all.iter().map(|answer| comparable_answer(answer, &day)).collect();
    let mut masks = Masks::default();
    let mut next = 0;
    for (label, expected) in recorded.as_object().expect("recorded answers have labels") {
        if let Some(cases) = expected.as_array().filter(|_| label == "cases") {
            compare_executions(cases, &answers.executions)?;
            continue;
        }
        let Some(expected) = comparable_label(expected) else { continue };
        let mut last_difference = None;
        let found = (next..shown.len()).find(|index| {
            let mut tried = masks.clone();
            match tried.differ(&expected, &shown[*index], label) {
                None => {
                    masks = tried;
                    true
                }
                Some(difference) => {
                    if is_alike(&expected, &shown[*index]) || last_difference.is_none() {
                        last_difference = Some(difference);
                    }
                    false
                }
            }
        });
        match found {
            Some(index) => next = index + 1,
            None => return Err(last_difference.unwrap_or_else(|| format!("{label}: no answer is left"))),
        }
    }
    Ok(())
}

/// Whether two answers could be answers to the same call.
fn is_alike(expected: &Value, found: &Value) -> bool {
    let names = |value: &Value| value.as_object().and_then(|members| members.keys().next().cloned());
    names(expected) == names(found)
}

fn compare_executions(cases: &[Value], executions: &[Value]) -> Result<(), String> {
    let mut masks = Masks::default();
    for (index, case) in cases.iter().enumerate() {
        let Some(execution) = executions.get(index) else { return Err(format!("case {index} was not run")) };
        if let Some(difference) =
            masks.differ(&case["output"], &execution["output"], &format!("case {index}"))
        {
            return Err(difference);
        }
    }
    Ok(())
}

/// An answer, or an error as SDKs show it.
fn comparable_answer(answer: &Result<Value, Error>, day: &str) -> Value {
    match answer {
        Ok(answer) if answer.is_object() => {
            let mut answer = answer.clone();
            for (member, since) in SINCE {
                if day < since {
                    forget(&mut answer, member);
                }
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

fn forget(value: &mut Value, member: &str) {
    match value {
        Value::Object(members) => {
            members.remove(member);
            if member == "redriveCount" {
                members.retain(|name, _| !name.to_lowercase().starts_with("redrive"));
            }
            members.values_mut().for_each(|value| forget(value, member));
        }
        Value::Array(values) => values.iter_mut().for_each(|value| forget(value, member)),
        Value::String(text) if text.contains(member) => {
            if let Ok(mut inner @ Value::Object(_)) = serde_json::from_str(text) {
                forget(&mut inner, member);
                *text = inner.to_string();
            }
        }
        _ => {}
    }
}

/// A recorded answer without what the protocol and the recording program add to it; nothing when
/// it is not an answer of the service.
fn comparable_label(expected: &Value) -> Option<Value> {
    let mut expected = expected.as_object()?.clone();
    let metadata = expected.remove("ResponseMetadata");
    if let (Some(code), Some(text)) = (expected.get("exception_typename"), expected.get("exception_value")) {
        // The recording program did not let it out.
        if code == "ParamValidationError" {
            return None;
        }
        let message = text.as_str()?.split_once(" operation: ").map(|(_, message)| message);
        return Some(json!({"Error": {"Code": code, "Message": message}, "HTTPStatusCode": 400}));
    }
    if expected.contains_key("Error") {
        expected.remove("message");
        let status = metadata.map(|metadata| metadata["HTTPStatusCode"].clone()).unwrap_or_default();
        expected.insert("HTTPStatusCode".to_owned(), status);
    }
    Some(expected.into())
}

impl Masks {
    /// The first difference, if there is one; learns what masks stand for on the way.
    fn differ(&mut self, expected: &Value, found: &Value, path: &str) -> Option<String> {
        // Follows from the lengths of names that are masked.
        if path.contains(".Content-Length") {
            return None;
        }
        let different = || Some(format!("{path}: expected {expected}, found {found}"));
        match (expected, found) {
            (Value::Array(mask), Value::Number(_)) if mask.len() == 1 && mask[0] == 0 => None,
            (Value::Object(expected_members), Value::Object(found_members)) => {
                if let Some(extra) = found_members.keys().find(|name| !expected_members.contains_key(*name)) {
                    return Some(format!("{path}.{extra}: not expected"));
                }
                expected_members.iter().find_map(|(name, value)| match found_members.get(name) {
                    None => Some(format!("{path}.{name}: missing")),
                    Some(found) => self.differ(value, found, &format!("{path}.{name}")),
                })
            }
            (Value::Array(expected_values), Value::Array(found_values)) => {
                if expected_values.len() != found_values.len() {
                    return different();
                }
                let pairs = expected_values.iter().zip(found_values).enumerate();
                pairs.into_iter().find_map(|(index, (expected, found))| {
                    self.differ(expected, found, &format!("{path}[{index}]"))
                })
            }
            (Value::String(mask), Value::String(_) | Value::Number(_) | Value::Array(_))
                if UNNUMBERED.contains(&mask.trim_matches(['<', '>'])) =>
            {
                None
            }
            (Value::String(expected_text), Value::String(found_text)) => {
                // The space in JSON was the recording program's.
                let lists =
                    [expected_text, found_text].map(|text| serde_json::from_str::<Vec<Value>>(text).ok());
                if let [Some(expected), Some(found)] = lists {
                    return self.differ(&expected.into(), &found.into(), path);
                }
                if self.matches(expected_text, found_text) { None } else { different() }
            }
            // Strings that hold JSON are sometimes shown parsed.
            (_, Value::String(text)) => match serde_json::from_str::<Value>(text) {
                Ok(parsed) => self.differ(expected, &parsed, path),
                Err(_) => different(),
            },
            (Value::Number(expected), Value::Number(found)) if expected.as_f64() == found.as_f64() => None,
            _ if expected == found => None,
            _ => different(),
        }
    }

    fn matches(&mut self, expected: &str, found: &str) -> bool {
        let token = Regex::new("<<?[A-Za-z0-9_-]+>?(:[0-9]+)?>").expect("a constant pattern");
        let expected =
            BARE.iter().fold(expected.to_owned(), |text, name| text.replace(name, &format!("<{name}>")));
        let mut pattern = String::from("(?s)^");
        let mut names = Vec::new();
        let mut end = 0;
        for mask in token.find_iter(&expected) {
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

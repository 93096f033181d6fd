//! JSONata's own test suite, through the same bounds, functions and conversions as an expression in a
//! state. Only the check for references to a context is left out: the suite lives off them.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use jsonata_core::evaluator::Evaluator;
use serde_json::{Value, json};

use super::{Failure, bounds, functions, references, rewrite, value};
use crate::clock::Timestamp;
use crate::stepfunctions::draws::Draws;
use crate::stepfunctions::scope::{Scope, Variables};
use crate::stepfunctions::text::Text;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/jsonata");

#[test]
fn the_official_suite_comes_out_as_it_says_but_for_the_cases_that_are_listed() {
    let read = |name: &str| std::fs::read_to_string(format!("{FOLDER}/{name}")).unwrap();
    let datasets: Value = serde_json::from_str(&read("datasets.json")).unwrap();
    let cases: Vec<Value> =
        read("cases.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let reasons = read("skipped.txt");
    let reasons: BTreeMap<&str, &str> = reasons.lines().filter_map(|line| line.split_once('\t')).collect();
    let mut failed = BTreeMap::new();
    for case in &cases {
        let data = case["dataset"].as_str().map_or(case.get("data"), |name| datasets.get(name));
        if let Err(detail) = agrees(case, data) {
            failed.insert(case["name"].as_str().unwrap(), detail);
        }
    }
    println!("{} of {} cases of the JSONata suite agree", cases.len() - failed.len(), cases.len());
    for (name, detail) in &failed {
        println!("    {name}: {} ({detail})", reasons.get(name).unwrap_or(&"?"));
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        let line = |(name, detail): (&&str, &String)| {
            format!("{name}\t{}\n", reasons.get(*name).unwrap_or(&&**detail))
        };
        let text: String = failed.iter().map(line).collect();
        std::fs::write(format!("{FOLDER}/skipped.txt"), text).unwrap();
        return;
    }
    let names: Vec<&&str> = failed.keys().collect();
    assert_eq!(names, reasons.keys().collect::<Vec<_>>(), "the list of skipped cases is out of date");
}

/// What a case comes to: nothing, a value, or an error's code and message.
fn outcome(case: &Value, data: Option<&Value>) -> Result<Option<Value>, String> {
    let text = case["expr"].as_str().unwrap();
    bounds::check_text(text).map_err(|why| why.to_string())?;
    let mut tree = jsonata_core::parser::parse(text).map_err(|error| bounds::coded(&error.to_string()))?;
    let used = references::Used::by(&tree);
    rewrite::rewrite(&mut tree);
    let bindings = case["bindings"].as_object().cloned().unwrap_or_default();
    let variables: Variables =
        Arc::new(bindings.into_iter().map(|(name, value)| (Text::from(name), value)).collect());
    let draws = Rc::new(Draws::from_seed(1));
    let (input, context) = (Value::Null, |_: Option<&str>, _: Option<&str>| json!({}));
    let now = Timestamp::from_secs(1_700_000_000);
    let scope = Scope {
        input: &input,
        variables: &variables,
        draws: &draws,
        context: &context,
        result: None,
        error: None,
        now,
    };
    let mut options = bounds::options();
    if case.get("code").is_none() {
        // It ends by itself, however busy the machine is.
        options.timeout_ms = None;
    }
    let mut evaluator = Evaluator::with_options(super::bound(&used, &scope), options);
    functions::register(&mut evaluator, &used, &draws, now);
    let data = data.map_or(jsonata_core::value::JValue::Undefined, value::to_engine);
    let result = evaluator.evaluate(&tree, &data).map_err(|error| bounds::coded(error.message()))?;
    match value::from_engine(&result) {
        Ok(found) => Ok(Some(found)),
        Err(Failure::Nothing | Failure::NotData) => Ok(None),
        Err(failure) => Err(failure.to_string()),
    }
}

fn agrees(case: &Value, data: Option<&Value>) -> Result<(), String> {
    if case.get("unrepresentable").is_some() {
        return Err("half a surrogate pair is no text here".to_owned());
    }
    let outcome = outcome(case, data);
    let code = case.get("code").or_else(|| case["error"].get("code")).and_then(Value::as_str);
    match (code, outcome) {
        (Some(code), Err(message)) if message.starts_with(code) => Ok(()),
        (Some(code), outcome) => Err(format!("expected {code}, got {outcome:?}")),
        (None, Err(_)) if case.get("error").is_some() => Ok(()),
        (None, Err(message)) => Err(message),
        (None, Ok(found)) => match (case.get("result"), found) {
            (Some(expected), Some(found)) if is_like(case, expected, &found) => Ok(()),
            (Some(Value::Null) | None, None) => Ok(()),
            (Some(expected), found) => Err(format!("expected {expected}, got {found:?}")),
            (None, Some(_)) if case.get("result_re").is_some() => Ok(()),
            (None, Some(found)) => Err(format!("expected nothing, got {found}")),
        },
    }
}

fn is_like(case: &Value, expected: &Value, found: &Value) -> bool {
    match (expected, found) {
        (Value::Number(expected), Value::Number(found)) => {
            let (expected, found) = (expected.as_f64().unwrap(), found.as_f64().unwrap());
            (expected - found).abs() <= expected.abs() * 1e-12
        }
        (Value::Array(expected), Value::Array(found)) if case["unordered"] == true => {
            expected.len() == found.len() && expected.iter().all(|element| found.contains(element))
        }
        (Value::Array(expected), Value::Array(found)) => {
            expected.len() == found.len()
                && expected.iter().zip(found).all(|(expected, found)| is_like(case, expected, found))
        }
        (Value::Object(expected), Value::Object(found)) => {
            expected.len() == found.len()
                && expected
                    .iter()
                    .all(|(name, member)| found.get(name).is_some_and(|found| is_like(case, member, found)))
        }
        (expected, found) => expected == found,
    }
}

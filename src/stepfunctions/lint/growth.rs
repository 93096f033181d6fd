//! Loops that make a payload or a variable larger each time around, up to the limit of 256 KiB.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Flow, State, warning};
use crate::stepfunctions::definition::{Diagnostic, Language};
use crate::stepfunctions::jsonata;

pub(super) fn check(flow: &Flow<'_>, found: &mut Vec<Diagnostic>) {
    let states = flow.states();
    let by_name: BTreeMap<&str, &State<'_>> = states.iter().map(|state| (state.name, state)).collect();
    for state in &states {
        if comes_back(state, &by_name) {
            gathers(state, found);
            multiplies(state, found);
            nests(state, found);
        }
        flow.below(state).iter().for_each(|below| check(below, found));
    }
}

/// Whether a way leads from a state back to it.
fn comes_back(state: &State<'_>, by_name: &BTreeMap<&str, &State<'_>>) -> bool {
    let (mut seen, mut open) = (Vec::new(), vec![state.name]);
    while let Some(name) = open.pop() {
        let Some(at) = by_name.get(name) else { continue };
        for (next, _) in at.exits() {
            if next == state.name {
                return true;
            }
            if !seen.contains(&next) {
                seen.push(next);
                open.push(next);
            }
        }
    }
    false
}

/// A variable that is assigned itself and more.
fn gathers(state: &State<'_>, found: &mut Vec<Diagnostic>) {
    for (field, value) in state.members.get("Assign").and_then(Value::as_object).into_iter().flatten() {
        let name = field.strip_suffix(".$").unwrap_or(field);
        let Some(text) = value.as_str() else { continue };
        let itself = format!("${name}");
        let adds = ["$append(", "&", "States.Array(", "States.Format(", "States.JsonMerge("];
        if text.contains(&itself) && adds.iter().any(|way| text.contains(way)) {
            let message = format!("The variable '{name}' grows each time the loop comes by here.");
            found.push(warning("GROWS", format!("{}/Assign/{field}", state.location), message));
        }
    }
}

/// A Pass state whose output holds its whole input, one level deeper or beside something new.
fn nests(state: &State<'_>, found: &mut Vec<Diagnostic>) {
    if state.text("Type") != Some("Pass") {
        return;
    }
    let field = if state.language == Language::Jsonata { "Output" } else { "Parameters" };
    let is_kept = match state.language {
        Language::JsonPath => {
            let null = Some(&Value::Null);
            state.members.get("ResultPath") != null && !state.members.contains_key("OutputPath")
        }
        Language::Jsonata => true,
    };
    let Some(document @ (Value::Object(_) | Value::Array(_))) = state.members.get(field) else { return };
    if is_kept && holds_input(document, state.language) {
        let message = "The output holds the whole input, in a loop that comes back here: the payload grows \
                       each time.";
        found.push(warning("GROWS", format!("{}/{field}", state.location), message.to_owned()));
    }
}

fn holds_input(document: &Value, language: Language) -> bool {
    match document {
        Value::Object(members) => members.iter().any(|(name, member)| match (language, member) {
            (Language::JsonPath, Value::String(text)) => name.ends_with(".$") && text == "$",
            (_, member) => holds_input(member, language),
        }),
        Value::Array(elements) => elements.iter().any(|element| holds_input(element, language)),
        Value::String(text) => {
            let expression = (language == Language::Jsonata).then(|| jsonata::unwrap(text)).flatten();
            expression.is_some_and(|text| text.trim() == "$states.input")
        }
        _ => false,
    }
}

/// A Parallel state whose branches each pass on what came in.
fn multiplies(state: &State<'_>, found: &mut Vec<Diagnostic>) {
    let shapes: &[&str] = match state.language {
        Language::JsonPath => &["ResultSelector", "ResultPath", "OutputPath", "Parameters"],
        Language::Jsonata => &["Output", "Arguments"],
    };
    let is_shaped = shapes.iter().any(|field| state.members.contains_key(*field));
    if state.text("Type") == Some("Parallel") && !is_shaped && state.array("Branches").len() > 1 {
        let message = "The results of all branches are the next state's input, in a loop that comes back here: \
                       the payload may grow each time.";
        found.push(warning("GROWS", state.location.clone(), message.to_owned()));
    }
}

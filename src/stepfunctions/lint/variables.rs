//! Variables that are read where nothing can have assigned them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Flow, State, warning};
use crate::stepfunctions::definition::{Diagnostic, Language};
use crate::stepfunctions::path::Root;
use crate::stepfunctions::{intrinsic, jsonata};

type Names = BTreeSet<String>;

pub(super) fn check(flow: &Flow<'_>, found: &mut Vec<Diagnostic>) {
    check_flow(flow, &Names::new(), found);
}

/// Follows what may have been assigned along every way through a flow, beginning with `before`.
fn check_flow(flow: &Flow<'_>, before: &Names, found: &mut Vec<Diagnostic>) {
    let states = flow.states();
    let by_name: BTreeMap<&str, &State<'_>> = states.iter().map(|state| (state.name, state)).collect();
    let mut known: BTreeMap<&str, Names> = BTreeMap::new();
    let start = flow.members.get("StartAt").and_then(Value::as_str).unwrap_or_default();
    let mut open = vec![(start, before.clone())];
    while let Some((name, names)) = open.pop() {
        let Some((name, state)) = by_name.get_key_value(name) else { continue };
        let is_new = !known.contains_key(name);
        let here = known.entry(name).or_default();
        let length = here.len();
        here.extend(names);
        if !is_new && here.len() == length {
            continue;
        }
        for (next, assigned) in state.exits() {
            let mut names = here.clone();
            names.extend(
                assigned.and_then(Value::as_object).into_iter().flatten().map(|(name, _)| variable(name)),
            );
            open.push((next, names));
        }
    }
    for state in &states {
        let Some(known) = known.get(state.name) else { continue };
        for (name, place) in reads(state) {
            if !known.contains(&name) {
                let message = format!("The variable '{name}' is not assigned on any way to this state.");
                found.push(warning("UNDEFINED_VARIABLE", place, message));
            }
        }
        for below in flow.below(state) {
            let mode = &below.members.get("ProcessorConfig").map_or(&Value::Null, |config| &config["Mode"]);
            // The children of a distributed map are executions of their own.
            let seen = if *mode == "DISTRIBUTED" { Names::new() } else { known.clone() };
            check_flow(&below, &seen, found);
        }
    }
}

fn variable(field: &str) -> String {
    field.strip_suffix(".$").unwrap_or(field).to_owned()
}

/// The variables that a state reads, and where.
fn reads(state: &State<'_>) -> Vec<(String, String)> {
    let mut reads = Vec::new();
    state.each_text(&mut |field, text, place| match state.language {
        Language::Jsonata => {
            let expression = jsonata::unwrap(text).and_then(|text| jsonata::Expression::parse(text).ok());
            for name in expression.iter().flat_map(jsonata::Expression::variables) {
                reads.push((name.to_owned(), place.to_owned()));
            }
        }
        Language::JsonPath if field.ends_with(".$") || field.ends_with("Path") || field == "Variable" => {
            if let Ok(expression) = intrinsic::Expression::parse(text) {
                expression.paths(&mut |path| {
                    if let Root::Variable(name) = path.root() {
                        reads.push((name.to_string(), place.to_owned()));
                    }
                });
            }
        }
        Language::JsonPath => {}
    });
    reads
}

//! Retriers and catchers that can never match.
//!
//! *AWS documentation: Handling errors in Step Functions workflows.*

use std::collections::BTreeSet;

use serde_json::Value;

use super::{State, warning};
use crate::stepfunctions::definition::{Diagnostic, Language};

const RESERVED: [&str; 17] = [
    "States.ALL",
    "States.BranchFailed",
    "States.DataLimitExceeded",
    "States.ExceedToleratedFailureThreshold",
    "States.HeartbeatTimeout",
    "States.Http.Socket",
    "States.IntrinsicFailure",
    "States.ItemReaderFailed",
    "States.NoChoiceMatched",
    "States.ParameterPathFailure",
    "States.Permissions",
    "States.QueryEvaluationError",
    "States.ResultPathMatchFailure",
    "States.ResultWriterFailed",
    "States.Runtime",
    "States.TaskFailed",
    "States.Timeout",
];

pub(super) fn check(state: &State<'_>, found: &mut Vec<Diagnostic>) {
    for field in ["Retry", "Catch"] {
        let mut earlier: BTreeSet<&str> = BTreeSet::new();
        for (index, entry) in state.array(field).iter().enumerate() {
            let place = format!("{}/{field}[{index}]/ErrorEquals", state.location);
            let errors = entry["ErrorEquals"].as_array().map(Vec::as_slice).unwrap_or_default();
            let errors: Vec<&str> = errors.iter().filter_map(Value::as_str).collect();
            let is_taken = |error: &&str| earlier.contains(error) || earlier.contains("States.ALL");
            if !errors.is_empty() && errors.iter().all(is_taken) {
                let message = format!("An earlier entry of {field} matches every error that this one names.");
                found.push(warning("NEVER_MATCHES", place.clone(), message));
            }
            for error in &errors {
                if let Some(why) = impossible(state, error) {
                    found.push(warning(
                        "NEVER_MATCHES",
                        place.clone(),
                        format!("'{error}' never matches: {why}."),
                    ));
                }
            }
            if field == "Retry" && entry["MaxAttempts"] == 0 {
                let message = "MaxAttempts is 0: these errors are not retried.".to_owned();
                found.push(warning("NEVER_RETRIES", place, message));
            }
            earlier.extend(errors);
        }
    }
}

/// Why an error can't come from a state, or can't be handled.
fn impossible(state: &State<'_>, error: &str) -> Option<&'static str> {
    let is_a = |kind: &str| state.text("Type") == Some(kind);
    let has = |field: &str| state.members.contains_key(field);
    Some(match error {
        "States.Runtime" => "it ends the execution",
        "States.NoChoiceMatched" => "only Choice states fail with it",
        "States.QueryEvaluationError" if state.language == Language::JsonPath => {
            "the state has no expressions"
        }
        "States.IntrinsicFailure" | "States.ParameterPathFailure" | "States.ResultPathMatchFailure"
            if state.language == Language::Jsonata =>
        {
            "the state has no paths"
        }
        "States.HeartbeatTimeout" if !has("HeartbeatSeconds") && !has("HeartbeatSecondsPath") => {
            "the state has no HeartbeatSeconds"
        }
        "States.ItemReaderFailed" if !has("ItemReader") => "the state has no ItemReader",
        "States.ResultWriterFailed" if !has("ResultWriter") => "the state has no ResultWriter",
        "States.ExceedToleratedFailureThreshold" if !is_a("Map") => "only Map states fail with it",
        "States.BranchFailed" if !is_a("Parallel") => "only Parallel states fail with it",
        error if error.starts_with("States.") && !RESERVED.contains(&error) => "there is no such error",
        _ => return None,
    })
}

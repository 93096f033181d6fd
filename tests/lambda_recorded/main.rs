//! Replays what the real Lambda was recorded to answer, and compares.
//!
//! The recordings lie beside the repository (`../shared/recorded/lambda`, its README gives the
//! format); without them the test says so and passes. Each case's calls are made in order against the
//! service, through its door for JSON, and each recorded answer must then be found among the answers,
//! in order. Cases that can't be replayed are counted apart, by reason: what they need is told by
//! the answers themselves.

mod answers;
mod calls;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

const CUT_SHORT: &str = "the calls that were written down end before the answer";
const NO_PORT: &str = "the function calls a service, and a replay has no port";
const NO_LINUX: &str = "asks Linux for users, modes and limits, which WebAssembly has not";
const NOT_VISITED: &str = "the requests to the function URL were not written down";

/// Cases that don't match, each with the reason. A case that matches must not be listed.
const KNOWN: &[(&str, &str)] = &[
    ("test_account_settings", "the recording shows the names of the limits alone"),
    ("test_alias_lifecycle", "the recording joins four pages to one answer"),
    ("test_event_source_mapping_exceptions", CUT_SHORT),
    ("test_update_lambda_exceptions", CUT_SHORT),
    (
        "test_function_concurrency_limits",
        "the reservation that was asked for depended on the account's limit",
    ),
    ("test_tag_limits", CUT_SHORT),
    ("test_lambda_provisioned_lifecycle", CUT_SHORT),
    ("test_publish_with_wrong_sha256", CUT_SHORT),
    ("test_dead_letter_queue", "the last label is a log that was taken apart"),
    ("test_maxeventage", "the recording shows two messages out of their answers"),
    ("test_failing_lambda_retries_after_visibility_timeout", NO_PORT),
    ("test_message_body_and_attributes_passed_correctly", NO_PORT),
    ("test_report_batch_item_failures_empty_json_batch_succeeds", NO_PORT),
    ("batching_reserved_concurrency", NO_PORT),
    ("test_lambda_host_prefix_api_operation", NO_PORT),
    ("test_runtime_introspection_arm", NO_LINUX),
    ("test_runtime_introspection_x86", NO_LINUX),
    ("test_runtime_ulimits", NO_LINUX),
    ("test_reserved_concurrency_async_queue", CUT_SHORT),
    (
        "test_lambda_runtime_error",
        "the interpreter's own library lies elsewhere, compiled, without its sources",
    ),
    (
        "test_uncaught_exception_invoke-python3.8",
        "Python 3.8 told no request id with an error; later ones do",
    ),
    ("test_request_id_invoke", "looks into the logs, which a replay leaves out"),
    ("test_lambda_url_echo_http_fixture_default", NOT_VISITED),
    ("test_lambda_url_echo_http_fixture_trim_x_headers", NOT_VISITED),
    ("test_lambda_url_persists_after_alias_delete", NOT_VISITED),
    ("test_request_id_invoke_url", NOT_VISITED),
];

/// What became of a case.
enum Outcome {
    Match,
    Apart(String),
    Differs(String),
}

#[test]
fn every_recorded_case_is_answered_alike_or_says_why_not() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/recorded/lambda/calls");
    let Ok(cases) = files(&folder) else {
        println!("skipped: {} is not there", folder.display());
        return;
    };
    let (mut matching, mut compared) = (0, 0);
    let mut apart: BTreeMap<String, usize> = BTreeMap::new();
    let mut surprises = Vec::new();
    for (name, case) in &cases {
        let known = KNOWN.iter().find(|(part, _)| is_called(name, part));
        let outcome = replay(case);
        if let Outcome::Apart(reason) = outcome {
            *apart.entry(reason).or_default() += 1;
            continue;
        }
        compared += 1;
        match (outcome, known) {
            (Outcome::Match, None) => matching += 1,
            (Outcome::Match, Some(_)) => {
                surprises.push(format!("{name}: matches, and is listed as not matching"));
            }
            (Outcome::Differs(difference), Some((_, reason))) => {
                println!("known: {name}: {reason}\n    {difference}");
            }
            (Outcome::Differs(difference), None) => surprises.push(format!("{name}: {difference}")),
            (Outcome::Apart(_), _) => {}
        }
    }
    println!("{matching} of {compared} match; apart from those:");
    for (reason, count) in &apart {
        println!("{count:4} {reason}");
    }
    assert!(surprises.is_empty(), "{} surprises:\n{}", surprises.len(), surprises.join("\n"));
    assert!(compared > 0, "the folder holds no case that can be replayed");
}

/// Whether a case is called `part`, or is a variant of it.
fn is_called(name: &str, part: &str) -> bool {
    let rest = name.find(part).map(|start| &name[start + part.len()..]);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

fn files(folder: &Path) -> std::io::Result<BTreeMap<String, Value>> {
    let mut cases = BTreeMap::new();
    for topic in std::fs::read_dir(folder)? {
        let paths: Vec<PathBuf> = std::fs::read_dir(topic?.path())?
            .map(|entry| Ok(entry?.path()))
            .collect::<std::io::Result<_>>()?;
        for path in paths {
            let case = serde_json::from_slice(&std::fs::read(&path)?).expect("recordings are JSON");
            let name = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
            cases.insert(name, case);
        }
    }
    Ok(cases)
}

fn replay(case: &Value) -> Outcome {
    let calls = case["calls"].as_array().map_or(0, Vec::len);
    if calls == 0 {
        return Outcome::Apart("has no calls to replay".to_owned());
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let answers = match runtime.block_on(calls::make(case)) {
        Ok(answers) => answers,
        Err(reason) => return Outcome::Apart(reason),
    };
    match answers::compare(&case["recorded"], &answers) {
        Ok(()) => Outcome::Match,
        Err(_) if answers.len() < answers::labels(&case["recorded"]) => {
            Outcome::Apart("records more answers than calls".to_owned())
        }
        Err(difference) => Outcome::Differs(difference),
    }
}

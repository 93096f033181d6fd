//! Replays calls that the real Step Functions was recorded to answer, and compares.
//!
//! The recordings lie beside the repository (`../shared/recorded/stepfunctions/calls`, its README
//! gives the format); without them the test says so and passes. Each case's calls are made in order
//! against the whole of Virga, and each recorded answer must then be found among the answers, in
//! order. The cases named in `matching.txt` must match; `UPDATE_EXPECT=1` rewrites that list. Those
//! that don't match are printed with the first difference, and those that can't be replayed counted
//! by reason.

mod answers;
mod calls;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;

const FLOOR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/stepfunctions_calls/matching.txt");

/// Why cases don't match, by a part of their name.
const KNOWN: &[(&str, &str)] = &[
    ("test_map_state_label_", "the message was not recorded from AWS"),
    ("test_math_random", "the random result was masked by a word"),
    ("aws_sdk_kms_task", "the API of KMS is not among Virga's models"),
    ("dynamodb_task", "the API of DynamoDB is not among Virga's models"),
    ("test_base_lambda_task_state", "needs a function in a language that does not run here"),
    ("TestExpressSync.test_catch", "bills the time that the call took on AWS"),
    ("array_jsonata/", "its executions were not recorded in the order of their starts"),
    ("-BASE_REFERENCE_IN_CHOICE", "the calls end before the last answer that was recorded"),
    ("-BASE_REFERENCE_IN_WAIT", "the calls end before the last answer that was recorded"),
    ("TestExpressAsync.test_catch", "records an event of the logs, which no call asks for"),
    ("TestExpressSync.test_retry", "bills the time that the calls took on AWS"),
];

/// What became of a case.
enum Outcome {
    Match,
    Apart(String),
    Differs(String),
}

#[test]
fn every_recorded_call_is_answered_alike_or_says_why_not() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/recorded/stepfunctions/calls");
    let Ok(cases) = files(&folder) else {
        println!("skipped: {} is not there", folder.display());
        return;
    };
    let only = std::env::var("ONLY").unwrap_or_default();
    let mut matching = BTreeSet::new();
    let mut apart: BTreeMap<String, usize> = BTreeMap::new();
    let mut compared = 0;
    for (name, case) in cases.iter().filter(|(name, _)| name.contains(&only)) {
        match replay(case, name) {
            Outcome::Apart(reason) => *apart.entry(reason).or_default() += 1,
            Outcome::Match => {
                compared += 1;
                matching.insert(name.clone());
            }
            Outcome::Differs(difference) => {
                compared += 1;
                let reason = KNOWN.iter().find(|(part, _)| name.contains(part)).map(|(_, reason)| *reason);
                let difference: String = difference.chars().take(400).collect();
                println!("{name}: {}\n    {difference}", reason.unwrap_or("differs"));
            }
        }
    }
    println!("{} of {compared} match; apart from those:", matching.len());
    for (reason, count) in &apart {
        println!("{count:4} {reason}");
    }
    if !only.is_empty() {
        return;
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        let list: Vec<&str> = matching.iter().map(String::as_str).collect();
        std::fs::write(FLOOR, list.join("\n") + "\n").expect("the list can be written");
    }
    let floor = std::fs::read_to_string(FLOOR).expect("the list is beside the test");
    let lost: Vec<&str> = floor.lines().filter(|name| !matching.contains(*name)).collect();
    assert!(lost.is_empty(), "these matched before: {lost:#?}");
    assert!(floor.lines().count() > 0, "the list of matching cases is empty");
}

fn files(folder: &Path) -> std::io::Result<BTreeMap<String, Value>> {
    let mut cases = BTreeMap::new();
    for topic in std::fs::read_dir(folder)? {
        let paths: Vec<PathBuf> = std::fs::read_dir(topic?.path())?
            .map(|entry| Ok(entry?.path()))
            .collect::<std::io::Result<_>>()?;
        for path in paths {
            let case = serde_json::from_slice(&std::fs::read(&path)?).expect("recordings are JSON");
            let name = path.strip_prefix(folder).expect("below the folder").with_extension("");
            cases.insert(name.display().to_string(), case);
        }
    }
    Ok(cases)
}

fn replay(case: &Value, name: &str) -> Outcome {
    if case["calls"].as_array().is_none_or(Vec::is_empty) {
        return Outcome::Apart("has no calls to replay".to_owned());
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let answers = match runtime.block_on(calls::make(name, case)) {
        Ok(answers) => answers,
        Err(reason) => return Outcome::Apart(reason),
    };
    match answers::compare(case, &answers) {
        Ok(()) => Outcome::Match,
        Err(_) if answers.all.len() < answers::labels(&case["recorded"]) => {
            Outcome::Apart("records more answers than calls".to_owned())
        }
        Err(difference) => Outcome::Differs(difference),
    }
}

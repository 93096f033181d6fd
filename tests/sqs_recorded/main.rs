//! Replays what the real SQS was recorded to answer, and compares.
//!
//! The recordings lie beside the repository (`../shared/recorded/sqs`, its README gives the format);
//! without them the test says so and passes. Each case's calls are made in order against the service,
//! through its door for JSON or, where they were made so, as Query requests, with a clock that is advanced whenever a call waits. Each recorded
//! answer must then be found among the answers, in order. Values that differ from run to run are
//! masked in the recordings; here a mask must stand for one value throughout a case. What the
//! recordings don't hold, the documented refusals, stands in `refusals`.

mod answers;
mod calls;
mod query;
mod refusals;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// Cases that don't match, each with the reason. A case that matches must not be listed.
const KNOWN: &[(&str, &str)] = &[(
    "test_move_task_cancel",
    "the recorded task went on for six messages after its cancellation; here it stops at once",
)];

#[test]
fn every_recorded_case_is_answered_alike_or_says_why_not() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/recorded/sqs/calls");
    let Ok(cases) = files(&folder) else {
        println!("skipped: {} is not there", folder.display());
        return;
    };
    let mut matching = 0;
    let mut without_calls = Vec::new();
    let mut surprises = Vec::new();
    let mut compared = 0;
    for (name, case) in &cases {
        if case["calls"].as_array().is_none_or(Vec::is_empty) {
            without_calls.push(name);
            continue;
        }
        compared += 1;
        let known = KNOWN.iter().find(|(part, _)| name.ends_with(part));
        match (replay(name, case), known) {
            (Ok(()), None) => matching += 1,
            (Ok(()), Some(_)) => surprises.push(format!("{name}: matches, and is listed as not matching")),
            (Err(difference), Some((_, reason))) => println!("known: {name}: {reason}\n    {difference}"),
            (Err(difference), None) => surprises.push(format!("{name}: {difference}")),
        }
    }
    println!("{matching} of {compared} match; {} more have no calls to replay", without_calls.len());
    assert!(surprises.is_empty(), "{} surprises:\n{}", surprises.len(), surprises.join("\n"));
    assert!(compared > 0, "the folder holds no case");
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

fn replay(name: &str, case: &Value) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let answers = runtime.block_on(calls::make(name, case));
    answers::compare(&case["recorded"], &answers, name.contains("sqs_query"))
}

//! Replays what the real Lambda was recorded to answer, and compares.
//!
//! The recordings lie beside the repository (`../shared/recorded/lambda`, its README gives the
//! format); without them the test says so and passes. Each case's calls are made in order against the
//! service, through its door for JSON, and each recorded answer must then be found among the answers,
//! in order. Cases that can't be replayed are counted apart, by reason: what they need is told by
//! the answers themselves.

mod answers;
mod calls;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// Cases that don't match, each with the reason. A case that matches must not be listed.
const KNOWN: &[(&str, &str)] = &[];

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
        let known = KNOWN.iter().find(|(part, _)| name.contains(part));
        let outcome = replay(case, name);
        if let Outcome::Apart(reason) = outcome {
            *apart.entry(reason).or_default() += 1;
            continue;
        }
        compared += 1;
        match (outcome, known) {
            (Outcome::Match, None) => matching += 1,
            (Outcome::Match, Some(_)) => {
                surprises.push(format!("{name}: matches, and is listed as not matching"))
            }
            (Outcome::Differs(difference), Some((_, reason))) => {
                println!("known: {name}: {reason}\n    {difference}")
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

fn replay(case: &Value, name: &str) -> Outcome {
    let calls = case["calls"].as_array().map_or(0, Vec::len);
    if calls == 0 {
        return Outcome::Apart("has no calls to replay".to_owned());
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let answers = match runtime.block_on(calls::make(name, case)) {
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

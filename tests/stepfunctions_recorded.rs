//! Replays recorded executions of the real Step Functions against the interpreter.
//!
//! The recordings are data beside the repository (`../shared/recorded`), not part of it; without them
//! the test says so and passes. Results of tasks are taken from the recording, everything else must
//! come out as recorded. The cases in `tests/stepfunctions_recorded.txt` must match;
//! `UPDATE_EXPECT=1` rewrites that list.

#[path = "stepfunctions_recorded/map_run.rs"]
mod map_run;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::{Map, Value};
use virga::clock::Timestamp;
use virga::stepfunctions::definition::Definition;
use virga::stepfunctions::execution::{About, Execution, Outcome, Signal, TaskId};
use virga::stepfunctions::history::Mishap;
use virga::stepfunctions::payload::Payload;

const FLOOR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/stepfunctions_recorded.txt");

/// Why executions don't come out alike, by a part of their name.
const KNOWN: &[(&str, &str)] = &[
    ("test_max_concurrency_path_negative", "recorded before it had ended"),
    ("TOLERATED_FAILURE_", "what the field does in INLINE mode is not documented: refused by name"),
    ("test_start_async_describe_history_execution", "recorded without a history"),
];

#[test]
fn recorded_executions_come_out_as_aws_recorded_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/recorded/stepfunctions/executions");
    if !folder.is_dir() {
        println!("no recordings at {}: nothing was compared", folder.display());
        return;
    }
    let (mut matching, mut reasons) = (BTreeSet::new(), BTreeMap::<String, Vec<String>>::new());
    let cases = cases(&folder);
    for (name, case) in &cases {
        match replay(case) {
            Ok(()) => {
                matching.insert(name.clone());
            }
            Err((category, detail)) => {
                let known = KNOWN.iter().find(|(part, _)| name.contains(part));
                let category = known.map_or(category, |(_, reason)| (*reason).to_owned());
                reasons.entry(category).or_default().push(format!("{name}: {detail}"));
            }
        }
    }
    println!("{} of {} match", matching.len(), cases.len());
    for (category, cases) in &reasons {
        println!("{} {category}", cases.len());
        for case in cases {
            println!("    {}", case.chars().take(1_200).collect::<String>());
        }
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        let list: Vec<&str> = matching.iter().map(String::as_str).collect();
        std::fs::write(FLOOR, list.join("\n") + "\n").unwrap();
    }
    let floor = std::fs::read_to_string(FLOOR).unwrap();
    let lost: Vec<&str> = floor.lines().filter(|name| !matching.contains(*name)).collect();
    assert!(lost.is_empty(), "these matched before: {lost:#?}");
    assert!(floor.lines().count() > 0, "the list of matching cases is empty");
}

fn cases(folder: &Path) -> Vec<(String, Value)> {
    let mut files: Vec<PathBuf> = Vec::new();
    for topic in std::fs::read_dir(folder).unwrap() {
        let topic = topic.unwrap().path();
        files.extend(std::fs::read_dir(topic).unwrap().map(|file| file.unwrap().path()));
    }
    files.sort();
    let read = |file: PathBuf| {
        let name = file.strip_prefix(folder).unwrap().with_extension("").display().to_string();
        (name, serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap())
    };
    files.into_iter().map(read).collect()
}

type Mismatch = (String, String);

fn mismatch<T>(category: &str, detail: impl Into<String>) -> Result<T, Mismatch> {
    Err((category.to_owned(), detail.into()))
}

fn replay(case: &Value) -> Result<(), Mismatch> {
    let mut histories = case["recorded"].as_object().unwrap().values();
    let Some(recorded) = histories.find_map(|answer| answer["events"].as_array()) else {
        return mismatch("without a history", "");
    };
    let text = case["definition"].to_string();
    let definition = match Definition::compile(&text, false) {
        Ok(definition) => Arc::new(definition),
        Err(diagnostics) => return mismatch("refused definition", format!("{}", diagnostics[0])),
    };
    let foreign =
        |what: &&String| !what.starts_with("the service integration") && !what.starts_with("Credentials");
    if let Some(what) = definition.unsupported.iter().find(foreign) {
        return mismatch(&format!("not supported: {what}"), "");
    }
    let mine = run(case, definition, recorded)?;
    compare(&map_run::as_of_today(case, recorded), &mine)
}

fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn run(case: &Value, definition: Arc<Definition>, recorded: &[Value]) -> Result<Vec<Value>, Mismatch> {
    let started = &recorded[0]["executionStartedEventDetails"];
    let masked = text_of(&started["input"]);
    let given = text_of(&case["input"]);
    let input = if masked.contains("<timestamp>") { &given } else { &masked };
    let input = Payload::parse(input).map_err(|error| ("unreadable input".to_owned(), error.to_string()))?;
    let now = Timestamp::parse("2026-11-23T00:00:00Z").unwrap();
    let about = About {
        id: "arn:aws:states:us-east-1:000000000000:execution:machine:name".into(),
        name: "name".into(),
        machine_id: "arn:aws:states:us-east-1:000000000000:stateMachine:machine".into(),
        machine_name: "machine".into(),
        role: text_of(&started["roleArn"]).as_str().into(),
        region: "us-east-1".into(),
        input: input.clone(),
        started: now,
        records: true,
        version: None,
        alias: None,
        redrives: 0,
        context: None,
    };
    let (mut execution, effects) = Execution::start(Arc::new(about), definition, input, 1, now);
    let (mut now, mut open, mut runs) = (now, effects.tasks, effects.map_runs);
    for _ in 0..1_000 {
        if execution.end().is_some() {
            return Ok(execution.events().iter().map(|event| event.to_json(true)).collect());
        }
        if let Some(run) = runs.pop() {
            let outcome = map_run::carry_out(case, run.clone(), now);
            let effects = execution.advance(now, Signal::MapRun(run.id, outcome));
            open.extend(effects.tasks);
            runs.extend(effects.map_runs);
            continue;
        }
        let signal = match open.pop() {
            Some(task) => match outcome(recorded, task.id) {
                Some(Signal::Wake) => {
                    now = execution.next_guard().map_or(now, |(at, _)| at);
                    Signal::Wake
                }
                Some(Signal::Submitted(id, output)) => {
                    open.push(task);
                    Signal::Submitted(id, output)
                }
                Some(signal) => signal,
                None => return mismatch("task without a recorded outcome", format!("event {}", task.id)),
            },
            None => match execution.next_step() {
                Some(at) => {
                    now = at;
                    Signal::Wake
                }
                None => return mismatch("stuck", ""),
            },
        };
        // A task that was submitted has its end recorded behind the submission.
        let submitted = matches!(signal, Signal::Submitted(..)).then(|| open.pop()).flatten();
        let effects = execution.advance(now, signal);
        open.extend(effects.tasks);
        runs.extend(effects.map_runs);
        if let Some(task) = submitted {
            let last = execution.events().last().unwrap().id;
            match following(recorded, last, task.id) {
                Some(Signal::Wake) | None => {
                    now = execution.next_guard().map_or(now, |(at, _)| at);
                    open.extend(execution.advance(now, Signal::Wake).tasks);
                }
                Some(signal) => open.extend(execution.advance(now, signal).tasks),
            }
        }
    }
    mismatch("endless", "")
}

/// What was recorded to happen to the task that was scheduled by event `id`.
fn outcome(recorded: &[Value], id: TaskId) -> Option<Signal> {
    following(recorded, id + 1, id)
}

fn following(recorded: &[Value], previous: i64, id: TaskId) -> Option<Signal> {
    let event = recorded.iter().find(|event| event["previousEventId"] == previous)?;
    let details = event.as_object()?.iter().find(|(name, _)| name.ends_with("EventDetails"));
    let details = details.map(|(_, details)| details);
    let kind = event["type"].as_str()?;
    let payload = || Payload::parse(&json_text(&details?["output"])).ok();
    if kind.ends_with("Submitted") {
        return Some(Signal::Submitted(id, payload()?));
    }
    if kind.ends_with("TimedOut") {
        return Some(Signal::Wake);
    }
    if kind.ends_with("Failed") {
        let text = |name: &str| details?.get(name).map(|text| text_of(text).as_str().into());
        return Some(Signal::Task(
            id,
            Outcome::Failed(Mishap { error: text("error"), cause: text("cause") }),
        ));
    }
    Some(Signal::Task(id, Outcome::Succeeded(payload()?)))
}

/// Recorded JSON text, which is sometimes shown parsed.
fn json_text(value: &Value) -> String {
    match value {
        Value::String(text) if serde_json::from_str::<Value>(text).is_ok() => text.clone(),
        other => other.to_string(),
    }
}

fn compare(recorded: &[Value], mine: &[Value]) -> Result<(), Mismatch> {
    let category = "different history";
    let in_order = recorded.iter().all(|event| event["id"].is_number());
    let types =
        |events: &[Value]| events.iter().map(|event| text_of(&event["type"])).collect::<Vec<_>>().join(" ");
    if recorded.len() > mine.len() || (in_order && recorded.len() != mine.len()) {
        return mismatch(category, format!("recorded {} // mine {}", types(recorded), types(mine)));
    }
    if in_order {
        for (recorded, mine) in recorded.iter().zip(mine) {
            if !is_like(recorded, mine) {
                return mismatch(category, format!("recorded {recorded} // mine {mine}"));
            }
        }
        return Ok(());
    }
    let mut left: Vec<&Value> = mine.iter().collect();
    for event in recorded {
        match left.iter().position(|mine| is_like(event, mine)) {
            Some(at) => {
                left.remove(at);
            }
            None => return mismatch(category, format!("recorded {event} is not in mine")),
        }
    }
    Ok(())
}

/// Whether `mine` is what was recorded, as far as the recording was not masked.
fn is_like(recorded: &Value, mine: &Value) -> bool {
    match (recorded, mine) {
        (Value::Array(masked), Value::Number(_)) if masked.len() == 1 && masked[0] == 0 => true,
        (Value::Number(recorded), Value::Number(mine)) => {
            recorded == mine || recorded.as_f64() == mine.as_f64()
        }
        (Value::Object(recorded), Value::Object(mine)) => are_like(recorded, mine),
        (Value::Array(recorded), Value::Array(mine)) => {
            recorded.len() == mine.len()
                && recorded.iter().zip(mine).all(|(recorded, mine)| is_like(recorded, mine))
        }
        (Value::String(recorded), mine) if is_mask(recorded) => mine.is_string() || mine.is_number(),
        (Value::String(recorded), Value::String(mine)) => is_like_text(recorded, mine),
        // Strings that hold JSON are sometimes shown parsed.
        (recorded, Value::String(mine)) => {
            serde_json::from_str::<Value>(mine).is_ok_and(|mine| is_like(recorded, &mine))
        }
        (recorded, mine) => recorded == mine,
    }
}

fn are_like(recorded: &Map<String, Value>, mine: &Map<String, Value>) -> bool {
    // Branches in parallel have their order masked away, and with it these two.
    let unordered = recorded.get("id").is_some_and(Value::is_array);
    recorded.iter().all(|(name, value)| {
        (unordered && name == "previousEventId") || mine.get(name).is_some_and(|mine| is_like(value, mine))
    }) && mine.keys().all(|name| recorded.contains_key(name) || name == "RedriveCount")
}

fn is_mask(text: &str) -> bool {
    matches!(text, "date" | "<date>" | "datetime" | "timestamp" | "snf_role_arn" | "map_run_arn")
}

fn is_like_text(recorded: &str, mine: &str) -> bool {
    if recorded == mine || glob(recorded, mine) {
        return true;
    }
    // An array in which something was masked has lost its spaces on the way.
    let may_differ = |value: &Value| value.is_object() || recorded.contains("<date>");
    let parsed = |text: &str| serde_json::from_str::<Value>(text).ok().filter(may_differ);
    parsed(recorded).zip(parsed(mine)).is_some_and(|(recorded, mine)| is_like(&recorded, &mine))
}

/// Compares with everything in angle brackets, and the masked account, standing for anything.
fn glob(recorded: &str, mine: &str) -> bool {
    let recorded = recorded.replace("111111111111", "<account>").replace("<<task_token>:1>", "<token>");
    let recorded = recorded.replace(":function:lambda_function_name", ":function:<name>");
    let mut parts: Vec<String> = Vec::new();
    let mut rest = recorded.as_str();
    while let Some((before, after)) = rest.split_once('<') {
        let Some((_, after)) = after.split_once('>') else { break };
        parts.push(regex::escape(before));
        rest = after.strip_prefix('>').unwrap_or(after);
    }
    parts.push(regex::escape(rest));
    regex::Regex::new(&format!("(?s)^{}$", parts.join(".*"))).is_ok_and(|pattern| pattern.is_match(mine))
}

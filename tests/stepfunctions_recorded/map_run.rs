//! Map runs of recorded executions: their objects come from the recorded setup, their children run here.

use std::sync::Arc;

use bytes::Bytes;
use serde_json::Value;
use virga::clock::Timestamp;
use virga::neighbours::StoredObject;
use virga::stepfunctions::definition::{Definition, ItemSource};
use virga::stepfunctions::execution::{About, End, Execution, MapRunRequest, Outcome, Reading, Signal};
use virga::stepfunctions::history::Mishap;
use virga::stepfunctions::map_run::items::{self, ItemList};
use virga::stepfunctions::map_run::{Child, MapRun, Verdict};
use virga::stepfunctions::payload::Payload;

/// Recordings as AWS would make them today. Until the summer of 2024 the exit of a Map state in
/// distributed mode followed from `MapRunSucceeded`; since November 2024 from `MapRunStarted`.
pub fn as_of_today(case: &Value, recorded: &[Value]) -> Vec<Value> {
    let mut events = recorded.to_vec();
    let day: Vec<&str> = case["recorded_on"].as_str().unwrap_or_default().split('-').collect();
    if day.len() == 3 && (day[2], day[1]) >= ("2024", "11") {
        return events;
    }
    let started = |id: &Value| {
        let of_run = |event: &&Value| event["id"] == *id && event["type"] == "MapRunSucceeded";
        recorded.iter().find(of_run).map(|event| event["previousEventId"].clone())
    };
    for event in events.iter_mut().filter(|event| event["type"] == "MapStateExited") {
        if let Some(started) = started(&event["previousEventId"]) {
            event["previousEventId"] = started;
        }
    }
    events
}

/// Runs all children, one after the other, and says how the run came out.
pub fn carry_out(case: &Value, request: MapRunRequest, now: Timestamp) -> Outcome {
    let reading = request.reading.clone();
    let mut run = MapRun::new(request, now);
    match read(case, &reading) {
        Ok(items) => run.take_items(Arc::new(ItemList::new(items, "STATE_DATA".into()))),
        Err(mishap) => run.fail(mishap),
    }
    while let Some(child) = run.next_child(now) {
        let end = child_end(case, &run, &child, now);
        run.child_ended(child.index, end, now);
    }
    match run.verdict() {
        Some(Verdict::Succeeded) => Outcome::Succeeded(run.result()),
        Some(Verdict::Failed(mishap)) => Outcome::Failed(mishap),
        verdict => panic!("{verdict:?}"),
    }
}

fn child_end(case: &Value, run: &MapRun, child: &Child, now: Timestamp) -> End {
    let definition = Arc::new(Definition::of_processor(Arc::clone(&run.request().processor)));
    let about = About {
        id: run.child_arn(&child.name).into(),
        name: child.name.clone(),
        machine_id: run.child_machine_arn().into(),
        machine_name: "machine/label".into(),
        role: "arn:aws:iam::000000000000:role/role".into(),
        region: "us-east-1".into(),
        input: child.input.clone(),
        started: now,
        records: true,
        version: None,
        alias: None,
        redrives: 0,
        context: None,
    };
    let (mut execution, effects) = Execution::start(Arc::new(about), definition, child.input.clone(), 1, now);
    let mut open = effects.map_runs;
    while let Some(request) = open.pop() {
        let id = request.id;
        let outcome = carry_out(case, request, now);
        open.extend(execution.advance(now, Signal::MapRun(id, outcome)).map_runs);
    }
    execution.end().cloned().expect("children of recorded map runs don't wait")
}

fn read(case: &Value, reading: &Reading) -> Result<Vec<Payload>, Mishap> {
    let (source, parameters, most) = match reading {
        Reading::Given(array) => return items::of_array(array, items::limit(None)),
        Reading::From { source, parameters, most } => (source, parameters, items::limit(*most)),
    };
    let stored = stored(case);
    match source {
        ItemSource::Listing => Ok(stored.iter().take(most).map(items::of_listing).collect()),
        ItemSource::Object(format) => {
            let object = stored.iter().find(|object| parameters.value()["Key"] == object.key.as_str());
            items::of_object(format, &object.expect("the setup stored it").body, most)
        }
        other => panic!("{other:?} is not recorded"),
    }
}

fn stored(case: &Value) -> Vec<StoredObject> {
    let calls = case["setup"].as_array().into_iter().flatten();
    let puts = calls.filter(|call| call["operation"] == "PutObject").map(|call| &call["params"]);
    let object = |params: &Value| {
        let body = params["Body"].as_str().unwrap_or_default();
        StoredObject {
            key: params["Key"].as_str().unwrap_or_default().to_owned(),
            body: Bytes::copy_from_slice(body.as_bytes()),
            size: body.len() as u64,
            etag: "\"etag\"".to_owned(),
            version: None,
            last_modified: Timestamp::from_secs(1_700_000_000),
            storage_class: "STANDARD".to_owned(),
        }
    };
    puts.map(object).collect()
}

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use parking_lot::Mutex;
use serde_json::{Value, json};

use super::{Caller, absent, one};
use crate::aws::model::stepfunctions::{self as model, StepFunctions};
use crate::aws::{Call, Error};
use crate::clock::Timestamp;
use crate::neighbours::{Answer, ObjectPage, Objects, StoredObject};
use crate::store::Store;

/// Buckets in memory; the bucket `absent` does not exist.
#[derive(Default)]
pub struct Shelf(Mutex<BTreeMap<String, Bytes>>);

fn stored(key: &str, body: Bytes) -> StoredObject {
    StoredObject {
        key: key.to_owned(),
        size: body.len() as u64,
        body,
        etag: "\"tag\"".to_owned(),
        version: None,
        last_modified: Timestamp::from_secs(1_700_000_000),
        storage_class: "STANDARD".to_owned(),
    }
}

impl Shelf {
    pub fn get(&self, key: &str) -> Option<Bytes> {
        self.0.lock().get(key).cloned()
    }

    pub fn put(&self, key: &str, content: &str) {
        self.0.lock().insert(key.to_owned(), Bytes::copy_from_slice(content.as_bytes()));
    }
}

impl Objects for Arc<Shelf> {
    fn get_object<'a>(
        &'a self,
        _: &'a Call,
        _: &'a str,
        key: &'a str,
        _: Option<&'a str>,
    ) -> Answer<'a, StoredObject> {
        let found = self.0.lock().get(key).cloned();
        let missing = || Error::new("NoSuchKey", 404, "The specified key does not exist.");
        Box::pin(async move { found.map(|body| stored(key, body)).ok_or_else(missing) })
    }

    fn put_object<'a>(
        &'a self,
        _: &'a Call,
        bucket: &'a str,
        key: &'a str,
        body: Bytes,
        _: &'a str,
    ) -> Answer<'a, StoredObject> {
        if bucket == "absent" {
            return absent();
        }
        self.0.lock().insert(key.to_owned(), body.clone());
        Box::pin(async move { Ok(stored(key, body)) })
    }

    fn list_objects<'a>(
        &'a self,
        _: &'a Call,
        _: &'a str,
        prefix: &'a str,
        after: Option<&'a str>,
    ) -> Answer<'a, ObjectPage> {
        let all = self.0.lock();
        let found = all
            .iter()
            .filter(|(key, _)| key.starts_with(prefix) && after.is_none_or(|after| key.as_str() > after));
        // Pages of two, so that there are several.
        let mut objects: Vec<StoredObject> =
            found.take(3).map(|(key, body)| stored(key, body.clone())).collect();
        let truncated = objects.len() == 3;
        objects.truncate(2);
        Box::pin(async move { Ok(ObjectPage { objects, truncated }) })
    }
}

impl Caller {
    pub(super) fn with_objects(objects: &[(&str, &str)]) -> (Self, Arc<Shelf>) {
        let caller = Self::new();
        let shelf = Arc::new(Shelf::default());
        caller.house.neighbours.set_objects(Arc::new(Arc::clone(&shelf)));
        let put = |(key, body): &(&str, &str)| ((*key).to_owned(), Bytes::copy_from_slice(body.as_bytes()));
        shelf.0.lock().extend(objects.iter().map(put));
        (caller, shelf)
    }

    /// A caller at this time whose service has what `store` kept.
    pub(super) fn restarted(store: Store, shelf: &Arc<Shelf>, at: i64) -> Self {
        let caller = Self::over(store, Timestamp::from_secs(at));
        caller.house.neighbours.set_objects(Arc::new(Arc::clone(shelf)));
        caller.service.restore();
        caller
    }

    pub(super) async fn settle(&self) {
        self.house.clock.settled().await;
    }

    pub(super) async fn map_run(&self, execution: &str) -> model::DescribeMapRunOutput {
        let input = model::ListMapRunsInput { execution_arn: execution.to_owned(), ..Default::default() };
        let listed = self.service.list_map_runs(&self.call, input).await.unwrap();
        let input = model::DescribeMapRunInput { map_run_arn: listed.map_runs[0].map_run_arn.clone() };
        self.service.describe_map_run(&self.call, input).await.unwrap()
    }

    pub(super) async fn children(&self, map_run: &str) -> Vec<model::ExecutionListItem> {
        let input =
            model::ListExecutionsInput { map_run_arn: Some(map_run.to_owned()), ..Default::default() };
        self.service.list_executions(&self.call, input).await.unwrap().executions
    }

    pub(super) async fn output(&self, execution: &str) -> Value {
        let described = self.describe(execution).await;
        let output =
            described.output.unwrap_or_else(|| panic!("{:?} {:?}", described.error, described.cause));
        serde_json::from_str(&output).unwrap()
    }
}

pub fn each(processor: &Value, kind: &str, more: &Value) -> Value {
    let mut state = json!({
        "Type": "Map", "Label": "Each", "End": true,
        "ItemProcessor": {
            "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": kind},
            "StartAt": "Step", "States": {"Step": processor},
        },
    });
    state.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    one(state)
}

fn passing(kind: &str, more: &Value) -> Value {
    each(&json!({"Type": "Pass", "End": true}), kind, more)
}

/// Waits a minute for each item.
pub fn napping(more: &Value) -> Value {
    each(&json!({"Type": "Wait", "Seconds": 60, "End": true}), "STANDARD", more)
}

/// Fails for items that say so.
pub fn failing(more: &Value) -> Value {
    let echo = "arn:aws:lambda:us-east-1:000000000000:function:echo";
    each(&json!({"Type": "Task", "Resource": echo, "End": true}), "STANDARD", more)
}

#[tokio::test]
async fn children_are_executions_of_their_own() {
    let (caller, _) = Caller::with_objects(&[]);
    let machine = caller.create(&passing("STANDARD", &json!({}))).await;
    let execution = caller.start(&machine, &json!(["a", "b"])).await;
    caller.settle().await;
    assert_eq!(caller.output(&execution).await, json!(["a", "b"]));
    let run = caller.map_run(&execution).await;
    assert!(run.map_run_arn.starts_with("arn:aws:states:us-east-1:000000000000:mapRun:machine/Each:"));
    assert_eq!((run.status, run.execution_arn), (model::MapRunStatus::Succeeded, execution));
    assert_eq!((run.item_counts.succeeded, run.item_counts.total), (2, 2));
    assert_eq!((run.execution_counts.succeeded, run.execution_counts.pending), (2, 0));
    let children = caller.children(&run.map_run_arn).await;
    assert_eq!(children.len(), 2);
    let child = &children[1];
    assert_eq!((child.item_count, child.map_run_arn.as_deref()), (Some(1), Some(&*run.map_run_arn)));
    let described = caller.describe(&child.execution_arn).await;
    assert_eq!(described.input.as_deref(), Some(r#""a""#));
    assert!(described.state_machine_arn.ends_with(":stateMachine:machine/Each"));
    assert_eq!(described.map_run_arn, Some(run.map_run_arn));
    assert_eq!(
        caller.types(&child.execution_arn).await,
        ["ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded"]
    );
}

#[tokio::test]
async fn express_children_have_no_history_and_can_be_described() {
    let (caller, _) = Caller::with_objects(&[]);
    let machine = caller.create(&passing("EXPRESS", &json!({}))).await;
    let execution = caller.start(&machine, &json!([1])).await;
    caller.settle().await;
    let run = caller.map_run(&execution).await;
    let child = &caller.children(&run.map_run_arn).await[0].execution_arn;
    assert!(child.contains(":express:machine/Each:"), "{child}");
    assert_eq!(caller.describe(child).await.output.as_deref(), Some("1"));
    let input = model::GetExecutionHistoryInput { execution_arn: child.clone(), ..Default::default() };
    let refused = caller.service.get_execution_history(&caller.call, input).await.unwrap_err();
    assert_eq!(refused.code, "InvalidArn");
}

#[tokio::test]
async fn items_come_from_an_object_and_results_go_to_files_by_status() {
    let more = json!({
        "ItemReader": {
            "Resource": "arn:aws:states:::s3:getObject",
            "ReaderConfig": {"InputType": "JSONL"},
            "Parameters": {"Bucket": "in", "Key.$": "$.key"},
        },
        "ItemSelector": {"n.$": "$$.Map.Item.Value.n", "fail.$": "$$.Map.Item.Value.fail", "from.$": "$$.Map.Item.Source"},
        "ToleratedFailureCount": 1,
        "ResultWriter": {
            "Resource": "arn:aws:states:::s3:putObject",
            "Parameters": {"Bucket": "out", "Prefix": "jobs"},
        },
    });
    let lines = "{\"n\":1,\"fail\":false}\n\n{\"n\":2,\"fail\":true}\n";
    let (caller, shelf) = Caller::with_objects(&[("items.jsonl", lines)]);
    let machine = caller.create(&failing(&more)).await;
    let execution = caller.start(&machine, &json!({"key": "items.jsonl"})).await;
    caller.settle().await;
    let run = caller.map_run(&execution).await;
    let id = run.map_run_arn.rsplit(':').next().unwrap().to_owned();
    let output = caller.output(&execution).await;
    let manifest = format!("jobs/{id}/manifest.json");
    assert_eq!(
        output,
        json!({"MapRunArn": run.map_run_arn, "ResultWriterDetails": {"Bucket": "out", "Key": manifest}})
    );
    assert_eq!((run.item_counts.failed, run.item_counts.results_written), (1, 2));
    let file = |key: &str| -> Value { serde_json::from_slice(&shelf.0.lock()[key]).unwrap() };
    let failed = format!("jobs/{id}/FAILED_0.json");
    let size = shelf.0.lock()[&failed].len();
    let manifest = file(&manifest);
    assert_eq!(manifest["ResultFiles"]["FAILED"], json!([{"Key": failed, "Size": size}]));
    assert_eq!(manifest["ResultFiles"]["PENDING"], json!([]));
    let failed = &file(&failed)[0];
    assert_eq!((&failed["Error"], &failed["Status"]), (&json!("Declined"), &json!("FAILED")));
    let succeeded = &file(&format!("jobs/{id}/SUCCEEDED_0.json"))[0];
    assert_eq!(succeeded["Output"], r#"{"fail":false,"from":"S3://in/items.jsonl","n":1}"#);
    assert_eq!(succeeded["RedriveStatusReason"], "Execution is SUCCEEDED and cannot be redriven");
}

#[tokio::test]
async fn a_run_fails_when_more_items_fail_than_may_and_the_rest_is_pending() {
    let more = json!({
        "MaxConcurrency": 1,
        "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": "out"}},
    });
    let (caller, shelf) = Caller::with_objects(&[]);
    let machine = caller.create(&failing(&more)).await;
    let items = json!([{"fail": false}, {"fail": true}, {"fail": false}]);
    let execution = caller.start(&machine, &items).await;
    caller.settle().await;
    let failed = caller.describe(&execution).await;
    assert_eq!(failed.error.as_deref(), Some("States.ExceedToleratedFailureThreshold"));
    assert_eq!(
        caller.types(&execution).await[3..],
        ["MapRunStarted", "MapRunFailed", "MapStateFailed", "ExecutionFailed"]
    );
    let run = caller.map_run(&execution).await;
    assert_eq!(run.status, model::MapRunStatus::Failed);
    assert_eq!((run.item_counts.succeeded, run.item_counts.failed, run.item_counts.pending), (1, 1, 1));
    let id = run.map_run_arn.rsplit(':').next().unwrap();
    let pending: Value = serde_json::from_slice(&shelf.0.lock()[&format!("{id}/PENDING_0.json")]).unwrap();
    assert_eq!(
        pending,
        json!([{"Input": r#"{"fail":false}"#, "InputDetails": {"Included": true}, "Status": "PENDING"}])
    );
}

#[tokio::test]
async fn a_failed_child_that_is_tolerated_is_told_whole_in_the_result() {
    let (caller, _) = Caller::with_objects(&[]);
    let machine = caller.create(&failing(&json!({"ToleratedFailurePercentage": 50}))).await;
    let execution = caller.start(&machine, &json!([{"fail": true}, {"fail": false}])).await;
    caller.settle().await;
    let output = caller.output(&execution).await;
    assert_eq!((&output[0]["Status"], &output[1]), (&json!("FAILED"), &json!({"fail": false})));
}

#[tokio::test]
async fn a_run_can_be_given_more_room_while_it_is_under_way() {
    let (caller, _) = Caller::with_objects(&[]);
    let machine = caller.create(&napping(&json!({"MaxConcurrency": 1}))).await;
    let execution = caller.start(&machine, &json!([1, 2, 3])).await;
    caller.settle().await;
    let run = caller.map_run(&execution).await;
    assert_eq!((run.status, run.stop_date), (model::MapRunStatus::Running, None));
    assert_eq!((run.execution_counts.running, run.execution_counts.pending), (1, 2));
    let update = model::UpdateMapRunInput {
        map_run_arn: run.map_run_arn.clone(),
        max_concurrency: Some(5),
        tolerated_failure_count: Some(2),
        ..Default::default()
    };
    caller.service.update_map_run(&caller.call, update.clone()).await.unwrap();
    caller.settle().await;
    let run = caller.map_run(&execution).await;
    assert_eq!((run.execution_counts.running, run.max_concurrency, run.tolerated_failure_count), (3, 5, 2));
    caller.house.clock.advance(Duration::from_mins(1)).await;
    caller.settle().await;
    assert_eq!(caller.output(&execution).await, json!([1, 2, 3]));
    let late = caller.service.update_map_run(&caller.call, update).await.unwrap_err();
    assert_eq!(late.code, "ValidationException");
}

#[tokio::test]
async fn stopping_an_execution_stops_its_children() {
    let (caller, _) = Caller::with_objects(&[]);
    let machine = caller.create(&napping(&json!({"MaxConcurrency": 1}))).await;
    let execution = caller.start(&machine, &json!([1, 2])).await;
    caller.settle().await;
    let stop = model::StopExecutionInput { execution_arn: execution.clone(), ..Default::default() };
    caller.service.stop_execution(&caller.call, stop).await.unwrap();
    caller.settle().await;
    let run = caller.map_run(&execution).await;
    assert_eq!(run.status, model::MapRunStatus::Aborted);
    assert_eq!((run.execution_counts.aborted, run.execution_counts.pending), (1, 1));
    let children = caller.children(&run.map_run_arn).await;
    assert_eq!(children[0].status, model::ExecutionStatus::Aborted);
    assert_eq!(caller.house.clock.snapshot().timers, 0, "nobody waits any more");
}

#[tokio::test]
async fn listed_objects_are_items_in_batches() {
    let more = json!({
        "ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2", "Parameters": {"Bucket": "in", "Prefix": "a/"}},
        "ItemSelector": {"key.$": "$$.Map.Item.Value.Key", "index.$": "$$.Map.Item.Index"},
        "ItemBatcher": {"MaxItemsPerBatch": 2, "BatchInput": {"day.$": "$.day"}},
    });
    let (caller, _) = Caller::with_objects(&[("a/1", ""), ("a/2", ""), ("a/3", ""), ("b/1", "")]);
    let machine = caller.create(&passing("STANDARD", &more)).await;
    let execution = caller.start(&machine, &json!({"day": "Monday"})).await;
    caller.settle().await;
    assert_eq!(
        caller.output(&execution).await,
        json!([
            {"BatchInput": {"day": "Monday"}, "Items": [{"key": "a/1", "index": 0}, {"key": "a/2", "index": 1}]},
            {"BatchInput": {"day": "Monday"}, "Items": [{"key": "a/3", "index": 2}]},
        ])
    );
    let run = caller.map_run(&execution).await;
    assert_eq!((run.item_counts.total, run.execution_counts.total), (3, 2));
}

#[tokio::test]
async fn what_cannot_be_read_or_written_fails_the_run_by_name() {
    let reader = json!({"ItemReader": {
        "Resource": "arn:aws:states:::s3:getObject",
        "ReaderConfig": {"InputType": "JSON"},
        "Parameters": {"Bucket": "in", "Key": "nowhere"},
    }});
    let writer = json!({"ResultWriter": {
        "Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": "absent"},
    }});
    let (caller, _) = Caller::with_objects(&[]);
    for (name, more, error) in
        [("r", reader, "States.ItemReaderFailed"), ("w", writer, "States.ResultWriterFailed")]
    {
        let machine = caller.try_create(name, &passing("STANDARD", &more), "STANDARD").await.unwrap();
        let execution = caller.start(&machine, &json!([1])).await;
        caller.settle().await;
        assert_eq!(caller.describe(&execution).await.error.as_deref(), Some(error));
        assert_eq!(caller.map_run(&execution).await.status, model::MapRunStatus::Failed);
    }
}

#[tokio::test]
async fn an_express_machine_may_have_no_distributed_map() {
    let (caller, _) = Caller::with_objects(&[]);
    let refused =
        caller.try_create("machine", &passing("STANDARD", &json!({})), "EXPRESS").await.unwrap_err();
    assert!(refused.message.contains("'DISTRIBUTED' mode"), "{}", refused.message);
}

#[tokio::test]
async fn a_task_out_of_time_leaves_neither_its_token_nor_its_work_behind() {
    let (caller, _) = Caller::with_objects(&[]);
    let ask = json!({
        "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "End": true,
        "TimeoutSeconds": 60,
        "Parameters": {"QueueUrl": "http://localhost:4566/000000000000/q", "MessageBody.$": "$$.Task.Token"},
    });
    let machine = caller.create(&one(ask)).await;
    caller.start(&machine, &json!({})).await;
    caller.settle().await;
    assert_eq!(caller.service.shared.tokens.len(), 1);
    caller.house.clock.advance(Duration::from_mins(1)).await;
    assert_eq!(caller.service.shared.tokens.len(), 0);
}

#[tokio::test]
async fn a_long_history_is_told_in_pages_from_either_end() {
    let (caller, _) = Caller::with_objects(&[]);
    let machine = caller.create(&one(json!({"Type": "Pass", "End": true}))).await;
    let execution = caller.start(&machine, &json!({})).await;
    let mut input = model::GetExecutionHistoryInput {
        execution_arn: execution,
        max_results: Some(3),
        reverse_order: Some(true),
        ..Default::default()
    };
    let first = caller.history(input.clone()).await;
    input.next_token = first.next_token;
    let second = caller.history(input).await;
    let ids: Vec<i64> = first.events.iter().chain(&second.events).map(|event| event.id).collect();
    assert_eq!((ids, second.next_token), (vec![4, 3, 2, 1], None));
}

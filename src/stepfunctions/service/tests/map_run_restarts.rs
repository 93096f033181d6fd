use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::json;

use super::map_runs::{Shelf, failing, napping};
use super::*;
use crate::store::{Batch, Committed, RowKey, RowStore, Table};

/// A store whose process is killed after so many commits.
#[derive(Debug, Default)]
struct Doomed {
    rows: Arc<MemoryStore>,
    most: usize,
    commits: AtomicUsize,
}

impl RowStore for Doomed {
    fn commit(&self, batch: Batch) -> Committed {
        if self.commits.fetch_add(1, Ordering::Relaxed) < self.most {
            return self.rows.commit(batch);
        }
        Box::pin(std::future::ready(()))
    }

    fn rows(&self, table: Table) -> Vec<(RowKey, Vec<u8>)> {
        self.rows.rows(table)
    }

    fn forget(&self, account: Option<&AccountId>) {
        self.rows.forget(account);
    }
}

/// Two children at once, for the items of an object, with results in files.
fn from_object() -> Value {
    napping(&json!({
        "MaxConcurrency": 2,
        "ItemReader": {
            "Resource": "arn:aws:states:::s3:getObject",
            "ReaderConfig": {"InputType": "JSON"},
            "Parameters": {"Bucket": "in", "Key": "items"},
        },
        "ResultWriter": {
            "Resource": "arn:aws:states:::s3:putObject",
            "Parameters": {"Bucket": "out", "Prefix": "done"},
        },
    }))
}

impl Caller {
    async fn minutes(&self, count: usize) {
        for _ in 0..count {
            self.house.clock.advance(Duration::from_mins(1)).await;
            self.settle().await;
        }
    }
}

#[tokio::test]
async fn a_map_run_goes_on_where_it_was_after_a_restart() {
    let (store, shelf) = (Arc::new(MemoryStore::default()), Arc::new(Shelf::default()));
    shelf.put("items", "[1, 2, 3, 4, 5]");
    let caller = Caller::restarted(Store::over(store.clone()), &shelf, 0);
    let execution = caller.start(&caller.create(&from_object()).await, &json!({})).await;
    caller.settle().await;
    let run = caller.map_run(&execution).await;
    let update = model::UpdateMapRunInput {
        map_run_arn: run.map_run_arn.clone(),
        tolerated_failure_count: Some(3),
        ..Default::default()
    };
    caller.service.update_map_run(&caller.call, update).await.unwrap();
    caller.minutes(1).await;
    let run = caller.map_run(&execution).await;
    let children = caller.children(&run.map_run_arn).await;
    caller.service.forget(None);

    // What the items were is kept, whatever becomes of the object.
    shelf.put("items", "[]");
    let caller = Caller::restarted(Store::over(store.clone()), &shelf, 90);
    caller.settle().await;
    assert_eq!(caller.map_run(&execution).await, run);
    assert_eq!((run.execution_counts.succeeded, run.execution_counts.running), (2, 2));
    assert_eq!((run.execution_counts.pending, run.tolerated_failure_count), (1, 3));
    assert_eq!(caller.children(&run.map_run_arn).await, children);
    caller.minutes(2).await;
    let over = caller.map_run(&execution).await;
    assert_eq!((over.status.clone(), over.execution_counts.succeeded), (model::MapRunStatus::Succeeded, 5));
    let file = caller.output(&execution).await["ResultWriterDetails"]["Key"].as_str().unwrap().to_owned();
    let results = shelf.get(&file.replace("manifest", "SUCCEEDED_0")).unwrap();
    let results: Vec<Value> = serde_json::from_slice(&results).unwrap();
    assert_eq!(results.iter().map(|child| child["Input"].as_str().unwrap()).collect::<String>(), "12345");
    let whole = caller.children(&run.map_run_arn).await;

    let again = Caller::restarted(Store::over(store.clone()), &shelf, 1_000);
    again.settle().await;
    assert_eq!(again.map_run(&execution).await, over);
    assert_eq!(again.children(&run.map_run_arn).await, whole);
    let delete = model::DeleteStateMachineInput {
        state_machine_arn: execution.replace(":execution:", ":stateMachine:").replace(":run", ""),
    };
    again.service.delete_state_machine(&again.call, delete).await.unwrap();
    let tables = ["map_run", "map_run_item", "map_run_child", "event", "execution", "machine"];
    for table in tables.map(|table| format!("stepfunctions.{table}")) {
        assert_eq!(store.rows(table.clone().leak()).len(), 0, "{table}");
    }
}

#[tokio::test]
async fn wherever_the_process_is_killed_the_map_run_comes_to_the_same_end() {
    let mut whole = 0;
    for most in 0.. {
        let doomed = Arc::new(Doomed { most, ..Doomed::default() });
        let shelf = Arc::new(Shelf::default());
        shelf.put("items", "[1, 2, 3]");
        let caller = Caller::restarted(Store::over(doomed.clone()), &shelf, 0);
        let execution = caller.start(&caller.create(&from_object()).await, &json!({})).await;
        caller.settle().await;
        caller.minutes(2).await;
        let expected = caller.output(&execution).await;
        caller.service.forget(None);
        let again = Caller::restarted(Store::over(doomed.rows.clone()), &shelf, 150);
        // Neither the machine nor the start of the execution was acknowledged before.
        if most > 2 {
            again.settle().await;
            again.minutes(3).await;
            assert_eq!(again.output(&execution).await, expected, "killed after {most} commits");
            let run = again.map_run(&execution).await;
            assert_eq!(run.status, model::MapRunStatus::Succeeded);
            assert_eq!((run.execution_counts.succeeded, run.execution_counts.total), (3, 3));
            assert_eq!((run.item_counts.succeeded, run.item_counts.results_written), (3, 3));
            assert_eq!(again.children(&run.map_run_arn).await.len(), 3);
            assert_eq!(again.house.clock.snapshot().timers, 0, "nobody waits any more");
            whole += 1;
        }
        if doomed.commits.load(Ordering::Relaxed) <= most {
            break;
        }
    }
    assert!(whole > 10, "the run makes many commits, not {whole}");
}

#[tokio::test]
async fn a_run_that_failed_before_the_restart_can_be_redriven_after_it() {
    let (store, shelf) = (Arc::new(MemoryStore::default()), Arc::new(Shelf::default()));
    let caller = Caller::restarted(Store::over(store.clone()), &shelf, 0);
    let machine = caller.create(&failing(&json!({"MaxConcurrency": 1}))).await;
    let execution = caller.start(&machine, &json!([{"fail": false}, {"fail": true}, {}])).await;
    caller.settle().await;
    let failed = caller.map_run(&execution).await;
    assert_eq!((failed.execution_counts.failed, failed.execution_counts.pending), (1, 1));
    caller.service.forget(None);

    let caller = Caller::restarted(Store::over(store.clone()), &shelf, 10);
    caller.settle().await;
    assert_eq!(caller.map_run(&execution).await, failed);
    caller.redrive(&execution).await.unwrap();
    caller.settle().await;
    let run = caller.map_run(&execution).await;
    assert_eq!((&run.map_run_arn, run.redrive_count), (&failed.map_run_arn, Some(1)));
    assert_eq!((run.execution_counts.succeeded, run.execution_counts.failed), (1, 1));
    let children = caller.children(&run.map_run_arn).await;
    assert_eq!(children.iter().map(|child| child.redrive_count).collect::<Vec<_>>(), [Some(1), Some(0)]);

    let again = Caller::restarted(Store::over(store), &shelf, 20);
    again.settle().await;
    assert_eq!(again.map_run(&execution).await, run);
    assert_eq!(again.children(&run.map_run_arn).await, children);
}

#[tokio::test]
async fn express_children_are_told_of_after_a_restart_and_those_under_way_start_again() {
    let (store, shelf) = (Arc::new(MemoryStore::default()), Arc::new(Shelf::default()));
    let caller = Caller::restarted(Store::over(store.clone()), &shelf, 0);
    let mut machine = napping(&json!({"MaxConcurrency": 1}));
    machine["States"]["A"]["ItemProcessor"]["ProcessorConfig"]["ExecutionType"] = json!("EXPRESS");
    let execution = caller.start(&caller.create(&machine).await, &json!([1, 2])).await;
    caller.settle().await;
    caller.minutes(1).await;
    let run = caller.map_run(&execution).await;
    let children = caller.children(&run.map_run_arn).await;
    caller.service.forget(None);

    let caller = Caller::restarted(Store::over(store), &shelf, 90);
    caller.settle().await;
    assert_eq!(caller.map_run(&execution).await, run);
    assert_eq!(caller.children(&run.map_run_arn).await, children);
    let ended = caller.describe(&children[1].execution_arn).await;
    assert_eq!((ended.output.as_deref(), ended.stop_date), (Some("1"), Some(Timestamp::from_secs(60))));
    caller.minutes(1).await;
    assert_eq!(caller.output(&execution).await, json!([1, 2]));
}

#[tokio::test]
async fn a_run_of_an_execution_that_was_stopped_is_aborted_after_a_restart() {
    let shelf = Arc::new(Shelf::default());
    let doomed = Arc::new(Doomed { most: usize::MAX, ..Doomed::default() });
    let caller = Caller::restarted(Store::over(doomed.clone()), &shelf, 0);
    let execution = caller.start(&caller.create(&napping(&json!({}))).await, &json!([1, 2])).await;
    caller.settle().await;
    let stop = model::StopExecutionInput { execution_arn: execution.clone(), ..Default::default() };
    caller.service.stop_execution(&caller.call, stop).await.unwrap();
    // The process dies before the run has seen it.
    caller.service.forget(None);
    let again = Caller::restarted(Store::over(doomed.rows.clone()), &shelf, 10);
    again.settle().await;
    let run = again.map_run(&execution).await;
    assert_eq!((run.status, run.execution_counts.aborted), (model::MapRunStatus::Aborted, 2));
    assert_eq!(again.house.clock.snapshot().timers, 0, "nobody waits any more");
}

use std::time::Duration;

use serde_json::json;

use super::map_runs::{each, failing, napping};
use super::*;

#[tokio::test]
async fn a_redriven_map_run_goes_on_with_the_children_that_failed_and_those_that_never_started() {
    let (caller, _) = Caller::with_objects(&[]);
    let activity = caller.activity("work").await;
    let work = json!({"Type": "Task", "Resource": activity, "End": true});
    let machine = caller.create(&each(&work, "STANDARD", &json!({"MaxConcurrency": 1}))).await;
    let execution = caller.start(&machine, &json!(["a", "b", "c"])).await;
    caller.settle().await;
    caller.succeed(&caller.token(&activity).await, "1").await;
    caller.settle().await;
    caller.fail(&caller.token(&activity).await).await;
    caller.settle().await;
    let failed = caller.map_run(&execution).await;
    assert_eq!((failed.status, failed.redrive_count), (model::MapRunStatus::Failed, Some(0)));
    let child = caller.children(&failed.map_run_arn).await[0].execution_arn.clone();
    let described = caller.describe(&child).await;
    assert_eq!(described.redrive_status, Some(model::ExecutionRedriveStatus::RedrivableByMapRun));
    assert_eq!(caller.redrive(&child).await.unwrap_err().code, "ExecutionNotRedrivable");

    let date = caller.redrive(&execution).await.unwrap();
    caller.settle().await;
    let run = caller.map_run(&execution).await;
    assert_eq!((&run.map_run_arn, run.status), (&failed.map_run_arn, model::MapRunStatus::Running));
    assert_eq!((run.redrive_count, run.redrive_date, run.stop_date), (Some(1), Some(date), None));
    let counts = &run.execution_counts;
    assert_eq!((counts.running, counts.succeeded, counts.failed, counts.pending), (1, 1, 0, 1));
    let task = caller.take(&activity).await;
    assert_eq!(task.input.as_deref(), Some(r#""b""#));
    caller.succeed(&task.task_token.unwrap(), "2").await;
    caller.settle().await;
    caller.succeed(&caller.token(&activity).await, "3").await;
    caller.settle().await;
    assert_eq!(caller.output(&execution).await, json!([1, 2, 3]));
    assert_eq!(caller.describe(&child).await.redrive_count, Some(1));
    assert_eq!(
        caller.types(&execution).await[3..],
        [
            "MapRunStarted",
            "MapRunFailed",
            "MapStateFailed",
            "ExecutionFailed",
            "ExecutionRedriven",
            "MapRunRedriven",
            "MapRunSucceeded",
            "MapStateSucceeded",
            "MapStateExited",
            "ExecutionSucceeded",
        ]
    );
    let input = model::GetExecutionHistoryInput { execution_arn: execution, ..Default::default() };
    let history = caller.history(input).await;
    let details =
        history.events.iter().find_map(|event| event.map_run_redriven_event_details.as_ref()).unwrap();
    assert_eq!((details.map_run_arn.as_ref(), details.redrive_count), (Some(&run.map_run_arn), Some(1)));
}

#[tokio::test]
async fn express_children_that_failed_start_anew_when_their_run_is_redriven() {
    let (caller, _) = Caller::with_objects(&[]);
    let mut machine = failing(&json!({}));
    machine["States"]["A"]["ItemProcessor"]["ProcessorConfig"]["ExecutionType"] = json!("EXPRESS");
    let machine = caller.create(&machine).await;
    let execution = caller.start(&machine, &json!([{"fail": true}])).await;
    caller.settle().await;
    let run = caller.map_run(&execution).await;
    let before = caller.children(&run.map_run_arn).await[0].execution_arn.clone();
    assert!(before.contains(":express:"), "{before}");
    caller.redrive(&execution).await.unwrap();
    caller.settle().await;
    let run = caller.map_run(&execution).await;
    assert_eq!((run.status, run.redrive_count), (model::MapRunStatus::Failed, Some(1)));
    assert_eq!((run.execution_counts.failed, run.execution_counts.total), (1, 1));
    assert_ne!(caller.children(&run.map_run_arn).await[0].execution_arn, before);
}

#[tokio::test]
async fn a_map_run_that_is_being_stopped_is_redriven_as_soon_as_it_is_over() {
    let (caller, _) = Caller::with_objects(&[]);
    let machine = caller.create(&napping(&json!({"MaxConcurrency": 1}))).await;
    let execution = caller.start(&machine, &json!([1, 2])).await;
    caller.settle().await;
    let stop = model::StopExecutionInput { execution_arn: execution.clone(), ..Default::default() };
    caller.service.stop_execution(&caller.call, stop).await.unwrap();
    caller.redrive(&execution).await.unwrap();
    caller.settle().await;
    let run = caller.map_run(&execution).await;
    assert_eq!((run.status, run.redrive_count), (model::MapRunStatus::Running, Some(1)));
    assert_eq!((run.execution_counts.running, run.execution_counts.pending), (1, 1));
    for _ in 0..2 {
        caller.house.clock.advance(Duration::from_mins(1)).await;
        caller.settle().await;
    }
    assert_eq!(caller.output(&execution).await, json!([1, 2]));
    assert_eq!(caller.house.clock.snapshot().timers, 0, "nobody waits any more");
}

#[tokio::test]
async fn a_run_whose_items_could_not_be_read_is_followed_by_a_new_one() {
    let (caller, shelf) = Caller::with_objects(&[]);
    let reader = json!({"ItemReader": {
        "Resource": "arn:aws:states:::s3:getObject",
        "ReaderConfig": {"InputType": "JSON"},
        "Parameters": {"Bucket": "in", "Key": "late"},
    }});
    let machine = caller.create(&each(&json!({"Type": "Pass", "End": true}), "STANDARD", &reader)).await;
    let execution = caller.start(&machine, &json!({})).await;
    caller.settle().await;
    let failed = caller.map_run(&execution).await.map_run_arn;
    shelf.put("late", "[4, 5]");
    caller.redrive(&execution).await.unwrap();
    caller.settle().await;
    assert_eq!(caller.output(&execution).await, json!([4, 5]));
    let run = caller.map_run(&execution).await;
    assert_ne!(run.map_run_arn, failed);
    assert_eq!(run.redrive_count, Some(0));
}

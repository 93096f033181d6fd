use super::*;

impl Caller {
    pub(super) async fn redrive(&self, execution: &str) -> Result<Timestamp, Error> {
        let input = model::RedriveExecutionInput { execution_arn: execution.to_owned(), client_token: None };
        Ok(self.service.redrive_execution(&self.call, input).await?.redrive_date)
    }

    pub(super) async fn token(&self, activity: &str) -> String {
        self.take(activity).await.task_token.unwrap()
    }
}

fn three_steps(activity: &str) -> Value {
    json!({"StartAt": "First", "States": {
        "First": {"Type": "Pass", "Result": {"first": true}, "Next": "Work"},
        "Work": {"Type": "Task", "Resource": activity, "Next": "Last"},
        "Last": {"Type": "Succeed"}}})
}

#[tokio::test]
async fn a_redriven_execution_goes_on_at_the_state_that_failed() {
    let store = Arc::new(MemoryStore::default());
    let caller = Caller::over(Store::over(store.clone()), Timestamp::from_secs(1_000));
    let activity = caller.activity("work").await;
    let machine = caller.create(&three_steps(&activity)).await;
    let execution = caller.start(&machine, &json!({})).await;
    caller.fail(&caller.token(&activity).await).await;
    let failed = caller.describe(&execution).await;
    assert_eq!(failed.redrive_status, Some(model::ExecutionRedriveStatus::Redrivable));
    let date = caller.redrive(&execution).await.unwrap();
    let running = caller.describe(&execution).await;
    assert_eq!((running.status, running.redrive_count), (model::ExecutionStatus::Running, Some(1)));
    assert_eq!((running.redrive_date, running.stop_date), (Some(date), None));
    let task = caller.take(&activity).await;
    assert_eq!(task.input.as_deref(), Some(r#"{"first":true}"#));
    caller.succeed(&task.task_token.unwrap(), "[1]").await;
    assert_eq!(caller.describe(&execution).await.output.as_deref(), Some("[1]"));
    let types = caller.types(&execution).await;
    assert_eq!(
        types[7..],
        [
            "ExecutionFailed",
            "ExecutionRedriven",
            "ActivityScheduled",
            "ActivityStarted",
            "ActivitySucceeded",
            "TaskStateExited",
            "SucceedStateEntered",
            "SucceedStateExited",
            "ExecutionSucceeded",
        ]
    );
    let again = Caller::over(Store::over(store), Timestamp::from_secs(2_000));
    again.service.restore();
    assert_eq!(again.types(&execution).await, types);
    assert_eq!(again.describe(&execution).await, caller.describe(&execution).await);
}

#[tokio::test]
async fn only_the_branch_that_failed_is_run_again() {
    let caller = Caller::new();
    let (left, right) = (caller.activity("left").await, caller.activity("right").await);
    let branch = |name: &str, activity: &str| json!({"StartAt": name, "States": {name: {"Type": "Task", "Resource": activity, "End": true}}});
    let both =
        one(json!({"Type": "Parallel", "End": true, "Branches": [branch("L", &left), branch("R", &right)]}));
    let machine = caller.create(&both).await;
    let execution = caller.start(&machine, &json!({})).await;
    caller.succeed(&caller.token(&left).await, r#""left""#).await;
    caller.fail(&caller.token(&right).await).await;
    assert_eq!(caller.describe(&execution).await.status, model::ExecutionStatus::Failed);
    caller.redrive(&execution).await.unwrap();
    caller.succeed(&caller.token(&right).await, r#""right""#).await;
    assert_eq!(caller.describe(&execution).await.output.as_deref(), Some(r#"["left","right"]"#));
    assert_eq!(caller.take(&left).await.task_token, None);
}

#[tokio::test]
async fn items_that_failed_or_were_not_begun_are_run_and_no_others() {
    let caller = Caller::new();
    let activity = caller.activity("work").await;
    let processor =
        json!({"StartAt": "I", "States": {"I": {"Type": "Task", "Resource": activity, "End": true}}});
    let map = one(json!({"Type": "Map", "MaxConcurrency": 1, "ItemProcessor": processor, "End": true}));
    let machine = caller.create(&map).await;
    let execution = caller.start(&machine, &json!([1, 2, 3])).await;
    caller.succeed(&caller.token(&activity).await, "10").await;
    caller.fail(&caller.token(&activity).await).await;
    caller.redrive(&execution).await.unwrap();
    for (input, output) in [("2", "20"), ("3", "30")] {
        let task = caller.take(&activity).await;
        assert_eq!(task.input.as_deref(), Some(input));
        caller.succeed(&task.task_token.unwrap(), output).await;
    }
    assert_eq!(caller.describe(&execution).await.output.as_deref(), Some("[10,20,30]"));
}

#[tokio::test]
async fn a_stopped_execution_waits_again_and_one_that_ended_well_or_long_ago_is_refused() {
    let caller = Caller::new();
    let machine = caller.create(&one(json!({"Type": "Wait", "Seconds": 60, "End": true}))).await;
    let execution = caller.start(&machine, &json!({})).await;
    let stop = model::StopExecutionInput { execution_arn: execution.clone(), error: None, cause: None };
    caller.service.stop_execution(&caller.call, stop.clone()).await.unwrap();
    caller.redrive(&execution).await.unwrap();
    let refused = caller.redrive(&execution).await.unwrap_err();
    assert_eq!(
        (refused.code.as_ref(), refused.message.as_str()),
        ("ExecutionNotRedrivable", "Execution is RUNNING and cannot be redriven")
    );
    caller.service.stop_execution(&caller.call, stop).await.unwrap();
    caller.house.clock.advance(Duration::from_secs(13 * DAY)).await;
    caller.redrive(&execution).await.unwrap();
    caller.house.clock.advance(Duration::from_mins(1)).await;
    assert_eq!(caller.describe(&execution).await.status, model::ExecutionStatus::Succeeded);
    assert!(caller.redrive(&execution).await.unwrap_err().message.contains("SUCCEEDED"));
    let old = caller.try_start(&machine, "old", "{}").await.unwrap();
    let stop = model::StopExecutionInput { execution_arn: old.clone(), error: None, cause: None };
    caller.service.stop_execution(&caller.call, stop).await.unwrap();
    caller.house.clock.advance(Duration::from_secs(15 * DAY)).await;
    assert!(caller.redrive(&old).await.unwrap_err().message.contains("14 days"));
}

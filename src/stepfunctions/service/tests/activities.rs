use super::*;

impl Caller {
    pub(super) async fn activity(&self, name: &str) -> String {
        let input = model::CreateActivityInput { name: name.to_owned(), ..Default::default() };
        self.service.create_activity(&self.call, input).await.unwrap().activity_arn
    }

    /// A task, or an answer without a token when a minute has passed.
    pub(super) async fn take(&self, activity: &str) -> model::GetActivityTaskOutput {
        let input = model::GetActivityTaskInput {
            activity_arn: activity.to_owned(),
            worker_name: Some("worker".to_owned()),
        };
        let (service, call) = (self.service.clone(), self.call.clone());
        let poll = self.house.clock.spawn(async move { service.get_activity_task(&call, input).await });
        self.house.clock.settled().await;
        if !poll.is_finished() {
            self.house.clock.advance(Duration::from_mins(1)).await;
        }
        poll.await.unwrap().unwrap()
    }

    pub(super) async fn succeed(&self, token: &str, output: &str) {
        let input = model::SendTaskSuccessInput { task_token: token.to_owned(), output: output.to_owned() };
        self.service.send_task_success(&self.call, input).await.unwrap();
    }

    pub(super) async fn fail(&self, token: &str) {
        let input = model::SendTaskFailureInput {
            task_token: token.to_owned(),
            error: Some("Bad".to_owned()),
            cause: None,
        };
        self.service.send_task_failure(&self.call, input).await.unwrap();
    }
}

fn work(activity: &str) -> Value {
    one(
        json!({"Type": "Task", "Resource": activity, "TimeoutSeconds": 100, "HeartbeatSeconds": 10, "End": true}),
    )
}

#[tokio::test]
async fn a_worker_gets_a_task_and_ends_it() {
    let caller = Caller::new();
    let activity = caller.activity("work").await;
    assert_eq!(caller.take(&activity).await.task_token, None);
    let machine = caller.create(&work(&activity)).await;
    let execution = caller.start(&machine, &json!({"x": 1})).await;
    let task = caller.take(&activity).await;
    assert_eq!(task.input.as_deref(), Some(r#"{"x":1}"#));
    caller.succeed(&task.task_token.unwrap(), "[1]").await;
    assert_eq!(caller.describe(&execution).await.output.as_deref(), Some("[1]"));
    let types = caller.types(&execution).await;
    assert_eq!(types[2..5], ["ActivityScheduled", "ActivityStarted", "ActivitySucceeded"]);
}

#[tokio::test]
async fn a_tasks_time_begins_when_a_worker_takes_it() {
    let caller = Caller::new();
    let activity = caller.activity("work").await;
    let machine = caller.create(&work(&activity)).await;
    let execution = caller.start(&machine, &json!({})).await;
    caller.house.clock.advance(Duration::from_hours(1)).await;
    let token = caller.take(&activity).await.task_token.unwrap();
    caller.house.clock.advance(Duration::from_secs(9)).await;
    let beat = model::SendTaskHeartbeatInput { task_token: token.clone() };
    caller.service.send_task_heartbeat(&caller.call, beat).await.unwrap();
    caller.house.clock.advance(Duration::from_secs(9)).await;
    assert_eq!(caller.describe(&execution).await.status, model::ExecutionStatus::Running);
    caller.house.clock.advance(Duration::from_secs(1)).await;
    assert_eq!(caller.describe(&execution).await.error.as_deref(), Some("States.Timeout"));
    let late = model::SendTaskSuccessInput { task_token: token, output: "{}".to_owned() };
    assert_eq!(caller.service.send_task_success(&caller.call, late).await.unwrap_err().code, "TaskTimedOut");
}

#[tokio::test]
async fn a_task_of_a_stopped_execution_is_given_to_nobody() {
    let caller = Caller::new();
    let activity = caller.activity("work").await;
    let machine = caller.create(&work(&activity)).await;
    let execution = caller.start(&machine, &json!({})).await;
    let stop = model::StopExecutionInput { execution_arn: execution, error: None, cause: None };
    caller.service.stop_execution(&caller.call, stop).await.unwrap();
    assert_eq!(caller.take(&activity).await.task_token, None);
}

#[tokio::test]
async fn a_missing_heartbeat_is_a_timeout_that_its_own_name_catches() {
    let caller = Caller::new();
    let activity = caller.activity("work").await;
    let definition = json!({"StartAt": "A", "States": {
        "A": {"Type": "Task", "Resource": activity, "HeartbeatSeconds": 5, "TimeoutSeconds": 60, "End": true,
            "Catch": [{"ErrorEquals": ["States.HeartbeatTimeout"], "Next": "B"}]},
        "B": {"Type": "Pass", "End": true},
    }});
    let execution = caller.start(&caller.create(&definition).await, &json!({})).await;
    // The time of an activity's task begins when a worker takes it.
    caller.house.clock.advance(Duration::from_mins(10)).await;
    assert_eq!(caller.describe(&execution).await.status, model::ExecutionStatus::Running);
    caller.token(&activity).await;
    caller.house.clock.advance(Duration::from_secs(5)).await;
    let described = caller.describe(&execution).await;
    assert_eq!(described.output.as_deref(), Some(r#"{"Error":"States.Timeout","Cause":""}"#));
    let types = caller.types(&execution).await;
    assert_eq!(types[3..5], ["ActivityStarted", "ActivityTimedOut"]);
}

#[tokio::test]
async fn heartbeats_before_a_restart_count_after_it() {
    let store = Arc::new(MemoryStore::default());
    let caller = Caller::over(Store::over(store.clone()), Timestamp::from_secs(0));
    let activity = caller.activity("work").await;
    let branch = |name: &str, state: Value| json!({"StartAt": name, "States": {name: state}});
    let both = one(json!({"Type": "Parallel", "End": true, "Branches": [
        branch("Work", json!({"Type": "Task", "Resource": activity, "HeartbeatSeconds": 10, "End": true})),
        branch("Nap", json!({"Type": "Wait", "Seconds": 15, "End": true})),
    ]}));
    let execution = caller.start(&caller.create(&both).await, &json!({})).await;
    let token = caller.token(&activity).await;
    for _ in 0..3 {
        caller.house.clock.advance(Duration::from_secs(8)).await;
        let beat = model::SendTaskHeartbeatInput { task_token: token.clone() };
        caller.service.send_task_heartbeat(&caller.call, beat).await.unwrap();
    }
    caller.service.forget(None);
    let caller = Caller::over(Store::over(store), Timestamp::from_secs(30));
    caller.service.restore();
    assert_eq!(caller.describe(&execution).await.status, model::ExecutionStatus::Running);
    caller.succeed(&token, "1").await;
    assert_eq!(caller.describe(&execution).await.output.as_deref(), Some("[1,{}]"));
}

#[tokio::test]
async fn the_task_of_a_deleted_activity_does_not_exist_and_waits_until_it_is_out_of_time() {
    let caller = Caller::new();
    let activity = caller.activity("work").await;
    let machine = caller.create(&work(&activity)).await;
    let execution = caller.start(&machine, &json!({})).await;
    let token = caller.token(&activity).await;
    let delete = model::DeleteActivityInput { activity_arn: activity };
    caller.service.delete_activity(&caller.call, delete).await.unwrap();
    let success = model::SendTaskSuccessInput { task_token: token.clone(), output: "1".to_owned() };
    let failure = model::SendTaskFailureInput { task_token: token.clone(), ..Default::default() };
    let beat = model::SendTaskHeartbeatInput { task_token: token };
    for refused in [
        caller.service.send_task_success(&caller.call, success).await.unwrap_err(),
        caller.service.send_task_failure(&caller.call, failure).await.unwrap_err(),
        caller.service.send_task_heartbeat(&caller.call, beat).await.unwrap_err(),
    ] {
        assert_eq!(refused.code, "TaskDoesNotExist", "{}", refused.message);
    }
    caller.house.clock.advance(Duration::from_secs(10)).await;
    assert_eq!(caller.describe(&execution).await.error.as_deref(), Some("States.Timeout"));
}

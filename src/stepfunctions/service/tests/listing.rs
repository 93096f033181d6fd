//! Which executions are listed, and for how long they are remembered.

use super::*;

impl Caller {
    async fn names(&self, input: model::ListExecutionsInput) -> Vec<String> {
        let listed = self.service.list_executions(&self.call, input).await.unwrap();
        listed.executions.into_iter().map(|execution| execution.name).collect()
    }

    async fn stop(&self, execution: &str) {
        let input = model::StopExecutionInput { execution_arn: execution.to_owned(), ..Default::default() };
        self.service.stop_execution(&self.call, input).await.unwrap();
    }
}

#[tokio::test]
async fn executions_are_listed_newest_first_by_status_and_by_redrive() {
    let caller = Caller::new();
    let machine = caller.create(&one(json!({"Type": "Wait", "Seconds": 60, "End": true}))).await;
    let mut started = Vec::new();
    for name in ["first", "second", "third"] {
        started.push(caller.try_start(&machine, name, "{}").await.unwrap());
        caller.house.clock.advance(Duration::from_secs(1)).await;
    }
    caller.stop(&started[0]).await;
    caller.stop(&started[1]).await;
    caller.redrive(&started[1]).await.unwrap();
    let all = model::ListExecutionsInput { state_machine_arn: Some(machine), ..Default::default() };
    assert_eq!(caller.names(all.clone()).await, ["third", "second", "first"]);
    let by = |status| model::ListExecutionsInput { status_filter: Some(status), ..all.clone() };
    assert_eq!(caller.names(by(model::ExecutionStatus::Running)).await, ["third", "second"]);
    assert_eq!(caller.names(by(model::ExecutionStatus::Aborted)).await, ["first"]);
    assert_eq!(caller.names(by(model::ExecutionStatus::Failed)).await, [""; 0]);
    let by = |filter| model::ListExecutionsInput { redrive_filter: Some(filter), ..all.clone() };
    assert_eq!(caller.names(by(model::ExecutionRedriveFilter::Redriven)).await, ["second"]);
    assert_eq!(caller.names(by(model::ExecutionRedriveFilter::NotRedriven)).await, ["third", "first"]);
}

#[tokio::test]
async fn the_name_of_an_execution_is_free_again_ninety_days_after_its_end() {
    let caller = Caller::new();
    let machine = caller.create(&one(json!({"Type": "Wait", "Seconds": 60, "End": true}))).await;
    let first = caller.try_start(&machine, "run", "{}").await.unwrap();
    caller.house.clock.advance(Duration::from_mins(1)).await;
    let ended = caller.describe(&first).await;
    assert_eq!(ended.status, model::ExecutionStatus::Succeeded);
    caller.house.clock.advance(Duration::from_secs(90 * DAY)).await;
    let taken = caller.try_start(&machine, "run", "{}").await.unwrap_err();
    assert_eq!(taken.code, "ExecutionAlreadyExists");
    caller.house.clock.advance(Duration::from_secs(1)).await;
    assert_eq!(caller.try_start(&machine, "run", "{}").await.unwrap(), first);
    let again = caller.describe(&first).await;
    assert!(again.status == model::ExecutionStatus::Running && again.start_date > ended.start_date);
    let all = model::ListExecutionsInput { state_machine_arn: Some(machine), ..Default::default() };
    assert_eq!(caller.names(all).await, ["run"]);
}

#[tokio::test]
async fn activities_are_listed_page_by_page_until_they_are_deleted() {
    let caller = Caller::new();
    let mut arns = Vec::new();
    for name in ["pack", "ship", "tell"] {
        arns.push(caller.activity(name).await);
    }
    let (mut listed, mut token) = (Vec::new(), None);
    loop {
        let input = model::ListActivitiesInput { max_results: Some(2), next_token: token };
        let page = caller.service.list_activities(&caller.call, input).await.unwrap();
        assert!(page.activities.len() <= 2);
        listed.extend(page.activities.into_iter().map(|activity| activity.activity_arn));
        token = page.next_token;
        if token.is_none() {
            break;
        }
    }
    assert_eq!(listed, arns);
    let input = model::DeleteActivityInput { activity_arn: arns.swap_remove(1) };
    caller.service.delete_activity(&caller.call, input).await.unwrap();
    let left = caller.service.list_activities(&caller.call, model::ListActivitiesInput::default()).await;
    let left: Vec<_> = left.unwrap().activities.into_iter().map(|activity| activity.name).collect();
    assert_eq!(left, ["pack", "tell"]);
}

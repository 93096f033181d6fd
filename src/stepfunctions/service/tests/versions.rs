use super::*;

impl Caller {
    async fn publish(&self, machine: &str, result: i32) -> String {
        let update = model::UpdateStateMachineInput {
            state_machine_arn: machine.to_owned(),
            definition: Some(one(json!({"Type": "Pass", "Result": result, "End": true})).to_string()),
            publish: Some(true),
            ..Default::default()
        };
        self.service
            .update_state_machine(&self.call, update)
            .await
            .unwrap()
            .state_machine_version_arn
            .unwrap()
    }
}

fn route(version: &str, weight: i32) -> model::RoutingConfigurationListItem {
    model::RoutingConfigurationListItem { state_machine_version_arn: version.to_owned(), weight }
}

#[tokio::test]
async fn an_alias_divides_executions_by_weight_and_survives_a_restart() {
    let store = Arc::new(MemoryStore::default());
    let caller = Caller::over(Store::over(store.clone()), Timestamp::from_secs(1_000));
    let machine = caller.create(&one(json!({"Type": "Pass", "End": true}))).await;
    let (one, two) = (caller.publish(&machine, 1).await, caller.publish(&machine, 2).await);
    let input = model::CreateStateMachineAliasInput {
        name: "live".to_owned(),
        description: None,
        routing_configuration: vec![route(&one, 20), route(&two, 80)],
    };
    let alias = caller.service.create_state_machine_alias(&caller.call, input.clone()).await.unwrap();
    let alias = alias.state_machine_alias_arn;
    assert_eq!(alias, format!("{machine}:live"));
    let again = Caller::over(Store::over(store), Timestamp::from_secs(2_000));
    again.service.restore();
    let mut ones = 0;
    for number in 0..200 {
        let execution = again.try_start(&alias, &number.to_string(), "{}").await.unwrap();
        let described = again.describe(&execution).await;
        assert_eq!(described.state_machine_alias_arn.as_ref(), Some(&alias));
        ones += i32::from(described.state_machine_version_arn.as_ref() == Some(&one));
    }
    assert!((20..=60).contains(&ones), "{ones} of 200 went to the version with weight 20");
    let wrong = model::CreateStateMachineAliasInput { routing_configuration: vec![route(&one, 20)], ..input };
    let refused = again.service.create_state_machine_alias(&again.call, wrong).await.unwrap_err();
    assert_eq!(refused.code, "ValidationException");
}

#[tokio::test]
async fn a_version_keeps_its_definition_and_its_number_is_never_used_again() {
    let caller = Caller::new();
    let machine = caller.create(&one(json!({"Type": "Pass", "End": true}))).await;
    let version = caller.publish(&machine, 1).await;
    let second = caller.publish(&machine, 2).await;
    let execution = caller.try_start(&version, "run", "{}").await.unwrap();
    assert_eq!(caller.describe(&execution).await.output.as_deref(), Some("1"));
    let delete = model::DeleteStateMachineVersionInput { state_machine_version_arn: second };
    caller.service.delete_state_machine_version(&caller.call, delete).await.unwrap();
    assert_eq!(caller.publish(&machine, 3).await, format!("{machine}:3"));
    assert_eq!(
        caller.try_start(&format!("{machine}:2"), "x", "{}").await.unwrap_err().code,
        "StateMachineDoesNotExist"
    );
}

//! What machines and executions are told as.

use super::*;

const METADATA_ONLY: Option<model::IncludedData> = Some(model::IncludedData::MetadataOnly);

#[tokio::test]
async fn metadata_alone_leaves_out_definitions_inputs_and_outputs() {
    let caller = Caller::new();
    let pass = one(json!({"Type": "Pass", "End": true}));
    let machine = caller.create(&pass).await;
    let execution = caller.start(&machine, &json!({"x": 1})).await;
    let input =
        model::DescribeExecutionInput { execution_arn: execution.clone(), included_data: METADATA_ONLY };
    let told = caller.service.describe_execution(&caller.call, input).await.unwrap();
    assert_eq!((told.status, told.input, told.output), (model::ExecutionStatus::Succeeded, None, None));
    assert_eq!((told.input_details, told.output_details), (None, None));
    let whole = caller.describe(&execution).await;
    assert_eq!((whole.input.as_deref(), whole.output.as_deref()), (Some(r#"{"x":1}"#), Some(r#"{"x":1}"#)));

    let input = model::DescribeStateMachineInput { state_machine_arn: machine, included_data: METADATA_ONLY };
    let told = caller.service.describe_state_machine(&caller.call, input).await.unwrap();
    assert_eq!((told.definition.as_str(), told.variable_references), ("{}", None));
    let input = model::DescribeStateMachineForExecutionInput {
        execution_arn: execution,
        included_data: METADATA_ONLY,
    };
    let told = caller.service.describe_state_machine_for_execution(&caller.call, input).await.unwrap();
    assert_eq!((told.definition.as_str(), told.name.as_str()), ("{}", "machine"));

    let fast = caller.try_create("fast", &pass, "EXPRESS").await.unwrap();
    let input = model::StartSyncExecutionInput {
        state_machine_arn: fast,
        included_data: METADATA_ONLY,
        ..Default::default()
    };
    let told = caller.service.start_sync_execution(&caller.call, input).await.unwrap();
    assert_eq!(told.status, model::SyncExecutionStatus::Succeeded);
    assert_eq!((told.input, told.output), (None, None));
}

#[tokio::test]
async fn encryption_and_tracing_are_kept_told_and_counted_as_without_effect() {
    let caller = Caller::new();
    let key = "arn:aws:kms:us-east-1:000000000000:key/1".to_owned();
    let encryption = model::EncryptionConfiguration {
        kms_key_id: Some(key),
        kms_data_key_reuse_period_seconds: Some(120),
        type_: model::EncryptionType::CustomerManagedKmsKey,
    };
    let input = model::CreateStateMachineInput {
        name: "machine".to_owned(),
        definition: one(json!({"Type": "Succeed"})).to_string(),
        role_arn: "arn:aws:iam::000000000000:role/role".to_owned(),
        tracing_configuration: Some(model::TracingConfiguration { enabled: Some(true) }),
        encryption_configuration: Some(encryption.clone()),
        ..Default::default()
    };
    let machine = caller.service.create_state_machine(&caller.call, input).await.unwrap().state_machine_arn;
    let execution = caller.start(&machine, &json!({})).await;
    let input = model::DescribeStateMachineInput { state_machine_arn: machine, included_data: None };
    let told = caller.service.describe_state_machine(&caller.call, input).await.unwrap();
    assert_eq!(told.encryption_configuration.as_ref(), Some(&encryption));
    assert_eq!(told.tracing_configuration.unwrap().enabled, Some(true));
    let input =
        model::DescribeStateMachineForExecutionInput { execution_arn: execution, included_data: None };
    let told = caller.service.describe_state_machine_for_execution(&caller.call, input).await.unwrap();
    assert_eq!(told.encryption_configuration, Some(encryption));
    let counts = caller.house.neighbours.gaps().counts_without_effect();
    assert_eq!(counts["stepfunctions:encryptionConfiguration"], 1);
    assert_eq!(counts["stepfunctions:tracingConfiguration"], 1);
}

#[tokio::test]
async fn a_definition_is_judged_by_severity_and_told_of_in_part() {
    let caller = Caller::new();
    let doubtful = one(json!({"Type": "Pass", "Result": {"a": "$.b"}, "End": true})).to_string();
    let ask = |definition: &str, severity, max_results| {
        let definition = definition.to_owned();
        model::ValidateStateMachineDefinitionInput { definition, type_: None, severity, max_results }
    };
    let validate =
        async |input| caller.service.validate_state_machine_definition(&caller.call, input).await.unwrap();
    let quiet = validate(ask(&doubtful, None, None)).await;
    assert_eq!(
        (quiet.result, quiet.diagnostics.len()),
        (model::ValidateStateMachineDefinitionResultCode::Ok, 0)
    );
    let warned =
        validate(ask(&doubtful, Some(model::ValidateStateMachineDefinitionSeverity::Warning), None)).await;
    assert_eq!(warned.result, model::ValidateStateMachineDefinitionResultCode::Ok);
    assert_eq!(warned.diagnostics[0].severity, model::ValidateStateMachineDefinitionSeverity::Warning);
    let wrong = json!({"StartAt": "A", "States": {
        "A": {"Type": "Pass", "Next": "Nowhere"}, "B": {"Type": "Task", "Resource": "x", "End": true}}});
    let all = validate(ask(&wrong.to_string(), None, None)).await;
    assert_eq!(
        (all.result, all.truncated),
        (model::ValidateStateMachineDefinitionResultCode::Fail, Some(false))
    );
    assert!(all.diagnostics.len() > 1, "{:?}", all.diagnostics);
    let first = validate(ask(&wrong.to_string(), None, Some(1))).await;
    assert_eq!((first.diagnostics, first.truncated), (vec![all.diagnostics[0].clone()], Some(true)));
}

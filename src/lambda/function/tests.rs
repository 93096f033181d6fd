use std::cell::Cell;

use super::*;
use crate::identity::{AccountId, Region};

fn place() -> Place {
    Place { account: AccountId::unnamed(), region: Region::fallback() }
}

fn input() -> model::CreateFunctionInput {
    model::CreateFunctionInput {
        function_name: "charge".to_owned(),
        runtime: Some(model::Runtime::from("provided.al2023")),
        role: "arn:aws:iam::000000000000:role/charge".to_owned(),
        handler: Some("charge".to_owned()),
        ..Default::default()
    }
}

fn code(sha256: &str) -> Digested {
    Digested { sha256: sha256.to_owned(), size: 100, unzipped: 300 }
}

/// Calls `act` with circumstances in which ids are numbers that count up.
fn with<T>(counter: &Cell<u32>, act: impl FnOnce(Circumstances<'_>) -> T) -> T {
    let new_id = || {
        counter.set(counter.get() + 1);
        counter.get().to_string()
    };
    act(Circumstances { now: Timestamp::from_secs(1_700_000_000), new_id: &new_id })
}

fn active(ids: &Cell<u32>) -> Function {
    with(ids, |with| {
        let configuration = Configuration::create("charge", &input()).unwrap();
        let mut function =
            Function::create(place(), "charge".to_owned(), configuration, code("one"), false, with);
        assert!(function.is_unsettled());
        function.settle(with);
        function
    })
}

fn publish(function: &mut Function, ids: &Cell<u32>) -> Result<u64, Error> {
    with(ids, |with| function.publish(&model::PublishVersionInput::default(), with))
}

fn replace_code(sha256: &str, function: &mut Function, ids: &Cell<u32>) {
    let input = model::UpdateFunctionCodeInput::default();
    with(ids, |with| function.update_code(code(sha256), &input, with)).unwrap();
    with(ids, |with| function.settle(with));
}

#[test]
fn a_new_function_is_pending_and_then_active_with_another_revision() {
    let ids = Cell::new(0);
    let mut function = with(&ids, |with| {
        let configuration = Configuration::create("charge", &input()).unwrap();
        Function::create(place(), "charge".to_owned(), configuration, code("one"), false, with)
    });
    let described = function.describe(&Qualifier::Latest, function.arn()).unwrap();
    assert_eq!(described.state, Some(model::State::Pending));
    assert_eq!(described.last_update_status, None);
    assert_eq!(described.last_modified.as_deref(), Some("2023-11-14T22:13:20.000+0000"));
    assert!(with(&ids, |with| function.settle(with)));
    let settled = function.describe(&Qualifier::Latest, function.arn()).unwrap();
    assert_eq!(settled.state, Some(model::State::Active));
    assert_eq!(settled.last_update_status, Some(model::LastUpdateStatus::Successful));
    assert_ne!(settled.revision_id, described.revision_id);
    assert!(!with(&ids, |with| function.settle(with)));
}

#[test]
fn an_update_in_progress_keeps_others_out() {
    let ids = Cell::new(0);
    let mut function = active(&ids);
    let input = model::UpdateFunctionConfigurationInput { timeout: Some(9), ..Default::default() };
    with(&ids, |with| function.update_configuration(&input, with)).unwrap();
    let error = with(&ids, |with| function.update_configuration(&input, with)).unwrap_err();
    assert_eq!(
        error.message,
        "The operation cannot be performed at this time. An update is in progress for resource: \
         arn:aws:lambda:us-east-1:000000000000:function:charge"
    );
    with(&ids, |with| function.settle(with));
    assert_eq!(function.latest.configuration.timeout, 9);
    with(&ids, |with| function.update_configuration(&input, with)).unwrap();
}

#[test]
fn a_version_is_published_only_when_something_has_changed() {
    let ids = Cell::new(0);
    let mut function = active(&ids);
    assert_eq!(publish(&mut function, &ids).unwrap(), 1);
    assert_eq!(publish(&mut function, &ids).unwrap(), 1);
    replace_code("two", &mut function, &ids);
    assert_eq!(publish(&mut function, &ids).unwrap(), 2);
    assert_eq!(function.versions[&1].code.sha256, "one");
    assert_eq!(function.versions[&2].code.sha256, "two");
}

#[test]
fn a_version_number_is_never_used_twice() {
    let ids = Cell::new(0);
    let mut function = active(&ids);
    publish(&mut function, &ids).unwrap();
    function.delete_version(&Qualifier::Version(1)).unwrap();
    replace_code("two", &mut function, &ids);
    assert_eq!(publish(&mut function, &ids).unwrap(), 2);
}

#[test]
fn a_stale_revision_id_stops_an_update() {
    let ids = Cell::new(0);
    let mut function = active(&ids);
    let stale = model::PublishVersionInput { revision_id: Some("stale".to_owned()), ..Default::default() };
    let error = with(&ids, |with| function.publish(&stale, with)).unwrap_err();
    assert_eq!((error.code.as_ref(), error.status), ("PreconditionFailedException", 412));
    let current = Some(function.latest.revision_id.clone());
    let fresh = model::PublishVersionInput { revision_id: current, ..Default::default() };
    with(&ids, |with| function.publish(&fresh, with)).unwrap();
}

#[test]
fn an_alias_divides_calls_by_weight() {
    let ids = Cell::new(0);
    let mut function = active(&ids);
    publish(&mut function, &ids).unwrap();
    replace_code("two", &mut function, &ids);
    publish(&mut function, &ids).unwrap();
    let routing = model::AliasRoutingConfiguration {
        additional_version_weights: Some([("2".to_owned(), 0.25)].into()),
    };
    let input = model::CreateAliasInput {
        name: "live".to_owned(),
        function_version: "1".to_owned(),
        routing_config: Some(routing),
        ..Default::default()
    };
    with(&ids, |with| function.create_alias(&input, with)).unwrap();
    let live = Qualifier::Alias("live".to_owned());
    assert_eq!(function.version(&live, 0.24), Some(Qualifier::Version(2)));
    assert_eq!(function.version(&live, 0.25), Some(Qualifier::Version(1)));
    let error = function.delete_version(&Qualifier::Version(2)).unwrap_err();
    assert_eq!(error.message, "Unable to delete version because the following aliases reference it: [live]");
}

#[test]
fn reserved_and_oversized_variables_are_refused_in_aws_words() {
    let with_variables = |variables: &[(&str, String)]| {
        let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        let environment = Some(model::Environment { variables: Some(variables) });
        Configuration::create("charge", &model::CreateFunctionInput { environment, ..input() })
    };
    let error = with_variables(&[("AWS_REGION", "x".to_owned()), ("A", "b".to_owned())]).unwrap_err();
    assert_eq!(
        error.message,
        "Lambda was unable to configure your environment variables because the environment variables you have provided \
         contains reserved keys that are currently not supported for modification. \
         Reserved keys used in this request: AWS_REGION"
    );
    assert!(with_variables(&[("A", "x".repeat(4088))]).is_ok());
    let error = with_variables(&[("A", "x".repeat(4089))]).unwrap_err();
    assert!(error.message.contains("exceeded the 4KB limit"));
}

#[test]
fn a_deprecated_and_an_unknown_runtime_are_refused_differently() {
    let message = |runtime: &str| {
        let runtime = Some(model::Runtime::from(runtime));
        Configuration::create("charge", &model::CreateFunctionInput { runtime, ..input() })
            .unwrap_err()
            .message
    };
    assert!(message("go1.x").starts_with("The runtime parameter of go1.x is no longer supported"));
    assert!(message("PYTHON3.9").starts_with("Value PYTHON3.9 at 'runtime' failed to satisfy constraint"));
}

#[test]
fn what_can_not_be_honoured_is_refused_by_name() {
    let vpc_config =
        Some(model::VpcConfig { subnet_ids: Some(vec!["subnet-1".to_owned()]), ..Default::default() });
    let error =
        Configuration::create("charge", &model::CreateFunctionInput { vpc_config, ..input() }).unwrap_err();
    assert_eq!(error.status, 501);
    assert!(error.message.contains("VpcConfig"), "{}", error.message);
}

#[test]
fn a_policy_is_kept_for_each_qualifier_and_goes_with_its_last_statement() {
    let ids = Cell::new(0);
    let mut function = active(&ids);
    publish(&mut function, &ids).unwrap();
    let input = model::AddPermissionInput {
        statement_id: "s3".to_owned(),
        action: "lambda:InvokeFunction".to_owned(),
        principal: "s3.amazonaws.com".to_owned(),
        source_arn: Some("arn:aws:s3:::bucket".to_owned()),
        ..Default::default()
    };
    let statement = with(&ids, |with| function.add_permission(None, &input, with)).unwrap();
    assert_eq!(
        statement,
        "{\"Sid\":\"s3\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"s3.amazonaws.com\"},\
         \"Action\":\"lambda:InvokeFunction\",\"Resource\":\"arn:aws:lambda:us-east-1:000000000000:function:charge\",\
         \"Condition\":{\"ArnLike\":{\"AWS:SourceArn\":\"arn:aws:s3:::bucket\"}}}"
    );
    let version = Qualifier::Version(1);
    assert_eq!(function.policy(Some(&version)), None);
    let again = with(&ids, |with| function.add_permission(None, &input, with)).unwrap_err();
    assert_eq!(again.status, 409);
    let (_, revision_id) = function.policy(None).unwrap();
    assert_eq!(revision_id, function.latest.revision_id);
    let remove = model::RemovePermissionInput {
        statement_id: "s3".to_owned(),
        revision_id: Some(revision_id),
        ..Default::default()
    };
    with(&ids, |with| function.remove_permission(None, &remove, with)).unwrap();
    assert_eq!(function.policy(None), None);
}

#[test]
fn a_function_is_the_same_after_it_was_kept_as_a_row() {
    let ids = Cell::new(0);
    let mut function = active(&ids);
    publish(&mut function, &ids).unwrap();
    let row = serde_json::to_string(&function).unwrap();
    assert_eq!(serde_json::from_str::<Function>(&row).unwrap(), function);
}

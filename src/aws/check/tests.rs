use serde_json::json;

use super::*;
use crate::aws::model::{SERVICES, iam, lambda, logs, sqs, stepfunctions};

fn refused(service: &ServiceSchema, operation: &str, input: &serde_json::Value) -> Error {
    let operation = service.operation(operation).unwrap();
    check(service, operation.input, &mut Node::of_value(input)).unwrap_err()
}

fn passes(service: &ServiceSchema, operation: &str, input: &serde_json::Value) {
    let operation = service.operation(operation).unwrap();
    check(service, operation.input, &mut Node::of_value(input)).unwrap();
}

#[test]
fn every_pattern_of_the_models_compiles() {
    fn visit(shape: &Shape) {
        if let Some(pattern) = shape.pattern {
            assert!(pattern.regex().is_some(), "{} does not compile", pattern.source);
        }
        match &shape.kind {
            Kind::List { element, .. } => visit(element),
            Kind::Map { key, value, .. } => [key, value].into_iter().for_each(|shape| visit(shape)),
            Kind::Structure(schema) => schema.members.iter().for_each(|member| visit(member.shape)),
            _ => {}
        }
    }
    let operations = SERVICES.iter().flat_map(|service| service.operations);
    for schema in operations.flat_map(|operation| [Some(operation.input), operation.output]).flatten() {
        schema.members.iter().for_each(|member| visit(member.shape));
    }
}

#[test]
fn a_pattern_is_shown_as_the_model_writes_it() {
    let input = json!({"FunctionName": "f", "Name": "2024", "FunctionVersion": "1"});
    assert_eq!(
        refused(&lambda::SERVICE, "CreateAlias", &input).message,
        "1 validation error detected: Value '2024' at 'name' failed to satisfy constraint: Member must satisfy \
         regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)"
    );
}

#[test]
fn what_is_missing_is_null() {
    let error =
        refused(&lambda::SERVICE, "CreateAlias", &json!({"FunctionName": "f", "FunctionVersion": "1"}));
    assert_eq!(
        error.message,
        "1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null"
    );
    assert_eq!((&*error.code, error.status), ("ValidationException", 400));
}

#[test]
fn bounds_of_numbers_and_lists_are_named() {
    let input = json!({"maxResults": 1001, "stateMachineArn": "arn:aws:states:us-east-1:000000000000:stateMachine:m"});
    assert_eq!(
        refused(&stepfunctions::SERVICE, "ListExecutions", &input).message,
        "1 validation error detected: Value '1001' at 'maxResults' failed to satisfy constraint: \
         Member must have value less than or equal to 1000"
    );
    let role = "arn:aws:iam::000000000000:role/r";
    let input = json!({"FunctionName": "f", "Role": role, "Code": {}, "Architectures": ["x86_64", "arm64"]});
    assert_eq!(
        refused(&lambda::SERVICE, "CreateFunction", &input).message,
        "1 validation error detected: Value '[x86_64, arm64]' at 'architectures' failed to satisfy constraint: \
         Member must have length less than or equal to 1"
    );
}

#[test]
fn elements_keys_and_values_list_all_their_constraints() {
    let role = "arn:aws:iam::000000000000:role/r";
    let create = |more: serde_json::Value| {
        let mut input = json!({"FunctionName": "f", "Role": role, "Code": {}});
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        refused(&lambda::SERVICE, "CreateFunction", &input).message
    };
    assert_eq!(
        create(json!({"Architectures": ["X86_64"]})),
        "1 validation error detected: Value '[X86_64]' at 'architectures' failed to satisfy constraint: Member must \
         satisfy constraint: [Member must satisfy enum value set: [x86_64, arm64], Member must not be null]"
    );
    assert_eq!(
        create(json!({"VpcConfig": {"SubnetIds": ["bad-subnet"]}})),
        "1 validation error detected: Value '[bad-subnet]' at 'vpcConfig.subnetIds' failed to satisfy constraint: \
         Member must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length \
         greater than or equal to 0, Member must satisfy regular expression pattern: subnet-[0-9a-z]*]"
    );
    let weights = |weights: serde_json::Value| {
        let routing = json!({"AdditionalVersionWeights": weights});
        let input =
            json!({"FunctionName": "f", "Name": "a", "FunctionVersion": "1", "RoutingConfig": routing});
        refused(&lambda::SERVICE, "CreateAlias", &input).message
    };
    assert_eq!(
        weights(json!({"2": 2})),
        "1 validation error detected: Value '{2=2.0}' at 'routingConfig.additionalVersionWeights' failed to satisfy \
         constraint: Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must \
         have value greater than or equal to 0.0, Member must not be null]"
    );
    assert_eq!(
        weights(json!({"$LATEST": 0.5})),
        "1 validation error detected: Value '{$LATEST=0.5}' at 'routingConfig.additionalVersionWeights' failed to \
         satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 1024, \
         Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [0-9]+]"
    );
}

#[test]
fn several_violations_are_one_error() {
    let error = refused(
        &logs::SERVICE,
        "PutLogEvents",
        &json!({"logGroupName": "g", "logEvents": [{"message": "m"}]}),
    );
    assert_eq!(
        error.message,
        "2 validation errors detected: Value null at 'logStreamName' failed to satisfy constraint: Member must not be \
         null; Value null at 'logEvents.1.member.timestamp' failed to satisfy constraint: Member must not be null"
    );
    assert_eq!(error.code, "InvalidParameterException");
}

#[test]
fn an_enumeration_is_listed_in_the_services_order() {
    let input = json!({"FunctionName": "f", "StartingPosition": "invalid"});
    assert_eq!(
        refused(&lambda::SERVICE, "CreateEventSourceMapping", &input).message,
        "1 validation error detected: Value 'invalid' at 'startingPosition' failed to satisfy constraint: \
         Member must satisfy enum value set: [LATEST, AT_TIMESTAMP, TRIM_HORIZON]"
    );
}

#[test]
fn sqs_names_the_first_missing_parameter_and_leaves_the_rest_to_itself() {
    let error = refused(&sqs::SERVICE, "SendMessage", &json!({"MessageBody": "b"}));
    assert_eq!(error.message, "The request must contain the parameter QueueUrl.");
    assert_eq!(
        (&*error.code, error.query_code.as_deref()),
        ("MissingRequiredParameterException", Some("MissingParameter"))
    );
    let batch = json!({"QueueUrl": "q", "Entries": [{"Id": "1", "MessageBody": "b"}, {"MessageBody": "c"}]});
    assert_eq!(
        refused(&sqs::SERVICE, "SendMessageBatch", &batch).message,
        "The request must contain the parameter SendMessageBatchRequestEntry.2.Id."
    );
    passes(&sqs::SERVICE, "SendMessageBatch", &json!({"QueueUrl": "q"}));
    passes(&sqs::SERVICE, "GetQueueAttributes", &json!({"QueueUrl": "q", "AttributeNames": ["Nonsense"]}));
}

#[test]
fn a_value_of_the_wrong_type_is_said_to_be_what_it_is() {
    let send = |input: serde_json::Value| refused(&sqs::SERVICE, "SendMessage", &input);
    let error = send(json!({"QueueUrl": "q", "MessageBody": 5}));
    assert_eq!(
        (&*error.code, &*error.message),
        ("SerializationException", "NUMBER_VALUE can not be converted to a String")
    );
    let delay = |delay: serde_json::Value| {
        send(json!({"QueueUrl": "q", "MessageBody": "b", "DelaySeconds": delay})).message
    };
    assert_eq!(delay(json!("5")), "STRING_VALUE can not be converted to an Integer");
    assert_eq!(delay(json!(5.5)), "NUMBER_VALUE can not be converted to an Integer");
    assert_eq!(delay(json!(4_294_967_296_i64)), "NUMBER_VALUE can not be converted to an Integer");
    assert_eq!(delay(json!([5])), "Start of list found where not expected");
    assert_eq!(delay(json!({})), "Start of structure or map found where not expected.");
    assert_eq!(
        refused(&sqs::SERVICE, "SendMessage", &json!([])).message,
        "Start of list found where not expected"
    );
}

#[test]
fn a_name_that_looks_around_is_matched_as_meant() {
    let alias = |name: &str| json!({"FunctionName": "f", "Name": name, "FunctionVersion": "1"});
    for name in ["PROD", "1a", "a1", "-", "_1"] {
        passes(&lambda::SERVICE, "CreateAlias", &alias(name));
    }
    for name in ["1", "12345", "", "a b"] {
        refused(&lambda::SERVICE, "CreateAlias", &alias(name));
    }
    passes(&iam::SERVICE, "GetRole", &json!({"RoleName": "a+b=c,d.e@f-g"}));
    assert_eq!(refused(&iam::SERVICE, "GetRole", &json!({"RoleName": "a b"})).code, "ValidationError");
}

#[test]
fn layers_refuse_runtimes_as_they_were_recorded_to() {
    let content = json!({"ZipFile": "AAAA"});
    let input = json!({"LayerName": "l", "Content": content, "CompatibleRuntimes": ["invalidruntime"],
        "CompatibleArchitectures": ["invalidarch"]});
    let message = refused(&lambda::SERVICE, "PublishLayerVersion", &input).message;
    assert!(message.starts_with(
        "2 validation errors detected: Value '[invalidruntime]' at 'compatibleRuntimes' failed to satisfy constraint: \
         Member must satisfy enum value set: [nodejs20.x, python3.14,"
    ), "{message}");
    assert!(message.ends_with(
        "java8.al2]; Value '[invalidarch]' at 'compatibleArchitectures' failed to satisfy constraint: Member must satisfy \
         constraint: [Member must satisfy enum value set: [x86_64, arm64], Member must not be null]"
    ));
    let message = refused(&lambda::SERVICE, "ListLayers", &json!({"CompatibleRuntime": "none"})).message;
    assert!(message.contains("enum value set: [ruby3.5, ruby2.6, dotnetcore1.0,"));
}

//! What the model can't say about a function's configuration.

use std::collections::BTreeMap;

use crate::aws::Error;
use crate::aws::model::lambda as model;
use crate::lambda::refusal;

/// Runtimes that AWS names when it refuses one, in its order.
const RUNTIMES: &str = "nodejs20.x, python3.14, provided.al2023, python3.12, python3.13, nodejs24.x, \
    nodejs22.x, java25, python3.10, python3.11, java21, ruby3.3, ruby3.4, ruby3.2, python3.8, python3.9, \
    java17, nodejs16.x, dotnet10, dotnet8, java11, dotnet6, nodejs18.x, provided.al2, java8.al2";

/// Runtimes that functions can no longer be created with.
///
/// *AWS documentation: Lambda runtimes.*
const DEPRECATED: [&str; 22] = [
    "nodejs",
    "nodejs4.3",
    "nodejs4.3-edge",
    "nodejs6.10",
    "nodejs8.10",
    "nodejs10.x",
    "nodejs12.x",
    "nodejs14.x",
    "java8",
    "python2.7",
    "python3.6",
    "python3.7",
    "dotnetcore1.0",
    "dotnetcore2.0",
    "dotnetcore2.1",
    "dotnetcore3.1",
    "go1.x",
    "ruby2.5",
    "ruby2.7",
    "provided",
    "custom",
    "nasa",
];

/// Variables that belong to the runtime.
///
/// *AWS documentation: Working with Lambda environment variables.*
const RESERVED_KEYS: [&str; 17] = [
    "_HANDLER",
    "_X_AMZN_TRACE_ID",
    "AWS_ACCESS_KEY",
    "AWS_ACCESS_KEY_ID",
    "AWS_DEFAULT_REGION",
    "AWS_EXECUTION_ENV",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
    "AWS_LAMBDA_FUNCTION_NAME",
    "AWS_LAMBDA_FUNCTION_VERSION",
    "AWS_LAMBDA_INITIALIZATION_TYPE",
    "AWS_LAMBDA_LOG_GROUP_NAME",
    "AWS_LAMBDA_LOG_STREAM_NAME",
    "AWS_LAMBDA_RUNTIME_API",
    "AWS_REGION",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "LAMBDA_TASK_ROOT",
];

/// The most that all variables may have together, written as JSON, in bytes.
const ENVIRONMENT_LIMIT: usize = 4_096;

/// The most tags that a resource may have.
const TAG_LIMIT: usize = 50;

/// The runtime, if functions can still be created with it.
pub(super) fn runtime(runtime: &model::Runtime) -> Result<String, Error> {
    let name = runtime.as_str();
    if DEPRECATED.contains(&name) {
        return Err(refusal::invalid_parameter(format!(
            "The runtime parameter of {name} is no longer supported for creating or updating AWS Lambda functions. \
             We recommend you use a supported runtime while creating or updating functions."
        )));
    }
    if matches!(runtime, model::Runtime::Unknown(_)) {
        return Err(refusal::invalid_parameter(format!(
            "Value {name} at 'runtime' failed to satisfy constraint: \
             Member must satisfy enum value set: [{RUNTIMES}] or be a valid ARN"
        )));
    }
    Ok(name.to_owned())
}

/// The runtime and the handler, both mandatory for functions that come as zip files.
pub(super) fn runtime_and_handler(input: &model::CreateFunctionInput) -> Result<(String, String), Error> {
    let given = input.runtime.as_ref().map(runtime).transpose()?;
    match (given, input.handler.clone()) {
        (Some(runtime), Some(handler)) => Ok((runtime, handler)),
        _ => Err(refusal::invalid_parameter(
            "Runtime and Handler are mandatory parameters for functions created with deployment packages.",
        )),
    }
}

/// Whether a function may have these variables.
pub(super) fn environment(variables: &BTreeMap<String, String>) -> Result<(), Error> {
    const PREFIX: &str = "Lambda was unable to configure your environment variables because the environment variables you have provided";
    let reserved = variables.keys().map(String::as_str).filter(|key| RESERVED_KEYS.contains(key));
    let reserved: Vec<&str> = reserved.collect();
    if !reserved.is_empty() {
        return Err(refusal::invalid_parameter(format!(
            "{PREFIX} contains reserved keys that are currently not supported for modification. \
             Reserved keys used in this request: {}",
            reserved.join(", ")
        )));
    }
    let written = serde_json::to_string(variables).unwrap_or_default();
    if written.len() > ENVIRONMENT_LIMIT {
        let shown: String = written.chars().take(ENVIRONMENT_LIMIT).collect();
        return Err(refusal::invalid_parameter(format!(
            "{PREFIX} exceeded the 4KB limit. String measured: {shown}"
        )));
    }
    Ok(())
}

/// Whether a resource may have these tags.
pub(in crate::lambda) fn tags(tags: &BTreeMap<String, String>) -> Result<(), Error> {
    if tags.len() > TAG_LIMIT {
        return Err(refusal::invalid_parameter("Number of tags exceeds resource tag limit."));
    }
    Ok(())
}

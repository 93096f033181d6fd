// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! The API of CloudWatch Logs, version 2014-03-28.

pub mod error;

mod enumerations;
#[rustfmt::skip]
mod schema;
mod structures;

use std::future::{Future, ready};

pub use enumerations::*;
pub use structures::*;

use crate::aws::node::Node;
use crate::aws::schema::{Family, QueryDialect, Refusal, ServiceSchema};
use crate::aws::serving::{Output, answer, input, json_door, unknown};
use crate::aws::{Call, Error, Served};

/// What the model says about the service.
#[rustfmt::skip]
pub static SERVICE: ServiceSchema = ServiceSchema {
    name: "logs",
    signing_name: "logs",
    family: Family::AwsJson11,
    target_prefix: "Logs_20140328",
    query: QueryDialect::NONE,
    error_namespace: "",
    refusal: Refusal::Constraints("InvalidParameterException"),
    operations: &schema::OPERATIONS,
    errors: &error::ERRORS,
};

/// The operations of the service. Those that an engine doesn't write answer [`Error::not_built`].
#[rustfmt::skip]
#[allow(unused_variables, reason = "the bodies are defaults")]
pub trait Logs: Send + Sync + 'static {
    /// `CreateLogGroup`
    fn create_log_group(&self, call: &Call, input: CreateLogGroupInput) -> impl Future<Output = Result<CreateLogGroupOutput, Error>> + Send {
        ready(Err(Error::not_built("logs", "CreateLogGroup")))
    }
    /// `CreateLogStream`
    fn create_log_stream(&self, call: &Call, input: CreateLogStreamInput) -> impl Future<Output = Result<CreateLogStreamOutput, Error>> + Send {
        ready(Err(Error::not_built("logs", "CreateLogStream")))
    }
    /// `DeleteLogGroup`
    fn delete_log_group(&self, call: &Call, input: DeleteLogGroupInput) -> impl Future<Output = Result<DeleteLogGroupOutput, Error>> + Send {
        ready(Err(Error::not_built("logs", "DeleteLogGroup")))
    }
    /// `DeleteLogStream`
    fn delete_log_stream(&self, call: &Call, input: DeleteLogStreamInput) -> impl Future<Output = Result<DeleteLogStreamOutput, Error>> + Send {
        ready(Err(Error::not_built("logs", "DeleteLogStream")))
    }
    /// `DeleteRetentionPolicy`
    fn delete_retention_policy(&self, call: &Call, input: DeleteRetentionPolicyInput) -> impl Future<Output = Result<DeleteRetentionPolicyOutput, Error>> + Send {
        ready(Err(Error::not_built("logs", "DeleteRetentionPolicy")))
    }
    /// `DescribeLogGroups`
    fn describe_log_groups(&self, call: &Call, input: DescribeLogGroupsInput) -> impl Future<Output = Result<DescribeLogGroupsOutput, Error>> + Send {
        ready(Err(Error::not_built("logs", "DescribeLogGroups")))
    }
    /// `DescribeLogStreams`
    fn describe_log_streams(&self, call: &Call, input: DescribeLogStreamsInput) -> impl Future<Output = Result<DescribeLogStreamsOutput, Error>> + Send {
        ready(Err(Error::not_built("logs", "DescribeLogStreams")))
    }
    /// `FilterLogEvents`
    fn filter_log_events(&self, call: &Call, input: FilterLogEventsInput) -> impl Future<Output = Result<FilterLogEventsOutput, Error>> + Send {
        ready(Err(Error::not_built("logs", "FilterLogEvents")))
    }
    /// `GetLogEvents`
    fn get_log_events(&self, call: &Call, input: GetLogEventsInput) -> impl Future<Output = Result<GetLogEventsOutput, Error>> + Send {
        ready(Err(Error::not_built("logs", "GetLogEvents")))
    }
    /// `ListTagsForResource`
    fn list_tags_for_resource(&self, call: &Call, input: ListTagsForResourceInput) -> impl Future<Output = Result<ListTagsForResourceOutput, Error>> + Send {
        ready(Err(Error::not_built("logs", "ListTagsForResource")))
    }
    /// `ListTagsLogGroup`
    fn list_tags_log_group(&self, call: &Call, input: ListTagsLogGroupInput) -> impl Future<Output = Result<ListTagsLogGroupOutput, Error>> + Send {
        ready(Err(Error::not_built("logs", "ListTagsLogGroup")))
    }
    /// `PutLogEvents`
    fn put_log_events(&self, call: &Call, input: PutLogEventsInput) -> impl Future<Output = Result<PutLogEventsOutput, Error>> + Send {
        ready(Err(Error::not_built("logs", "PutLogEvents")))
    }
    /// `PutRetentionPolicy`
    fn put_retention_policy(&self, call: &Call, input: PutRetentionPolicyInput) -> impl Future<Output = Result<PutRetentionPolicyOutput, Error>> + Send {
        ready(Err(Error::not_built("logs", "PutRetentionPolicy")))
    }
    /// `TagLogGroup`
    fn tag_log_group(&self, call: &Call, input: TagLogGroupInput) -> impl Future<Output = Result<TagLogGroupOutput, Error>> + Send {
        ready(Err(Error::not_built("logs", "TagLogGroup")))
    }
    /// `TagResource`
    fn tag_resource(&self, call: &Call, input: TagResourceInput) -> impl Future<Output = Result<TagResourceOutput, Error>> + Send {
        ready(Err(Error::not_built("logs", "TagResource")))
    }
    /// `UntagLogGroup`
    fn untag_log_group(&self, call: &Call, input: UntagLogGroupInput) -> impl Future<Output = Result<UntagLogGroupOutput, Error>> + Send {
        ready(Err(Error::not_built("logs", "UntagLogGroup")))
    }
    /// `UntagResource`
    fn untag_resource(&self, call: &Call, input: UntagResourceInput) -> impl Future<Output = Result<UntagResourceOutput, Error>> + Send {
        ready(Err(Error::not_built("logs", "UntagResource")))
    }
}

/// Calls `operation` with an input that was checked before.
#[rustfmt::skip]
async fn dispatch(service: &impl Logs, call: &Call, operation: &'static crate::aws::schema::Operation, node: Node<'_>) -> Result<Output, Error> {
    match operation.index {
        0 => Ok(Box::new(service.create_log_group(call, input(node)).await?)),
        1 => Ok(Box::new(service.create_log_stream(call, input(node)).await?)),
        2 => Ok(Box::new(service.delete_log_group(call, input(node)).await?)),
        3 => Ok(Box::new(service.delete_log_stream(call, input(node)).await?)),
        4 => Ok(Box::new(service.delete_retention_policy(call, input(node)).await?)),
        5 => Ok(Box::new(service.describe_log_groups(call, input(node)).await?)),
        6 => Ok(Box::new(service.describe_log_streams(call, input(node)).await?)),
        7 => Ok(Box::new(service.filter_log_events(call, input(node)).await?)),
        8 => Ok(Box::new(service.get_log_events(call, input(node)).await?)),
        9 => Ok(Box::new(service.list_tags_for_resource(call, input(node)).await?)),
        10 => Ok(Box::new(service.list_tags_log_group(call, input(node)).await?)),
        11 => Ok(Box::new(service.put_log_events(call, input(node)).await?)),
        12 => Ok(Box::new(service.put_retention_policy(call, input(node)).await?)),
        13 => Ok(Box::new(service.tag_log_group(call, input(node)).await?)),
        14 => Ok(Box::new(service.tag_resource(call, input(node)).await?)),
        15 => Ok(Box::new(service.untag_log_group(call, input(node)).await?)),
        16 => Ok(Box::new(service.untag_resource(call, input(node)).await?)),
        _ => Err(unknown(operation)),
    }
}

/// Answers an HTTP request: reads and checks the input, calls the operation, writes its output or error.
pub async fn serve(
    service: &impl Logs,
    call: &Call,
    head: &http::request::Parts,
    body: &bytes::Bytes,
) -> Served {
    answer(&SERVICE, call, head, body, |operation, node| dispatch(service, call, operation, node)).await
}

/// Calls an operation by name, with JSON in and out: blobs as base64, moments as seconds since 1970.
pub async fn call_json(
    service: &impl Logs,
    call: &Call,
    operation: &str,
    input: &serde_json::Value,
) -> Result<serde_json::Value, Error> {
    json_door(&SERVICE, operation, input, |operation, node| dispatch(service, call, operation, node)).await
}

// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! The API of SQS, version 2012-11-05.

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
    name: "sqs",
    signing_name: "sqs",
    family: Family::AwsJson10,
    target_prefix: "AmazonSQS",
    query: QueryDialect { version: "2012-11-05", namespace: "http://queue.amazonaws.com/doc/2012-11-05/", declaration: true },
    error_namespace: "com.amazonaws.sqs#",
    refusal: Refusal::MissingParameter,
    operations: &schema::OPERATIONS,
    errors: &error::ERRORS,
};

/// The operations of the service. Those that an engine doesn't write answer [`Error::not_built`].
#[rustfmt::skip]
#[allow(unused_variables, reason = "the bodies are defaults")]
pub trait Sqs: Send + Sync + 'static {
    /// `AddPermission`
    fn add_permission(&self, call: &Call, input: AddPermissionInput) -> impl Future<Output = Result<AddPermissionOutput, Error>> + Send {
        ready(Err(Error::not_built("sqs", "AddPermission")))
    }
    /// `CancelMessageMoveTask`
    fn cancel_message_move_task(&self, call: &Call, input: CancelMessageMoveTaskInput) -> impl Future<Output = Result<CancelMessageMoveTaskOutput, Error>> + Send {
        ready(Err(Error::not_built("sqs", "CancelMessageMoveTask")))
    }
    /// `ChangeMessageVisibility`
    fn change_message_visibility(&self, call: &Call, input: ChangeMessageVisibilityInput) -> impl Future<Output = Result<ChangeMessageVisibilityOutput, Error>> + Send {
        ready(Err(Error::not_built("sqs", "ChangeMessageVisibility")))
    }
    /// `ChangeMessageVisibilityBatch`
    fn change_message_visibility_batch(&self, call: &Call, input: ChangeMessageVisibilityBatchInput) -> impl Future<Output = Result<ChangeMessageVisibilityBatchOutput, Error>> + Send {
        ready(Err(Error::not_built("sqs", "ChangeMessageVisibilityBatch")))
    }
    /// `CreateQueue`
    fn create_queue(&self, call: &Call, input: CreateQueueInput) -> impl Future<Output = Result<CreateQueueOutput, Error>> + Send {
        ready(Err(Error::not_built("sqs", "CreateQueue")))
    }
    /// `DeleteMessage`
    fn delete_message(&self, call: &Call, input: DeleteMessageInput) -> impl Future<Output = Result<DeleteMessageOutput, Error>> + Send {
        ready(Err(Error::not_built("sqs", "DeleteMessage")))
    }
    /// `DeleteMessageBatch`
    fn delete_message_batch(&self, call: &Call, input: DeleteMessageBatchInput) -> impl Future<Output = Result<DeleteMessageBatchOutput, Error>> + Send {
        ready(Err(Error::not_built("sqs", "DeleteMessageBatch")))
    }
    /// `DeleteQueue`
    fn delete_queue(&self, call: &Call, input: DeleteQueueInput) -> impl Future<Output = Result<DeleteQueueOutput, Error>> + Send {
        ready(Err(Error::not_built("sqs", "DeleteQueue")))
    }
    /// `GetQueueAttributes`
    fn get_queue_attributes(&self, call: &Call, input: GetQueueAttributesInput) -> impl Future<Output = Result<GetQueueAttributesOutput, Error>> + Send {
        ready(Err(Error::not_built("sqs", "GetQueueAttributes")))
    }
    /// `GetQueueUrl`
    fn get_queue_url(&self, call: &Call, input: GetQueueUrlInput) -> impl Future<Output = Result<GetQueueUrlOutput, Error>> + Send {
        ready(Err(Error::not_built("sqs", "GetQueueUrl")))
    }
    /// `ListDeadLetterSourceQueues`
    fn list_dead_letter_source_queues(&self, call: &Call, input: ListDeadLetterSourceQueuesInput) -> impl Future<Output = Result<ListDeadLetterSourceQueuesOutput, Error>> + Send {
        ready(Err(Error::not_built("sqs", "ListDeadLetterSourceQueues")))
    }
    /// `ListMessageMoveTasks`
    fn list_message_move_tasks(&self, call: &Call, input: ListMessageMoveTasksInput) -> impl Future<Output = Result<ListMessageMoveTasksOutput, Error>> + Send {
        ready(Err(Error::not_built("sqs", "ListMessageMoveTasks")))
    }
    /// `ListQueueTags`
    fn list_queue_tags(&self, call: &Call, input: ListQueueTagsInput) -> impl Future<Output = Result<ListQueueTagsOutput, Error>> + Send {
        ready(Err(Error::not_built("sqs", "ListQueueTags")))
    }
    /// `ListQueues`
    fn list_queues(&self, call: &Call, input: ListQueuesInput) -> impl Future<Output = Result<ListQueuesOutput, Error>> + Send {
        ready(Err(Error::not_built("sqs", "ListQueues")))
    }
    /// `PurgeQueue`
    fn purge_queue(&self, call: &Call, input: PurgeQueueInput) -> impl Future<Output = Result<PurgeQueueOutput, Error>> + Send {
        ready(Err(Error::not_built("sqs", "PurgeQueue")))
    }
    /// `ReceiveMessage`
    fn receive_message(&self, call: &Call, input: ReceiveMessageInput) -> impl Future<Output = Result<ReceiveMessageOutput, Error>> + Send {
        ready(Err(Error::not_built("sqs", "ReceiveMessage")))
    }
    /// `RemovePermission`
    fn remove_permission(&self, call: &Call, input: RemovePermissionInput) -> impl Future<Output = Result<RemovePermissionOutput, Error>> + Send {
        ready(Err(Error::not_built("sqs", "RemovePermission")))
    }
    /// `SendMessage`
    fn send_message(&self, call: &Call, input: SendMessageInput) -> impl Future<Output = Result<SendMessageOutput, Error>> + Send {
        ready(Err(Error::not_built("sqs", "SendMessage")))
    }
    /// `SendMessageBatch`
    fn send_message_batch(&self, call: &Call, input: SendMessageBatchInput) -> impl Future<Output = Result<SendMessageBatchOutput, Error>> + Send {
        ready(Err(Error::not_built("sqs", "SendMessageBatch")))
    }
    /// `SetQueueAttributes`
    fn set_queue_attributes(&self, call: &Call, input: SetQueueAttributesInput) -> impl Future<Output = Result<SetQueueAttributesOutput, Error>> + Send {
        ready(Err(Error::not_built("sqs", "SetQueueAttributes")))
    }
    /// `StartMessageMoveTask`
    fn start_message_move_task(&self, call: &Call, input: StartMessageMoveTaskInput) -> impl Future<Output = Result<StartMessageMoveTaskOutput, Error>> + Send {
        ready(Err(Error::not_built("sqs", "StartMessageMoveTask")))
    }
    /// `TagQueue`
    fn tag_queue(&self, call: &Call, input: TagQueueInput) -> impl Future<Output = Result<TagQueueOutput, Error>> + Send {
        ready(Err(Error::not_built("sqs", "TagQueue")))
    }
    /// `UntagQueue`
    fn untag_queue(&self, call: &Call, input: UntagQueueInput) -> impl Future<Output = Result<UntagQueueOutput, Error>> + Send {
        ready(Err(Error::not_built("sqs", "UntagQueue")))
    }
}

/// Calls `operation` with an input that was checked before.
#[rustfmt::skip]
async fn dispatch(service: &impl Sqs, call: &Call, operation: &'static crate::aws::schema::Operation, node: Node<'_>) -> Result<Output, Error> {
    match operation.index {
        0 => Ok(Box::new(service.add_permission(call, input(node)).await?)),
        1 => Ok(Box::new(service.cancel_message_move_task(call, input(node)).await?)),
        2 => Ok(Box::new(service.change_message_visibility(call, input(node)).await?)),
        3 => Ok(Box::new(service.change_message_visibility_batch(call, input(node)).await?)),
        4 => Ok(Box::new(service.create_queue(call, input(node)).await?)),
        5 => Ok(Box::new(service.delete_message(call, input(node)).await?)),
        6 => Ok(Box::new(service.delete_message_batch(call, input(node)).await?)),
        7 => Ok(Box::new(service.delete_queue(call, input(node)).await?)),
        8 => Ok(Box::new(service.get_queue_attributes(call, input(node)).await?)),
        9 => Ok(Box::new(service.get_queue_url(call, input(node)).await?)),
        10 => Ok(Box::new(service.list_dead_letter_source_queues(call, input(node)).await?)),
        11 => Ok(Box::new(service.list_message_move_tasks(call, input(node)).await?)),
        12 => Ok(Box::new(service.list_queue_tags(call, input(node)).await?)),
        13 => Ok(Box::new(service.list_queues(call, input(node)).await?)),
        14 => Ok(Box::new(service.purge_queue(call, input(node)).await?)),
        15 => Ok(Box::new(service.receive_message(call, input(node)).await?)),
        16 => Ok(Box::new(service.remove_permission(call, input(node)).await?)),
        17 => Ok(Box::new(service.send_message(call, input(node)).await?)),
        18 => Ok(Box::new(service.send_message_batch(call, input(node)).await?)),
        19 => Ok(Box::new(service.set_queue_attributes(call, input(node)).await?)),
        20 => Ok(Box::new(service.start_message_move_task(call, input(node)).await?)),
        21 => Ok(Box::new(service.tag_queue(call, input(node)).await?)),
        22 => Ok(Box::new(service.untag_queue(call, input(node)).await?)),
        _ => Err(unknown(operation)),
    }
}

/// Answers an HTTP request: reads and checks the input, calls the operation, writes its output or error.
pub async fn serve(
    service: &impl Sqs,
    call: &Call,
    head: &http::request::Parts,
    body: &bytes::Bytes,
) -> Served {
    answer(&SERVICE, call, head, body, |operation, node| dispatch(service, call, operation, node)).await
}

/// Calls an operation by name, with JSON in and out: blobs as base64, moments as seconds since 1970.
pub async fn call_json(
    service: &impl Sqs,
    call: &Call,
    operation: &str,
    input: &serde_json::Value,
) -> Result<serde_json::Value, Error> {
    json_door(&SERVICE, operation, input, |operation, node| dispatch(service, call, operation, node)).await
}

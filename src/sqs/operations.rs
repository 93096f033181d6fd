//! The operations of the API, each led to where it is done; and what the neighbours ask.

use std::future::Future;
use std::pin::Pin;

use super::exchange::ENDLESS;
use super::queue_url::{QueueReference, queue_url};
use super::service::QueueService;
use crate::aws::model::sqs;
use crate::aws::{Call, Error};
use crate::neighbours::{Answer, Queues};

/// An operation that answers nothing, and its body.
macro_rules! nothing {
    ($done:expr, $output:expr) => {
        $done.await.map(|()| $output)
    };
}

impl sqs::Sqs for QueueService {
    async fn add_permission(
        &self,
        call: &Call,
        input: sqs::AddPermissionInput,
    ) -> Result<sqs::AddPermissionOutput, Error> {
        nothing!(self.permit(call, input), sqs::AddPermissionOutput {})
    }

    async fn cancel_message_move_task(
        &self,
        call: &Call,
        input: sqs::CancelMessageMoveTaskInput,
    ) -> Result<sqs::CancelMessageMoveTaskOutput, Error> {
        self.cancel_task(call, &input).await
    }

    async fn change_message_visibility(
        &self,
        call: &Call,
        input: sqs::ChangeMessageVisibilityInput,
    ) -> Result<sqs::ChangeMessageVisibilityOutput, Error> {
        nothing!(self.change(call, input), sqs::ChangeMessageVisibilityOutput {})
    }

    async fn change_message_visibility_batch(
        &self,
        call: &Call,
        input: sqs::ChangeMessageVisibilityBatchInput,
    ) -> Result<sqs::ChangeMessageVisibilityBatchOutput, Error> {
        self.change_batch(call, input).await
    }

    async fn create_queue(
        &self,
        call: &Call,
        input: sqs::CreateQueueInput,
    ) -> Result<sqs::CreateQueueOutput, Error> {
        let queue_url = Some(self.create(call, input).await?);
        Ok(sqs::CreateQueueOutput { queue_url })
    }

    async fn delete_message(
        &self,
        call: &Call,
        input: sqs::DeleteMessageInput,
    ) -> Result<sqs::DeleteMessageOutput, Error> {
        nothing!(self.delete(call, input), sqs::DeleteMessageOutput {})
    }

    async fn delete_message_batch(
        &self,
        call: &Call,
        input: sqs::DeleteMessageBatchInput,
    ) -> Result<sqs::DeleteMessageBatchOutput, Error> {
        self.delete_batch(call, input).await
    }

    async fn delete_queue(
        &self,
        call: &Call,
        input: sqs::DeleteQueueInput,
    ) -> Result<sqs::DeleteQueueOutput, Error> {
        nothing!(self.delete_queue_of(call, &input.queue_url), sqs::DeleteQueueOutput {})
    }

    async fn get_queue_attributes(
        &self,
        call: &Call,
        input: sqs::GetQueueAttributesInput,
    ) -> Result<sqs::GetQueueAttributesOutput, Error> {
        let attributes = self.attributes_of(call, &input)?;
        Ok(sqs::GetQueueAttributesOutput { attributes })
    }

    async fn get_queue_url(
        &self,
        call: &Call,
        input: sqs::GetQueueUrlInput,
    ) -> Result<sqs::GetQueueUrlOutput, Error> {
        let queue_url = Some(self.url_of_name(call, &input)?);
        Ok(sqs::GetQueueUrlOutput { queue_url })
    }

    async fn list_dead_letter_source_queues(
        &self,
        call: &Call,
        input: sqs::ListDeadLetterSourceQueuesInput,
    ) -> Result<sqs::ListDeadLetterSourceQueuesOutput, Error> {
        let page = self.list_sources(call, &input)?;
        Ok(sqs::ListDeadLetterSourceQueuesOutput { queue_urls: page.urls, next_token: page.next_token })
    }

    async fn list_message_move_tasks(
        &self,
        call: &Call,
        input: sqs::ListMessageMoveTasksInput,
    ) -> Result<sqs::ListMessageMoveTasksOutput, Error> {
        self.list_tasks(call, &input)
    }

    async fn list_queue_tags(
        &self,
        call: &Call,
        input: sqs::ListQueueTagsInput,
    ) -> Result<sqs::ListQueueTagsOutput, Error> {
        let tags = self.tags_of(call, &input.queue_url)?;
        Ok(sqs::ListQueueTagsOutput { tags })
    }

    async fn list_queues(
        &self,
        call: &Call,
        input: sqs::ListQueuesInput,
    ) -> Result<sqs::ListQueuesOutput, Error> {
        let page = self.list(call, &input)?;
        let queue_urls = Some(page.urls).filter(|urls| !urls.is_empty());
        Ok(sqs::ListQueuesOutput { queue_urls, next_token: page.next_token })
    }

    async fn purge_queue(
        &self,
        call: &Call,
        input: sqs::PurgeQueueInput,
    ) -> Result<sqs::PurgeQueueOutput, Error> {
        nothing!(self.purge(call, &input.queue_url), sqs::PurgeQueueOutput {})
    }

    async fn receive_message(
        &self,
        call: &Call,
        input: sqs::ReceiveMessageInput,
    ) -> Result<sqs::ReceiveMessageOutput, Error> {
        self.receive(call, input).await
    }

    async fn remove_permission(
        &self,
        call: &Call,
        input: sqs::RemovePermissionInput,
    ) -> Result<sqs::RemovePermissionOutput, Error> {
        nothing!(self.forbid(call, input), sqs::RemovePermissionOutput {})
    }

    async fn send_message(
        &self,
        call: &Call,
        input: sqs::SendMessageInput,
    ) -> Result<sqs::SendMessageOutput, Error> {
        self.send(call, input).await
    }

    async fn send_message_batch(
        &self,
        call: &Call,
        input: sqs::SendMessageBatchInput,
    ) -> Result<sqs::SendMessageBatchOutput, Error> {
        self.send_batch(call, input).await
    }

    async fn set_queue_attributes(
        &self,
        call: &Call,
        input: sqs::SetQueueAttributesInput,
    ) -> Result<sqs::SetQueueAttributesOutput, Error> {
        nothing!(self.set_attributes(call, input), sqs::SetQueueAttributesOutput {})
    }

    async fn start_message_move_task(
        &self,
        call: &Call,
        input: sqs::StartMessageMoveTaskInput,
    ) -> Result<sqs::StartMessageMoveTaskOutput, Error> {
        self.start_task(call, &input).await
    }

    async fn tag_queue(&self, call: &Call, input: sqs::TagQueueInput) -> Result<sqs::TagQueueOutput, Error> {
        nothing!(self.tag(call, input), sqs::TagQueueOutput {})
    }

    async fn untag_queue(
        &self,
        call: &Call,
        input: sqs::UntagQueueInput,
    ) -> Result<sqs::UntagQueueOutput, Error> {
        nothing!(self.untag(call, input), sqs::UntagQueueOutput {})
    }
}

impl Queues for QueueService {
    fn url_of(&self, call: &Call, queue_arn: &str) -> Result<String, Error> {
        let reference = QueueReference::of_arn(queue_arn).ok_or_else(super::error::no_such_queue)?;
        let account = reference.account.as_ref().unwrap_or(&call.account);
        Ok(queue_url(&call.authority, account, reference.name))
    }

    fn change(&self) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(self.changed())
    }

    fn send_message<'a>(
        &'a self,
        call: &'a Call,
        input: sqs::SendMessageInput,
    ) -> Answer<'a, sqs::SendMessageOutput> {
        Box::pin(self.send(call, input))
    }

    fn receive_message<'a>(
        &'a self,
        call: &'a Call,
        input: sqs::ReceiveMessageInput,
    ) -> Answer<'a, sqs::ReceiveMessageOutput> {
        Box::pin(self.receive(call, input))
    }

    fn await_messages<'a>(
        &'a self,
        call: &'a Call,
        input: sqs::ReceiveMessageInput,
    ) -> Answer<'a, sqs::ReceiveMessageOutput> {
        Box::pin(self.receive_within(call, input, Some(ENDLESS)))
    }

    fn delete_message_batch<'a>(
        &'a self,
        call: &'a Call,
        input: sqs::DeleteMessageBatchInput,
    ) -> Answer<'a, sqs::DeleteMessageBatchOutput> {
        Box::pin(self.delete_batch(call, input))
    }

    fn change_message_visibility_batch<'a>(
        &'a self,
        call: &'a Call,
        input: sqs::ChangeMessageVisibilityBatchInput,
    ) -> Answer<'a, sqs::ChangeMessageVisibilityBatchOutput> {
        Box::pin(self.change_batch(call, input))
    }

    fn queue_attributes<'a>(
        &'a self,
        call: &'a Call,
        input: sqs::GetQueueAttributesInput,
    ) -> Answer<'a, sqs::GetQueueAttributesOutput> {
        Box::pin(async move {
            let attributes = self.attributes_of(call, &input)?;
            Ok(sqs::GetQueueAttributesOutput { attributes })
        })
    }
}

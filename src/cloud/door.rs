//! Every service as the others reach it.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Weak};

use bytes::Bytes;
use serde_json::Value;

use super::Cloud;
use crate::aws::model::lambda::{InvokeInput, InvokeOutput};
use crate::aws::model::sqs;
use crate::aws::{Call, Error};
use crate::identity::{AccountId, Region};
use crate::lambda;
use crate::neighbours::{
    Answer, Functions, LogLine, LogSink, ObjectPage, Objects, Operations, Queues, StoredObject,
};
use crate::sqs::QueueService;
use crate::support::s3::S3;

/// The cloud from within. Weak, since the services that hold it belong to the cloud: they would keep each other for
/// ever. For the same reason what waits here for one service holds that service, not the cloud.
pub(super) struct Door(pub(super) Weak<Cloud>);

impl Door {
    /// The cloud, unless it is being taken apart.
    fn cloud(&self) -> Result<Arc<Cloud>, Error> {
        self.0.upgrade().ok_or_else(|| Error::new("ServiceUnavailable", 503, "Virga is stopping."))
    }

    fn functions(&self) -> Result<lambda::Engine, Error> {
        Ok(self.cloud()?.lambda.clone())
    }

    fn queues(&self) -> Result<QueueService, Error> {
        Ok(self.cloud()?.sqs.clone())
    }

    fn objects(&self) -> Result<S3, Error> {
        Ok(self.cloud()?.s3.clone())
    }
}

impl Operations for Door {
    fn call<'a>(
        &'a self,
        call: &'a Call,
        service: &'a str,
        operation: &'a str,
        input: Value,
    ) -> Answer<'a, Value> {
        Box::pin(async move { self.cloud()?.call_by_name(call, service, operation, &input).await })
    }
}

impl Functions for Door {
    fn invoke<'a>(&'a self, call: &'a Call, input: InvokeInput) -> Answer<'a, InvokeOutput> {
        Box::pin(async move { Functions::invoke(&self.functions()?, call, input).await })
    }
}

impl LogSink for Door {
    fn append(&self, account: &AccountId, region: &Region, group: &str, stream: &str, lines: Vec<LogLine>) {
        if let Ok(cloud) = self.cloud() {
            cloud.logs.append(account, region, group, stream, lines);
        }
    }
}

/// One method of [`Queues`] that hands on what it is given.
macro_rules! hand_on {
    ($($method:ident: $input:ident -> $output:ident;)*) => {
        $(fn $method<'a>(&'a self, call: &'a Call, input: sqs::$input) -> Answer<'a, sqs::$output> {
            Box::pin(async move { Queues::$method(&self.queues()?, call, input).await })
        })*
    };
}

impl Queues for Door {
    fn url_of(&self, call: &Call, queue_arn: &str) -> Result<String, Error> {
        self.cloud()?.sqs.url_of(call, queue_arn)
    }

    fn change(&self) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        self.cloud().map_or_else(|_| Box::pin(std::future::pending()) as _, |cloud| cloud.sqs.change())
    }

    hand_on! {
        send_message: SendMessageInput -> SendMessageOutput;
        receive_message: ReceiveMessageInput -> ReceiveMessageOutput;
        await_messages: ReceiveMessageInput -> ReceiveMessageOutput;
        delete_message_batch: DeleteMessageBatchInput -> DeleteMessageBatchOutput;
        change_message_visibility_batch:
            ChangeMessageVisibilityBatchInput -> ChangeMessageVisibilityBatchOutput;
        queue_attributes: GetQueueAttributesInput -> GetQueueAttributesOutput;
    }
}

impl Objects for Door {
    fn get_object<'a>(
        &'a self,
        call: &'a Call,
        bucket: &'a str,
        key: &'a str,
        version: Option<&'a str>,
    ) -> Answer<'a, StoredObject> {
        Box::pin(async move { self.objects()?.get_object(call, bucket, key, version).await })
    }

    fn put_object<'a>(
        &'a self,
        call: &'a Call,
        bucket: &'a str,
        key: &'a str,
        body: Bytes,
        content_type: &'a str,
    ) -> Answer<'a, StoredObject> {
        Box::pin(async move { self.objects()?.put_object(call, bucket, key, body, content_type).await })
    }

    fn list_objects<'a>(
        &'a self,
        call: &'a Call,
        bucket: &'a str,
        prefix: &'a str,
        after: Option<&'a str>,
    ) -> Answer<'a, ObjectPage> {
        Box::pin(async move { self.objects()?.list_objects(call, bucket, prefix, after).await })
    }
}

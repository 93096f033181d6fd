//! The notification configuration of a bucket.

use s3s::S3Request;
use s3s::dto::*;

use super::{Engine, Reply, arrival, reply};
use crate::support::s3::notification::{CONFIGURATION, rules};
use crate::support::s3::refusal::{Outcome, Refusal};

impl Engine {
    pub(super) async fn on_put_bucket_notification_configuration(
        &self,
        request: S3Request<PutBucketNotificationConfigurationInput>,
    ) -> Reply<PutBucketNotificationConfigurationOutput> {
        let arrival = arrival(&request)?;
        let input = &request.input;
        let owner = input.expected_bucket_owner.as_ref();
        let found = self.bucket(&arrival.call, &input.bucket, owner)?;
        let mut configuration = input.notification_configuration.clone();
        if configuration.topic_configurations.as_ref().is_some_and(|topics| !topics.is_empty()) {
            return Err(Refusal::not_supported("notifications of S3 to SNS topics").into());
        }
        if configuration.event_bridge_configuration.is_some() {
            self.shared.without_effect("EventBridgeConfiguration");
        }
        self.name_entries(&mut configuration);
        for rule in rules(&configuration) {
            if let Some(event) = rule.check()? {
                self.shared.without_effect(&format!("notification of {event}"));
            }
            if input.skip_destination_validation != Some(true) {
                self.shared.try_destination(&arrival.call, &found, &rule.destination).await?;
            }
        }
        self.keep(&request, configuration).await?;
        reply(PutBucketNotificationConfigurationOutput::default())
    }

    /// Entries without an id get one.
    fn name_entries(&self, configuration: &mut NotificationConfiguration) {
        let queues = configuration.queue_configurations.iter_mut().flatten().map(|entry| &mut entry.id);
        let functions =
            configuration.lambda_function_configurations.iter_mut().flatten().map(|entry| &mut entry.id);
        for id in queues.chain(functions) {
            id.get_or_insert_with(|| self.shared.randomness.uuid().to_string());
        }
    }

    async fn keep(
        &self,
        request: &S3Request<PutBucketNotificationConfigurationInput>,
        configuration: NotificationConfiguration,
    ) -> Outcome<()> {
        let input = &request.input;
        let owner = input.expected_bucket_owner.as_ref();
        self.record(request, &input.bucket, owner, CONFIGURATION, &configuration).await
    }

    pub(super) async fn on_get_bucket_notification_configuration(
        &self,
        request: S3Request<GetBucketNotificationConfigurationInput>,
    ) -> Reply<GetBucketNotificationConfigurationOutput> {
        let input = &request.input;
        let owner = input.expected_bucket_owner.as_ref();
        let kept =
            self.recorded::<_, NotificationConfiguration>(&request, &input.bucket, owner, CONFIGURATION)?;
        let kept = kept.unwrap_or_default();
        reply(GetBucketNotificationConfigurationOutput {
            event_bridge_configuration: kept.event_bridge_configuration,
            lambda_function_configurations: kept.lambda_function_configurations,
            queue_configurations: kept.queue_configurations,
            topic_configurations: kept.topic_configurations,
        })
    }
}

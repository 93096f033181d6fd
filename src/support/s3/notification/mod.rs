//! What happens in a bucket, told to queues and functions.
//!
//! *AWS documentation: Amazon S3 Event Notifications; Event message structure.*
//!
//! - [`rule`]: which events a configuration asks for; [`record`]: what is told of them.

pub(super) mod record;
mod rule;

use s3s::dto::NotificationConfiguration;
use serde_json::Value;

use super::Shared;
use super::bucket::Bucket;
use super::bucket::object::{Object, Version};
use super::bucket::versions::Deleted;
use super::refusal::{Outcome, Refusal};
use super::territory::Found;
use crate::aws::model::lambda::{InvocationType, InvokeInput};
use crate::aws::model::sqs::SendMessageInput;
use crate::aws::{Call, Origin};
use crate::identity::AccountId;

pub use rule::{Destination, Rule, rules};

/// Something that happened to an object.
#[derive(Clone, Debug)]
pub struct Happening {
    /// What it is called: `ObjectCreated:Put`.
    pub event: &'static str,
    /// Whose key it is.
    pub key: String,
    /// The object's size in bytes and `ETag`, if there is one still.
    pub object: Option<(u64, String)>,
    /// Its version, in a bucket that keeps them.
    pub version: Option<String>,
    /// Orders what happens to one key.
    pub sequence: u64,
}

/// What is to be told to whom.
#[derive(Debug)]
pub struct Told {
    destination: Destination,
    record: Value,
}

impl Happening {
    /// An object was written.
    #[must_use]
    pub fn created(event: &'static str, key: &str, version: &Version, object: &Object) -> Self {
        Self {
            event,
            key: key.to_owned(),
            object: Some((object.size(), object.etag.clone())),
            version: version.id.clone(),
            sequence: version.sequence,
        }
    }

    /// Something was deleted, if it was.
    #[must_use]
    pub fn removed(key: &str, asked: Option<&str>, deleted: &Deleted, sequence: u64) -> Option<Self> {
        let (event, version) = match (&deleted.marker, deleted.removed.first()) {
            (Some(marker), _) => ("ObjectRemoved:DeleteMarkerCreated", marker.id.clone()),
            (None, Some(removed)) => ("ObjectRemoved:Delete", asked.and_then(|_| removed.id.clone())),
            (None, None) => return None,
        };
        Some(Self { event, key: key.to_owned(), object: None, version, sequence })
    }
}

impl Shared {
    /// Who is to be told of a happening, by the bucket's configuration.
    #[expect(clippy::needless_pass_by_value, reason = "what happened is told once")]
    pub(super) fn targets(&self, bucket: &Bucket, found: &Found, happening: Happening) -> Vec<Told> {
        let Some(configuration) = bucket.configuration::<NotificationConfiguration>(CONFIGURATION) else {
            return Vec::new();
        };
        let wanted = rules(&configuration).into_iter().filter(|rule| rule.wants(&happening));
        let now = self.clock.now();
        let told = |rule: Rule| Told {
            record: record::of(&happening, &rule.id, bucket, found, now),
            destination: rule.destination,
        };
        wanted.map(told).collect()
    }

    /// Tells them, in the order of what happened to the bucket as far as one request is concerned.
    /// Nobody waits for it.
    pub(super) fn tell(self: &std::sync::Arc<Self>, call: &Call, found: &Found, told: Vec<Told>) {
        for Told { destination, record } in told {
            let shared = std::sync::Arc::clone(self);
            let event = record::message(record, call);
            let call = self.own_call(call, &found.owner);
            drop(self.clock.spawn(async move {
                if let Err(error) = shared.deliver(&call, &destination, event).await {
                    tracing::warn!("an event of S3 did not reach {}: {error}", destination.arn());
                }
            }));
        }
    }

    async fn deliver(
        &self,
        call: &Call,
        destination: &Destination,
        event: Value,
    ) -> Result<(), crate::aws::Error> {
        match destination {
            Destination::Queue(arn) => {
                let queues = self.neighbours.queues();
                let queue_url = queues.url_of(call, arn)?;
                let message =
                    SendMessageInput { queue_url, message_body: event.to_string(), ..Default::default() };
                queues.send_message(call, message).await.map(drop)
            }
            Destination::Function(arn) => {
                let input = InvokeInput {
                    function_name: arn.clone(),
                    invocation_type: Some(InvocationType::Event),
                    payload: Some(event.to_string().into_bytes().into()),
                    ..Default::default()
                };
                self.neighbours.functions().invoke(call, input).await.map(drop)
            }
        }
    }

    /// Checks that a destination is there: a queue gets a test message, a function is only looked for.
    ///
    /// # Errors
    /// `InvalidArgument`.
    pub(super) async fn try_destination(
        &self,
        call: &Call,
        found: &Found,
        destination: &Destination,
    ) -> Outcome<()> {
        let own = self.own_call(call, &found.owner);
        let reached = match destination {
            Destination::Queue(_) => {
                let event = record::test(found, call, self.clock.now());
                self.deliver(&own, destination, event).await
            }
            Destination::Function(arn) => {
                let input = InvokeInput {
                    function_name: arn.clone(),
                    invocation_type: Some(InvocationType::DryRun),
                    ..Default::default()
                };
                self.neighbours.functions().invoke(&own, input).await.map(drop)
            }
        };
        reached.map_err(|error| {
            tracing::info!("{} can't be told of events: {error}", destination.arn());
            Refusal::invalid_argument("Unable to validate the following destination configurations")
        })
    }

    /// A call that S3 makes itself, for the owner of a bucket.
    fn own_call(&self, call: &Call, owner: &AccountId) -> Call {
        Call {
            account: owner.clone(),
            request_id: self.randomness.uuid(),
            access_key_id: Some(owner.to_string()),
            trace: None,
            origin: Origin::Inside,
            ..call.clone()
        }
    }
}

/// The name under which the configuration is recorded.
pub(super) const CONFIGURATION: &str = "BucketNotificationConfiguration";

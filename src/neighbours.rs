//! What one service may ask of another, without knowing it.
//!
//! The engines stand side by side and import none of each other; [`crate::cloud`] wires these traits
//! to them. Each method does what the API operation of the same name does, with the same errors.

pub mod network;

use std::fmt;
use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::str::FromStr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use bytes::Bytes;

use crate::aws::model::{lambda, sqs};
use crate::aws::{Call, Error};
use crate::clock::{Clock, Timestamp};
use crate::gaps::Gaps;
use crate::identity::{AccountId, Randomness, Region};
use crate::store::Store;
use network::AllowedHost;

/// An answer on its way.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, Error>> + Send + 'a>>;

/// Lambda, as others call it.
pub trait Functions: Send + Sync {
    /// Invokes a function by name or ARN and waits for its answer unless `Event` says not to.
    fn invoke<'a>(&'a self, call: &'a Call, input: lambda::InvokeInput) -> Answer<'a, lambda::InvokeOutput>;
}

/// SQS, as others call it.
pub trait Queues: Send + Sync {
    /// The URL of the queue with this ARN, as its own account sees it.
    fn url_of(&self, call: &Call, queue_arn: &str) -> Result<String, Error>;

    /// Completes when some queue has been made, or its attributes or policy changed, after this call; to be
    /// awaited inside [`Clock::park`](crate::clock::Clock::park). For those who can't use their queue.
    fn change(&self) -> Pin<Box<dyn Future<Output = ()> + Send>>;

    /// See `SendMessage`.
    fn send_message<'a>(
        &'a self,
        call: &'a Call,
        input: sqs::SendMessageInput,
    ) -> Answer<'a, sqs::SendMessageOutput>;

    /// See `ReceiveMessage`.
    fn receive_message<'a>(
        &'a self,
        call: &'a Call,
        input: sqs::ReceiveMessageInput,
    ) -> Answer<'a, sqs::ReceiveMessageOutput>;

    /// Like `ReceiveMessage`, but waits for messages without an end, whatever `WaitTimeSeconds` says;
    /// dropped, it no longer does. So an empty queue costs those who wait for it nothing.
    fn await_messages<'a>(
        &'a self,
        call: &'a Call,
        input: sqs::ReceiveMessageInput,
    ) -> Answer<'a, sqs::ReceiveMessageOutput>;

    /// See `DeleteMessageBatch`.
    fn delete_message_batch<'a>(
        &'a self,
        call: &'a Call,
        input: sqs::DeleteMessageBatchInput,
    ) -> Answer<'a, sqs::DeleteMessageBatchOutput>;

    /// See `ChangeMessageVisibilityBatch`.
    fn change_message_visibility_batch<'a>(
        &'a self,
        call: &'a Call,
        input: sqs::ChangeMessageVisibilityBatchInput,
    ) -> Answer<'a, sqs::ChangeMessageVisibilityBatchOutput>;

    /// The attributes that an event source mapping depends on, such as `VisibilityTimeout`.
    fn queue_attributes<'a>(
        &'a self,
        call: &'a Call,
        input: sqs::GetQueueAttributesInput,
    ) -> Answer<'a, sqs::GetQueueAttributesOutput>;
}

/// CloudWatch Logs, as others write to it.
pub trait LogSink: Send + Sync {
    /// Appends lines to a stream, making group and stream when they are missing. Never waits.
    fn append(&self, account: &AccountId, region: &Region, group: &str, stream: &str, lines: Vec<LogLine>);
}

/// One event of a log stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// When it happened.
    pub at: Timestamp,
    /// The text, without a trailing line break.
    pub message: String,
}

/// S3, as others read and write it: code bundles, the items and results of distributed maps.
pub trait Objects: Send + Sync {
    /// An object's content, whole; of `version` when one is named. Errors as `GetObject` answers them:
    /// `NoSuchBucket`, `NoSuchKey`, `NoSuchVersion`.
    fn get_object<'a>(
        &'a self,
        call: &'a Call,
        bucket: &'a str,
        key: &'a str,
        version: Option<&'a str>,
    ) -> Answer<'a, StoredObject>;

    /// Stores an object, as `PutObject` does, notifications included.
    fn put_object<'a>(
        &'a self,
        call: &'a Call,
        bucket: &'a str,
        key: &'a str,
        body: Bytes,
        content_type: &'a str,
    ) -> Answer<'a, StoredObject>;

    /// At most 1,000 objects under `prefix` whose keys come after `after`, in the order of their keys
    /// (bytes of UTF-8), as `ListObjectsV2` gives them.
    fn list_objects<'a>(
        &'a self,
        call: &'a Call,
        bucket: &'a str,
        prefix: &'a str,
        after: Option<&'a str>,
    ) -> Answer<'a, ObjectPage>;
}

/// An object as [`Objects`] hands it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredObject {
    /// Its key.
    pub key: String,
    /// Its content; empty in listings.
    pub body: Bytes,
    /// Bytes of its content.
    pub size: u64,
    /// Its `ETag`, in double quotes.
    pub etag: String,
    /// The version, in a bucket that keeps them.
    pub version: Option<String>,
    /// When it was stored.
    pub last_modified: Timestamp,
    /// `STANDARD`, unless its writer said otherwise.
    pub storage_class: String,
}

/// One page of a listing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ObjectPage {
    /// The objects, without their content.
    pub objects: Vec<StoredObject>,
    /// Whether more come after the last of them.
    pub truncated: bool,
}

/// Any operation of any service by its name, with JSON in and out: how Step Functions' integrations
/// and the template deployer call.
pub trait Operations: Send + Sync {
    /// Calls `operation` (`SendMessage`) of `service` (`sqs`) as its JSON form says: model casing,
    /// blobs as base64 text, timestamps as epoch seconds.
    fn call<'a>(
        &'a self,
        call: &'a Call,
        service: &'a str,
        operation: &'a str,
        input: serde_json::Value,
    ) -> Answer<'a, serde_json::Value>;
}

/// The port, entered from inside: how a function's outgoing HTTP calls reach Virga without a socket.
pub trait Port: Send + Sync {
    /// Answers a request as the port would. Never fails: what can't be done is an HTTP answer.
    fn answer(
        &self,
        request: http::Request<Bytes>,
    ) -> Pin<Box<dyn Future<Output = http::Response<Bytes>> + Send + '_>>;
}

/// What every service is built from.
#[derive(Clone, Debug)]
pub struct House {
    /// The one clock.
    pub clock: Clock,
    /// The one source of randomness.
    pub randomness: Randomness,
    /// Where rows are kept.
    pub store: Store,
    /// The other services.
    pub neighbours: Neighbours,
    /// What the person who started Virga chose.
    pub options: Arc<Options>,
}

/// Choices of the person who started Virga that the services heed.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Behave as AWS does even where that is unfriendly to tests (`--strict`).
    pub strict: bool,
    /// Host and port at which functions inside reach Virga, such as `127.0.0.1:4566`.
    pub authority: String,
    /// Bytes that the log events of one account and region may occupy in memory; `None` leaves it to
    /// CloudWatch Logs. Past it the stream that has been silent longest is forgotten.
    pub log_limit: Option<usize>,
    /// Where the bytes of S3's objects are kept.
    pub objects: ObjectLimits,
    /// The text of a `MockConfigFile.json`: responses that stand for services in Step Functions' test
    /// cases.
    pub sfn_mocks: Option<String>,
    /// Whom HTTP tasks may call besides this machine (`--allow-net`).
    pub allow_net: Vec<AllowedHost>,
    /// Where compiled code is kept between runs; `None` keeps it in memory alone.
    pub cache_directory: Option<PathBuf>,
    /// Print what functions log to standard output, as each invocation ends (`--tail`).
    pub tail: bool,
    /// How long a function's cold starts take, unless its tag `virga:cold-start` says otherwise.
    pub cold_start: ColdStart,
    /// How long idle execution environments are kept; `None` leaves it to the runtime, and zero makes
    /// every invocation a cold start.
    pub keep_warm: Option<Duration>,
    /// How many guests there may be at once, at work and idle, in all functions together; `None` leaves it to
    /// the runtime. Each place takes four mappings of memory, used or not, of the 65,530 that Linux gives a
    /// process: who has many runtimes in one wants smaller ones.
    pub guests: Option<u32>,
}

/// How cold starts are simulated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColdStart {
    /// Not at all: they take what they take.
    #[default]
    Off,
    /// Each takes so much longer.
    Fixed(Duration),
    /// Each takes so much longer as its runtime, memory and package suggest.
    Realistic,
}

impl FromStr for ColdStart {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("'{text}' is none of off, fixed:MILLISECONDS (up to 60000) and realistic");
        match text {
            "off" => Ok(Self::Off),
            "realistic" => Ok(Self::Realistic),
            _ => {
                let milliseconds = text.strip_prefix("fixed:").and_then(|number| number.parse().ok());
                let milliseconds = milliseconds.filter(|number| *number <= 60_000).ok_or_else(wrong)?;
                Ok(Self::Fixed(Duration::from_millis(milliseconds)))
            }
        }
    }
}

/// Where the bytes of S3's objects are kept.
#[derive(Clone, Debug)]
pub struct ObjectLimits {
    /// The largest object or part that is kept in memory, in bytes; larger ones are files.
    pub in_memory: usize,
    /// Bytes that all of those in memory may occupy; what comes then is a file, however small.
    pub memory: usize,
    /// Where the files are; `None` is where temporary ones are. They outlast Virga only with rows that
    /// name them.
    pub folder: Option<PathBuf>,
}

impl Default for ObjectLimits {
    fn default() -> Self {
        Self { in_memory: 256 * 1024, memory: 256 * 1024 * 1024, folder: None }
    }
}

/// Everyone's neighbours, filled in once by [`crate::cloud`] when all services stand.
#[derive(Clone, Default)]
pub struct Neighbours {
    slots: Arc<Slots>,
}

#[derive(Default)]
struct Slots {
    gaps: Gaps,
    functions: OnceLock<Arc<dyn Functions>>,
    queues: OnceLock<Arc<dyn Queues>>,
    logs: OnceLock<Arc<dyn LogSink>>,
    objects: OnceLock<Arc<dyn Objects>>,
    operations: OnceLock<Arc<dyn Operations>>,
    port: OnceLock<Arc<dyn Port>>,
}

macro_rules! neighbour {
    ($get:ident, $set:ident, $contract:ident) => {
        /// The neighbour of this kind.
        ///
        /// # Panics
        /// Before the cloud has wired it.
        #[must_use]
        pub fn $get(&self) -> &dyn $contract {
            self.slots.$get.get().expect("the cloud wires every neighbour before the port opens").as_ref()
        }

        /// Wires the neighbour of this kind; the first one stays.
        pub fn $set(&self, neighbour: Arc<dyn $contract>) {
            let _ = self.slots.$get.set(neighbour);
        }
    };
}

impl Neighbours {
    /// Where refusals and records without effect are counted.
    #[must_use]
    pub fn gaps(&self) -> &Gaps {
        &self.slots.gaps
    }

    neighbour!(functions, set_functions, Functions);
    neighbour!(queues, set_queues, Queues);
    neighbour!(logs, set_logs, LogSink);
    neighbour!(objects, set_objects, Objects);
    neighbour!(operations, set_operations, Operations);
    neighbour!(port, set_port, Port);
}

impl fmt::Debug for Neighbours {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Neighbours")
    }
}

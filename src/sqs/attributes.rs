//! A queue's attributes: read from what clients send, checked, defaulted, echoed.
//!
//! *AWS documentation: `CreateQueue`, `SetQueueAttributes` and `GetQueueAttributes` in the Amazon SQS
//! API Reference.*

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::error;
use super::policy::Policy;
use super::queue::Settings;
use super::redrive::{RedriveAllowPolicy, RedrivePolicy};
use crate::aws::Error;

/// The largest message, attributes included, and the largest batch: 1 MiB.
pub const LARGEST_MESSAGE: u32 = 1_048_576;

/// How many messages a queue of either type may have in flight. *Amazon SQS quotas.*
const IN_FLIGHT_LIMIT: usize = 120_000;

/// The attributes of a queue that clients set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QueueAttributes {
    /// Seconds, 0 to 43200.
    pub visibility_timeout: u32,
    /// Seconds, 0 to 900.
    pub delay: u32,
    /// Bytes, 1024 to 1048576.
    pub maximum_message_size: u32,
    /// Seconds, 60 to 1209600.
    pub retention: u32,
    /// Seconds, 0 to 20.
    pub wait_time: u32,
    /// Where dead letters go.
    pub redrive: Option<RedrivePolicy>,
    /// Whose dead letters come here.
    pub redrive_allow: Option<RedriveAllowPolicy>,
    /// Who else may use the queue.
    pub policy: Option<Policy>,
    /// A key of the client's own; kept and echoed, since encryption at rest can't be observed.
    pub kms_key: Option<String>,
    /// Seconds, 60 to 86400.
    pub kms_reuse: u32,
    /// Whether SQS encrypts with its own key; kept and echoed.
    pub managed_encryption: bool,
    /// What only FIFO queues have.
    pub fifo: Option<FifoAttributes>,
}

/// The attributes of a FIFO queue.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FifoAttributes {
    /// Whether a message without a deduplication id gets its body's SHA-256.
    pub content_based: bool,
    /// `DeduplicationScope` is `messageGroup`.
    pub deduplicates_by_group: bool,
    /// `FifoThroughputLimit` is `perMessageGroupId`.
    pub limited_by_group: bool,
}

impl QueueAttributes {
    /// What AWS gives a queue for which nothing was asked.
    #[must_use]
    pub fn new(fifo: bool) -> Self {
        Self {
            visibility_timeout: 30,
            delay: 0,
            maximum_message_size: LARGEST_MESSAGE,
            retention: 345_600,
            wait_time: 0,
            redrive: None,
            redrive_allow: None,
            policy: None,
            kms_key: None,
            kms_reuse: 300,
            managed_encryption: true,
            fifo: fifo.then(FifoAttributes::default),
        }
    }

    /// Sets what a client asks for.
    ///
    /// # Errors
    /// `InvalidAttributeName`, `InvalidAttributeValue` or `InvalidParameterValue`; nothing is set then.
    pub fn with(&self, asked: &BTreeMap<String, String>) -> Result<Self, Error> {
        let mut attributes = self.clone();
        for (name, value) in asked {
            attributes.set(name, value)?;
        }
        let encrypts_itself = asked.get("SqsManagedSseEnabled").is_some_and(|value| is_true(value));
        if encrypts_itself && asked.get("KmsMasterKeyId").is_some_and(|key| !key.is_empty()) {
            let reason = "You can use one type of server-side encryption (SSE) at one time. \
                          You can either enable KMS SSE or SQS SSE.";
            return Err(error::invalid_attribute_since("KmsMasterKeyId", reason));
        }
        if encrypts_itself {
            attributes.kms_key = None;
        }
        attributes.check_throughput()?;
        Ok(attributes)
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), Error> {
        match name {
            "VisibilityTimeout" => self.visibility_timeout = number(name, value, 0, 43_200)?,
            "DelaySeconds" => self.delay = number(name, value, 0, 900)?,
            "MaximumMessageSize" => self.maximum_message_size = number(name, value, 1_024, LARGEST_MESSAGE)?,
            "MessageRetentionPeriod" => self.retention = number(name, value, 60, 1_209_600)?,
            "ReceiveMessageWaitTimeSeconds" => self.wait_time = number(name, value, 0, 20)?,
            "KmsDataKeyReusePeriodSeconds" => self.kms_reuse = number(name, value, 60, 86_400)?,
            "RedrivePolicy" => self.redrive = unless_empty(value, RedrivePolicy::parse)?,
            "RedriveAllowPolicy" => self.redrive_allow = unless_empty(value, RedriveAllowPolicy::parse)?,
            "Policy" => self.policy = unless_empty(value, Policy::parse)?,
            "SqsManagedSseEnabled" => self.managed_encryption = truth(name, value)?,
            "KmsMasterKeyId" => {
                self.kms_key = Some(value.to_owned()).filter(|key| !key.is_empty());
                self.managed_encryption = self.kms_key.is_none();
            }
            _ => self.set_fifo(name, value)?,
        }
        Ok(())
    }

    fn set_fifo(&mut self, name: &str, value: &str) -> Result<(), Error> {
        let fifo = self.fifo.as_mut().ok_or_else(|| error::unknown_attribute(name))?;
        match (name, value) {
            ("ContentBasedDeduplication", _) => fifo.content_based = truth(name, value)?,
            ("DeduplicationScope", "queue" | "messageGroup") => {
                fifo.deduplicates_by_group = value == "messageGroup";
            }
            ("FifoThroughputLimit", "perQueue" | "perMessageGroupId") => {
                fifo.limited_by_group = value == "perMessageGroupId";
            }
            ("DeduplicationScope" | "FifoThroughputLimit", _) => return Err(error::invalid_attribute(name)),
            ("FifoQueue", _) if truth(name, value)? => {}
            ("FifoQueue", _) => {
                return Err(error::invalid_attribute_since(name, "Modifying queue type is not supported."));
            }
            _ => return Err(error::unknown_attribute(name)),
        }
        Ok(())
    }

    fn check_throughput(&self) -> Result<(), Error> {
        match &self.fifo {
            Some(fifo) if fifo.limited_by_group && !fifo.deduplicates_by_group => {
                let reason = "The perMessageGroupId value is allowed only when the value for \
                              DeduplicationScope is messageGroup.";
                Err(error::invalid_attribute_since("FifoThroughputLimit", reason))
            }
            _ => Ok(()),
        }
    }

    /// The attributes as clients see them: those that are set, and those that have a default.
    #[must_use]
    pub fn echo(&self) -> BTreeMap<&'static str, String> {
        let mut echo = BTreeMap::from([
            ("VisibilityTimeout", self.visibility_timeout.to_string()),
            ("DelaySeconds", self.delay.to_string()),
            ("MaximumMessageSize", self.maximum_message_size.to_string()),
            ("MessageRetentionPeriod", self.retention.to_string()),
            ("ReceiveMessageWaitTimeSeconds", self.wait_time.to_string()),
            ("SqsManagedSseEnabled", self.managed_encryption.to_string()),
        ]);
        let json = |policy: serde_json::Result<String>| policy.expect("policies are plain data");
        if let Some(redrive) = &self.redrive {
            echo.insert("RedrivePolicy", json(serde_json::to_string(redrive)));
        }
        if let Some(allow) = &self.redrive_allow {
            echo.insert("RedriveAllowPolicy", json(serde_json::to_string(allow)));
        }
        if let Some(policy) = &self.policy {
            echo.insert("Policy", policy.text().to_owned());
        }
        if let Some(key) = &self.kms_key {
            echo.insert("KmsMasterKeyId", key.clone());
            echo.insert("KmsDataKeyReusePeriodSeconds", self.kms_reuse.to_string());
        }
        if let Some(fifo) = &self.fifo {
            fifo.echo_into(&mut echo);
        }
        echo
    }

    /// The first attribute, in the order of names, that has another value in `asked`.
    #[must_use]
    pub fn first_difference<'a>(&self, asked: &'a BTreeMap<String, String>) -> Option<&'a str> {
        let asked_for = self.with(asked).ok()?.echo();
        let own = self.echo();
        asked.keys().map(String::as_str).find(|name| own.get(name) != asked_for.get(name))
    }

    /// What the attributes mean to the queue's heart.
    #[must_use]
    pub fn settings(&self) -> Settings {
        let seconds = |seconds: u32| Duration::from_secs(u64::from(seconds));
        Settings {
            fifo: self.fifo.is_some(),
            visibility_timeout: seconds(self.visibility_timeout),
            delay: seconds(self.delay),
            retention: seconds(self.retention),
            maximum_receives: self.redrive.as_ref().map(|redrive| redrive.max_receive_count),
            deduplicates_by_group: self.fifo.as_ref().is_some_and(|fifo| fifo.deduplicates_by_group),
            in_flight_limit: IN_FLIGHT_LIMIT,
        }
    }
}

impl FifoAttributes {
    fn echo_into(&self, echo: &mut BTreeMap<&'static str, String>) {
        let scope = if self.deduplicates_by_group { "messageGroup" } else { "queue" };
        let limit = if self.limited_by_group { "perMessageGroupId" } else { "perQueue" };
        echo.insert("FifoQueue", "true".to_owned());
        echo.insert("ContentBasedDeduplication", self.content_based.to_string());
        echo.insert("DeduplicationScope", scope.to_owned());
        echo.insert("FifoThroughputLimit", limit.to_owned());
    }
}

fn number(name: &str, value: &str, least: u32, most: u32) -> Result<u32, Error> {
    let number = value.trim().parse().ok().filter(|number| (least..=most).contains(number));
    number.ok_or_else(|| error::invalid_attribute(name))
}

fn truth(name: &str, value: &str) -> Result<bool, Error> {
    match value {
        _ if is_true(value) => Ok(true),
        _ if value.eq_ignore_ascii_case("false") => Ok(false),
        _ => Err(error::invalid_attribute(name)),
    }
}

/// Whether a client said `true`, in any case.
#[must_use]
pub fn is_true(value: &str) -> bool {
    value.eq_ignore_ascii_case("true")
}

fn unless_empty<T>(value: &str, parse: impl FnOnce(&str) -> Result<T, Error>) -> Result<Option<T>, Error> {
    if value.is_empty() { Ok(None) } else { parse(value).map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn every_limit_is_kept() {
        let limits = [
            ("VisibilityTimeout", -1_i64, 43_201_i64),
            ("DelaySeconds", -1, 901),
            ("MaximumMessageSize", 1_023, 1_048_577),
            ("MessageRetentionPeriod", 59, 1_209_601),
            ("ReceiveMessageWaitTimeSeconds", -1, 21),
            ("KmsDataKeyReusePeriodSeconds", 59, 86_401),
        ];
        let attributes = QueueAttributes::new(false);
        for (name, below, above) in limits {
            for outside in [below.to_string(), above.to_string(), "abc".to_owned(), String::new()] {
                let error = attributes.with(&asked(&[(name, &outside)])).unwrap_err();
                assert_eq!(error.message, format!("Invalid value for the parameter {name}."));
                assert_eq!(error.code, "InvalidAttributeValue");
            }
            for inside in [below + 1, above - 1] {
                assert!(attributes.with(&asked(&[(name, &inside.to_string())])).is_ok(), "{name} {inside}");
            }
        }
    }

    #[test]
    fn an_unknown_attribute_and_a_fifo_attribute_of_a_standard_queue_are_refused_by_name() {
        for name in ["Colour", "ContentBasedDeduplication", "FifoQueue", "QueueArn"] {
            let error = QueueAttributes::new(false).with(&asked(&[(name, "true")])).unwrap_err();
            assert_eq!(error.message, format!("Unknown Attribute {name}."));
        }
    }

    #[test]
    fn throughput_by_group_needs_deduplication_by_group() {
        let fifo = QueueAttributes::new(true);
        assert!(fifo.with(&asked(&[("FifoThroughputLimit", "perMessageGroupId")])).is_err());
        let both = [("FifoThroughputLimit", "perMessageGroupId"), ("DeduplicationScope", "messageGroup")];
        assert!(fifo.with(&asked(&both)).is_ok());
        assert!(fifo.with(&asked(&[("DeduplicationScope", "planet")])).is_err());
    }

    #[test]
    fn a_key_of_ones_own_replaces_managed_encryption_and_an_empty_one_brings_it_back() {
        let own = QueueAttributes::new(false).with(&asked(&[("KmsMasterKeyId", "alias/k")])).unwrap();
        assert_eq!(own.echo()["SqsManagedSseEnabled"], "false");
        assert_eq!(own.echo()["KmsDataKeyReusePeriodSeconds"], "300");
        let back = own.with(&asked(&[("KmsMasterKeyId", "")])).unwrap();
        assert_eq!(back.echo()["SqsManagedSseEnabled"], "true");
        let both = [("KmsMasterKeyId", "alias/k"), ("SqsManagedSseEnabled", "true")];
        assert!(own.with(&asked(&both)).is_err());
    }

    #[test]
    fn a_difference_is_found_among_what_was_asked_alone() {
        let queue = QueueAttributes::new(false).with(&asked(&[("DelaySeconds", "1")])).unwrap();
        assert_eq!(queue.first_difference(&asked(&[])), None);
        assert_eq!(queue.first_difference(&asked(&[("DelaySeconds", "1")])), None);
        assert_eq!(queue.first_difference(&asked(&[("DelaySeconds", "2")])), Some("DelaySeconds"));
    }
}

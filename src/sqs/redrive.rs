//! Redrive policies: where dead letters go, and who may send them there.
//!
//! *AWS documentation: Using dead-letter queues in Amazon SQS.*

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::error;
use crate::aws::Error;

/// Where a queue's dead letters go, and after how many receipts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RedrivePolicy {
    /// The dead-letter queue's ARN.
    pub dead_letter_target_arn: String,
    /// 1 to 1000.
    pub max_receive_count: u32,
}

impl RedrivePolicy {
    /// Reads the attribute `RedrivePolicy`.
    ///
    /// # Errors
    /// `InvalidParameterValue` with the reason.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let invalid = |reason: &str| error::invalid_value(text, "RedrivePolicy", reason);
        let Ok(Value::Object(policy)) = serde_json::from_str(text) else {
            return Err(invalid("Redrive policy is not a valid JSON map."));
        };
        if policy.keys().any(|key| key != "deadLetterTargetArn" && key != "maxReceiveCount") {
            return Err(invalid(
                "Only following attributes are supported: [deadLetterTargetArn, maxReceiveCount].",
            ));
        }
        let mandatory = |name: &str| {
            let missing =
                || invalid(&format!("Redrive policy does not contain mandatory attribute: {name}."));
            policy.get(name).ok_or_else(missing)
        };
        let arn = mandatory("deadLetterTargetArn")?.as_str();
        let arn = arn.ok_or_else(|| invalid("Invalid value for deadLetterTargetArn."))?;
        let count = mandatory("maxReceiveCount")?;
        // Numbers come as numbers and as strings.
        let shown = count.as_str().map_or_else(|| count.to_string(), str::to_owned);
        let max_receive_count = shown.parse().ok().filter(|count| (1..=1000).contains(count));
        let out_of_range = || {
            let range = "valid values are from 1 to 1000 both inclusive.";
            invalid(&format!("Invalid value for maxReceiveCount: {shown}, {range}"))
        };
        let max_receive_count = max_receive_count.ok_or_else(out_of_range)?;
        Ok(Self { dead_letter_target_arn: arn.to_owned(), max_receive_count })
    }
}

/// Whose dead letters a queue takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RedriveAllowPolicy {
    /// Everyone's, nobody's, or those of named queues.
    pub redrive_permission: RedrivePermission,
    /// The named queues' ARNs, at most ten.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub source_queue_arns: Vec<String>,
}

/// Who may name a queue as the target of its dead letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RedrivePermission {
    /// Every queue of the same account and region.
    AllowAll,
    /// None.
    DenyAll,
    /// The queues that are named.
    ByQueue,
}

impl RedriveAllowPolicy {
    /// Reads the attribute `RedriveAllowPolicy`.
    ///
    /// # Errors
    /// `InvalidParameterValue` with the reason.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let invalid = |reason: &str| error::invalid_value(text, "RedriveAllowPolicy", reason);
        let policy: Self = serde_json::from_str(text).map_err(|_| {
            invalid("Redrive allow policy is not a valid JSON map of redrivePermission and sourceQueueArns.")
        })?;
        let names_queues = !policy.source_queue_arns.is_empty();
        match policy.redrive_permission {
            RedrivePermission::ByQueue if !names_queues || policy.source_queue_arns.len() > 10 => {
                Err(invalid("sourceQueueArns must name 1 to 10 queues when redrivePermission is byQueue."))
            }
            RedrivePermission::AllowAll | RedrivePermission::DenyAll if names_queues => {
                Err(invalid("sourceQueueArns can be named only when redrivePermission is byQueue."))
            }
            _ => Ok(policy),
        }
    }

    /// Whether the queue with this ARN may send its dead letters.
    #[must_use]
    pub fn allows(&self, source: &str) -> bool {
        match self.redrive_permission {
            RedrivePermission::AllowAll => true,
            RedrivePermission::DenyAll => false,
            RedrivePermission::ByQueue => self.source_queue_arns.iter().any(|arn| arn == source),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_is_read_whether_its_number_is_a_number_or_a_string() {
        for count in ["3", "\"3\""] {
            let policy = format!(r#"{{"deadLetterTargetArn": "arn", "maxReceiveCount": {count}}}"#);
            assert_eq!(RedrivePolicy::parse(&policy).unwrap().max_receive_count, 3);
        }
    }

    #[test]
    fn a_bad_policy_is_refused_with_its_reason() {
        let cases = [
            ("not json", "Redrive policy is not a valid JSON map."),
            ("{}", "Redrive policy does not contain mandatory attribute: deadLetterTargetArn."),
            (
                r#"{"deadLetterTargetArn":"a","maxReceiveCount":0}"#,
                "Invalid value for maxReceiveCount: 0, valid values are from 1 to 1000 both inclusive.",
            ),
            (
                r#"{"deadLetterTargetArn":"a","maxReceiveCount":1,"x":1}"#,
                "Only following attributes are supported: [deadLetterTargetArn, maxReceiveCount].",
            ),
        ];
        for (policy, reason) in cases {
            let error = RedrivePolicy::parse(policy).unwrap_err();
            let expected = format!("Value {policy} for parameter RedrivePolicy is invalid. Reason: {reason}");
            assert_eq!(error.message, expected);
        }
    }

    #[test]
    fn who_may_send_dead_letters_is_as_the_policy_says() {
        let by_queue = r#"{"redrivePermission":"byQueue","sourceQueueArns":["a"]}"#;
        let by_queue = RedriveAllowPolicy::parse(by_queue).unwrap();
        assert!(by_queue.allows("a") && !by_queue.allows("b"));
        assert!(!RedriveAllowPolicy::parse(r#"{"redrivePermission":"denyAll"}"#).unwrap().allows("a"));
        assert!(RedriveAllowPolicy::parse(r#"{"redrivePermission":"byQueue"}"#).is_err());
        assert!(RedriveAllowPolicy::parse(r#"{"redrivePermission":"some"}"#).is_err());
    }
}

//! Which messages go together, and which of them were dealt with.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::aws::model::sqs::Message;

/// What a record adds to its message: the names of its members and the queue's ARN.
const RECORD_OVERHEAD: usize = 1024;

/// Messages that one invocation gets.
pub type Batch = Vec<Message>;

/// About how much of an event a message takes, never less than it does.
pub(super) fn weight(message: &Message) -> usize {
    let body = message.body.as_deref().unwrap_or_default();
    // A character grows to six bytes at most when it is escaped.
    let escaped: usize = body
        .bytes()
        .map(|byte| if byte < 0x20 { 6 } else { 1 + usize::from(matches!(byte, b'"' | b'\\')) })
        .sum();
    let attributes = message.message_attributes.iter().flatten();
    let attributes = attributes.map(|(name, value)| {
        let text = value.string_value.as_ref().map_or(0, String::len);
        let bytes = value.binary_value.as_ref().map_or(0, bytes::Bytes::len);
        name.len() + 6 * text + 2 * bytes + 128
    });
    RECORD_OVERHEAD + escaped + attributes.sum::<usize>()
}

/// What becomes of the messages of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// All were dealt with.
    Done,
    /// Those with these ids were not.
    Except(BTreeSet<String>),
    /// None was.
    Failed,
}

/// Reads what a function that reports its failures answered for `batch`: an unreadable report, and
/// one that names a message that the batch doesn't have, fails the batch.
///
/// *AWS documentation: Handling errors for an SQS event source in Lambda.*
#[must_use]
pub fn verdict(response: &[u8], batch: &[Message]) -> Verdict {
    let failures = match serde_json::from_slice(response) {
        Ok(Value::Object(mut report)) => report.remove("batchItemFailures"),
        Ok(Value::Null) => None,
        Ok(Value::String(text)) if text.is_empty() => None,
        _ => return Verdict::Failed,
    };
    let failures = match failures {
        None | Some(Value::Null) => return Verdict::Done,
        Some(Value::Array(failures)) if failures.is_empty() => return Verdict::Done,
        Some(Value::Array(failures)) => failures,
        Some(_) => return Verdict::Failed,
    };
    let known: BTreeSet<&str> = batch.iter().filter_map(|message| message.message_id.as_deref()).collect();
    let id_of = |failure: &Value| {
        let id = failure.get("itemIdentifier")?.as_str()?;
        known.contains(id).then(|| id.to_owned())
    };
    let ids: Option<BTreeSet<String>> = failures.iter().map(id_of).collect();
    ids.map_or(Verdict::Failed, Verdict::Except)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(id: &str, length: usize) -> Message {
        Message { message_id: Some(id.to_owned()), body: Some("x".repeat(length)), ..Default::default() }
    }

    #[test]
    fn a_report_names_the_messages_that_failed() {
        let batch = [message("a", 1), message("b", 1)];
        let report = br#"{"batchItemFailures": [{"itemIdentifier": "b"}]}"#;
        assert_eq!(verdict(report, &batch), Verdict::Except(["b".to_owned()].into()));
    }

    #[test]
    fn nothing_reported_is_nothing_failed() {
        for report in ["{}", "null", "\"\"", r#"{"batchItemFailures": null}"#, r#"{"batchItemFailures": []}"#]
        {
            assert_eq!(verdict(report.as_bytes(), &[message("a", 1)]), Verdict::Done, "{report}");
        }
    }

    #[test]
    fn an_unreadable_report_fails_the_whole_batch() {
        let reports = [
            "not json",
            r#"{"batchItemFailures": [{"itemIdentifier": ""}]}"#,
            r#"{"batchItemFailures": [{"itemIdentifier": null}]}"#,
            r#"{"batchItemFailures": [{"wrong": "a"}]}"#,
            r#"{"batchItemFailures": [{"itemIdentifier": "unknown"}]}"#,
        ];
        for report in reports {
            assert_eq!(verdict(report.as_bytes(), &[message("a", 1)]), Verdict::Failed, "{report}");
        }
    }
}

//! What `PutLogEvents` accepts of a batch.
//!
//! *AWS documentation: `PutLogEvents` (Amazon CloudWatch Logs API Reference).*

use super::stream::EVENT_OVERHEAD;
use crate::aws::Error;
use crate::aws::model::logs::{InputLogEvent, RejectedLogEventsInfo, error};
use crate::clock::Timestamp;
use crate::neighbours::LogLine;

/// Bytes of a batch, and of one event, overhead included.
const LARGEST: usize = 1_048_576;

const HOUR_MILLIS: i64 = 3_600_000;
const NEWEST_MILLIS: i64 = 2 * HOUR_MILLIS;
const OLDEST_MILLIS: i64 = 14 * 24 * HOUR_MILLIS;
const LONGEST_MILLIS: i64 = 24 * HOUR_MILLIS;

/// The lines of a batch that are stored, and which are not.
pub(super) type Accepted = (Vec<LogLine>, Option<RejectedLogEventsInfo>);

/// Sorts out `events`. Those before `cutoff` (milliseconds since the epoch) have expired already.
pub(super) fn accept(now: Timestamp, cutoff: i64, events: Vec<InputLogEvent>) -> Result<Accepted, Error> {
    check_sizes(&events)?;
    if !events.is_sorted_by_key(|event| event.timestamp) {
        let message = "Log events in a single PutLogEvents request must be in chronological order.";
        return Err(error::invalid_parameter(message));
    }
    let now = now.as_millis();
    let index = |before: i64| events.partition_point(|event| event.timestamp < before);
    let (old, expired, new) =
        (index(now - OLDEST_MILLIS), index(cutoff), index(now.saturating_add(NEWEST_MILLIS + 1)));
    let kept = old.max(expired)..new;
    if let (Some(first), Some(last)) = (events.get(kept.start), events.get(kept.end.wrapping_sub(1)))
        && kept.start < kept.end
        && last.timestamp - first.timestamp > LONGEST_MILLIS
    {
        let message =
            "The batch of log events in a single PutLogEvents request cannot span more than 24 hours.";
        return Err(error::invalid_parameter(message));
    }
    let some = |wanted: bool, index: usize| if wanted { i32::try_from(index).ok() } else { None };
    let rejected = RejectedLogEventsInfo {
        too_new_log_event_start_index: some(new < events.len(), new),
        too_old_log_event_end_index: some(old > 0, old),
        expired_log_event_end_index: some(expired > old, expired),
    };
    let rejected = (kept.len() < events.len()).then_some(rejected);
    let line = |event: InputLogEvent| LogLine {
        at: Timestamp::from_millis(event.timestamp),
        message: event.message,
    };
    let lines = events.into_iter().skip(kept.start).take(kept.len()).map(line).collect();
    Ok((lines, rejected))
}

fn check_sizes(events: &[InputLogEvent]) -> Result<(), Error> {
    let size = |event: &InputLogEvent| event.message.len() + EVENT_OVERHEAD;
    if let Some(size) = events.iter().map(size).find(|size| *size > LARGEST) {
        let message = format!("Log event too large: {size} bytes exceeds limit of {LARGEST}");
        return Err(error::invalid_parameter(message));
    }
    let total: usize = events.iter().map(size).sum();
    if total > LARGEST {
        let message = format!("Upload too large: {total} bytes exceeds limit of {LARGEST}");
        return Err(error::invalid_parameter(message));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_secs(1_700_000_000);

    fn events(hours: &[i64]) -> Vec<InputLogEvent> {
        let event = |hours: &i64| InputLogEvent {
            timestamp: NOW.as_millis() + hours * HOUR_MILLIS,
            message: format!("{hours}"),
        };
        hours.iter().map(event).collect()
    }

    fn messages(accepted: &Accepted) -> Vec<&str> {
        accepted.0.iter().map(|line| line.message.as_str()).collect()
    }

    #[test]
    fn what_is_too_old_or_too_new_is_left_out_and_said_so() {
        let accepted = accept(NOW, 0, events(&[-400, -337, -3, 0, 2, 3])).unwrap();
        assert_eq!(messages(&accepted), ["-3", "0", "2"]);
        let rejected = accepted.1.unwrap();
        assert_eq!(rejected.too_old_log_event_end_index, Some(2));
        assert_eq!(rejected.too_new_log_event_start_index, Some(5));
        assert_eq!(rejected.expired_log_event_end_index, None);
    }

    #[test]
    fn what_the_retention_would_delete_is_left_out_and_said_so() {
        let cutoff = NOW.as_millis() - 24 * HOUR_MILLIS;
        let accepted = accept(NOW, cutoff, events(&[-30, -24, -1])).unwrap();
        assert_eq!(messages(&accepted), ["-24", "-1"]);
        assert_eq!(accepted.1.unwrap().expired_log_event_end_index, Some(1));
    }

    #[test]
    fn a_batch_all_of_whose_events_are_rejected_is_empty() {
        let accepted = accept(NOW, 0, events(&[-400, 5])).unwrap();
        assert!(accepted.0.is_empty());
        assert!(accept(NOW, 0, events(&[0])).unwrap().1.is_none());
    }

    #[test]
    fn a_batch_is_in_order_and_spans_a_day_at_most() {
        let refusal = |hours: &[i64]| accept(NOW, 0, events(hours)).unwrap_err().message;
        assert!(refusal(&[0, -1]).contains("chronological order"));
        assert!(refusal(&[-25, 0]).contains("more than 24 hours"));
        assert!(accept(NOW, 0, events(&[-24, 0])).is_ok());
    }

    #[test]
    fn a_batch_holds_a_mebibyte_with_26_bytes_for_each_event() {
        let of_size = |size: usize| InputLogEvent { timestamp: NOW.as_millis(), message: "x".repeat(size) };
        assert!(accept(NOW, 0, vec![of_size(LARGEST - 26)]).is_ok());
        let one = accept(NOW, 0, vec![of_size(LARGEST - 25)]).unwrap_err().message;
        assert_eq!(one, "Log event too large: 1048577 bytes exceeds limit of 1048576");
        let two = accept(NOW, 0, vec![of_size(LARGEST / 2), of_size(LARGEST / 2)]).unwrap_err().message;
        assert_eq!(two, "Upload too large: 1048628 bytes exceeds limit of 1048576");
    }
}

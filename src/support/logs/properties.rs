//! What holds of an archive whatever is done to it.

use std::time::Duration;

use proptest::prelude::*;

use super::archive::Archive;
use super::filter_pattern::FilterPattern;
use super::group::GroupRecord;
use crate::aws::model::logs;
use crate::clock::Timestamp;
use crate::neighbours::LogLine;

const START: Timestamp = Timestamp::from_secs(1_750_000_000);

#[derive(Clone, Debug)]
enum Step {
    /// Appends events at these seconds from the start to a stream.
    Append(u8, Vec<i64>),
    RemoveStream(u8),
    Retain(Option<i32>),
    /// Moves on by so many hours and sweeps.
    Sweep(u64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..4_u8, prop::collection::vec(0..400_000_i64, 0..6)).prop_map(|(to, at)| Step::Append(to, at)),
        1 => (0..4_u8).prop_map(Step::RemoveStream),
        1 => prop::option::of(Just(1)).prop_map(Step::Retain),
        1 => (0..40_u64).prop_map(Step::Sweep),
    ]
}

/// Takes the steps; answers the archive and the moment reached.
fn taken(steps: Vec<Step>, limit: usize) -> (Archive, Timestamp) {
    let mut archive = Archive::new("123456789012".parse().unwrap(), "eu-central-1".parse().unwrap(), limit);
    archive.add_group("g", GroupRecord::default()).unwrap();
    let mut now = START;
    for step in steps {
        match step {
            Step::Append(stream, seconds) => {
                let stream = stream.to_string();
                if archive.stream("g", &stream).is_err() {
                    archive.add_stream("g", &stream, now.as_millis()).unwrap();
                }
                let at = |seconds: i64| START.after(Duration::from_secs(seconds.unsigned_abs()));
                let lines = seconds.into_iter().map(|it| LogLine { at: at(it), message: format!("at {it}") });
                archive.append(now, "g", &stream, lines).unwrap();
            }
            Step::RemoveStream(stream) => drop(archive.remove_stream("g", &stream.to_string())),
            Step::Retain(days) => archive.put_retention(now, "g", days).unwrap(),
            Step::Sweep(hours) => {
                now = now.after(Duration::from_hours(hours));
                archive.sweep(now);
            }
        }
        archive.check();
    }
    (archive, now)
}

/// Everything that pages of this size show of all streams.
fn pages(archive: &Archive, now: Timestamp, limit: i32, newest_first: bool) -> Vec<logs::FilteredLogEvent> {
    let everything = FilterPattern::parse("").unwrap();
    let mut input = logs::FilterLogEventsInput {
        log_group_name: Some("g".to_owned()),
        start_time: Some(START.as_millis()),
        start_from_head: Some(!newest_first),
        limit: Some(limit),
        ..Default::default()
    };
    let mut shown = Vec::new();
    loop {
        let page = archive.filter_log_events(now, &everything, &input).unwrap();
        shown.extend(page.events.unwrap());
        match page.next_token {
            Some(token) => input.next_token = Some(token),
            None => return shown,
        }
    }
}

proptest! {
    #[test]
    fn sizes_and_silence_are_accounted_for_after_every_step(
        steps in prop::collection::vec(step(), 0..60),
        limit in prop_oneof![Just(100), Just(1_000), Just(1_000_000)],
    ) {
        taken(steps, limit);
    }

    #[test]
    fn pages_of_any_size_show_every_event_once_in_order(
        steps in prop::collection::vec(step(), 0..30),
        limit in 1..7,
    ) {
        let (archive, now) = taken(steps, 1_000_000);
        let whole = pages(&archive, now, 10_000, false);
        let times: Vec<_> = whole.iter().map(|event| event.timestamp).collect();
        prop_assert!(times.is_sorted());
        prop_assert_eq!(&pages(&archive, now, limit, false), &whole);
        let backwards: Vec<_> = whole.into_iter().rev().collect();
        prop_assert_eq!(pages(&archive, now, limit, true), backwards);
    }

    #[test]
    fn a_stream_read_from_either_end_is_the_same(
        steps in prop::collection::vec(step(), 0..30),
        limit in 1..7,
    ) {
        let (archive, now) = taken(steps, 1_000_000);
        for stream in archive.group("g").unwrap().streams.keys() {
            let read = |from_head: bool| {
                let mut input = logs::GetLogEventsInput {
                    log_group_name: Some("g".to_owned()),
                    log_stream_name: stream.to_string(),
                    start_from_head: Some(from_head),
                    limit: Some(limit),
                    ..Default::default()
                };
                let mut shown = Vec::new();
                loop {
                    let page = archive.get_log_events(now, &input).unwrap();
                    let mut events = page.events.unwrap();
                    let next = if from_head { page.next_forward_token } else { page.next_backward_token };
                    if next == input.next_token || (events.is_empty() && input.next_token.is_none()) {
                        return shown;
                    }
                    input.next_token = next;
                    if from_head { shown.append(&mut events) } else { shown.splice(0..0, events).for_each(drop) }
                }
            };
            prop_assert_eq!(read(true), read(false));
        }
    }
}

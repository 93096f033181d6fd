//! `GetLogEvents` and `FilterLogEvents`: events, a page at a time.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Bound;
use std::sync::Arc;

use super::archive::{Archive, no_stream};
use super::catalogue::group_name;
use super::filter_pattern::FilterPattern;
use super::group::LogGroup;
use super::position::{Cursor, Position};
use super::stream::{Event, LogStream};
use crate::aws::Error;
use crate::aws::model::logs::{self, error};
use crate::clock::Timestamp;

/// Events on a page when the caller names no number, and at most.
const MOST: usize = 10_000;

/// Bytes on a page, as AWS counts them.
const LARGEST: usize = 1_048_576;

/// Bytes that one `FilterLogEvents` looks at before it answers what it has found, with a token: the
/// archive is locked meanwhile.
const MOST_SEARCHED: usize = 16 << 20;

/// 2024-01-01T00:00:00Z in milliseconds since the epoch.
const EARLIEST_FROM_TAIL: i64 = 1_704_067_200_000;

/// Counts what goes on a page.
struct Room {
    events: usize,
    bytes: usize,
}

impl Room {
    fn new(limit: Option<i32>) -> Self {
        let events = limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(MOST).clamp(1, MOST);
        Self { events, bytes: LARGEST }
    }

    /// Takes the room for an event, if it is left. The first event always finds room.
    fn take(&mut self, event: &Event) -> bool {
        let fits = self.events > 0 && (self.bytes >= event.size() || self.bytes == LARGEST);
        if fits {
            self.events -= 1;
            self.bytes = self.bytes.saturating_sub(event.size());
        }
        fits
    }
}

impl Archive {
    /// A page of one stream. Without a token it is the newest, or with `startFromHead` the oldest; the
    /// tokens lead on from its ends, and at the end of the stream back to themselves.
    pub(super) fn get_log_events(
        &self,
        now: Timestamp,
        input: &logs::GetLogEventsInput,
    ) -> Result<logs::GetLogEventsOutput, Error> {
        let name = group_name(self, input.log_group_name.as_deref(), input.log_group_identifier.as_deref())?;
        let (group, stream) = self.stream(name, &input.log_stream_name)?;
        let from = Position::before(input.start_time.unwrap_or(0).max(group.cutoff(now)));
        let to = Position::before(input.end_time.unwrap_or(i64::MAX));
        let (included, end) = (Bound::Included(from), Bound::Excluded(to));
        let cursor = input.next_token.as_deref().map(Cursor::from_token).transpose()?;
        let mut room = Room::new(input.limit);
        let mut fits = |(_, event): &(&Position, &Event)| room.take(event);
        let page: Vec<_> = match cursor {
            Some(Cursor::Forward(after)) => {
                let start = if after >= from { Bound::Excluded(after) } else { included };
                stream.between(start, end).take_while(&mut fits).collect()
            }
            Some(Cursor::Backward(before)) => backwards(
                stream.between(included, Bound::Excluded(before.min(to))).rev().take_while(&mut fits),
            ),
            None if input.start_from_head == Some(true) => {
                stream.between(included, end).take_while(&mut fits).collect()
            }
            None => backwards(stream.between(included, end).rev().take_while(&mut fits)),
        };
        let (backward, forward) = match (page.first(), page.last()) {
            (Some((first, _)), Some((last, _))) => (**first, **last),
            _ => ends_of_nothing(cursor, from),
        };
        Ok(logs::GetLogEventsOutput {
            events: Some(page.into_iter().map(shown).collect()),
            next_forward_token: Some(Cursor::Forward(forward).to_token()),
            next_backward_token: Some(Cursor::Backward(backward).to_token()),
        })
    }

    /// A page of the events of several streams that pass the pattern, in order of time or, with
    /// `startFromHead` false, against it. A token goes on in the direction of the page it came with.
    pub(super) fn filter_log_events(
        &self,
        now: Timestamp,
        pattern: &FilterPattern,
        input: &logs::FilterLogEventsInput,
    ) -> Result<logs::FilterLogEventsOutput, Error> {
        let name = group_name(self, input.log_group_name.as_deref(), input.log_group_identifier.as_deref())?;
        let group = self.group(name)?;
        let streams = streams_to_search(group, input)?;
        let from = Position::before(input.start_time.unwrap_or(0).max(group.cutoff(now)));
        // Other than in GetLogEvents, the end belongs to the range.
        let to = Position::before(input.end_time.and_then(|end| end.checked_add(1)).unwrap_or(i64::MAX));
        let (mut start, mut end, mut descending) =
            (Bound::Included(from), Bound::Excluded(to), newest_first(input)?);
        match input.next_token.as_deref().map(Cursor::from_token).transpose()? {
            Some(Cursor::Forward(after)) => {
                (start, descending) = (if after >= from { Bound::Excluded(after) } else { start }, false);
            }
            Some(Cursor::Backward(before)) => (end, descending) = (Bound::Excluded(before.min(to)), true),
            None => {}
        }
        let mut merged = Merged::new(&streams, descending, |stream| stream.between(start, end));
        let (mut events, mut room, mut searched, mut last) = (Vec::new(), Room::new(input.limit), 0, None);
        let mut next_token = None;
        while let Some((stream, position, event)) = merged.next() {
            let passes = pattern.matches(&event.message);
            if searched > MOST_SEARCHED || (passes && !room.take(event)) {
                let cursor = if descending { Cursor::Backward } else { Cursor::Forward };
                next_token = last.map(|last| cursor(last).to_token());
                break;
            }
            (searched, last) = (searched + event.size(), Some(position));
            if passes {
                events.push(found(&streams[stream].name, position, event));
            }
        }
        // AWS has answered no searched streams since 2020.
        let searched_log_streams = Some(Vec::new());
        Ok(logs::FilterLogEventsOutput { events: Some(events), searched_log_streams, next_token })
    }
}

/// The events of one stream that are still to come.
type Coming<'a> = Box<dyn Iterator<Item = (&'a Position, &'a Event)> + 'a>;

/// Several streams' events as one sequence in order of their positions, or against it.
struct Merged<'a> {
    descending: bool,
    /// The next event of each stream, by rank.
    next: BinaryHeap<Reverse<(u128, usize)>>,
    streams: Vec<(Option<(Position, &'a Event)>, Coming<'a>)>,
}

impl<'a> Merged<'a> {
    fn new<Events>(
        streams: &[&'a LogStream],
        descending: bool,
        events_of: impl Fn(&'a LogStream) -> Events,
    ) -> Self
    where
        Events: DoubleEndedIterator<Item = (&'a Position, &'a Event)> + 'a,
    {
        let coming = |stream: &&'a LogStream| -> Coming<'a> {
            let events = events_of(stream);
            if descending { Box::new(events.rev()) } else { Box::new(events) }
        };
        let streams: Vec<_> = streams.iter().map(|stream| (None, coming(stream))).collect();
        let mut merged = Self { descending, next: BinaryHeap::new(), streams };
        (0..merged.streams.len()).for_each(|stream| merged.advance(stream));
        merged
    }

    fn next(&mut self) -> Option<(usize, Position, &'a Event)> {
        let Reverse((_, stream)) = self.next.pop()?;
        let (position, event) = self.streams[stream].0.take()?;
        self.advance(stream);
        Some((stream, position, event))
    }

    fn advance(&mut self, stream: usize) {
        let (waiting, coming) = &mut self.streams[stream];
        if let Some((position, event)) = coming.next() {
            let number = position.number();
            let rank = if self.descending { u128::MAX - number } else { number };
            *waiting = Some((*position, event));
            self.next.push(Reverse((rank, stream)));
        }
    }
}

/// Whether the newest events are asked for first, which AWS can do since 2024 only.
fn newest_first(input: &logs::FilterLogEventsInput) -> Result<bool, Error> {
    let descending = input.start_from_head == Some(false);
    if descending && input.start_time.is_none_or(|start| start < EARLIEST_FROM_TAIL) {
        let message = "Setting startFromHead to false is supported only when startTime is on or after \
                       Jan 1, 2024 00:00:00 UTC.";
        return Err(error::invalid_parameter(message));
    }
    Ok(descending)
}

fn streams_to_search<'a>(
    group: &'a LogGroup,
    input: &logs::FilterLogEventsInput,
) -> Result<Vec<&'a LogStream>, Error> {
    match (&input.log_stream_names, &input.log_stream_name_prefix) {
        (Some(_), Some(_)) => Err(error::invalid_parameter(
            "LogStreamNames and LogStreamNamePrefix are mutually exclusive parameters.",
        )),
        (Some(names), None) => {
            let mut names: Vec<_> = names.iter().map(String::as_str).collect();
            names.sort_unstable();
            names.dedup();
            names.into_iter().map(|name| group.streams.get(name).ok_or_else(no_stream)).collect()
        }
        (None, Some(prefix)) => {
            let from: Arc<str> = prefix.as_str().into();
            let streams = group.streams.range(from..).take_while(|(name, _)| name.starts_with(prefix));
            Ok(streams.map(|(_, stream)| stream).collect())
        }
        (None, None) => Ok(group.streams.values().collect()),
    }
}

fn backwards<T>(newest_first: impl Iterator<Item = T>) -> Vec<T> {
    let mut page: Vec<_> = newest_first.collect();
    page.reverse();
    page
}

/// Where the tokens of an empty page point: the one that was followed leads to itself, the other to
/// what lies on the other side of it, and both to the beginning of the range where there was none.
fn ends_of_nothing(cursor: Option<Cursor>, from: Position) -> (Position, Position) {
    match cursor {
        Some(Cursor::Forward(end)) => (Position { arrival: end.arrival.saturating_add(1), ..end }, end),
        Some(Cursor::Backward(end)) => (end, Position { arrival: end.arrival.saturating_sub(1), ..end }),
        None => (from, from),
    }
}

fn shown((position, event): (&Position, &Event)) -> logs::OutputLogEvent {
    logs::OutputLogEvent {
        timestamp: Some(position.at),
        message: Some(event.message.to_string()),
        ingestion_time: Some(event.ingested),
    }
}

fn found(stream: &str, position: Position, event: &Event) -> logs::FilteredLogEvent {
    logs::FilteredLogEvent {
        log_stream_name: Some(stream.to_owned()),
        timestamp: Some(position.at),
        message: Some(event.message.to_string()),
        ingestion_time: Some(event.ingested),
        event_id: Some(position.digits()),
    }
}

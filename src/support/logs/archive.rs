//! All that is logged in one account and region: the heart, without clock, lock or store.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::group::{GroupRecord, LogGroup};
use super::position::Position;
use super::stream::{Event, LogStream};
use crate::aws::Error;
use crate::aws::model::logs::error;
use crate::clock::Timestamp;
use crate::identity::{AccountId, Region};
use crate::neighbours::LogLine;

/// Groups, and streams, of one account and region.
const MOST: usize = 100_000;

/// Expired events don't show, so what they occupy may be freed late, and rarely.
const SWEEP_INTERVAL: Duration = Duration::from_hours(1);

/// The log groups of one account and region.
///
/// Memory is bounded, by `limit` bytes as AWS counts them and by the number of streams: past it the
/// stream that has been silent longest is forgotten with all its events, and when only one is left,
/// its oldest events are.
#[derive(Debug)]
pub(super) struct Archive {
    pub account: AccountId,
    pub region: Region,
    pub groups: BTreeMap<Arc<str>, LogGroup>,
    limit: usize,
    bytes: usize,
    /// The number of the last change: an event's arrival, a stream's creation.
    last_change: u64,
    /// Every stream by its last change: the one silent longest comes first.
    silent: BTreeMap<u64, (Arc<str>, Arc<str>)>,
    next_sweep: Option<Timestamp>,
}

/// Events that are gone, and perhaps their stream.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Dropped {
    pub group: Arc<str>,
    pub stream: Arc<str>,
    pub positions: Vec<Position>,
    pub with_stream: bool,
}

/// What an append did.
#[derive(Debug, Default)]
pub(super) struct Appended {
    pub positions: Vec<Position>,
    /// What had to go for it.
    pub dropped: Vec<Dropped>,
}

impl Archive {
    pub(super) fn new(account: AccountId, region: Region, limit: usize) -> Self {
        let (groups, silent) = (BTreeMap::new(), BTreeMap::new());
        Self { account, region, groups, limit, bytes: 0, last_change: 0, silent, next_sweep: None }
    }

    pub(super) fn group(&self, name: &str) -> Result<&LogGroup, Error> {
        self.groups.get(name).ok_or_else(no_group)
    }

    pub(super) fn group_mut(&mut self, name: &str) -> Result<&mut LogGroup, Error> {
        self.groups.get_mut(name).ok_or_else(no_group)
    }

    pub(super) fn stream(&self, group: &str, stream: &str) -> Result<(&LogGroup, &LogStream), Error> {
        let group = self.group(group)?;
        let stream = group.streams.get(stream).ok_or_else(no_stream)?;
        Ok((group, stream))
    }

    pub(super) fn add_group(&mut self, name: &str, record: GroupRecord) -> Result<(), Error> {
        if self.groups.contains_key(name) {
            return Err(error::resource_already_exists("The specified log group already exists"));
        }
        if self.groups.len() >= MOST {
            return Err(error::limit_exceeded("Resource limit exceeded."));
        }
        let name: Arc<str> = name.into();
        self.groups.insert(name.clone(), LogGroup::new(name, record));
        Ok(())
    }

    /// Removes a group with all its streams.
    pub(super) fn remove_group(&mut self, name: &str) -> Result<Vec<Dropped>, Error> {
        let streams: Vec<_> = self.group(name)?.streams.keys().cloned().collect();
        let dropped = streams.iter().filter_map(|stream| self.forget_stream(name, stream)).collect();
        self.groups.remove(name);
        Ok(dropped)
    }

    /// Adds a stream; answers the number of this change.
    pub(super) fn add_stream(&mut self, group: &str, stream: &str, created: i64) -> Result<u64, Error> {
        let full = self.silent.len() >= MOST;
        let change = self.last_change + 1;
        let group = self.group(group)?;
        if group.streams.contains_key(stream) {
            return Err(error::resource_already_exists("The specified log stream already exists"));
        }
        if full {
            return Err(error::invalid_parameter("Resource limit exceeded."));
        }
        let group = group.name.clone();
        self.put_back_stream(group, stream.into(), created, change);
        Ok(change)
    }

    /// Puts back a stream that was kept; its group exists.
    pub(super) fn put_back_stream(&mut self, group: Arc<str>, stream: Arc<str>, created: i64, change: u64) {
        let Some(streams) = self.groups.get_mut(&group).map(|group| &mut group.streams) else { return };
        streams.insert(stream.clone(), LogStream::new(stream.clone(), created, change));
        self.silent.insert(change, (group, stream));
        self.last_change = self.last_change.max(change);
    }

    pub(super) fn remove_stream(&mut self, group: &str, stream: &str) -> Result<Dropped, Error> {
        self.stream(group, stream)?;
        self.forget_stream(group, stream).ok_or_else(no_stream)
    }

    /// Appends lines, in whatever order their times are, to a stream that exists.
    pub(super) fn append(
        &mut self,
        now: Timestamp,
        group: &str,
        stream: &str,
        lines: impl IntoIterator<Item = LogLine>,
    ) -> Result<Appended, Error> {
        let mut arrival = self.last_change;
        let group = self.group_mut(group)?;
        let stream = group.streams.get_mut(stream).ok_or_else(no_stream)?;
        let (before, silent_since) = (stream.bytes, stream.last_change);
        let mut appended = Appended::default();
        for line in lines {
            arrival += 1;
            let position = Position { at: line.at.as_millis(), arrival };
            let message = line.message.into_boxed_str();
            stream.insert(position, Event { ingested: now.as_millis(), message });
            appended.positions.push(position);
        }
        let added = stream.bytes - before;
        let key = (group.name.clone(), stream.name.clone());
        let retained = group.kept_days().is_some();
        self.last_change = arrival;
        self.bytes += added;
        if !appended.positions.is_empty() {
            self.silent.remove(&silent_since);
            self.silent.insert(arrival, key);
        }
        if retained && self.next_sweep.is_none() {
            self.plan_sweep(now);
        }
        appended.dropped = self.make_room();
        Ok(appended)
    }

    /// Puts back an event that was kept; its group and stream exist.
    pub(super) fn put_back(&mut self, group: &str, stream: &str, position: Position, event: Event) {
        let Ok(group) = self.group_mut(group) else { return };
        let Some(stream) = group.streams.get_mut(stream) else { return };
        let (silent_since, size) = (stream.last_change, event.size());
        stream.insert(position, event);
        let (change, key) = (stream.last_change, (group.name.clone(), stream.name.clone()));
        self.silent.remove(&silent_since);
        self.silent.insert(change, key);
        self.bytes += size;
        self.last_change = self.last_change.max(position.arrival);
    }

    /// When [`Self::sweep`] has something to do.
    pub(super) fn next_sweep(&self) -> Option<Timestamp> {
        self.next_sweep
    }

    /// Finds out when something expires next; not sooner than a sweep is worth it.
    pub(super) fn plan_sweep(&mut self, now: Timestamp) {
        let next = self.groups.values().filter_map(LogGroup::next_expiry).min();
        self.next_sweep = next.map(|next| next.max(now.after(SWEEP_INTERVAL)));
    }

    /// Removes what has expired.
    pub(super) fn sweep(&mut self, now: Timestamp) -> Vec<Dropped> {
        let mut dropped = Vec::new();
        for group in self.groups.values_mut().filter(|group| group.kept_days().is_some()) {
            let before = Position::before(group.cutoff(now));
            for stream in group.streams.values_mut() {
                let bytes = stream.bytes;
                let positions = stream.expire(before);
                self.bytes -= bytes - stream.bytes;
                if !positions.is_empty() {
                    let (group, stream) = (group.name.clone(), stream.name.clone());
                    dropped.push(Dropped { group, stream, positions, with_stream: false });
                }
            }
        }
        self.plan_sweep(now);
        dropped
    }

    /// Makes room for one more stream.
    pub(super) fn make_room_for_stream(&mut self) -> Option<Dropped> {
        if self.silent.len() < MOST {
            return None;
        }
        let (_, (group, stream)) = self.silent.first_key_value()?;
        let (group, stream) = (group.clone(), stream.clone());
        self.forget_stream(&group, &stream)
    }

    /// Sizes add up, and every stream is among the silent once.
    #[cfg(test)]
    pub(super) fn check(&self) {
        let streams = || self.groups.values().flat_map(|group| group.streams.values());
        assert_eq!(self.bytes, streams().map(|stream| stream.bytes).sum::<usize>());
        assert!(self.bytes <= self.limit, "{} bytes of {}", self.bytes, self.limit);
        assert_eq!(self.silent.len(), streams().count());
        for (change, (group, stream)) in &self.silent {
            assert_eq!(self.groups[group].streams[stream].last_change, *change);
        }
    }

    fn make_room(&mut self) -> Vec<Dropped> {
        let mut dropped = Vec::new();
        while self.bytes > self.limit {
            let Some((_, (group, stream))) = self.silent.first_key_value() else { break };
            let (group, stream) = (group.clone(), stream.clone());
            if self.silent.len() == 1 {
                dropped.extend(self.shorten(&group, &stream));
                break;
            }
            dropped.extend(self.forget_stream(&group, &stream));
        }
        dropped
    }

    /// Drops a stream's oldest events until the limit is kept.
    fn shorten(&mut self, group: &Arc<str>, stream: &Arc<str>) -> Option<Dropped> {
        let (bytes, limit) = (self.bytes, self.limit);
        let shortened = self.groups.get_mut(group)?.streams.get_mut(stream)?;
        let others = bytes - shortened.bytes;
        let mut positions = Vec::new();
        while others + shortened.bytes > limit {
            let Some(position) = shortened.pop_first() else { break };
            positions.push(position);
        }
        self.bytes = others + shortened.bytes;
        Some(Dropped { group: group.clone(), stream: stream.clone(), positions, with_stream: false })
    }

    fn forget_stream(&mut self, group: &str, stream: &str) -> Option<Dropped> {
        let group = self.groups.get_mut(group)?;
        let (name, stream) = group.streams.remove_entry(stream)?;
        self.silent.remove(&stream.last_change);
        self.bytes -= stream.bytes;
        let positions = stream.positions();
        Some(Dropped { group: group.name.clone(), stream: name, positions, with_stream: true })
    }
}

pub(super) fn no_group() -> Error {
    error::resource_not_found("The specified log group does not exist.")
}

pub(super) fn no_stream() -> Error {
    error::resource_not_found("The specified log stream does not exist.")
}

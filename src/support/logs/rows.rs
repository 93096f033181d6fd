//! What is kept of groups, streams and events, row by row.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::archive::{Archive, Dropped};
use super::group::{GroupRecord, LogGroup};
use super::position::Position;
use super::stream::Event;
use crate::identity::Region;
use crate::store::{Batch, RowKey, Store};

const GROUPS: &str = "logs.group";
const STREAMS: &str = "logs.stream";
const EVENTS: &str = "logs.event";

#[derive(Debug, Serialize, Deserialize)]
struct StreamRow {
    created: i64,
    change: u64,
}

#[derive(Debug, Serialize, Deserialize)]
struct EventRow {
    ingested: i64,
    message: Box<str>,
}

/// Writes, or deletes, the row of the group of this name.
pub(super) fn mirror_group(archive: &Archive, name: &str, batch: &mut Batch) {
    let key = format!("{}:{name}", archive.region);
    match archive.groups.get(name) {
        Some(group) => batch.put(GROUPS, &archive.account, key, &group.record),
        None => batch.delete(GROUPS, &archive.account, key),
    }
}

/// Writes the row of a new stream.
pub(super) fn put_stream(archive: &Archive, group: &str, stream: &str, batch: &mut Batch) {
    let Ok((_, found)) = archive.stream(group, stream) else { return };
    let row = StreamRow { created: found.created, change: found.last_change };
    batch.put(STREAMS, &archive.account, format!("{}:{group}:{stream}", archive.region), &row);
}

/// Writes the rows of new events.
pub(super) fn put_events(
    archive: &Archive,
    group: &str,
    stream: &str,
    positions: &[Position],
    batch: &mut Batch,
) {
    let Ok((_, found)) = archive.stream(group, stream) else { return };
    for position in positions {
        let Some(event) = found.get(*position) else { continue };
        let row = EventRow { ingested: event.ingested, message: event.message.clone() };
        batch.put(EVENTS, &archive.account, event_key(&archive.region, group, stream, *position), &row);
    }
}

/// Deletes the rows of what was dropped.
pub(super) fn delete_dropped(archive: &Archive, dropped: &[Dropped], batch: &mut Batch) {
    for Dropped { group, stream, positions, with_stream } in dropped {
        for position in positions {
            batch.delete(EVENTS, &archive.account, event_key(&archive.region, group, stream, *position));
        }
        if *with_stream {
            batch.delete(STREAMS, &archive.account, format!("{}:{group}:{stream}", archive.region));
        }
    }
}

/// Reads everything back: `archive_of` gives the archive of a row's account and region.
pub(super) fn restore(store: &Store, mut change: impl FnMut(&RowKey, &Region, &mut dyn FnMut(&mut Archive))) {
    for (key, record) in store.rows::<GroupRecord>(GROUPS) {
        let Some((region, [name])) = parts(&key.key) else { continue };
        let name: Arc<str> = name.into();
        change(&key, &region, &mut |archive| {
            archive.groups.insert(name.clone(), LogGroup::new(name.clone(), record.clone()));
        });
    }
    for (key, row) in store.rows::<StreamRow>(STREAMS) {
        let Some((region, [group, stream])) = parts(&key.key) else { continue };
        change(&key, &region, &mut |archive| {
            archive.put_back_stream(group.into(), stream.into(), row.created, row.change);
        });
    }
    for (key, row) in store.rows::<EventRow>(EVENTS) {
        let Some((region, [group, stream, digits])) = parts(&key.key) else { continue };
        let Some(position) = Position::from_digits(digits) else { continue };
        change(&key, &region, &mut |archive| {
            let event = Event { ingested: row.ingested, message: row.message.clone() };
            archive.put_back(group, stream, position, event);
        });
    }
}

fn event_key(region: &Region, group: &str, stream: &str, position: Position) -> String {
    format!("{region}:{group}:{stream}:{}", position.digits())
}

/// The region and the names in a key; no name has a colon.
fn parts<const N: usize>(key: &str) -> Option<(Region, [&str; N])> {
    let mut parts = key.split(':');
    let region = parts.next()?.parse().ok()?;
    let names: Vec<_> = parts.collect();
    Some((region, names.try_into().ok()?))
}

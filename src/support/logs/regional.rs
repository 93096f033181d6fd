//! The archive of one account and region behind its lock, with its alarm.

use std::sync::{Arc, Weak};

use parking_lot::{Mutex, MutexGuard};

use super::archive::{Archive, Dropped};
use super::group::GroupRecord;
use super::rows;
use crate::aws::Error;
use crate::clock::{Alarm, Clock, TimerKind, Timestamp};
use crate::identity::{AccountId, Region};
use crate::neighbours::LogLine;
use crate::store::{Batch, Commit, Store};

/// One account's logs in one region.
#[derive(Debug)]
pub(super) struct Regional {
    archive: Mutex<Archive>,
    store: Store,
    /// Goes off when something may have expired.
    sweep: Alarm,
}

impl Regional {
    pub(super) fn new(
        clock: &Clock,
        store: Store,
        limit: usize,
        account: AccountId,
        region: Region,
    ) -> Arc<Self> {
        Arc::new_cyclic(|this: &Weak<Self>| {
            let this = this.clone();
            let ring = move |now| {
                if let Some(this) = this.upgrade() {
                    this.expire(now);
                }
            };
            Self {
                archive: Mutex::new(Archive::new(account, region, limit)),
                store,
                sweep: clock.alarm(ring),
            }
        })
    }

    pub(super) fn archive(&self) -> MutexGuard<'_, Archive> {
        self.archive.lock()
    }

    /// Changes the archive; the rows that `mirror` writes become durable with the commit.
    pub(super) fn change<T>(
        &self,
        change: impl FnOnce(&mut Archive) -> Result<T, Error>,
        mirror: impl FnOnce(&Archive, &T, &mut Batch),
    ) -> Result<(T, Commit), Error> {
        let mut archive = self.archive.lock();
        let answer = change(&mut archive)?;
        let commit = self.store.commit(|batch| mirror(&archive, &answer, batch));
        self.set_alarm(&archive);
        Ok((answer, commit))
    }

    /// Appends lines to a stream that exists.
    pub(super) fn append(
        &self,
        now: Timestamp,
        group: &str,
        stream: &str,
        lines: Vec<LogLine>,
    ) -> Result<Commit, Error> {
        let append = |archive: &mut Archive| archive.append(now, group, stream, lines);
        let (appended, commit) = self.change(append, |archive, appended, batch| {
            rows::put_events(archive, group, stream, &appended.positions, batch);
            rows::delete_dropped(archive, &appended.dropped, batch);
        })?;
        warn_of(&appended.dropped);
        Ok(commit)
    }

    /// Makes group and stream where they are missing. Answers nothing when both were there.
    pub(super) fn ensure(&self, now: Timestamp, group: &str, stream: &str) -> Result<Option<Commit>, Error> {
        if self.archive.lock().stream(group, stream).is_ok() {
            return Ok(None);
        }
        let created = now.as_millis();
        let ensure = |archive: &mut Archive| {
            if archive.group(group).is_err() {
                archive.add_group(group, GroupRecord { created, ..GroupRecord::default() })?;
            }
            let dropped = archive.make_room_for_stream();
            archive.add_stream(group, stream, created)?;
            Ok(dropped)
        };
        let (dropped, commit) = self.change(ensure, |archive, dropped, batch| {
            rows::delete_dropped(archive, dropped.as_slice(), batch);
            rows::mirror_group(archive, group, batch);
            rows::put_stream(archive, group, stream, batch);
        })?;
        warn_of(dropped.as_slice());
        Ok(Some(commit))
    }

    /// Sets the alarm to the archive's next sweep, after the archive was read back.
    pub(super) fn wake(&self, now: Timestamp) {
        let mut archive = self.archive.lock();
        archive.plan_sweep(now);
        self.set_alarm(&archive);
    }

    fn expire(&self, now: Timestamp) {
        let swept = self.change(
            |archive| Ok(archive.sweep(now)),
            |archive, dropped, batch| rows::delete_dropped(archive, dropped, batch),
        );
        // Nobody waits for it: a row that comes back after a crash expires again.
        drop(swept);
    }

    fn set_alarm(&self, archive: &Archive) {
        match archive.next_sweep() {
            Some(at) => self.sweep.set(TimerKind::Expiry, at),
            None => self.sweep.clear(),
        }
    }
}

fn warn_of(dropped: &[Dropped]) {
    for Dropped { group, stream, positions, with_stream } in dropped {
        let (events, what) = (positions.len(), if *with_stream { "a stream" } else { "events" });
        tracing::warn!(%group, %stream, events, "the logs of this account and region are full: forgot {what}");
    }
}

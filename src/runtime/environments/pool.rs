//! Which execution environments there are, and which of them is used next: the rules, without time,
//! tasks or guests of their own.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::clock::Timestamp;

/// The execution environments of one version of a function. Each serves one invocation at a time; `E`
/// is what an idle one consists of, and with whoever uses it otherwise.
///
/// *AWS documentation: Understanding the Lambda execution environment lifecycle.*
#[derive(Debug)]
pub(super) struct Pool<E> {
    records: BTreeMap<u64, Record>,
    /// The one that has been idle longest first.
    idle: Vec<(u64, E)>,
    keep_warm: Duration,
    made: u64,
    /// How many are to be kept ready for good.
    provisioned: u32,
}

/// What is known of one execution environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its number among those of its version.
    pub number: u64,
    /// What it does.
    pub state: State,
    /// Since when it does so.
    pub since: Timestamp,
    /// When it was made.
    pub made: Timestamp,
    /// How many invocations it has been given.
    pub invocations: u64,
    /// Whether it belongs to the provisioned concurrency, and so does not go when it is idle.
    pub provisioned: bool,
}

/// What an execution environment does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It gets ready: INIT.
    Initialising,
    /// It has an invocation: INVOKE.
    Busy,
    /// It is frozen until the next one.
    Idle,
}

/// Where an invocation goes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Placement<E> {
    /// Into one that is warm.
    Warm(u64, E),
    /// Into one that is to be made, under this number.
    Cold(u64),
}

impl<E> Pool<E> {
    /// No environments; those to come are kept warm for so long.
    pub(super) fn new(keep_warm: Duration) -> Self {
        Self { records: BTreeMap::new(), idle: Vec::new(), keep_warm, made: 0, provisioned: 0 }
    }

    /// Takes the environment that was used last, provisioned ones first, or makes one.
    pub(super) fn place(&mut self, now: Timestamp) -> Placement<E> {
        let provisioned = |(number, _): &(u64, E)| self.records.get(number).is_some_and(|it| it.provisioned);
        let preferred = if self.provisioned > 0 { self.idle.iter().rposition(provisioned) } else { None };
        let taken = match preferred {
            Some(position) => Some(self.idle.remove(position)),
            None => self.idle.pop(),
        };
        let Some((number, environment)) = taken else {
            return Placement::Cold(self.make(State::Initialising, 1, false, now));
        };
        if let Some(record) = self.records.get_mut(&number) {
            (record.state, record.since) = (State::Busy, now);
            record.invocations += 1;
        }
        Placement::Warm(number, environment)
    }

    /// The environment is ready for the invocation that it was made for.
    pub(super) fn initialised(&mut self, number: u64, now: Timestamp) {
        if let Some(record) = self.records.get_mut(&number) {
            (record.state, record.since) = (State::Busy, now);
        }
    }

    /// The environment has nothing to do. Hands it back when nobody keeps it.
    pub(super) fn give_back(&mut self, number: u64, environment: E, now: Timestamp) -> Option<E> {
        let surplus = self.surplus() > 0;
        let Some(record) = self.records.get_mut(&number) else { return Some(environment) };
        if (record.provisioned && surplus) || (!record.provisioned && self.keep_warm.is_zero()) {
            self.records.remove(&number);
            return Some(environment);
        }
        (record.state, record.since) = (State::Idle, now);
        self.idle.push((number, environment));
        None
    }

    /// The environment is gone.
    pub(super) fn lose(&mut self, number: u64) {
        self.records.remove(&number);
    }

    /// Takes out those that have been idle for too long.
    pub(super) fn reap(&mut self, now: Timestamp) -> Vec<E> {
        let Self { records, idle, keep_warm, .. } = self;
        let expired = idle.extract_if(.., |(number, _)| {
            records
                .get(number)
                .is_none_or(|record| !record.provisioned && record.since.after(*keep_warm) <= now)
        });
        let expired: Vec<_> = expired.collect();
        self.forget(expired)
    }

    /// When the first of the idle ones will have been so for too long.
    pub(super) fn next_expiry(&self) -> Option<Timestamp> {
        let idle = self.idle.iter().filter_map(|(number, _)| self.records.get(number));
        idle.filter(|record| !record.provisioned).map(|record| record.since.after(self.keep_warm)).min()
    }

    /// So many are to be kept ready for good from now on. Answers the numbers of those to be made, and
    /// takes out idle ones that are too many; busy ones go when they are given back.
    pub(super) fn provision(&mut self, count: u32, now: Timestamp) -> (Vec<u64>, Vec<E>) {
        self.provisioned = count;
        let have = self.records.values().filter(|record| record.provisioned).count();
        let missing = (count as usize).saturating_sub(have);
        let to_make = (0..missing).map(|_| self.make(State::Initialising, 0, true, now)).collect();
        let mut surplus = self.surplus();
        let Self { records, idle, .. } = self;
        let gone = idle.extract_if(.., |(number, _)| {
            let goes = surplus > 0 && records.get(number).is_some_and(|record| record.provisioned);
            surplus -= usize::from(goes);
            goes
        });
        let gone: Vec<_> = gone.collect();
        (to_make, self.forget(gone))
    }

    /// How many provisioned environments there are that are ready or at work.
    pub(super) fn provisioned_and_ready(&self) -> usize {
        let ready = |record: &&Record| record.provisioned && record.state != State::Initialising;
        self.records.values().filter(ready).count()
    }

    /// What is known of each.
    pub(super) fn records(&self) -> impl Iterator<Item = &Record> {
        self.records.values()
    }

    fn make(&mut self, state: State, invocations: u64, provisioned: bool, now: Timestamp) -> u64 {
        self.made += 1;
        let number = self.made;
        let record = Record { number, state, since: now, made: now, invocations, provisioned };
        self.records.insert(number, record);
        number
    }

    fn surplus(&self) -> usize {
        let have = self.records.values().filter(|record| record.provisioned).count();
        have.saturating_sub(self.provisioned as usize)
    }

    fn forget(&mut self, gone: Vec<(u64, E)>) -> Vec<E> {
        let forget = |(number, environment)| {
            self.records.remove(&number);
            environment
        };
        gone.into_iter().map(forget).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Timestamp = Timestamp::from_secs(1_000);
    const WARM: Duration = Duration::from_mins(10);

    fn later(minutes: u64) -> Timestamp {
        START.after(Duration::from_mins(minutes))
    }

    fn cold(pool: &mut Pool<&'static str>, now: Timestamp) -> u64 {
        match pool.place(now) {
            Placement::Cold(number) => number,
            Placement::Warm(..) => panic!("one was warm"),
        }
    }

    #[test]
    fn an_environment_serves_one_invocation_at_a_time() {
        let mut pool = Pool::new(WARM);
        let first = cold(&mut pool, START);
        let second = cold(&mut pool, START);
        assert_ne!(first, second);
        assert_eq!(pool.give_back(first, "first", START), None);
        assert_eq!(pool.place(START), Placement::Warm(first, "first"));
        cold(&mut pool, START);
        let states: Vec<_> = pool.records().map(|record| (record.state, record.invocations)).collect();
        assert_eq!(states[..2], [(State::Busy, 2), (State::Initialising, 1)]);
    }

    #[test]
    fn the_one_used_last_is_used_next_so_that_the_others_may_go() {
        let mut pool = Pool::new(WARM);
        let [first, second] = [cold(&mut pool, START), cold(&mut pool, START)];
        pool.give_back(second, "second", START);
        pool.give_back(first, "first", later(1));
        assert_eq!(pool.next_expiry(), Some(later(10)));
        assert_eq!(pool.place(later(2)), Placement::Warm(first, "first"));
        pool.give_back(first, "first", later(3));
        assert_eq!(pool.reap(later(10)), ["second"]);
        assert_eq!(pool.next_expiry(), Some(later(13)));
        assert_eq!(pool.records().count(), 1);
    }

    #[test]
    fn an_environment_that_is_lost_is_not_used_again() {
        let mut pool = Pool::new(WARM);
        let first = cold(&mut pool, START);
        pool.lose(first);
        assert_eq!(pool.give_back(first, "late", START), Some("late"));
        assert_eq!(pool.records().count(), 0);
        cold(&mut pool, START);
    }

    #[test]
    fn provisioned_environments_stay_and_are_preferred() {
        let mut pool = Pool::new(WARM);
        let (made, _) = pool.provision(1, START);
        assert_eq!(pool.provisioned_and_ready(), 0);
        pool.give_back(made[0], "provisioned", START);
        assert_eq!((pool.provisioned_and_ready(), pool.next_expiry()), (1, None));
        assert_eq!(pool.place(later(60)), Placement::Warm(made[0], "provisioned"));
        let spill = cold(&mut pool, later(60));
        pool.give_back(made[0], "provisioned", later(60));
        pool.give_back(spill, "spill", later(61));
        assert_eq!(pool.place(later(61)), Placement::Warm(made[0], "provisioned"));
        assert!(pool.provision(0, later(62)).1.is_empty(), "it is busy");
        assert_eq!(pool.give_back(made[0], "provisioned", later(62)), Some("provisioned"));
        assert_eq!(pool.reap(later(100)), ["spill"]);
    }

    #[test]
    fn nothing_is_kept_when_nothing_is_to_be_kept_warm() {
        let mut pool = Pool::new(Duration::ZERO);
        let first = cold(&mut pool, START);
        assert_eq!(pool.give_back(first, "first", START), Some("first"));
        assert_eq!(pool.records().count(), 0);
    }
}

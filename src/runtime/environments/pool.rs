//! Which execution environments there are, and which of them is used next: the rules, without time,
//! tasks or guests of their own.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::scaling_rate::ScalingRate;
use crate::clock::Timestamp;

/// The most environments of a version whose invocations are of tenants, idle or not, as long as the account
/// may have a thousand invocations at once. AWS throttles whoever needs one more; here the one that has been
/// idle longest makes room.
///
/// *AWS documentation: Troubleshooting tenant isolation for Lambda functions.*
pub(super) const MOST_OF_TENANTS: usize = 2_500;

/// The execution environments of one version of a function. Each serves one invocation at a time, and none
/// more than one tenant; `E` is what an idle one consists of, and with whoever uses it otherwise.
///
/// *AWS documentation: Understanding the Lambda execution environment lifecycle; Tenant isolation.*
#[derive(Debug)]
pub(super) struct Pool<E> {
    records: BTreeMap<u64, Record>,
    /// The one that has been idle longest first.
    idle: Vec<Idle<E>>,
    keep_warm: Duration,
    made: u64,
    /// How many are to be kept ready for good.
    provisioned: u32,
    rate: ScalingRate,
}

#[derive(Debug)]
struct Idle<E> {
    number: u64,
    tenant: Option<Arc<str>>,
    environment: E,
}

/// What is known of one execution environment.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// The tenant whose invocations alone it serves, of a function that keeps tenants apart.
    pub tenant: Option<Arc<str>>,
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
    /// Into one that is to be made, under this number; another one makes room for it.
    Cold(u64, Option<E>),
}

impl<E> Pool<E> {
    /// No environments; those to come are kept warm for so long.
    pub(super) fn new(keep_warm: Duration) -> Self {
        let rate = ScalingRate::new();
        Self { records: BTreeMap::new(), idle: Vec::new(), keep_warm, made: 0, provisioned: 0, rate }
    }

    /// Whether an invocation of the tenant may come: one is idle for it, or may be made. Where none is kept,
    /// their number says nothing, and any may be made.
    pub(super) fn admits(&self, tenant: Option<&str>, now: Timestamp) -> bool {
        let mut idle = self.idle.iter().rev();
        self.keep_warm.is_zero() || idle.any(|one| one.tenant.as_deref() == tenant) || self.rate.admits(now)
    }

    /// Takes the tenant's environment that was used last, provisioned ones first, or makes one.
    pub(super) fn place(&mut self, tenant: Option<&Arc<str>>, now: Timestamp) -> Placement<E> {
        let provisioned = |one: &Idle<E>| self.records.get(&one.number).is_some_and(|it| it.provisioned);
        let preferred = if self.provisioned > 0 { self.idle.iter().rposition(provisioned) } else { None };
        let own = || self.idle.iter().rposition(|one| one.tenant.as_ref() == tenant);
        let Some(position) = preferred.or_else(own) else {
            let gone = if tenant.is_some() { self.make_room() } else { None };
            self.rate.count(now);
            let number = self.make(1, false, tenant.cloned(), now);
            return Placement::Cold(number, gone);
        };
        let Idle { number, environment, .. } = self.idle.remove(position);
        if let Some(record) = self.records.get_mut(&number) {
            (record.state, record.since) = (State::Busy, now);
            record.invocations += 1;
        }
        Placement::Warm(number, environment)
    }

    /// Takes out the one that has been idle longest when there are as many as may be.
    fn make_room(&mut self) -> Option<E> {
        if self.records.len() < MOST_OF_TENANTS { None } else { self.take_idle_longest(|_| true) }
    }

    /// The environment is ready for the invocation that it was made for.
    pub(super) fn initialised(&mut self, number: u64, now: Timestamp) {
        if let Some(record) = self.records.get_mut(&number) {
            (record.state, record.since) = (State::Busy, now);
        }
    }

    /// The environment has nothing to do. Hands it back when nobody keeps it.
    pub(super) fn give_back(&mut self, number: u64, environment: E, now: Timestamp) -> Option<E> {
        let provisioned = self.records.get(&number).is_some_and(|record| record.provisioned);
        let goes = if provisioned { self.surplus() > 0 } else { self.keep_warm.is_zero() };
        if goes {
            self.records.remove(&number);
        }
        let Some(record) = self.records.get_mut(&number) else { return Some(environment) };
        (record.state, record.since) = (State::Idle, now);
        let tenant = record.tenant.clone();
        self.idle.push(Idle { number, tenant, environment });
        None
    }

    /// The environment is gone.
    pub(super) fn lose(&mut self, number: u64) {
        self.records.remove(&number);
    }

    /// Takes out those that have been idle for too long.
    pub(super) fn reap(&mut self, now: Timestamp) -> Vec<E> {
        let Self { records, idle, keep_warm, .. } = self;
        let expired = idle.extract_if(.., |one| {
            records
                .get(&one.number)
                .is_none_or(|record| !record.provisioned && record.since.after(*keep_warm) <= now)
        });
        let expired: Vec<_> = expired.collect();
        self.forget(expired)
    }

    /// Since when the one of those that count has been idle that has been so longest; provisioned ones don't
    /// count.
    pub(super) fn idle_longest(&self, counts: impl Fn(&E) -> bool) -> Option<Timestamp> {
        self.position_of_idle_longest(counts).map(|(_, since)| since)
    }

    /// Takes that one out.
    pub(super) fn take_idle_longest(&mut self, counts: impl Fn(&E) -> bool) -> Option<E> {
        let (position, _) = self.position_of_idle_longest(counts)?;
        let Idle { number, environment, .. } = self.idle.remove(position);
        self.records.remove(&number);
        Some(environment)
    }

    fn position_of_idle_longest(&self, counts: impl Fn(&E) -> bool) -> Option<(usize, Timestamp)> {
        self.idle.iter().enumerate().find_map(|(position, one)| {
            let record = self.records.get(&one.number)?;
            (!record.provisioned && counts(&one.environment)).then_some((position, record.since))
        })
    }

    /// When the first of the idle ones will have been so for too long.
    pub(super) fn next_expiry(&self) -> Option<Timestamp> {
        let idle = self.idle.iter().filter_map(|one| self.records.get(&one.number));
        idle.filter(|record| !record.provisioned).map(|record| record.since.after(self.keep_warm)).min()
    }

    /// So many are to be kept ready for good from now on. Answers the numbers of those to be made, and
    /// takes out idle ones that are too many; busy ones go when they are given back.
    pub(super) fn provision(&mut self, count: u32, now: Timestamp) -> (Vec<u64>, Vec<E>) {
        self.provisioned = count;
        let have = self.records.values().filter(|record| record.provisioned).count();
        let missing = (count as usize).saturating_sub(have);
        let to_make = (0..missing).map(|_| self.make(0, true, None, now)).collect();
        let mut surplus = self.surplus();
        let Self { records, idle, .. } = self;
        let gone = idle.extract_if(.., |one| {
            let goes = surplus > 0 && records.get(&one.number).is_some_and(|record| record.provisioned);
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

    fn make(&mut self, invocations: u64, provisioned: bool, tenant: Option<Arc<str>>, now: Timestamp) -> u64 {
        self.made += 1;
        let number = self.made;
        let state = State::Initialising;
        let record = Record { number, state, since: now, made: now, invocations, provisioned, tenant };
        self.records.insert(number, record);
        number
    }

    fn surplus(&self) -> usize {
        let have = self.records.values().filter(|record| record.provisioned).count();
        have.saturating_sub(self.provisioned as usize)
    }

    fn forget(&mut self, gone: Vec<Idle<E>>) -> Vec<E> {
        let forget = |Idle { number, environment, .. }| {
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
        match pool.place(None, now) {
            Placement::Cold(number, _) => number,
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
        assert_eq!(pool.place(None, START), Placement::Warm(first, "first"));
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
        assert_eq!(pool.place(None, later(2)), Placement::Warm(first, "first"));
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
        assert_eq!(pool.place(None, later(60)), Placement::Warm(made[0], "provisioned"));
        let spill = cold(&mut pool, later(60));
        pool.give_back(made[0], "provisioned", later(60));
        pool.give_back(spill, "spill", later(61));
        assert_eq!(pool.place(None, later(61)), Placement::Warm(made[0], "provisioned"));
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

    #[test]
    fn no_environment_serves_two_tenants() {
        let mut pool = Pool::new(WARM);
        let [blue, green] = [Arc::from("blue"), Arc::from("green")];
        assert_eq!(pool.place(Some(&blue), START), Placement::Cold(1, None));
        pool.give_back(1, "of blue", START);
        assert_eq!(pool.place(Some(&green), START), Placement::Cold(2, None));
        pool.give_back(2, "of green", START);
        assert_eq!(pool.place(Some(&blue), START), Placement::Warm(1, "of blue"));
        assert_eq!(pool.place(Some(&blue), START), Placement::Cold(3, None));
        assert_eq!(pool.place(None, START), Placement::Cold(4, None));
        let tenants: Vec<_> = pool.records().map(|record| record.tenant.as_deref()).collect();
        assert_eq!(tenants, [Some("blue"), Some("green"), Some("blue"), None]);
    }

    #[test]
    fn of_too_many_tenants_the_one_unused_longest_makes_room() {
        let mut pool = Pool::new(WARM);
        for number in 1..=MOST_OF_TENANTS as u64 {
            let tenant: Arc<str> = number.to_string().into();
            assert_eq!(pool.place(Some(&tenant), START), Placement::Cold(number, None));
            pool.give_back(number, number, START);
        }
        let (first, second): (Arc<str>, Arc<str>) = ("1".into(), "2".into());
        assert_eq!(pool.place(Some(&first), START), Placement::Warm(1, 1));
        pool.give_back(1, 1, START);
        let newcomer: Arc<str> = "newcomer".into();
        let number = MOST_OF_TENANTS as u64 + 1;
        assert_eq!(pool.place(Some(&newcomer), START), Placement::Cold(number, Some(2)));
        assert_eq!(pool.records().count(), MOST_OF_TENANTS);
        assert_eq!(pool.place(Some(&second), START), Placement::Cold(number + 1, Some(3)));
    }

    #[test]
    fn who_finds_none_idle_is_not_admitted_when_too_many_were_made() {
        let mut pool = Pool::new(WARM);
        while pool.admits(None, START) {
            cold(&mut pool, START);
        }
        assert_eq!(pool.records().count(), 1_000);
        pool.give_back(7, "idle", START);
        assert!(pool.admits(None, START) && !pool.admits(Some("blue"), START));
        assert_eq!(pool.place(None, START), Placement::Warm(7, "idle"));
        assert!(!pool.admits(None, START) && pool.admits(None, later(1)));
        let mut nothing_kept = Pool::<()>::new(Duration::ZERO);
        for _ in 0..1_001 {
            assert!(nothing_kept.admits(None, START));
            nothing_kept.place(None, START);
        }
    }
}

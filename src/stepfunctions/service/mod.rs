//! The service around the language: machines, executions, and what their tasks call.
//!
//! - `machine`: a state machine; `machines`: making, changing, listing and deleting them.
//! - `versions`, `aliases`: revisions under numbers and names; `settings`: logging, tracing, encryption;
//!   `tags`; `validation`: checking a definition alone.
//! - `redrive`: executions that go on after a failure.
//! - `coverage`: what executions took of definitions.
//! - `logs`: histories in CloudWatch Logs.
//! - `jobs`: executions that tasks started and wait for; `test_state`: one state alone.
//! - `activities`: tasks for workers outside.
//! - `hosted`: a running heart behind its lock, with its alarms and rows; `executions`: starting, listing,
//!   describing and stopping; `tasks`: running tasks, and tokens that come back.
//! - `hosted_run`: a map run with its children; `reading`, `exporting`: its items and results in S3;
//!   `map_runs`: describing and changing them.
//! - `operations`: the API; `rows`: the mirror in the store, `restoring`: back from it; `error`, `arn`, `page`: AWS's words,
//!   names and pages.

mod activities;
mod aliases;
mod arn;
mod coverage;
mod error;
mod executions;
mod exporting;
mod hosted;
mod hosted_run;
mod jobs;
mod logs;
mod machine;
mod machines;
mod map_runs;
mod operations;
mod page;
mod reading;
mod redrive;
mod restoring;
mod rows;
mod settings;
mod tags;
mod tasks;
mod test_state;
mod validation;
mod versions;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::{Arc, Weak};

use dashmap::DashMap;
use parking_lot::Mutex;

use super::execution::TaskId;
use super::mock::MockFile;
use crate::identity::{AccountId, Region};
use crate::neighbours::House;
use activities::HostedActivity;
use coverage::Tallies;
use hosted::HostedExecution;
use hosted_run::HostedMapRun;
use machine::Machine;

/// Step Functions. A cheap handle.
#[derive(Clone, Debug)]
pub struct StateMachineService {
    shared: Arc<Shared>,
}

/// What the service and its executions share.
#[derive(Debug)]
pub(super) struct Shared {
    house: House,
    realms: DashMap<(AccountId, Region), Arc<Realm>>,
    /// Tasks that wait for their token, by token.
    tokens: DashMap<String, (Weak<HostedExecution>, TaskId)>,
    /// Responses that stand for services in test cases.
    mocks: MockFile,
    tallies: Tallies,
}

/// The machines and executions of one account in one region.
#[derive(Debug)]
struct Realm {
    account: AccountId,
    region: Region,
    /// By name.
    machines: Mutex<BTreeMap<String, Arc<Machine>>>,
    /// Standard executions and the children of map runs, by machine and name.
    executions: DashMap<(String, String), Arc<HostedExecution>>,
    /// By name.
    activities: DashMap<String, Arc<HostedActivity>>,
    /// Map runs by their ARN; their children are among the executions.
    map_runs: DashMap<String, Arc<HostedMapRun>>,
}

impl StateMachineService {
    /// The service without machines; [`StateMachineService::restore`] reads back those that a store
    /// kept.
    #[must_use]
    pub fn new(house: &House) -> Self {
        let mocks = house.options.sfn_mocks.as_deref().map(MockFile::parse).transpose();
        let mocks = mocks.unwrap_or_else(|error| {
            tracing::error!(%error, "test cases can't be started");
            None
        });
        let shared = Shared {
            house: house.clone(),
            realms: DashMap::new(),
            tokens: DashMap::new(),
            mocks: mocks.unwrap_or_default(),
            tallies: Tallies::default(),
        };
        Self { shared: Arc::new(shared) }
    }

    /// Forgets every machine and execution, or those of one account. The store is the caller's to
    /// clear.
    pub fn forget(&self, account: Option<&AccountId>) {
        let is_meant = |realm: &Realm| account.is_none_or(|account| *account == realm.account);
        for realm in &self.shared.realms {
            if is_meant(&realm) {
                realm.map_runs.iter().for_each(|run| run.silence());
                realm.executions.iter().for_each(|execution| execution.silence());
            }
        }
        self.shared.realms.retain(|_, realm| !is_meant(realm));
        self.shared.tallies.forget(account);
        self.shared.tokens.retain(|_, (execution, _)| execution.strong_count() > 0);
    }

    /// Reads machines and executions back from the store. Executions that were running go on: their
    /// timers are armed again, and tasks whose outcome is not known are run again.
    pub fn restore(&self) {
        restoring::restore(self);
    }

    fn house(&self) -> &House {
        &self.shared.house
    }

    fn realm(&self, account: &AccountId, region: &Region) -> Arc<Realm> {
        self.shared.realm(account, region)
    }
}

impl Shared {
    fn realm(&self, account: &AccountId, region: &Region) -> Arc<Realm> {
        let key = (account.clone(), region.clone());
        if let Some(realm) = self.realms.get(&key) {
            return Arc::clone(&realm);
        }
        let make = || {
            Arc::new(Realm {
                account: account.clone(),
                region: region.clone(),
                machines: Mutex::new(BTreeMap::new()),
                executions: DashMap::new(),
                activities: DashMap::new(),
                map_runs: DashMap::new(),
            })
        };
        Arc::clone(&self.realms.entry(key).or_insert_with(make))
    }
}

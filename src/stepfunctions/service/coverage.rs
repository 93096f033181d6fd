//! What executions took of their machines' definitions, since the reset.

use std::sync::Arc;

use dashmap::DashMap;

use super::machine::Revision;
use super::{StateMachineService, arn};
use crate::identity::{AccountId, Region};
use crate::stepfunctions::coverage::{Coverage, MachineCoverage, Tally};

/// So many definitions are counted; executions of further ones are not.
const MOST_DEFINITIONS: usize = 10_000;

/// Tallies of every definition that ran, also of machines that are gone: many a test makes its machine,
/// runs it and deletes it.
#[derive(Debug, Default)]
pub(super) struct Tallies {
    by_definition: DashMap<DefinitionKey, Arc<Tally>>,
}

/// A definition of a machine, by account, region, the machine's name and the text.
type DefinitionKey = (AccountId, Region, String, String);

impl Tallies {
    /// The tally for executions of a revision of `machine`.
    pub fn of(&self, account: &AccountId, region: &Region, machine: &str, revision: &Revision) -> Arc<Tally> {
        let make = || {
            let fresh = || Arc::new(Tally::new(Arc::clone(&revision.definition)));
            if self.by_definition.len() >= MOST_DEFINITIONS {
                tracing::warn!(machine, "too many definitions: this one's coverage is not counted");
                return fresh();
            }
            let key = (account.clone(), region.clone(), machine.to_owned(), revision.text.clone());
            Arc::clone(&self.by_definition.entry(key).or_insert_with(fresh))
        };
        Arc::clone(revision.tally.get_or_init(make))
    }

    /// Forgets the definitions of one account, or all.
    pub fn forget(&self, account: Option<&AccountId>) {
        self.by_definition.retain(|(owner, ..), _| account.is_some_and(|account| account != owner));
    }
}

impl StateMachineService {
    /// What was taken of every definition that ran, and of every machine that didn't, in the order of
    /// their ARNs. After a restart the standard executions that are still known count again.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        let mut machines: Vec<MachineCoverage> = self.idle_machines();
        for tally in &self.shared.tallies.by_definition {
            let (account, region, name, _) = tally.key();
            let machine_arn = arn::machine(account, region, name);
            machines.push(MachineCoverage::new(
                machine_arn,
                name.clone(),
                tally.executions(),
                tally.points(),
            ));
        }
        machines.sort_by(|left, right| {
            let order = |machine: &MachineCoverage| (machine.state_machine_arn.clone(), machine.executions);
            order(left).cmp(&order(right))
        });
        Coverage::new(machines)
    }

    /// Starts counting from nothing.
    pub fn clear_coverage(&self) {
        self.shared.tallies.by_definition.iter().for_each(|tally| tally.clear());
    }

    /// Machines whose present definition has not run.
    fn idle_machines(&self) -> Vec<MachineCoverage> {
        let mut idle = Vec::new();
        for realm in &self.shared.realms {
            for machine in realm.machines.lock().values() {
                let revision = Arc::clone(&machine.state.lock().revision);
                let key = (
                    realm.account.clone(),
                    realm.region.clone(),
                    machine.name.clone(),
                    revision.text.clone(),
                );
                if !self.shared.tallies.by_definition.contains_key(&key) {
                    let points = Tally::new(Arc::clone(&revision.definition)).points();
                    idle.push(MachineCoverage::new(machine.arn.clone(), machine.name.clone(), 0, points));
                }
            }
        }
        idle
    }
}

//! The children of a map run: executions that it starts and hosts.

use std::sync::Arc;

use super::super::settings::Level;
use super::super::{Shared, rows};
use super::{HostedExecution, HostedMapRun};
use crate::identity::AccountId;
use crate::stepfunctions::definition::Definition;
use crate::stepfunctions::draws::Draws;
use crate::stepfunctions::execution::{About, Effects, Execution};
use crate::stepfunctions::map_run::{Child, MapRun};

impl HostedMapRun {
    pub(super) fn start(self: &Arc<Self>, child: &Child) {
        let Some(shared) = self.shared.upgrade() else { return };
        let (heart, effects) = self.begun(child);
        let hosted = self.host(&shared, child, heart, 0);
        {
            let mut children = self.children.lock();
            match children.get_mut(child.index) {
                Some(before) => *before = Arc::clone(&hosted),
                None => children.push(Arc::clone(&hosted)),
            }
        }
        self.keep_child(&self.heart.lock(), child);
        // Nobody waits for these rows: they only follow from what was durable before.
        drop(hosted.begin(effects));
    }

    /// What a child knows about itself.
    pub fn about_child(&self, child: &Child) -> Arc<About> {
        let (id, machine_id, express) =
            self.look(|run| (run.child_arn(&child.name), run.child_machine_arn(), run.request().express));
        let logs = self.revision.settings.logging.level != Level::Off;
        Arc::new(About {
            id: id.into(),
            name: child.name.clone(),
            machine_id: machine_id.into(),
            machine_name: self.machine.as_str().into(),
            role: self.around.role.clone(),
            region: self.around.region.clone(),
            input: child.input.clone(),
            started: child.started,
            records: !express || logs,
            version: None,
            alias: None,
            redrives: 0,
            context: None,
        })
    }

    /// The heart of a child that starts.
    pub fn begun(&self, child: &Child) -> (Execution, Effects) {
        let (definition, input) = (Arc::clone(&self.definition), child.input.clone());
        Execution::start(self.about_child(child), definition, input, self.seed_of(child), child.started)
    }

    /// What a child's random numbers follow from. A standard one goes on with the same when it is
    /// redriven.
    pub fn seed_of(&self, child: &Child) -> u64 {
        let starts = if self.look(|run| run.request().express) { child.redrives } else { 0 };
        let times = ((child.index as u64) << 10) | u64::from(starts);
        Draws::from_seed(self.seed ^ times.wrapping_mul(0x9e37_79b9_7f4a_7c15)).next_u64()
    }

    /// Hosts the heart of a child of which the store has `stored` events.
    pub fn host(
        self: &Arc<Self>,
        shared: &Arc<Shared>,
        child: &Child,
        heart: Execution,
        stored: usize,
    ) -> Arc<HostedExecution> {
        let (place, revision) = (self.place.clone(), Arc::clone(&self.revision));
        let machine = (self.machine.clone(), self.trace.clone());
        let mocks = self.parent.upgrade().and_then(|parent| parent.mocks.clone());
        let hosted = HostedExecution::new(shared, place, machine, mocks, revision, heart, stored);
        hosted.belong_to(self, child.index);
        let realm = shared.realm(&self.place.0, &self.place.1);
        realm.executions.insert((self.machine.clone(), child.name.to_string()), Arc::clone(&hosted));
        hosted
    }

    /// Whose it is.
    pub fn account(&self) -> &AccountId {
        &self.place.0
    }

    /// Where the store has a child's history.
    pub fn history_of(&self, child: &Child) -> (AccountId, String) {
        (self.place.0.clone(), format!("{}/{}/{}", self.place.1, self.machine, child.name))
    }

    /// What children execute.
    pub fn definition(&self) -> Arc<Definition> {
        Arc::clone(&self.definition)
    }

    pub(super) fn keep_child(&self, heart: &MapRun, child: &Child) {
        if let Some(shared) = self.shared.upgrade() {
            drop(shared.house.store.commit(|batch| rows::put_child(batch, self, heart, child)));
        }
    }
}

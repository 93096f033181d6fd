//! One state machine.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use parking_lot::Mutex;
use serde::{Deserialize, Serialize};

use super::hosted::HostedExecution;
use super::settings::Settings;
use crate::clock::Timestamp;
use crate::stepfunctions::coverage::Tally;
use crate::stepfunctions::definition::Definition;

/// A state machine.
#[derive(Debug)]
pub(super) struct Machine {
    pub name: String,
    pub arn: String,
    pub express: bool,
    pub created: Timestamp,
    pub state: Mutex<MachineState>,
}

/// What changes about a machine.
#[derive(Debug)]
pub(super) struct MachineState {
    pub revision: Arc<Revision>,
    pub tags: BTreeMap<String, String>,
    pub versions: BTreeMap<u32, Version>,
    /// The last number that a version had: none is used twice.
    pub last_version: u32,
    pub aliases: BTreeMap<String, Alias>,
    /// It goes when its last execution ends.
    pub deleting: bool,
    /// Standard executions in the order in which they were started.
    pub executions: Vec<Arc<HostedExecution>>,
}

/// A definition, the role that it runs with and its settings: what an execution keeps from its start
/// on.
#[derive(Debug)]
pub(super) struct Revision {
    /// `None` for the one that the machine was created with.
    pub id: Option<String>,
    pub text: String,
    pub definition: Arc<Definition>,
    pub role: String,
    pub settings: Settings,
    pub updated: Timestamp,
    /// What its executions take, once there are any.
    pub tally: OnceLock<Arc<Tally>>,
}

/// A revision under a number.
#[derive(Clone, Debug)]
pub(super) struct Version {
    pub revision: Arc<Revision>,
    pub created: Timestamp,
    pub description: Option<String>,
}

/// A name for one version, or two with weights.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Alias {
    pub description: Option<String>,
    pub routes: Vec<Route>,
    /// Microseconds since the Unix epoch.
    pub created: i64,
    /// Microseconds since the Unix epoch.
    pub updated: i64,
}

/// How often an alias leads to a version, of 100 times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Route {
    pub version: u32,
    pub weight: u32,
}

impl Revision {
    /// Whether an update to this would change nothing.
    pub fn is_like(&self, text: &str, role: &str, settings: &Settings) -> bool {
        self.text == text && self.role == role && self.settings == *settings
    }
}

impl MachineState {
    pub fn new(revision: Revision, tags: BTreeMap<String, String>) -> Self {
        Self {
            revision: Arc::new(revision),
            tags,
            versions: BTreeMap::new(),
            last_version: 0,
            aliases: BTreeMap::new(),
            deleting: false,
            executions: Vec::new(),
        }
    }

    /// Publishes the current revision; the number of the newest version when that has it already.
    pub fn publish(&mut self, now: Timestamp, description: Option<String>) -> (u32, Timestamp) {
        if let Some((number, newest)) = self.versions.last_key_value()
            && newest.revision.id == self.revision.id
        {
            return (*number, newest.created);
        }
        self.last_version += 1;
        let version = Version { revision: Arc::clone(&self.revision), created: now, description };
        self.versions.insert(self.last_version, version);
        (self.last_version, now)
    }
}

impl Alias {
    /// The version that this draw, a number below 100, leads to.
    pub fn routed(&self, draw: u32) -> Option<u32> {
        let mut below = 0;
        let route = self.routes.iter().find(|route| {
            below += route.weight;
            draw < below
        });
        route.map(|route| route.version)
    }
}

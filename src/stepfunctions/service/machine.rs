//! One state machine.

use std::collections::BTreeMap;
use std::sync::Arc;

use parking_lot::Mutex;
use serde::{Deserialize, Serialize};

use super::hosted::HostedExecution;
use crate::clock::Timestamp;
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
    pub updated: Timestamp,
    pub tags: BTreeMap<String, String>,
    pub records: Records,
    /// It goes when its last execution ends.
    pub deleting: bool,
    /// Standard executions in the order in which they were started.
    pub executions: Vec<Arc<HostedExecution>>,
}

/// A definition and the role that it runs with: what an execution keeps from its start on.
#[derive(Debug)]
pub(super) struct Revision {
    /// `None` for the one that the machine was created with.
    pub id: Option<String>,
    pub text: String,
    pub definition: Arc<Definition>,
    pub role: String,
}

/// Settings that are told again as they were given: nothing is logged or traced.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Records {
    pub tracing: bool,
}

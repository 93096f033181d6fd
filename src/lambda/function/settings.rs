//! What is set of a function besides its configuration.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Settings that calls of their own put and get. Those by qualifier are kept by version number or
/// alias.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Whether the function may invoke itself in a circle.
    pub allows_recursion: bool,
    /// The ARN of the code signing configuration: a record.
    pub code_signing: Option<String>,
    /// Provisioned concurrency, by qualifier.
    pub provisioned: BTreeMap<String, Provisioned>,
    /// When runtimes are updated, by version: a record, there is one version of each runtime.
    pub runtime_management: BTreeMap<String, RuntimeManagement>,
    /// How many environments a version on a capacity provider may have, by version: a record.
    pub scaling: BTreeMap<String, ScalingConfig>,
}

/// Environments that are kept ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provisioned {
    /// How many.
    pub requested: u32,
    /// When it was said, in microseconds since the Unix epoch.
    pub modified: i64,
}

/// When a version's runtime is updated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuntimeManagement {
    /// `Auto`, `Manual` or `FunctionUpdate`.
    pub update_on: String,
    /// The version of the runtime, with `Manual`.
    pub version_arn: Option<String>,
}

/// The bounds of a version's environments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScalingConfig {
    /// The fewest.
    pub minimum: Option<i32>,
    /// The most.
    pub maximum: Option<i32>,
}

impl Settings {
    /// What all qualifiers have provisioned together.
    #[must_use]
    pub fn provisioned_in_all(&self) -> u32 {
        self.provisioned.values().map(|one| one.requested).sum()
    }

    /// Forgets what was set of a version or an alias that is gone.
    pub fn forget(&mut self, qualifier: &str) {
        self.provisioned.remove(qualifier);
        self.runtime_management.remove(qualifier);
        self.scaling.remove(qualifier);
    }
}

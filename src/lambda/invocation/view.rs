//! Execution environments, as people are shown them.

use std::sync::Arc;

use super::Artifact;
use crate::clock::Timestamp;
use crate::runtime::State;

/// One execution environment.
#[derive(Clone, Debug)]
pub struct EnvironmentView {
    /// The ARN of the function, with the version.
    pub function_arn: String,
    /// Its number among those of the version.
    pub number: u64,
    /// What it does: `INIT`, `INVOKE` or `FROZEN`.
    pub state: &'static str,
    /// Since when it does so.
    pub since: Timestamp,
    /// When it was made.
    pub made: Timestamp,
    /// How many invocations it has been given.
    pub invocations: u64,
    /// `on-demand` or `provisioned-concurrency`.
    pub initialization_type: &'static str,
    /// The tenant that it serves alone, of a function that keeps tenants apart.
    pub tenant_id: Option<Arc<str>>,
}

impl EnvironmentView {
    /// Those of one version.
    pub fn of(artifact: &Artifact) -> Vec<Self> {
        let Some(environments) = artifact.environments() else { return Vec::new() };
        let arn = format!("{}:{}", artifact.function_arn, artifact.version);
        let view = |record: crate::runtime::Record| Self {
            function_arn: arn.clone(),
            number: record.number,
            state: match record.state {
                State::Initialising => "INIT",
                State::Busy => "INVOKE",
                State::Idle => "FROZEN",
            },
            since: record.since,
            made: record.made,
            invocations: record.invocations,
            initialization_type: if record.provisioned { "provisioned-concurrency" } else { "on-demand" },
            tenant_id: record.tenant,
        };
        environments.records().into_iter().map(view).collect()
    }
}

//! ARNs of machines, versions, aliases, executions and activities.

use super::error;
use crate::aws::Error;
use crate::identity::{AccountId, Arn, Region};

/// `arn:aws:states:region:account:stateMachine:name`
pub(super) fn machine(account: &AccountId, region: &Region, name: &str) -> String {
    Arn::text("states", region, account, format_args!("stateMachine:{name}"))
}

/// `arn:aws:states:region:account:activity:name`
pub(super) fn activity(account: &AccountId, region: &Region, name: &str) -> String {
    Arn::text("states", region, account, format_args!("activity:{name}"))
}

/// `arn:aws:states:region:account:execution:machine:name`
pub(super) fn execution(account: &AccountId, region: &Region, machine: &str, name: &str) -> String {
    Arn::text("states", region, account, format_args!("execution:{machine}:{name}"))
}

/// `arn:aws:states:region:account:express:machine:name:id`
pub(super) fn express(account: &AccountId, region: &Region, machine: &str, name: &str, id: &str) -> String {
    Arn::text("states", region, account, format_args!("express:{machine}:{name}:{id}"))
}

/// What comes behind a machine's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Qualifier {
    /// Nothing: the current revision.
    Current,
    Version(u32),
    Alias(String),
}

/// A machine by its name, and which of its revisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MachineName {
    pub name: String,
    pub qualifier: Qualifier,
}

impl MachineName {
    pub fn parse(text: &str) -> Result<Self, Error> {
        let arn = states(text)?;
        let (name, qualifier) = match arn.resource.split(':').collect::<Vec<_>>()[..] {
            ["stateMachine", name] => (name, Qualifier::Current),
            ["stateMachine", name, qualifier] => match qualifier.parse() {
                Ok(number) => (name, Qualifier::Version(number)),
                Err(_) => (name, Qualifier::Alias(qualifier.to_owned())),
            },
            [kind, ..] => return Err(error::wrong_kind(kind)),
            [] => return Err(error::invalid_arn(text)),
        };
        Ok(Self { name: name.to_owned(), qualifier })
    }

    /// The number of the version, when it names one.
    pub fn version(&self) -> Option<u32> {
        match self.qualifier {
            Qualifier::Version(number) => Some(number),
            Qualifier::Current | Qualifier::Alias(_) => None,
        }
    }
}

/// The name in a machine's ARN, which must not name a version or an alias.
pub(super) fn machine_name(text: &str) -> Result<String, Error> {
    match MachineName::parse(text)? {
        MachineName { name, qualifier: Qualifier::Current } => Ok(name),
        _ => Err(error::invalid_arn_because(
            "Resource type not valid in this context: stateMachine version or alias",
        )),
    }
}

/// Machine and name in an execution's ARN.
pub(super) fn execution_names(text: &str) -> Result<(String, String), Error> {
    let arn = states(text)?;
    match arn.resource.split(':').collect::<Vec<_>>()[..] {
        ["execution", machine, name] => Ok((machine.to_owned(), name.to_owned())),
        // Children of map runs, whose machine is `machine/label`, can be described though express.
        ["express", machine, name, _] if machine.contains('/') => Ok((machine.to_owned(), name.to_owned())),
        [kind, ..] => Err(error::wrong_kind(kind)),
        [] => Err(error::invalid_arn(text)),
    }
}

/// The name in an activity's ARN.
pub(super) fn activity_name(text: &str) -> Result<String, Error> {
    let arn = states(text)?;
    match arn.resource.split_once(':') {
        Some(("activity", name)) => Ok(name.to_owned()),
        Some((kind, _)) => Err(error::wrong_kind(kind)),
        None => Err(error::invalid_arn(text)),
    }
}

fn states(text: &str) -> Result<Arn, Error> {
    let arn: Arn = text.parse().map_err(|_| error::invalid_arn(text))?;
    if arn.service == "states" { Ok(arn) } else { Err(error::invalid_arn(text)) }
}

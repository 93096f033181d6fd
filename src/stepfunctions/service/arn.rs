//! ARNs of machines and executions.

use super::error;
use crate::aws::Error;
use crate::identity::{AccountId, Arn, Region};

/// `arn:aws:states:region:account:stateMachine:name`
pub(super) fn machine(account: &AccountId, region: &Region, name: &str) -> String {
    Arn::new("states", region, account, format!("stateMachine:{name}")).to_string()
}

/// `arn:aws:states:region:account:execution:machine:name`
pub(super) fn execution(account: &AccountId, region: &Region, machine: &str, name: &str) -> String {
    Arn::new("states", region, account, format!("execution:{machine}:{name}")).to_string()
}

/// `arn:aws:states:region:account:express:machine:name:id`
pub(super) fn express(account: &AccountId, region: &Region, machine: &str, name: &str, id: &str) -> String {
    Arn::new("states", region, account, format!("express:{machine}:{name}:{id}")).to_string()
}

/// The name in a machine's ARN.
pub(super) fn machine_name(text: &str) -> Result<String, Error> {
    let arn = states(text)?;
    match arn.resource.split(':').collect::<Vec<_>>()[..] {
        ["stateMachine", name] => Ok(name.to_owned()),
        ["stateMachine", _, _] => {
            Err(Error::not_supported("stepfunctions", "state machine versions and aliases"))
        }
        [kind, ..] => Err(error::wrong_kind(kind)),
        [] => Err(error::invalid_arn(text)),
    }
}

/// Machine and name in an execution's ARN.
pub(super) fn execution_names(text: &str) -> Result<(String, String), Error> {
    let arn = states(text)?;
    match arn.resource.split(':').collect::<Vec<_>>()[..] {
        ["execution", machine, name] => Ok((machine.to_owned(), name.to_owned())),
        [kind, ..] => Err(error::wrong_kind(kind)),
        [] => Err(error::invalid_arn(text)),
    }
}

fn states(text: &str) -> Result<Arn, Error> {
    let arn: Arn = text.parse().map_err(|_| error::invalid_arn(text))?;
    if arn.service == "states" { Ok(arn) } else { Err(error::invalid_arn(text)) }
}

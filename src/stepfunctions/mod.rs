//! Step Functions, still to come: every operation is refused by name.

use crate::aws::model::stepfunctions::StepFunctions;
use crate::identity::AccountId;
use crate::neighbours::House;

/// Step Functions.
#[derive(Clone, Copy, Debug)]
pub struct StateMachineService;

impl StateMachineService {
    /// The service of `house`.
    #[must_use]
    pub fn new(_house: &House) -> Self {
        Self
    }

    /// Forgets everything, or everything of one account.
    pub fn forget(&self, _account: Option<&AccountId>) {}

    /// Reads back what the store kept.
    pub fn restore(&self) {}
}

impl StepFunctions for StateMachineService {}

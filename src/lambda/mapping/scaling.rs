//! How many batches of a mapping are invoked at once, and how fast they become more.
//!
//! *AWS documentation: Configuring scaling behavior for SQS event source mappings.*

use serde::{Deserialize, Serialize};

use crate::aws::Error;
use crate::aws::model::lambda as model;
use crate::lambda::refusal;

/// Invocations that one event poller of the provisioned mode can have under way.
const INVOCATIONS_OF_A_POLLER: usize = 10;

/// Event pollers that a mapping has at the least, unless it says.
const FEWEST_POLLERS: u32 = 2;

/// Event pollers that a mapping may grow to, unless it says.
const MOST_POLLERS: u32 = 200;

/// How many batches are invoked at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scaling {
    /// To begin with.
    pub at_first: usize,
    /// How many more each minute while messages are left.
    pub more: usize,
    /// At the most.
    pub at_most: usize,
}

impl Scaling {
    /// Of a mapping that says nothing about it.
    pub const STANDARD: Self = Self { at_first: 5, more: 300, at_most: 1_250 };

    /// Of a mapping with a `MaximumConcurrency`.
    #[must_use]
    pub fn bounded(at_most: usize) -> Self {
        Self { at_first: Self::STANDARD.at_first.min(at_most), at_most, ..Self::STANDARD }
    }
}

/// The event pollers of a mapping in provisioned mode: some are always there, and more come as they are
/// needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pollers {
    fewest: u32,
    most: u32,
}

impl Pollers {
    /// What a call asks for; `None` for an empty configuration, which ends the provisioned mode.
    ///
    /// # Errors
    /// `InvalidParameterValueException`: fewer than two pollers, more at the least than at the most, or a
    /// group, which only Kafka has.
    pub fn of(config: &model::ProvisionedPollerConfig) -> Result<Option<Self>, Error> {
        if config.poller_group_name.is_some() {
            return Err(refusal::invalid_parameter(
                "PollerGroupName is not supported for Amazon SQS event source mappings.",
            ));
        }
        if config.minimum_pollers.is_none() && config.maximum_pollers.is_none() {
            return Ok(None);
        }
        let given = |count: Option<i32>| count.and_then(|count| u32::try_from(count).ok());
        let fewest = given(config.minimum_pollers).unwrap_or(FEWEST_POLLERS);
        let most = given(config.maximum_pollers).unwrap_or(MOST_POLLERS.max(fewest));
        if fewest < FEWEST_POLLERS || most < FEWEST_POLLERS {
            return Err(refusal::invalid_parameter(format!(
                "MinimumPollers and MaximumPollers must be at least {FEWEST_POLLERS} for Amazon SQS event source mappings."
            )));
        }
        if fewest > most {
            return Err(refusal::invalid_parameter(
                "MinimumPollers must be less than or equal to MaximumPollers.",
            ));
        }
        Ok(Some(Self { fewest, most }))
    }

    /// How many batches so many pollers have under way.
    #[must_use]
    pub fn scaling(self) -> Scaling {
        let invocations = |pollers: u32| {
            usize::try_from(pollers).unwrap_or(usize::MAX).saturating_mul(INVOCATIONS_OF_A_POLLER)
        };
        Scaling { at_first: invocations(self.fewest), more: 1_000, at_most: invocations(self.most) }
    }

    /// As the API answers it.
    #[must_use]
    pub fn describe(self) -> model::ProvisionedPollerConfig {
        model::ProvisionedPollerConfig {
            minimum_pollers: i32::try_from(self.fewest).ok(),
            maximum_pollers: i32::try_from(self.most).ok(),
            ..Default::default()
        }
    }
}

/// Refuses a mapping that is scaled in both ways.
pub(super) fn check_scaling(pollers: Option<Pollers>, most: Option<u32>) -> Result<(), Error> {
    if pollers.is_some() && most.is_some() {
        return Err(refusal::invalid_parameter(
            "ScalingConfig and ProvisionedPollerConfig are mutually exclusive: specify one of them.",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(fewest: Option<i32>, most: Option<i32>) -> Result<Option<Scaling>, Error> {
        let config = model::ProvisionedPollerConfig {
            minimum_pollers: fewest,
            maximum_pollers: most,
            ..Default::default()
        };
        Pollers::of(&config).map(|pollers| pollers.map(Pollers::scaling))
    }

    #[test]
    fn each_poller_has_ten_invocations_under_way() {
        let expected = Scaling { at_first: 30, more: 1_000, at_most: 70 };
        assert_eq!(asked(Some(3), Some(7)).unwrap(), Some(expected));
        let usual = Scaling { at_first: 20, more: 1_000, at_most: 2_000 };
        assert_eq!(asked(Some(2), None).unwrap(), Some(usual));
        assert_eq!(asked(None, Some(200)).unwrap(), Some(usual));
        assert_eq!(asked(None, None).unwrap(), None);
    }

    #[test]
    fn a_queue_has_two_pollers_at_least_and_never_more_at_the_least_than_at_the_most() {
        for (fewest, most) in [(Some(1), None), (None, Some(1)), (Some(4), Some(3))] {
            assert_eq!(asked(fewest, most).unwrap_err().code, "InvalidParameterValueException");
        }
    }
}

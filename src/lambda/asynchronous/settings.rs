//! How often an event is tried, how long it waits, and who is told.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Condition, Destination, Patience};
use crate::aws::Error;
use crate::aws::model::lambda as model;
use crate::clock::Timestamp;
use crate::lambda::refusal;

/// What `PutFunctionEventInvokeConfig` says of a function, a version or an alias.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventInvokeConfig {
    retries: Option<u32>,
    /// In seconds.
    maximum_age: Option<u32>,
    on_success: Option<Destination>,
    on_failure: Option<Destination>,
    /// When it was changed, in microseconds since the Unix epoch.
    modified: i64,
}

/// What a call says of it; `None` where it says nothing.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// 0 to 2.
    pub retries: Option<i32>,
    /// 60 to 21,600 seconds.
    pub maximum_age: Option<i32>,
    /// Who is told.
    pub destinations: Option<&'a model::DestinationConfig>,
    /// The ARN of the function, which can't be its own destination.
    pub function_arn: &'a str,
}

impl EventInvokeConfig {
    /// `PutFunctionEventInvokeConfig`: nothing of what was said before stays.
    ///
    /// # Errors
    /// `InvalidParameterValueException` when nothing is said; as [`Destination::parse`].
    pub fn put(given: Given<'_>, now: Timestamp) -> Result<Self, Error> {
        let mut config = Self::default();
        config.update(given, now)?;
        Ok(config)
    }

    /// `UpdateFunctionEventInvokeConfig`: what is not mentioned stays.
    ///
    /// # Errors
    /// As [`EventInvokeConfig::put`]; nothing has changed then.
    pub fn update(&mut self, given: Given<'_>, now: Timestamp) -> Result<(), Error> {
        let mentioned = |destination: Option<&String>| -> Result<Option<Option<Destination>>, Error> {
            let Some(arn) = destination else { return Ok(None) };
            if arn.is_empty() {
                return Ok(Some(None));
            }
            if *arn == given.function_arn {
                return Err(refusal::invalid_parameter(
                    "You can't specify the function as a destination for itself.",
                ));
            }
            Destination::parse(arn).map(|destination| Some(Some(destination)))
        };
        let success = given.destinations.and_then(|all| all.on_success.as_ref());
        let failure = given.destinations.and_then(|all| all.on_failure.as_ref());
        if given.retries.is_none() && given.maximum_age.is_none() && success.is_none() && failure.is_none() {
            return Err(refusal::invalid_parameter(
                "You must specify at least one of error handling or destination setting.",
            ));
        }
        let on_success = mentioned(success.and_then(|one| one.destination.as_ref()))?;
        let on_failure = mentioned(failure.and_then(|one| one.destination.as_ref()))?;
        self.on_success = on_success.unwrap_or_else(|| self.on_success.take());
        self.on_failure = on_failure.unwrap_or_else(|| self.on_failure.take());
        let number = |number: Option<i32>| number.and_then(|number| u32::try_from(number).ok());
        self.retries = number(given.retries).or(self.retries);
        self.maximum_age = number(given.maximum_age).or(self.maximum_age);
        self.modified = now.as_micros();
        Ok(())
    }

    /// How often and how long an event is tried.
    #[must_use]
    pub fn patience(&self) -> Patience {
        let usual = Patience::default();
        let age = self.maximum_age.map(|seconds| Duration::from_secs(u64::from(seconds)));
        Patience {
            retries: self.retries.unwrap_or(usual.retries),
            maximum_age: age.unwrap_or(usual.maximum_age),
        }
    }

    /// Who is told of an event that ended so.
    #[must_use]
    pub fn destination(&self, condition: Condition) -> Option<&Destination> {
        if condition == Condition::Success { self.on_success.as_ref() } else { self.on_failure.as_ref() }
    }

    /// The settings of `function_arn` as the API answers them.
    #[must_use]
    pub fn describe(&self, function_arn: String) -> model::FunctionEventInvokeConfig {
        let arn = |destination: Option<&Destination>| destination.map(|one| one.arn().to_owned());
        model::FunctionEventInvokeConfig {
            last_modified: Some(Timestamp::from_micros(self.modified)),
            function_arn: Some(function_arn),
            maximum_retry_attempts: self.retries.and_then(|retries| i32::try_from(retries).ok()),
            maximum_event_age_in_seconds: self.maximum_age.and_then(|age| i32::try_from(age).ok()),
            destination_config: Some(model::DestinationConfig {
                on_success: Some(model::OnSuccess { destination: arn(self.on_success.as_ref()) }),
                on_failure: Some(model::OnFailure { destination: arn(self.on_failure.as_ref()) }),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: Given<'_> = Given {
        retries: None,
        maximum_age: None,
        destinations: None,
        function_arn: "arn:aws:lambda:a:1:function:f",
    };

    #[test]
    fn a_put_forgets_and_an_update_keeps_what_is_not_mentioned() {
        let now = Timestamp::from_secs(5);
        let mut config = EventInvokeConfig::put(Given { retries: Some(0), ..NOTHING }, now).unwrap();
        config.update(Given { maximum_age: Some(60), ..NOTHING }, now).unwrap();
        assert_eq!(config.patience(), Patience { retries: 0, maximum_age: Duration::from_mins(1) });
        let config = EventInvokeConfig::put(Given { maximum_age: Some(60), ..NOTHING }, now).unwrap();
        assert_eq!(config.patience().retries, 2);
    }

    #[test]
    fn a_call_that_says_nothing_is_refused_and_so_is_a_function_as_its_own_destination() {
        let now = Timestamp::from_secs(5);
        assert_eq!(EventInvokeConfig::put(NOTHING, now).unwrap_err().code, "InvalidParameterValueException");
        let destination = Some(NOTHING.function_arn.to_owned());
        let itself = model::DestinationConfig {
            on_success: Some(model::OnSuccess { destination }),
            ..Default::default()
        };
        let given = Given { destinations: Some(&itself), ..NOTHING };
        assert_eq!(EventInvokeConfig::put(given, now).unwrap_err().status, 400);
    }
}

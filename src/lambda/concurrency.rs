//! How many invocations may run at once.

use std::collections::HashMap;

use super::refusal;
use crate::aws::Error;

/// The most invocations of one account that run at once in a region.
///
/// *AWS documentation: Lambda quotas.*
pub const ACCOUNT_LIMIT: u32 = 1_000;

/// What must stay unreserved.
///
/// *AWS documentation: Configuring reserved concurrency for a function.*
pub const UNRESERVED_MINIMUM: u32 = 100;

/// Counts the invocations that are running.
#[derive(Debug, Default)]
pub struct Concurrency {
    unreserved: u32,
    reserved: HashMap<String, u32>,
}

/// Which count an invocation was added to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// What the functions without a reservation share.
    Common,
    /// The function's own.
    Own,
}

impl Concurrency {
    /// Adds an invocation of `function`, which has `reservation` to itself; `reserved_in_all` is
    /// what all functions have reserved together.
    ///
    /// # Errors
    /// `TooManyRequestsException` when as many as may are running.
    pub fn enter(
        &mut self,
        function: &str,
        reservation: Option<u32>,
        reserved_in_all: u32,
    ) -> Result<Share, Error> {
        let Some(limit) = reservation else {
            if self.unreserved >= ACCOUNT_LIMIT.saturating_sub(reserved_in_all) {
                return Err(refusal::throttled("ConcurrentInvocationLimitExceeded"));
            }
            self.unreserved += 1;
            return Ok(Share::Common);
        };
        let running = self.reserved.get(function).copied().unwrap_or(0);
        if running >= limit {
            return Err(refusal::throttled("ReservedFunctionConcurrentInvocationLimitExceeded"));
        }
        self.reserved.insert(function.to_owned(), running + 1);
        Ok(Share::Own)
    }

    /// Takes away an invocation that has ended.
    pub fn leave(&mut self, function: &str, share: Share) {
        match share {
            Share::Common => self.unreserved = self.unreserved.saturating_sub(1),
            Share::Own => match self.reserved.get_mut(function) {
                Some(running) if *running > 1 => *running -= 1,
                _ => {
                    self.reserved.remove(function);
                }
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(error: &Error) -> &str {
        error.members["Reason"].as_str().unwrap()
    }

    #[test]
    fn a_reservation_bounds_its_function_and_nobody_else() {
        let mut concurrency = Concurrency::default();
        let share = concurrency.enter("charge", Some(1), 1).unwrap();
        let error = concurrency.enter("charge", Some(1), 1).unwrap_err();
        assert_eq!(reason(&error), "ReservedFunctionConcurrentInvocationLimitExceeded");
        assert_eq!((error.status, error.message.as_str()), (429, "Rate Exceeded."));
        concurrency.enter("ship", None, 1).unwrap();
        concurrency.leave("charge", share);
        concurrency.enter("charge", Some(1), 1).unwrap();
    }

    #[test]
    fn a_reservation_of_nothing_stops_its_function() {
        let error = Concurrency::default().enter("charge", Some(0), 0).unwrap_err();
        assert_eq!(reason(&error), "ReservedFunctionConcurrentInvocationLimitExceeded");
    }

    #[test]
    fn what_others_reserved_is_not_there_for_the_rest() {
        let mut concurrency = Concurrency::default();
        for _ in 0..ACCOUNT_LIMIT - 900 {
            concurrency.enter("ship", None, 900).unwrap();
        }
        let error = concurrency.enter("ship", None, 900).unwrap_err();
        assert_eq!(reason(&error), "ConcurrentInvocationLimitExceeded");
        concurrency.leave("ship", Share::Common);
        concurrency.enter("ship", None, 900).unwrap();
    }
}

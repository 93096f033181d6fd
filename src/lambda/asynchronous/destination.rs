//! Whom Lambda tells what became of an event.

use serde::{Deserialize, Serialize};

use crate::aws::Error;
use crate::identity::Arn;
use crate::lambda::refusal;

/// A queue or a function. Topics, event buses and buckets are refused by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Destination {
    /// A standard queue of SQS, by ARN.
    Queue(String),
    /// A function, by ARN, perhaps qualified.
    Function(String),
}

impl Destination {
    /// Reads the ARN of a destination of events.
    ///
    /// # Errors
    /// `InvalidParameterValueException` for what is no destination; what Virga doesn't have, by name.
    pub fn parse(arn: &str) -> Result<Self, Error> {
        Self::of(arn, "destinations of asynchronous invocations")
    }

    /// Reads the ARN of a function's dead-letter queue, which is not a function.
    ///
    /// # Errors
    /// As [`Destination::parse`].
    pub fn parse_dead_letters(arn: &str) -> Result<Self, Error> {
        match Self::of(arn, "dead-letter queues of functions")? {
            Self::Function(arn) => Err(invalid(&arn)),
            queue @ Self::Queue(_) => Ok(queue),
        }
    }

    fn of(arn: &str, purpose: &str) -> Result<Self, Error> {
        let parsed: Arn = arn.parse().map_err(|_| invalid(arn))?;
        let has_place = !parsed.region.is_empty() && !parsed.account.is_empty();
        match parsed.service.as_str() {
            "sqs"
                if has_place
                    && !parsed.resource.is_empty()
                    && parsed.resource.strip_suffix(".fifo").is_none() =>
            {
                Ok(Self::Queue(arn.to_owned()))
            }
            "lambda" if has_place && parsed.resource.starts_with("function:") => {
                Ok(Self::Function(arn.to_owned()))
            }
            "sns" => Err(refusal::not_supported(&format!("topics of SNS as {purpose}"))),
            "events" => Err(refusal::not_supported(&format!("event buses of EventBridge as {purpose}"))),
            "s3" => Err(refusal::not_supported(&format!("buckets of S3 as {purpose}"))),
            _ => Err(invalid(arn)),
        }
    }

    /// Its ARN.
    #[must_use]
    pub fn arn(&self) -> &str {
        match self {
            Self::Queue(arn) | Self::Function(arn) => arn,
        }
    }
}

fn invalid(arn: &str) -> Error {
    refusal::invalid_parameter(format!("The destination ARN {arn} is invalid."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_queue_or_a_function_may_be_told() {
        let queue = "arn:aws:sqs:us-east-1:000000000000:done";
        assert_eq!(Destination::parse(queue), Ok(Destination::Queue(queue.to_owned())));
        let function = "arn:aws:lambda:us-east-1:000000000000:function:tell:PROD";
        assert_eq!(Destination::parse(function).unwrap().arn(), function);
        assert_eq!(Destination::parse_dead_letters(function).unwrap_err().status, 400);
    }

    #[test]
    fn what_is_not_there_is_refused_by_name() {
        for (arn, name) in [
            ("arn:aws:sns:us-east-1:000000000000:done", "SNS"),
            ("arn:aws:events:us-east-1:000000000000:event-bus/default", "EventBridge"),
            ("arn:aws:s3:::done", "S3"),
        ] {
            let error = Destination::parse(arn).unwrap_err();
            assert_eq!(error.status, 501);
            assert!(error.message.contains(name), "{error}");
        }
        for arn in ["done", "arn:aws:sqs:us-east-1:000000000000:done.fifo", "arn:aws:dynamodb:a:b:table/c"] {
            assert_eq!(Destination::parse(arn).unwrap_err().status, 400, "{arn}");
        }
    }
}

//! How clients name queues: by URL in every form they send, by ARN, by name.
//!
//! *AWS documentation: Amazon SQS queue and message identifiers.*

use std::fmt;
use std::sync::Arc;

use super::error;
use crate::aws::Error;
use crate::identity::{AccountId, Arn, Region};

/// A queue's name: 1 to 80 letters, digits, hyphens and underscores; a FIFO queue's ends in `.fifo`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QueueName(Arc<str>);

impl QueueName {
    /// Reads a name that a client gave to a new queue.
    ///
    /// # Errors
    /// `InvalidParameterValue`, in the words for the type of queue that was asked for.
    pub fn new(name: &str, fifo: bool) -> Result<Self, Error> {
        let stem = if fifo { name.strip_suffix(".fifo") } else { Some(name) };
        let legal = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        let is_name = |stem: &str| !stem.is_empty() && stem.bytes().all(legal) && name.len() <= 80;
        if stem.is_some_and(is_name) {
            return Ok(Self(Arc::from(name)));
        }
        Err(error::invalid_parameter(if fifo {
            "The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, \
             must end with .fifo suffix and be 1 to 80 in length."
        } else {
            "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length"
        }))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for QueueName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Which queue a client means: whose, where, and its name. Not necessarily one that exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueReference<'a> {
    /// The owner; the caller when the client named none.
    pub account: Option<AccountId>,
    /// The region; the call's when the client named none.
    pub region: Option<Region>,
    /// The name.
    pub name: &'a str,
}

impl<'a> QueueReference<'a> {
    /// Reads what a client sent as `QueueUrl`: a URL of any host, its path, or a plain name. A path is
    /// `/account/name`, `/queue/region/account/name`, or `/name`.
    ///
    /// # Errors
    /// `InvalidAddress` when it is none of these.
    pub fn of_url(url: &'a str) -> Result<Self, Error> {
        let after_scheme = ["http://", "https://"].iter().find_map(|scheme| url.strip_prefix(scheme));
        let path = match after_scheme {
            Some(rest) => rest.split_once('/').map_or("", |(_, path)| path),
            None => url.trim_start_matches('/'),
        };
        let path = path.trim_end_matches('/');
        let invalid = || error::invalid_address(url);
        let (place, name) = path.rsplit_once('/').unwrap_or(("", path));
        let (region, account) = match place.strip_prefix("queue/").and_then(|place| place.split_once('/')) {
            Some((region, account)) => (Some(region.parse().map_err(|_| invalid())?), account),
            None => (None, place),
        };
        let account = (!account.is_empty()).then(|| account.parse().map_err(|_| invalid())).transpose()?;
        let reference = Self { account, region, name };
        let legal = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        let is_name = !reference.name.is_empty() && reference.name.bytes().all(legal);
        if is_name { Ok(reference) } else { Err(invalid()) }
    }

    /// Reads a queue's ARN; `None` when it is not one.
    #[must_use]
    pub fn of_arn(arn: &'a str) -> Option<Self> {
        let parsed: Arn = arn.parse().ok()?;
        let name = arn.rsplit(':').next()?;
        let is_queue = parsed.service == "sqs" && parsed.resource == name && !name.is_empty();
        let (account, region) = (parsed.account.parse().ok()?, parsed.region.parse().ok()?);
        is_queue.then_some(Self { account: Some(account), region: Some(region), name })
    }
}

/// The URL of a queue as the client that reached Virga at `authority` can use it.
#[must_use]
pub fn queue_url(authority: &str, account: &AccountId, name: &str) -> String {
    format!("http://{authority}/{account}/{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_url_names_the_same_queue() {
        let forms = [
            "http://localhost:4566/000000000000/orders",
            "http://localhost:4566/000000000000/orders/",
            "https://sqs.us-east-1.amazonaws.com/000000000000/orders",
            "https://us-east-1.queue.amazonaws.com/000000000000/orders",
            "https://queue.amazonaws.com/000000000000/orders",
            "/000000000000/orders",
            "000000000000/orders",
        ];
        for form in forms {
            let reference = QueueReference::of_url(form).unwrap();
            assert_eq!((reference.account, reference.name), (Some(AccountId::unnamed()), "orders"), "{form}");
        }
        let with_region = QueueReference::of_url("http://h/queue/eu-west-1/000000000000/orders").unwrap();
        assert_eq!(with_region.region.unwrap().as_str(), "eu-west-1");
        assert_eq!(QueueReference::of_url("orders.fifo").unwrap().account, None);
    }

    #[test]
    fn what_is_no_queue_url_is_refused() {
        for form in ["", "http://localhost:4566", "http://localhost:4566/", "a/b/c", "12/orders", "or ders"] {
            let error = QueueReference::of_url(form).unwrap_err();
            assert_eq!(error.message, format!("The address {form} is not valid for this endpoint."));
        }
    }

    #[test]
    fn names_follow_the_rules_of_their_type() {
        assert!(QueueName::new("orders-1_A", false).is_ok());
        assert_eq!(QueueName::new("orders.fifo", true).unwrap().as_str(), "orders.fifo");
        for (name, fifo) in
            [("orders.fifo", false), ("orders", true), (".fifo", true), ("", false), ("a b", false)]
        {
            assert!(QueueName::new(name, fifo).is_err(), "{name}");
        }
        assert!(QueueName::new(&"a".repeat(80), false).is_ok());
        assert!(QueueName::new(&"a".repeat(81), false).is_err());
    }

    #[test]
    fn an_arn_names_a_queue_and_other_services_arns_do_not() {
        let reference = QueueReference::of_arn("arn:aws:sqs:eu-west-1:123456789012:orders").unwrap();
        assert_eq!(reference.name, "orders");
        assert_eq!(reference.account.unwrap().as_str(), "123456789012");
        assert_eq!(QueueReference::of_arn("arn:aws:sns:eu-west-1:123456789012:orders"), None);
        assert_eq!(QueueReference::of_arn("orders"), None);
    }
}

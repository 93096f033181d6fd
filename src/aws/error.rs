//! What a service answers when it can't do what was asked.

use std::borrow::Cow;

use serde_json::{Map, Value};

/// Whose fault an error is, as the protocols say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The caller's (`Sender`, 4xx).
    Client,
    /// The service's (`Receiver`, 5xx).
    Server,
}

/// An error as AWS answers it: it knows its code, its message and its status, and no protocol.
///
/// Made by the generated constructors of each service's modelled errors
/// (`model::sqs::error::queue_does_not_exist(message)`), or by [`Error::new`] for the codes that AWS
/// answers but does not model.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{code}: {message}")]
pub struct Error {
    /// The code of the JSON protocols: the shape's name, such as `ResourceNotFoundException`.
    pub code: Cow<'static, str>,
    /// The code of the Query protocol, where it differs: `AWS.SimpleQueueService.NonExistentQueue`.
    pub query_code: Option<Cow<'static, str>>,
    /// What happened, to which resource.
    pub message: String,
    /// The HTTP status.
    pub status: u16,
    /// Whose fault it is.
    pub fault: Fault,
    /// Modelled members besides the message, such as Lambda's `Type` and `Reason`.
    pub members: Map<String, Value>,
}

impl Error {
    /// An error with a code of its own. The fault follows from the status.
    #[must_use]
    pub fn new(code: impl Into<Cow<'static, str>>, status: u16, message: impl Into<String>) -> Self {
        let fault = if status >= 500 { Fault::Server } else { Fault::Client };
        let (code, message) = (code.into(), message.into());
        Self { code, query_code: None, message, status, fault, members: Map::new() }
    }

    /// The same error with another code in the Query protocol.
    #[must_use]
    pub fn with_query_code(mut self, code: impl Into<Cow<'static, str>>) -> Self {
        self.query_code = Some(code.into());
        self
    }

    /// The same error with one more modelled member.
    #[must_use]
    pub fn with_member(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.members.insert(name.to_owned(), value.into());
        self
    }

    /// An operation that AWS has and Virga does not (yet): 501, naming service and operation. The
    /// gateway counts it in `GET /_virga/gaps`.
    #[must_use]
    pub fn not_built(service: &str, operation: &str) -> Self {
        let message = format!(
            "Virga does not implement {service}:{operation} yet. GET /_virga/gaps lists what was asked for and refused."
        );
        Self::new("NotImplementedException", 501, message).with_member("Operation", operation)
    }

    /// A part of an operation (a parameter, a resource type, an integration) that AWS has and Virga
    /// does not: 501, counted like [`Error::not_built`]. `what` completes "Virga does not support …".
    #[must_use]
    pub fn not_supported(service: &str, what: &str) -> Self {
        let message = format!(
            "Virga does not support {what} yet. GET /_virga/gaps lists what was asked for and refused."
        );
        Self::new("NotImplementedException", 501, message)
            .with_member("Operation", format!("{service}: {what}"))
    }
}

//! From an HTTP request to an operation and back, the same for every service.

use std::future::Future;

use bytes::Bytes;
use http::Response;
use http::request::Parts;
use serde_json::Value;

use super::node::Node;
use super::schema::{Operation, ServiceSchema};
use super::value::{Fields, ReadStructure, Structure};
use super::{Call, Error};

/// What an operation answered, whatever its type.
pub type Output = Box<dyn Structure>;

/// An answered HTTP request, with what the log and the counters want to know of it.
#[derive(Debug)]
pub struct Served {
    /// The answer, complete but for the headers that the port adds to every answer.
    pub response: Response<Bytes>,
    /// Which operation was called, if that could be told.
    pub operation: Option<&'static str>,
    /// The error that the answer carries, if it does.
    pub error: Option<Error>,
}

pub(super) async fn answer<'a, F, Answer>(
    service: &'static ServiceSchema,
    call: &Call,
    head: &'a Parts,
    body: &'a Bytes,
    dispatch: F,
) -> Served
where
    F: FnOnce(&'static Operation, Node<'a>) -> Answer,
    Answer: Future<Output = Result<Output, Error>> + Send,
{
    let _ = (call, head, body, &dispatch);
    Served {
        response: Response::new(Bytes::new()),
        operation: None,
        error: Some(Error::not_built(service.name, "any operation over HTTP")),
    }
}

pub(super) async fn json_door<'a, F, Answer>(
    service: &'static ServiceSchema,
    operation: &str,
    input: &'a Value,
    dispatch: F,
) -> Result<Value, Error>
where
    F: FnOnce(&'static Operation, Node<'a>) -> Answer,
    Answer: Future<Output = Result<Output, Error>> + Send,
{
    let _ = (input, &dispatch);
    Err(Error::not_built(service.name, operation))
}

pub(super) fn input<T: ReadStructure>(node: Node<'_>) -> T {
    T::read_members(Fields::new(T::SCHEMA, node))
}

pub(super) fn unknown(operation: &Operation) -> Error {
    Error::new("InternalFailure", 500, format!("{} has no method", operation.name))
}

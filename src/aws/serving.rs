//! From an HTTP request to an operation and back, the same for every service.

use std::future::Future;

use bytes::Bytes;
use http::Response;
use http::request::Parts;
use serde_json::Value;

use super::check::check;
use super::json::ValueWriter;
use super::node::Node;
use super::protocol::{Protocol, Request};
use super::schema::{Operation, ServiceSchema};
use super::value::{Fields, ReadStructure, Structure};
use super::writer::Writer;
use super::{Call, Error, Pieces, Rest};

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
    let protocol = Protocol::of(service, head);
    let request = match protocol.read(service, head, body, &call.authority) {
        Ok(request) => request,
        Err(error) => return refused(protocol, service, None, error, call),
    };
    let Request { operation, mut input } = request;
    let answer = match check(service, operation.input, &mut input) {
        Ok(()) => dispatch(operation, input).await,
        Err(error) => Err(error),
    };
    match answer {
        Ok(output) => Served {
            response: protocol.answer(service, operation, output.as_ref(), call.request_id),
            operation: Some(operation.name),
            error: None,
        },
        Err(error) => refused(protocol, service, Some(operation.name), error, call),
    }
}

fn refused(
    protocol: Protocol,
    service: &'static ServiceSchema,
    operation: Option<&'static str>,
    error: Error,
    call: &Call,
) -> Served {
    let response = protocol.refuse(service, &error, call.request_id);
    Served { response, operation, error: Some(error) }
}

/// The answer of an operation that is an event stream.
pub struct Events {
    /// What its headers say.
    pub head: Output,
    /// Its messages, framed.
    pub pieces: Pieces,
}

/// Answers a request to an operation whose answer is an event stream, which the services' traits can't
/// carry: it is not whole when it begins.
pub async fn answer_events<T, F>(
    service: &'static ServiceSchema,
    call: &Call,
    head: &Parts,
    body: &Bytes,
    invoke: F,
) -> Served
where
    T: ReadStructure,
    F: AsyncFnOnce(T) -> Result<Events, Error>,
{
    let protocol = Protocol::of(service, head);
    let request = match protocol.read(service, head, body, &call.authority) {
        Ok(request) => request,
        Err(error) => return refused(protocol, service, None, error, call),
    };
    let Request { operation, input: mut node } = request;
    let answer = match check(service, operation.input, &mut node) {
        Ok(()) => invoke(input(node)).await,
        Err(error) => Err(error),
    };
    match answer {
        Ok(events) => {
            let mut response = protocol.answer(service, operation, events.head.as_ref(), call.request_id);
            Rest::attach(&mut response, events.pieces);
            Served { response, operation: Some(operation.name), error: None }
        }
        Err(error) => refused(protocol, service, Some(operation.name), error, call),
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
    let Some(operation) = service.operation(operation) else {
        let message = format!("{} has no operation '{operation}'.", service.name);
        return Err(Error::new("UnknownOperationException", 400, message));
    };
    let mut input = Node::of_value(input);
    check(service, operation.input, &mut input)?;
    let output = dispatch(operation, input).await?;
    let mut writer = ValueWriter::default();
    writer.begin_structure();
    output.write_members(&mut writer);
    writer.end_structure();
    Ok(writer.finish())
}

pub(super) fn input<T: ReadStructure>(node: Node<'_>) -> T {
    T::read_members(Fields::new(T::SCHEMA, node))
}

pub(super) fn unknown(operation: &Operation) -> Error {
    Error::new("InternalFailure", 500, format!("{} has no method", operation.name))
}

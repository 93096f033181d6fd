//! REST-JSON. *Smithy documentation: AWS restJson1 protocol.*

use std::borrow::Cow;

use bytes::Bytes;
use http::request::Parts;
use http::{HeaderName, HeaderValue, Response, StatusCode};
use percent_encoding::percent_decode_str;

use super::{Request, response};
use crate::aws::error::Error;
use crate::aws::json::{JsonWriter, parse};
use crate::aws::node::Node;
use crate::aws::query::Form;
use crate::aws::schema::{Kind, Location, Member, Operation, Segment, ServiceSchema};
use crate::aws::value::Structure;
use crate::aws::writer::Writer;

mod rest_writer;

use rest_writer::RestWriter;

const CONTENT_TYPE: &str = "application/json";

type Entries<'a> = Vec<(Cow<'a, str>, Node<'a>)>;

pub(super) fn read<'a>(
    service: &'static ServiceSchema,
    head: &'a Parts,
    body: &'a Bytes,
) -> Result<Request<'a>, Error> {
    let path: Vec<&str> = head.uri.path().split('/').filter(|segment| !segment.is_empty()).collect();
    let query = Form::parse(&[head.uri.query().unwrap_or_default().as_bytes()])
        .map_err(|problem| Error::new("InvalidRequestContentException", 400, problem.to_string()))?;
    let operation = route(service, head.method.as_str(), &path, &query).ok_or_else(|| {
        let message = format!("{} has no operation at {} {}.", service.name, head.method, head.uri.path());
        Error::new("UnknownOperationException", 404, message)
    })?;
    let mut entries = read_body(operation, body)?;
    for (segment, text) in operation.http.path.iter().zip(&path) {
        if let Segment::Label(label) = segment
            && let Some(member) = located(operation, Location::Label, label)
        {
            let text = percent_decode_str(text).decode_utf8_lossy();
            entries.push((Cow::Borrowed(member.name), Node::Loose(text)));
        }
    }
    for member in operation.input.members {
        match member.location {
            Location::Header => read_header(member, head, &mut entries),
            Location::QueryString => read_parameter(member, &query, &mut entries),
            _ => {}
        }
    }
    Ok(Request { operation, input: Node::Map(entries) })
}

/// The operation that method, path and query string name; one that asks for more of the query string
/// before one that asks for less.
fn route(
    service: &ServiceSchema,
    method: &str,
    path: &[&str],
    query: &Form<'_>,
) -> Option<&'static Operation> {
    let fits = |operation: &&Operation| {
        let http = &operation.http;
        let asked = |(name, value): (&str, &str)| query.get(name).is_some_and(|given| given == value);
        http.method == method
            && http.path.len() == path.len()
            && http.path.iter().zip(path).all(|(segment, given)| match segment {
                Segment::Literal(text) => text == given,
                Segment::Label(_) => true,
            })
            && http.literal.is_none_or(asked)
    };
    service.operations.iter().filter(fits).max_by_key(|operation| {
        let literals =
            operation.http.path.iter().filter(|segment| matches!(segment, Segment::Literal(_))).count();
        (literals, operation.http.literal.is_some())
    })
}

fn located(operation: &Operation, location: Location, name: &str) -> Option<&'static Member> {
    operation.input.members.iter().find(|member| member.location == location && member.located_name == name)
}

fn read_body<'a>(operation: &'static Operation, body: &'a Bytes) -> Result<Entries<'a>, Error> {
    let payload = operation.input.members.iter().find(|member| member.location == Location::Payload);
    let takes_json = operation.input.members.iter().any(|member| member.location == Location::Body);
    match payload {
        _ if body.is_empty() => Ok(Vec::new()),
        Some(member) if matches!(member.shape.kind, Kind::Blob) => {
            Ok(vec![(Cow::Borrowed(member.name), Node::Bytes(body.clone()))])
        }
        Some(member) => {
            Ok(vec![(Cow::Borrowed(member.name), parse(body).map_err(|problem| unreadable(&problem))?)])
        }
        None if takes_json => match parse(body).map_err(|problem| unreadable(&problem))? {
            Node::Map(entries) => Ok(entries),
            Node::Null => Ok(Vec::new()),
            _ => Err(Error::new("SerializationException", 400, "Expected structure or map, or null")),
        },
        None => Ok(Vec::new()),
    }
}

fn unreadable(problem: &dyn std::fmt::Display) -> Error {
    let message = format!("Could not parse request body into json: {problem}");
    Error::new("InvalidRequestContentException", 400, message).with_member("Type", "User")
}

fn read_header<'a>(member: &'static Member, head: &'a Parts, entries: &mut Entries<'a>) {
    if let Some(value) = head.headers.get(member.located_name) {
        entries.push((Cow::Borrowed(member.name), Node::Loose(String::from_utf8_lossy(value.as_bytes()))));
    }
}

fn read_parameter<'a>(member: &'static Member, query: &Form<'a>, entries: &mut Entries<'a>) {
    let node = if matches!(member.shape.kind, Kind::List { .. }) {
        let elements: Vec<_> = query.all(member.located_name).cloned().map(Node::Loose).collect();
        (!elements.is_empty()).then_some(Node::List(elements))
    } else {
        query.get(member.located_name).cloned().map(Node::Loose)
    };
    if let Some(node) = node {
        entries.push((Cow::Borrowed(member.name), node));
    }
}

pub(super) fn answer(operation: &'static Operation, output: &dyn Structure) -> Response<Bytes> {
    let mut writer = RestWriter::new();
    output.write_members(&mut writer);
    let is_payload = |member: &Member| member.location == Location::Payload;
    let has_payload = output.schema().members.iter().any(is_payload);
    let has_body = operation.output.is_some() && operation.http.status != StatusCode::NO_CONTENT;
    let (body, headers, status) = writer.finish(has_body && !has_payload);
    let mut response = response(CONTENT_TYPE, body);
    if response.body().is_empty() && !has_body {
        response.headers_mut().clear();
    }
    let status = status.unwrap_or(operation.http.status);
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    for (name, text) in headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(text)) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

pub(super) fn refuse(service: &'static ServiceSchema, error: &Error) -> Response<Bytes> {
    let mut writer = JsonWriter::new();
    writer.begin_structure();
    for (name, value) in &error.members {
        writer.name(name);
        writer.value(value);
    }
    writer.name(service.error(&error.code).map_or("message", |schema| schema.message_member));
    writer.text(&error.message);
    writer.end_structure();
    let mut response = response(CONTENT_TYPE, writer.finish());
    if let Ok(value) = HeaderValue::try_from(error.code.as_ref()) {
        response.headers_mut().insert("x-amzn-errortype", value);
    }
    response
}

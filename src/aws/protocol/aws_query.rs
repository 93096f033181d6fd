//! Query with XML answers. *Smithy documentation: AWS Query protocol.*

use std::borrow::Cow;

use bytes::Bytes;
use http::Response;
use http::request::Parts;

use super::{Request, response};
use crate::aws::error::{Error, Fault};
use crate::aws::node::Node;
use crate::aws::query::{Form, XmlWriter};
use crate::aws::schema::{Operation, ServiceSchema};
use crate::aws::value::Structure;
use crate::identity::Uuid;

pub(super) fn read<'a>(
    service: &'static ServiceSchema,
    head: &'a Parts,
    body: &'a Bytes,
    authority: &str,
) -> Result<Request<'a>, Error> {
    let query = head.uri.query().unwrap_or_default();
    let form = Form::parse(&[query.as_bytes(), body])
        .map_err(|problem| Error::new("MalformedQueryString", 400, problem.to_string()))?;
    let Some(action) = form.get("Action").filter(|action| !action.is_empty()) else {
        return Err(Error::new("MissingAction", 400, "The request must contain the parameter Action."));
    };
    let operation = service.operation(action).ok_or_else(|| {
        let version = form.get("Version").map_or(service.query.version, |version| version);
        Error::new("InvalidAction", 400, format!("Could not find operation {action} for version {version}"))
    })?;
    let mut input = form.structure(operation.input);
    address(operation, &mut input, head.uri.path(), authority);
    shadow(&mut input);
    Ok(Request { operation, input })
}

/// A request to a queue's own path means that queue.
fn address(operation: &Operation, input: &mut Node<'_>, path: &str, authority: &str) {
    let takes_queue = operation.input.members.iter().any(|member| member.name == "QueueUrl");
    if let Node::Map(entries) = input
        && takes_queue
        && path != "/"
        && !entries.iter().any(|(name, _)| name == "QueueUrl")
    {
        entries
            .push((Cow::Borrowed("QueueUrl"), Node::Text(Cow::Owned(format!("http://{authority}{path}")))));
    }
}

/// Where a receiver names system attributes by the older parameter as well, SQS hears that one alone;
/// over JSON it hears both.
fn shadow(input: &mut Node<'_>) {
    if let Node::Map(entries) = input
        && entries.iter().any(|(name, _)| name == "AttributeNames")
    {
        entries.retain(|(name, _)| name != "MessageSystemAttributeNames");
    }
}

pub(super) fn answer(
    service: &'static ServiceSchema,
    operation: &'static Operation,
    output: &dyn Structure,
    request_id: Uuid,
) -> Response<Bytes> {
    let name = operation.name;
    let mut writer = XmlWriter::new();
    declare(service, &mut writer);
    writer.markup(&format!("<{name}Response xmlns=\"{}\">", service.query.namespace));
    if operation.output.is_some() {
        writer.markup(&format!("<{name}Result>"));
        output.write_members(&mut writer);
        writer.markup(&format!("</{name}Result>"));
    }
    writer.markup("<ResponseMetadata>");
    writer.element_of("RequestId", &request_id.to_string());
    writer.markup(&format!("</ResponseMetadata></{name}Response>"));
    response("text/xml", writer.finish())
}

pub(super) fn refuse(service: &'static ServiceSchema, error: &Error, request_id: Uuid) -> Response<Bytes> {
    let mut writer = XmlWriter::new();
    declare(service, &mut writer);
    writer.markup(&format!("<ErrorResponse xmlns=\"{}\"><Error>", service.query.namespace));
    writer.element_of("Type", if error.fault == Fault::Client { "Sender" } else { "Receiver" });
    writer.element_of("Code", error.query_code.as_ref().unwrap_or(&error.code));
    writer.element_of("Message", &error.message);
    if service.query.declaration {
        writer.markup("<Detail/>");
    }
    writer.markup("</Error>");
    writer.element_of("RequestId", &request_id.to_string());
    writer.markup("</ErrorResponse>");
    response("text/xml", writer.finish())
}

fn declare(service: &ServiceSchema, writer: &mut XmlWriter) {
    if service.query.declaration {
        writer.markup("<?xml version=\"1.0\"?>");
    }
}

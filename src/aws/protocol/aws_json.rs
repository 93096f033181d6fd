//! AWS JSON 1.0 and 1.1. *Smithy documentation: AWS JSON 1.0 protocol.*

use bytes::Bytes;
use http::request::Parts;
use http::{HeaderValue, Method, Response};

use super::{Request, TARGET, response};
use crate::aws::error::{Error, Fault};
use crate::aws::json::{JsonWriter, parse};
use crate::aws::node::Node;
use crate::aws::schema::{Family, Operation, ServiceSchema};
use crate::aws::value::Structure;
use crate::aws::writer::Writer;

pub(super) fn read<'a>(
    service: &'static ServiceSchema,
    head: &'a Parts,
    body: &'a Bytes,
) -> Result<Request<'a>, Error> {
    let target = head.headers.get(&TARGET).and_then(|target| target.to_str().ok()).unwrap_or_default();
    let name =
        target.rsplit_once('.').filter(|(prefix, _)| *prefix == service.target_prefix).map(|(_, name)| name);
    let operation = name.and_then(|name| service.operation(name)).filter(|_| head.method == Method::POST);
    let operation = operation.ok_or_else(|| {
        let message = format!("{} has no operation '{target}'.", service.name);
        Error::new("UnknownOperationException", 400, message).with_query_code("InvalidAction")
    })?;
    let input = if body.is_empty() {
        Node::Null
    } else {
        parse(body).map_err(|not_json| serialization(&not_json))?
    };
    let input = if input.is_null() { Node::Map(Vec::new()) } else { input };
    Ok(Request { operation, input })
}

fn serialization(problem: &dyn std::fmt::Display) -> Error {
    Error::new("SerializationException", 400, problem.to_string()).with_query_code("MalformedInput")
}

fn content_type(service: &ServiceSchema) -> &'static str {
    if service.family == Family::AwsJson11 {
        "application/x-amz-json-1.1"
    } else {
        "application/x-amz-json-1.0"
    }
}

pub(super) fn answer(
    service: &'static ServiceSchema,
    operation: &'static Operation,
    output: &dyn Structure,
) -> Response<Bytes> {
    if operation.output.is_none() {
        return response(content_type(service), Bytes::new());
    }
    let mut writer = JsonWriter::new();
    writer.begin_structure();
    output.write_members(&mut writer);
    writer.end_structure();
    response(content_type(service), writer.finish())
}

pub(super) fn refuse(service: &'static ServiceSchema, error: &Error) -> Response<Bytes> {
    let schema = service.error(&error.code);
    let namespace = match schema {
        Some(schema) if schema.modelled => service.error_namespace,
        Some(_) => FRAMEWORK,
        None if matches!(&*error.code, "SerializationException" | "UnknownOperationException") => FRAMEWORK,
        None => "",
    };
    let mut writer = JsonWriter::new();
    writer.begin_structure();
    writer.name("__type");
    writer.text(&format!("{namespace}{}", error.code));
    for (name, value) in &error.members {
        writer.name(name);
        writer.value(value);
    }
    writer.name(schema.map_or("message", |schema| schema.message_member));
    writer.text(&error.message);
    writer.end_structure();
    let mut response = response(content_type(service), writer.finish());
    if service.query.is_spoken() {
        let code = error.query_code.as_ref().unwrap_or(&error.code);
        let fault = if error.fault == Fault::Client { "Sender" } else { "Receiver" };
        if let Ok(value) = HeaderValue::try_from(format!("{code};{fault}")) {
            response.headers_mut().insert("x-amzn-query-error", value);
        }
    }
    response
}

/// What precedes the codes of AWS's service framework in `__type`.
const FRAMEWORK: &str = "com.amazon.coral.service#";

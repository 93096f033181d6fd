// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! The API of STS, version 2011-06-15.

pub mod error;

mod enumerations;
#[rustfmt::skip]
mod schema;
mod structures;

use std::future::{Future, ready};

pub use structures::*;

use crate::aws::node::Node;
use crate::aws::schema::{Family, QueryDialect, Refusal, ServiceSchema};
use crate::aws::serving::{Output, answer, input, json_door, unknown};
use crate::aws::{Call, Error, Served};

/// What the model says about the service.
#[rustfmt::skip]
pub static SERVICE: ServiceSchema = ServiceSchema {
    name: "sts",
    signing_name: "sts",
    family: Family::Query,
    target_prefix: "",
    query: QueryDialect { version: "2011-06-15", namespace: "https://sts.amazonaws.com/doc/2011-06-15/", declaration: false },
    error_namespace: "",
    refusal: Refusal::Constraints("ValidationError"),
    operations: &schema::OPERATIONS,
    errors: &error::ERRORS,
};

/// The operations of the service. Those that an engine doesn't write answer [`Error::not_built`].
#[rustfmt::skip]
#[allow(unused_variables, reason = "the bodies are defaults")]
pub trait Sts: Send + Sync + 'static {
    /// `AssumeRole`
    fn assume_role(&self, call: &Call, input: AssumeRoleInput) -> impl Future<Output = Result<AssumeRoleOutput, Error>> + Send {
        ready(Err(Error::not_built("sts", "AssumeRole")))
    }
    /// `GetCallerIdentity`
    fn get_caller_identity(&self, call: &Call, input: GetCallerIdentityInput) -> impl Future<Output = Result<GetCallerIdentityOutput, Error>> + Send {
        ready(Err(Error::not_built("sts", "GetCallerIdentity")))
    }
}

/// Calls `operation` with an input that was checked before.
#[rustfmt::skip]
async fn dispatch(service: &impl Sts, call: &Call, operation: &'static crate::aws::schema::Operation, node: Node<'_>) -> Result<Output, Error> {
    match operation.index {
        0 => Ok(Box::new(service.assume_role(call, input(node)).await?)),
        1 => Ok(Box::new(service.get_caller_identity(call, input(node)).await?)),
        _ => Err(unknown(operation)),
    }
}

/// Answers an HTTP request: reads and checks the input, calls the operation, writes its output or error.
pub async fn serve(
    service: &impl Sts,
    call: &Call,
    head: &http::request::Parts,
    body: &bytes::Bytes,
) -> Served {
    answer(&SERVICE, call, head, body, |operation, node| dispatch(service, call, operation, node)).await
}

/// Calls an operation by name, with JSON in and out: blobs as base64, moments as seconds since 1970.
pub async fn call_json(
    service: &impl Sts,
    call: &Call,
    operation: &str,
    input: &serde_json::Value,
) -> Result<serde_json::Value, Error> {
    json_door(&SERVICE, operation, input, |operation, node| dispatch(service, call, operation, node)).await
}

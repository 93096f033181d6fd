//! HTTP tasks: `http:invoke`.
//!
//! What the documentation leaves open is decided so: a request body that is a text is sent as it is;
//! lists among the query parameters repeat their name; redirects are not followed; the cause of a status
//! that is no success is the response's body.
//!
//! - `request`: what is asked, from the task's parameters; `form`: bodies and queries in URL encoding.
//! - `destination`: where it may go; `wire`: getting it there; `response`: what comes back.
//!
//! *AWS documentation: Call HTTPS APIs in Step Functions workflows.*

mod destination;
mod form;
mod request;
mod response;
mod wire;

pub(crate) use request::forbidden_headers;
pub(crate) use response::Response;

use serde_json::Value;

use crate::aws::Call;
use crate::neighbours::House;
use crate::stepfunctions::execution::Outcome;
use crate::stepfunctions::history::Mishap;
use crate::stepfunctions::payload::Payload;
pub(crate) use request::Request;

/// What went over the wire for an HTTP task, and what came of it.
#[derive(Debug)]
pub(crate) struct Exchange {
    /// What was asked; `None` when the parameters are no request.
    pub(crate) request: Option<Request>,
    /// What was answered, whatever its status.
    pub(crate) response: Option<Response>,
    /// What the task comes to.
    pub(crate) result: Result<Payload, Mishap>,
}

impl Exchange {
    /// What the task comes to.
    pub(crate) fn outcome(&self) -> Outcome {
        match &self.result {
            Ok(output) => Outcome::Succeeded(output.clone()),
            Err(mishap) => Outcome::Failed(mishap.clone()),
        }
    }
}

/// Calls an HTTP API, for sixty seconds at most; after that `States.Http.Socket`. They are the clock's when Virga
/// itself is called, and real ones when somebody outside is.
pub(crate) async fn exchange(house: &House, call: &Call, parameters: &Value) -> Exchange {
    let request = match Request::read(parameters, call.region.as_str()) {
        Ok(request) => request,
        Err(mishap) => return Exchange { request: None, response: None, result: Err(mishap) },
    };
    // A connection would add credentials: there is no EventBridge here that keeps any.
    super::note_without_effect(house, "stepfunctions:http:invoke ConnectionArn");
    match wire::send(house, &request).await {
        Ok(response) => {
            let result = response.result();
            Exchange { request: Some(request), response: Some(response), result }
        }
        Err(mishap) => Exchange { request: Some(request), response: None, result: Err(mishap) },
    }
}

/// An error of the task's parameters, or of what can't be done here.
fn runtime(why: impl Into<String>) -> Mishap {
    super::mishap("States.Runtime", why.into())
}

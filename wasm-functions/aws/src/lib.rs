//! Signed calls to AWS services from inside the sandbox, over `wasi:http`.
//!
//! Region, credentials and endpoint come from the environment, as every AWS SDK takes them. The AWS
//! SDK for Rust works here as well; these few lines weigh a hundredth of it.

mod http;
mod signature;

use std::env;

use serde_json::{Value, json};

use signature::Credentials;

/// What went wrong with a call: the service's error code, or `CallFailed` when there was no answer.
#[derive(Debug)]
pub struct Error {
    /// Such as `ResourceNotFoundException`.
    pub code: String,
    /// For a person to read.
    pub message: String,
}

/// What an invoked function said.
pub enum Invoked {
    /// Its response.
    Answered(Value),
    /// Its error: an object with `errorType` and `errorMessage`.
    Failed(Value),
}

/// Invokes a function and waits for its answer.
pub fn invoke(function: &str, event: &Value) -> Result<Invoked, Error> {
    let path = format!("/2015-03-31/functions/{}/invocations", percent_encoded(function));
    let answer = call("lambda", &path, &[], event)?;
    let failed = answer.headers.iter().any(|(name, _)| name == "x-amz-function-error");
    let payload = answer.json()?;
    Ok(if failed { Invoked::Failed(payload) } else { Invoked::Answered(payload) })
}

/// Puts a message into a queue.
pub fn send_message(queue_url: &str, body: &Value) -> Result<(), Error> {
    let headers = [("content-type", "application/x-amz-json-1.0"), ("x-amz-target", "AmazonSQS.SendMessage")];
    call("sqs", "/", &headers, &json!({ "QueueUrl": queue_url, "MessageBody": body.to_string() })).map(drop)
}

fn call(service: &str, path: &str, headers: &[(&str, &str)], body: &Value) -> Result<http::Answer, Error> {
    let region = variable("AWS_REGION")?;
    let endpoint = match env::var("AWS_ENDPOINT_URL") {
        Ok(endpoint) => endpoint,
        Err(_) => format!("https://{service}.{region}.amazonaws.com"),
    };
    let (scheme, authority) =
        endpoint.split_once("://").ok_or_else(|| Error::failed("AWS_ENDPOINT_URL is no URL"))?;
    let mut request = http::Request {
        https: scheme == "https",
        authority: authority.trim_end_matches('/').to_owned(),
        path: path.to_owned(),
        headers: headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        body: body.to_string().into_bytes(),
    };
    let credentials = Credentials {
        access_key_id: variable("AWS_ACCESS_KEY_ID")?,
        secret_access_key: variable("AWS_SECRET_ACCESS_KEY")?,
        session_token: env::var("AWS_SESSION_TOKEN").ok(),
    };
    signature::sign(&mut request, &credentials, &region, service);
    let answer = http::post(&request)?;
    if answer.status < 300 { Ok(answer) } else { Err(answer.error()) }
}

fn variable(name: &str) -> Result<String, Error> {
    env::var(name).map_err(|_| Error::failed(&format!("{name} is not set")))
}

/// A name as one segment of a path: ARNs contain colons.
fn percent_encoded(name: &str) -> String {
    name.bytes().fold(String::new(), |text, byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
            text + char::from(byte).encode_utf8(&mut [0])
        }
        _ => text + &format!("%{byte:02X}"),
    })
}

impl Error {
    fn failed(message: &str) -> Self {
        Self { code: "CallFailed".to_owned(), message: message.to_owned() }
    }
}

impl http::Answer {
    fn json(&self) -> Result<Value, Error> {
        serde_json::from_slice(&self.body)
            .map_err(|error| Error::failed(&format!("the answer is no JSON: {error}")))
    }

    /// The error that an answer with a status of 400 or more describes.
    fn error(&self) -> Error {
        let document = self.json().unwrap_or_default();
        let member =
            |names: [&str; 2]| names.iter().find_map(|name| document[*name].as_str()).map(str::to_owned);
        let named =
            self.headers.iter().find(|(name, _)| name == "x-amzn-errortype").map(|(_, value)| value.clone());
        let code =
            named.or_else(|| member(["__type", "code"])).unwrap_or_else(|| format!("Status{}", self.status));
        let message = member(["message", "Message"]).unwrap_or_default();
        Error { code: code.rsplit('#').next().unwrap_or_default().to_owned(), message }
    }
}

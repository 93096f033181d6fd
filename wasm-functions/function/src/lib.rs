//! What makes a program a function: the event arrives on standard input, the response leaves on
//! standard output, logs are whatever is written to standard error.
//!
//! A function that fails exits with a status other than 0 and names its error in one last JSON
//! object: `{"errorType": "CardDeclined", "errorMessage": "..."}`. State machines retry and catch it
//! by that type.

use std::io::{self, Read, Write};
use std::process::ExitCode;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Why a function failed, as its caller is told.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    /// What kind of failure it is: what `Retry` and `Catch` match on.
    pub error_type: String,
    /// What happened, for a person to read.
    pub error_message: String,
}

impl Failure {
    /// A failure of a kind.
    pub fn new(error_type: impl Into<String>, error_message: impl Into<String>) -> Self {
        Self { error_type: error_type.into(), error_message: error_message.into() }
    }
}

/// Reads the event, has `handler` answer it, and writes the response or the failure.
pub fn run<Event, Response>(handler: impl FnOnce(Event) -> Result<Response, Failure>) -> ExitCode
where
    Event: DeserializeOwned,
    Response: Serialize,
{
    match read_event().and_then(handler).and_then(|response| write(&response)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{}: {}", failure.error_type, failure.error_message);
            // Nobody is left to tell when even this can't be written.
            let _ = write(&failure);
            ExitCode::FAILURE
        }
    }
}

fn read_event<Event: DeserializeOwned>() -> Result<Event, Failure> {
    let mut text = Vec::new();
    io::stdin().read_to_end(&mut text).map_err(|error| Failure::new("InputError", error.to_string()))?;
    serde_json::from_slice(&text).map_err(|error| Failure::new("InvalidEvent", error.to_string()))
}

fn write(value: &impl Serialize) -> Result<(), Failure> {
    let text = serde_json::to_vec(value).map_err(|error| Failure::new("OutputError", error.to_string()))?;
    io::stdout().write_all(&text).map_err(|error| Failure::new("OutputError", error.to_string()))
}

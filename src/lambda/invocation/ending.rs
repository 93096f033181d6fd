//! What a caller gets when a function has ended.

use bytes::Bytes;
use serde_json::{Value, json};

use crate::clock::Timestamp;
use crate::runtime::{Ending, RESPONSE_LIMIT};

/// What a caller gets.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The function's answer, or the document that describes its error.
    pub payload: Bytes,
    /// Whether it is an error: `FunctionError` is `Unhandled`.
    pub is_error: bool,
    /// What the log says of an error, besides what the function wrote.
    pub log_lines: Vec<String>,
    /// How the report names the ending, unless it is a success.
    pub status: Option<&'static str>,
    /// How it names the platform's own errors.
    pub error_type: Option<&'static str>,
}

impl Answer {
    /// An error that the platform describes.
    fn platform_error(request_id: &str, error_type: &'static str, what: &str) -> Self {
        let message = format!("RequestId: {request_id} Error: {what}");
        let payload = json!({"errorType": error_type, "errorMessage": message});
        Self {
            payload: payload.to_string().into(),
            is_error: true,
            log_lines: vec![format!("{message}\n{error_type}")],
            status: Some("error"),
            error_type: Some(error_type),
        }
    }

    /// An error that the function describes.
    fn function_error(document: Bytes) -> Self {
        let status = Some("error");
        Self { payload: document, is_error: true, log_lines: Vec::new(), status, error_type: None }
    }

    fn success(response: Bytes) -> Self {
        Self { payload: response, is_error: false, log_lines: Vec::new(), status: None, error_type: None }
    }

    /// A function that Virga can't run: why, for the person at the terminal.
    #[must_use]
    pub fn not_runnable(request_id: &str, reason: &str) -> Self {
        Self::platform_error(request_id, "Runtime.InvalidEntrypoint", reason)
    }
}

/// What a caller gets for an ending: the response of a program that ended with status 0; for
/// another status its response, when that is a JSON object with `errorType` or `errorMessage`; and
/// otherwise an error that the platform describes.
#[must_use]
pub fn answer_of(
    request_id: &str,
    ending: &Ending,
    response: &Bytes,
    timeout: i32,
    now: Timestamp,
) -> Answer {
    let exit_error = |what: &str| {
        let what = format!("Runtime exited with error: {what}");
        Answer::platform_error(request_id, "Runtime.ExitError", &what)
    };
    match ending {
        Ending::TooLarge => too_large(),
        Ending::Answered if response.len() > RESPONSE_LIMIT => too_large(),
        Ending::Failed | Ending::FailedToStart => Answer::function_error(response.clone()),
        // A guest that takes its events from the Runtime API must not end.
        Ending::Exited(0) => {
            let what = "Runtime exited without providing a reason";
            Answer::platform_error(request_id, "Runtime.ExitError", what)
        }
        Ending::Answered => Answer::success(answered(response)),
        Ending::Exited(_) if is_error_document(response) => Answer::function_error(answered(response)),
        Ending::Exited(status) => exit_error(&format!("exit status {status}")),
        Ending::Trapped(reason) => {
            let mut answer = exit_error("signal: aborted");
            answer.log_lines.insert(0, reason.clone());
            answer
        }
        Ending::OutOfMemory => {
            let what = "Runtime exited with error: signal: killed";
            Answer::platform_error(request_id, "Runtime.OutOfMemory", what)
        }
        Ending::TimedOut => timed_out(request_id, timeout, now),
        Ending::NotStarted(reason) => Answer::not_runnable(request_id, reason),
    }
}

/// The response without the line break that printing leaves behind; `null` when there is none.
fn answered(response: &Bytes) -> Bytes {
    let length = response.trim_ascii_end().len();
    if length == 0 { Bytes::from_static(b"null") } else { response.slice(..length) }
}

fn is_error_document(response: &[u8]) -> bool {
    match serde_json::from_slice(response) {
        Ok(Value::Object(members)) => {
            members.contains_key("errorType") || members.contains_key("errorMessage")
        }
        _ => false,
    }
}

fn too_large() -> Answer {
    let payload = json!({
        "errorMessage": "Response payload size exceeded maximum allowed payload size (6291556 bytes).",
        "errorType": "Function.ResponseSizeTooLarge",
    });
    let error_type = Some("Function.ResponseSizeTooLarge");
    Answer { error_type, ..Answer::function_error(payload.to_string().into()) }
}

fn timed_out(request_id: &str, timeout: i32, now: Timestamp) -> Answer {
    let what = format!("Task timed out after {timeout}.00 seconds");
    let mut answer = Answer::platform_error(request_id, "Sandbox.Timedout", &what);
    answer.log_lines = vec![format!("{} {request_id} {what}", now.to_iso8601_millis())];
    (answer.status, answer.error_type) = (Some("timeout"), None);
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(ending: &Ending, response: &'static str) -> (String, bool) {
        let now = Timestamp::from_secs(1_700_000_000);
        let answer = answer_of("id-1", ending, &Bytes::from_static(response.as_bytes()), 3, now);
        (String::from_utf8(answer.payload.to_vec()).unwrap(), answer.is_error)
    }

    #[test]
    fn an_answer_is_handed_on_as_it_was_written_without_the_last_line_break() {
        assert_eq!(answer(&Ending::Answered, "{ \"a\": 1 }\n"), ("{ \"a\": 1 }".to_owned(), false));
        assert_eq!(answer(&Ending::Answered, ""), ("null".to_owned(), false));
    }

    #[test]
    fn a_program_describes_its_own_error_by_its_last_document() {
        let document = r#"{"errorType":"CardDeclined","errorMessage":"no"}"#;
        assert_eq!(answer(&Ending::Exited(1), document), (document.to_owned(), true));
        let (payload, is_error) = answer(&Ending::Exited(3), "{\"a\":1}");
        assert!(is_error);
        assert_eq!(
            payload,
            r#"{"errorType":"Runtime.ExitError","errorMessage":"RequestId: id-1 Error: Runtime exited with error: exit status 3"}"#
        );
    }

    #[test]
    fn what_was_printed_before_the_program_broke_is_no_answer() {
        let (payload, is_error) = answer(&Ending::Trapped("unreachable".to_owned()), "{\"total\": 1");
        assert!(is_error);
        assert_eq!(
            payload,
            r#"{"errorType":"Runtime.ExitError","errorMessage":"RequestId: id-1 Error: Runtime exited with error: signal: aborted"}"#
        );
    }

    #[test]
    fn a_timeout_and_a_lack_of_memory_are_named_as_aws_names_them() {
        assert_eq!(
            answer(&Ending::TimedOut, "").0,
            r#"{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: id-1 Error: Task timed out after 3.00 seconds"}"#
        );
        assert!(answer(&Ending::OutOfMemory, "").0.contains("Runtime.OutOfMemory"));
    }

    #[test]
    fn too_large_an_answer_becomes_an_error() {
        let now = Timestamp::from_secs(0);
        let response = Bytes::from(vec![b' '; RESPONSE_LIMIT + 1]);
        let answer = answer_of("id-1", &Ending::Answered, &response, 3, now);
        assert!(answer.is_error);
        assert!(answer.payload.ends_with(br#""errorType":"Function.ResponseSizeTooLarge"}"#));
    }
}

//! Mocked service integrations, from the file that Step Functions Local reads: `MockConfigFile.json`.
//!
//! A test case says for some states of a machine which responses stand for their tasks; a response
//! says what each attempt returns or throws. Tasks of states without a response run as ever.
//!
//! *AWS documentation: Using mocked service integrations for testing in Step Functions Local.*

use std::collections::HashMap;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;

use super::execution::Outcome;
use super::history::Mishap;
use super::payload::Payload;

/// A file of test cases and responses.
#[derive(Clone, Debug, Default)]
pub struct MockFile {
    /// By machine, then by test case.
    cases: HashMap<String, HashMap<String, Arc<MockCase>>>,
}

/// One test case: the responses of states.
#[derive(Debug, Default)]
pub struct MockCase {
    /// By state.
    responses: HashMap<String, Arc<Response>>,
}

/// What each attempt of a task comes to, counted from 0.
#[derive(Debug)]
struct Response {
    attempts: Vec<(u32, u32, Outcome)>,
}

/// The file's form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileForm {
    #[serde(rename = "StateMachines")]
    machines: HashMap<String, MachineForm>,
    #[serde(rename = "MockedResponses", default)]
    responses: HashMap<String, HashMap<String, AttemptForm>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MachineForm {
    #[serde(rename = "TestCases")]
    cases: HashMap<String, HashMap<String, String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AttemptForm {
    #[serde(rename = "Return")]
    returns: Option<Value>,
    #[serde(rename = "Throw")]
    throws: Option<ThrowForm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ThrowForm {
    #[serde(rename = "Error")]
    error: String,
    #[serde(rename = "Cause")]
    cause: Option<String>,
}

/// What is wrong with a file of mocks.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidMocks {
    /// It is not JSON of this form.
    #[error("the file of mocks can't be read: {0}")]
    Form(String),
    /// A test case names a response that there is not.
    #[error(
        "the test case {case} of {machine} names the response {response}, which is not among MockedResponses"
    )]
    NoResponse {
        /// The machine's name.
        machine: String,
        /// The test case's name.
        case: String,
        /// The response's name.
        response: String,
    },
    /// An attempt is neither a number nor a range.
    #[error("{0} is neither an attempt's number, such as 0, nor a range, such as 1-3")]
    Attempt(String),
    /// An attempt has to return or to throw.
    #[error("attempt {1} of the response {0} must have either Return or Throw")]
    Outcome(String, String),
}

impl MockFile {
    /// Reads a file.
    pub fn parse(text: &str) -> Result<Self, InvalidMocks> {
        let form: FileForm =
            serde_json::from_str(text).map_err(|error| InvalidMocks::Form(error.to_string()))?;
        let mut responses = HashMap::new();
        for (name, attempts) in form.responses {
            let response = Response::read(&name, attempts)?;
            responses.insert(name, Arc::new(response));
        }
        let mut file = Self::default();
        for (machine, MachineForm { cases }) in form.machines {
            let known = file.cases.entry(machine.clone()).or_default();
            for (case, states) in cases {
                let mut mock = MockCase::default();
                for (state, response) in states {
                    let Some(found) = responses.get(&response) else {
                        return Err(InvalidMocks::NoResponse { machine, case, response });
                    };
                    mock.responses.insert(state, Arc::clone(found));
                }
                known.insert(case, Arc::new(mock));
            }
        }
        Ok(file)
    }

    /// A test case of a machine.
    #[must_use]
    pub fn case(&self, machine: &str, case: &str) -> Option<Arc<MockCase>> {
        self.cases.get(machine)?.get(case).cloned()
    }

    /// Whether the file has test cases for a machine.
    #[must_use]
    pub fn knows(&self, machine: &str) -> bool {
        self.cases.contains_key(machine)
    }
}

impl Response {
    fn read(name: &str, attempts: HashMap<String, AttemptForm>) -> Result<Self, InvalidMocks> {
        let mut read = Vec::with_capacity(attempts.len());
        for (range, form) in attempts {
            let number = |text: &str| text.parse().map_err(|_| InvalidMocks::Attempt(range.clone()));
            let (first, last) = range.split_once('-').unwrap_or((&range, &range));
            let (first, last) = (number(first)?, number(last)?);
            let outcome = match (form.returns, form.throws) {
                (Some(value), None) => Outcome::Succeeded(Payload::new(value)),
                (None, Some(ThrowForm { error, cause })) => {
                    Outcome::Failed(Mishap { error: Some(error.into()), cause: cause.map(Into::into) })
                }
                _ => return Err(InvalidMocks::Outcome(name.to_owned(), range.clone())),
            };
            read.push((first, last, outcome));
        }
        Ok(Self { attempts: read })
    }
}

impl MockCase {
    /// What the task of a state comes to at this attempt, counted from 0; `None` when the state has no
    /// response. An attempt that the response does not tell of is an error.
    #[must_use]
    pub fn answer(&self, state: &str, attempt: u32) -> Option<Outcome> {
        let response = self.responses.get(state)?;
        let found = response.attempts.iter().find(|(first, last, _)| (*first..=*last).contains(&attempt));
        Some(found.map_or_else(
            || {
                let cause =
                    format!("The mocked response of the state {state} has nothing for attempt {attempt}.");
                Outcome::Failed(Mishap { error: Some("States.Runtime".into()), cause: Some(cause.into()) })
            },
            |(.., outcome)| outcome.clone(),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{
        "StateMachines": {"orders": {"TestCases": {"Slow": {"Charge": "Declines"}}}},
        "MockedResponses": {"Declines": {
            "0-1": {"Throw": {"Error": "Declined", "Cause": "no"}}, "2": {"Return": {"paid": true}}}}}"#;

    #[test]
    fn each_attempt_has_its_own_outcome() {
        let file = MockFile::parse(FILE).unwrap();
        let case = file.case("orders", "Slow").unwrap();
        let declined = |attempt| match case.answer("Charge", attempt) {
            Some(Outcome::Failed(mishap)) => mishap.error.unwrap().to_string(),
            Some(Outcome::Succeeded(output)) => output.text().to_owned(),
            None => "nothing".to_owned(),
        };
        assert_eq!(
            [0, 1, 2, 3].map(declined),
            ["Declined", "Declined", r#"{"paid":true}"#, "States.Runtime"]
        );
        assert!(case.answer("Ship", 0).is_none() && file.case("orders", "Fast").is_none());
    }

    #[test]
    fn a_wrong_file_says_what_is_wrong() {
        let missing = FILE.replace("\"Declines\": {", "\"Accepts\": {");
        assert!(MockFile::parse(&missing).unwrap_err().to_string().contains("names the response Declines"));
        let range = FILE.replace("0-1", "0-x");
        assert_eq!(MockFile::parse(&range).unwrap_err(), InvalidMocks::Attempt("0-x".to_owned()));
        assert!(matches!(MockFile::parse("[]").unwrap_err(), InvalidMocks::Form(_)));
    }
}

//! The service's errors, in AWS's words.

use crate::aws::Error;
use crate::aws::model::stepfunctions::error;
use crate::stepfunctions::definition::Diagnostic;

pub(super) fn invalid_arn(text: &str) -> Error {
    error::invalid_arn(format!("Invalid Arn: 'Invalid ARN prefix: {text}'"))
}

pub(super) fn wrong_kind(kind: &str) -> Error {
    invalid_arn_because(&format!("Resource type not valid in this context: {kind}"))
}

pub(super) fn invalid_arn_because(why: &str) -> Error {
    error::invalid_arn(format!("Invalid Arn: '{why}'"))
}

pub(super) fn being_deleted(machine_arn: &str) -> Error {
    error::state_machine_deleting(format!("State Machine is being deleted: '{machine_arn}'"))
}

pub(super) fn description_without_publish() -> Error {
    error::validation("Version description can only be set when publish is true")
}

pub(super) fn no_such_activity(arn: &str) -> Error {
    error::activity_does_not_exist(format!("Activity Does Not Exist: '{arn}'"))
}

/// The task of an activity that was deleted. The words are not recorded.
pub(super) fn no_such_task(activity: &str) -> Error {
    error::task_does_not_exist(format!("Task Does Not Exist: 'Activity Does Not Exist: '{activity}''"))
}

pub(super) fn no_such_machine(arn: &str) -> Error {
    error::state_machine_does_not_exist(format!("State Machine Does Not Exist: '{arn}'"))
}

pub(super) fn no_such_execution(arn: &str) -> Error {
    error::execution_does_not_exist(format!("Execution Does Not Exist: '{arn}'"))
}

pub(super) fn wrong_type() -> Error {
    error::state_machine_type_not_supported("This operation is not supported by this type of state machine")
}

pub(super) fn invalid_definition(diagnostics: &[Diagnostic]) -> Error {
    let all: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
    error::invalid_definition(format!("Invalid State Machine Definition: '{}'", all.join(", ")))
}

pub(super) fn invalid_name(name: &str) -> Error {
    error::invalid_name(format!("Invalid Name: '{name}'"))
}

pub(super) fn no_test_case(machine: &str, case: &str) -> Error {
    invalid_arn_because(&format!(
        "The file of mocks has no test case '{case}' for the state machine '{machine}'"
    ))
}

pub(super) fn invalid_token() -> Error {
    error::invalid_token("Invalid Token: 'Invalid token'")
}

/// What is wrong with an execution's input, as the JSON reader of AWS says it.
pub(super) fn invalid_input(text: &str) -> Error {
    let why = match text.trim_start().chars().next() {
        None => "Invalid execution input.".to_owned(),
        Some('{') => {
            let after = text.trim_start()[1..].trim_start().chars().next();
            match after {
                Some(character) if character != '"' && character != '}' => format!(
                    "Unexpected character ('{character}' (code {})): was expecting double-quote to start field name",
                    u32::from(character)
                ),
                _ => "Unexpected end-of-input".to_owned(),
            }
        }
        Some(character) if character.is_alphabetic() => {
            let word: String =
                text.trim_start().chars().take_while(|character| character.is_alphanumeric()).collect();
            format!(
                "Unrecognized token '{word}': was expecting (JSON String, Number, Array, Object or token 'null', \
                 'true' or 'false')"
            )
        }
        Some(character) => {
            format!(
                "Unexpected character ('{character}' (code {})): expected a valid value",
                u32::from(character)
            )
        }
    };
    error::invalid_execution_input(format!("Invalid State Machine Execution Input: '{why}'"))
}

//! What an expression may use: time, depth, memory; and what AWS says when it uses more.

use jsonata_core::evaluator::{EvaluatorError, EvaluatorOptions, error_code_prefix};

use super::{Failure, NotAnExpression};

/// How long an expression may take, in milliseconds of real time.
const LONGEST_MILLIS: u64 = 3_000;

/// How deep evaluation may nest: AWS gives up near 100.
const DEEPEST: usize = 100;

/// The most elements that a sequence may have, which is where AWS runs out of memory.
pub(super) const MOST_ELEMENTS: usize = 873_782;

/// The most bytes that a text or a result may have: what [`MOST_ELEMENTS`] take, 8 bytes each.
pub(super) const MOST_BYTES: usize = MOST_ELEMENTS * 8;

/// How many operators an expression may have.
const MOST_OPERATORS: usize = 1_000;

/// How deep brackets may nest in an expression's text.
const DEEPEST_TEXT: usize = 256;

const OUT_OF_MEMORY: &str = "Expression evaluation memory limit exceeded: Check for excessive memory usage";

pub(super) fn options() -> EvaluatorOptions {
    EvaluatorOptions {
        timeout_ms: Some(LONGEST_MILLIS),
        cancel: None,
        max_stack_depth: Some(DEEPEST),
        max_sequence_length: Some(MOST_ELEMENTS),
    }
}

/// Refuses a text whose tree would need a deep stack: because its brackets nest deep, or because it
/// has so many operators that a chain of them could.
#[expect(clippy::match_same_arms, reason = "what is quoted comes before what the letters mean")]
pub(super) fn check_text(text: &str) -> Result<(), NotAnExpression> {
    let (mut depth, mut deepest, mut operators, mut quote) = (0_usize, 0, 0, None);
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match (byte, quote) {
            (b'\\', Some(_)) => {
                bytes.next();
            }
            (byte, Some(end)) if byte == end => quote = None,
            (_, Some(_)) => {}
            (b'"' | b'\'' | b'`', None) => quote = Some(byte),
            (b'(' | b'[' | b'{', None) => depth += 1,
            (b')' | b']' | b'}', None) => depth = depth.saturating_sub(1),
            (
                b'+' | b'-' | b'*' | b'/' | b'%' | b'&' | b'=' | b'<' | b'>' | b'?' | b'~' | b'^' | b'|',
                None,
            ) => {
                operators += 1;
            }
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    let words = [" and ", " or ", " in "].iter().map(|word| text.matches(word).count()).sum::<usize>();
    if deepest > DEEPEST_TEXT {
        let message = format!("The expression nests deeper than {DEEPEST_TEXT} levels");
        return Err(NotAnExpression::Invalid(message));
    }
    if operators + words > MOST_OPERATORS {
        let message = format!("The expression has more than {MOST_OPERATORS} operators");
        return Err(NotAnExpression::Invalid(message));
    }
    Ok(())
}

/// An error's message without the code that it begins with.
pub(super) fn without_code(message: &str) -> String {
    let message = coded(message);
    match error_code_prefix(&message) {
        Some(_) => message[6..].trim_start().to_owned(),
        None => message,
    }
}

/// An error's message from its code on: the engine sometimes says more before it.
pub(super) fn coded(message: &str) -> String {
    const BEFORE: [&str; 3] = ["Invalid syntax: ", "Invalid number: ", "Signature validation failed: "];
    let stripped = BEFORE.iter().find_map(|before| message.strip_prefix(before)).unwrap_or(message);
    match stripped {
        "Unclosed comment" => "S0106: Comment has no closing tag".to_owned(),
        stripped => stripped.to_owned(),
    }
}

pub(super) fn out_of_memory() -> EvaluatorError {
    EvaluatorError::EvaluationError(OUT_OF_MEMORY.to_owned())
}

pub(super) fn out_of_time() -> EvaluatorError {
    EvaluatorError::EvaluationError("D1012: Evaluation timed out".to_owned())
}

/// What the engine's error is on AWS.
pub(super) fn failure(error: &EvaluatorError) -> Failure {
    let message = coded(error.message());
    let message = match error_code_prefix(&message) {
        Some("D1011" | "U1001") => {
            ": Stack overflow error: Check for non-terminating recursive function.  Consider rewriting as \
             tail-recursive."
                .to_owned()
        }
        Some("D1012") => ": Expression evaluation timeout: Check for infinite loop".to_owned(),
        Some("D2015" | "D2014") => format!(": {OUT_OF_MEMORY}"),
        Some(_) => format!(". {}", super::wording::worded(&message)),
        None => format!(": {message}"),
    };
    Failure::Thrown(message)
}

impl Failure {
    pub(super) fn out_of_memory() -> Self {
        Self::Thrown(format!(": {OUT_OF_MEMORY}"))
    }
}

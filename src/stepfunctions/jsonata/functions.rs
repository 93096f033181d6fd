//! The functions that Step Functions adds to JSONata, and those that must follow from the execution.
//!
//! *AWS documentation: Transforming data with JSONata in Step Functions (JSONata functions provided by
//! Step Functions).*

use std::cell::Cell;
use std::rc::Rc;

use jsonata_core::evaluator::{Evaluator, EvaluatorError, HostFnResult};
use jsonata_core::value::JValue;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::references::Used;
use super::{bounds, multiplying, rewrite, value};
use crate::clock::Timestamp;
use crate::stepfunctions::draws::Draws;
use crate::stepfunctions::intrinsic::digest;

/// The most elements of `$range`.
const LONGEST_RANGE: f64 = 1_000.0;

/// What `$encodeUrlComponent` escapes.
const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'!')
    .remove(b'~')
    .remove(b'*')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')');

/// What `$encodeUrl` escapes, which leaves what separates the parts of a URL.
const URL: &AsciiSet = &COMPONENT
    .remove(b';')
    .remove(b',')
    .remove(b'/')
    .remove(b'?')
    .remove(b':')
    .remove(b'@')
    .remove(b'&')
    .remove(b'=')
    .remove(b'+')
    .remove(b'$')
    .remove(b'#');

/// A function that the engine calls back.
type HostFunction = Box<dyn Fn(&[JValue]) -> HostFnResult>;

/// Gives the engine the functions that the expression uses.
pub(super) fn register(evaluator: &mut Evaluator, used: &Used, draws: &Rc<Draws>, now: Timestamp) {
    let multiplies = used.names("now") || rewrite::MULTIPLYING.iter().any(|name| used.names(name));
    let replaces = used.names("replace");
    let mut register = |name: &str, function: HostFunction| {
        let is_idle = match name {
            rewrite::FORESEEN | rewrite::BUILTIN | rewrite::NO_BUILTIN => !multiplies,
            rewrite::COUNTED | rewrite::FUNCTION => !replaces,
            _ => false,
        };
        let own = name.starts_with('\u{1}') && !is_idle;
        if used.names(name) || own {
            let registered =
                evaluator.register_fn_override(name, move |arguments: &[JValue]| function(arguments));
            debug_assert!(registered.is_ok(), "{name} can be overridden");
        }
    };
    register(rewrite::BOUNDED, Box::new(bounded));
    register(rewrite::MEASURED, Box::new(multiplying::measured));
    register(rewrite::FORESEEN, Box::new(multiplying::foreseen));
    register(rewrite::BUILTIN, Box::new(|arguments| is(arguments, JValue::is_builtin)));
    register(rewrite::FUNCTION, Box::new(|arguments| is(arguments, JValue::is_function)));
    register(rewrite::NO_BUILTIN, Box::new(no_builtin));
    let total = Cell::new(0);
    register(rewrite::COUNTED, Box::new(move |arguments| multiplying::counted(arguments, &total)));
    register("partition", Box::new(partition));
    register("range", Box::new(range));
    register("hash", Box::new(hash));
    register("parse", Box::new(parse));
    register("pad", Box::new(pad));
    register("encodeUrl", Box::new(|arguments| escaped("encodeUrl", arguments, URL)));
    register("encodeUrlComponent", Box::new(|arguments| escaped("encodeUrlComponent", arguments, COMPONENT)));
    register("eval", Box::new(|_| Err(error("T1006: Attempted to invoke a non-function"))));
    let stream = Rc::clone(draws);
    register("random", Box::new(move |arguments| random(arguments, &stream)));
    let stream = Rc::clone(draws);
    register("uuid", Box::new(move |arguments| uuid(arguments, &stream)));
    let stream = Rc::clone(draws);
    register("shuffle", Box::new(move |arguments| shuffle(arguments, &stream)));
    register("millis", Box::new(move |_| Ok(millis(now))));
    if used.names("now") {
        register_millis(evaluator, now);
    }
}

/// `$now` is rewritten to a call of `$millis`.
fn register_millis(evaluator: &mut Evaluator, now: Timestamp) {
    let registered = evaluator.register_fn_override("millis", move |_: &[JValue]| Ok(millis(now)));
    debug_assert!(registered.is_ok(), "$millis can be overridden");
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds fit a double until the year 287396")]
fn millis(now: Timestamp) -> JValue {
    JValue::Number((now.as_micros() / 1_000) as f64)
}

fn error(message: &str) -> EvaluatorError {
    EvaluatorError::EvaluationError(message.to_owned())
}

/// The engine's own words for an argument of the wrong type.
fn mismatch(function: &str, index: usize) -> EvaluatorError {
    error(&format!("T0410: Argument {index} of function \"{function}\" does not match function signature"))
}

fn count(function: &str, arguments: &[JValue], least: usize, most: usize) -> Result<(), EvaluatorError> {
    if arguments.len() < least {
        return Err(mismatch(function, arguments.len() + 1));
    }
    if arguments.len() > most {
        return Err(mismatch(function, most + 1));
    }
    Ok(())
}

fn number(function: &str, arguments: &[JValue], index: usize) -> Result<f64, EvaluatorError> {
    let number = arguments.get(index).filter(|argument| argument.is_number()).and_then(JValue::as_f64);
    number.ok_or_else(|| mismatch(function, index + 1))
}

fn string<'at>(function: &str, arguments: &'at [JValue], index: usize) -> Result<&'at str, EvaluatorError> {
    arguments.get(index).and_then(JValue::as_str).ok_or_else(|| mismatch(function, index + 1))
}

/// Whether the first argument is undefined: then so is the result.
fn is_nothing(arguments: &[JValue]) -> bool {
    arguments.first().is_some_and(JValue::is_undefined)
}

#[expect(clippy::unnecessary_wraps, reason = "a host function may fail")]
fn is(arguments: &[JValue], what: impl Fn(&JValue) -> bool) -> HostFnResult {
    Ok(JValue::Bool(arguments.first().is_some_and(what)))
}

fn no_builtin(arguments: &[JValue]) -> HostFnResult {
    match arguments.first() {
        Some(function) if function.is_builtin() => {
            Err(error("Not built: this use of a function of JSONata as a value"))
        }
        _ => Ok(JValue::Undefined),
    }
}

fn bounded(arguments: &[JValue]) -> HostFnResult {
    let argument = arguments.first().cloned().unwrap_or(JValue::Undefined);
    match argument.as_str() {
        Some(text) if text.len() > bounds::MOST_BYTES => Err(bounds::out_of_memory()),
        _ => Ok(argument),
    }
}

fn partition(arguments: &[JValue]) -> HostFnResult {
    count("partition", arguments, 2, 2)?;
    if is_nothing(arguments) {
        return Ok(JValue::Undefined);
    }
    let size = number("partition", arguments, 1)?.floor();
    if size < 1.0 {
        return Err(error("The chunk size must be a positive number"));
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates: one chunk")]
    let size = size as usize;
    let single;
    let elements = if let Some(elements) = arguments[0].as_array() {
        elements
    } else {
        single = vec![arguments[0].clone()];
        &single
    };
    Ok(JValue::array(elements.chunks(size).map(|chunk| JValue::array(chunk.to_vec())).collect()))
}

/// The numbers from the first to the last by a step. One number is no array: the recordings show it.
fn range(arguments: &[JValue]) -> HostFnResult {
    count("range", arguments, 3, 3)?;
    if is_nothing(arguments) {
        return Ok(JValue::Undefined);
    }
    let whole = |index| number("range", arguments, index).map(f64::floor);
    let (first, last, step) = (whole(0)?, whole(1)?, whole(2)?);
    if step == 0.0 {
        return Err(error("The increment must not be zero"));
    }
    let length = ((last - first) / step).floor() + 1.0;
    if length > LONGEST_RANGE {
        return Err(error("The range has more than 1000 elements"));
    }
    let mut numbers = Vec::new();
    let mut at = first;
    while (step > 0.0 && at <= last) || (step < 0.0 && at >= last) {
        numbers.push(JValue::Number(at));
        at += step;
    }
    Ok(JValue::sequence(numbers).unwrap_sequence())
}

fn hash(arguments: &[JValue]) -> HostFnResult {
    count("hash", arguments, 1, 2)?;
    if is_nothing(arguments) {
        return Ok(JValue::Undefined);
    }
    let text = string("hash", arguments, 0)?;
    let algorithm = if arguments.len() > 1 { string("hash", arguments, 1)? } else { "SHA-256" };
    digest(text.as_bytes(), algorithm).map(JValue::string).map_err(|why| error(&why))
}

fn parse(arguments: &[JValue]) -> HostFnResult {
    count("parse", arguments, 1, 1)?;
    if is_nothing(arguments) {
        return Ok(JValue::Undefined);
    }
    let parsed: Value = serde_json::from_str(string("parse", arguments, 0)?)
        .map_err(|why| error(&format!("The string is not valid JSON: {why}")))?;
    Ok(value::to_engine(&parsed))
}

fn random(arguments: &[JValue], draws: &Draws) -> HostFnResult {
    count("random", arguments, 0, 1)?;
    if arguments.is_empty() {
        return Ok(JValue::Number(draws.fraction()));
    }
    let seed = number("random", arguments, 0)?;
    #[expect(clippy::cast_possible_truncation, reason = "any number makes a seed")]
    let seed = (seed as i64).cast_unsigned();
    Ok(JValue::Number(Draws::from_seed(seed).fraction()))
}

fn uuid(arguments: &[JValue], draws: &Draws) -> HostFnResult {
    count("uuid", arguments, 0, 0)?;
    Ok(JValue::string(draws.uuid()))
}

fn shuffle(arguments: &[JValue], draws: &Draws) -> HostFnResult {
    count("shuffle", arguments, 1, 1)?;
    let Some(elements) = arguments[0].as_array() else { return Ok(arguments[0].clone()) };
    let mut shuffled = elements.clone();
    for last in (1..shuffled.len()).rev() {
        let other = draws.next_u64() % (last as u64 + 1);
        shuffled.swap(last, usize::try_from(other).unwrap_or(0));
    }
    Ok(JValue::array(shuffled))
}

/// `$encodeUrl` and `$encodeUrlComponent`. The engine's own keep blanks or escape too much.
fn escaped(function: &str, arguments: &[JValue], set: &'static AsciiSet) -> HostFnResult {
    if is_nothing(arguments) {
        return Ok(JValue::Undefined);
    }
    let text = string(function, arguments, 0)?;
    Ok(JValue::string(utf8_percent_encode(text, set).to_string()))
}

/// `$pad(text, width[, filler])`, whose width is what makes the result long.
fn pad(arguments: &[JValue]) -> HostFnResult {
    count("pad", arguments, 2, 3)?;
    if is_nothing(arguments) {
        return Ok(JValue::Undefined);
    }
    let (text, width) = (string("pad", arguments, 0)?, number("pad", arguments, 1)?);
    let filler = if arguments.len() > 2 { string("pad", arguments, 2)? } else { " " };
    let filler = if filler.is_empty() { " " } else { filler };
    let missing = width.abs().trunc() - f64::from(u32::try_from(text.chars().count()).unwrap_or(u32::MAX));
    if missing <= 0.0 {
        return Ok(arguments[0].clone());
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive; saturates")]
    let missing = missing as usize;
    if missing > bounds::MOST_BYTES {
        return Err(bounds::out_of_memory());
    }
    let padding: String = filler.chars().cycle().take(missing).collect();
    let padded = if width < 0.0 { format!("{padding}{text}") } else { format!("{text}{padding}") };
    Ok(JValue::string(padded))
}

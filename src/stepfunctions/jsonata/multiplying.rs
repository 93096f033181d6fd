//! What a function would come to whose result can be far larger than its arguments, before it runs.
//!
//! A value inside the engine shares its parts: a list of a list of a list of the same text takes next to
//! no memory until it is written out.

use std::cell::Cell;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use jsonata_core::evaluator::{EvaluatorError, HostFnResult};
use jsonata_core::value::JValue;

use super::super::payload::LIMIT;
use super::bounds::{MOST_BYTES, MOST_ELEMENTS, out_of_memory, out_of_time};

/// The most bytes that `$replace` may come to by its arguments alone, when only a regular expression
/// knows how often it matches.
const MOST_FORESEEN: usize = 32 * MOST_BYTES;

/// The longest text in which `$match` looks without a limit: a payload. Each match is an object.
const LONGEST_MATCHED: usize = LIMIT;

/// How many values the engine may compare, which compares each with all that it has found, and looks at
/// no clock meanwhile.
const MOST_COMPARISONS: usize = 1_000_000_000;

/// The widest number in the picture of a date.
const WIDEST: usize = 10_000;

/// Passes a value on that is not too large to be written out.
pub(super) fn measured(arguments: &[JValue]) -> HostFnResult {
    let value = arguments.first().cloned().unwrap_or(JValue::Undefined);
    let mut left = MOST_BYTES;
    take(&value, &mut left)?;
    Ok(value)
}

/// Refuses a call, told as the function's name and its arguments, whose result would be too large.
pub(super) fn foreseen(arguments: &[JValue]) -> HostFnResult {
    let Some((name, arguments)) = arguments.split_first() else { return Ok(JValue::Undefined) };
    match name.as_str() {
        Some("join") => joined(arguments)?,
        Some("replace") => replaced(arguments)?,
        Some("split") => split(arguments)?,
        Some("match") => matched(arguments)?,
        Some("zip") => zipped(arguments)?,
        Some("distinct") => distinct(arguments)?,
        Some("keys") => keys(arguments)?,
        Some("encodeUrl" | "encodeUrlComponent" | "base64encode") => encoded(arguments)?,
        Some("fromMillis" | "toMillis") => pictured(arguments)?,
        _ => arguments.first().map_or(Ok(()), |value| take(value, &mut MOST_BYTES.clone()))?,
    }
    Ok(JValue::Undefined)
}

/// Takes the bytes that a value is as JSON, or nearly so, from those that are left.
fn take(value: &JValue, left: &mut usize) -> Result<(), EvaluatorError> {
    let own = value.as_str().map_or(1, |text| text.len() + 2);
    *left = left.checked_sub(own).ok_or_else(out_of_memory)?;
    if let Some(elements) = value.as_array() {
        elements.iter().try_for_each(|element| take(element, left))?;
    } else if let Some(members) = value.as_object() {
        for (name, member) in members {
            *left = left.checked_sub(name.len() + 4).ok_or_else(out_of_memory)?;
            take(member, left)?;
        }
    }
    Ok(())
}

fn joined(arguments: &[JValue]) -> Result<(), EvaluatorError> {
    let Some(elements) = arguments.first().and_then(JValue::as_array) else { return Ok(()) };
    let separator = arguments.get(1).and_then(JValue::as_str).map_or(0, str::len);
    let lengths = elements.iter().map(|element| element.as_str().map_or(1, str::len) + separator);
    let whole = lengths.fold(0_usize, usize::saturating_add);
    // The last element has no separator behind it.
    if whole.saturating_sub(separator) > MOST_BYTES { Err(out_of_memory()) } else { Ok(()) }
}

fn replaced(arguments: &[JValue]) -> Result<(), EvaluatorError> {
    let text = |index: usize| arguments.get(index).and_then(JValue::as_str);
    let (Some(source), Some(replacement)) = (text(0), text(2)) else { return Ok(()) };
    let (matches, most) = match text(1) {
        Some("") => return Ok(()),
        Some(pattern) => (source.matches(pattern).count(), MOST_BYTES),
        None => (source.len() + 1, MOST_FORESEEN),
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
    let limit = arguments.get(3).and_then(JValue::as_f64).map_or(usize::MAX, |limit| limit as usize);
    let added = matches.min(limit).saturating_mul(replacement.len());
    if source.len().saturating_add(added) > most { Err(out_of_memory()) } else { Ok(()) }
}

/// Passes on what a function of `$replace` answers, while all that it answers is not too large.
pub(super) fn counted(arguments: &[JValue], total: &Cell<usize>) -> HostFnResult {
    let value = arguments.first().cloned().unwrap_or(JValue::Undefined);
    total.set(total.get().saturating_add(value.as_str().map_or(0, str::len)));
    if total.get() > MOST_FORESEEN { Err(out_of_memory()) } else { Ok(value) }
}

fn at_most(elements: usize, most: usize) -> Result<(), EvaluatorError> {
    if elements > most { Err(out_of_memory()) } else { Ok(()) }
}

/// The engine makes every part before it looks at the limit.
fn split(arguments: &[JValue]) -> Result<(), EvaluatorError> {
    let Some(text) = arguments.first().and_then(JValue::as_str) else { return Ok(()) };
    let parts = match arguments.get(1).and_then(JValue::as_str) {
        Some(separator) if !separator.is_empty() => text.matches(separator).count() + 1,
        _ => text.len(),
    };
    at_most(parts, MOST_ELEMENTS)
}

fn matched(arguments: &[JValue]) -> Result<(), EvaluatorError> {
    let text = arguments.first().and_then(JValue::as_str).unwrap_or_default();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
    let limit = arguments.get(2).and_then(JValue::as_f64).map_or(usize::MAX, |limit| limit as usize);
    at_most(text.len().min(limit), LONGEST_MATCHED)
}

/// The engine copies every array.
fn zipped(arguments: &[JValue]) -> Result<(), EvaluatorError> {
    let lengths = || arguments.iter().map(|argument| argument.as_array().map_or(1, Vec::len));
    let made = lengths().min().unwrap_or(0).saturating_mul(arguments.len());
    at_most(made, MOST_ELEMENTS)?;
    at_most(lengths().fold(0, usize::saturating_add), 4 * MOST_ELEMENTS)
}

fn distinct(arguments: &[JValue]) -> Result<(), EvaluatorError> {
    let Some(elements) = arguments.first().and_then(JValue::as_array) else { return Ok(()) };
    compared(elements.iter().map(fingerprint))
}

fn keys(arguments: &[JValue]) -> Result<(), EvaluatorError> {
    let Some(elements) = arguments.first().and_then(JValue::as_array) else { return Ok(()) };
    let objects = elements.iter().filter_map(JValue::as_object);
    compared(objects.flat_map(|members| members.keys()).map(|name| hashed(&**name)))
}

/// Refuses what would take too long to be compared each with each that differs.
fn compared(values: impl Iterator<Item = u64>) -> Result<(), EvaluatorError> {
    let (mut different, mut comparisons) = (HashSet::new(), 0_usize);
    for value in values {
        comparisons = comparisons.saturating_add(different.len());
        different.insert(value);
    }
    if comparisons > MOST_COMPARISONS { Err(out_of_time()) } else { Ok(()) }
}

fn hashed(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// The same for values that are equal.
fn fingerprint(value: &JValue) -> u64 {
    if let Some(text) = value.as_str() {
        return hashed((1, text));
    }
    if let Some(elements) = value.as_array() {
        return elements.iter().fold(2, |before, element| hashed((before, fingerprint(element))));
    }
    if let Some(members) = value.as_object() {
        // In whatever order the members are.
        let members = members.iter().map(|(name, member)| hashed((&**name, fingerprint(member))));
        return members.fold(3, u64::wrapping_add);
    }
    match value.as_f64() {
        Some(number) => hashed((4, (number + 0.0).to_bits())),
        None => hashed((5, value.as_bool(), value.is_null())),
    }
}

/// What is escaped takes up to three times as much; a text that was escaped before may be too long.
fn encoded(arguments: &[JValue]) -> Result<(), EvaluatorError> {
    at_most(arguments.first().and_then(JValue::as_str).map_or(0, str::len), MOST_BYTES)
}

/// A picture can ask for numbers of any width: `[Y,9999-999999999]`.
fn pictured(arguments: &[JValue]) -> Result<(), EvaluatorError> {
    for picture in arguments.iter().skip(1).filter_map(JValue::as_str) {
        for width in picture.split([',', '-']).skip(1).map(str::trim_start) {
            let end = width.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(width.len());
            if end > 0 {
                at_most(width[..end].parse().unwrap_or(usize::MAX), WIDEST)?;
            }
        }
    }
    Ok(())
}

//! What a function would come to whose result can be far larger than its arguments, before it runs.
//!
//! A value inside the engine shares its parts: a list of a list of a list of the same text takes next to
//! no memory until it is written out.

use jsonata_core::evaluator::{EvaluatorError, HostFnResult};
use jsonata_core::value::JValue;

use super::bounds::{MOST_BYTES, out_of_memory};

/// The most bytes that `$replace` may come to by its arguments alone, when only a regular expression
/// knows how often it matches.
const MOST_FORESEEN: usize = 32 * MOST_BYTES;

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

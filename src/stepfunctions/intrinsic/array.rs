//! Functions of arrays and numbers.

use serde_json::Value;

/// The most elements of `States.ArrayRange`.
const LONGEST_RANGE: i64 = 1_000;

pub(super) fn elements(value: &Value) -> Result<&Vec<Value>, String> {
    value.as_array().ok_or_else(|| format!("The argument must be an array, but is {value}."))
}

/// A whole number of 32 bits; a decimal number is rounded down, as Step Functions does.
pub(super) fn integer(value: &Value) -> Result<i64, String> {
    let refuse = || format!("The argument must be a number, but is {value}.");
    let number = value.as_number().ok_or_else(refuse)?;
    #[expect(clippy::cast_possible_truncation, reason = "checked against 32 bits below")]
    let whole =
        number.as_i64().or_else(|| number.as_f64().map(|number| number.floor() as i64)).ok_or_else(refuse)?;
    if i32::try_from(whole).is_err() {
        return Err(format!("The number {value} is outside the range of 32 bits."));
    }
    Ok(whole)
}

pub(super) fn partition(array: &Value, size: &Value) -> Result<Value, String> {
    let size = usize::try_from(integer(size)?).ok().filter(|size| *size > 0);
    let size = size.ok_or_else(|| "The chunk size must be a positive number.".to_owned())?;
    Ok(elements(array)?.chunks(size).map(|chunk| Value::Array(chunk.to_vec())).collect())
}

pub(super) fn range(first: &Value, last: &Value, step: &Value) -> Result<Value, String> {
    let (first, last, step) = (integer(first)?, integer(last)?, integer(step)?);
    if step == 0 {
        return Err("The increment must not be zero.".to_owned());
    }
    let count = ((last - first) / step).max(-1) + 1;
    if count > LONGEST_RANGE {
        return Err(format!("The range has more than {LONGEST_RANGE} elements."));
    }
    Ok((0..count)
        .filter(|_| (last - first).signum() * step.signum() >= 0)
        .map(|at| Value::from(first + at * step))
        .collect())
}

pub(super) fn get_item(array: &Value, index: &Value) -> Result<Value, String> {
    let (elements, index) = (elements(array)?, integer(index)?);
    let found = usize::try_from(index).ok().and_then(|index| elements.get(index));
    found
        .cloned()
        .ok_or_else(|| format!("The index {index} is out of bounds of an array of {}.", elements.len()))
}

pub(super) fn unique(array: &Value) -> Result<Value, String> {
    let mut seen = std::collections::HashSet::new();
    let elements = elements(array)?.iter();
    Ok(elements.filter(|element| seen.insert(element.to_string())).cloned().collect())
}

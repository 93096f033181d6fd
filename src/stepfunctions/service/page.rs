//! Long lists, page by page.

use std::ops::Range;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::error;
use crate::aws::Error;

/// The page of `all` that a token leads to, of `size` elements (100 when not given or 0), and the
/// token of the next one.
pub(super) fn page<T: Clone>(
    all: &[T],
    size: Option<i32>,
    token: Option<&str>,
) -> Result<(Vec<T>, Option<String>), Error> {
    let (range, next) = range(all.len(), size, token)?;
    Ok((all[range].to_vec(), next))
}

/// The places of such a page in a list of `length` elements.
pub(super) fn range(
    length: usize,
    size: Option<i32>,
    token: Option<&str>,
) -> Result<(Range<usize>, Option<String>), Error> {
    let size = size.and_then(|size| usize::try_from(size).ok()).filter(|size| *size > 0).unwrap_or(100);
    let start = token.map_or(Ok(0), read)?;
    let end = start.saturating_add(size).min(length);
    if start > end {
        return Err(error::invalid_token());
    }
    Ok((start..end, (end < length).then(|| STANDARD.encode(format!("from:{end}")))))
}

fn read(token: &str) -> Result<usize, Error> {
    let bytes = STANDARD.decode(token).map_err(|_| error::invalid_token())?;
    let text = std::str::from_utf8(&bytes).ok().and_then(|text| text.strip_prefix("from:"));
    text.and_then(|number| number.parse().ok()).ok_or_else(error::invalid_token)
}

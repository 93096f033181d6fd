//! Pages of a list, as IAM cuts them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;

use crate::aws::Error;

/// Items on a page when the caller names no number.
const USUAL: usize = 100;

/// A page of a list.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Page<T> {
    pub items: Vec<T>,
    /// Where the next page begins; `None` on the last.
    pub marker: Option<String>,
}

impl<T> Page<T> {
    pub(super) fn is_truncated(&self) -> bool {
        self.marker.is_some()
    }
}

/// The page of `items`, which are in the order of their keys, that begins after `marker`.
pub(super) fn page<K: AsRef<str>, T>(
    items: impl Iterator<Item = (K, T)>,
    marker: Option<&str>,
    max_items: Option<i32>,
) -> Result<Page<T>, Error> {
    let after = marker.map(read).transpose()?;
    let size = max_items.and_then(|max| usize::try_from(max).ok()).unwrap_or(USUAL).max(1);
    let mut rest = items.skip_while(|(key, _)| after.as_deref().is_some_and(|after| key.as_ref() <= after));
    let mut items = Vec::new();
    let mut last = String::new();
    for (key, item) in rest.by_ref().take(size) {
        items.push(item);
        key.as_ref().clone_into(&mut last);
    }
    let marker = rest.next().map(|_| BASE64.encode(last));
    Ok(Page { items, marker })
}

fn read(marker: &str) -> Result<String, Error> {
    let key = BASE64.decode(marker).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    key.ok_or_else(|| Error::new("ValidationError", 400, "Invalid Marker."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters() -> impl Iterator<Item = (String, char)> {
        ('a'..='e').map(|letter| (letter.to_string(), letter))
    }

    #[test]
    fn pages_follow_one_another_without_gap_or_repetition() {
        let first = page(letters(), None, Some(2)).unwrap();
        assert_eq!(first.items, ['a', 'b']);
        let second = page(letters(), first.marker.as_deref(), Some(2)).unwrap();
        assert_eq!(second.items, ['c', 'd']);
        let third = page(letters(), second.marker.as_deref(), Some(2)).unwrap();
        assert_eq!((third.items, third.marker), (vec!['e'], None));
    }

    #[test]
    fn a_page_that_ends_with_the_list_is_the_last() {
        assert!(!page(letters(), None, Some(5)).unwrap().is_truncated());
        assert!(page(letters(), None, Some(4)).unwrap().is_truncated());
    }

    #[test]
    fn a_made_up_marker_is_refused() {
        assert_eq!(page(letters(), Some("%"), None).unwrap_err().code, "ValidationError");
    }
}

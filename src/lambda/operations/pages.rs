//! Lists in pages.

use crate::aws::Error;
use crate::lambda::refusal;

/// The most entries of a page.
const PAGE_LIMIT: usize = 50;

/// The page of `entries` that begins after `marker`, and the marker of the next, if there is one. A
/// marker is the key of a page's last entry.
pub(super) fn page<T>(
    entries: Vec<T>,
    key: impl Fn(&T) -> &str,
    marker: Option<&str>,
    max_items: Option<i32>,
) -> Result<(Vec<T>, Option<String>), Error> {
    let start = match marker.filter(|marker| !marker.is_empty()) {
        None => 0,
        Some(marker) => {
            let position = entries.iter().position(|entry| key(entry) == marker);
            1 + position.ok_or_else(|| refusal::invalid_parameter("Invalid pagination marker."))?
        }
    };
    let asked = max_items.and_then(|items| usize::try_from(items).ok()).unwrap_or(PAGE_LIMIT);
    let length = asked.clamp(1, PAGE_LIMIT);
    let is_last = entries.len() <= start + length;
    let page: Vec<T> = entries.into_iter().skip(start).take(length).collect();
    let next = if is_last { None } else { page.last().map(|entry| key(entry).to_owned()) };
    Ok((page, next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_follow_each_other_until_all_is_listed() {
        let all = || vec!["a".to_owned(), "b".to_owned(), "c".to_owned()];
        let (first, marker) = page(all(), String::as_str, None, Some(2)).unwrap();
        assert_eq!((first, marker.as_deref()), (vec!["a".to_owned(), "b".to_owned()], Some("b")));
        let (second, marker) = page(all(), String::as_str, Some("b"), Some(2)).unwrap();
        assert_eq!((second, marker), (vec!["c".to_owned()], None));
        assert!(page(all(), String::as_str, Some("x"), None).is_err());
    }
}

//! Lists in pages.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::aws::Error;
use crate::lambda::refusal;

/// The most entries of a page.
const PAGE_LIMIT: usize = 50;

/// The page of `entries` that begins after `marker`, and the marker of the next, if there is one.
/// `entries` are in the order of their keys: a marker says which key was answered last, so what is
/// created or deleted between two pages makes the list neither end nor skip.
pub(super) fn page<T>(
    entries: Vec<T>,
    key: impl Fn(&T) -> &str,
    marker: Option<&str>,
    max_items: Option<i32>,
) -> Result<(Vec<T>, Option<String>), Error> {
    debug_assert!(entries.is_sorted_by(|one, next| key(one) < key(next)), "pages follow the keys' order");
    let start = match marker.filter(|marker| !marker.is_empty()) {
        None => 0,
        Some(marker) => {
            let last =
                key_of(marker).ok_or_else(|| refusal::invalid_parameter("Invalid pagination marker."))?;
            entries.partition_point(|entry| key(entry) <= last.as_str())
        }
    };
    let asked = max_items.and_then(|items| usize::try_from(items).ok()).unwrap_or(PAGE_LIMIT);
    let length = asked.clamp(1, PAGE_LIMIT);
    let is_last = entries.len() <= start + length;
    let page: Vec<T> = entries.into_iter().skip(start).take(length).collect();
    let next = if is_last { None } else { page.last().map(|entry| URL_SAFE_NO_PAD.encode(key(entry))) };
    Ok((page, next))
}

fn key_of(marker: &str) -> Option<String> {
    String::from_utf8(URL_SAFE_NO_PAD.decode(marker).ok()?).ok()
}

/// A key that puts versions in the order of their numbers, `$LATEST` first.
pub(super) fn version_key(version: &str) -> String {
    format!("{:020}", version.parse::<u64>().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(keys: &[&str]) -> Vec<String> {
        keys.iter().copied().map(str::to_owned).collect()
    }

    #[test]
    fn pages_follow_each_other_until_all_is_listed() {
        let all = || keys(&["a", "b", "c"]);
        let (first, marker) = page(all(), String::as_str, None, Some(2)).unwrap();
        assert_eq!(first, keys(&["a", "b"]));
        let (second, marker) = page(all(), String::as_str, marker.as_deref(), Some(2)).unwrap();
        assert_eq!((second, marker), (keys(&["c"]), None));
        assert!(page(all(), String::as_str, Some("no marker"), None).is_err());
    }

    #[test]
    fn what_is_deleted_between_two_pages_makes_the_list_neither_end_nor_skip() {
        let (_, marker) = page(keys(&["a", "b", "c", "d"]), String::as_str, None, Some(2)).unwrap();
        let (second, _) = page(keys(&["c", "d"]), String::as_str, marker.as_deref(), None).unwrap();
        assert_eq!(second, keys(&["c", "d"]));
        let (nothing, marker) = page(keys(&["a"]), String::as_str, marker.as_deref(), None).unwrap();
        assert_eq!((nothing, marker), (keys(&[]), None));
    }

    #[test]
    fn versions_are_in_the_order_of_their_numbers() {
        let versions = ["$LATEST", "1", "2", "10"].map(version_key);
        assert!(versions.is_sorted());
    }
}

//! Listings: keys in the order of their bytes, rolled up at a delimiter.
//!
//! *AWS documentation: Organizing objects using prefixes; `ListObjectsV2`; `ListObjectVersions`.*

use std::collections::BTreeMap;
use std::ops::Bound;

use super::Bucket;
use super::object::{Object, Version};

/// What is to be listed.
#[derive(Clone, Debug, Default)]
pub struct Wanted<'a> {
    /// What keys begin with.
    pub prefix: &'a str,
    /// Where keys are rolled up, after the prefix; empty for nowhere.
    pub delimiter: &'a str,
    /// Only what comes after this key or rolled up prefix.
    pub after: Option<&'a str>,
    /// At most so many keys and prefixes together.
    pub most: usize,
}

/// One page.
#[derive(Debug)]
pub struct Listed<T> {
    /// What was found.
    pub entries: Vec<T>,
    /// Prefixes into which keys were rolled up.
    pub prefixes: Vec<String>,
    /// The last key or prefix of this page, if there are more.
    pub next: Option<String>,
}

/// Goes through the keys of a sorted map as a listing does. `find` says what is to be told of a key:
/// nothing, for one that isn't there for this listing.
pub fn list<'a, V, T>(
    map: &'a BTreeMap<String, V>,
    wanted: &Wanted<'_>,
    find: impl Fn(&'a str, &'a V) -> Option<T>,
) -> Listed<T> {
    let mut page = Listed { entries: Vec::new(), prefixes: Vec::new(), next: None };
    let mut last = String::new();
    let mut from = match wanted.after.filter(|after| *after >= wanted.prefix) {
        Some(after) => Bound::Excluded(after.to_owned()),
        None => Bound::Included(wanted.prefix.to_owned()),
    };
    loop {
        let mut jump = None;
        for (key, value) in map.range::<String, _>((from.clone(), Bound::Unbounded)) {
            let Some(rest) = key.strip_prefix(wanted.prefix) else { break };
            let Some(found) = find(key, value) else { continue };
            let rolled = rolled_up(wanted, rest);
            let skipped =
                rolled.as_deref().is_some_and(|prefix| wanted.after.is_some_and(|after| prefix <= after));
            if !skipped && page.entries.len() + page.prefixes.len() >= wanted.most {
                page.next = Some(last);
                return page;
            }
            match rolled {
                Some(prefix) => {
                    jump = behind(&prefix);
                    if !skipped {
                        last.clone_from(&prefix);
                        page.prefixes.push(prefix);
                    }
                    break;
                }
                None => {
                    last.clone_from(key);
                    page.entries.push(found);
                }
            }
        }
        match jump {
            Some(key) => from = Bound::Included(key),
            None => return page,
        }
    }
}

/// The prefix that a key is rolled up into, by what follows the prefix that is wanted.
fn rolled_up(wanted: &Wanted<'_>, rest: &str) -> Option<String> {
    if wanted.delimiter.is_empty() {
        return None;
    }
    let end = rest.find(wanted.delimiter)? + wanted.delimiter.len();
    Some(format!("{}{}", wanted.prefix, &rest[..end]))
}

/// The first text behind all that begin with `prefix`; `None` when nothing can be.
fn behind(prefix: &str) -> Option<String> {
    let last = prefix.chars().next_back()?;
    let next = (u32::from(last) + 1..=u32::from(char::MAX)).find_map(char::from_u32)?;
    let mut text = prefix[..prefix.len() - last.len_utf8()].to_owned();
    text.push(next);
    Some(text)
}

impl Bucket {
    /// The objects of a page, with their keys.
    #[must_use]
    pub fn list<'a>(&'a self, wanted: &Wanted<'_>) -> Listed<(&'a str, &'a Version, &'a Object)> {
        list(&self.keys, wanted, |key, versions| {
            let version = versions.last()?;
            Some((key, version, version.object.as_deref()?))
        })
    }

    /// The versions of a page, newest first within a key, after the one of `after_version` at the key
    /// `wanted.after`. Whether a version is its key's newest comes with it.
    #[must_use]
    pub fn list_versions<'a>(&'a self, wanted: &Wanted<'_>, after_version: Option<&str>) -> VersionPage<'a> {
        let mut page = VersionPage::default();
        if let (Some(key), Some(id)) = (wanted.after, after_version)
            && key.starts_with(wanted.prefix)
            && let Some((key, versions)) = self.keys.get_key_value(key)
        {
            let older = versions.iter().rev().skip_while(|version| version.id_text() != id).skip(1);
            if !page.add(key, older, versions, wanted.most) {
                page.truncated = true;
                return page;
            }
        }
        let keys = Wanted { most: wanted.most - page.versions.len(), ..wanted.clone() };
        let listed = list(&self.keys, &keys, |key, versions| Some((key, versions)));
        let prefixes = listed.prefixes.into_iter().map(|prefix| (prefix, None));
        let entries =
            listed.entries.into_iter().map(|(key, versions)| (key.to_owned(), Some((key, versions))));
        let mut all: Vec<_> = prefixes.chain(entries).collect();
        all.sort_by(|one, other| one.0.cmp(&other.0));
        for (prefix, entry) in all {
            let room = wanted.most - page.versions.len() - page.prefixes.len();
            let added = match entry {
                Some((key, versions)) => page.add(key, versions.iter().rev(), versions, room),
                None if room > 0 => {
                    page.prefixes.push(prefix);
                    true
                }
                None => false,
            };
            if !added {
                page.truncated = true;
                return page;
            }
        }
        page.truncated = listed.next.is_some();
        page
    }
}

/// One page of versions.
#[derive(Debug, Default)]
pub struct VersionPage<'a> {
    /// Key, version, and whether it is the newest.
    pub versions: Vec<(&'a str, &'a Version, bool)>,
    /// Prefixes into which keys were rolled up.
    pub prefixes: Vec<String>,
    /// Whether there is more.
    pub truncated: bool,
}

impl<'a> VersionPage<'a> {
    /// Adds versions of a key, `room` at most; whether there was room for all.
    fn add(
        &mut self,
        key: &'a str,
        older: impl Iterator<Item = &'a Version>,
        all: &'a [Version],
        room: usize,
    ) -> bool {
        let newest = all.last().map(|version| version.sequence);
        let mut older = older.map(|version| (key, version, Some(version.sequence) == newest));
        self.versions.extend(older.by_ref().take(room));
        older.next().is_none()
    }

    /// Where the next page begins: a key and, unless a prefix comes last, a version.
    #[must_use]
    pub fn next(&self) -> Option<(&str, Option<&str>)> {
        let version = self.versions.last().map(|(key, version, _)| (*key, Some(version.id_text())));
        let prefix = self.prefixes.last().map(|prefix| (prefix.as_str(), None));
        if self.truncated { version.into_iter().chain(prefix).max_by_key(|(key, _)| *key) } else { None }
    }
}

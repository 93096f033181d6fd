//! Tags of roles and policies.
//!
//! *AWS documentation: Rules for tagging in IAM and AWS STS.* Keys are told apart without regard to
//! case, and answered in the order of their keys.

use std::collections::{BTreeMap, BTreeSet};

use crate::aws::Error;
use crate::aws::model::iam::{self, error};

/// Tags that one entity may bear.
const MOST: usize = 50;

/// The tags of one entity.
pub(super) type Tags = BTreeMap<String, String>;

/// `tags` as a map, when no key comes twice.
pub(super) fn read(tags: Option<Vec<iam::Tag>>) -> Result<Tags, Error> {
    let mut read = Tags::new();
    add(&mut read, tags.unwrap_or_default(), "Role")?;
    Ok(read)
}

/// Adds `tags`, replacing those of the same keys. `kind` is the entity's, for the quota's name.
pub(super) fn add(tags: &mut Tags, added: Vec<iam::Tag>, kind: &str) -> Result<(), Error> {
    let keys: BTreeSet<_> = added.iter().map(|tag| tag.key.to_lowercase()).collect();
    if keys.len() != added.len() {
        let message = "Duplicate tag keys found. Please note that Tag keys are case insensitive.";
        return Err(error::invalid_input(message));
    }
    let kept = tags.keys().filter(|key| !keys.contains(&key.to_lowercase())).count();
    if kept + added.len() > MOST {
        return Err(error::limit_exceeded(format!("Cannot exceed quota for TagsPer{kind}: {MOST}")));
    }
    tags.retain(|key, _| !keys.contains(&key.to_lowercase()));
    tags.extend(added.into_iter().map(|tag| (tag.key, tag.value)));
    Ok(())
}

/// Removes the tags of these keys; one that is not there is no error.
pub(super) fn remove(tags: &mut Tags, keys: &[String]) {
    tags.retain(|key, _| !keys.iter().any(|removed| removed.eq_ignore_ascii_case(key)));
}

/// The tags as answers carry them; nothing when there are none.
pub(super) fn answer(tags: &Tags) -> Option<Vec<iam::Tag>> {
    if tags.is_empty() { None } else { Some(tags.iter().map(one).collect()) }
}

/// One tag as answers carry it.
pub(super) fn one((key, value): (&String, &String)) -> iam::Tag {
    iam::Tag { key: key.clone(), value: value.clone() }
}

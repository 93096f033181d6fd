//! What was asked for and refused, counted: nobody should have to guess what is missing.

use std::collections::BTreeMap;
use std::sync::Arc;

use parking_lot::Mutex;

/// Names that are kept apart; what comes after them is counted together, so that hostile names can't
/// grow the table without bound.
const MOST_NAMES: usize = 10_000;
/// Characters of a name that are kept: some are a client's own words, as long as its request.
const LONGEST_NAME: usize = 200;
const THE_REST: &str = "(others)";

/// Counts of refusals by what was asked for, such as `lambda:CreateCapacityProvider`.
#[derive(Clone, Debug, Default)]
pub struct Gaps {
    counts: Arc<Mutex<BTreeMap<String, u64>>>,
}

impl Gaps {
    /// Counts one refusal; `true` when it is the first of its name, which is worth a warning.
    #[must_use = "the first of a name is worth a warning"]
    pub fn count(&self, name: &str) -> bool {
        let name = name.char_indices().nth(LONGEST_NAME).map_or(name, |(end, _)| &name[..end]);
        let mut counts = self.counts.lock();
        let room = counts.len() < MOST_NAMES || counts.contains_key(name);
        let count = counts.entry(if room { name } else { THE_REST }.to_owned()).or_default();
        *count += 1;
        *count == 1
    }

    /// All counts so far, by name.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<String, u64> {
        self.counts.lock().clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_refusal_of_a_name_is_news() {
        let gaps = Gaps::default();
        assert!(gaps.count("lambda:PublishLayerVersion"));
        assert!(!gaps.count("lambda:PublishLayerVersion"));
        assert_eq!(gaps.counts()["lambda:PublishLayerVersion"], 2);
    }

    #[test]
    fn of_an_endless_name_the_beginning_is_kept() {
        let gaps = Gaps::default();
        let _ = gaps.count(&"ü".repeat(100_000));
        assert_eq!(gaps.counts().into_keys().next().map(|name| name.chars().count()), Some(LONGEST_NAME));
    }

    #[test]
    fn endless_names_are_counted_together() {
        let gaps = Gaps::default();
        for number in 0..MOST_NAMES + 5 {
            let _ = gaps.count(&format!("s3:Operation{number}"));
        }
        assert_eq!(gaps.counts().len(), MOST_NAMES + 1);
        assert_eq!(gaps.counts()[THE_REST], 5);
    }
}

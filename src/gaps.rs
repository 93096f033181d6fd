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

/// What Virga lacks, as far as anybody asked for it: refusals by name, such as
/// `lambda:CreateCapacityProvider`, and what was stored and echoed but changes nothing here, such as
/// `lambda:CodeSigningConfigArn`.
#[derive(Clone, Debug, Default)]
pub struct Gaps {
    refused: Arc<Mutex<Counts>>,
    without_effect: Arc<Mutex<Counts>>,
}

impl Gaps {
    /// Counts one refusal; `true` when it is the first of its name, which is worth a warning.
    #[must_use = "the first of a name is worth a warning"]
    pub fn count(&self, name: &str) -> bool {
        self.refused.lock().add(name)
    }

    /// Counts one record that AWS would act on and Virga only echoes; `true` when it is the first of
    /// its name, which is worth a warning.
    #[must_use = "the first of a name is worth a warning"]
    pub fn without_effect(&self, name: &str) -> bool {
        self.without_effect.lock().add(name)
    }

    /// All refusals so far, by name.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<String, u64> {
        self.refused.lock().0.clone()
    }

    /// All records without effect so far, by name.
    #[must_use]
    pub fn counts_without_effect(&self) -> BTreeMap<String, u64> {
        self.without_effect.lock().0.clone()
    }
}

#[derive(Debug, Default)]
struct Counts(BTreeMap<String, u64>);

impl Counts {
    fn add(&mut self, name: &str) -> bool {
        let name = name.char_indices().nth(LONGEST_NAME).map_or(name, |(end, _)| &name[..end]);
        let room = self.0.len() < MOST_NAMES || self.0.contains_key(name);
        let count = self.0.entry(if room { name } else { THE_REST }.to_owned()).or_default();
        *count += 1;
        *count == 1
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
    fn what_has_no_effect_is_counted_apart_from_what_is_refused() {
        let gaps = Gaps::default();
        assert!(gaps.without_effect("lambda:CodeSigningConfigArn"));
        assert!(gaps.counts().is_empty());
        assert_eq!(gaps.counts_without_effect()["lambda:CodeSigningConfigArn"], 1);
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

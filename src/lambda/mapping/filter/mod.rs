//! Filters: which messages a function wants to see.
//!
//! A filter is a pattern in the syntax of `EventBridge` over a message as the function would get it; a
//! body that is JSON is looked into when the pattern does.
//!
//! *AWS documentation: Control which events Lambda sends to your function; Creating Amazon `EventBridge`
//! event patterns.*
//!
//! | module | what it is |
//! |---|---|
//! | `pattern` | reading a pattern |
//! | `condition` | what a pattern asks of one value |
//! | `matching` | whether a message fits |

mod condition;
mod matching;
mod pattern;

pub use pattern::{NotAPattern, Pattern};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::aws::Error;
use crate::aws::model::lambda as model;
use crate::lambda::refusal;

/// The most filters of a mapping. *AWS documentation: Lambda quotas* raises it to ten on request.
const MOST_FILTERS: usize = 10;

/// The filters of a mapping: a message that fits one of them is wanted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Vec<String>", into = "Vec<String>")]
pub struct Filters {
    texts: Vec<String>,
    patterns: Vec<Pattern>,
}

impl Filters {
    /// Reads filter criteria; without any, every message is wanted.
    ///
    /// # Errors
    /// `InvalidParameterValueException` as AWS words it.
    pub fn of(criteria: &model::FilterCriteria) -> Result<Self, Error> {
        let filters = criteria.filters.as_deref().unwrap_or_default();
        if filters.len() > MOST_FILTERS {
            return Err(refusal::invalid_parameter(format!(
                "Invalid filter criteria definition. Filter criteria must have at most {MOST_FILTERS} filters."
            )));
        }
        let texts: Vec<String> = filters.iter().filter_map(|filter| filter.pattern.clone()).collect();
        Self::try_from(texts).map_err(|_| refusal::invalid_parameter("Invalid filter pattern definition."))
    }

    /// Whether there is nothing to filter by.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// Whether a message is wanted, as the record that its function would get.
    #[must_use]
    pub fn wants(&self, record: &Value) -> bool {
        self.is_empty() || self.patterns.iter().any(|pattern| pattern.fits(record))
    }

    /// The criteria as the API answers them.
    #[must_use]
    pub fn describe(&self) -> Option<model::FilterCriteria> {
        let filter = |text: &String| model::Filter { pattern: Some(text.clone()) };
        let filters = self.texts.iter().map(filter).collect();
        (!self.is_empty()).then_some(model::FilterCriteria { filters: Some(filters) })
    }
}

impl TryFrom<Vec<String>> for Filters {
    type Error = NotAPattern;

    fn try_from(texts: Vec<String>) -> Result<Self, NotAPattern> {
        let patterns = texts.iter().map(|text| Pattern::read(text)).collect::<Result<_, _>>()?;
        Ok(Self { texts, patterns })
    }
}

impl From<Filters> for Vec<String> {
    fn from(filters: Filters) -> Self {
        filters.texts
    }
}

#[cfg(test)]
mod tests;

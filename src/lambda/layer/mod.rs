//! Layers: packages that functions share, found under `/opt`.
//!
//! *AWS documentation: Managing Lambda dependencies with layers.*
//!
//! | module | what it is |
//! |---|---|
//! | `description` | layers as the API answers them |
//! | `sharing` | who else may use a version |

mod description;
mod sharing;

pub use sharing::Sharing;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::code::Digested;
use super::name::Place;
use super::refusal;
use crate::aws::Error;
use crate::clock::Timestamp;

/// The most layers that a function may have.
///
/// *AWS documentation: Lambda quotas.*
pub const LAYER_LIMIT: usize = 5;

/// A layer with all its versions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Layer {
    /// Where it lives.
    pub place: Place,
    /// Its name.
    pub name: String,
    /// The versions that were not deleted.
    pub versions: BTreeMap<u64, LayerVersion>,
    /// Numbers are never given twice, even when versions are deleted.
    next_version: u64,
}

/// One version of a layer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LayerVersion {
    /// Its number, from 1.
    pub number: u64,
    /// A text for people.
    pub description: String,
    /// The software's licence: a record.
    pub license: Option<String>,
    /// The runtimes it says that it is for: a record. `None` when nothing was said.
    pub runtimes: Option<Vec<String>>,
    /// The architectures it says that it is for: a record.
    pub architectures: Option<Vec<String>>,
    /// What is in it.
    pub code: Digested,
    /// Who else may use it.
    pub sharing: Sharing,
    /// When it was published, in microseconds since the Unix epoch.
    created: i64,
}

/// What is published.
#[derive(Clone, Debug)]
pub struct Publication {
    /// See [`LayerVersion::description`].
    pub description: String,
    /// See [`LayerVersion::license`].
    pub license: Option<String>,
    /// See [`LayerVersion::runtimes`].
    pub runtimes: Option<Vec<String>>,
    /// See [`LayerVersion::architectures`].
    pub architectures: Option<Vec<String>>,
    /// See [`LayerVersion::code`].
    pub code: Digested,
}

/// A layer version as a function's configuration names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsedLayer {
    /// The version's ARN.
    pub arn: String,
    /// The size of its zip file, in bytes.
    pub size: u64,
}

impl Layer {
    /// A layer without versions.
    #[must_use]
    pub fn new(place: Place, name: String) -> Self {
        Self { place, name, versions: BTreeMap::new(), next_version: 1 }
    }

    /// `PublishLayerVersion`: the new version's number.
    pub fn publish(&mut self, publication: Publication, now: Timestamp) -> u64 {
        let Publication { description, license, runtimes, architectures, code } = publication;
        let number = self.next_version;
        self.next_version += 1;
        let (sharing, created) = (Sharing::default(), now.as_micros());
        let version =
            LayerVersion { number, description, license, runtimes, architectures, code, sharing, created };
        self.versions.insert(number, version);
        number
    }

    /// The ARN of the layer.
    #[must_use]
    pub fn arn(&self) -> String {
        self.place.layer_arn(&self.name)
    }

    /// The ARN of one version.
    #[must_use]
    pub fn version_arn(&self, number: u64) -> String {
        format!("{}:{number}", self.arn())
    }
}

impl LayerVersion {
    /// Whether it says that it is for this runtime and architecture, as far as they are asked for.
    #[must_use]
    pub fn is_for(&self, runtime: Option<&str>, architecture: Option<&str>) -> bool {
        let lists = |list: &Option<Vec<String>>, wanted: Option<&str>| {
            wanted.is_none_or(|wanted| list.iter().flatten().any(|one| one == wanted))
        };
        lists(&self.runtimes, runtime) && lists(&self.architectures, architecture)
    }
}

/// `arn:partition:lambda:region:account:layer:name:version`, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayerVersionArn {
    /// Where the layer lives.
    pub place: Place,
    /// Its name.
    pub name: String,
    /// The version.
    pub number: u64,
}

impl LayerVersionArn {
    /// Reads the ARN of a layer version.
    #[must_use]
    pub fn parse(arn: &str) -> Option<Self> {
        let parts: Vec<&str> = arn.split(':').collect();
        let ["arn", _, "lambda", region, account, "layer", name, number] = parts.as_slice() else {
            return None;
        };
        let place = Place { account: account.parse().ok()?, region: region.parse().ok()? };
        Some(Self { place, name: (*name).to_owned(), number: number.parse().ok()? })
    }
}

/// The name in what a call gives as `LayerName`: a name or the ARN of a layer.
#[must_use]
pub fn name_of(given: &str) -> &str {
    given.split_once(":layer:").map_or(given, |(_, name)| name)
}

/// The number of a version, as calls give it.
///
/// # Errors
/// `InvalidParameterValueException` below 1.
pub fn number_of(given: i64) -> Result<u64, Error> {
    match u64::try_from(given) {
        Ok(number) if number > 0 => Ok(number),
        _ => Err(refusal::invalid_parameter("Layer Version Cannot be less than 1")),
    }
}

/// Whether a function may have these layers together; they are ARNs of layer versions.
///
/// # Errors
/// `InvalidParameterValueException` when there are more than [`LAYER_LIMIT`], or two are versions of
/// one layer.
pub fn check_together(arns: &[String]) -> Result<(), Error> {
    if arns.len() > LAYER_LIMIT {
        return Err(refusal::invalid_parameter(format!("Cannot reference more than {LAYER_LIMIT} layers.")));
    }
    let layer = |arn: &str| arn.rsplit_once(':').map_or_else(String::new, |(layer, _)| layer.to_owned());
    for (index, second) in arns.iter().enumerate() {
        if let Some(first) = arns[..index].iter().find(|first| layer(first) == layer(second)) {
            return Err(refusal::invalid_parameter(format!(
                "Two different versions of the same layer are not allowed to be referenced in the same function. \
                 {first} and {second} are versions of the same layer."
            )));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;

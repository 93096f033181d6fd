//! Which packages of layers a place keeps, and until when.
//!
//! A place keeps the packages of the layer versions that it has published, and those of the versions that
//! its functions use, wherever they were published. So neither a version that is deleted elsewhere nor an
//! account that is forgotten takes anything from a function that goes on using it.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::State;
use crate::lambda::code::{Digested, Package};
use crate::lambda::layer::LayerVersionArn;
use crate::lambda::name::Place;
use crate::store::{Batch, Table};

/// Rows of the packages of layer versions, by the version's ARN.
pub(in crate::lambda) const LAYER_PACKAGES: Table = "lambda.layer_package";

/// A layer version's package as the store keeps it.
#[derive(Serialize, Deserialize)]
pub(in crate::lambda) struct LayerPackageRow {
    pub region: String,
    pub arn: String,
    pub digest: Digested,
    /// The zip file in base64.
    pub zip: String,
}

/// Packages that a place keeps from now on, and the ARNs of those that it lets go of.
#[derive(Default)]
pub(in crate::lambda) struct LayerChanges {
    kept: Vec<(String, Arc<Package>)>,
    released: Vec<String>,
}

impl LayerChanges {
    /// Writes the rows of `place` that change.
    pub fn write(&self, place: &Place, batch: &mut Batch) {
        for (arn, package) in &self.kept {
            let row = LayerPackageRow {
                region: place.region.to_string(),
                arn: arn.clone(),
                digest: package.digest.clone(),
                zip: STANDARD.encode(&package.zip),
            };
            batch.put(LAYER_PACKAGES, &place.account, arn, &row);
        }
        for arn in &self.released {
            batch.delete(LAYER_PACKAGES, &place.account, arn);
        }
    }
}

impl State {
    /// Keeps the package of the layer version `arn`.
    pub fn keep_layer(&mut self, arn: String, package: Arc<Package>) -> LayerChanges {
        self.layer_packages.insert(arn.clone(), Arc::clone(&package));
        LayerChanges { kept: vec![(arn, package)], ..LayerChanges::default() }
    }

    /// Keeps the packages of the layers that the function `name` uses now, and lets go of those that it
    /// used `before` as far as nobody in `place` needs them any more.
    pub fn change_layers(&mut self, place: &Place, name: &str, before: Vec<String>) -> LayerChanges {
        let entry = self.functions.get(name);
        let used = entry.into_iter().flat_map(|entry| &entry.layers);
        let new = used.filter(|(arn, _)| !self.layer_packages.contains_key(*arn));
        let kept: Vec<_> = new.map(|(arn, package)| (arn.clone(), Arc::clone(package))).collect();
        self.layer_packages.extend(kept.iter().cloned());
        let released = before.into_iter().filter(|arn| self.release_layer(place, arn)).collect();
        LayerChanges { kept, released }
    }

    /// What follows when the layer version `arn` is deleted: its package goes unless it is used.
    pub fn drop_layer(&mut self, place: &Place, arn: String) -> LayerChanges {
        let released = if self.release_layer(place, &arn) { vec![arn] } else { Vec::new() };
        LayerChanges { released, ..LayerChanges::default() }
    }

    /// Whether the package of `arn` was there and is not needed any more; then it is gone.
    fn release_layer(&mut self, place: &Place, arn: &str) -> bool {
        !self.has_layer_version(place, arn)
            && !self.functions.values().any(|entry| entry.function.uses_layer(arn))
            && self.layer_packages.remove(arn).is_some()
    }

    fn has_layer_version(&self, place: &Place, arn: &str) -> bool {
        let version = LayerVersionArn::parse(arn).filter(|version| version.place == *place);
        version.is_some_and(|version| {
            self.layers.get(&version.name).is_some_and(|layer| layer.versions.contains_key(&version.number))
        })
    }
}

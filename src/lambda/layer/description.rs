//! Layers as the API answers them.

use super::{Layer, LayerVersion};
use crate::aws::model::lambda as model;
use crate::clock::Timestamp;

impl Layer {
    /// A version as `GetLayerVersion` and `PublishLayerVersion` answer it; `location` is where its
    /// package can be downloaded.
    #[must_use]
    pub fn describe(&self, version: &LayerVersion, location: String) -> model::GetLayerVersionOutput {
        let content = model::LayerVersionContentOutput {
            location: Some(location),
            code_sha256: Some(version.code.sha256.clone()),
            code_size: i64::try_from(version.code.size).ok(),
            ..Default::default()
        };
        let item = self.list_item(version);
        model::GetLayerVersionOutput {
            content: Some(content),
            layer_arn: Some(self.arn()),
            layer_version_arn: item.layer_version_arn,
            description: item.description,
            created_date: item.created_date,
            version: item.version,
            compatible_architectures: item.compatible_architectures,
            compatible_runtimes: item.compatible_runtimes,
            license_info: item.license_info,
        }
    }

    /// A version as lists answer it.
    #[must_use]
    pub fn list_item(&self, version: &LayerVersion) -> model::LayerVersionsListItem {
        let runtimes = version.runtimes.as_ref();
        let architectures = version.architectures.as_ref();
        model::LayerVersionsListItem {
            layer_version_arn: Some(self.version_arn(version.number)),
            version: i64::try_from(version.number).ok(),
            description: Some(version.description.clone()),
            created_date: Some(created_date(Timestamp::from_micros(version.created))),
            compatible_architectures: architectures
                .map(|names| names.iter().map(|name| model::Architecture::from(name.as_str())).collect()),
            compatible_runtimes: runtimes
                .map(|names| names.iter().map(|name| model::Runtime::from(name.as_str())).collect()),
            license_info: version.license.clone(),
        }
    }
}

/// `2024-01-01T00:00:00.000+0000`
fn created_date(at: Timestamp) -> String {
    at.to_jiff().strftime("%Y-%m-%dT%H:%M:%S%.3f+0000").to_string()
}

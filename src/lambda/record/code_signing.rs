//! Code signing configurations: records, for packages aren't signed here.
//!
//! *AWS documentation: Using code signing to verify code integrity with Lambda.*

use serde::{Deserialize, Serialize};

use crate::aws::model::lambda as model;
use crate::clock::Timestamp;
use crate::lambda::name::Place;

/// A code signing configuration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeSigningConfig {
    /// Where it lives.
    pub place: Place,
    /// `csc-` and seventeen characters.
    pub id: String,
    description: Option<String>,
    publishers: Vec<String>,
    policy: String,
    modified: i64,
}

impl CodeSigningConfig {
    /// A new configuration.
    #[must_use]
    pub fn create(
        place: Place,
        id: String,
        input: model::CreateCodeSigningConfigInput,
        now: Timestamp,
    ) -> Self {
        let policy =
            input.code_signing_policies.and_then(|policies| policies.untrusted_artifact_on_deployment);
        Self {
            place,
            id,
            description: input.description,
            publishers: input.allowed_publishers.signing_profile_version_arns,
            policy: policy.unwrap_or(model::CodeSigningPolicy::Warn).to_string(),
            modified: now.as_micros(),
        }
    }

    /// Changes what `input` gives.
    pub fn update(&mut self, input: model::UpdateCodeSigningConfigInput, now: Timestamp) {
        let before = self.clone();
        if let Some(description) = input.description {
            self.description = Some(description);
        }
        if let Some(publishers) = input.allowed_publishers {
            self.publishers = publishers.signing_profile_version_arns;
        }
        let policy =
            input.code_signing_policies.and_then(|policies| policies.untrusted_artifact_on_deployment);
        if let Some(policy) = policy {
            self.policy = policy.to_string();
        }
        if *self != before {
            self.modified = now.as_micros();
        }
    }

    /// The ARN.
    #[must_use]
    pub fn arn(&self) -> String {
        self.place.code_signing_arn(&self.id)
    }

    /// The configuration as the API answers it.
    #[must_use]
    pub fn describe(&self) -> model::CodeSigningConfig {
        let policy = model::CodeSigningPolicy::from(self.policy.as_str());
        let publishers = self.publishers.clone();
        model::CodeSigningConfig {
            code_signing_config_id: self.id.clone(),
            code_signing_config_arn: self.arn(),
            description: self.description.clone(),
            allowed_publishers: model::AllowedPublishers { signing_profile_version_arns: publishers },
            code_signing_policies: model::CodeSigningPolicies {
                untrusted_artifact_on_deployment: Some(policy),
            },
            last_modified: Timestamp::from_micros(self.modified).to_iso8601_millis(),
        }
    }
}

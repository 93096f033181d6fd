//! The heart of functions: configurations, versions, aliases, policies, and the states they pass.
//!
//! Everything here is synchronous and takes what it needs (the moment, the ids) from outside.
//!
//! | module | what it is |
//! |---|---|
//! | `configuration`, `checks`, `unsupported` | how a function is configured, and what is refused |
//! | `revision` | one configuration with its code and its state |
//! | `alias` | names for versions, and how calls are divided between two |
//! | `policy` | who may call a function |
//! | `settings` | recursion, provisioned concurrency, and records |
//! | `description` | all of it as the API answers it |

mod alias;
pub(in crate::lambda) mod checks;
mod configuration;
mod description;
mod policy;
mod revision;
mod settings;
mod unsupported;

pub use alias::Alias;
pub use configuration::{Configuration, Logging};
pub(in crate::lambda) use description::runtime_version_arn;
pub use revision::{Revision, Status};
pub use settings::{Provisioned, RuntimeManagement, ScalingConfig, Settings};
pub(in crate::lambda) use unsupported::without_effect;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::asynchronous::EventInvokeConfig;
use super::code::Digested;
use super::name::{Place, Qualifier};
use super::policy::Policy;
use super::refusal;
use super::url::FunctionUrl;
use crate::aws::Error;
use crate::aws::model::lambda as model;
use crate::clock::Timestamp;

/// What a change happens with: the moment, and a source of new revision ids.
#[derive(Clone, Copy)]
pub struct Circumstances<'a> {
    /// The current moment.
    pub now: Timestamp,
    /// Draws an id that was never drawn before.
    pub new_id: &'a dyn Fn() -> String,
}

/// A function with all its versions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Function {
    /// Where it lives.
    pub place: Place,
    /// Its name.
    pub name: String,
    /// `$LATEST`.
    pub latest: Revision,
    /// The published versions.
    pub versions: BTreeMap<u64, Revision>,
    next_version: u64,
    /// What `$LATEST` was when it was published last.
    published_from: Option<(Configuration, Digested)>,
    aliases: BTreeMap<String, Alias>,
    /// By version number or alias; the function's own is under the empty text.
    policies: BTreeMap<String, Policy>,
    /// The tags.
    pub tags: BTreeMap<String, String>,
    /// Reserved concurrency.
    pub reserved_concurrency: Option<u32>,
    /// How events are handled, by `$LATEST`, version number or alias.
    #[serde(default)]
    pub event_invoke: BTreeMap<String, EventInvokeConfig>,
    /// Its URLs, by `$LATEST` or alias.
    #[serde(default)]
    pub urls: BTreeMap<String, FunctionUrl>,
    /// What was set besides: recursion, provisioned concurrency, records.
    #[serde(default)]
    pub settings: Settings,
}

impl Function {
    /// A function that is being created; with `publish` also its version 1.
    #[must_use]
    pub fn create(
        place: Place,
        name: String,
        configuration: Configuration,
        code: Digested,
        publish: bool,
        with: Circumstances<'_>,
    ) -> Self {
        let latest = Revision::new(configuration, code, Status::Creating, with);
        let mut function = Self {
            place,
            name,
            latest,
            versions: BTreeMap::new(),
            next_version: 1,
            published_from: None,
            aliases: BTreeMap::new(),
            policies: BTreeMap::new(),
            tags: BTreeMap::new(),
            reserved_concurrency: None,
            event_invoke: BTreeMap::new(),
            urls: BTreeMap::new(),
            settings: Settings::default(),
        };
        if publish {
            function.add_version(None, Status::Creating, with);
        }
        function
    }

    /// Whether each tenant has environments of its own.
    ///
    /// *AWS documentation: Tenant isolation.*
    #[must_use]
    pub fn keeps_tenants_apart(&self) -> bool {
        self.latest.configuration.keeps_tenants_apart
    }

    /// Whether it may invoke itself in a circle.
    #[must_use]
    pub fn allows_recursion(&self) -> bool {
        self.settings.allows_recursion
    }

    /// How many environments are provisioned for a version, by itself or by an alias that points to it.
    #[must_use]
    pub fn provisioned_for(&self, version: u64) -> u32 {
        let means =
            |key: &str| self.version(&Qualifier::parse(key), 1.0) == Some(Qualifier::Version(version));
        let provisioned = self.settings.provisioned.iter();
        provisioned.filter(|(key, _)| means(key)).map(|(_, one)| one.requested).sum()
    }

    /// Whether a version uses the layer version with this ARN.
    #[must_use]
    pub fn uses_layer(&self, arn: &str) -> bool {
        let revisions = std::iter::once(&self.latest).chain(self.versions.values());
        revisions.flat_map(|revision| &revision.configuration.layers).any(|layer| layer.arn == arn)
    }

    /// The ARNs of the layer versions that some version uses, each once.
    #[must_use]
    pub fn layer_arns(&self) -> Vec<String> {
        let revisions = std::iter::once(&self.latest).chain(self.versions.values());
        let arns = revisions.flat_map(|revision| &revision.configuration.layers).map(|layer| &layer.arn);
        arns.collect::<BTreeSet<_>>().into_iter().cloned().collect()
    }

    /// The unqualified ARN.
    #[must_use]
    pub fn arn(&self) -> String {
        self.place.function_arn(&self.name)
    }

    /// Whether something is still being created or updated.
    #[must_use]
    pub fn is_unsettled(&self) -> bool {
        self.latest.status != Status::Active
            || self.versions.values().any(|version| version.status != Status::Active)
    }

    /// Whether it can't be invoked yet.
    #[must_use]
    pub fn is_being_created(&self) -> bool {
        self.latest.status == Status::Creating
    }

    /// Ends what was being created or updated. Answers whether anything was.
    pub fn settle(&mut self, with: Circumstances<'_>) -> bool {
        let mut settled = false;
        for revision in std::iter::once(&mut self.latest).chain(self.versions.values_mut()) {
            settled |= revision.settle(with);
        }
        settled
    }

    /// `UpdateFunctionCode`. Answers the version that was published, if one was.
    ///
    /// # Errors
    /// While another update is in progress; when `RevisionId` is not the current one.
    pub fn update_code(
        &mut self,
        code: Digested,
        input: &model::UpdateFunctionCodeInput,
        with: Circumstances<'_>,
    ) -> Result<Option<u64>, Error> {
        self.check_update(input.revision_id.as_deref())?;
        let mut configuration = self.latest.configuration.clone();
        if input.architectures.is_some() {
            configuration.architectures = configuration::architectures(input.architectures.as_deref());
        }
        self.latest = Revision::new(configuration, code, Status::Updating, with);
        let published = (input.publish == Some(true)).then(|| self.add_version(None, Status::Creating, with));
        Ok(published)
    }

    /// What `UpdateFunctionCode` checks before the code is looked at.
    ///
    /// # Errors
    /// What Virga doesn't support, by name.
    pub fn check_code_update(input: &model::UpdateFunctionCodeInput) -> Result<(), Error> {
        unsupported::in_code(input)
    }

    /// `UpdateFunctionConfiguration`.
    ///
    /// # Errors
    /// As [`Function::update_code`], and as [`Configuration::update`].
    pub fn update_configuration(
        &mut self,
        input: &model::UpdateFunctionConfigurationInput,
        with: Circumstances<'_>,
    ) -> Result<(), Error> {
        self.check_update(input.revision_id.as_deref())?;
        let configuration = self.latest.configuration.update(input)?;
        let code = self.latest.code.clone();
        self.latest = Revision::new(configuration, code, Status::Updating, with);
        Ok(())
    }

    /// `PublishVersion`: the number of the new version, or of the last one when nothing has changed
    /// since.
    ///
    /// # Errors
    /// While an update is in progress; when `RevisionId` or `CodeSha256` are not the current ones.
    pub fn publish(
        &mut self,
        input: &model::PublishVersionInput,
        with: Circumstances<'_>,
    ) -> Result<u64, Error> {
        if input.publish_to.is_some() {
            return Err(refusal::not_supported("the parameter PublishTo of functions"));
        }
        self.check_update(input.revision_id.as_deref())?;
        let current = &self.latest.code.sha256;
        if let Some(expected) = input.code_sha256.as_ref().filter(|expected| *expected != current) {
            return Err(refusal::invalid_parameter(format!(
                "CodeSHA256 ({expected}) is different from current CodeSHA256 in $LATEST ({current}). \
                 Please try again with the CodeSHA256 in $LATEST."
            )));
        }
        let unchanged = self.published_from.as_ref().is_some_and(|(configuration, code)| {
            *configuration == self.latest.configuration && *code == self.latest.code
        });
        match self.versions.last_key_value() {
            Some((&number, _)) if unchanged => Ok(number),
            _ => {
                let number = self.add_version(input.description.clone(), Status::Active, with);
                self.latest.revision_id = (with.new_id)();
                Ok(number)
            }
        }
    }

    /// The version that `qualifier` means; `share`, from 0 to 1, decides between the two of an alias.
    #[must_use]
    pub fn version(&self, qualifier: &Qualifier, share: f64) -> Option<Qualifier> {
        match qualifier {
            Qualifier::Latest => Some(Qualifier::Latest),
            Qualifier::Version(number) => self.versions.contains_key(number).then_some(qualifier.clone()),
            Qualifier::Alias(name) => self.aliases.get(name).map(|alias| alias.version(share)),
        }
    }

    /// The revision that a version is; `None` for aliases, too.
    #[must_use]
    pub fn revision(&self, version: &Qualifier) -> Option<&Revision> {
        match version {
            Qualifier::Latest => Some(&self.latest),
            Qualifier::Version(number) => self.versions.get(number),
            Qualifier::Alias(_) => None,
        }
    }

    /// Deletes a published version.
    ///
    /// # Errors
    /// When there is none, or an alias points to it.
    pub fn delete_version(&mut self, qualifier: &Qualifier) -> Result<(), Error> {
        let Qualifier::Version(number) = qualifier else {
            return Err(refusal::invalid_parameter("Deletion of aliases is not currently supported."));
        };
        let names: Vec<&str> = self.aliases_of(*number).map(|alias| alias.name.as_str()).collect();
        if !names.is_empty() {
            let names = names.join(", ");
            return Err(refusal::conflict(format!(
                "Unable to delete version because the following aliases reference it: [{names}]"
            )));
        }
        if self.versions.remove(number).is_none() {
            return Err(refusal::function_not_found(&self.place.qualified_arn(&self.name, qualifier)));
        }
        self.policies.remove(&qualifier.to_string());
        self.settings.forget(&qualifier.to_string());
        Ok(())
    }

    /// The hashes of all code that some version still has.
    pub fn code_in_use(&self) -> impl Iterator<Item = &Digested> {
        std::iter::once(&self.latest.code).chain(self.versions.values().map(|version| &version.code))
    }

    fn check_update(&self, revision_id: Option<&str>) -> Result<(), Error> {
        match self.latest.status {
            Status::Creating => return Err(refusal::still_pending()),
            Status::Updating => return Err(refusal::update_in_progress(&self.arn())),
            Status::Active => {}
        }
        match revision_id {
            Some(expected) if expected != self.latest.revision_id => {
                Err(refusal::stale_revision("GetFunction/GetAlias"))
            }
            _ => Ok(()),
        }
    }

    fn add_version(&mut self, description: Option<String>, status: Status, with: Circumstances<'_>) -> u64 {
        let number = self.next_version;
        self.next_version += 1;
        self.published_from = Some((self.latest.configuration.clone(), self.latest.code.clone()));
        let mut configuration = self.latest.configuration.clone();
        if let Some(description) = description {
            configuration.description = description;
        }
        let version = Revision::new(configuration, self.latest.code.clone(), status, with);
        self.versions.insert(number, version);
        number
    }
}

#[cfg(test)]
mod tests;

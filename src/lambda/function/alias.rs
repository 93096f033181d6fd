//! Aliases: names for versions, and how calls are divided between two.

use serde::{Deserialize, Serialize};

use super::{Circumstances, Function};
use crate::aws::Error;
use crate::aws::model::lambda as model;
use crate::lambda::name::Qualifier;
use crate::lambda::refusal;

/// A name for a version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alias {
    /// Its name.
    pub name: String,
    /// The version it points to; `None` is `$LATEST`.
    target: Option<u64>,
    description: String,
    /// A second version, and the share of calls, 0 to 1, that it gets.
    second: Option<(u64, f64)>,
    pub(super) revision_id: String,
}

impl Alias {
    /// The version that a call gets; `share`, from 0 up to and without 1, decides between two.
    #[must_use]
    pub fn version(&self, share: f64) -> Qualifier {
        match (self.second, self.target) {
            (Some((second, weight)), _) if share < weight => Qualifier::Version(second),
            (_, Some(target)) => Qualifier::Version(target),
            (_, None) => Qualifier::Latest,
        }
    }

    fn points_to(&self, version: u64) -> bool {
        self.target == Some(version) || self.second.is_some_and(|(second, _)| second == version)
    }

    fn check_revision(&self, expected: Option<&str>) -> Result<(), Error> {
        match expected {
            Some(expected) if expected != self.revision_id => {
                Err(refusal::stale_revision("GetFunction/GetAlias"))
            }
            _ => Ok(()),
        }
    }
}

impl Function {
    /// The aliases that point to `version`, in the order of their names.
    pub(super) fn aliases_of(&self, version: u64) -> impl Iterator<Item = &Alias> {
        self.aliases.values().filter(move |alias| alias.points_to(version))
    }

    /// The alias called `name`.
    #[must_use]
    pub fn alias(&self, name: &str) -> Option<&Alias> {
        self.aliases.get(name)
    }

    /// The alias called `name`, to be changed with a new revision id.
    pub(super) fn alias_mut(&mut self, name: &str) -> Option<&mut Alias> {
        self.aliases.get_mut(name)
    }

    /// `CreateAlias`.
    ///
    /// # Errors
    /// When it exists, when a version it names doesn't, or when it divides calls badly.
    pub fn create_alias(
        &mut self,
        input: &model::CreateAliasInput,
        with: Circumstances<'_>,
    ) -> Result<model::AliasConfiguration, Error> {
        let arn = self.place.qualified_arn(&self.name, &input.name);
        let target = self.target(&input.function_version)?;
        let second = self.second(target, input.routing_config.as_ref())?;
        if self.aliases.contains_key(&input.name) {
            return Err(refusal::conflict(format!("Alias already exists: {arn}")));
        }
        let alias = Alias {
            name: input.name.clone(),
            target,
            description: input.description.clone().unwrap_or_default(),
            second,
            revision_id: (with.new_id)(),
        };
        let description = self.describe_alias(&alias);
        self.aliases.insert(alias.name.clone(), alias);
        Ok(description)
    }

    /// `UpdateAlias`; what it leaves out stays.
    ///
    /// # Errors
    /// As [`Function::create_alias`]; when there is none; when `RevisionId` is not the current one.
    pub fn update_alias(
        &mut self,
        input: &model::UpdateAliasInput,
        with: Circumstances<'_>,
    ) -> Result<model::AliasConfiguration, Error> {
        let Some(current) = self.aliases.get(&input.name) else {
            let arn = self.place.qualified_arn(&self.name, &input.name);
            return Err(refusal::not_found(format!("Alias not found: {arn}")));
        };
        current.check_revision(input.revision_id.as_deref())?;
        let mut alias = current.clone();
        if let Some(version) = &input.function_version {
            alias.target = self.target(version)?;
        }
        if input.routing_config.is_some() {
            alias.second = self.second(alias.target, input.routing_config.as_ref())?;
        }
        if let Some(description) = &input.description {
            alias.description.clone_from(description);
        }
        alias.revision_id = (with.new_id)();
        let description = self.describe_alias(&alias);
        self.aliases.insert(alias.name.clone(), alias);
        Ok(description)
    }

    /// `DeleteAlias`; deleting what isn't there is no error.
    pub fn delete_alias(&mut self, name: &str) {
        self.aliases.remove(name);
        self.policies.remove(name);
    }

    /// All aliases, or those of one version, in the order of their names.
    #[must_use]
    pub fn list_aliases(&self, version: Option<&str>) -> Vec<model::AliasConfiguration> {
        let wanted = |alias: &&Alias| {
            version.is_none_or(|version| match Qualifier::parse(version) {
                Qualifier::Version(number) => alias.points_to(number),
                _ => alias.target.is_none(),
            })
        };
        self.aliases.values().filter(wanted).map(|alias| self.describe_alias(alias)).collect()
    }

    /// An alias as the API answers it.
    #[must_use]
    pub fn describe_alias(&self, alias: &Alias) -> model::AliasConfiguration {
        let routing = alias.second.map(|(version, weight)| model::AliasRoutingConfiguration {
            additional_version_weights: Some([(version.to_string(), weight)].into()),
        });
        model::AliasConfiguration {
            alias_arn: Some(self.place.qualified_arn(&self.name, &alias.name)),
            name: Some(alias.name.clone()),
            function_version: Some(
                alias.target.map_or_else(|| "$LATEST".to_owned(), |number| number.to_string()),
            ),
            description: Some(alias.description.clone()),
            routing_config: routing,
            revision_id: Some(alias.revision_id.clone()),
        }
    }

    fn target(&self, version: &str) -> Result<Option<u64>, Error> {
        match Qualifier::parse(version) {
            Qualifier::Latest => Ok(None),
            Qualifier::Version(number) if self.versions.contains_key(&number) => Ok(Some(number)),
            qualifier => Err(refusal::function_not_found(&self.place.qualified_arn(&self.name, qualifier))),
        }
    }

    fn second(
        &self,
        target: Option<u64>,
        routing: Option<&model::AliasRoutingConfiguration>,
    ) -> Result<Option<(u64, f64)>, Error> {
        let weights = routing.and_then(|routing| routing.additional_version_weights.as_ref());
        let Some((version, weight)) = weights.and_then(|weights| weights.first_key_value()) else {
            return Ok(None);
        };
        if weights.is_some_and(|weights| weights.len() > 1) {
            return Err(refusal::invalid_parameter(
                "Number of items in AdditionalVersionWeights cannot be greater than 1",
            ));
        }
        let Some(target) = target else {
            let message = "$LATEST is not supported for an alias pointing to more than 1 version";
            return Err(model::error::invalid_parameter_value(message));
        };
        let Some(second) = self.target(version)? else { return Ok(None) };
        if second == target {
            return Err(refusal::invalid_parameter(format!(
                "Invalid function version {second}. Function version {second} is already included in routing configuration."
            )));
        }
        Ok(Some((second, *weight)))
    }
}

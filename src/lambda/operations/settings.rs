//! Recursion, runtime management and scaling of functions.

use crate::aws::model::lambda as model;
use crate::aws::{Call, Error};
use crate::lambda::function::{RuntimeManagement, ScalingConfig, runtime_version_arn};
use crate::lambda::name::{Place, Qualifier, Reference};
use crate::lambda::{Engine, refusal};

impl Engine {
    pub(super) async fn put_function_recursion_config(
        &self,
        call: &Call,
        input: model::PutFunctionRecursionConfigInput,
    ) -> Result<model::PutFunctionRecursionConfigOutput, Error> {
        let place = Place::of(call);
        let reference = Reference::parse(&place, &input.function_name, None)?;
        let missing = || refusal::function_not_found(&reference.arn(&place));
        let territory = self.territory(&place);
        let change = self.change(&territory, &reference.name, missing, |entry, _| {
            entry.function.settings.allows_recursion = input.recursive_loop == model::RecursiveLoop::Allow;
            Ok(())
        });
        change.await?;
        Ok(model::PutFunctionRecursionConfigOutput { recursive_loop: Some(input.recursive_loop) })
    }

    pub(super) async fn get_function_recursion_config(
        &self,
        call: &Call,
        input: model::GetFunctionRecursionConfigInput,
    ) -> Result<model::GetFunctionRecursionConfigOutput, Error> {
        let place = Place::of(call);
        let reference = Reference::parse(&place, &input.function_name, None)?;
        let allows = self.look(&place, &reference, |entry| Some(entry.function.allows_recursion()))?;
        let recursive_loop =
            if allows { model::RecursiveLoop::Allow } else { model::RecursiveLoop::Terminate };
        Ok(model::GetFunctionRecursionConfigOutput { recursive_loop: Some(recursive_loop) })
    }

    pub(super) async fn put_runtime_management_config(
        &self,
        call: &Call,
        input: model::PutRuntimeManagementConfigInput,
    ) -> Result<model::PutRuntimeManagementConfigOutput, Error> {
        let place = Place::of(call);
        let reference = Reference::parse(&place, &input.function_name, input.qualifier.as_deref())?;
        let manual = input.update_runtime_on == model::UpdateRuntimeOn::Manual;
        if manual != input.runtime_version_arn.is_some() {
            return Err(refusal::invalid_parameter(if manual {
                "RuntimeVersionArn is required when UpdateRuntimeOn is Manual."
            } else {
                "RuntimeVersionArn can only be specified when UpdateRuntimeOn is Manual."
            }));
        }
        self.note_without_effect("lambda:PutRuntimeManagementConfig");
        let (key, version) = managed(&reference)?;
        let missing = || refusal::function_not_found(&reference.arn(&place));
        let management = RuntimeManagement {
            update_on: input.update_runtime_on.to_string(),
            version_arn: input.runtime_version_arn.clone(),
        };
        let territory = self.territory(&place);
        let change = self.change(&territory, &reference.name, missing, |entry, _| {
            entry.function.revision(&version).ok_or_else(missing)?;
            entry.function.settings.runtime_management.insert(key, management);
            Ok(())
        });
        change.await?;
        Ok(model::PutRuntimeManagementConfigOutput {
            update_runtime_on: input.update_runtime_on,
            function_arn: reference.full_arn(&place),
            runtime_version_arn: input.runtime_version_arn,
        })
    }

    pub(super) async fn get_runtime_management_config(
        &self,
        call: &Call,
        input: model::GetRuntimeManagementConfigInput,
    ) -> Result<model::GetRuntimeManagementConfigOutput, Error> {
        let place = Place::of(call);
        let reference = Reference::parse(&place, &input.function_name, input.qualifier.as_deref())?;
        let (key, version) = managed(&reference)?;
        self.look(&place, &reference, |entry| {
            let revision = entry.function.revision(&version)?;
            let management = entry.function.settings.runtime_management.get(&key);
            let update_on = management.map_or("Auto", |management| management.update_on.as_str());
            let current = || runtime_version_arn(&place, &revision.configuration.runtime);
            let chosen = management.and_then(|management| management.version_arn.clone());
            Some(model::GetRuntimeManagementConfigOutput {
                update_runtime_on: Some(model::UpdateRuntimeOn::from(update_on)),
                function_arn: Some(reference.full_arn(&place)),
                runtime_version_arn: (update_on != "Auto").then(|| chosen.unwrap_or_else(current)),
            })
        })
    }

    pub(super) async fn put_function_scaling_config(
        &self,
        call: &Call,
        input: model::PutFunctionScalingConfigInput,
    ) -> Result<model::PutFunctionScalingConfigOutput, Error> {
        let place = Place::of(call);
        let reference = Reference::parse(&place, &input.function_name, Some(&input.qualifier))?;
        let (key, version) = managed(&reference)?;
        let missing = || refusal::function_not_found(&reference.arn(&place));
        let config = input.function_scaling_config.as_ref();
        let bounds = config.and_then(|it| it.min_execution_environments.zip(it.max_execution_environments));
        if bounds.is_some_and(|(minimum, maximum)| minimum > maximum) {
            return Err(refusal::invalid_parameter(
                "MinExecutionEnvironments must be less than or equal to MaxExecutionEnvironments.",
            ));
        }
        self.note_without_effect("lambda:PutFunctionScalingConfig");
        let territory = self.territory(&place);
        let change = self.change(&territory, &reference.name, missing, |entry, _| {
            entry.function.revision(&version).ok_or_else(missing)?;
            let scaling = &mut entry.function.settings.scaling;
            match &input.function_scaling_config {
                Some(config) => {
                    let minimum = config.min_execution_environments;
                    let maximum = config.max_execution_environments;
                    scaling.insert(key, ScalingConfig { minimum, maximum });
                }
                None => {
                    scaling.remove(&key);
                }
            }
            Ok(())
        });
        change.await?;
        Ok(model::PutFunctionScalingConfigOutput { function_state: Some(model::State::Active) })
    }

    pub(super) async fn get_function_scaling_config(
        &self,
        call: &Call,
        input: model::GetFunctionScalingConfigInput,
    ) -> Result<model::GetFunctionScalingConfigOutput, Error> {
        let place = Place::of(call);
        let reference = Reference::parse(&place, &input.function_name, Some(&input.qualifier))?;
        let (key, version) = managed(&reference)?;
        self.look(&place, &reference, |entry| {
            entry.function.revision(&version)?;
            let config =
                entry.function.settings.scaling.get(&key).map(|config| model::FunctionScalingConfig {
                    min_execution_environments: config.minimum,
                    max_execution_environments: config.maximum,
                });
            Some(model::GetFunctionScalingConfigOutput {
                function_arn: Some(reference.full_arn(&place)),
                applied_function_scaling_config: config.clone(),
                requested_function_scaling_config: config,
            })
        })
    }
}

/// The version that a setting belongs to, and the key that it is kept under; aliases have none.
fn managed(reference: &Reference) -> Result<(String, Qualifier), Error> {
    let version = reference.qualifier.clone().unwrap_or(Qualifier::Latest);
    if matches!(version, Qualifier::Alias(_)) {
        return Err(refusal::invalid_parameter("The qualifier must be $LATEST or a published version."));
    }
    Ok((version.to_string(), version))
}

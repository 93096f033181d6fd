//! Code signing configurations: create, get, list, update, delete, and which functions have them.

use super::pages::page;
use crate::aws::model::lambda as model;
use crate::aws::{Call, Error};
use crate::lambda::name::{Place, Reference};
use crate::lambda::record::CodeSigningConfig;
use crate::lambda::territory::CODE_SIGNING;
use crate::lambda::{Engine, refusal};

/// Under which name the gaps count these records.
const WITHOUT_EFFECT: &str = "lambda:CodeSigningConfig";

impl Engine {
    pub(super) async fn create_code_signing_config(
        &self,
        call: &Call,
        input: model::CreateCodeSigningConfigInput,
    ) -> Result<model::CreateCodeSigningConfigOutput, Error> {
        if input.tags.as_ref().is_some_and(|tags| !tags.is_empty()) {
            return Err(refusal::not_supported("tags of code signing configurations"));
        }
        let place = Place::of(call);
        self.note_without_effect(WITHOUT_EFFECT);
        let digits = self.shared.house.randomness.text(b"0123456789abcdef", 17);
        let now = self.shared.house.clock.now();
        let config = CodeSigningConfig::create(place.clone(), format!("csc-{digits}"), input, now);
        let described = config.describe();
        let commit = {
            let territory = self.territory(&place);
            let mut state = territory.lock();
            let commit = self.shared.house.store.commit(|batch| {
                batch.put(CODE_SIGNING, &place.account, config.arn(), &config);
            });
            state.code_signing.insert(config.arn(), config);
            commit
        };
        commit.durable().await;
        Ok(model::CreateCodeSigningConfigOutput { code_signing_config: described })
    }

    pub(super) async fn get_code_signing_config(
        &self,
        call: &Call,
        input: model::GetCodeSigningConfigInput,
    ) -> Result<model::GetCodeSigningConfigOutput, Error> {
        let arn = &input.code_signing_config_arn;
        let territory = self.territory(&Place::of(call));
        let state = territory.lock();
        let config = state.code_signing.get(arn).ok_or_else(|| no_config(arn))?;
        Ok(model::GetCodeSigningConfigOutput { code_signing_config: config.describe() })
    }

    pub(super) async fn update_code_signing_config(
        &self,
        call: &Call,
        input: model::UpdateCodeSigningConfigInput,
    ) -> Result<model::UpdateCodeSigningConfigOutput, Error> {
        let arn = input.code_signing_config_arn.clone();
        let place = Place::of(call);
        let (described, commit) = {
            let territory = self.territory(&place);
            let mut state = territory.lock();
            let config = state.code_signing.get_mut(&arn).ok_or_else(|| no_config(&arn))?;
            config.update(input, self.shared.house.clock.now());
            let commit = self.shared.house.store.commit(|batch| {
                batch.put(CODE_SIGNING, &place.account, arn.clone(), config);
            });
            (config.describe(), commit)
        };
        commit.durable().await;
        Ok(model::UpdateCodeSigningConfigOutput { code_signing_config: described })
    }

    pub(super) async fn delete_code_signing_config(
        &self,
        call: &Call,
        input: model::DeleteCodeSigningConfigInput,
    ) -> Result<model::DeleteCodeSigningConfigOutput, Error> {
        let arn = input.code_signing_config_arn;
        let place = Place::of(call);
        let commit = {
            let territory = self.territory(&place);
            let mut state = territory.lock();
            let used = state
                .functions
                .values()
                .any(|entry| entry.function.settings.code_signing.as_ref() == Some(&arn));
            if used {
                return Err(refusal::conflict(format!(
                    "The code signing configuration {arn} is in use by a function: remove it there first."
                )));
            }
            state.code_signing.remove(&arn).ok_or_else(|| no_config(&arn))?;
            self.shared.house.store.commit(|batch| batch.delete(CODE_SIGNING, &place.account, arn))
        };
        commit.durable().await;
        Ok(model::DeleteCodeSigningConfigOutput::default())
    }

    pub(super) async fn list_code_signing_configs(
        &self,
        call: &Call,
        input: model::ListCodeSigningConfigsInput,
    ) -> Result<model::ListCodeSigningConfigsOutput, Error> {
        let territory = self.territory(&Place::of(call));
        let state = territory.lock();
        let configs: Vec<&CodeSigningConfig> = state.code_signing.values().collect();
        let (page, next_marker) =
            page(configs, |config| config.id.as_str(), input.marker.as_deref(), input.max_items)?;
        let configs = page.into_iter().map(CodeSigningConfig::describe).collect();
        Ok(model::ListCodeSigningConfigsOutput { next_marker, code_signing_configs: Some(configs) })
    }

    pub(super) async fn list_functions_by_code_signing_config(
        &self,
        call: &Call,
        input: model::ListFunctionsByCodeSigningConfigInput,
    ) -> Result<model::ListFunctionsByCodeSigningConfigOutput, Error> {
        let arn = &input.code_signing_config_arn;
        let territory = self.territory(&Place::of(call));
        let state = territory.lock();
        if !state.code_signing.contains_key(arn) {
            return Err(no_config(arn));
        }
        let functions = state.functions.values().map(|entry| &entry.function);
        let with = functions.filter(|function| function.settings.code_signing.as_ref() == Some(arn));
        let arns = with.map(crate::lambda::function::Function::arn).collect();
        let (page, next_marker) = page(arns, String::as_str, input.marker.as_deref(), input.max_items)?;
        Ok(model::ListFunctionsByCodeSigningConfigOutput { next_marker, function_arns: Some(page) })
    }

    pub(super) async fn put_function_code_signing_config(
        &self,
        call: &Call,
        input: model::PutFunctionCodeSigningConfigInput,
    ) -> Result<model::PutFunctionCodeSigningConfigOutput, Error> {
        let place = Place::of(call);
        let arn = input.code_signing_config_arn;
        self.check_code_signing(&place, &arn)?;
        let function_name = self.set_code_signing(&place, &input.function_name, Some(arn.clone())).await?;
        Ok(model::PutFunctionCodeSigningConfigOutput { code_signing_config_arn: arn, function_name })
    }

    pub(super) async fn get_function_code_signing_config(
        &self,
        call: &Call,
        input: model::GetFunctionCodeSigningConfigInput,
    ) -> Result<model::GetFunctionCodeSigningConfigOutput, Error> {
        let place = Place::of(call);
        let reference = Reference::parse(&place, &input.function_name, None)?;
        let arn =
            self.look(&place, &reference, |entry| Some(entry.function.settings.code_signing.clone()))?;
        let function_name = reference.name;
        // AWS answers empty members, which its own model calls required, as absent ones.
        let code_signing_config_arn = arn.unwrap_or_default();
        Ok(model::GetFunctionCodeSigningConfigOutput { code_signing_config_arn, function_name })
    }

    pub(super) async fn delete_function_code_signing_config(
        &self,
        call: &Call,
        input: model::DeleteFunctionCodeSigningConfigInput,
    ) -> Result<model::DeleteFunctionCodeSigningConfigOutput, Error> {
        self.set_code_signing(&Place::of(call), &input.function_name, None).await?;
        Ok(model::DeleteFunctionCodeSigningConfigOutput::default())
    }

    /// Whether a function may have the configuration `arn`.
    pub(super) fn check_code_signing(&self, place: &Place, arn: &str) -> Result<(), Error> {
        if self.territory(place).lock().code_signing.contains_key(arn) {
            return Ok(());
        }
        let message = format!(
            "The code signing configuration cannot be found. Check that the provided configuration is not deleted: \
             {arn}."
        );
        Err(model::error::code_signing_config_not_found(message).with_member("Type", "User"))
    }

    async fn set_code_signing(
        &self,
        place: &Place,
        function: &str,
        arn: Option<String>,
    ) -> Result<String, Error> {
        let Reference { name, .. } = Reference::parse(place, function, None)?;
        let missing = || refusal::function_not_found(&place.function_arn(&name));
        let territory = self.territory(place);
        let change = self.change(&territory, &name, missing, |entry, _| {
            entry.function.settings.code_signing = arn;
            Ok(())
        });
        change.await?;
        Ok(name)
    }
}

fn no_config(arn: &str) -> Error {
    model::error::resource_not_found(format!("The Lambda code signing configuration {arn} can not be found."))
}

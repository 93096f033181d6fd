//! Functions: create, get, list, update, delete.

use std::sync::Arc;

use super::pages::{page, version_key};
use crate::aws::model::lambda as model;
use crate::aws::{Call, Error};
use crate::lambda::code::{self, Entrypoint, Package};
use crate::lambda::function::{self, Circumstances, Configuration, Function, checks};
use crate::lambda::invocation::runnable;
use crate::lambda::name::{Place, Qualifier, Reference};
use crate::lambda::territory::{Entry, State};
use crate::lambda::{Engine, refusal};
use crate::neighbours::House;
use crate::runtime::Interpreter;

/// All code of an account in a region, in bytes: 75 GB.
///
/// *AWS documentation: Lambda quotas.*
pub(super) const CODE_STORAGE_LIMIT: u64 = 80_530_636_800;

impl Engine {
    pub(super) async fn create_function(
        &self,
        call: &Call,
        input: model::CreateFunctionInput,
    ) -> Result<model::CreateFunctionOutput, Error> {
        let place = Place::of(call);
        let Reference { name, qualifier } = Reference::parse(&place, &input.function_name, None)?;
        if qualifier.is_some() {
            return Err(refusal::invalid_parameter("FunctionName can't be qualified when it is created"));
        }
        let mut configuration = Configuration::create(&name, &input)?;
        let layers = self.resolve_layers(&place, input.layers.as_deref().unwrap_or_default())?;
        configuration.layers = layers.iter().map(|(used, _)| used.clone()).collect();
        if let Some(arn) = &input.code_signing_config_arn {
            self.check_code_signing(&place, arn)?;
        }
        let records = function::without_effect(
            input.tracing_config.as_ref(),
            input.snap_start.as_ref(),
            input.kms_key_arn.as_ref(),
        );
        let tags = input.tags.unwrap_or_default();
        checks::tags(&tags)?;
        let code = input.code;
        let zip =
            self.source(call, code.zip_file, code.s3_bucket, code.s3_key, code.s3_object_version).await?;
        let package = take_in(zip).await?;
        let laid_over: Vec<_> = layers.iter().map(|(_, package)| Arc::clone(package)).collect();
        code::check_together(&package, &laid_over)?;
        self.check_runnable(&configuration, &package)?;
        let House { clock, randomness, store, .. } = &self.shared.house;
        let new_id = || randomness.uuid().to_string();
        let with = Circumstances { now: clock.now(), new_id: &new_id };
        let publish = input.publish == Some(true);
        let mut function = Function::create(
            place.clone(),
            name.clone(),
            configuration,
            package.digest.clone(),
            publish,
            with,
        );
        function.tags = tags;
        function.settings.code_signing = input.code_signing_config_arn;
        let described = describe_creation(&function, publish);
        let mut entry = Entry::new(function);
        entry.add_package(Arc::clone(&package));
        for (used, package) in layers {
            entry.add_layer(used.arn, package);
        }
        let commit = {
            let territory = self.territory(&place);
            let mut state = territory.lock();
            if state.functions.contains_key(&name) {
                return Err(refusal::conflict(format!("Function already exist: {name}")));
            }
            check_storage(&state, &package)?;
            state.functions.insert(name.clone(), entry);
            state.write(store, &name, Some(&package), Vec::new())
        };
        commit.durable().await;
        for setting in records {
            self.note_without_effect(setting);
        }
        self.settle(&place, &name);
        Ok(described)
    }

    pub(super) async fn get_function(
        &self,
        call: &Call,
        input: model::GetFunctionInput,
    ) -> Result<model::GetFunctionOutput, Error> {
        let place = Place::of(call);
        let reference = Reference::parse(&place, &input.function_name, input.qualifier.as_deref())?;
        self.look(&place, &reference, |entry| {
            let function = &entry.function;
            let configuration = described(function, &reference, &place)?;
            let version = configuration.version.clone().unwrap_or_default();
            let code = model::FunctionCodeLocation {
                repository_type: Some("S3".to_owned()),
                location: Some(self.code_location(&place, &function.name, &version, &call.authority)),
                ..Default::default()
            };
            let concurrency = function.reserved_concurrency.and_then(|reserved| i32::try_from(reserved).ok());
            Some(model::GetFunctionOutput {
                configuration: Some(configuration),
                code: Some(code),
                tags: (!function.tags.is_empty()).then(|| function.tags.clone()),
                tags_error: None,
                concurrency: concurrency
                    .map(|reserved| model::Concurrency { reserved_concurrent_executions: Some(reserved) }),
            })
        })
    }

    pub(super) async fn get_function_configuration(
        &self,
        call: &Call,
        input: model::GetFunctionConfigurationInput,
    ) -> Result<model::GetFunctionConfigurationOutput, Error> {
        let place = Place::of(call);
        let reference = Reference::parse(&place, &input.function_name, input.qualifier.as_deref())?;
        self.look(&place, &reference, |entry| described(&entry.function, &reference, &place))
    }

    pub(super) async fn list_functions(
        &self,
        call: &Call,
        input: model::ListFunctionsInput,
    ) -> Result<model::ListFunctionsOutput, Error> {
        let territory = self.territory(&Place::of(call));
        let all_versions = input.function_version.is_some();
        let listed = {
            let state = territory.lock();
            let functions = state.functions.values().map(|entry| &entry.function);
            let describe = |function: &Function| {
                if all_versions {
                    return function.describe_versions();
                }
                function.describe_briefly(&Qualifier::Latest, function.arn()).into_iter().collect()
            };
            functions.flat_map(describe).collect::<Vec<_>>()
        };
        let key = |function: &model::FunctionConfiguration| {
            let version = version_key(function.version.as_deref().unwrap_or_default());
            format!("{} {version}", function.function_name.as_deref().unwrap_or_default())
        };
        let keyed = listed.into_iter().map(|function| (key(&function), function)).collect();
        let (page, next_marker) =
            page(keyed, |(key, _)| key.as_str(), input.marker.as_deref(), input.max_items)?;
        let functions = page.into_iter().map(|(_, function)| function).collect();
        Ok(model::ListFunctionsOutput { next_marker, functions: Some(functions) })
    }

    pub(super) async fn update_function_code(
        &self,
        call: &Call,
        input: model::UpdateFunctionCodeInput,
    ) -> Result<model::UpdateFunctionCodeOutput, Error> {
        let place = Place::of(call);
        let Reference { name, .. } = Reference::parse(&place, &input.function_name, None)?;
        Function::check_code_update(&input)?;
        let missing = || refusal::function_not_found(&place.function_arn(&name));
        let configuration = {
            let territory = self.territory(&place);
            let state = territory.lock();
            let entry = state.functions.get(&name).ok_or_else(missing)?;
            entry.function.latest.configuration.clone()
        };
        let (bucket, key) = (input.s3_bucket.clone(), input.s3_key.clone());
        let zip =
            self.source(call, input.zip_file.clone(), bucket, key, input.s3_object_version.clone()).await?;
        let package = take_in(zip).await?;
        self.check_runnable(&configuration, &package)?;
        let described = self.replace_code(&place, &name, &package, &input).await?;
        if input.dry_run != Some(true) {
            self.settle(&place, &name);
        }
        Ok(described)
    }

    async fn replace_code(
        &self,
        place: &Place,
        name: &str,
        package: &Arc<Package>,
        input: &model::UpdateFunctionCodeInput,
    ) -> Result<model::FunctionConfiguration, Error> {
        let House { clock, randomness, store, .. } = &self.shared.house;
        let new_id = || randomness.uuid().to_string();
        let with = Circumstances { now: clock.now(), new_id: &new_id };
        let missing = || refusal::function_not_found(&place.function_arn(name));
        let territory = self.territory(place);
        let (described, commit) = {
            let mut state = territory.lock();
            check_storage(&state, package)?;
            let entry = state.functions.get_mut(name).ok_or_else(missing)?;
            code::check_together(package, &entry.layers(&Qualifier::Latest))?;
            if input.dry_run == Some(true) {
                let mut trial = entry.function.clone();
                let published = trial.update_code(package.digest.clone(), input, with)?;
                return describe_update(&trial, published).ok_or_else(missing);
            }
            let published = entry.function.update_code(package.digest.clone(), input, with)?;
            entry.add_package(Arc::clone(package));
            entry.discard_artifact(&Qualifier::Latest);
            let described = describe_update(&entry.function, published).ok_or_else(missing)?;
            (described, state.write(store, name, Some(package), Vec::new()))
        };
        commit.durable().await;
        Ok(described)
    }

    pub(super) async fn update_function_configuration(
        &self,
        call: &Call,
        input: model::UpdateFunctionConfigurationInput,
    ) -> Result<model::UpdateFunctionConfigurationOutput, Error> {
        let place = Place::of(call);
        let Reference { name, .. } = Reference::parse(&place, &input.function_name, None)?;
        let missing = || refusal::function_not_found(&place.function_arn(&name));
        let territory = self.territory(&place);
        if !territory.lock().functions.contains_key(&name) {
            return Err(missing());
        }
        let layers = input.layers.as_deref().map(|arns| self.resolve_layers(&place, arns)).transpose()?;
        let described = self.change(&territory, &name, missing, |entry, with| {
            if let (Some(layers), Some(package)) = (&layers, entry.package(&Qualifier::Latest)) {
                let layers: Vec<_> = layers.iter().map(|(_, package)| Arc::clone(package)).collect();
                code::check_together(&package, &layers)?;
            }
            entry.function.update_configuration(&input, with)?;
            if let Some(layers) = layers {
                let used = layers.iter().map(|(used, _)| used.clone()).collect();
                entry.function.latest.configuration.layers = used;
                for (used, package) in layers {
                    entry.add_layer(used.arn, package);
                }
            }
            entry.discard_artifact(&Qualifier::Latest);
            describe_update(&entry.function, None).ok_or_else(missing)
        });
        let described = described.await?;
        for setting in function::without_effect(
            input.tracing_config.as_ref(),
            input.snap_start.as_ref(),
            input.kms_key_arn.as_ref(),
        ) {
            self.note_without_effect(setting);
        }
        self.settle(&place, &name);
        Ok(described)
    }

    pub(super) async fn delete_function(
        &self,
        call: &Call,
        input: model::DeleteFunctionInput,
    ) -> Result<model::DeleteFunctionOutput, Error> {
        let place = Place::of(call);
        let reference = Reference::parse(&place, &input.function_name, input.qualifier.as_deref())?;
        let missing = || refusal::function_not_found(&reference.arn(&place));
        let territory = self.territory(&place);
        match &reference.qualifier {
            Some(Qualifier::Latest) => {
                return Err(refusal::invalid_parameter(
                    "$LATEST version cannot be deleted without deleting the function.",
                ));
            }
            Some(qualifier) => {
                let deleted = self.change(&territory, &reference.name, missing, |entry, _| {
                    entry.discard_artifact(qualifier);
                    entry.function.delete_version(qualifier)
                });
                deleted.await?;
            }
            None => {
                let removed = territory.lock().remove(&self.shared.house.store, &reference.name);
                let (entry, commit) = removed.ok_or_else(missing)?;
                self.shared.urls.strike(entry.function.urls.values());
                commit.durable().await;
            }
        }
        Ok(model::DeleteFunctionOutput { status_code: Some(204) })
    }

    /// The zip file that a call brings, or names in S3.
    async fn source(
        &self,
        call: &Call,
        zip: Option<bytes::Bytes>,
        bucket: Option<String>,
        key: Option<String>,
        version: Option<String>,
    ) -> Result<bytes::Bytes, Error> {
        match (zip, bucket, key) {
            (Some(zip), None, None) => code::uploaded(zip),
            (None, Some(bucket), Some(key)) => self.object(call, &bucket, &key, version.as_deref()).await,
            (Some(_), ..) => Err(refusal::invalid_parameter(
                "Please do not provide other FunctionCode parameters when providing a ZipFile.",
            )),
            _ => Err(no_code()),
        }
    }

    /// With `--strict`, a function that couldn't be run is refused; else it is noted, like one that a
    /// runtime of another version runs.
    fn check_runnable(&self, configuration: &Configuration, package: &Package) -> Result<(), Error> {
        let runtime = &configuration.runtime;
        let interpreter = Interpreter::of(runtime);
        if let Some(interpreter) = interpreter.filter(|it| it.runtime() != runtime) {
            self.note_without_effect(&format!("lambda:Runtime {runtime}, run by {}", interpreter.runtime()));
        }
        if !self.shared.house.options.strict {
            if runnable(runtime).is_err() {
                self.note_without_effect(&format!("lambda:Runtime {runtime}, not run"));
            }
            return Ok(());
        }
        runnable(runtime).map_err(|_| refusal::not_supported(&format!("the runtime {runtime}")))?;
        if interpreter.is_some() {
            return Ok(());
        }
        match package.entrypoint(&configuration.handler) {
            Entrypoint::WebAssembly { .. } => Ok(()),
            Entrypoint::NotRunnable(reason) => {
                Err(refusal::not_supported(&format!("this function ({reason})")))
            }
        }
    }
}

/// Unpacks an upload off the threads that answer requests.
pub(super) async fn take_in(zip: bytes::Bytes) -> Result<Arc<Package>, Error> {
    tokio::task::spawn_blocking(move || Package::take_in(zip).map(Arc::new))
        .await
        .map_err(|error| internal(&error))?
}

fn internal(error: &tokio::task::JoinError) -> Error {
    tracing::error!("a deployment package could not be read: {error}");
    model::error::service("The deployment package could not be read.")
}

fn no_code() -> Error {
    refusal::invalid_parameter("Please provide a source for function code.")
}

/// Whether the account has room for one more version with this package.
pub(super) fn check_storage(state: &State, package: &Package) -> Result<(), Error> {
    let total = state.code_size() + package.digest.size;
    if total > CODE_STORAGE_LIMIT { Err(code::storage_exceeded()) } else { Ok(()) }
}

/// A version as the caller named it: the ARN is qualified when the caller qualified it.
fn described(
    function: &Function,
    reference: &Reference,
    place: &Place,
) -> Option<model::FunctionConfiguration> {
    let qualifier = reference.qualifier.as_ref().unwrap_or(&Qualifier::Latest);
    // An alias is described by the version it points to first.
    let version = function.version(qualifier, 1.0)?;
    function.describe(&version, reference.arn(place))
}

/// What creation answers: the unqualified ARN, even for the version that was published with it.
fn describe_creation(function: &Function, publish: bool) -> model::FunctionConfiguration {
    let mut described = function.describe(&Qualifier::Latest, function.arn()).unwrap_or_default();
    if publish {
        described.version = Some("1".to_owned());
    }
    described
}

fn describe_update(function: &Function, published: Option<u64>) -> Option<model::FunctionConfiguration> {
    match published {
        None => function.describe(&Qualifier::Latest, function.arn()),
        Some(number) => {
            let version = Qualifier::Version(number);
            let arn = function.place.qualified_arn(&function.name, &version);
            function.describe(&version, arn)
        }
    }
}

//! How events are handled: put, update, get, list and delete `EventInvokeConfig`s.

use super::pages::page;
use crate::aws::model::lambda as model;
use crate::aws::{Call, Error};
use crate::lambda::asynchronous::{EventInvokeConfig, Given};
use crate::lambda::function::Function;
use crate::lambda::name::{Place, Qualifier, Reference};
use crate::lambda::{Engine, refusal};

/// Whose settings a call is about.
struct Subject {
    place: Place,
    reference: Reference,
    /// `$LATEST`, a version number or an alias.
    key: String,
}

impl Subject {
    fn of(call: &Call, function: &str, qualifier: Option<&str>) -> Result<Self, Error> {
        let place = Place::of(call);
        let reference = Reference::parse(&place, function, qualifier)?;
        let key = reference.qualifier.as_ref().unwrap_or(&Qualifier::Latest).to_string();
        Ok(Self { place, reference, key })
    }

    fn arn(&self) -> String {
        self.reference.full_arn(&self.place)
    }

    /// Neither the function nor its settings are there: AWS makes no difference.
    fn missing(&self) -> Error {
        refusal::not_found(format!("The function {} doesn't have an EventInvokeConfig", self.arn()))
    }

    fn check_exists(&self, function: &Function) -> Result<(), Error> {
        let qualifier = self.reference.qualifier.as_ref();
        let exists = qualifier.is_none_or(|qualifier| function.version(qualifier, 0.0).is_some());
        if exists { Ok(()) } else { Err(no_function()) }
    }
}

fn no_function() -> Error {
    refusal::not_found("The function doesn't exist.")
}

impl Engine {
    pub(super) async fn put_function_event_invoke_config(
        &self,
        call: &Call,
        input: model::PutFunctionEventInvokeConfigInput,
    ) -> Result<model::FunctionEventInvokeConfig, Error> {
        let subject = Subject::of(call, &input.function_name, input.qualifier.as_deref())?;
        let function_arn = subject.place.function_arn(&subject.reference.name);
        let given = Given {
            retries: input.maximum_retry_attempts,
            maximum_age: input.maximum_event_age_in_seconds,
            destinations: input.destination_config.as_ref(),
            function_arn: &function_arn,
        };
        let territory = self.territory(&subject.place);
        let put = self.change(&territory, &subject.reference.name, no_function, |entry, with| {
            subject.check_exists(&entry.function)?;
            let config = EventInvokeConfig::put(given, with.now)?;
            let described = config.describe(subject.arn());
            entry.function.event_invoke.insert(subject.key.clone(), config);
            Ok(described)
        });
        put.await
    }

    pub(super) async fn update_function_event_invoke_config(
        &self,
        call: &Call,
        input: model::UpdateFunctionEventInvokeConfigInput,
    ) -> Result<model::FunctionEventInvokeConfig, Error> {
        let subject = Subject::of(call, &input.function_name, input.qualifier.as_deref())?;
        let function_arn = subject.place.function_arn(&subject.reference.name);
        let given = Given {
            retries: input.maximum_retry_attempts,
            maximum_age: input.maximum_event_age_in_seconds,
            destinations: input.destination_config.as_ref(),
            function_arn: &function_arn,
        };
        let territory = self.territory(&subject.place);
        let missing = || subject.missing();
        let update = self.change(&territory, &subject.reference.name, missing, |entry, with| {
            let config = entry.function.event_invoke.get_mut(&subject.key).ok_or_else(missing)?;
            config.update(given, with.now)?;
            Ok(config.describe(subject.arn()))
        });
        update.await
    }

    pub(super) async fn get_function_event_invoke_config(
        &self,
        call: &Call,
        input: model::GetFunctionEventInvokeConfigInput,
    ) -> Result<model::FunctionEventInvokeConfig, Error> {
        let subject = Subject::of(call, &input.function_name, input.qualifier.as_deref())?;
        let found = self.look(&subject.place, &subject.reference, |entry| {
            entry.function.event_invoke.get(&subject.key).map(|config| config.describe(subject.arn()))
        });
        found.map_err(|_| subject.missing())
    }

    pub(super) async fn delete_function_event_invoke_config(
        &self,
        call: &Call,
        input: model::DeleteFunctionEventInvokeConfigInput,
    ) -> Result<model::DeleteFunctionEventInvokeConfigOutput, Error> {
        let subject = Subject::of(call, &input.function_name, input.qualifier.as_deref())?;
        let territory = self.territory(&subject.place);
        let missing = || subject.missing();
        let delete = self.change(&territory, &subject.reference.name, missing, |entry, _| {
            entry.function.event_invoke.remove(&subject.key).map(drop).ok_or_else(missing)
        });
        delete.await?;
        Ok(model::DeleteFunctionEventInvokeConfigOutput::default())
    }

    pub(super) async fn list_function_event_invoke_configs(
        &self,
        call: &Call,
        input: model::ListFunctionEventInvokeConfigsInput,
    ) -> Result<model::ListFunctionEventInvokeConfigsOutput, Error> {
        let place = Place::of(call);
        let reference = Reference::parse(&place, &input.function_name, None)?;
        let listed = self.look(&place, &reference, |entry| {
            let configs = entry.function.event_invoke.iter();
            let described = |(key, config): (&String, &EventInvokeConfig)| {
                (key.clone(), config.describe(place.qualified_arn(&reference.name, key)))
            };
            Some(configs.map(described).collect::<Vec<_>>())
        });
        let (page, next_marker) = page(
            listed.map_err(|_| no_function())?,
            |(key, _)| key.as_str(),
            input.marker.as_deref(),
            input.max_items,
        )?;
        let configs = page.into_iter().map(|(_, config)| config).collect();
        Ok(model::ListFunctionEventInvokeConfigsOutput {
            function_event_invoke_configs: Some(configs),
            next_marker,
        })
    }
}

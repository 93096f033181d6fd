//! Function URLs: create, get, list, update, delete.

use super::pages::page;
use crate::aws::model::lambda as model;
use crate::aws::{Call, Error};
use crate::lambda::function::Function;
use crate::lambda::name::{Place, Qualifier, Reference};
use crate::lambda::url::{FunctionUrl, Given};
use crate::lambda::{Engine, refusal};

/// What a URL's id is drawn from.
const ID_ALPHABET: &[u8] = b"abcdefghijklmnopqrstuvwxyz234567";
const ID_LENGTH: usize = 32;

/// Whose URL a call is about: a function's or an alias's.
struct Subject {
    place: Place,
    reference: Reference,
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
        self.reference.arn(&self.place)
    }

    fn check_exists(&self, function: &Function) -> Result<(), Error> {
        let qualifier = self.reference.qualifier.as_ref();
        let exists = qualifier.is_none_or(|qualifier| function.version(qualifier, 0.0).is_some());
        if exists { Ok(()) } else { Err(no_function()) }
    }
}

fn no_function() -> Error {
    refusal::not_found("Function does not exist")
}

impl Engine {
    /// Where a URL can be called. *AWS documentation: Invoking Lambda function URLs*, with `localhost`
    /// for the domain, whose subdomains lead to this machine.
    fn address(&self, place: &Place, url: &FunctionUrl) -> String {
        let authority = &self.shared.house.options.authority;
        let port = authority.rsplit_once(':').map(|(_, port)| format!(":{port}")).unwrap_or_default();
        format!("http://{}.lambda-url.{}.localhost{port}/", url.id, place.region)
    }

    fn describe_url(
        &self,
        subject: &Subject,
        url: &FunctionUrl,
        tells_default: bool,
    ) -> model::FunctionUrlConfig {
        url.describe(self.address(&subject.place, url), subject.arn(), tells_default)
    }

    pub(super) async fn create_function_url_config(
        &self,
        call: &Call,
        input: model::CreateFunctionUrlConfigInput,
    ) -> Result<model::CreateFunctionUrlConfigOutput, Error> {
        let subject = Subject::of(call, &input.function_name, input.qualifier.as_deref())?;
        let id = self.shared.house.randomness.text(ID_ALPHABET, ID_LENGTH);
        let given =
            Given { auth_type: Some(input.auth_type), invoke_mode: input.invoke_mode, cors: input.cors };
        let territory = self.territory(&subject.place);
        let create = self.change(&territory, &subject.reference.name, no_function, |entry, with| {
            subject.check_exists(&entry.function)?;
            if entry.function.keeps_tenants_apart() {
                return Err(refusal::not_with_tenants("A function URL"));
            }
            if entry.function.urls.contains_key(&subject.key) {
                return Err(refusal::conflict(format!(
                    "Failed to create function url config for [functionArn = {}]. \
                     Error message:  FunctionUrlConfig exists for this Lambda function",
                    subject.arn()
                )));
            }
            let url = FunctionUrl::new(id, given, with.now);
            let described = self.describe_url(&subject, &url, false);
            entry.function.urls.insert(subject.key.clone(), url);
            self.shared.urls.list(&entry.function);
            Ok(described)
        });
        let url = create.await?;
        Ok(model::CreateFunctionUrlConfigOutput {
            function_url: url.function_url,
            function_arn: url.function_arn,
            auth_type: url.auth_type,
            cors: url.cors,
            creation_time: url.creation_time,
            invoke_mode: url.invoke_mode,
        })
    }

    pub(super) async fn get_function_url_config(
        &self,
        call: &Call,
        input: model::GetFunctionUrlConfigInput,
    ) -> Result<model::GetFunctionUrlConfigOutput, Error> {
        let subject = Subject::of(call, &input.function_name, input.qualifier.as_deref())?;
        let found = self.look(&subject.place, &subject.reference, |entry| {
            entry.function.urls.get(&subject.key).map(|url| self.describe_url(&subject, url, true))
        });
        let url = found.map_err(|_| refusal::nothing_there())?;
        Ok(model::GetFunctionUrlConfigOutput {
            function_url: url.function_url,
            function_arn: url.function_arn,
            auth_type: url.auth_type,
            cors: url.cors,
            creation_time: url.creation_time,
            last_modified_time: url.last_modified_time,
            invoke_mode: url.invoke_mode,
        })
    }

    pub(super) async fn update_function_url_config(
        &self,
        call: &Call,
        input: model::UpdateFunctionUrlConfigInput,
    ) -> Result<model::UpdateFunctionUrlConfigOutput, Error> {
        let subject = Subject::of(call, &input.function_name, input.qualifier.as_deref())?;
        let given = Given { auth_type: input.auth_type, invoke_mode: input.invoke_mode, cors: input.cors };
        let territory = self.territory(&subject.place);
        let update = self.change(&territory, &subject.reference.name, no_function, |entry, with| {
            subject.check_exists(&entry.function)?;
            let url = entry.function.urls.get_mut(&subject.key).ok_or_else(refusal::nothing_there)?;
            url.update(given, with.now);
            Ok(self.describe_url(&subject, url, false))
        });
        let url = update.await?;
        Ok(model::UpdateFunctionUrlConfigOutput {
            function_url: url.function_url,
            function_arn: url.function_arn,
            auth_type: url.auth_type,
            cors: url.cors,
            creation_time: url.creation_time,
            last_modified_time: url.last_modified_time,
            invoke_mode: url.invoke_mode,
        })
    }

    pub(super) async fn delete_function_url_config(
        &self,
        call: &Call,
        input: model::DeleteFunctionUrlConfigInput,
    ) -> Result<model::DeleteFunctionUrlConfigOutput, Error> {
        let subject = Subject::of(call, &input.function_name, input.qualifier.as_deref())?;
        let territory = self.territory(&subject.place);
        let delete = self.change(&territory, &subject.reference.name, refusal::nothing_there, |entry, _| {
            let url = entry.function.urls.remove(&subject.key).ok_or_else(refusal::nothing_there)?;
            self.shared.urls.strike([&url]);
            Ok(())
        });
        delete.await?;
        Ok(model::DeleteFunctionUrlConfigOutput::default())
    }

    pub(super) async fn list_function_url_configs(
        &self,
        call: &Call,
        input: model::ListFunctionUrlConfigsInput,
    ) -> Result<model::ListFunctionUrlConfigsOutput, Error> {
        let place = Place::of(call);
        let name = Reference::parse(&place, &input.function_name, None)?.name;
        let reference = Reference { name: name.clone(), qualifier: None };
        let listed = self.look(&place, &reference, |entry| {
            let described = |(key, url): (&String, &FunctionUrl)| {
                let qualifier =
                    Some(Qualifier::parse(key)).filter(|qualifier| *qualifier != Qualifier::Latest);
                let reference = Reference { name: name.clone(), qualifier };
                let subject = Subject { place: place.clone(), reference, key: key.clone() };
                (key.clone(), self.describe_url(&subject, url, true))
            };
            Some(entry.function.urls.iter().map(described).collect::<Vec<_>>())
        });
        let listed = listed.map_err(|_| no_function())?;
        let (page, next_marker) =
            page(listed, |(key, _)| key.as_str(), input.marker.as_deref(), input.max_items)?;
        let function_url_configs = page.into_iter().map(|(_, url)| url).collect();
        Ok(model::ListFunctionUrlConfigsOutput { function_url_configs, next_marker })
    }
}

//! Reserved concurrency, and the account's limits and usage.

use super::functions::CODE_STORAGE_LIMIT;
use crate::aws::model::lambda as model;
use crate::aws::{Call, Error};
use crate::lambda::code::{UNZIPPED_LIMIT, ZIPPED_LIMIT};
use crate::lambda::concurrency::{ACCOUNT_LIMIT, UNRESERVED_MINIMUM};
use crate::lambda::function::Function;
use crate::lambda::name::{Place, Reference};
use crate::lambda::{Engine, refusal};

impl Engine {
    pub(super) async fn put_function_concurrency(
        &self,
        call: &Call,
        input: model::PutFunctionConcurrencyInput,
    ) -> Result<model::PutFunctionConcurrencyOutput, Error> {
        let reserved = u32::try_from(input.reserved_concurrent_executions).unwrap_or(0);
        self.reserve(call, &input.function_name, Some(reserved)).await?;
        Ok(model::Concurrency { reserved_concurrent_executions: Some(input.reserved_concurrent_executions) })
    }

    pub(super) async fn get_function_concurrency(
        &self,
        call: &Call,
        input: model::GetFunctionConcurrencyInput,
    ) -> Result<model::GetFunctionConcurrencyOutput, Error> {
        let place = Place::of(call);
        let reference = Reference::parse(&place, &input.function_name, None)?;
        let reserved = self.look(&place, &reference, |entry| Some(entry.function.reserved_concurrency))?;
        let reserved_concurrent_executions = reserved.and_then(|reserved| i32::try_from(reserved).ok());
        Ok(model::GetFunctionConcurrencyOutput { reserved_concurrent_executions })
    }

    pub(super) async fn delete_function_concurrency(
        &self,
        call: &Call,
        input: model::DeleteFunctionConcurrencyInput,
    ) -> Result<model::DeleteFunctionConcurrencyOutput, Error> {
        self.reserve(call, &input.function_name, None).await?;
        Ok(model::DeleteFunctionConcurrencyOutput::default())
    }

    async fn reserve(&self, call: &Call, function: &str, reserved: Option<u32>) -> Result<(), Error> {
        let place = Place::of(call);
        let Reference { name, .. } = Reference::parse(&place, function, None)?;
        let missing = || refusal::function_not_found(&place.function_arn(&name));
        let territory = self.territory(&place);
        let commit = {
            let mut state = territory.lock();
            let current = state.functions.get(&name).ok_or_else(missing)?.function.reserved_concurrency;
            let others = state.reserved_in_all() - current.unwrap_or(0);
            if ACCOUNT_LIMIT.saturating_sub(others.saturating_add(reserved.unwrap_or(0))) < UNRESERVED_MINIMUM
            {
                return Err(refusal::invalid_parameter(format!(
                    "Specified ReservedConcurrentExecutions for function decreases account's \
                     UnreservedConcurrentExecution below its minimum value of [{UNRESERVED_MINIMUM}]."
                )));
            }
            let entry = state.functions.get_mut(&name).ok_or_else(missing)?;
            check_provisioned(&entry.function, reserved)?;
            entry.function.reserved_concurrency = reserved;
            state.count_reservations();
            state.write(&self.shared.house.store, &name, None, Vec::new())
        };
        commit.durable().await;
        Ok(())
    }

    pub(super) async fn get_account_settings(
        &self,
        call: &Call,
        _: model::GetAccountSettingsInput,
    ) -> Result<model::GetAccountSettingsOutput, Error> {
        let territory = self.territory(&Place::of(call));
        let state = territory.lock();
        let unreserved = ACCOUNT_LIMIT.saturating_sub(state.reserved_in_all());
        let long = |number: u64| i64::try_from(number).ok();
        Ok(model::GetAccountSettingsOutput {
            account_limit: Some(model::AccountLimit {
                total_code_size: long(CODE_STORAGE_LIMIT),
                code_size_unzipped: long(UNZIPPED_LIMIT),
                code_size_zipped: long(ZIPPED_LIMIT as u64),
                concurrent_executions: i32::try_from(ACCOUNT_LIMIT).ok(),
                unreserved_concurrent_executions: i32::try_from(unreserved).ok(),
            }),
            account_usage: Some(model::AccountUsage {
                total_code_size: long(state.code_size()),
                function_count: long(state.functions.len() as u64),
            }),
        })
    }
}

/// What is provisioned comes out of what is reserved, which so can't be less.
///
/// *AWS documentation: Configuring provisioned concurrency for a function.*
fn check_provisioned(function: &Function, reserved: Option<u32>) -> Result<(), Error> {
    let provisioned = function.settings.provisioned_in_all();
    match reserved {
        Some(reserved) if reserved < provisioned => Err(refusal::invalid_parameter(format!(
            "ReservedConcurrentExecutions {reserved} should not be lower than function's total provisioned \
             concurrency [{provisioned}]."
        ))),
        _ => Ok(()),
    }
}

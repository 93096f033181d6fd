//! Checking a definition without making a machine of it.

use super::StateMachineService;
use crate::aws::Error;
use crate::aws::model::stepfunctions as model;
use crate::stepfunctions::definition::{Definition, Diagnostic, Severity};

/// How many findings are told when the caller does not say.
const TOLD: usize = 100;

impl StateMachineService {
    pub(super) fn validate(
        input: &model::ValidateStateMachineDefinitionInput,
    ) -> Result<model::ValidateStateMachineDefinitionOutput, Error> {
        let express = input.type_ == Some(model::StateMachineType::Express);
        let with_warnings = input.severity == Some(model::ValidateStateMachineDefinitionSeverity::Warning);
        let (mut found, result) = match Definition::compile(&input.definition, express) {
            Ok(definition) => match &definition.unsupported[..] {
                [] => (definition.warnings, model::ValidateStateMachineDefinitionResultCode::Ok),
                missing => return Err(Error::not_supported("stepfunctions", &missing.join(", "))),
            },
            Err(diagnostics) => (diagnostics, model::ValidateStateMachineDefinitionResultCode::Fail),
        };
        found.retain(|diagnostic| with_warnings || diagnostic.severity == Severity::Error);
        let most = input
            .max_results
            .and_then(|most| usize::try_from(most).ok())
            .filter(|most| *most > 0)
            .unwrap_or(TOLD);
        let truncated = found.len() > most;
        found.truncate(most);
        let told = |diagnostic: Diagnostic| model::ValidateStateMachineDefinitionDiagnostic {
            severity: match diagnostic.severity {
                Severity::Error => model::ValidateStateMachineDefinitionSeverity::Error,
                Severity::Warning => model::ValidateStateMachineDefinitionSeverity::Warning,
            },
            code: diagnostic.code.to_owned(),
            message: diagnostic.message,
            location: diagnostic.location,
        };
        let diagnostics = found.into_iter().map(told).collect();
        Ok(model::ValidateStateMachineDefinitionOutput { result, diagnostics, truncated: Some(truncated) })
    }
}

//! Functions as the API answers them.

use sha2::{Digest, Sha256};

use super::{Configuration, Function, Revision, Status};
use crate::aws::model::lambda as model;
use crate::clock::Timestamp;
use crate::lambda::layer::UsedLayer;
use crate::lambda::name::{Place, Qualifier};
use crate::runtime::Interpreter;

const BEING_CREATED: &str = "The function is being created.";

impl Function {
    /// A version as `GetFunctionConfiguration` answers it, under the ARN `arn`.
    #[must_use]
    pub fn describe(&self, version: &Qualifier, arn: String) -> Option<model::FunctionConfiguration> {
        let revision = self.revision(version)?;
        let mut described = describe(self, revision, version, arn);
        described.runtime_version_config = Some(model::RuntimeVersionConfig {
            runtime_version_arn: Some(runtime_version_arn(&self.place, &revision.configuration.runtime)),
            error: None,
        });
        add_status(&mut described, revision.status);
        Some(described)
    }

    /// A version as lists answer it: without its state.
    #[must_use]
    pub fn describe_briefly(&self, version: &Qualifier, arn: String) -> Option<model::FunctionConfiguration> {
        self.revision(version).map(|revision| describe(self, revision, version, arn))
    }

    /// All versions, as `ListVersionsByFunction` answers them: `$LATEST` first.
    #[must_use]
    pub fn describe_versions(&self) -> Vec<model::FunctionConfiguration> {
        let versions = self.versions.keys().map(|number| Qualifier::Version(*number));
        std::iter::once(Qualifier::Latest)
            .chain(versions)
            .filter_map(|version| {
                let arn = self.place.qualified_arn(&self.name, &version);
                self.describe_briefly(&version, arn)
            })
            .collect()
    }
}

fn describe(
    function: &Function,
    revision: &Revision,
    version: &Qualifier,
    arn: String,
) -> model::FunctionConfiguration {
    let configuration = &revision.configuration;
    let size = i64::try_from(revision.code.size).unwrap_or(i64::MAX);
    let mut described = model::FunctionConfiguration {
        function_name: Some(function.name.clone()),
        function_arn: Some(arn),
        runtime: Some(model::Runtime::from(configuration.runtime.as_str())),
        role: Some(configuration.role.clone()),
        handler: Some(configuration.handler.clone()),
        code_size: Some(size),
        description: Some(configuration.description.clone()),
        timeout: Some(configuration.timeout),
        memory_size: Some(configuration.memory_size),
        last_modified: Some(last_modified(revision.last_modified())),
        code_sha256: Some(revision.code.sha256.clone()),
        version: Some(version.to_string()),
        revision_id: Some(revision.revision_id.clone()),
        package_type: Some(model::PackageType::Zip),
        ..Default::default()
    };
    describe_settings(configuration, version, &mut described);
    described
}

fn describe_settings(
    configuration: &Configuration,
    version: &Qualifier,
    described: &mut model::FunctionConfiguration,
) {
    described.environment = configuration
        .environment
        .as_ref()
        .map(|variables| model::EnvironmentResponse { variables: Some(variables.clone()), error: None });
    if !configuration.layers.is_empty() {
        let layer = |used: &UsedLayer| model::Layer {
            arn: Some(used.arn.clone()),
            code_size: i64::try_from(used.size).ok(),
            ..Default::default()
        };
        described.layers = Some(configuration.layers.iter().map(layer).collect());
    }
    described.kms_key_arn.clone_from(&configuration.kms_key_arn);
    described.dead_letter_config = configuration
        .dead_letters
        .clone()
        .map(|target_arn| model::DeadLetterConfig { target_arn: Some(target_arn) });
    let architectures = configuration.architectures.iter();
    described.architectures =
        Some(architectures.map(|one| model::Architecture::from(one.as_str())).collect());
    described.ephemeral_storage = Some(model::EphemeralStorage { size: configuration.ephemeral_storage });
    described.tracing_config = Some(model::TracingConfigResponse {
        mode: Some(model::TracingMode::from(configuration.tracing_mode.as_str())),
    });
    let optimised = configuration.snap_start == "PublishedVersions" && *version != Qualifier::Latest;
    let optimisation = if optimised {
        model::SnapStartOptimizationStatus::On
    } else {
        model::SnapStartOptimizationStatus::Off
    };
    described.snap_start = Some(model::SnapStartResponse {
        apply_on: Some(model::SnapStartApplyOn::from(configuration.snap_start.as_str())),
        optimization_status: Some(optimisation),
    });
    described.tenancy_config = configuration
        .keeps_tenants_apart
        .then_some(model::TenancyConfig { tenant_isolation_mode: model::TenantIsolationMode::PerTenant });
    let logging = &configuration.logging;
    let format = if logging.json { model::LogFormat::Json } else { model::LogFormat::Text };
    described.logging_config = Some(model::LoggingConfig {
        log_format: Some(format),
        application_log_level: logging.application_level.as_deref().map(model::ApplicationLogLevel::from),
        system_log_level: logging.system_level.as_deref().map(model::SystemLogLevel::from),
        log_group: Some(logging.group.clone()),
    });
    if configuration.empty_vpc {
        described.vpc_config = Some(model::VpcConfigResponse {
            subnet_ids: Some(Vec::new()),
            security_group_ids: Some(Vec::new()),
            vpc_id: Some(String::new()),
            ipv6_allowed_for_dual_stack: Some(false),
        });
    }
}

fn add_status(described: &mut model::FunctionConfiguration, status: Status) {
    match status {
        Status::Creating => {
            described.state = Some(model::State::Pending);
            described.state_reason = Some(BEING_CREATED.to_owned());
            described.state_reason_code = Some(model::StateReasonCode::Creating);
        }
        Status::Updating => {
            described.state = Some(model::State::Active);
            described.last_update_status = Some(model::LastUpdateStatus::InProgress);
            described.last_update_status_reason = Some(BEING_CREATED.to_owned());
            // AWS answers a code that its own model doesn't list here.
            described.last_update_status_reason_code =
                Some(model::LastUpdateStatusReasonCode::from("Creating"));
        }
        Status::Active => {
            described.state = Some(model::State::Active);
            described.last_update_status = Some(model::LastUpdateStatus::Successful);
        }
    }
}

/// `2024-01-01T00:00:00.000+0000`
fn last_modified(at: Timestamp) -> String {
    at.to_jiff().strftime("%Y-%m-%dT%H:%M:%S%.3f+0000").to_string()
}

/// The ARN of the runtime's only version that there is here: for an interpreter that Virga carries, with
/// the name of what really runs.
pub(in crate::lambda) fn runtime_version_arn(place: &Place, runtime: &str) -> String {
    let Place { region, .. } = place;
    if let Some(interpreter) = Interpreter::of(runtime) {
        let name = interpreter.runtime();
        return format!("arn:{}:lambda:{region}::runtime:{name}-webassembly", region.partition());
    }
    let digest = Sha256::digest(runtime.as_bytes());
    let hexadecimal: String = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(digit).collect();
    format!("arn:{}:lambda:{region}::runtime:{hexadecimal}", region.partition())
}

fn digit(nibble: u8) -> char {
    char::from(if nibble < 10 { b'0' + nibble } else { b'a' + nibble - 10 })
}

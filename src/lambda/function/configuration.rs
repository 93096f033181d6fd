//! How a function is configured.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::checks;
use super::unsupported;
use crate::aws::Error;
use crate::aws::model::lambda as model;
use crate::lambda::asynchronous::Destination;
use crate::lambda::layer::UsedLayer;
use crate::lambda::refusal;

/// What `CreateFunction` and `UpdateFunctionConfiguration` say of a function, and what is assumed
/// where they say nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Configuration {
    /// The runtime's identifier, such as `provided.al2023`.
    pub runtime: String,
    /// What the runtime runs: the name of the WebAssembly program in the package.
    pub handler: String,
    /// The ARN of the execution role: a record.
    pub role: String,
    /// A text for people.
    pub description: String,
    /// The most that an invocation may take, in seconds: 1 to 900.
    pub timeout: i32,
    /// The memory that an invocation may use, in MB: 128 to 10,240.
    pub memory_size: i32,
    /// The variables that the function sees; `None` when none were ever given.
    pub environment: Option<BTreeMap<String, String>>,
    /// `x86_64` or `arm64`: a record, WebAssembly runs on both.
    pub architectures: Vec<String>,
    /// The size of `/tmp` in MB: 512 to 10,240.
    pub ephemeral_storage: i32,
    /// `Active` or `PassThrough`: a record.
    pub tracing_mode: String,
    /// `None` or `PublishedVersions`: a record, there is nothing to snap.
    pub snap_start: String,
    /// The ARN of the key that encrypts the environment: a record.
    pub kms_key_arn: Option<String>,
    /// How the function logs.
    pub logging: Logging,
    /// Whether an empty `VpcConfig` was given, which is answered as one.
    pub empty_vpc: bool,
    /// The ARN of the queue that gets the events which the function failed to handle.
    #[serde(default)]
    pub dead_letters: Option<String>,
    /// The layers, in the order in which they are laid out.
    #[serde(default)]
    pub layers: Vec<UsedLayer>,
    /// Whether each tenant has environments of its own (`PER_TENANT`): said at creation, for good.
    #[serde(default)]
    pub keeps_tenants_apart: bool,
}

/// How a function logs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logging {
    /// Whether platform lines are JSON objects.
    pub json: bool,
    /// From which level on the function's own lines are kept, with JSON.
    pub application_level: Option<String>,
    /// The level of the platform's lines, with JSON.
    pub system_level: Option<String>,
    /// The log group.
    pub group: String,
}

impl Logging {
    /// Text, to the function's own log group.
    fn of(function: &str) -> Self {
        let group = format!("/aws/lambda/{function}");
        Self { json: false, application_level: None, system_level: None, group }
    }

    fn change(&mut self, given: &model::LoggingConfig) {
        if let Some(format) = &given.log_format {
            self.json = format.as_str() == "JSON";
        }
        if let Some(group) = &given.log_group {
            self.group.clone_from(group);
        }
        if self.json {
            let level = |given: Option<&str>, current: &mut Option<String>| {
                let kept = given.map(str::to_owned).or_else(|| current.take());
                *current = Some(kept.unwrap_or_else(|| "INFO".to_owned()));
            };
            let application = given.application_log_level.as_ref();
            level(application.map(model::ApplicationLogLevel::as_str), &mut self.application_level);
            let system = given.system_log_level.as_ref();
            level(system.map(model::SystemLogLevel::as_str), &mut self.system_level);
        } else {
            (self.application_level, self.system_level) = (None, None);
        }
    }
}

impl Configuration {
    /// The most that an invocation may take.
    #[must_use]
    pub fn timeout(&self) -> Duration {
        Duration::from_secs(u64::try_from(self.timeout).unwrap_or(3))
    }

    /// What `CreateFunction` asks for, checked; `name` is the function's.
    ///
    /// # Errors
    /// `InvalidParameterValueException` as AWS words it, or what Virga doesn't support, by name.
    pub fn create(name: &str, input: &model::CreateFunctionInput) -> Result<Self, Error> {
        unsupported::in_creation(input)?;
        let (runtime, handler) = checks::runtime_and_handler(input)?;
        let mut configuration = Self {
            runtime,
            handler,
            role: input.role.clone(),
            description: input.description.clone().unwrap_or_default(),
            timeout: input.timeout.unwrap_or(3),
            memory_size: input.memory_size.unwrap_or(128),
            environment: None,
            architectures: architectures(input.architectures.as_deref()),
            ephemeral_storage: input.ephemeral_storage.as_ref().map_or(512, |storage| storage.size),
            tracing_mode: "PassThrough".to_owned(),
            snap_start: "None".to_owned(),
            kms_key_arn: None,
            logging: Logging::of(name),
            empty_vpc: input.vpc_config.is_some(),
            dead_letters: dead_letters(input.dead_letter_config.as_ref())?.filter(|arn| !arn.is_empty()),
            layers: Vec::new(),
            keeps_tenants_apart: input.tenancy_config.is_some(),
        };
        configuration.set_environment(input.environment.as_ref())?;
        configuration.set_records(
            input.tracing_config.as_ref(),
            input.snap_start.as_ref(),
            input.kms_key_arn.as_ref(),
        )?;
        if let Some(logging) = &input.logging_config {
            configuration.logging.change(logging);
        }
        Ok(configuration)
    }

    /// The configuration after `UpdateFunctionConfiguration`, checked; what it leaves out stays.
    ///
    /// # Errors
    /// As [`Configuration::create`].
    pub fn update(&self, input: &model::UpdateFunctionConfigurationInput) -> Result<Self, Error> {
        unsupported::in_update(input)?;
        let mut updated = self.clone();
        if let Some(runtime) = &input.runtime {
            updated.runtime = checks::runtime(runtime)?;
        }
        let texts = [
            (&input.handler, &mut updated.handler),
            (&input.role, &mut updated.role),
            (&input.description, &mut updated.description),
        ];
        for (given, current) in texts {
            if let Some(given) = given {
                current.clone_from(given);
            }
        }
        updated.timeout = input.timeout.unwrap_or(updated.timeout);
        updated.memory_size = input.memory_size.unwrap_or(updated.memory_size);
        if let Some(storage) = &input.ephemeral_storage {
            updated.ephemeral_storage = storage.size;
        }
        updated.set_environment(input.environment.as_ref())?;
        updated.set_records(
            input.tracing_config.as_ref(),
            input.snap_start.as_ref(),
            input.kms_key_arn.as_ref(),
        )?;
        if let Some(logging) = &input.logging_config {
            updated.logging.change(logging);
        }
        updated.empty_vpc |= input.vpc_config.is_some();
        if let Some(dead_letters) = dead_letters(input.dead_letter_config.as_ref())? {
            updated.dead_letters = Some(dead_letters).filter(|arn| !arn.is_empty());
        }
        Ok(updated)
    }

    fn set_environment(&mut self, given: Option<&model::Environment>) -> Result<(), Error> {
        if let Some(environment) = given {
            let variables = environment.variables.clone().unwrap_or_default();
            checks::environment(&variables)?;
            self.environment = Some(variables);
        }
        Ok(())
    }

    fn set_records(
        &mut self,
        tracing: Option<&model::TracingConfig>,
        snap_start: Option<&model::SnapStart>,
        kms_key_arn: Option<&String>,
    ) -> Result<(), Error> {
        if let Some(mode) = tracing.and_then(|tracing| tracing.mode.as_ref()) {
            mode.as_str().clone_into(&mut self.tracing_mode);
        }
        if let Some(apply_on) = snap_start.and_then(|snap_start| snap_start.apply_on.as_ref()) {
            apply_on.as_str().clone_into(&mut self.snap_start);
        }
        if let Some(arn) = kms_key_arn {
            self.kms_key_arn = (!arn.is_empty()).then(|| arn.clone());
        }
        if self.keeps_tenants_apart && self.snap_start != "None" {
            return Err(refusal::not_with_tenants("SnapStart"));
        }
        Ok(())
    }
}

/// What a call says of the dead-letter queue, if it says anything; an empty text takes it away.
fn dead_letters(given: Option<&model::DeadLetterConfig>) -> Result<Option<String>, Error> {
    // A configuration without a target changes nothing on AWS; an empty target takes it away.
    let Some(arn) = given.and_then(|given| given.target_arn.as_deref()) else { return Ok(None) };
    let queue = Some(arn).filter(|arn| !arn.is_empty()).map(Destination::parse_dead_letters).transpose()?;
    Ok(Some(queue.map(|queue| queue.arn().to_owned()).unwrap_or_default()))
}

/// The architectures as they are kept: `x86_64` unless said otherwise.
pub(super) fn architectures(given: Option<&[model::Architecture]>) -> Vec<String> {
    match given {
        Some(given) if !given.is_empty() => given.iter().map(|one| one.as_str().to_owned()).collect(),
        _ => vec!["x86_64".to_owned()],
    }
}

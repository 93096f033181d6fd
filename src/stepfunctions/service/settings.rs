//! What a machine was configured with besides its definition: logging, tracing, encryption.

use serde::{Deserialize, Serialize};

use crate::aws::Error;
use crate::aws::model::stepfunctions as model;
use crate::gaps::Gaps;

/// Settings of one revision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Settings {
    pub logging: Logging,
    /// A record without effect: nothing is traced.
    pub tracing: bool,
    pub encryption: Encryption,
}

/// What is written to CloudWatch Logs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Logging {
    pub level: Level,
    /// Whether inputs, outputs and parameters are written too.
    pub with_data: bool,
    /// The ARN of a log group, with its `:*`.
    pub group: Option<String>,
}

/// Which events are logged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Level {
    #[default]
    Off,
    Fatal,
    Error,
    All,
}

/// How data is encrypted on AWS: a record without effect.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Encryption {
    /// `None` is the key that AWS owns.
    pub key: Option<String>,
    /// Seconds for which a data key is used again, 60 to 900.
    pub reuse: Option<i32>,
}

impl Settings {
    /// The settings that a request gives; those that it leaves out stay as they are. Counts what is
    /// kept without effect.
    pub fn changed(
        &self,
        logging: Option<&model::LoggingConfiguration>,
        tracing: Option<&model::TracingConfiguration>,
        encryption: Option<&model::EncryptionConfiguration>,
        gaps: &Gaps,
    ) -> Result<Self, Error> {
        let changed = Self {
            logging: logging.map_or_else(|| Ok(self.logging.clone()), Logging::read)?,
            tracing: tracing.map_or(self.tracing, |tracing| tracing.enabled.unwrap_or(false)),
            encryption: encryption.map_or_else(|| Ok(self.encryption.clone()), Encryption::read)?,
        };
        if tracing.is_some() && changed.tracing {
            note(gaps, "stepfunctions:tracingConfiguration");
        }
        if encryption.is_some() && changed.encryption.key.is_some() {
            note(gaps, "stepfunctions:encryptionConfiguration");
        }
        Ok(changed)
    }

    pub fn told_tracing(&self) -> model::TracingConfiguration {
        model::TracingConfiguration { enabled: Some(self.tracing) }
    }
}

/// Counts a setting that is kept without effect, and says so the first time.
pub(super) fn note(gaps: &Gaps, setting: &str) {
    if gaps.without_effect(setting) {
        tracing::warn!(setting, "is kept and told again, and has no effect");
    }
}

impl Logging {
    /// *AWS documentation: Using CloudWatch Logs to log execution history in Step Functions.*
    fn read(given: &model::LoggingConfiguration) -> Result<Self, Error> {
        let level = match &given.level {
            None | Some(model::LogLevel::Off) => Level::Off,
            Some(model::LogLevel::Fatal) => Level::Fatal,
            Some(model::LogLevel::Error) => Level::Error,
            Some(_) => Level::All,
        };
        let destinations = given.destinations.as_deref().unwrap_or_default();
        if destinations.len() > 1 || (level != Level::Off && destinations.is_empty()) {
            return Err(invalid("Must specify exactly one Log Destination."));
        }
        let group = destinations.first().and_then(|destination| {
            destination.cloud_watch_logs_log_group.as_ref().and_then(|group| group.log_group_arn.clone())
        });
        if let Some(arn) = &group
            && group_name(arn).is_none()
        {
            return Err(invalid("Invalid Log Destination."));
        }
        Ok(Self { level, with_data: given.include_execution_data.unwrap_or(false), group })
    }

    /// The name of the log group.
    pub fn group_name(&self) -> Option<&str> {
        self.group.as_deref().and_then(group_name)
    }

    pub fn told(&self) -> model::LoggingConfiguration {
        let destination = |arn: &String| model::LogDestination {
            cloud_watch_logs_log_group: Some(model::CloudWatchLogsLogGroup {
                log_group_arn: Some(arn.clone()),
            }),
        };
        model::LoggingConfiguration {
            level: Some(match self.level {
                Level::Off => model::LogLevel::Off,
                Level::Fatal => model::LogLevel::Fatal,
                Level::Error => model::LogLevel::Error,
                Level::All => model::LogLevel::All,
            }),
            include_execution_data: Some(self.with_data),
            destinations: self.group.as_ref().map(|arn| vec![destination(arn)]),
        }
    }
}

/// `arn:aws:logs:region:account:log-group:NAME:*`
fn group_name(arn: &str) -> Option<&str> {
    let rest = arn.strip_prefix("arn:")?.strip_suffix(":*")?;
    let mut parts = rest.splitn(6, ':');
    let (_, service, _, _, kind) =
        (parts.next()?, parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    (service == "logs" && kind == "log-group").then(|| parts.next()).flatten()
}

fn invalid(why: &str) -> Error {
    model::error::invalid_logging_configuration(format!("Invalid Logging Configuration: {why}"))
}

impl Encryption {
    pub fn read(given: &model::EncryptionConfiguration) -> Result<Self, Error> {
        let reuse = given.kms_data_key_reuse_period_seconds;
        match (&given.type_, &given.kms_key_id) {
            (model::EncryptionType::AwsOwnedKey, None) if reuse.is_none() => Ok(Self::default()),
            (model::EncryptionType::AwsOwnedKey, _) => Err(model::error::invalid_encryption_configuration(
                "Invalid Encryption Configuration: kmsKeyId and kmsDataKeyReusePeriodSeconds are not allowed with \
                 AWS_OWNED_KEY",
            )),
            (_, Some(key)) => Ok(Self { key: Some(key.clone()), reuse: Some(reuse.unwrap_or(300)) }),
            (_, None) => Err(model::error::invalid_encryption_configuration(
                "Invalid Encryption Configuration: kmsKeyId is required with CUSTOMER_MANAGED_KMS_KEY",
            )),
        }
    }

    pub fn told(&self) -> model::EncryptionConfiguration {
        let type_ = match self.key {
            Some(_) => model::EncryptionType::CustomerManagedKmsKey,
            None => model::EncryptionType::AwsOwnedKey,
        };
        model::EncryptionConfiguration {
            type_,
            kms_key_id: self.key.clone(),
            kms_data_key_reuse_period_seconds: self.reuse,
        }
    }
}

//! What is asked of a mapping, and what is refused.

use std::collections::BTreeMap;

use super::scaling::check_scaling;
use super::{Filters, Pollers};
use crate::aws::Error;
use crate::aws::model::lambda as model;
use crate::lambda::function::checks;
use crate::lambda::name::{Place, Reference};
use crate::lambda::refusal;

/// The most messages that an invocation of a function for a FIFO queue gets.
const FIFO_BATCH_LIMIT: u32 = 10;

/// What a call asks of a mapping.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The queue; empty when an update leaves it as it is.
    pub queue_arn: String,
    /// The function; its name is empty when an update leaves it as it is.
    pub function: Reference,
    /// Whether it should receive.
    pub enabled: Option<bool>,
    /// The most messages that an invocation gets.
    pub batch_size: Option<u32>,
    /// How long a batch is gathered, in seconds.
    pub window: Option<u32>,
    /// Whether the function says which messages failed.
    pub reports_failures: Option<bool>,
    /// Which messages are wanted.
    pub filters: Option<Filters>,
    /// The most batches at once.
    pub maximum_concurrency: Asked<u32>,
    /// The event pollers of the provisioned mode.
    pub pollers: Asked<Pollers>,
    /// The tags.
    pub tags: BTreeMap<String, String>,
}

/// What a call asks of a setting that a mapping may do without.
#[derive(Clone, Copy, Debug, Default)]
pub enum Asked<T> {
    /// To leave it as it is.
    #[default]
    Nothing,
    /// To take it away: the call gave an empty configuration.
    Absence,
    /// To be this.
    Value(T),
}

impl<T> Asked<T> {
    /// The setting after the call, where it was `present`.
    pub fn or(self, present: Option<T>) -> Option<T> {
        match self {
            Self::Nothing => present,
            Self::Absence => None,
            Self::Value(value) => Some(value),
        }
    }
}

impl<T> From<Option<T>> for Asked<T> {
    fn from(configured: Option<T>) -> Self {
        configured.map_or(Self::Absence, Self::Value)
    }
}

impl Request {
    /// What `CreateEventSourceMapping` asks.
    ///
    /// # Errors
    /// `InvalidParameterValueException` in AWS's words; what Virga doesn't support, by name.
    pub fn create(place: &Place, input: model::CreateEventSourceMappingInput) -> Result<Self, Error> {
        refuse_other_sources(&input)?;
        let Some(queue_arn) = input.event_source_arn else {
            return Err(refusal::invalid_parameter("Unrecognized event source."));
        };
        check_source(&queue_arn)?;
        if input.destination_config.is_some() {
            return Err(refusal::invalid_parameter(
                "Unsupported DestinationConfig parameter for given event source mapping type.",
            ));
        }
        refuse(&[
            (input.kms_key_arn.is_some(), "the parameter KMSKeyArn of event source mappings"),
            (input.metrics_config.is_some(), "metrics of event source mappings (MetricsConfig)"),
            (input.logging_config.is_some(), "the parameter LoggingConfig of event source mappings"),
            (input.starting_position.is_some(), "the parameter StartingPosition for SQS"),
            (input.starting_position_timestamp.is_some(), "the parameter StartingPositionTimestamp for SQS"),
            (input.parallelization_factor.is_some(), "the parameter ParallelizationFactor for SQS"),
            (
                input.maximum_record_age_in_seconds.is_some(),
                "the parameter MaximumRecordAgeInSeconds for SQS",
            ),
            (input.maximum_retry_attempts.is_some(), "the parameter MaximumRetryAttempts for SQS"),
            (
                input.bisect_batch_on_function_error.is_some(),
                "the parameter BisectBatchOnFunctionError for SQS",
            ),
            (input.tumbling_window_in_seconds.is_some(), "the parameter TumblingWindowInSeconds for SQS"),
        ])?;
        let tags = input.tags.unwrap_or_default();
        checks::tags(&tags)?;
        let request = Self {
            function: Reference::parse(place, &input.function_name, None)?,
            enabled: input.enabled,
            batch_size: input.batch_size.and_then(|size| u32::try_from(size).ok()),
            window: input.maximum_batching_window_in_seconds.and_then(|window| u32::try_from(window).ok()),
            reports_failures: reports_failures(input.function_response_types.as_deref()),
            filters: input.filter_criteria.as_ref().map(Filters::of).transpose()?,
            maximum_concurrency: maximum_concurrency(input.scaling_config.as_ref()),
            pollers: pollers(input.provisioned_poller_config.as_ref())?,
            tags,
            queue_arn,
        };
        check_scaling(request.pollers.or(None), request.maximum_concurrency.or(None))?;
        check_batch(
            &request.queue_arn,
            request.batch_size.unwrap_or(10),
            u64::from(request.window.unwrap_or(0)),
        )?;
        Ok(request)
    }

    /// What `UpdateEventSourceMapping` asks.
    ///
    /// # Errors
    /// As [`Request::create`].
    pub fn update(place: &Place, input: &model::UpdateEventSourceMappingInput) -> Result<Self, Error> {
        refuse(&[
            (input.kms_key_arn.is_some(), "the parameter KMSKeyArn of event source mappings"),
            (input.metrics_config.is_some(), "metrics of event source mappings (MetricsConfig)"),
            (input.logging_config.is_some(), "the parameter LoggingConfig of event source mappings"),
            (input.parallelization_factor.is_some(), "the parameter ParallelizationFactor for SQS"),
            (
                input.maximum_record_age_in_seconds.is_some(),
                "the parameter MaximumRecordAgeInSeconds for SQS",
            ),
            (input.maximum_retry_attempts.is_some(), "the parameter MaximumRetryAttempts for SQS"),
            (
                input.bisect_batch_on_function_error.is_some(),
                "the parameter BisectBatchOnFunctionError for SQS",
            ),
            (input.tumbling_window_in_seconds.is_some(), "the parameter TumblingWindowInSeconds for SQS"),
            (input.source_access_configurations.is_some(), "the parameter SourceAccessConfigurations"),
        ])?;
        if input.destination_config.is_some() {
            return Err(refusal::invalid_parameter(
                "Unsupported DestinationConfig parameter for given event source mapping type.",
            ));
        }
        let function = match &input.function_name {
            Some(name) => Reference::parse(place, name, None)?,
            None => Reference::default(),
        };
        Ok(Self {
            function,
            enabled: input.enabled,
            batch_size: input.batch_size.and_then(|size| u32::try_from(size).ok()),
            window: input.maximum_batching_window_in_seconds.and_then(|window| u32::try_from(window).ok()),
            reports_failures: reports_failures(input.function_response_types.as_deref()),
            filters: input.filter_criteria.as_ref().map(Filters::of).transpose()?,
            maximum_concurrency: maximum_concurrency(input.scaling_config.as_ref()),
            pollers: pollers(input.provisioned_poller_config.as_ref())?,
            ..Self::default()
        })
    }
}

/// Whether a queue may be batched like this.
pub(super) fn check_batch(queue_arn: &str, batch_size: u32, window: u64) -> Result<(), Error> {
    let is_fifo = queue_arn.strip_suffix(".fifo").is_some();
    if is_fifo && batch_size > FIFO_BATCH_LIMIT {
        return Err(refusal::invalid_parameter(format!(
            "Batch size must be at most {FIFO_BATCH_LIMIT} for FIFO queues."
        )));
    }
    if is_fifo && window > 0 {
        return Err(refusal::invalid_parameter("Batching window is not supported for FIFO queues"));
    }
    if batch_size > 10 && window == 0 {
        return Err(refusal::invalid_parameter(
            "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10",
        ));
    }
    Ok(())
}

fn refuse(parameters: &[(bool, &str)]) -> Result<(), Error> {
    match parameters.iter().find(|(given, _)| *given) {
        Some((_, what)) => Err(refusal::not_supported(what)),
        None => Ok(()),
    }
}

fn refuse_other_sources(input: &model::CreateEventSourceMappingInput) -> Result<(), Error> {
    refuse(&[
        (input.self_managed_event_source.is_some(), "event source mappings of Apache Kafka"),
        (input.topics.is_some(), "event source mappings of Apache Kafka"),
        (input.queues.is_some(), "event source mappings of Amazon MQ"),
        (input.amazon_managed_kafka_event_source_config.is_some(), "event source mappings of Apache Kafka"),
        (input.self_managed_kafka_event_source_config.is_some(), "event source mappings of Apache Kafka"),
        (input.document_db_event_source_config.is_some(), "event source mappings of DocumentDB"),
        (input.source_access_configurations.is_some(), "the parameter SourceAccessConfigurations"),
    ])
}

fn check_source(arn: &str) -> Result<(), Error> {
    let service = arn.split(':').nth(2).unwrap_or_default();
    match service {
        "sqs" => Ok(()),
        "" => Err(refusal::invalid_parameter("Unrecognized event source.")),
        other => Err(refusal::not_supported(&format!("event source mappings of {other}"))),
    }
}

fn maximum_concurrency(given: Option<&model::ScalingConfig>) -> Asked<u32> {
    given.map_or(Asked::Nothing, |scaling| {
        scaling.maximum_concurrency.and_then(|most| u32::try_from(most).ok()).into()
    })
}

fn pollers(given: Option<&model::ProvisionedPollerConfig>) -> Result<Asked<Pollers>, Error> {
    given.map_or(Ok(Asked::Nothing), |config| Pollers::of(config).map(Asked::from))
}

fn reports_failures(types: Option<&[model::FunctionResponseType]>) -> Option<bool> {
    types.map(|types| !types.is_empty())
}

//! A mapping: its settings and its states.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::checks::{Request, check_batch};
use super::scaling::check_scaling;
use super::{Filters, Pace, Pollers, Scaling};
use crate::aws::Error;
use crate::aws::model::lambda as model;
use crate::clock::Timestamp;
use crate::lambda::name::{Place, Qualifier, Reference};

/// An event source mapping of an SQS queue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mapping {
    /// Its id.
    pub id: String,
    /// Where it lives.
    pub place: Place,
    /// The queue's ARN.
    pub queue_arn: String,
    /// The function's name.
    pub function: String,
    /// What of the function is meant.
    qualifier: Option<String>,
    /// The most messages that an invocation gets.
    pub batch_size: u32,
    /// How long a batch is gathered, in seconds.
    window: u32,
    /// Whether the function says which messages failed.
    pub reports_failures: bool,
    /// Which messages the function wants.
    #[serde(default)]
    pub filters: Filters,
    /// The most batches that are invoked at once.
    #[serde(default)]
    maximum_concurrency: Option<u32>,
    /// Its event pollers, in provisioned mode.
    #[serde(default)]
    pollers: Option<Pollers>,
    /// Where it is between being made and being gone.
    pub state: MappingState,
    /// When it was changed, in microseconds since the Unix epoch.
    modified: i64,
    /// The tags.
    pub tags: BTreeMap<String, String>,
}

/// Where a mapping is between being made and being gone.
///
/// *AWS documentation: `EventSourceMappingConfiguration`.*
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MappingState {
    /// New; the poller is on its way.
    Creating,
    /// The poller receives.
    Enabled,
    /// The poller is on its way.
    Enabling,
    /// The poller is about to use changed settings.
    Updating,
    /// The poller is about to stop.
    Disabling,
    /// There is no poller.
    Disabled,
    /// The poller is about to stop for good.
    Deleting,
}

impl Mapping {
    /// A mapping as `request` asks for.
    #[must_use]
    pub fn new(id: String, place: Place, request: Request, now: Timestamp) -> Self {
        let is_enabled = request.enabled.unwrap_or(true);
        Self {
            id,
            place,
            queue_arn: request.queue_arn,
            function: request.function.name,
            qualifier: request.function.qualifier.map(|qualifier| qualifier.to_string()),
            batch_size: request.batch_size.unwrap_or(10),
            window: request.window.unwrap_or(0),
            reports_failures: request.reports_failures.unwrap_or(false),
            filters: request.filters.unwrap_or_default(),
            maximum_concurrency: request.maximum_concurrency.or(None),
            pollers: request.pollers.or(None),
            state: if is_enabled { MappingState::Creating } else { MappingState::Disabled },
            modified: now.as_micros(),
            tags: request.tags,
        }
    }

    /// The key of its row.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{}/{}", self.place.region, self.id)
    }

    /// The function as an invocation names it.
    #[must_use]
    pub fn reference(&self) -> Reference {
        Reference { name: self.function.clone(), qualifier: self.qualifier.as_deref().map(Qualifier::parse) }
    }

    /// How long a batch is gathered.
    #[must_use]
    pub fn window(&self) -> Duration {
        Duration::from_secs(u64::from(self.window))
    }

    /// How the messages are wanted.
    #[must_use]
    pub fn pace(&self) -> Pace {
        let whole = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        Pace {
            batch_size: whole(self.batch_size),
            window: self.window(),
            scaling: match (self.pollers, self.maximum_concurrency) {
                (Some(pollers), _) => pollers.scaling(),
                (None, Some(most)) => Scaling::bounded(whole(most)),
                (None, None) => Scaling::STANDARD,
            },
            is_fifo: self.queue_arn.strip_suffix(".fifo").is_some(),
        }
    }

    /// Whether the poller should be receiving.
    #[must_use]
    pub fn wants_poller(&self) -> bool {
        use MappingState::{Creating, Enabled, Enabling, Updating};
        matches!(self.state, Creating | Enabled | Enabling | Updating)
    }

    /// `UpdateEventSourceMapping`.
    ///
    /// # Errors
    /// `InvalidParameterValueException`: what was asked for and what is there don't go together.
    pub fn update(&mut self, request: Request, now: Timestamp) -> Result<(), Error> {
        let was_on = self.wants_poller();
        let is_on = request.enabled.unwrap_or(was_on);
        self.state = match (was_on, is_on) {
            (true, true) => MappingState::Updating,
            (false, true) => MappingState::Enabling,
            (true, false) => MappingState::Disabling,
            (false, false) => MappingState::Disabled,
        };
        if !request.function.name.is_empty() {
            self.function = request.function.name;
            self.qualifier = request.function.qualifier.map(|qualifier| qualifier.to_string());
        }
        self.batch_size = request.batch_size.unwrap_or(self.batch_size);
        self.window = request.window.unwrap_or(self.window);
        self.reports_failures = request.reports_failures.unwrap_or(self.reports_failures);
        self.filters = request.filters.unwrap_or_else(|| std::mem::take(&mut self.filters));
        self.maximum_concurrency = request.maximum_concurrency.or(self.maximum_concurrency);
        self.pollers = request.pollers.or(self.pollers);
        self.modified = now.as_micros();
        check_scaling(self.pollers, self.maximum_concurrency)?;
        check_batch(&self.queue_arn, self.batch_size, self.window().as_secs())
    }

    /// Ends what was being done to it. Answers whether anything was.
    pub fn settle(&mut self) -> bool {
        let settled = if self.wants_poller() { MappingState::Enabled } else { MappingState::Disabled };
        let changes =
            !matches!(self.state, MappingState::Enabled | MappingState::Disabled | MappingState::Deleting);
        if changes {
            self.state = settled;
        }
        changes
    }

    /// The mapping as the API answers it.
    #[must_use]
    pub fn describe(&self) -> model::EventSourceMappingConfiguration {
        let responses = if self.reports_failures {
            vec![model::FunctionResponseType::ReportBatchItemFailures]
        } else {
            Vec::new()
        };
        model::EventSourceMappingConfiguration {
            uuid: Some(self.id.clone()),
            batch_size: i32::try_from(self.batch_size).ok(),
            maximum_batching_window_in_seconds: i32::try_from(self.window).ok(),
            filter_criteria: self.filters.describe(),
            scaling_config: self
                .maximum_concurrency
                .map(|most| model::ScalingConfig { maximum_concurrency: i32::try_from(most).ok() }),
            provisioned_poller_config: self.pollers.map(Pollers::describe),
            event_source_arn: Some(self.queue_arn.clone()),
            function_arn: Some(self.reference().arn(&self.place)),
            last_modified: Some(Timestamp::from_micros(self.modified)),
            state: Some(format!("{:?}", self.state)),
            state_transition_reason: Some("USER_INITIATED".to_owned()),
            function_response_types: Some(responses),
            event_source_mapping_arn: Some(self.place.mapping_arn(&self.id)),
            ..Default::default()
        }
    }
}

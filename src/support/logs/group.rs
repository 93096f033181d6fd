//! Log groups: what is recorded of one, besides its streams.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::stream::LogStream;
use crate::aws::model::logs;
use crate::clock::Timestamp;
use crate::identity::{AccountId, Arn, Region};

const DAY_MILLIS: i64 = 86_400_000;

/// A log group and its streams.
#[derive(Debug)]
pub(super) struct LogGroup {
    pub name: Arc<str>,
    pub record: GroupRecord,
    pub streams: BTreeMap<Arc<str>, LogStream>,
}

/// What is kept of a log group.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct GroupRecord {
    /// Milliseconds since the epoch.
    pub created: i64,
    pub retention_days: Option<i32>,
    pub class: Option<String>,
    /// Recorded and answered; nothing is encrypted.
    pub key: Option<String>,
    /// Whether it may not be deleted.
    pub protected: bool,
    pub tags: BTreeMap<String, String>,
}

impl LogGroup {
    pub(super) fn new(name: Arc<str>, record: GroupRecord) -> Self {
        Self { name, record, streams: BTreeMap::new() }
    }

    /// Events before this time have expired, in milliseconds since the epoch.
    pub(super) fn cutoff(&self, now: Timestamp) -> i64 {
        match self.kept_days() {
            Some(days) => now.as_millis().saturating_sub(i64::from(days) * DAY_MILLIS),
            None => 0,
        }
    }

    /// When its oldest event expires, if any will.
    pub(super) fn next_expiry(&self) -> Option<Timestamp> {
        let days = i64::from(self.kept_days()?);
        let oldest = self.streams.values().filter_map(|stream| stream.first_event(0)).min()?;
        Some(Timestamp::from_millis(oldest.saturating_add(days * DAY_MILLIS)))
    }

    pub(super) fn arn(&self, account: &AccountId, region: &Region) -> String {
        Arn::text("logs", region, account, format_args!("log-group:{}", self.name))
    }

    pub(super) fn described(&self, account: &AccountId, region: &Region) -> logs::LogGroup {
        let arn = self.arn(account, region);
        let bytes: usize = self.streams.values().map(|stream| stream.bytes).sum();
        logs::LogGroup {
            log_group_name: Some(self.name.to_string()),
            creation_time: Some(self.record.created),
            retention_in_days: self.record.retention_days,
            metric_filter_count: Some(0),
            arn: Some(format!("{arn}:*")),
            stored_bytes: i64::try_from(bytes).ok(),
            kms_key_id: self.record.key.clone(),
            log_group_class: Some(self.class().into()),
            log_group_arn: Some(arn),
            deletion_protection_enabled: Some(self.record.protected),
            ..logs::LogGroup::default()
        }
    }

    /// A stream as `DescribeLogStreams` answers it: what has expired doesn't show.
    pub(super) fn described_stream(&self, stream: &LogStream, arn: &str, now: Timestamp) -> logs::LogStream {
        let cutoff = self.cutoff(now);
        logs::LogStream {
            log_stream_name: Some(stream.name.to_string()),
            creation_time: Some(stream.created),
            first_event_timestamp: stream.first_event(cutoff),
            last_event_timestamp: stream.last_event(cutoff),
            last_ingestion_time: stream.last_ingestion,
            upload_sequence_token: Some(sequence_token(stream.last_change)),
            arn: Some(format!("{arn}:log-stream:{}", stream.name)),
            // AWS has answered zero for every stream since 2019.
            stored_bytes: Some(0),
        }
    }

    /// How long events are kept: groups that only deliver keep them for a day.
    pub(super) fn kept_days(&self) -> Option<i32> {
        if self.class() == "DELIVERY" { Some(1) } else { self.record.retention_days }
    }

    pub(super) fn class(&self) -> &str {
        self.record.class.as_deref().unwrap_or("STANDARD")
    }
}

/// The token that older clients hand to their next `PutLogEvents`; any is accepted.
pub(super) fn sequence_token(change: u64) -> String {
    format!("4964{change:052}")
}

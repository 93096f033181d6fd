//! Groups and streams as they are created, named, listed and tagged.

use std::sync::Arc;

use super::archive::{Archive, no_group};
use super::group::{GroupRecord, LogGroup};
use super::position::{read_token, token_after};
use super::stream::LogStream;
use crate::aws::Error;
use crate::aws::model::logs::{self, error};
use crate::clock::Timestamp;
use crate::identity::Arn;

/// Items on a page when the caller names no number, and at most.
const PAGE: usize = 50;

/// Tags of one group.
const MOST_TAGS: usize = 50;

/// The numbers of days that events may be kept for.
const RETENTION_DAYS: &[i32] = &[
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

impl Archive {
    pub(super) fn create_log_group(
        &mut self,
        now: Timestamp,
        input: logs::CreateLogGroupInput,
    ) -> Result<(), Error> {
        let record = GroupRecord {
            created: now.as_millis(),
            retention_days: None,
            class: input.log_group_class.map(|class| class.as_str().to_owned()),
            key: input.kms_key_id,
            protected: input.deletion_protection_enabled.unwrap_or_default(),
            tags: input.tags.unwrap_or_default(),
        };
        self.add_group(&input.log_group_name, record)
    }

    pub(super) fn describe_log_groups(
        &self,
        input: &logs::DescribeLogGroupsInput,
    ) -> Result<logs::DescribeLogGroupsOutput, Error> {
        if input.log_group_name_prefix.is_some() && input.log_group_name_pattern.is_some() {
            let message = "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.";
            return Err(error::invalid_parameter(message));
        }
        let identified = match &input.log_group_identifiers {
            Some(identifiers) => {
                let names = identifiers.iter().map(|identifier| identified(self, identifier));
                Some(names.collect::<Result<Vec<_>, _>>()?)
            }
            None => None,
        };
        let is_asked_for = |group: &&LogGroup| {
            let name = &*group.name;
            input.log_group_name_prefix.as_deref().is_none_or(|prefix| name.starts_with(prefix))
                && input.log_group_name_pattern.as_deref().is_none_or(|part| name.contains(part))
                && input.log_group_class.as_ref().is_none_or(|class| class.as_str() == group.class())
                && identified.as_ref().is_none_or(|names| names.contains(&name))
        };
        let groups = self.groups.values().filter(is_asked_for).map(|group| (group.name.to_string(), group));
        let (groups, next_token) = page(groups, input.next_token.as_deref(), input.limit, false)?;
        let described = groups.into_iter().map(|group| group.described(&self.account, &self.region));
        Ok(logs::DescribeLogGroupsOutput { log_groups: Some(described.collect()), next_token })
    }

    pub(super) fn describe_log_streams(
        &self,
        now: Timestamp,
        input: &logs::DescribeLogStreamsInput,
    ) -> Result<logs::DescribeLogStreamsOutput, Error> {
        let by_time = input.order_by.as_ref().is_some_and(|order| order.as_str() == "LastEventTime");
        let prefix = input.log_stream_name_prefix.as_deref();
        if by_time && prefix.is_some() {
            let message = "Cannot order by LastEventTime with a logStreamNamePrefix.";
            return Err(error::invalid_parameter(message));
        }
        let name = group_name(self, input.log_group_name.as_deref(), input.log_group_identifier.as_deref())?;
        let group = self.group(name)?;
        let cutoff = group.cutoff(now);
        let key = |stream: &LogStream| {
            let time = if by_time { stream.last_event(cutoff).unwrap_or(0) } else { 0 };
            format!("{time:020} {}", stream.name)
        };
        let streams = group
            .streams
            .values()
            .filter(|stream| prefix.is_none_or(|prefix| stream.name.starts_with(prefix)));
        let mut streams: Vec<_> = streams.map(|stream| (key(stream), stream)).collect();
        let descending = input.descending == Some(true);
        if by_time {
            streams.sort_unstable_by(|left, right| left.0.cmp(&right.0));
        }
        if descending {
            streams.reverse();
        }
        let token = input.next_token.as_deref();
        let (streams, next_token) = page(streams.into_iter(), token, input.limit, descending)?;
        let arn = group.arn(&self.account, &self.region);
        let described = streams.into_iter().map(|stream| group.described_stream(stream, &arn, now));
        Ok(logs::DescribeLogStreamsOutput { log_streams: Some(described.collect()), next_token })
    }

    pub(super) fn put_retention(
        &mut self,
        now: Timestamp,
        name: &str,
        days: Option<i32>,
    ) -> Result<(), Error> {
        if let Some(days) = days
            && !RETENTION_DAYS.contains(&days)
        {
            let legal: Vec<_> = RETENTION_DAYS.iter().map(i32::to_string).collect();
            let message = format!(
                "1 validation error detected: Value '{days}' at 'retentionInDays' failed to satisfy constraint: \
                 Member must satisfy enum value set: [{}]",
                legal.join(", ")
            );
            return Err(error::invalid_parameter(message));
        }
        self.group_mut(name)?.record.retention_days = days;
        self.plan_sweep(now);
        Ok(())
    }

    pub(super) fn tag(
        &mut self,
        name: &str,
        tags: std::collections::BTreeMap<String, String>,
    ) -> Result<(), Error> {
        let group = self.group_mut(name)?;
        let added = tags.keys().filter(|key| !group.record.tags.contains_key(*key)).count();
        if group.record.tags.len() + added > MOST_TAGS {
            let message = format!("A resource can have no more than {MOST_TAGS} tags.");
            return Err(error::too_many_tags(message).with_member("resourceName", name));
        }
        group.record.tags.extend(tags);
        Ok(())
    }

    pub(super) fn untag(&mut self, name: &str, keys: &[String]) -> Result<(), Error> {
        self.group_mut(name)?.record.tags.retain(|key, _| !keys.contains(key));
        Ok(())
    }

    /// The name of the group with this ARN, with or without `:*` at its end.
    pub(super) fn tagged_group(&self, arn: &str) -> Result<Arc<str>, Error> {
        let parsed: Arn = arn.parse().map_err(|_| error::invalid_parameter(format!("Invalid ARN: {arn}")))?;
        if !parsed.resource.starts_with("log-group:") {
            return Err(Error::not_supported("logs", &format!("tags of {}", parsed.resource)));
        }
        let name = identified(self, arn)?;
        self.groups.get_key_value(name).map(|(name, _)| name.clone()).ok_or_else(no_group)
    }
}

/// The name of the group that a call is about, which is given by name or by ARN.
pub(super) fn group_name<'a>(
    archive: &Archive,
    name: Option<&'a str>,
    identifier: Option<&'a str>,
) -> Result<&'a str, Error> {
    match (name, identifier) {
        (Some(name), None) => Ok(name),
        (None, Some(identifier)) => identified(archive, identifier),
        _ => Err(error::invalid_parameter(
            "Exactly one of the parameters logGroupName and logGroupIdentifier must be specified.",
        )),
    }
}

/// The name that an identifier, a name or an ARN, stands for.
fn identified<'a>(archive: &Archive, identifier: &'a str) -> Result<&'a str, Error> {
    if !identifier.starts_with("arn:") {
        return Ok(identifier);
    }
    let arn: Arn = identifier.parse().map_err(|_| no_group())?;
    let is_here = arn.account == archive.account.as_str() && arn.region == archive.region.as_str();
    let name = identifier.splitn(7, ':').nth(6).filter(|_| is_here && arn.service == "logs");
    let name = name.ok_or_else(no_group)?;
    Ok(name.strip_suffix(":*").unwrap_or(name))
}

/// The items after `token`, which are in the order of their keys, or against it, and the token of
/// those that follow.
fn page<T>(
    items: impl Iterator<Item = (String, T)>,
    token: Option<&str>,
    limit: Option<i32>,
    descending: bool,
) -> Result<(Vec<T>, Option<String>), Error> {
    let after = token.map(read_token).transpose()?;
    let size = limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(PAGE).clamp(1, PAGE);
    let is_before = |key: &String| match &after {
        Some(after) if descending => key >= after,
        Some(after) => key <= after,
        None => false,
    };
    let mut items = items.skip_while(|(key, _)| is_before(key));
    let mut page = Vec::new();
    let mut last = String::new();
    for (key, item) in items.by_ref().take(size) {
        page.push(item);
        last = key;
    }
    let next = items.next().map(|_| token_after(&last));
    Ok((page, next))
}

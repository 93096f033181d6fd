//! The operations of CloudWatch Logs: each a few lines between the wire and an archive.

use super::archive::Archive;
use super::batch;
use super::filter_pattern::FilterPattern;
use super::group::sequence_token;
use super::rows;
use super::{Logs, Regional};
use crate::aws::model::logs::{self, error};
use crate::aws::{Call, Error};

impl Logs {
    /// Changes a group's record.
    async fn change_group(
        &self,
        call: &Call,
        name: &str,
        change: impl FnOnce(&mut Archive) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mirror = |archive: &Archive, (): &(), batch: &mut _| rows::mirror_group(archive, name, batch);
        let ((), commit) = self.regional(&call.account, &call.region).change(change, mirror)?;
        commit.durable().await;
        Ok(())
    }

    fn read<T>(&self, call: &Call, look: impl FnOnce(&Archive) -> Result<T, Error>) -> Result<T, Error> {
        match self.existing(&call.account, &call.region) {
            Some(regional) => look(&regional.archive()),
            None => look(&Archive::new(call.account.clone(), call.region.clone(), 0)),
        }
    }

    fn put(
        regional: &Regional,
        now: crate::clock::Timestamp,
        input: logs::PutLogEventsInput,
    ) -> Result<Put, Error> {
        let (group, stream) = (&input.log_group_name, &input.log_stream_name);
        let cutoff = regional.archive().stream(group, stream)?.0.cutoff(now);
        let (lines, rejected) = batch::accept(now, cutoff, input.log_events)?;
        let commit = regional.append(now, group, stream, lines)?;
        // The stream may be gone by now: deleted, or forgotten for want of room.
        let last_change =
            regional.archive().stream(group, stream).map_or(0, |(_, stream)| stream.last_change);
        Ok(Put { commit, rejected, last_change })
    }
}

struct Put {
    commit: crate::store::Commit,
    rejected: Option<logs::RejectedLogEventsInfo>,
    last_change: u64,
}

impl logs::Logs for Logs {
    async fn create_log_group(
        &self,
        call: &Call,
        input: logs::CreateLogGroupInput,
    ) -> Result<logs::CreateLogGroupOutput, Error> {
        let (now, name) = (self.now(), input.log_group_name.clone());
        self.change_group(call, &name, |archive| archive.create_log_group(now, input)).await?;
        Ok(logs::CreateLogGroupOutput::default())
    }

    async fn delete_log_group(
        &self,
        call: &Call,
        input: logs::DeleteLogGroupInput,
    ) -> Result<logs::DeleteLogGroupOutput, Error> {
        let name = &input.log_group_name;
        let remove = |archive: &mut Archive| {
            if archive.group(name)?.record.protected {
                let message = format!("The log group {name} is protected from deletion.");
                return Err(error::validation(message));
            }
            archive.remove_group(name)
        };
        let (_, commit) =
            self.regional(&call.account, &call.region).change(remove, |archive, dropped, batch| {
                rows::delete_dropped(archive, dropped, batch);
                rows::mirror_group(archive, name, batch);
            })?;
        commit.durable().await;
        Ok(logs::DeleteLogGroupOutput::default())
    }

    async fn describe_log_groups(
        &self,
        call: &Call,
        input: logs::DescribeLogGroupsInput,
    ) -> Result<logs::DescribeLogGroupsOutput, Error> {
        if input.include_linked_accounts == Some(true) || input.account_identifiers.is_some() {
            return Err(Error::not_supported("logs", "log groups of linked accounts"));
        }
        self.read(call, |archive| archive.describe_log_groups(&input))
    }

    async fn create_log_stream(
        &self,
        call: &Call,
        input: logs::CreateLogStreamInput,
    ) -> Result<logs::CreateLogStreamOutput, Error> {
        let (group, stream) = (&input.log_group_name, &input.log_stream_name);
        let created = self.now().as_millis();
        let (_, commit) = self.regional(&call.account, &call.region).change(
            |archive| archive.add_stream(group, stream, created),
            |archive, _, batch| rows::put_stream(archive, group, stream, batch),
        )?;
        commit.durable().await;
        Ok(logs::CreateLogStreamOutput::default())
    }

    async fn delete_log_stream(
        &self,
        call: &Call,
        input: logs::DeleteLogStreamInput,
    ) -> Result<logs::DeleteLogStreamOutput, Error> {
        let (_, commit) = self.regional(&call.account, &call.region).change(
            |archive| {
                archive.remove_stream(&input.log_group_name, &input.log_stream_name).map(|dropped| [dropped])
            },
            |archive, dropped, batch| rows::delete_dropped(archive, dropped, batch),
        )?;
        commit.durable().await;
        Ok(logs::DeleteLogStreamOutput::default())
    }

    async fn describe_log_streams(
        &self,
        call: &Call,
        input: logs::DescribeLogStreamsInput,
    ) -> Result<logs::DescribeLogStreamsOutput, Error> {
        let now = self.now();
        self.read(call, |archive| archive.describe_log_streams(now, &input))
    }

    /// Sequence tokens are answered, and any is accepted, as on AWS. An entity is rejected in the
    /// answer's own words: Virga keeps none.
    async fn put_log_events(
        &self,
        call: &Call,
        input: logs::PutLogEventsInput,
    ) -> Result<logs::PutLogEventsOutput, Error> {
        let unsupported = || logs::RejectedEntityInfo { error_type: "UnsupportedLogGroupType".into() };
        let rejected_entity_info = input.entity.as_ref().map(|_| unsupported());
        let put = Self::put(&self.regional(&call.account, &call.region), self.now(), input)?;
        put.commit.durable().await;
        Ok(logs::PutLogEventsOutput {
            next_sequence_token: Some(sequence_token(put.last_change)),
            rejected_log_events_info: put.rejected,
            rejected_entity_info,
        })
    }

    async fn get_log_events(
        &self,
        call: &Call,
        input: logs::GetLogEventsInput,
    ) -> Result<logs::GetLogEventsOutput, Error> {
        let now = self.now();
        self.read(call, |archive| archive.get_log_events(now, &input))
    }

    async fn filter_log_events(
        &self,
        call: &Call,
        input: logs::FilterLogEventsInput,
    ) -> Result<logs::FilterLogEventsOutput, Error> {
        let now = self.now();
        let pattern = FilterPattern::parse(input.filter_pattern.as_deref().unwrap_or_default());
        let pattern = pattern.map_err(|invalid| error::invalid_parameter(invalid.to_string()))?;
        self.read(call, |archive| archive.filter_log_events(now, &pattern, &input))
    }

    async fn put_retention_policy(
        &self,
        call: &Call,
        input: logs::PutRetentionPolicyInput,
    ) -> Result<logs::PutRetentionPolicyOutput, Error> {
        let (now, name, days) = (self.now(), &input.log_group_name, Some(input.retention_in_days));
        self.change_group(call, name, |archive| archive.put_retention(now, name, days)).await?;
        Ok(logs::PutRetentionPolicyOutput::default())
    }

    async fn delete_retention_policy(
        &self,
        call: &Call,
        input: logs::DeleteRetentionPolicyInput,
    ) -> Result<logs::DeleteRetentionPolicyOutput, Error> {
        let (now, name) = (self.now(), &input.log_group_name);
        self.change_group(call, name, |archive| archive.put_retention(now, name, None)).await?;
        Ok(logs::DeleteRetentionPolicyOutput::default())
    }

    async fn tag_resource(
        &self,
        call: &Call,
        input: logs::TagResourceInput,
    ) -> Result<logs::TagResourceOutput, Error> {
        let name = self.read(call, |archive| archive.tagged_group(&input.resource_arn))?;
        self.change_group(call, &name, |archive| archive.tag(&name, input.tags)).await?;
        Ok(logs::TagResourceOutput::default())
    }

    async fn untag_resource(
        &self,
        call: &Call,
        input: logs::UntagResourceInput,
    ) -> Result<logs::UntagResourceOutput, Error> {
        let name = self.read(call, |archive| archive.tagged_group(&input.resource_arn))?;
        self.change_group(call, &name, |archive| archive.untag(&name, &input.tag_keys)).await?;
        Ok(logs::UntagResourceOutput::default())
    }

    async fn list_tags_for_resource(
        &self,
        call: &Call,
        input: logs::ListTagsForResourceInput,
    ) -> Result<logs::ListTagsForResourceOutput, Error> {
        let tags = self.read(call, |archive| {
            let name = archive.tagged_group(&input.resource_arn)?;
            Ok(archive.group(&name)?.record.tags.clone())
        })?;
        Ok(logs::ListTagsForResourceOutput { tags: Some(tags) })
    }

    async fn tag_log_group(
        &self,
        call: &Call,
        input: logs::TagLogGroupInput,
    ) -> Result<logs::TagLogGroupOutput, Error> {
        let name = &input.log_group_name;
        self.change_group(call, name, |archive| archive.tag(name, input.tags)).await?;
        Ok(logs::TagLogGroupOutput::default())
    }

    async fn untag_log_group(
        &self,
        call: &Call,
        input: logs::UntagLogGroupInput,
    ) -> Result<logs::UntagLogGroupOutput, Error> {
        let name = &input.log_group_name;
        self.change_group(call, name, |archive| archive.untag(name, &input.tags)).await?;
        Ok(logs::UntagLogGroupOutput::default())
    }

    async fn list_tags_log_group(
        &self,
        call: &Call,
        input: logs::ListTagsLogGroupInput,
    ) -> Result<logs::ListTagsLogGroupOutput, Error> {
        let tags =
            self.read(call, |archive| Ok(archive.group(&input.log_group_name)?.record.tags.clone()))?;
        Ok(logs::ListTagsLogGroupOutput { tags: Some(tags) })
    }
}

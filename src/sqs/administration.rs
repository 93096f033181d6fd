//! Making, finding, describing and ending queues; tags and permissions.

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::attributes::{QueueAttributes, is_true};
use super::error;
use super::hosted::HostedQueue;
use super::policy::{Permission, Policy};
use super::queue_url::{QueueName, QueueReference, queue_url};
use super::realm::Realm;
use super::rows::QueueRow;
use super::service::{Action, QueueService};
use crate::aws::model::sqs;
use crate::aws::{Call, Error};

/// The most queues in one answer.
const MOST_LISTED: usize = 1_000;

/// The most tags of a queue.
const MOST_TAGS: usize = 50;

/// How long AWS refuses another purge; only `--strict` does.
const PURGE_PAUSE: std::time::Duration = std::time::Duration::from_mins(1);

impl QueueService {
    pub(super) async fn create(&self, call: &Call, input: sqs::CreateQueueInput) -> Result<String, Error> {
        let asked = input.attributes.unwrap_or_default();
        let tags = input.tags.unwrap_or_default();
        check_tags(&tags, 0)?;
        let fifo = asked.get("FifoQueue").is_some_and(|value| is_true(value));
        let name = QueueName::new(&input.queue_name, fifo)?;
        let attributes = QueueAttributes::new(fifo).with(&asked)?;
        let realm = self.realm_of(call);
        realm.check_reservation(name.as_str())?;
        check_redrive(&realm, name.as_str(), &asked, &attributes)?;
        let house = self.house();
        let now = house.clock.now().as_micros();
        let (queue, is_new) = realm.find_or_open(name.as_str(), || QueueRow {
            attributes,
            tags,
            created: now,
            modified: now,
            seal: house.randomness.next_u64(),
        });
        if is_new {
            queue.amend(|_, _| Ok(()))?.1.durable().await;
        } else if let Some(attribute) = queue.attributes().first_difference(&asked) {
            return Err(error::queue_exists(attribute));
        }
        Ok(queue_url(&call.authority, &call.account, name.as_str()))
    }

    pub(super) async fn delete_queue_of(&self, call: &Call, url: &str) -> Result<(), Error> {
        let queue = self.queue(call, url, Action::OwnersOnly("DeleteQueue"))?;
        let realm = self.realm(&queue.address.account, &queue.address.region);
        if let Some(commits) = realm.close(&queue.address.name) {
            commits.durable().await;
        }
        Ok(())
    }

    pub(super) fn url_of_name(&self, call: &Call, input: &sqs::GetQueueUrlInput) -> Result<String, Error> {
        let account = match &input.queue_owner_aws_account_id {
            Some(owner) => Some(owner.parse().map_err(|_| error::no_such_queue())?),
            None => None,
        };
        let reference = QueueReference { account, region: None, name: &input.queue_name };
        let queue = self.referred(call, &reference, Action::GetQueueUrl)?;
        Ok(queue_url(&call.authority, &queue.address.account, &queue.address.name))
    }

    pub(super) fn list(&self, call: &Call, input: &sqs::ListQueuesInput) -> Result<Page, Error> {
        let limit = page_size(input.max_results)?;
        let after = page_start(input.next_token.as_deref())?;
        let prefix = input.queue_name_prefix.as_deref().unwrap_or_default();
        let names = self.realm_of(call).names(prefix, after.as_deref(), limit + 1);
        Ok(Page::of(call, names, limit, input.max_results.is_some()))
    }

    pub(super) fn list_sources(
        &self,
        call: &Call,
        input: &sqs::ListDeadLetterSourceQueuesInput,
    ) -> Result<Page, Error> {
        let queue = self.queue(call, &input.queue_url, Action::ListDeadLetterSourceQueues)?;
        let limit = page_size(input.max_results)?;
        let after = page_start(input.next_token.as_deref())?;
        let realm = self.realm(&queue.address.account, &queue.address.region);
        let mut names = realm.dead_letter_sources(&queue.address.arn);
        names.retain(|name| after.as_ref().is_none_or(|after| name > after));
        names.truncate(limit + 1);
        Ok(Page::of(call, names, limit, input.max_results.is_some()))
    }

    pub(super) fn attributes_of(
        &self,
        call: &Call,
        input: &sqs::GetQueueAttributesInput,
    ) -> Result<Option<BTreeMap<String, String>>, Error> {
        let queue = self.queue(call, &input.queue_url, Action::GetQueueAttributes)?;
        let names = input.attribute_names.as_deref().unwrap_or_default();
        let unknown = names.iter().find(|name| matches!(name, sqs::QueueAttributeName::Unknown(_)));
        if let Some(unknown) = unknown {
            return Err(error::unknown_attribute(unknown.as_str()));
        }
        let wants_all = names.contains(&sqs::QueueAttributeName::All);
        let is_wanted = |name: &str| wants_all || names.iter().any(|wanted| wanted.as_str() == name);
        let mut all = describe(&queue)?;
        all.retain(|name, _| is_wanted(name));
        let chosen: BTreeMap<_, _> = all.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Ok(Some(chosen).filter(|chosen| !chosen.is_empty()))
    }

    pub(super) async fn set_attributes(
        &self,
        call: &Call,
        input: sqs::SetQueueAttributesInput,
    ) -> Result<(), Error> {
        let queue = self.queue(call, &input.queue_url, Action::OwnersOnly("SetQueueAttributes"))?;
        let requested = input.attributes;
        let wanted = queue.attributes().with(&requested)?;
        let realm = self.realm(&queue.address.account, &queue.address.region);
        check_redrive(&realm, &queue.address.name, &requested, &wanted)?;
        let ((), commits) = queue.amend(|inside, now| {
            inside.attributes = Arc::new(inside.attributes.with(&requested)?);
            inside.modified = now;
            Ok(())
        })?;
        commits.durable().await;
        Ok(())
    }

    pub(super) async fn purge(&self, call: &Call, url: &str) -> Result<(), Error> {
        let queue = self.queue(call, url, Action::PurgeQueue)?;
        let strict = self.house().options.strict;
        let (purged, commits) = queue.act(|inside, now| {
            let too_soon = inside.purged.is_some_and(|purged| purged.after(PURGE_PAUSE) > now);
            if strict && too_soon {
                return Err(error::purge_in_progress(&queue.address.name));
            }
            inside.purged = Some(now);
            inside.heart.purge(now);
            Ok(())
        })?;
        commits.durable().await;
        purged
    }

    pub(super) async fn tag(&self, call: &Call, input: sqs::TagQueueInput) -> Result<(), Error> {
        let queue = self.queue(call, &input.queue_url, Action::OwnersOnly("TagQueue"))?;
        let ((), commits) = queue.amend(|inside, _| {
            let kept = inside.tags.keys().filter(|key| !input.tags.contains_key(*key)).count();
            check_tags(&input.tags, kept)?;
            inside.tags.extend(input.tags);
            Ok(())
        })?;
        commits.durable().await;
        Ok(())
    }

    pub(super) async fn untag(&self, call: &Call, input: sqs::UntagQueueInput) -> Result<(), Error> {
        let queue = self.queue(call, &input.queue_url, Action::OwnersOnly("UntagQueue"))?;
        let ((), commits) = queue.amend(|inside, _| {
            inside.tags.retain(|key, _| !input.tag_keys.contains(key));
            Ok(())
        })?;
        commits.durable().await;
        Ok(())
    }

    pub(super) fn tags_of(&self, call: &Call, url: &str) -> Result<Option<BTreeMap<String, String>>, Error> {
        let queue = self.queue(call, url, Action::OwnersOnly("ListQueueTags"))?;
        Ok(Some(queue.look(|inside| inside.tags.clone())).filter(|tags| !tags.is_empty()))
    }

    pub(super) async fn permit(&self, call: &Call, input: sqs::AddPermissionInput) -> Result<(), Error> {
        let queue = self.queue(call, &input.queue_url, Action::OwnersOnly("AddPermission"))?;
        let permission =
            Permission { label: input.label, accounts: input.aws_account_ids, actions: input.actions };
        let arn = Arc::clone(&queue.address.arn);
        self.change_policy(&queue, |policy| Policy::with_permission(policy, &arn, &permission).map(Some))
            .await
    }

    pub(super) async fn forbid(&self, call: &Call, input: sqs::RemovePermissionInput) -> Result<(), Error> {
        let queue = self.queue(call, &input.queue_url, Action::OwnersOnly("RemovePermission"))?;
        self.change_policy(&queue, |policy| Policy::without_permission(policy, &input.label)).await
    }

    async fn change_policy(
        &self,
        queue: &HostedQueue,
        change: impl FnOnce(Option<&Policy>) -> Result<Option<Policy>, Error>,
    ) -> Result<(), Error> {
        let ((), commits) = queue.amend(|inside, now| {
            let policy = change(inside.attributes.policy.as_ref())?;
            inside.attributes = Arc::new(QueueAttributes { policy, ..(*inside.attributes).clone() });
            inside.modified = now;
            Ok(())
        })?;
        commits.durable().await;
        Ok(())
    }
}

/// Everything that `GetQueueAttributes` can tell about a queue.
fn describe(queue: &HostedQueue) -> Result<BTreeMap<&'static str, String>, Error> {
    let ((mut all, counts, modified), settled) =
        queue.act(|inside, now| (inside.attributes.echo(), inside.heart.counts(now), inside.modified))?;
    // Nothing is told that the rows of what was merely due would have to be durable for.
    drop(settled);
    all.insert("ApproximateNumberOfMessages", counts.visible.to_string());
    all.insert("ApproximateNumberOfMessagesNotVisible", counts.in_flight.to_string());
    all.insert("ApproximateNumberOfMessagesDelayed", counts.delayed.to_string());
    all.insert("CreatedTimestamp", queue.created.as_secs().to_string());
    all.insert("LastModifiedTimestamp", modified.as_secs().to_string());
    all.insert("QueueArn", queue.address.arn.to_string());
    Ok(all)
}

/// Checks that a redrive policy that is asked for names a queue that takes these dead letters.
fn check_redrive(
    realm: &Realm,
    source: &str,
    asked: &BTreeMap<String, String>,
    attributes: &QueueAttributes,
) -> Result<(), Error> {
    let (Some(text), Some(redrive)) = (asked.get("RedrivePolicy"), &attributes.redrive) else {
        return Ok(());
    };
    let invalid = |reason: &str| Err(error::invalid_value(text, "RedrivePolicy", reason));
    let Some(target) = QueueReference::of_arn(&redrive.dead_letter_target_arn) else {
        return invalid("Invalid value for deadLetterTargetArn.");
    };
    if target.account.as_ref() != Some(&realm.account) || target.region.as_ref() != Some(&realm.region) {
        return invalid("Dead letter target owner should be same as the source.");
    }
    let Some(target) = realm.find(target.name) else {
        return invalid("Dead letter target does not exist.");
    };
    let of_target = target.attributes();
    if of_target.fifo.is_some() != attributes.fifo.is_some() {
        return invalid("Dead-letter queue must be same type of queue as the source.");
    }
    let source = realm.arn_of(source);
    if of_target.redrive_allow.as_ref().is_some_and(|allow| !allow.allows(&source)) {
        return invalid("The dead-letter queue's redrive allow policy does not permit this source queue.");
    }
    Ok(())
}

fn check_tags(new: &BTreeMap<String, String>, kept: usize) -> Result<(), Error> {
    if new.len() + kept > MOST_TAGS {
        let message = format!("Too many tags added for queue. At most {MOST_TAGS} are allowed.");
        return Err(error::invalid_parameter(message));
    }
    let is_long = |(key, value): (&String, &String)| {
        !(1..=128).contains(&key.chars().count()) || value.chars().count() > 256
    };
    if new.iter().any(is_long) {
        let message = "A tag key must be 1 to 128 characters long and a tag value at most 256.";
        return Err(error::invalid_parameter(message));
    }
    if let Some(key) = new.keys().find(|key| key.to_ascii_lowercase().starts_with("aws:")) {
        return Err(error::invalid_value(key, "Tags", "Tag keys must not begin with aws:."));
    }
    Ok(())
}

/// One page of a listing.
#[derive(Debug)]
pub(super) struct Page {
    pub urls: Vec<String>,
    pub next_token: Option<String>,
}

impl Page {
    /// A page of at most `limit` names; one more says that there is another page.
    fn of(call: &Call, mut names: Vec<String>, limit: usize, is_paged: bool) -> Self {
        let has_more = names.len() > limit;
        names.truncate(limit);
        let urls: Vec<_> = names.iter().map(|name| queue_url(&call.authority, &call.account, name)).collect();
        // Without `MaxResults` AWS lists the first thousand and says nothing of the rest.
        let last = urls.last().filter(|_| has_more && is_paged);
        let next_token = last.map(|url| STANDARD.encode(url));
        Self { urls, next_token }
    }
}

fn page_size(asked: Option<i32>) -> Result<usize, Error> {
    let Some(asked) = asked else { return Ok(MOST_LISTED) };
    let size = usize::try_from(asked).ok().filter(|size| (1..=MOST_LISTED).contains(size));
    size.ok_or_else(|| {
        error::invalid_value(asked, "MaxResults", "MaxResults must be an integer between 1 and 1000.")
    })
}

/// The name after which a page starts; tokens encode the last URL of the page before.
fn page_start(token: Option<&str>) -> Result<Option<String>, Error> {
    let Some(token) = token else { return Ok(None) };
    let url = STANDARD.decode(token).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let name = url.and_then(|url| Some(QueueReference::of_url(&url).ok()?.name.to_owned()));
    name.map(Some).ok_or_else(|| error::invalid_parameter("Invalid or expired next token."))
}

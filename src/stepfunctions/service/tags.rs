//! Tags of machines and activities.

use std::collections::BTreeMap;

use super::{StateMachineService, arn, rows};
use crate::aws::model::stepfunctions as model;
use crate::aws::{Call, Error};

/// The most tags that a resource may have.
const MOST_TAGS: usize = 50;

/// Tags as they are kept.
pub(super) fn read(tags: Option<Vec<model::Tag>>) -> BTreeMap<String, String> {
    let pair = |tag: model::Tag| (tag.key.unwrap_or_default(), tag.value.unwrap_or_default());
    tags.unwrap_or_default().into_iter().map(pair).collect()
}

fn changed(
    resource_arn: &str,
    known: &mut BTreeMap<String, String>,
    change: impl FnOnce(&mut BTreeMap<String, String>),
) -> Result<(), Error> {
    let mut tags = known.clone();
    change(&mut tags);
    check(resource_arn, &tags)?;
    *known = tags;
    Ok(())
}

/// Refuses more tags than a resource may have.
pub(super) fn check(resource_arn: &str, tags: &BTreeMap<String, String>) -> Result<(), Error> {
    if tags.len() <= MOST_TAGS {
        return Ok(());
    }
    let message = format!("Too many tags for resource: '{resource_arn}'");
    Err(model::error::too_many_tags(message).with_member("resourceName", resource_arn))
}

fn no_such_resource(arn: &str) -> Error {
    model::error::resource_not_found(format!("Resource not found: '{arn}'")).with_member("resourceName", arn)
}

impl StateMachineService {
    /// Changes the tags of a machine or an activity.
    pub(super) async fn tag(
        &self,
        call: &Call,
        resource_arn: &str,
        change: impl FnOnce(&mut BTreeMap<String, String>),
    ) -> Result<(), Error> {
        let realm = self.realm(&call.account, &call.region);
        let store = &self.house().store;
        if let Ok(name) = arn::activity_name(resource_arn) {
            let activity = realm.activities.get(&name).map(|activity| activity.clone());
            let activity = activity.ok_or_else(|| no_such_resource(resource_arn))?;
            changed(resource_arn, &mut activity.tags.lock(), change)?;
            store.commit(|batch| rows::put_activity(batch, &realm, &activity)).durable().await;
            return Ok(());
        }
        let machine = realm.machine(resource_arn).map_err(|_| no_such_resource(resource_arn))?;
        changed(resource_arn, &mut machine.state.lock().tags, change)?;
        store.commit(|batch| rows::put_machine(batch, &realm, &machine)).durable().await;
        Ok(())
    }

    pub(super) fn tags_of(&self, call: &Call, resource_arn: &str) -> Result<Vec<model::Tag>, Error> {
        let realm = self.realm(&call.account, &call.region);
        let tags = if let Ok(name) = arn::activity_name(resource_arn) {
            let activity = realm.activities.get(&name).map(|activity| activity.clone());
            activity.ok_or_else(|| no_such_resource(resource_arn))?.tags.lock().clone()
        } else {
            let machine = realm.machine(resource_arn).map_err(|_| no_such_resource(resource_arn))?;
            let state = machine.state.lock();
            state.tags.clone()
        };
        let tag = |(key, value): (String, String)| model::Tag { key: Some(key), value: Some(value) };
        Ok(tags.into_iter().map(tag).collect())
    }
}

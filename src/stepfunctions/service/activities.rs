//! Activities: making and listing them, and handing their tasks to workers.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Weak};
use std::time::Duration;

use parking_lot::Mutex;

use super::hosted::HostedExecution;
use super::machines::check_name;
use super::settings::{Encryption, note};
use super::{Realm, StateMachineService, arn, error, page, rows, tags};
use crate::aws::model::stepfunctions as model;
use crate::aws::{Call, Error};
use crate::clock::{Clock, Holder, Sender, TimerKind, Timestamp};
use crate::stepfunctions::activity::{Activity, Asked, WorkerId};
use crate::stepfunctions::execution::{TaskId, TaskRequest};
use crate::stepfunctions::text::Text;

/// How long `GetActivityTask` waits for a task.
///
/// *AWS documentation: `GetActivityTask`.*
const LONGEST_POLL: Duration = Duration::from_mins(1);

/// An activity.
#[derive(Debug)]
pub(super) struct HostedActivity {
    pub name: String,
    pub arn: String,
    pub created: Timestamp,
    pub tags: Mutex<BTreeMap<String, String>>,
    pub encryption: Encryption,
    lines: Mutex<Lines>,
}

#[derive(Debug, Default)]
struct Lines {
    heart: Activity<Work>,
    workers: HashMap<WorkerId, Sender<Work>>,
}

/// A task for a worker.
#[derive(Clone, Debug)]
struct Work {
    execution: Weak<HostedExecution>,
    task: TaskId,
    token: Text,
    input: String,
}

impl Work {
    fn is_wanted(&self) -> bool {
        self.execution.upgrade().is_some_and(|execution| execution.has_task(self.task))
    }
}

impl HostedActivity {
    pub fn new(
        realm: &Realm,
        name: &str,
        created: Timestamp,
        tags: BTreeMap<String, String>,
        encryption: Encryption,
    ) -> Self {
        Self {
            name: name.to_owned(),
            arn: arn::activity(&realm.account, &realm.region, name),
            created,
            tags: Mutex::new(tags),
            encryption,
            lines: Mutex::default(),
        }
    }

    /// Hands a task to a worker, now or when one asks.
    fn offer(&self, mut work: Work) {
        let mut lines = self.lines.lock();
        while let Some((worker, task)) = lines.heart.offer(work) {
            let Some(sender) = lines.workers.remove(&worker) else { return };
            match sender.send(task) {
                Ok(()) => return,
                Err(back) => work = back,
            }
        }
    }

    /// Waits for a task until `deadline`.
    async fn next(&self, clock: &Clock, deadline: Timestamp) -> Option<Work> {
        // The liveness of tasks is looked at outside: executions offer while they are locked.
        let (worker, receiver) = {
            let mut lines = self.lines.lock();
            match lines.heart.ask(|_| true) {
                Asked::Task(work) => return Some(work),
                Asked::Waits(worker) => {
                    let (sender, receiver) = clock.oneshot();
                    lines.workers.insert(worker, sender);
                    (worker, receiver)
                }
            }
        };
        let _place = Place { activity: self, worker };
        let timer = clock.timer(TimerKind::Guard(Holder::Inside), deadline);
        clock
            .park(async move {
                tokio::select! {
                    biased;
                    work = receiver => work,
                    () = timer => None,
                }
            })
            .await
    }
}

/// A worker's place in the line, given up when its request ends in any way.
struct Place<'activity> {
    activity: &'activity HostedActivity,
    worker: WorkerId,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut lines = self.activity.lines.lock();
        lines.heart.leave(self.worker);
        lines.workers.remove(&self.worker);
    }
}

impl Realm {
    /// Has a task wait for a worker of its activity. One whose activity is gone waits in vain, until it
    /// is out of time.
    pub(super) fn offer(&self, execution: &Arc<HostedExecution>, activity_arn: &str, task: &TaskRequest) {
        let Ok(name) = arn::activity_name(activity_arn) else { return };
        let activity = self.activities.get(&name).map(|activity| Arc::clone(&activity));
        if let (Some(activity), Some(token)) = (activity, &task.token) {
            activity.offer(Work {
                execution: Arc::downgrade(execution),
                task: task.id,
                token: token.clone(),
                input: task.parameters.text().to_owned(),
            });
        }
    }

    pub(super) fn activity(&self, activity_arn: &str) -> Result<Arc<HostedActivity>, Error> {
        let name = arn::activity_name(activity_arn)?;
        let found = self.activities.get(&name).map(|activity| Arc::clone(&activity));
        let found = found.filter(|activity| activity.arn == activity_arn);
        found.ok_or_else(|| error::no_such_activity(activity_arn))
    }
}

impl StateMachineService {
    pub(super) async fn make_activity(
        &self,
        call: &Call,
        input: model::CreateActivityInput,
    ) -> Result<model::CreateActivityOutput, Error> {
        check_name(&input.name)?;
        let realm = self.realm(&call.account, &call.region);
        let encryption = input.encryption_configuration.as_ref().map(Encryption::read).transpose()?;
        let encryption = encryption.unwrap_or_default();
        if encryption.key.is_some() {
            note(self.house().neighbours.gaps(), "stepfunctions:encryptionConfiguration");
        }
        let tags = tags::read(input.tags);
        let now = self.house().clock.now();
        let made = HostedActivity::new(&realm, &input.name, now, tags, encryption);
        tags::check(&made.arn, &made.tags.lock())?;
        let known = Arc::clone(&realm.activities.entry(input.name).or_insert_with(|| Arc::new(made)));
        self.house().store.commit(|batch| rows::put_activity(batch, &realm, &known)).durable().await;
        Ok(model::CreateActivityOutput { activity_arn: known.arn.clone(), creation_date: known.created })
    }

    pub(super) fn activity_described(
        &self,
        call: &Call,
        activity_arn: &str,
    ) -> Result<model::DescribeActivityOutput, Error> {
        let activity = self.realm(&call.account, &call.region).activity(activity_arn)?;
        Ok(model::DescribeActivityOutput {
            activity_arn: activity.arn.clone(),
            name: activity.name.clone(),
            creation_date: activity.created,
            encryption_configuration: Some(activity.encryption.told()),
        })
    }

    /// Deletes an activity. One that isn't there is gone.
    pub(super) async fn remove_activity(&self, call: &Call, activity_arn: &str) -> Result<(), Error> {
        let name = arn::activity_name(activity_arn)?;
        let realm = self.realm(&call.account, &call.region);
        if let Some((_, activity)) = realm.activities.remove(&name) {
            let commit = self.house().store.commit(|batch| rows::delete_activity(batch, &realm, &activity));
            commit.durable().await;
        }
        Ok(())
    }

    pub(super) fn activities_listed(
        &self,
        call: &Call,
        input: &model::ListActivitiesInput,
    ) -> Result<model::ListActivitiesOutput, Error> {
        let realm = self.realm(&call.account, &call.region);
        let mut all: Vec<_> = realm
            .activities
            .iter()
            .map(|activity| model::ActivityListItem {
                activity_arn: activity.arn.clone(),
                name: activity.name.clone(),
                creation_date: activity.created,
            })
            .collect();
        all.sort_by(|one, other| one.name.cmp(&other.name));
        let (activities, next_token) = page::page(&all, input.max_results, input.next_token.as_deref())?;
        Ok(model::ListActivitiesOutput { activities, next_token })
    }

    /// Waits up to a minute for a task; an answer without a token says that there was none.
    pub(super) async fn activity_task(
        &self,
        call: &Call,
        input: model::GetActivityTaskInput,
    ) -> Result<model::GetActivityTaskOutput, Error> {
        let activity = self.realm(&call.account, &call.region).activity(&input.activity_arn)?;
        let clock = &self.house().clock;
        let deadline = clock.now().after(LONGEST_POLL);
        let worker: Option<Text> = input.worker_name.map(Into::into);
        while let Some(work) = activity.next(clock, deadline).await {
            if !work.is_wanted() {
                continue;
            }
            let Some(execution) = work.execution.upgrade() else { continue };
            if let Some(commit) = execution.take_task(work.task, worker.clone()) {
                commit.durable().await;
                let (task_token, input) = (Some(work.token.to_string()), Some(work.input));
                return Ok(model::GetActivityTaskOutput { task_token, input });
            }
        }
        Ok(model::GetActivityTaskOutput::default())
    }
}

//! Message move tasks: replaying the messages of a dead-letter queue.
//!
//! *AWS documentation: `StartMessageMoveTask`; Configure a dead-letter queue redrive.*

use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};

use super::hosted::HostedQueue;
use super::queue::{Content, Parcel};
use super::queue_url::QueueReference;
use super::realm::Realm;
use crate::aws::model::sqs::ListMessageMoveTasksResultEntry;
use crate::clock::{TimerKind, Timestamp};

/// The most messages that a task without a limit of its own moves before others get their turn.
const STRIDE: usize = 64;

/// A task.
#[derive(Debug)]
pub(super) struct MoveTask {
    pub id: String,
    pub source_arn: String,
    pub destination_arn: Option<String>,
    /// Messages a second, 1 to 500.
    pub rate: Option<i32>,
    pub started: Timestamp,
    /// How many messages there were when it started.
    pub to_move: i64,
    progress: Mutex<Progress>,
}

#[derive(Debug)]
struct Progress {
    status: Status,
    moved: i64,
    failure: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    Running,
    Completed,
    Cancelled,
    Failed,
}

impl Status {
    fn as_str(self) -> &'static str {
        match self {
            Self::Running => "RUNNING",
            Self::Completed => "COMPLETED",
            Self::Cancelled => "CANCELLED",
            Self::Failed => "FAILED",
        }
    }
}

/// What a task handle encodes; the field names are AWS's.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TaskHandle {
    pub task_id: String,
    pub source_arn: String,
}

impl TaskHandle {
    pub fn encode(&self) -> String {
        STANDARD.encode(serde_json::to_vec(self).expect("two strings are JSON"))
    }

    pub fn decode(text: &str) -> Option<Self> {
        serde_json::from_slice(&STANDARD.decode(text).ok()?).ok()
    }
}

impl MoveTask {
    pub fn new(
        id: String,
        source: &HostedQueue,
        destination_arn: Option<String>,
        rate: Option<i32>,
        to_move: usize,
    ) -> Arc<Self> {
        Arc::new(Self {
            id,
            source_arn: source.address.arn.to_string(),
            destination_arn,
            rate,
            started: source.now(),
            to_move: i64::try_from(to_move).unwrap_or(i64::MAX),
            progress: Mutex::new(Progress { status: Status::Running, moved: 0, failure: None }),
        })
    }

    pub fn handle(&self) -> String {
        TaskHandle { task_id: self.id.clone(), source_arn: self.source_arn.clone() }.encode()
    }

    pub fn is_running(&self) -> bool {
        self.progress.lock().status == Status::Running
    }

    /// Stops the task; answers how many messages it has moved, or `None` when it wasn't running.
    pub fn cancel(&self) -> Option<i64> {
        let mut progress = self.progress.lock();
        if progress.status != Status::Running {
            return None;
        }
        progress.status = Status::Cancelled;
        Some(progress.moved)
    }

    fn end(&self, status: Status, failure: Option<String>) {
        let mut progress = self.progress.lock();
        if progress.status == Status::Running {
            progress.status = status;
            progress.failure = failure;
        }
    }

    /// The task as `ListMessageMoveTasks` shows it.
    pub fn describe(&self) -> ListMessageMoveTasksResultEntry {
        let progress = self.progress.lock();
        ListMessageMoveTasksResultEntry {
            task_handle: (progress.status == Status::Running).then(|| self.handle()),
            status: Some(progress.status.as_str().to_owned()),
            source_arn: Some(self.source_arn.clone()),
            destination_arn: self.destination_arn.clone(),
            max_number_of_messages_per_second: self.rate,
            approximate_number_of_messages_moved: Some(progress.moved),
            approximate_number_of_messages_to_move: Some(self.to_move),
            failure_reason: progress.failure.clone(),
            started_timestamp: Some(self.started.as_millis()),
        }
    }

    /// Moves messages until none is left that can be received, or the task is stopped.
    pub async fn run(self: Arc<Self>, realm: Arc<Realm>, source: Arc<HostedQueue>) {
        let clock = realm.house().clock.clone();
        let pause = self.rate.and_then(|rate| u32::try_from(rate).ok()).filter(|rate| *rate > 0);
        let pause = pause.map(|rate| Duration::from_secs(1) / rate);
        let mut due = clock.now();
        let mut stride = 0;
        while self.is_running() {
            match self.move_one(&realm, &source).await {
                Ok(true) => self.progress.lock().moved += 1,
                Ok(false) => return self.end(Status::Completed, None),
                Err(reason) => return self.end(Status::Failed, Some(reason.to_owned())),
            }
            if let Some(pause) = pause {
                due = due.after(pause);
                clock.sleep_until(TimerKind::Step, due).await;
            }
            stride += 1;
            if stride % STRIDE == 0 {
                tokio::task::yield_now().await;
            }
        }
    }

    /// Moves the next message; answers whether there was one.
    async fn move_one(&self, realm: &Realm, source: &HostedQueue) -> Result<bool, &'static str> {
        let gone = "AWS.SimpleQueueService.NonExistentQueue";
        let (next, settled) = source.act(|inside, now| inside.heart.next_source(now)).map_err(|_| gone)?;
        drop(settled);
        let Some(origin) = next else { return Ok(false) };
        let target_arn = self.destination_arn.as_deref().or(origin.as_deref());
        let target_arn = target_arn.ok_or("CouldNotDetermineMessageSource")?;
        let target = QueueReference::of_arn(target_arn).and_then(|target| realm.find(target.name));
        let target = target.ok_or(gone)?;
        let taken = source.act(|inside, now| inside.heart.take_for_move(now)).map_err(|_| gone)?;
        let (Some(parcel), left) = taken else { return Ok(false) };
        left.durable().await;
        // A replayed message is a new message: new id, new time, retention anew.
        let content = Content { id: realm.house().randomness.uuid(), ..(*parcel.content).clone() };
        let fresh = Parcel { content: Arc::new(content), ..parcel.clone() };
        if let Ok(taken) = target.take_in(fresh, &source.address) {
            taken.durable().await;
            return Ok(true);
        }
        // The target went away in this very moment: the message stays where it was.
        let back = source.act(|inside, now| inside.heart.accept(now, parcel)).map_err(|_| gone)?;
        back.1.durable().await;
        Err(gone)
    }
}

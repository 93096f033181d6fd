//! Message move tasks: replaying the messages of a dead-letter queue.
//!
//! *AWS documentation: `StartMessageMoveTask`; Configure a dead-letter queue redrive.*

use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};

use super::hosted::{Address, HostedQueue};
use super::queue::{Content, Parcel};
use super::queue_url::QueueReference;
use super::realm::Realm;
use super::rows;
use crate::aws::model::sqs::ListMessageMoveTasksResultEntry;
use crate::clock::{TimerKind, Timestamp};
use crate::store::Batch;

/// The most messages that a task without a limit of its own moves before others get their turn.
const STRIDE: usize = 64;

/// A task.
#[derive(Debug)]
pub(super) struct MoveTask {
    pub id: String,
    pub source: Address,
    pub destination_arn: Option<String>,
    /// Messages a second, 1 to 500.
    pub rate: Option<i32>,
    pub started: Timestamp,
    /// How many messages there were when it started.
    pub to_move: i64,
    progress: Mutex<Progress>,
}

/// A task's own record, by which it goes on after a restart. Times are microseconds since the Unix
/// epoch.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct TaskRow {
    pub id: String,
    destination_arn: Option<String>,
    rate: Option<i32>,
    started: i64,
    to_move: i64,
    progress: Progress,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Progress {
    status: Status,
    moved: i64,
    failure: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
            source: source.address.clone(),
            destination_arn,
            rate,
            started: source.now(),
            to_move: i64::try_from(to_move).unwrap_or(i64::MAX),
            progress: Mutex::new(Progress { status: Status::Running, moved: 0, failure: None }),
        })
    }

    /// The task that a row describes, of the queue at `source`.
    pub fn restore(row: TaskRow, source: Address) -> Arc<Self> {
        let TaskRow { id, destination_arn, rate, started, to_move, progress } = row;
        let (started, progress) = (Timestamp::from_micros(started), Mutex::new(progress));
        Arc::new(Self { id, source, destination_arn, rate, started, to_move, progress })
    }

    pub fn row(&self) -> TaskRow {
        TaskRow {
            id: self.id.clone(),
            destination_arn: self.destination_arn.clone(),
            rate: self.rate,
            started: self.started.as_micros(),
            to_move: self.to_move,
            progress: self.progress.lock().clone(),
        }
    }

    pub fn handle(&self) -> String {
        TaskHandle { task_id: self.id.clone(), source_arn: self.source.arn.to_string() }.encode()
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

    /// Nobody waits for this row: until it is kept, the task is found running and ends once more.
    fn end(&self, realm: &Realm, status: Status, failure: Option<String>) {
        let mut progress = self.progress.lock();
        if progress.status == Status::Running {
            progress.status = status;
            progress.failure = failure;
            drop(progress);
            drop(realm.keep_task(self));
        }
    }

    /// The task as `ListMessageMoveTasks` shows it.
    pub fn describe(&self) -> ListMessageMoveTasksResultEntry {
        let progress = self.progress.lock();
        ListMessageMoveTasksResultEntry {
            task_handle: (progress.status == Status::Running).then(|| self.handle()),
            status: Some(progress.status.as_str().to_owned()),
            source_arn: Some(self.source.arn.to_string()),
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
                Ok(true) => {}
                Ok(false) => return self.end(&realm, Status::Completed, None),
                Err(reason) => return self.end(&realm, Status::Failed, Some(reason.to_owned())),
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
        self.progress.lock().moved += 1;
        let progress = |batch: &mut Batch| rows::write_task(batch, &self.source, &self.row());
        if let Ok(taken) = target.take_in(fresh, &source.address, progress) {
            taken.durable().await;
            return Ok(true);
        }
        self.progress.lock().moved -= 1;
        // The target went away in this very moment: the message stays where it was.
        let back = source.act(|inside, now| inside.heart.accept(now, parcel)).map_err(|_| gone)?;
        back.1.durable().await;
        Err(gone)
    }
}

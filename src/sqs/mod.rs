//! SQS: queues.
//!
//! - [`queue`]: the heart of one queue: order, visibility, groups, deduplication, waiters.
//! - `hosted`: a heart behind its lock, with `alarms` and `rows`; `realm`: the queues of one account
//!   in one region; `service`: all of them, and who may use them.
//! - `operations`: the API; done in `administration` (queues), `exchange` (messages) and `replay`
//!   (move tasks). `inspection`: looking without receiving, and faults on purpose.
//! - `attributes`, `redrive`, `policy`: what a queue can be told; `content`, `digest`, `delivery`:
//!   messages on their way in and out; `queue_url`, `receipt_handle`: names; `error`: AWS's words.

pub mod queue;

mod administration;
mod alarms;
mod attributes;
mod content;
mod delivery;
mod digest;
mod error;
mod exchange;
mod hosted;
mod inspection;
mod move_task;
mod operations;
mod policy;
mod queue_url;
mod realm;
mod receipt_handle;
mod redrive;
mod replay;
mod rows;
mod service;

pub use inspection::Show;
pub use queue::Faults;
pub use service::QueueService;

use service::Kept;

#[cfg(test)]
mod tests;

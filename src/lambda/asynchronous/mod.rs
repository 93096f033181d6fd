//! Asynchronous invocation: events that wait for their function, and what becomes of them.
//!
//! | module | what it is |
//! |---|---|
//! | `event` | an event, and what happens after each attempt |
//! | `queue` | the events that wait for a moment to come |
//! | `settings` | how often, how long, and whom to tell: `EventInvokeConfig` |
//! | `destination` | whom to tell |
//! | `record` | what they are told |
//! | `lineage` | functions that invoke themselves in a circle |
//! | `delivery` | the shell: attempts, and word to the destinations |
//!
//! *AWS documentation: Invoking a Lambda function asynchronously.*

mod delivery;
mod destination;
mod event;
mod lineage;
mod queue;
mod record;
mod settings;

pub use destination::Destination;
pub use event::{Attempt, Condition, Next, Patience, QueuedEvent, Response};
pub use lineage::Lineage;
pub use queue::EventQueue;
pub use settings::{EventInvokeConfig, Given};

pub(super) use delivery::Desk;

use crate::store::Table;

/// Rows of events that wait for their function.
pub(super) const EVENTS: Table = "lambda.event";

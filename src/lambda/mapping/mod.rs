//! Event source mappings: queues that trigger functions.
//!
//! | module | what it is |
//! |---|---|
//! | `heart` | a mapping: its settings and its states |
//! | `checks` | what is refused |
//! | `filter` | which messages a function wants to see |
//! | `intake` | the heart of a poller: when to receive, wait and invoke |
//! | `scaling` | how many batches are invoked at once |
//! | `record` | the event that a function gets |
//! | `batch` | which messages go together, and which of them were dealt with |
//! | `poller` | the task that receives and invokes |
//! | `processing` | what is done with messages that were received |

mod batch;
mod checks;
mod filter;
mod heart;
mod intake;
mod poller;
mod processing;
mod record;
mod scaling;

pub use batch::{Batch, Verdict, verdict};
pub use filter::{Filters, NotAPattern, Pattern};
pub use heart::{Mapping, MappingState};
pub use intake::{Intake, Pace, Wish};
pub use record::{Record, Records};
pub use scaling::{Pollers, Scaling};

pub(super) use checks::Request;
pub(super) use poller::{Poller, RunningMapping};

use crate::store::Table;

/// Rows of event source mappings.
pub(super) const MAPPINGS: Table = "lambda.mapping";

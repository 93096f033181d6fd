//! Event source mappings: queues that trigger functions.
//!
//! | module | what it is |
//! |---|---|
//! | `heart` | a mapping: its settings and its states |
//! | `checks` | what is refused |
//! | `record` | the event that a function gets |
//! | `batch` | which messages go together, and which of them were dealt with |
//! | `poller` | the task that receives, invokes and deletes |

mod batch;
mod checks;
mod heart;
mod poller;
mod record;

pub use batch::{Batch, Verdict, split, verdict};
pub use heart::{Mapping, MappingState};
pub use record::event;

pub(super) use checks::{Request, check_batch};
pub(super) use poller::{Poller, RunningMapping};

use crate::store::Table;

/// Rows of event source mappings.
pub(super) const MAPPINGS: Table = "lambda.mapping";

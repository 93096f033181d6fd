//! Invocations: what a function is given, how it is run, and what is told of it.
//!
//! | module | what it is |
//! |---|---|
//! | `artifact` | a version made ready to run |
//! | `environment` | the variables that a function sees |
//! | `payload` | the event: JSON, within limits |
//! | `ending` | the answer, or the error that a caller gets |
//! | `journal` | the log lines of the platform around those of the function |
//! | `level` | how detailed a line is, and which are kept |
//! | `streaming` | running a function whose response is handed on while it is made |
//! | `view` | execution environments, as people are shown them |
//! | `synchronous` | running a function while the caller waits |

mod artifact;
mod ending;
mod environment;
mod journal;
mod level;
mod payload;
mod streaming;
mod synchronous;
mod view;

pub(super) use artifact::runnable;
pub use artifact::{Artifact, NotReady};
pub use ending::{Answer, answer_of};
pub use journal::Journal;
pub use view::EnvironmentView;

pub(super) use payload::{asynchronous_event, synchronous_event};
pub(super) use streaming::{Pieces, StreamedRun, Streaming};
pub(super) use synchronous::{Finished, Order, Target};

//! `TestState`: one state on its own, without a machine.
//!
//! The state is put into a small machine whose other states only end, and the interpreter runs it. What
//! the state does on the way is learned by running shorter and shorter forms of it.
//!
//! - `subject`: the state, from its definition; `trial`: running it; `verdict`: retriers and catchers.
//! - `mock`: whether a mocked result is one that the service could have given; `setting`: the Context
//!   object and the variables that the caller gives.
//!
//! *AWS documentation: Using `TestState` API to test a state in Step Functions; `TestState`.*

mod mock;
mod setting;
mod subject;
mod trial;
mod verdict;

#[cfg(test)]
mod tests;

pub use mock::{Strictness, check_mock};
pub use setting::{read_context, read_variables};
pub use subject::{NoSubject, Subject};
pub use trial::{End, Ground, Trial};
pub use verdict::{Handling, Verdict, judge};

/// The name of the state while it is tested.
pub const STATE_NAME: &str = "StateName";

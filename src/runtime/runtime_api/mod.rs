//! The Lambda Runtime API: how a guest that loops gets its events and answers them.
//!
//! The guest finds the API's address in `AWS_LAMBDA_RUNTIME_API` and reaches it over `wasi:http`, in
//! process. It asks for `/2018-06-01/runtime/invocation/next`, answers by a POST to
//! `…/invocation/{id}/response` or `…/invocation/{id}/error`, and asks again: its globals stay. It may
//! stream its response (`Lambda-Runtime-Function-Response-Mode: streaming`), and say that it can't start
//! (`…/init/error`).
//!
//! The same is there as typed calls, without HTTP in between: for the interpreters that Virga carries, and for any
//! component that imports the interface (`runtimes/wit`).
//!
//! *AWS documentation: Using the Lambda runtime API for custom runtimes.*
//!
//! | module | what it is |
//! |---|---|
//! | `request` | what a guest may ask, and the API's answers |
//! | `dialogue` | the order in which it may ask |
//! | `exchange` | what passes between one guest and whoever invokes it |
//! | `typed` | the API as an interface of the component model |

mod dialogue;
mod exchange;
mod request;
pub(super) mod typed;

pub(super) use dialogue::Told;
pub(super) use exchange::{Concluded, Errand, Exchange, Streaming};
pub(super) use request::event;

/// The API's address, as guests see it. Nothing listens there: it is reached in process alone.
pub(super) const AUTHORITY: &str = "169.254.100.1:9001";

//! Step Functions: the Amazon States Language, compiled and interpreted.
//!
//! - [`payload`], [`path`], [`intrinsic`], [`template`]: the data language JSONPath; [`jsonata`]: JSONata.
//! - [`definition`]: text to a checked intermediate form.
//! - [`execution`]: the interpreter, a pure heart; [`history`]: what it records.
//! - [`coverage`]: what executions took of their definitions.
//! - [`map_run`]: the children of a distributed map.
//! - [`activity`]: tasks that wait for workers; [`references`]: which variables states refer to.
//! - [`test_state`]: one state on its own.
//! - [`mock`]: responses that stand for services.
//! - [`lint`]: what can be said about a definition before it runs.
//! - [`integration`]: what Task states can run; `service`: machines, executions, and the API.

pub mod activity;
pub mod coverage;
pub mod definition;
pub mod draws;
pub mod execution;
pub mod history;
pub mod integration;
pub mod intrinsic;
pub mod jsonata;
pub mod lint;
pub mod map_run;
pub mod mock;
pub mod path;
pub mod payload;
pub mod references;
pub mod scope;
pub mod template;
pub mod test_state;
pub mod text;

mod service;

pub use service::StateMachineService;

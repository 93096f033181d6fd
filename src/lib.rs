//! Virga: a local serverless cloud in one binary.
//!
//! The floors of the house, from the ground up; a module imports only from floors below its own
//! (`tests/layering.rs` reads the imports and says so when one reaches up):
//!
//! | floor | what it is |
//! |---|---|
//! | [`clock`] | time: now, timers, work in progress; system, scaled, manual, skipping |
//! | [`identity`] | accounts, regions, ARNs, request ids; the one source of randomness |
//! | [`store`] | durable rows behind the engines' memory |
//! | [`aws`] | the wire, nothing else: models, protocols, signatures |
//! | [`gaps`] | what was asked for and is not there, counted |
//! | [`neighbours`] | what one service may ask of another |
//! | [`runtime`] | WebAssembly: engine, compiled-code cache, execution environments |
//! | [`sqs`], [`lambda`], [`stepfunctions`], [`support`] | the services |
//! | [`cloud`] | the only place that knows every service, wired together |
//! | [`gateway`] | the port: routing, limits, browser protection, control endpoints |
//! | [`cli`] | the command line |

/// Whose memory all of this is. Set here rather than in the binary, so that benchmarks measure what runs.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

pub mod aws;
pub mod cli;
pub mod clock;
pub mod cloud;
pub mod gaps;
pub mod gateway;
pub mod identity;
pub mod lambda;
pub mod neighbours;
pub mod runtime;
pub mod sqs;
pub mod stepfunctions;
pub mod store;
pub mod support;

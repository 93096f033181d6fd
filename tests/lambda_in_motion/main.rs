//! Lambda in motion: events, queues, URLs and streams, as their callers see them.

#![expect(clippy::large_futures, reason = "a test runs on a stack of its own")]

mod clients;
mod events;
mod keeping;
mod layers;
mod policies;
mod queues;
mod settings;
mod streams;
#[path = "../support/mod.rs"]
mod support;
mod tenants;
mod urls;
mod world;

//! Lambda in motion: events, queues, URLs and streams, as their callers see them.

mod events;
mod queues;
mod streams;
#[path = "../support/mod.rs"]
mod support;
mod urls;
mod world;

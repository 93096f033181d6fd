//! Lambda in motion: events, queues and URLs that set functions going, as their callers see it.

mod events;
mod queues;
mod world;

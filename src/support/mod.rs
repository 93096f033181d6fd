//! What deployment tools and SDKs also call.

pub mod logs;

//! CloudWatch Logs.

pub mod filter_pattern;

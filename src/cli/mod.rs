//! The command line.
//!
//! - [`app`]: deploying a SAM template at start.

pub mod app;

//! What deployment tools and SDKs also call.
//!
//! - [`iam`]: roles and policies, recorded and answered faithfully;
//! - [`sts`]: who calls, and temporary credentials;
//! - [`logs`]: CloudWatch Logs;
//! - [`s3`]: buckets and objects.

pub mod iam;
pub mod logs;
pub mod s3;
pub mod sts;

// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! Each service's API: inputs, outputs, enumerations, errors, and a trait with a method per operation.

use super::schema::ServiceSchema;

pub mod iam;
pub mod lambda;
pub mod logs;
pub mod sqs;
pub mod stepfunctions;
pub mod sts;

/// All services.
#[rustfmt::skip]
pub static SERVICES: [&ServiceSchema; 6] = [&sqs::SERVICE, &lambda::SERVICE, &stepfunctions::SERVICE, &sts::SERVICE, &iam::SERVICE, &logs::SERVICE];

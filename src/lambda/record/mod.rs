//! What Lambda stores and tells, and what has no effect here: code signing configurations and capacity
//! providers. Each is counted in `GET /_virga/gaps` as without effect.

mod capacity_provider;
mod code_signing;

pub use capacity_provider::CapacityProviderRow;
pub use code_signing::CodeSigningConfig;

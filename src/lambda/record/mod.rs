//! What Lambda stores and tells, and what has no effect here: code signing configurations. Each is
//! counted in `GET /_virga/gaps` as without effect.

mod code_signing;

pub use code_signing::CodeSigningConfig;

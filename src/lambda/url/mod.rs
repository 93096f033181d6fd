//! Function URLs: a function behind a host name of its own.
//!
//! | module | what it is |
//! |---|---|
//! | `settings` | a URL and how it is configured |
//! | `access` | who may call it |
//! | `cors` | which web pages may |
//! | `request` | from an HTTP request to the function's event |
//! | `response` | from the function's answer to an HTTP response |
//! | `serving` | the shell: from one to the other |
//!
//! *AWS documentation: Creating and managing Lambda function URLs; Invoking Lambda function URLs.*

mod access;
mod cors;
mod request;
mod response;
mod serving;
mod settings;

pub use request::Visit;
pub use settings::FunctionUrl;

pub(super) use serving::Addresses;
pub(super) use settings::Given;

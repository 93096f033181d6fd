//! The wire, nothing else: models, protocols, signatures.
//!
//! - [`model`]: generated from `models/`: inputs, outputs, errors, one trait per service, and the two
//!   doors to it: `serve` (an HTTP request) and `call_json` (an operation by name).
//! - [`schema`]: the model as data; [`value`] and [`writer`]: typed values in and out; [`node`]: what
//!   a request says before it is typed.
//! - [`serving`]: from a request to an operation and back; [`protocol`]: HTTP to nodes, values to HTTP;
//!   [`json`] and [`query`]: the texts in between; [`check`]: types and constraints.
//! - [`auth`]: who signed a request, for which region and service; [`policy`]: the language of policies.
//! - [`Call`] is what an engine learns of a caller; [`Error`] is what it answers when it can't.

pub mod auth;
pub mod check;
pub mod json;
pub mod model;
pub mod node;
pub mod policy;
pub mod protocol;
pub mod query;
pub mod schema;
pub mod serving;
pub mod value;
pub mod writer;

mod error;
mod rest;

pub use error::{Error, Fault};
pub use rest::{BrokenOff, Pieces, Rest};
pub use serving::Served;

use crate::identity::{AccountId, Region, Uuid};

/// Who calls, from where: all that an engine learns of a request besides its input.
#[derive(Clone, Debug)]
pub struct Call {
    /// Whose resources the call sees.
    pub account: AccountId,
    /// Where these resources are.
    pub region: Region,
    /// The request's id, as the answer's header and the logs name it.
    pub request_id: Uuid,
    /// Host and port by which the client reached Virga, for URLs in answers.
    pub authority: String,
    /// The access key id of the signature, if the request was signed.
    pub access_key_id: Option<String>,
    /// The trace that the call belongs to, as `X-Amzn-Trace-Id` says it:
    /// `Root=…;Parent=…;Sampled=0;Lineage=…`. SDKs inside functions send it; by its lineage Lambda
    /// finds functions that invoke themselves in a circle.
    pub trace: Option<String>,
    /// Whether the caller's own work is counted by the clock.
    pub origin: Origin,
}

/// Where a call comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A client over the network: the clock can't see whether it is working.
    Outside,
    /// A part of Virga, or a function that runs in it.
    Inside,
}

impl Origin {
    /// The holder of a guard that this caller takes (a message in flight, a long poll).
    #[must_use]
    pub fn holder(self) -> crate::clock::Holder {
        match self {
            Self::Outside => crate::clock::Holder::Outside,
            Self::Inside => crate::clock::Holder::Inside,
        }
    }
}

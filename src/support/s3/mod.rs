//! S3: buckets and objects, right for code bundles, distributed maps and deployment tools.
//!
//! The `s3s` crate reads requests and writes answers; what it finds behind its trait is this:
//!
//! - [`bucket`]: one bucket, the heart: versions, conditions, listings, uploads.
//! - [`content`]: the bytes of objects, in memory or in files; [`checksum`]: what is computed of them.
//! - [`territory`]: which buckets there are, and who sees them; [`rows`]: what outlasts the daemon.
//! - [`operations`]: the operations, by subject; [`refusal`]: what they answer when they can't.
//! - [`notification`]: what happens in a bucket, told to queues and functions.
//! - [`wire`]: what must be done to a request before `s3s` can read it: whose bucket its host names,
//!   signatures, chunked bodies.
//! - [`neighbour`]: objects as the other services see them; [`cors`]: what a web page may do.
//!
//! **Whose is a bucket?** On AWS all accounts share one name space. Here each account has its own, so
//! that two tests with two keys never meet. A signed request sees its own account's buckets, and
//! another's whose policy lets it in (its statements' principals are read, nothing else of it); an
//! unsigned one sees those of account 000000000000 first, and then anybody's.
//!
//! **Regions.** A bucket is in the region it was created in and is found from every other: there are no
//! redirects between regions.

pub mod bucket;
pub mod checksum;
pub mod content;
mod cors;
mod moment;
mod neighbour;
mod notification;
mod operations;
pub mod refusal;
mod rows;
mod territory;
#[cfg(test)]
mod tests;
pub mod wire;

use std::fmt;
use std::sync::Arc;

use http::{Method, Request, Response};
use s3s::service::{S3Service, S3ServiceBuilder};

use crate::aws::Call;
use crate::clock::Clock;
use crate::identity::{AccountId, Randomness};
use crate::neighbours::{House, Neighbours};
use crate::store::Store;

use content::Vault;
use operations::Engine;
use territory::Territory;
use wire::Witness;

/// S3: a cheap handle.
#[derive(Clone)]
pub struct S3 {
    shared: Arc<Shared>,
    service: S3Service,
}

/// What all operations share.
struct Shared {
    clock: Clock,
    randomness: Randomness,
    store: Store,
    neighbours: Neighbours,
    vault: Arc<Vault>,
    territory: Territory,
}

/// An answer, with what the log wants to know of it.
#[derive(Debug)]
pub struct Served {
    /// The answer; its body may be long.
    pub response: Response<s3s::Body>,
    /// Which operation was called, if that could be told.
    pub operation: Option<String>,
}

impl S3 {
    /// S3 without any bucket.
    #[must_use]
    pub fn new(house: &House) -> Self {
        let shared = Arc::new(Shared {
            clock: house.clock.clone(),
            randomness: house.randomness.fork(),
            store: house.store.clone(),
            neighbours: house.neighbours.clone(),
            vault: Vault::new(house.options.objects.clone(), house.store.keeps_rows()),
            territory: Territory::default(),
        });
        let mut builder = S3ServiceBuilder::new(Engine { shared: Arc::clone(&shared) });
        builder.set_auth(Witness);
        builder.set_access(Witness);
        Self { shared, service: builder.build() }
    }

    /// Answers a request. Its body is read as it is wanted.
    pub async fn serve(&self, call: &Call, request: Request<s3s::Body>) -> Served {
        let headless = request.method() == Method::HEAD;
        let (request, arrival) = match wire::read(call, request, self.shared.clock.now()) {
            Ok(read) => read,
            Err(refusal) => return Served { response: wire::refuse(refusal, call), operation: None },
        };
        let response = match self.service.call(request).await {
            Ok(response) => response,
            Err(error) => {
                let error: s3s::StdError = error.into();
                wire::refuse(refusal::Refusal::internal(&error), call)
            }
        };
        let response = wire::finish(response, call, headless);
        Served { response, operation: arrival.operation().map(str::to_owned) }
    }

    /// Forgets every account's buckets, or one account's. Their rows are the store's to forget.
    pub fn forget(&self, account: Option<&AccountId>) {
        self.shared.territory.forget(account);
    }

    /// The daemon ends: removes what is not to outlast it.
    pub fn close(&self) {
        self.shared.vault.close();
    }

    /// Reads back what the store kept.
    pub fn restore(&self) {
        rows::restore(&self.shared);
    }
}

impl Shared {
    /// An id that nobody can guess, of this length.
    fn draw(&self, length: usize) -> String {
        const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._";
        self.randomness.text(ALPHABET, length)
    }

    /// Counts what is recorded, told again, and changes nothing.
    fn without_effect(&self, what: &str) {
        let name = format!("s3:{what}");
        if self.neighbours.gaps().without_effect(&name) {
            tracing::warn!("{name} is recorded and has no effect");
        }
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        self.vault.close();
    }
}

impl fmt::Debug for S3 {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("S3")
    }
}

/// The id under which an account appears as an owner: 64 hexadecimal digits that follow from it.
fn canonical_id(account: &AccountId) -> String {
    use sha2::Digest as _;
    checksum::hexadecimal(&sha2::Sha256::digest(account.as_str()))
}

//! Deployment packages: what a client uploads, checked before anything of it is kept.
//!
//! | module | what it is |
//! |---|---|
//! | `archive` | reading zip files that may be hostile |
//! | `entrypoint` | the WebAssembly program that a handler names |
//! | `directory` | a package laid out for `/var/task` |

mod archive;
mod directory;
mod entrypoint;

pub use archive::{Broken, UNZIPPED_LIMIT};
pub use directory::CodeDirectory;
pub use entrypoint::Entrypoint;

use std::path::Path;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::refusal;
use crate::aws::Error;
use crate::aws::model::lambda::error;

/// The most that a zip file uploaded with a call may have, in bytes. What lies in S3 may be larger.
///
/// *AWS documentation: Lambda quotas.*
pub const ZIPPED_LIMIT: usize = 52_428_800;

/// The zip file of a call.
///
/// # Errors
/// `RequestEntityTooLargeException` above [`ZIPPED_LIMIT`].
pub fn uploaded(zip: Bytes) -> Result<Bytes, Error> {
    if zip.len() > ZIPPED_LIMIT {
        let message = format!("Zipped size must be smaller than {ZIPPED_LIMIT} bytes");
        return Err(Error::new("RequestEntityTooLargeException", 413, message));
    }
    Ok(zip)
}

/// A deployment package: a zip file that was read to its end once and found whole.
#[derive(Clone, Debug)]
pub struct Package {
    /// The zip file as it was uploaded.
    pub zip: Bytes,
    /// What `GetFunction` tells of it.
    pub digest: Digested,
}

/// What is known of a package without having it at hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digested {
    /// The SHA-256 of the zip file, in base64: `CodeSha256`.
    pub sha256: String,
    /// The size of the zip file, in bytes: `CodeSize`.
    pub size: u64,
    /// The size of what is in it, in bytes.
    #[serde(default)]
    pub unzipped: u64,
}

impl Package {
    /// Takes in a zip file: every entry is unpacked once, into nothing, within the limits. Takes from
    /// microseconds to a second of computing.
    ///
    /// # Errors
    /// `InvalidParameterValueException` above 250 MB unzipped, or when it is broken, empty or hostile.
    pub fn take_in(zip: Bytes) -> Result<Self, Error> {
        let unzipped = archive::check(&zip).map_err(|broken| {
            tracing::debug!("a deployment package was refused: {broken}");
            match broken {
                Broken::TooLarge => refusal::invalid_parameter(format!(
                    "Unzipped size must be smaller than {UNZIPPED_LIMIT} bytes"
                )),
                Broken::Empty => refusal::invalid_parameter("Uploaded file must be a non-empty zip"),
                Broken::Unreadable(_) | Broken::Hostile(_) => refusal::invalid_parameter(
                    "Could not unzip uploaded file. Please check your file, then try to upload again.",
                ),
            }
        })?;
        let sha256 = STANDARD.encode(Sha256::digest(&zip));
        let digest = Digested { sha256, size: zip.len() as u64, unzipped };
        Ok(Self { zip, digest })
    }

    /// A package that was taken in before, as the store kept it.
    #[must_use]
    pub fn restored(zip: Bytes, digest: Digested) -> Self {
        Self { zip, digest }
    }

    /// The program that `handler` names.
    #[must_use]
    pub fn entrypoint(&self, handler: &str) -> Entrypoint {
        entrypoint::find(&self.zip, handler)
    }

    /// Whether it holds nothing besides the program `entrypoint`, and so needs no directory.
    #[must_use]
    pub fn is_only(&self, entrypoint: &str) -> bool {
        archive::names(&self.zip).iter().all(|name| name == entrypoint || name.ends_with('/'))
    }

    /// Lays the package out in a directory of its own in `folder`.
    ///
    /// # Errors
    /// When the directory can't be written.
    pub fn unpack(&self, folder: &Path) -> std::io::Result<CodeDirectory> {
        CodeDirectory::unpack(&[&self.zip], folder)
    }
}

/// Whether a function may have this package and these layers together.
///
/// *AWS documentation: Lambda quotas.*
///
/// # Errors
/// `InvalidParameterValueException` when they unpack to more than [`UNZIPPED_LIMIT`].
pub(super) fn check_together(package: &Package, layers: &[Arc<Package>]) -> Result<(), Error> {
    let layers = layers.iter().map(|layer| layer.digest.unzipped);
    let size = layers.sum::<u64>() + package.digest.unzipped;
    if size <= UNZIPPED_LIMIT {
        return Ok(());
    }
    Err(refusal::invalid_parameter(format!(
        "Function code combined with layers exceeds the maximum allowed size of {UNZIPPED_LIMIT} bytes. \
         The actual size is {size} bytes."
    )))
}

/// `CodeStorageExceededException`: the account's code is too large in all.
pub(super) fn storage_exceeded() -> Error {
    error::code_storage_exceeded("Code storage limit exceeded.").with_member("Type", "User")
}

#[cfg(test)]
mod tests;

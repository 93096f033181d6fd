//! Bodies on their way in: hashed, checked against what their sender promised, and kept.

use std::io;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use futures_util::StreamExt;
use s3s::dto::{ChecksumAlgorithm, StreamingBlob};

use super::Engine;
use crate::support::s3::checksum::{Algorithm, Checksum, Summing};
use crate::support::s3::content::{Intake, Taken};
use crate::support::s3::refusal::{Outcome, Refusal};
use crate::support::s3::wire::Arrival;

/// The most that may be uploaded in one go: 5 GiB. *AWS documentation: Uploading objects.*
const LARGEST: u64 = 5 * 1024 * 1024 * 1024;

/// What the sender of a body promises.
#[derive(Debug, Default)]
pub(super) struct Promises {
    /// Checksums in headers.
    pub checksums: Vec<(Algorithm, String)>,
    /// `Content-MD5`.
    pub md5: Option<String>,
    /// `x-amz-sdk-checksum-algorithm`.
    pub algorithm: Option<Algorithm>,
}

/// The checksums among the members of an input that carries one of each kind.
macro_rules! given_checksums {
    ($input:expr) => {{
        use $crate::support::s3::checksum::Algorithm;
        let given = [
            (Algorithm::Crc32, $input.checksum_crc32.clone()),
            (Algorithm::Crc32c, $input.checksum_crc32c.clone()),
            (Algorithm::Crc64Nvme, $input.checksum_crc64nvme.clone()),
            (Algorithm::Sha1, $input.checksum_sha1.clone()),
            (Algorithm::Sha256, $input.checksum_sha256.clone()),
        ];
        let given = given.into_iter().filter_map(|(algorithm, value)| Some((algorithm, value?)));
        given.collect::<Vec<_>>()
    }};
}
pub(super) use given_checksums;

/// The algorithm that a parameter names.
///
/// # Errors
/// `InvalidRequest` for one that there is not.
pub(super) fn algorithm(name: Option<&ChecksumAlgorithm>) -> Outcome<Option<Algorithm>> {
    let Some(name) = name else { return Ok(None) };
    let message = "Checksum algorithm provided is unsupported. Please try again with any of the valid types: \
                   [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]";
    Algorithm::named(name.as_str()).map(Some).ok_or_else(|| Refusal::invalid_request(message))
}

impl Promises {
    /// The one checksum that is told of what arrives.
    fn check(&self, arrival: &Arrival) -> Outcome<Option<Algorithm>> {
        let mut named: Vec<_> = self.checksums.iter().map(|(algorithm, _)| *algorithm).collect();
        named.extend(arrival.announced);
        named.dedup();
        if named.len() > 1 {
            let message =
                "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.";
            return Err(Refusal::invalid_request(message));
        }
        for (algorithm, value) in &self.checksums {
            algorithm.check(value)?;
        }
        Ok(named.first().copied().or(self.algorithm))
    }
}

impl Engine {
    /// Takes a body in, and computes its MD5 and the checksum that is told of it: the one that its
    /// sender promised, else `usual`. `besides` is computed as well.
    pub(super) async fn take_in(
        &self,
        arrival: &Arrival,
        body: Option<StreamingBlob>,
        promises: &Promises,
        usual: Algorithm,
        besides: Option<Algorithm>,
    ) -> Outcome<(Taken, Checksum)> {
        let algorithm = promises.check(arrival)?.unwrap_or(usual);
        let algorithms: Vec<_> = std::iter::once(algorithm).chain(besides).collect();
        let summing = Summing::new(&algorithms, arrival.sha256.is_some());
        let mut intake = Intake::new(&self.shared.vault, summing);
        let mut body = body;
        while let Some(bytes) = match &mut body {
            Some(body) => body.next().await,
            None => None,
        } {
            let bytes = bytes.map_err(|error| broken_off(error.as_ref()))?;
            if intake.size() + bytes.len() as u64 > LARGEST {
                let message = "Your proposed upload exceeds the maximum allowed size";
                return Err(Refusal::new("EntityTooLarge", 400, message));
            }
            intake.write(bytes).await.map_err(|error| Refusal::internal(&error))?;
        }
        let taken = intake.finish().await.map_err(|error| Refusal::internal(&error))?;
        let own = taken.digests.checksum(algorithm).ok_or_else(|| Refusal::internal(&"no checksum"))?;
        keep_promises(arrival, promises, &taken, &own)?;
        Ok((taken, own))
    }
}

fn keep_promises(arrival: &Arrival, promises: &Promises, taken: &Taken, own: &Checksum) -> Outcome<()> {
    if arrival.sha256.is_some() && arrival.sha256 != taken.digests.sha256 {
        let message = "The provided 'x-amz-content-sha256' header does not match what was computed.";
        return Err(Refusal::new("XAmzContentSHA256Mismatch", 400, message));
    }
    if let Some(md5) = &promises.md5 {
        let md5 = BASE64.decode(md5).ok().filter(|md5| md5.len() == 16);
        let md5 = md5.ok_or_else(|| {
            Refusal::new("InvalidDigest", 400, "The Content-MD5 you specified was invalid.")
        })?;
        if md5 != taken.digests.md5 {
            let message = "The Content-MD5 you specified did not match what we received.";
            return Err(Refusal::new("BadDigest", 400, message));
        }
    }
    let name = format!("x-amz-checksum-{}", own.algorithm.name().to_ascii_lowercase());
    let trailers = arrival.trailers.lock();
    let trailer = trailers.get(&name).and_then(|value| value.to_str().ok());
    let wanted = promises.checksums.iter().map(|(_, value)| value.as_str()).chain(trailer);
    for value in wanted {
        own.algorithm.check(value)?;
        if value != own.value {
            return Err(own.algorithm.mismatch());
        }
    }
    Ok(())
}

/// The sender stopped, or was too slow.
fn broken_off(error: &(dyn std::error::Error + Send + Sync + 'static)) -> Refusal {
    tracing::debug!("a body broke off: {error}");
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = cause {
        let slow =
            error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::TimedOut);
        if slow {
            let message = "Your socket connection to the server was not read from or written to within the \
                           timeout period. Idle connections will be closed.";
            return Refusal::new("RequestTimeout", 400, message);
        }
        cause = error.source();
    }
    let message = "You did not provide the number of bytes specified by the Content-Length HTTP header";
    Refusal::new("IncompleteBody", 400, message)
}

//! The checksums of objects and parts.
//!
//! *AWS documentation: Checking object integrity for data uploads in Amazon S3.*

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use crc_fast::{CrcAlgorithm, checksum_combine};
use md5::{Digest as _, Md5};
use s3s::checksum::ChecksumHasher;
use s3s::crypto::Checksum as _;
use s3s::dto;
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use super::refusal::{Outcome, Refusal};

/// How a checksum is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Algorithm {
    /// CRC-32 as in zip.
    Crc32,
    /// CRC-32 with Castagnoli's polynomial.
    Crc32c,
    /// CRC-64 as `NVMe` has it; what S3 computes when nobody asks for another.
    Crc64Nvme,
    /// SHA-1.
    Sha1,
    /// SHA-256.
    Sha256,
}

/// What a checksum is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// The checksums of an object's parts.
    Composite,
    /// All of an object's bytes.
    FullObject,
}

/// A checksum of an object or a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checksum {
    /// How it was computed.
    pub algorithm: Algorithm,
    /// Base64; a composite one ends in a hyphen and the number of parts.
    pub value: String,
    /// What it is of.
    pub kind: Kind,
}

impl Algorithm {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Crc32, Self::Crc32c, Self::Crc64Nvme, Self::Sha1, Self::Sha256];

    /// The name in the API: `CRC32C`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Crc32 => "CRC32",
            Self::Crc32c => "CRC32C",
            Self::Crc64Nvme => "CRC64NVME",
            Self::Sha1 => "SHA1",
            Self::Sha256 => "SHA256",
        }
    }

    /// The algorithm of this name, in any case.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| algorithm.name().eq_ignore_ascii_case(name))
    }

    /// The algorithm of a header or trailer, such as `x-amz-checksum-crc32`.
    pub(super) fn of_header(name: &str) -> Option<Self> {
        name.get(..15).filter(|prefix| prefix.eq_ignore_ascii_case("x-amz-checksum-"))?;
        Self::named(&name[15..])
    }

    /// What a multipart upload's checksum is of, unless its creator says.
    pub(super) fn usual_kind(self) -> Kind {
        if self == Self::Crc64Nvme { Kind::FullObject } else { Kind::Composite }
    }

    /// Whether the checksums of parts can become one of this kind.
    pub(super) fn allows(self, kind: Kind) -> bool {
        match kind {
            Kind::Composite => self != Self::Crc64Nvme,
            Kind::FullObject => self.crc().is_some(),
        }
    }

    fn crc(self) -> Option<CrcAlgorithm> {
        match self {
            Self::Crc32 => Some(CrcAlgorithm::Crc32IsoHdlc),
            Self::Crc32c => Some(CrcAlgorithm::Crc32Iscsi),
            Self::Crc64Nvme => Some(CrcAlgorithm::Crc64Nvme),
            Self::Sha1 | Self::Sha256 => None,
        }
    }

    fn bytes(self) -> usize {
        match self {
            Self::Crc32 | Self::Crc32c => 4,
            Self::Crc64Nvme => 8,
            Self::Sha1 => 20,
            Self::Sha256 => 32,
        }
    }

    /// A value that a client gives must be of the algorithm's length.
    pub(super) fn check(self, value: &str) -> Outcome<()> {
        let fits = BASE64.decode(value).is_ok_and(|bytes| bytes.len() == self.bytes());
        if fits {
            return Ok(());
        }
        let header = self.name().to_ascii_lowercase();
        Err(Refusal::invalid_request(format!("Value for x-amz-checksum-{header} header is invalid.")))
    }

    /// The value that a client gave is not what was computed.
    pub(super) fn mismatch(self) -> Refusal {
        let name = self.name();
        Refusal::new(
            "BadDigest",
            400,
            format!("The {name} you specified did not match the calculated checksum."),
        )
    }
}

impl Kind {
    /// The name in the API: `FULL_OBJECT`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Composite => "COMPOSITE",
            Self::FullObject => "FULL_OBJECT",
        }
    }

    /// The kind as S3's own types have it.
    #[must_use]
    pub fn told(self) -> dto::ChecksumType {
        dto::ChecksumType::from_static(self.name())
    }
}

/// What is computed while bytes arrive.
pub struct Summing {
    md5: Md5,
    sums: ChecksumHasher,
    sha256: Option<Sha256>,
}

/// What was computed when all bytes had arrived.
#[derive(Clone, Debug)]
pub struct Digests {
    /// The MD5, which is the `ETag` of what is uploaded in one go.
    pub md5: [u8; 16],
    /// The SHA-256 of the bytes, if a signature names it.
    pub sha256: Option<[u8; 32]>,
    sums: dto::Checksum,
}

impl Summing {
    /// Computes these checksums, and the SHA-256 that a signature names.
    #[must_use]
    pub fn new(algorithms: &[Algorithm], signed: bool) -> Self {
        let mut sums = ChecksumHasher::default();
        for algorithm in algorithms {
            match algorithm {
                Algorithm::Crc32 => sums.crc32 = Some(s3s::crypto::Crc32::new()),
                Algorithm::Crc32c => sums.crc32c = Some(s3s::crypto::Crc32c::new()),
                Algorithm::Crc64Nvme => sums.crc64nvme = Some(s3s::crypto::Crc64Nvme::new()),
                Algorithm::Sha1 => sums.sha1 = Some(s3s::crypto::Sha1::new()),
                Algorithm::Sha256 => sums.sha256 = Some(s3s::crypto::Sha256::new()),
            }
        }
        Self { md5: Md5::new(), sums, sha256: signed.then(Sha256::new) }
    }

    /// Takes in some bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.md5.update(bytes);
        self.sums.update(bytes);
        if let Some(sha256) = &mut self.sha256 {
            sha256.update(bytes);
        }
    }

    /// All bytes have arrived.
    #[must_use]
    pub fn finish(self) -> Digests {
        Digests {
            md5: self.md5.finalize().into(),
            sha256: self.sha256.map(|sha256| sha256.finalize().into()),
            sums: self.sums.finalize(),
        }
    }
}

impl Digests {
    /// The checksum of this algorithm, if it was computed.
    #[must_use]
    pub fn checksum(&self, algorithm: Algorithm) -> Option<Checksum> {
        let value = match algorithm {
            Algorithm::Crc32 => &self.sums.checksum_crc32,
            Algorithm::Crc32c => &self.sums.checksum_crc32c,
            Algorithm::Crc64Nvme => &self.sums.checksum_crc64nvme,
            Algorithm::Sha1 => &self.sums.checksum_sha1,
            Algorithm::Sha256 => &self.sums.checksum_sha256,
        };
        value.clone().map(|value| Checksum { algorithm, value, kind: Kind::FullObject })
    }

    /// The MD5 in hexadecimal, as an `ETag` says it.
    #[must_use]
    pub fn etag(&self) -> String {
        hexadecimal(&self.md5)
    }
}

/// Lower-case hexadecimal digits.
#[must_use]
pub fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The `ETag` of an object of parts: the MD5 of their MD5s, and how many they are.
#[must_use]
pub fn etag_of_parts(parts: &[[u8; 16]]) -> String {
    format!("{}-{}", hexadecimal(&Md5::digest(parts.concat())), parts.len())
}

/// The checksum of an object from those of its parts and their lengths; `None` when a part has none
/// that fits.
#[must_use]
pub fn of_parts(algorithm: Algorithm, kind: Kind, parts: &[(Option<&Checksum>, u64)]) -> Option<Checksum> {
    let raw = parts.iter().map(|(checksum, length)| {
        let checksum = checksum.filter(|checksum| checksum.algorithm == algorithm)?;
        BASE64.decode(&checksum.value).ok().map(|bytes| (bytes, *length))
    });
    let raw: Vec<_> = raw.collect::<Option<_>>()?;
    let value = match kind {
        Kind::Composite => {
            let mut summing = Summing::new(&[algorithm], false);
            for (bytes, _) in &raw {
                summing.update(bytes);
            }
            format!("{}-{}", summing.finish().checksum(algorithm)?.value, parts.len())
        }
        Kind::FullObject => BASE64.encode(combined(algorithm, &raw)?),
    };
    Some(Checksum { algorithm, value, kind })
}

/// The CRC of bytes in a row from the CRCs of its pieces.
fn combined(algorithm: Algorithm, pieces: &[(Vec<u8>, u64)]) -> Option<Vec<u8>> {
    let crc = algorithm.crc()?;
    let number = |bytes: &[u8]| bytes.iter().fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
    let (first, rest) = pieces.split_first()?;
    let whole = rest.iter().fold(number(&first.0), |whole, (piece, length)| {
        checksum_combine(crc, whole, number(piece), *length)
    });
    Some(whole.to_be_bytes()[8 - algorithm.bytes()..].to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(algorithm: Algorithm, bytes: &[u8]) -> Checksum {
        let mut summing = Summing::new(&[algorithm], false);
        summing.update(bytes);
        summing.finish().checksum(algorithm).unwrap()
    }

    #[test]
    fn checksums_are_those_that_the_algorithms_documents_give_for_the_nine_digits() {
        let digits = b"123456789";
        let value = |algorithm| hexadecimal(&BASE64.decode(sum(algorithm, digits).value).unwrap());
        assert_eq!(value(Algorithm::Crc32), "cbf43926");
        assert_eq!(value(Algorithm::Crc32c), "e3069283");
        assert_eq!(value(Algorithm::Crc64Nvme), "ae8b14860a799888");
    }

    #[test]
    fn the_crc_of_a_whole_follows_from_those_of_its_parts() {
        for algorithm in [Algorithm::Crc32, Algorithm::Crc32c, Algorithm::Crc64Nvme] {
            let (first, second, third) =
                (b"What the parts say ".as_slice(), b"together".as_slice(), b".".as_slice());
            let parts = [first, second, third].map(|part| (sum(algorithm, part), part.len() as u64));
            let parts: Vec<_> = parts.iter().map(|(checksum, length)| (Some(checksum), *length)).collect();
            let whole = of_parts(algorithm, Kind::FullObject, &parts).unwrap();
            assert_eq!(whole, sum(algorithm, &[first, second, third].concat()), "{algorithm:?}");
        }
    }

    #[test]
    fn a_composite_checksum_names_its_parts_and_a_missing_one_makes_none() {
        let part = sum(Algorithm::Sha256, b"a");
        let two =
            of_parts(Algorithm::Sha256, Kind::Composite, &[(Some(&part), 1), (Some(&part), 1)]).unwrap();
        assert!(two.value.ends_with("-2"), "{two:?}");
        assert_eq!(of_parts(Algorithm::Sha256, Kind::Composite, &[(Some(&part), 1), (None, 1)]), None);
    }
}

//! Multipart uploads.
//!
//! *AWS documentation: Uploading and copying objects using multipart upload; Amazon S3 multipart upload limits.*

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Bucket;
use super::object::{Description, Object, PartShape};
use crate::clock::Timestamp;
use crate::support::s3::checksum::{self, Algorithm, Checksum, Kind};
use crate::support::s3::content::Content;
use crate::support::s3::refusal::{Outcome, Refusal};

/// The smallest that a part may be, unless it is the last: 5 MiB.
const SMALLEST_PART: u64 = 5 * 1024 * 1024;
/// Parts are numbered from 1 to this.
pub const MOST_PARTS: i32 = 10_000;

/// An upload that is neither complete nor aborted.
#[derive(Clone, Debug)]
pub struct Upload {
    /// The key that the object will have.
    pub key: String,
    /// When it was begun.
    pub initiated: Timestamp,
    /// What its creator said of the object.
    pub description: Description,
    /// The object's tags.
    pub tags: BTreeMap<String, String>,
    /// The checksum that its creator asked for.
    pub algorithm: Option<Algorithm>,
    /// What that checksum is of.
    pub kind: Kind,
    /// The parts that have arrived, by number.
    pub parts: BTreeMap<i32, Part>,
}

/// A part of an upload.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its bytes.
    pub content: Content,
    /// Their MD5.
    pub md5: [u8; 16],
    /// The checksum of the upload's algorithm.
    pub checksum: Option<Checksum>,
    /// When it arrived.
    pub modified: Timestamp,
}

/// A part as the completing client names it.
#[derive(Clone, Debug)]
pub struct Named {
    /// Its number.
    pub number: i32,
    /// Its `ETag`, without quotes.
    pub etag: String,
    /// The checksums that the client gives.
    pub checksums: Vec<(Algorithm, String)>,
}

/// What a completing client says of the whole object.
#[derive(Clone, Debug, Default)]
pub struct Demands {
    /// Its checksum.
    pub checksums: Vec<(Algorithm, String)>,
    /// Its size in bytes.
    pub size: Option<i64>,
}

impl Part {
    /// Its `ETag`, without quotes.
    #[must_use]
    pub fn etag(&self) -> String {
        checksum::hexadecimal(&self.md5)
    }
}

impl Upload {
    /// The algorithm that parts are summed by: CRC64NVME unless the creator asked for another.
    #[must_use]
    pub fn summed_by(&self) -> Algorithm {
        self.algorithm.unwrap_or(Algorithm::Crc64Nvme)
    }

    /// The object that the named parts are.
    ///
    /// # Errors
    /// `InvalidPart`, `InvalidPartOrder`, `EntityTooSmall`, `MalformedXML`, `BadDigest`, `InvalidRequest`.
    pub fn assemble(&self, named: &[Named], demands: &Demands) -> Outcome<Object> {
        if named.is_empty() {
            return Err(Refusal::malformed_xml());
        }
        if named.windows(2).any(|pair| pair[0].number >= pair[1].number) {
            let message =
                "The list of parts was not in ascending order. Parts must be ordered by part number.";
            return Err(Refusal::new("InvalidPartOrder", 400, message));
        }
        let parts = named.iter().map(|named| self.part(named).map(|part| (named.number, part)));
        let parts: Vec<_> = parts.collect::<Outcome<_>>()?;
        let all_but_last = &parts[..parts.len() - 1];
        if all_but_last.iter().any(|(_, part)| part.content.size() < SMALLEST_PART) {
            let message = "Your proposed upload is smaller than the minimum allowed size";
            return Err(Refusal::new("EntityTooSmall", 400, message));
        }
        let sums: Vec<_> =
            parts.iter().map(|(_, part)| (part.checksum.as_ref(), part.content.size())).collect();
        let checksum = checksum::of_parts(self.summed_by(), self.kind, &sums);
        let content = Content::joined(parts.iter().map(|(_, part)| &part.content));
        self.check(demands, checksum.as_ref(), content.size())?;
        let shape = |(number, part): &(i32, &Part)| PartShape {
            number: *number,
            size: part.content.size(),
            checksum: part.checksum.clone().filter(|_| self.algorithm.is_some()),
        };
        Ok(Object {
            content,
            etag: checksum::etag_of_parts(&parts.iter().map(|(_, part)| part.md5).collect::<Vec<_>>()),
            checksum,
            parts: parts.iter().map(shape).collect(),
            description: self.description.clone(),
        })
    }

    fn part(&self, named: &Named) -> Outcome<&Part> {
        let part = self.parts.get(&named.number).ok_or_else(Refusal::invalid_part)?;
        let same = |(algorithm, value): &(Algorithm, String)| {
            part.checksum.as_ref().is_none_or(|own| own.algorithm != *algorithm || own.value == *value)
        };
        let matches = part.etag() == named.etag && named.checksums.iter().all(same);
        if matches { Ok(part) } else { Err(Refusal::invalid_part()) }
    }

    #[expect(clippy::unused_self, reason = "reads as a part of the assembly")]
    fn check(&self, demands: &Demands, checksum: Option<&Checksum>, size: u64) -> Outcome<()> {
        if let Some(wanted) = demands.size
            && u64::try_from(wanted) != Ok(size)
        {
            let message = format!(
                "The provided 'x-amz-mp-object-size' header value {wanted} does not match what was computed: {size}"
            );
            return Err(Refusal::invalid_request(message));
        }
        for (algorithm, value) in &demands.checksums {
            let own = checksum.filter(|own| own.algorithm == *algorithm);
            // A composite checksum may be given without the number of parts.
            let same = |own: &Checksum| {
                own.value == *value || own.value.rsplit_once('-').is_some_and(|(bare, _)| bare == value)
            };
            if own.is_some_and(|own| !same(own)) {
                return Err(algorithm.mismatch());
            }
        }
        Ok(())
    }
}

impl Bucket {
    /// Begins an upload.
    pub fn begin_upload(&mut self, id: String, upload: Upload) {
        self.uploads.insert((upload.key.clone(), id), upload);
    }

    /// An upload that goes on.
    ///
    /// # Errors
    /// `NoSuchUpload`.
    pub fn upload(&self, key: &str, id: &str) -> Outcome<&Upload> {
        let upload = self.uploads.get(&(key.to_owned(), id.to_owned()));
        upload.ok_or_else(Refusal::no_such_upload)
    }

    /// Adds a part; the one that had its number before comes back.
    ///
    /// # Errors
    /// `NoSuchUpload`.
    pub fn add_part(&mut self, key: &str, id: &str, number: i32, part: Part) -> Outcome<Option<Part>> {
        let upload = self.uploads.get_mut(&(key.to_owned(), id.to_owned()));
        Ok(upload.ok_or_else(Refusal::no_such_upload)?.parts.insert(number, part))
    }

    /// Ends an upload: its parts are gone, or belong to an object now.
    ///
    /// # Errors
    /// `NoSuchUpload`.
    pub fn end_upload(&mut self, key: &str, id: &str) -> Outcome<Upload> {
        let upload = self.uploads.remove(&(key.to_owned(), id.to_owned()));
        upload.ok_or_else(Refusal::no_such_upload)
    }

    /// The object that completing an upload makes; the upload goes on until [`Bucket::end_upload`].
    ///
    /// # Errors
    /// As [`Upload::assemble`].
    pub fn assemble(&self, key: &str, id: &str, named: &[Named], demands: &Demands) -> Outcome<Arc<Object>> {
        self.upload(key, id)?.assemble(named, demands).map(Arc::new)
    }
}

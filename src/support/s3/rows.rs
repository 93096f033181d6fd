//! What outlasts the daemon: buckets, versions, uploads and parts as rows. The bytes of small blobs are
//! in the rows; those of large ones are in files that the rows name.

#![expect(clippy::single_match_else, reason = "two cases of equal weight read best side by side")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Shared;
use super::bucket::object::{Description, Object, PartShape, Version};
use super::bucket::upload::{Part, Upload};
use super::bucket::versions::{Deleted, Written};
use super::bucket::{Bucket, Versioning};
use super::checksum::{Algorithm, Checksum, Kind};
use super::content::{Blob, Content, Piece, Vault};
use super::territory::Found;
use crate::clock::Timestamp;
use crate::identity::{AccountId, Region};
use crate::store::Batch;

const BUCKETS: &str = "s3.bucket";
const VERSIONS: &str = "s3.version";
const UPLOADS: &str = "s3.upload";
const PARTS: &str = "s3.part";

#[derive(Serialize, Deserialize)]
struct BucketRow {
    region: Region,
    created: Timestamp,
    versioning: Versioning,
    configurations: BTreeMap<String, Value>,
}

#[derive(Serialize, Deserialize)]
struct VersionRow {
    bucket: String,
    key: String,
    id: Option<String>,
    sequence: u64,
    modified: Timestamp,
    object: Option<ObjectRow>,
    tags: BTreeMap<String, String>,
}

#[derive(Serialize, Deserialize)]
struct ObjectRow {
    content: Vec<PieceRow>,
    etag: String,
    checksum: Option<Checksum>,
    parts: Vec<PartShape>,
    description: Description,
}

#[derive(Serialize, Deserialize)]
struct UploadRow {
    bucket: String,
    key: String,
    id: String,
    initiated: Timestamp,
    description: Description,
    tags: BTreeMap<String, String>,
    algorithm: Option<Algorithm>,
    kind: Kind,
}

#[derive(Serialize, Deserialize)]
struct PartRow {
    bucket: String,
    key: String,
    upload: String,
    number: i32,
    content: Vec<PieceRow>,
    md5: [u8; 16],
    checksum: Option<Checksum>,
    modified: Timestamp,
}

/// A piece of a content.
#[derive(Serialize, Deserialize)]
enum PieceRow {
    /// The bytes themselves, in base64.
    Bytes(String),
    /// Bytes of a file.
    File { name: String, start: u64, length: u64 },
}

fn content_row(content: &Content) -> Vec<PieceRow> {
    let row = |piece: &Piece| match &piece.blob {
        Blob::File(stored) => PieceRow::File {
            name: stored.name().unwrap_or_default().to_owned(),
            start: piece.start,
            length: piece.length,
        },
        Blob::Memory(_) => {
            let bytes = Content::of(vec![piece.clone()]).at_hand().unwrap_or_default();
            PieceRow::Bytes(BASE64.encode(bytes))
        }
    };
    content.pieces().iter().map(row).collect()
}

fn version_key(bucket: &str, sequence: u64) -> String {
    format!("{bucket}/{sequence:020}")
}

fn upload_key(bucket: &str, id: &str) -> String {
    format!("{bucket}/{id}")
}

fn part_key(bucket: &str, id: &str, number: i32) -> String {
    format!("{bucket}/{id}/{number:05}")
}

/// A bucket was made, or what is recorded of it changed.
pub fn bucket(batch: &mut Batch, owner: &AccountId, name: &str, bucket: &Bucket) {
    let row = BucketRow {
        region: bucket.region.clone(),
        created: bucket.created,
        versioning: bucket.versioning,
        configurations: bucket.configurations.clone(),
    };
    batch.put(BUCKETS, owner, name, &row);
}

/// A bucket was deleted, and with it the uploads that went on.
pub fn bucket_gone(batch: &mut Batch, found: &Found, bucket: &Bucket) {
    batch.delete(BUCKETS, &found.owner, found.name.as_str());
    for ((_, id), upload) in &bucket.uploads {
        upload_gone(batch, found, id, upload);
    }
}

/// A version was made, or its tags changed.
pub fn version(batch: &mut Batch, found: &Found, key: &str, version: &Version) {
    let object = version.object.as_ref().map(|object| ObjectRow {
        content: content_row(&object.content),
        etag: object.etag.clone(),
        checksum: object.checksum.clone(),
        parts: object.parts.clone(),
        description: object.description.clone(),
    });
    let row = VersionRow {
        bucket: found.name.clone(),
        key: key.to_owned(),
        id: version.id.clone(),
        sequence: version.sequence,
        modified: version.modified,
        object,
        tags: version.tags.clone(),
    };
    batch.put(VERSIONS, &found.owner, version_key(&found.name, version.sequence), &row);
}

/// An object was written.
pub fn written(batch: &mut Batch, found: &Found, key: &str, written: &Written) {
    removed(batch, found, &written.replaced);
    version(batch, found, key, &written.version);
}

/// Something was deleted.
pub fn deleted(batch: &mut Batch, found: &Found, key: &str, deleted: &Deleted) {
    removed(batch, found, &deleted.removed);
    if let Some(marker) = &deleted.marker {
        version(batch, found, key, marker);
    }
}

fn removed(batch: &mut Batch, found: &Found, versions: &[Version]) {
    for version in versions {
        batch.delete(VERSIONS, &found.owner, version_key(&found.name, version.sequence));
    }
}

/// An upload was begun.
pub fn upload(batch: &mut Batch, found: &Found, id: &str, upload: &Upload) {
    let row = UploadRow {
        bucket: found.name.clone(),
        key: upload.key.clone(),
        id: id.to_owned(),
        initiated: upload.initiated,
        description: upload.description.clone(),
        tags: upload.tags.clone(),
        algorithm: upload.algorithm,
        kind: upload.kind,
    };
    batch.put(UPLOADS, &found.owner, upload_key(&found.name, id), &row);
}

/// An upload was completed or aborted.
pub fn upload_gone(batch: &mut Batch, found: &Found, id: &str, upload: &Upload) {
    batch.delete(UPLOADS, &found.owner, upload_key(&found.name, id));
    for number in upload.parts.keys() {
        batch.delete(PARTS, &found.owner, part_key(&found.name, id, *number));
    }
}

/// A part arrived.
pub fn part(batch: &mut Batch, found: &Found, (key, id): (&str, &str), number: i32, part: &Part) {
    let row = PartRow {
        bucket: found.name.clone(),
        key: key.to_owned(),
        upload: id.to_owned(),
        number,
        content: content_row(&part.content),
        md5: part.md5,
        checksum: part.checksum.clone(),
        modified: part.modified,
    };
    batch.put(PARTS, &found.owner, part_key(&found.name, id, number), &row);
}

/// Files that rows name, each opened once.
struct Files<'a> {
    vault: &'a Arc<Vault>,
    found: Mutex<BTreeMap<String, Blob>>,
}

impl Files<'_> {
    /// A content as its rows say; `None` when a file of it is missing.
    fn content(&self, rows: Vec<PieceRow>) -> Option<Content> {
        rows.into_iter().map(|row| self.piece(row)).collect::<Option<Vec<_>>>().map(Content::of)
    }

    fn piece(&self, row: PieceRow) -> Option<Piece> {
        match row {
            PieceRow::Bytes(text) => {
                let bytes: bytes::Bytes = BASE64.decode(text).ok()?.into();
                let length = bytes.len() as u64;
                let blob = self.vault.hold(bytes.clone()).unwrap_or_else(|| Blob::loose(bytes));
                Some(Piece { blob, start: 0, length })
            }
            PieceRow::File { name, start, length } => {
                let mut found = self.found.lock();
                let blob = match found.get(&name) {
                    Some(blob) => blob.clone(),
                    None => {
                        let blob = self.vault.find(&name).inspect_err(|error| {
                            tracing::error!("the file {name} of an object is lost: {error}");
                        });
                        found.entry(name).or_insert(blob.ok()?).clone()
                    }
                };
                Some(Piece { blob, start, length })
            }
        }
    }
}

/// Reads everything back.
pub(super) fn restore(shared: &Shared) {
    if !shared.store.keeps_rows() {
        return;
    }
    let files = Files { vault: &shared.vault, found: Mutex::default() };
    let mut buckets: BTreeMap<(AccountId, String), Bucket> = BTreeMap::new();
    for (key, row) in shared.store.rows::<BucketRow>(BUCKETS) {
        let mut bucket = Bucket::new(row.region, row.created);
        (bucket.versioning, bucket.configurations) = (row.versioning, row.configurations);
        buckets.insert((key.account, key.key), bucket);
    }
    for (key, row) in shared.store.rows::<VersionRow>(VERSIONS) {
        let Some(bucket) = buckets.get_mut(&(key.account, row.bucket.clone())) else { continue };
        let Some((key, version)) = restored_version(row, &files) else { continue };
        bucket.sequence = bucket.sequence.max(version.sequence);
        bucket.keys.entry(key).or_default().push(version);
    }
    for (key, row) in shared.store.rows::<UploadRow>(UPLOADS) {
        let Some(bucket) = buckets.get_mut(&(key.account, row.bucket)) else { continue };
        let upload = Upload {
            key: row.key,
            initiated: row.initiated,
            description: row.description,
            tags: row.tags,
            algorithm: row.algorithm,
            kind: row.kind,
            parts: BTreeMap::new(),
        };
        bucket.begin_upload(row.id, upload);
    }
    for (key, row) in shared.store.rows::<PartRow>(PARTS) {
        let Some(bucket) = buckets.get_mut(&(key.account, row.bucket)) else { continue };
        let Some(content) = files.content(row.content) else { continue };
        let part = Part { content, md5: row.md5, checksum: row.checksum, modified: row.modified };
        let _ = bucket.add_part(&row.key, &row.upload, row.number, part);
    }
    let known: BTreeSet<String> = files.found.lock().keys().cloned().collect();
    shared.vault.tidy(|name| known.contains(name));
    for ((owner, name), bucket) in buckets {
        let _ = shared.territory.add(&owner, &name, bucket, |_| ());
    }
}

fn restored_version(row: VersionRow, files: &Files<'_>) -> Option<(String, Version)> {
    let object = match row.object {
        None => None,
        Some(object) => Some(Arc::new(Object {
            content: files.content(object.content)?,
            etag: object.etag,
            checksum: object.checksum,
            parts: object.parts,
            description: object.description,
        })),
    };
    let version =
        Version { id: row.id, sequence: row.sequence, modified: row.modified, object, tags: row.tags };
    Some((row.key, version))
}

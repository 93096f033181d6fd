//! Manifests: objects that name the objects in which the items are.
//!
//! *AWS documentation: `ItemReader` (Map); Amazon S3 Inventory, Locating your inventory list.*

use serde_json::Value;

use super::super::history::Mishap;
use super::super::payload::Payload;
use super::items::{of_rows, unfolded, unreadable};

/// The manifest of an S3 inventory.
#[derive(Debug, PartialEq, Eq)]
pub struct Inventory {
    /// The bucket in which its files are.
    pub bucket: String,
    /// Their keys, in order.
    pub keys: Vec<String>,
    /// The names of their columns.
    pub columns: Vec<String>,
}

impl Inventory {
    /// Reads `manifest.json`. Inventories in other formats than CSV are refused, as by AWS.
    pub fn parse(content: &[u8]) -> Result<Self, Mishap> {
        let manifest: Value = serde_json::from_slice(content)
            .map_err(|error| unreadable(format!("The manifest is not JSON: {error}")))?;
        let text = |field: &str| {
            let text = manifest[field].as_str();
            text.ok_or_else(|| unreadable(format!("The manifest has no text '{field}'.")))
        };
        if text("fileFormat")? != "CSV" {
            let format = text("fileFormat")?;
            return Err(unreadable(format!(
                "Inventories in the format {format} are not supported, only CSV."
            )));
        }
        let bucket = text("destinationBucket")?;
        let bucket = bucket.rsplit(':').next().unwrap_or(bucket).to_owned();
        let columns = text("fileSchema")?.split(',').map(|column| column.trim().to_owned()).collect();
        let files = manifest["files"].as_array();
        let files = files.ok_or_else(|| unreadable("The manifest has no array 'files'."))?;
        let keys = files.iter().filter_map(|file| file["key"].as_str()).map(str::to_owned).collect();
        Ok(Self { bucket, keys, columns })
    }

    /// The first `most` items of one of its files.
    pub fn items(&self, content: &[u8], most: usize) -> Result<Vec<Payload>, Mishap> {
        let unfolded = unfolded(content)?;
        of_rows(unfolded.as_deref().unwrap_or(content), b',', Some(&self.columns), most)
    }
}

/// Bucket and key of each object that a manifest of Athena names: one S3 URI on each line.
pub fn athena(content: &[u8]) -> Result<Vec<(String, String)>, Mishap> {
    let text = std::str::from_utf8(content).map_err(|_| unreadable("The manifest is not text."))?;
    let place = |line: &str| {
        let uri = line.trim().trim_matches('"');
        let place = uri.strip_prefix("s3://").and_then(|path| path.split_once('/'));
        let place = place.map(|(bucket, key)| (bucket.to_owned(), key.to_owned()));
        place.ok_or_else(|| unreadable(format!("The manifest names '{uri}', which is no S3 URI.")))
    };
    text.lines().filter(|line| !line.trim().is_empty()).map(place).collect()
}

//! What several answers have in common.

use std::collections::BTreeMap;

use s3s::dto;

use crate::identity::AccountId;
use crate::support::s3::bucket::object::{Object, Version};
use crate::support::s3::canonical_id;
use crate::support::s3::refusal::{Outcome, Refusal};

/// Puts a checksum into the member of an output that is for its algorithm.
macro_rules! tell_checksum {
    ($output:expr, $checksum:expr) => {
        if let Some(checksum) = $checksum {
            use $crate::support::s3::checksum::Algorithm;
            let slot = match checksum.algorithm {
                Algorithm::Crc32 => &mut $output.checksum_crc32,
                Algorithm::Crc32c => &mut $output.checksum_crc32c,
                Algorithm::Crc64Nvme => &mut $output.checksum_crc64nvme,
                Algorithm::Sha1 => &mut $output.checksum_sha1,
                Algorithm::Sha256 => &mut $output.checksum_sha256,
            };
            *slot = Some(checksum.value.clone());
        }
    };
}
pub(super) use tell_checksum;

/// Puts what the writer of an object said of it into an output.
macro_rules! tell_description {
    ($output:expr, $description:expr) => {{
        let description = $description;
        $output.cache_control = description.cache_control.clone();
        $output.content_disposition = description.content_disposition.clone();
        $output.content_encoding = description.content_encoding.clone();
        $output.content_language = description.content_language.clone();
        $output.content_type = Some($crate::support::s3::operations::telling::content_type(description));
        $output.expires = description.expires.clone();
        $output.metadata = $crate::support::s3::operations::telling::metadata(description);
        $output.storage_class = description.storage_class.clone().map(Into::into);
        $output.website_redirect_location = description.website_redirect.clone();
    }};
}
pub(super) use tell_description;

/// Puts how an object is encrypted into an output: as its writer asked, else as AWS does by itself.
macro_rules! tell_encryption {
    ($output:expr, $description:expr) => {{
        let description = $description;
        let encryption = description.encryption.clone().unwrap_or_else(|| "AES256".to_owned());
        $output.server_side_encryption = Some(encryption.into());
        $output.ssekms_key_id = description.encryption_key.clone();
        $output.bucket_key_enabled = description.bucket_key;
    }};
}
pub(super) use tell_encryption;

use crate::support::s3::bucket::object::Description;

/// An object's type: S3's own word for bytes when its writer said nothing.
pub(super) fn content_type(description: &Description) -> String {
    description.content_type.clone().unwrap_or_else(|| "binary/octet-stream".to_owned())
}

/// `x-amz-meta-…`.
pub(super) fn metadata(description: &Description) -> Option<dto::Metadata> {
    let metadata = &description.metadata;
    (!metadata.is_empty())
        .then(|| metadata.iter().map(|(name, value)| (name.clone(), value.clone())).collect())
}

/// The `ETag` with its quotes.
pub(super) fn etag(object: &Object) -> dto::ETag {
    dto::ETag::Strong(object.etag.clone())
}

/// The version's id, in a bucket that keeps them.
pub(super) fn version_id(version: &Version, keeps: bool) -> Option<String> {
    (keeps || version.id.is_some()).then(|| version.id_text().to_owned())
}

/// An account as an owner.
pub(super) fn owner(account: &AccountId) -> dto::Owner {
    dto::Owner { display_name: None, id: Some(canonical_id(account)) }
}

/// `STANDARD`, unless its writer said otherwise.
pub(super) fn storage_class(object: &Object) -> String {
    object.description.storage_class.clone().unwrap_or_else(|| "STANDARD".to_owned())
}

/// A text as listings carry it when they are asked to encode: percent-encoded but for slashes.
pub(super) fn encoded(text: &str, encoding: Option<&dto::EncodingType>) -> String {
    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
    const PLAIN: &AsciiSet =
        &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'*');
    if encoding.is_some() { utf8_percent_encode(text, PLAIN).to_string() } else { text.to_owned() }
}

/// Tags of a document, checked. *AWS documentation: Categorizing your objects using tags.*
///
/// # Errors
/// `InvalidTag`, and `BadRequest` for more than `most`.
pub(super) fn tags(set: &[dto::Tag], most: usize) -> Outcome<BTreeMap<String, String>> {
    let pairs =
        set.iter().map(|tag| (tag.key.clone().unwrap_or_default(), tag.value.clone().unwrap_or_default()));
    checked_tags(pairs.collect(), most)
}

/// Tags of the header `x-amz-tagging`, a query.
///
/// # Errors
/// As [`tags`], and `InvalidArgument`.
pub(super) fn tags_of_header(text: Option<&str>) -> Outcome<BTreeMap<String, String>> {
    let decoded = |text: &str| {
        percent_encoding::percent_decode_str(&text.replace('+', " "))
            .decode_utf8()
            .map(std::borrow::Cow::into_owned)
    };
    let message = "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without \
                   tag name duplicates.";
    let wrong = |_| Refusal::invalid_argument(message);
    let pairs = text.unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        Ok((decoded(key).map_err(wrong)?, decoded(value).map_err(wrong)?))
    });
    checked_tags(pairs.collect::<Outcome<_>>()?, MOST_OBJECT_TAGS)
}

/// Tags that an object may have.
pub(super) const MOST_OBJECT_TAGS: usize = 10;
/// Tags that a bucket may have.
pub(super) const MOST_BUCKET_TAGS: usize = 50;

fn checked_tags(pairs: Vec<(String, String)>, most: usize) -> Outcome<BTreeMap<String, String>> {
    let invalid = |message: &'static str| Refusal::new("InvalidTag", 400, message);
    if pairs.len() > most {
        let what = if most == MOST_OBJECT_TAGS { "Object" } else { "Bucket" };
        return Err(Refusal::new("BadRequest", 400, format!("{what} tags cannot be greater than {most}")));
    }
    let count = pairs.len();
    let mut tags = BTreeMap::new();
    for (key, value) in pairs {
        if key.is_empty() || key.chars().count() > 128 {
            return Err(invalid("The TagKey you have provided is invalid"));
        }
        if value.chars().count() > 256 {
            return Err(invalid("The TagValue you have provided is invalid"));
        }
        if key.starts_with("aws:") {
            return Err(invalid("System tags cannot be added/updated by requester"));
        }
        tags.insert(key, value);
    }
    if tags.len() < count { Err(invalid("Cannot provide multiple Tags with the same key")) } else { Ok(tags) }
}

/// Tags as documents carry them.
pub(super) fn tag_set(tags: &BTreeMap<String, String>) -> Vec<dto::Tag> {
    let tag =
        |(key, value): (&String, &String)| dto::Tag { key: Some(key.clone()), value: Some(value.clone()) };
    tags.iter().map(tag).collect()
}

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;
use s3s::dto::ETagCondition;

use super::condition::{Deleting, Reading, Writing};
use super::listing::Wanted;
use super::object::{Description, Object};
use super::upload::{Demands, Named, Part, Upload};
use super::{Bucket, Versioning};
use crate::clock::Timestamp;
use crate::identity::Region;
use crate::support::s3::checksum::{Algorithm, Summing};
use crate::support::s3::content::{Blob, Content};

const NOW: Timestamp = Timestamp::from_secs(1_700_000_000);

fn bucket() -> Bucket {
    Bucket::new(Region::fallback(), NOW)
}

fn object(text: &'static str) -> Arc<Object> {
    let content = Content::whole(Blob::loose(Bytes::from_static(text.as_bytes())));
    let description = Description::default();
    Arc::new(Object { content, etag: text.to_owned(), checksum: None, parts: Vec::new(), description })
}

fn put(bucket: &mut Bucket, key: &str, text: &'static str, id: &str) {
    bucket
        .put(NOW, key, object(text), BTreeMap::new(), &Writing::default(), id.to_owned())
        .expect("no condition");
}

fn delete(bucket: &mut Bucket, key: &str, version: Option<&str>, drawn: &str) -> super::versions::Deleted {
    bucket.delete(NOW, key, version, &Deleting::default(), drawn.to_owned()).expect("no condition")
}

fn etag(bucket: &Bucket, key: &str, version: Option<&str>) -> Result<String, &'static str> {
    bucket.find(key, version).map(|(_, object)| object.etag.clone()).map_err(|refusal| refusal.code)
}

#[test]
fn without_versions_a_write_replaces_and_a_deletion_is_final() {
    let mut bucket = bucket();
    put(&mut bucket, "k", "one", "1");
    put(&mut bucket, "k", "two", "2");
    assert_eq!(etag(&bucket, "k", None), Ok("two".to_owned()));
    assert_eq!(etag(&bucket, "k", Some("null")), Ok("two".to_owned()));
    assert_eq!(delete(&mut bucket, "k", None, "3").removed.len(), 1);
    assert_eq!(etag(&bucket, "k", None), Err("NoSuchKey"));
    assert!(bucket.is_empty());
    assert!(delete(&mut bucket, "k", None, "4").removed.is_empty());
}

#[test]
fn with_versions_a_deletion_hides_and_deleting_its_marker_brings_back() {
    let mut bucket = bucket();
    put(&mut bucket, "k", "before", "0");
    bucket.versioning = Versioning::Enabled;
    put(&mut bucket, "k", "one", "1");
    let deleted = delete(&mut bucket, "k", None, "2");
    assert_eq!(deleted.marker.unwrap().id_text(), "2");
    assert_eq!(etag(&bucket, "k", None), Err("NoSuchKey"));
    assert_eq!(etag(&bucket, "k", Some("2")), Err("MethodNotAllowed"));
    assert_eq!(etag(&bucket, "k", Some("1")), Ok("one".to_owned()));
    assert_eq!(etag(&bucket, "k", Some("null")), Ok("before".to_owned()));
    delete(&mut bucket, "k", Some("2"), "-");
    assert_eq!(etag(&bucket, "k", None), Ok("one".to_owned()));
}

#[test]
fn while_versions_are_suspended_only_the_null_version_is_replaced() {
    let mut bucket = bucket();
    bucket.versioning = Versioning::Enabled;
    put(&mut bucket, "k", "kept", "1");
    bucket.versioning = Versioning::Suspended;
    put(&mut bucket, "k", "null one", "2");
    put(&mut bucket, "k", "null two", "3");
    assert_eq!(bucket.keys["k"].len(), 2);
    assert!(delete(&mut bucket, "k", None, "4").marker.unwrap().id.is_none());
    assert_eq!(bucket.keys["k"].len(), 2);
    assert_eq!(etag(&bucket, "k", Some("1")), Ok("kept".to_owned()));
}

#[test]
fn a_conditional_write_holds_only_for_what_it_expects() {
    let mut bucket = bucket();
    let only_new = Writing { none_match: Some(ETagCondition::Any), ..Writing::default() };
    let only = |etag: &str| Writing {
        matches: Some(ETagCondition::ETag(s3s::dto::ETag::Strong(etag.to_owned()))),
        ..Writing::default()
    };
    let mut write = |text, condition: &Writing| {
        let written = bucket.put(NOW, "k", object(text), BTreeMap::new(), condition, String::new());
        written.map(|_| ()).map_err(|refusal| refusal.status)
    };
    assert_eq!(write("one", &only("x")), Err(404));
    assert_eq!(write("one", &only_new), Ok(()));
    assert_eq!(write("two", &only_new), Err(412));
    assert_eq!(write("two", &only("x")), Err(412));
    assert_eq!(write("two", &only("one")), Ok(()));
}

#[test]
fn an_etag_outweighs_a_date() {
    let mut bucket = bucket();
    put(&mut bucket, "k", "one", "1");
    let (version, object) = bucket.find("k", None).unwrap();
    let later = crate::support::s3::moment::whole_seconds(Timestamp::from_secs(1_800_000_000));
    let etag = |text: &str| Some(ETagCondition::ETag(s3s::dto::ETag::Strong(text.to_owned())));
    let check = |reading: Reading| reading.check(version, object).map_err(|refusal| refusal.status);
    assert_eq!(check(Reading { modified_since: Some(later.clone()), ..Reading::default() }), Err(304));
    let other = Reading { modified_since: Some(later), none_match: etag("other"), ..Reading::default() };
    assert_eq!(check(other), Ok(()));
    assert_eq!(check(Reading { none_match: etag("one"), ..Reading::default() }), Err(304));
    assert_eq!(check(Reading { matches: etag("other"), ..Reading::default() }), Err(412));
}

fn names(
    bucket: &Bucket,
    prefix: &str,
    delimiter: &str,
    after: Option<&str>,
    most: usize,
) -> (String, Option<String>) {
    let listed = bucket.list(&Wanted { prefix, delimiter, after, most });
    let mut names: Vec<_> = listed.entries.iter().map(|(key, ..)| (*key).to_owned()).collect();
    names.extend(listed.prefixes);
    names.sort();
    (names.join(" "), listed.next)
}

#[test]
fn a_listing_rolls_up_keys_and_goes_on_where_a_page_ended() {
    let mut bucket = bucket();
    for key in ["a", "b/1", "b/2", "b/c/3", "c", "d/1", "ä/1", "ä/2"] {
        put(&mut bucket, key, "x", "");
    }
    assert_eq!(names(&bucket, "", "/", None, 9), ("a b/ c d/ ä/".to_owned(), None));
    assert_eq!(names(&bucket, "b/", "/", None, 9), ("b/1 b/2 b/c/".to_owned(), None));
    assert_eq!(names(&bucket, "b/", "", None, 2), ("b/1 b/2".to_owned(), Some("b/2".to_owned())));
    assert_eq!(names(&bucket, "", "/", None, 2), ("a b/".to_owned(), Some("b/".to_owned())));
    assert_eq!(names(&bucket, "", "/", Some("b/"), 2), ("c d/".to_owned(), Some("d/".to_owned())));
    assert_eq!(names(&bucket, "", "/", Some("d/"), 2), ("ä/".to_owned(), None));
    assert_eq!(names(&bucket, "", "", Some("b/2"), 9).0, "b/c/3 c d/1 ä/1 ä/2");
    assert_eq!(names(&bucket, "x", "", None, 9), (String::new(), None));
}

#[test]
fn versions_are_listed_newest_first_and_pages_of_them_are_whole() {
    let mut bucket = bucket();
    bucket.versioning = Versioning::Enabled;
    for (key, id) in [("a", "1"), ("a", "2"), ("b/x", "3"), ("c", "4"), ("c", "5"), ("c", "6")] {
        put(&mut bucket, key, "x", id);
    }
    let mut seen = Vec::new();
    let (mut key, mut version) = (None::<String>, None::<String>);
    loop {
        let wanted = Wanted { prefix: "", delimiter: "/", after: key.as_deref(), most: 2 };
        let page = bucket.list_versions(&wanted, version.as_deref());
        assert!(page.versions.len() + page.prefixes.len() <= 2, "{page:?}");
        let told = |(key, version, newest): &(&str, &super::Version, bool)| {
            format!("{key}{}{}", version.id_text(), if *newest { "!" } else { "" })
        };
        seen.extend(page.versions.iter().map(told).chain(page.prefixes.clone()));
        let Some((next_key, next_version)) = page.next() else { break };
        (key, version) = (Some(next_key.to_owned()), next_version.map(str::to_owned));
    }
    assert_eq!(seen.join(" "), "a2! a1 c6! b/ c5 c4", "every version once");
}

fn part(text: &'static [u8]) -> Part {
    let mut summing = Summing::new(&[Algorithm::Crc64Nvme], false);
    summing.update(text);
    let digests = summing.finish();
    Part {
        content: Content::whole(Blob::loose(Bytes::from_static(text))),
        md5: digests.md5,
        checksum: digests.checksum(Algorithm::Crc64Nvme),
        modified: NOW,
    }
}

#[test]
fn an_upload_is_complete_only_with_its_own_parts_in_their_order() {
    static LARGE: [u8; 5 * 1024 * 1024] = [b'a'; 5 * 1024 * 1024];
    let mut upload = Upload {
        key: "k".to_owned(),
        initiated: NOW,
        description: Description::default(),
        tags: BTreeMap::new(),
        algorithm: None,
        kind: Algorithm::Crc64Nvme.usual_kind(),
        parts: BTreeMap::new(),
    };
    upload.parts.insert(1, part(&LARGE));
    upload.parts.insert(3, part(b"end"));
    let named = |number: i32| Named {
        number,
        etag: upload.parts.get(&number).map(Part::etag).unwrap_or_default(),
        checksums: Vec::new(),
    };
    let assemble = |named: &[Named], demands: &Demands| {
        let object = upload.assemble(named, demands);
        object.map(|object| (object.size(), object.etag)).map_err(|refusal| refusal.code)
    };
    let free = Demands::default();
    let (size, etag) = assemble(&[named(1), named(3)], &free).unwrap();
    assert_eq!(size, 5 * 1024 * 1024 + 3);
    assert!(etag.ends_with("-2"), "{etag}");
    assert_eq!(assemble(&[named(3), named(1)], &free), Err("InvalidPartOrder"));
    assert_eq!(assemble(&[named(1), named(2)], &free), Err("InvalidPart"));
    assert_eq!(assemble(&[], &free), Err("MalformedXML"));
    assert_eq!(assemble(&[named(3)], &Demands { size: Some(4), ..free.clone() }), Err("InvalidRequest"));
    let wrong = Demands { checksums: vec![(Algorithm::Crc64Nvme, "AAAAAAAAAAA=".to_owned())], size: None };
    assert_eq!(assemble(&[named(3)], &wrong), Err("BadDigest"));
}

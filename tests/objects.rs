//! S3 through the real binary and the SDK.

mod support;

use std::time::Duration;

use aws_sdk_s3::error::ProvideErrorMetadata;
use aws_sdk_s3::presigning::PresigningConfig;
use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::{
    BucketLocationConstraint, BucketVersioningStatus, ChecksumAlgorithm, ChecksumMode, ChecksumType,
    CompletedMultipartUpload, CompletedPart, CreateBucketConfiguration, Delete, Event, MetadataDirective,
    NotificationConfiguration, ObjectAttributes, ObjectIdentifier, QueueConfiguration, Tag, Tagging,
    VersioningConfiguration,
};
use aws_sdk_s3::{Client, error::SdkError};
use serde_json::Value;
use support::Virga;

const MEGABYTE: usize = 1024 * 1024;

/// The code of a service's error, and the status.
fn code<T: std::fmt::Debug, E: ProvideErrorMetadata>(answer: Result<T, SdkError<E>>) -> (String, u16) {
    let error = answer.expect_err("it is refused");
    let status = error.raw_response().map_or(0, |response| response.status().as_u16());
    (error.code().unwrap_or_default().to_owned(), status)
}

async fn bucket(virga: &Virga, name: &str) -> Client {
    let client = virga.s3();
    client.create_bucket().bucket(name).send().await.expect("a new bucket");
    client
}

async fn put(client: &Client, bucket: &str, key: &str, body: impl Into<Vec<u8>>) {
    let body = ByteStream::from(body.into());
    client.put_object().bucket(bucket).key(key).body(body).send().await.expect("it is stored");
}

async fn get(client: &Client, bucket: &str, key: &str) -> Vec<u8> {
    let object = client.get_object().bucket(bucket).key(key).send().await.expect("it is there");
    object.body.collect().await.expect("all of it").to_vec()
}

#[tokio::test]
async fn buckets_are_made_found_listed_and_deleted_only_when_they_are_empty() {
    let virga = Virga::start();
    let client = bucket(&virga, "first").await;
    let frankfurt = CreateBucketConfiguration::builder()
        .location_constraint(BucketLocationConstraint::EuCentral1)
        .build();
    client.create_bucket().bucket("second").create_bucket_configuration(frankfurt).send().await.unwrap();
    let listed = client.list_buckets().send().await.unwrap();
    let names: Vec<_> = listed.buckets().iter().filter_map(|bucket| bucket.name()).collect();
    assert_eq!(names, ["first", "second"]);
    let region = client.head_bucket().bucket("second").send().await.unwrap();
    assert_eq!(region.bucket_region(), Some("eu-central-1"));
    let location = client.get_bucket_location().bucket("second").send().await.unwrap();
    assert_eq!(location.location_constraint(), Some(&BucketLocationConstraint::EuCentral1));
    let location = client.get_bucket_location().bucket("first").send().await.unwrap();
    assert_eq!(location.location_constraint().map_or("", BucketLocationConstraint::as_str), "");

    put(&client, "first", "key", "x").await;
    assert_eq!(code(client.delete_bucket().bucket("first").send().await), ("BucketNotEmpty".to_owned(), 409));
    client.delete_object().bucket("first").key("key").send().await.unwrap();
    client.delete_bucket().bucket("first").send().await.unwrap();
    assert_eq!(code(client.head_bucket().bucket("first").send().await).1, 404);
    assert_eq!(code(client.create_bucket().bucket("Not_Legal").send().await).0, "InvalidBucketName");
    assert_eq!(
        code(client.list_objects_v2().bucket("nowhere").send().await),
        ("NoSuchBucket".to_owned(), 404)
    );
}

#[tokio::test]
async fn an_object_comes_back_as_it_was_described() {
    let virga = Virga::start();
    let client = bucket(&virga, "bucket").await;
    let stored = client
        .put_object()
        .bucket("bucket")
        .key("a folder/ä+b.txt")
        .body(ByteStream::from_static(b"hello world"))
        .content_type("text/plain")
        .cache_control("no-cache")
        .metadata("colour", "blue")
        .tagging("team=a%20b&x=")
        .send()
        .await
        .unwrap();
    assert_eq!(stored.e_tag(), Some("\"5eb63bbbe01eeed093cb22bb8f5acdc3\""));
    assert_eq!(stored.checksum_crc32(), Some("DUoRhQ=="), "the SDK's own checksum is verified and told");
    let head = client.head_object().bucket("bucket").key("a folder/ä+b.txt").send().await.unwrap();
    assert_eq!((head.content_type(), head.cache_control()), (Some("text/plain"), Some("no-cache")));
    assert_eq!(head.content_length(), Some(11));
    assert_eq!(head.metadata().unwrap()["colour"], "blue");
    let read = client.get_object().bucket("bucket").key("a folder/ä+b.txt").send().await.unwrap();
    assert_eq!((read.tag_count(), read.content_encoding()), (Some(2), None));
    assert_eq!(read.body.collect().await.unwrap().to_vec(), b"hello world");
    let tags = client.get_object_tagging().bucket("bucket").key("a folder/ä+b.txt").send().await.unwrap();
    let tags: Vec<_> = tags.tag_set().iter().map(|tag| (tag.key(), tag.value())).collect();
    assert_eq!(tags, [("team", "a b"), ("x", "")]);
    let missing = client.get_object().bucket("bucket").key("none").send().await;
    assert_eq!(code(missing), ("NoSuchKey".to_owned(), 404));
}

#[tokio::test]
async fn a_range_a_suffix_and_a_condition_answer_as_http_says() {
    let virga = Virga::start();
    let client = bucket(&virga, "bucket").await;
    put(&client, "bucket", "key", "0123456789").await;
    let range = |range: &str| client.get_object().bucket("bucket").key("key").range(range).send();
    let part = range("bytes=2-4").await.unwrap();
    assert_eq!((part.content_range(), part.content_length()), (Some("bytes 2-4/10"), Some(3)));
    assert_eq!(part.body.collect().await.unwrap().to_vec(), b"234");
    assert_eq!(range("bytes=-3").await.unwrap().body.collect().await.unwrap().to_vec(), b"789");
    assert_eq!(code(range("bytes=10-").await), ("InvalidRange".to_owned(), 416));
    let etag = client.head_object().bucket("bucket").key("key").send().await.unwrap().e_tag.unwrap();
    let same = client.get_object().bucket("bucket").key("key").if_none_match(&etag).send().await;
    assert_eq!(code(same).1, 304);
    let other = client.get_object().bucket("bucket").key("key").if_match("\"other\"").send().await;
    assert_eq!(code(other), ("PreconditionFailed".to_owned(), 412));
    let again = client.put_object().bucket("bucket").key("key").if_none_match("*").send().await;
    assert_eq!(code(again), ("PreconditionFailed".to_owned(), 412));
    client
        .put_object()
        .bucket("bucket")
        .key("key")
        .if_match(&etag)
        .send()
        .await
        .expect("it is still the same");
}

#[tokio::test]
async fn every_checksum_is_verified_and_told_and_a_wrong_one_is_refused() {
    let virga = Virga::start();
    let client = bucket(&virga, "bucket").await;
    for algorithm in ChecksumAlgorithm::values() {
        let algorithm = ChecksumAlgorithm::from(*algorithm);
        let known = ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"].contains(&algorithm.as_str());
        if !known {
            continue;
        }
        let body = ByteStream::from_static(b"checked");
        let put =
            client.put_object().bucket("bucket").key("key").body(body).checksum_algorithm(algorithm.clone());
        put.send().await.unwrap_or_else(|error| panic!("{algorithm}: {error:?}"));
        let head = client.head_object().bucket("bucket").key("key").checksum_mode(ChecksumMode::Enabled);
        let head = head.send().await.unwrap();
        let told = [
            head.checksum_crc32(),
            head.checksum_crc32_c(),
            head.checksum_crc64_nvme(),
            head.checksum_sha1(),
            head.checksum_sha256(),
        ];
        assert_eq!(told.iter().flatten().count(), 1, "{algorithm}: {head:?}");
        assert_eq!(head.checksum_type(), Some(&ChecksumType::FullObject));
        // The SDK itself verifies what it reads.
        let read = client.get_object().bucket("bucket").key("key").checksum_mode(ChecksumMode::Enabled);
        assert_eq!(read.send().await.unwrap().body.collect().await.unwrap().to_vec(), b"checked");
    }
    let body = ByteStream::from_static(b"checked");
    let wrong =
        client.put_object().bucket("bucket").key("key").body(body).checksum_crc32("AAAAAA==").send().await;
    assert_eq!(code(wrong), ("BadDigest".to_owned(), 400));
}

#[tokio::test]
async fn listings_roll_up_and_page_in_both_versions() {
    let virga = Virga::start();
    let client = bucket(&virga, "bucket").await;
    for key in ["a", "b/1", "b/2", "c d", "e/1"] {
        put(&client, "bucket", key, "x").await;
    }
    let page = client.list_objects_v2().bucket("bucket").delimiter("/").max_keys(2).send().await.unwrap();
    assert_eq!((page.is_truncated(), page.key_count()), (Some(true), Some(2)));
    assert_eq!(page.contents()[0].key(), Some("a"));
    assert_eq!(page.common_prefixes()[0].prefix(), Some("b/"));
    let next = client.list_objects_v2().bucket("bucket").delimiter("/");
    let next = next.continuation_token(page.next_continuation_token().unwrap()).send().await.unwrap();
    assert_eq!(next.contents()[0].key(), Some("c d"));
    assert_eq!(next.common_prefixes()[0].prefix(), Some("e/"));
    assert_eq!(next.is_truncated(), Some(false));
    let old = client.list_objects().bucket("bucket").prefix("b/").max_keys(1).send().await.unwrap();
    assert_eq!((old.contents().len(), old.is_truncated()), (1, Some(true)));
    let rest = client.list_objects().bucket("bucket").prefix("b/").marker("b/1").send().await.unwrap();
    assert_eq!(rest.contents()[0].key(), Some("b/2"));
}

#[tokio::test]
async fn a_version_survives_what_comes_after_it() {
    let virga = Virga::start();
    let client = bucket(&virga, "bucket").await;
    let enabled = VersioningConfiguration::builder().status(BucketVersioningStatus::Enabled).build();
    client.put_bucket_versioning().bucket("bucket").versioning_configuration(enabled).send().await.unwrap();
    let first = client.put_object().bucket("bucket").key("key").body(ByteStream::from_static(b"one"));
    let first = first.send().await.unwrap().version_id.expect("a version");
    put(&client, "bucket", "key", "two").await;
    let deleted = client.delete_object().bucket("bucket").key("key").send().await.unwrap();
    assert_eq!(deleted.delete_marker(), Some(true));
    assert_eq!(
        code(client.get_object().bucket("bucket").key("key").send().await),
        ("NoSuchKey".to_owned(), 404)
    );
    let read = client.get_object().bucket("bucket").key("key").version_id(&first).send().await.unwrap();
    assert_eq!(read.body.collect().await.unwrap().to_vec(), b"one");
    let listed = client.list_object_versions().bucket("bucket").send().await.unwrap();
    assert_eq!((listed.versions().len(), listed.delete_markers().len()), (2, 1));
    let marker = deleted.version_id().unwrap();
    client.delete_object().bucket("bucket").key("key").version_id(marker).send().await.unwrap();
    assert_eq!(get(&client, "bucket", "key").await, b"two");
    let unknown = client.get_object().bucket("bucket").key("key").version_id("unknown").send().await;
    assert_eq!(code(unknown), ("NoSuchVersion".to_owned(), 404));
}

#[tokio::test]
async fn a_copy_keeps_or_replaces_its_description_and_many_keys_go_at_once() {
    let virga = Virga::start();
    let client = bucket(&virga, "bucket").await;
    let put = client.put_object().bucket("bucket").key("from").body(ByteStream::from_static(b"copied"));
    put.metadata("kept", "yes").content_type("text/css").send().await.unwrap();
    client.copy_object().bucket("bucket").key("to").copy_source("bucket/from").send().await.unwrap();
    let head = client.head_object().bucket("bucket").key("to").send().await.unwrap();
    assert_eq!((head.content_type(), head.metadata().unwrap()["kept"].as_str()), (Some("text/css"), "yes"));
    let replace = client.copy_object().bucket("bucket").key("to").copy_source("bucket/from");
    replace.metadata_directive(MetadataDirective::Replace).metadata("new", "1").send().await.unwrap();
    let head = client.head_object().bucket("bucket").key("to").send().await.unwrap();
    assert_eq!(head.metadata().unwrap().keys().collect::<Vec<_>>(), ["new"]);
    let itself = client.copy_object().bucket("bucket").key("to").copy_source("bucket/to").send().await;
    assert_eq!(code(itself), ("InvalidRequest".to_owned(), 400));
    let keys = ["from", "to", "never there"].map(|key| ObjectIdentifier::builder().key(key).build().unwrap());
    let delete = Delete::builder().set_objects(Some(keys.to_vec())).build().unwrap();
    let deleted = client.delete_objects().bucket("bucket").delete(delete).send().await.unwrap();
    assert_eq!((deleted.deleted().len(), deleted.errors().len()), (3, 0));
    assert_eq!(client.list_objects_v2().bucket("bucket").send().await.unwrap().key_count(), Some(0));
}

#[tokio::test]
async fn parts_become_one_object_with_the_checksum_of_the_whole() {
    let virga = Virga::start();
    let client = bucket(&virga, "bucket").await;
    put(&client, "bucket", "source", vec![b's'; 6 * MEGABYTE]).await;
    let upload = client.create_multipart_upload().bucket("bucket").key("key").content_type("text/x");
    let upload = upload.checksum_algorithm(ChecksumAlgorithm::Crc32).checksum_type(ChecksumType::FullObject);
    let id = upload.send().await.unwrap().upload_id.unwrap();
    let first = client.upload_part().bucket("bucket").key("key").upload_id(&id).part_number(1);
    let first =
        first.body(ByteStream::from(vec![b'a'; 5 * MEGABYTE])).checksum_algorithm(ChecksumAlgorithm::Crc32);
    let first = first.send().await.unwrap();
    let second = client.upload_part_copy().bucket("bucket").key("key").upload_id(&id).part_number(2);
    let second = second.copy_source("bucket/source").copy_source_range("bytes=0-9").send().await.unwrap();
    let parts = client.list_parts().bucket("bucket").key("key").upload_id(&id).send().await.unwrap();
    let sizes: Vec<_> = parts.parts().iter().map(|part| part.size().unwrap()).collect();
    assert_eq!(sizes, [5 * 1024 * 1024, 10]);
    let uploads = client.list_multipart_uploads().bucket("bucket").send().await.unwrap();
    assert_eq!(uploads.uploads()[0].upload_id(), Some(id.as_str()));

    let part = |number, etag: &str| CompletedPart::builder().part_number(number).e_tag(etag).build();
    let complete = |parts: Vec<CompletedPart>| {
        let upload = CompletedMultipartUpload::builder().set_parts(Some(parts)).build();
        client.complete_multipart_upload().bucket("bucket").key("key").upload_id(&id).multipart_upload(upload)
    };
    let etags = (first.e_tag().unwrap(), second.copy_part_result().unwrap().e_tag().unwrap());
    let wrong = complete(vec![part(1, etags.0), part(2, "\"wrong\"")]).send().await;
    assert_eq!(code(wrong), ("InvalidPart".to_owned(), 400));
    let reversed = complete(vec![part(2, etags.1), part(1, etags.0)]).send().await;
    assert_eq!(code(reversed), ("InvalidPartOrder".to_owned(), 400));
    let done = complete(vec![part(1, etags.0), part(2, etags.1)]).send().await.unwrap();
    assert!(done.e_tag().unwrap().ends_with("-2\""), "{done:?}");

    let mut whole = vec![b'a'; 5 * MEGABYTE];
    whole.extend([b's'; 10]);
    put(&client, "bucket", "in one go", whole.clone()).await;
    let head = |key: &'static str| {
        client.head_object().bucket("bucket").key(key).checksum_mode(ChecksumMode::Enabled).send()
    };
    let (in_parts, at_once) = (head("key").await.unwrap(), head("in one go").await.unwrap());
    assert_eq!(in_parts.checksum_crc32(), at_once.checksum_crc32());
    assert!(in_parts.checksum_crc32().is_some());
    assert_eq!(get(&client, "bucket", "key").await, whole);
    let second = client.get_object().bucket("bucket").key("key").part_number(2).send().await.unwrap();
    assert_eq!((second.parts_count(), second.content_length()), (Some(2), Some(10)));
    let attributes = client.get_object_attributes().bucket("bucket").key("key");
    let attributes = attributes.object_attributes(ObjectAttributes::ObjectParts).send().await.unwrap();
    assert_eq!(attributes.object_parts().unwrap().total_parts_count(), Some(2));
    let gone = client.list_parts().bucket("bucket").key("key").upload_id(&id).send().await;
    assert_eq!(code(gone), ("NoSuchUpload".to_owned(), 404));
}

#[tokio::test]
async fn a_small_part_that_is_not_the_last_is_refused_and_an_aborted_upload_is_gone() {
    let virga = Virga::start();
    let client = bucket(&virga, "bucket").await;
    let upload = client.create_multipart_upload().bucket("bucket").key("key").send().await.unwrap();
    let id = upload.upload_id().unwrap();
    let mut parts = Vec::new();
    for number in 1..=2 {
        let part = client.upload_part().bucket("bucket").key("key").upload_id(id).part_number(number);
        let part = part.body(ByteStream::from_static(b"small")).send().await.unwrap();
        parts.push(CompletedPart::builder().part_number(number).e_tag(part.e_tag().unwrap()).build());
    }
    let upload = CompletedMultipartUpload::builder().set_parts(Some(parts)).build();
    let complete = client.complete_multipart_upload().bucket("bucket").key("key").upload_id(id);
    assert_eq!(code(complete.multipart_upload(upload).send().await), ("EntityTooSmall".to_owned(), 400));
    client.abort_multipart_upload().bucket("bucket").key("key").upload_id(id).send().await.unwrap();
    let again = client.abort_multipart_upload().bucket("bucket").key("key").upload_id(id).send().await;
    assert_eq!(code(again), ("NoSuchUpload".to_owned(), 404));
}

#[tokio::test]
async fn a_presigned_url_works_without_credentials_until_the_clock_passes_it() {
    let virga = Virga::start();
    let client = bucket(&virga, "bucket").await;
    let hour = || PresigningConfig::expires_in(Duration::from_hours(1)).unwrap();
    let put = client.put_object().bucket("bucket").key("key").presigned(hour()).await.unwrap();
    let path = |uri: &str| uri[uri.find("/bucket").unwrap()..].to_owned();
    assert_eq!(virga.send("PUT", &path(put.uri()), &[], b"presigned").status, 200);
    let get = client.get_object().bucket("bucket").key("key").presigned(hour()).await.unwrap();
    assert_eq!(virga.send("GET", &path(get.uri()), &[], b"").text(), "presigned");
    virga.advance("PT2H");
    let late = virga.send("GET", &path(get.uri()), &[], b"");
    assert_eq!(late.status, 403);
    assert!(
        late.text().contains("<Code>AccessDenied</Code><Message>Request has expired</Message>"),
        "{}",
        late.text()
    );
}

#[tokio::test]
async fn a_bucket_is_reached_by_its_own_host_name() {
    let virga = Virga::start();
    let client = bucket(&virga, "photos").await;
    put(&client, "photos", "2026/cat.jpg", "meow").await;
    for host in ["photos.s3.us-east-1.localhost:4566", "photos.s3.localhost:4566", "photos.localhost:4566"] {
        let answer = virga.send("GET", "/2026/cat.jpg", &[("host", host)], b"");
        assert_eq!((answer.status, answer.text()), (200, "meow"), "{host}");
        assert_eq!(answer.header("server"), Some("AmazonS3"));
    }
    assert_eq!(virga.send("GET", "/photos/2026/cat.jpg", &[("host", "s3.localhost")], b"").text(), "meow");
    let missing = virga.send("GET", "/none", &[("host", "photos.localhost")], b"");
    assert_eq!(missing.status, 404);
    assert!(missing.text().contains("<Code>NoSuchKey</Code>"), "{}", missing.text());
}

#[tokio::test]
async fn accounts_have_buckets_of_their_own_and_a_policy_lets_others_in() {
    let mut virga = Virga::start();
    let mine = bucket(&virga, "shared-name").await;
    put(&mine, "shared-name", "key", "mine").await;
    put(&bucket(&virga, "open").await, "open", "key", "open").await;
    virga.use_account("111111111111");
    let theirs = virga.s3();
    assert_eq!(code(theirs.head_bucket().bucket("shared-name").send().await).1, 404);
    theirs.create_bucket().bucket("shared-name").send().await.unwrap();
    put(&theirs, "shared-name", "key", "theirs").await;
    assert_eq!(get(&mine, "shared-name", "key").await, b"mine");
    let policy = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::open/*"}]}"#;
    assert_eq!(code(theirs.get_object().bucket("open").key("key").send().await).0, "NoSuchBucket");
    mine.put_bucket_policy().bucket("open").policy(policy).send().await.unwrap();
    assert_eq!(get(&theirs, "open", "key").await, b"open");
}

#[tokio::test]
async fn an_upload_tells_a_queue_what_happened() {
    let virga = Virga::start();
    let client = bucket(&virga, "bucket").await;
    let sqs = virga.sqs();
    let url = sqs.create_queue().queue_name("events").send().await.unwrap().queue_url.unwrap();
    let arn = "arn:aws:sqs:us-east-1:000000000000:events";
    let configuration = |arn: &str| {
        let queue = QueueConfiguration::builder().queue_arn(arn).events(Event::from("s3:ObjectCreated:*"));
        let queue = queue.id("rule").build().unwrap();
        NotificationConfiguration::builder().queue_configurations(queue).build()
    };
    let configure = |arn: &str| {
        let put = client.put_bucket_notification_configuration().bucket("bucket");
        put.notification_configuration(configuration(arn)).send()
    };
    let nowhere = configure("arn:aws:sqs:us-east-1:000000000000:nowhere").await;
    assert_eq!(code(nowhere), ("InvalidArgument".to_owned(), 400));
    configure(arn).await.unwrap();
    let next = || async {
        let received = sqs.receive_message().queue_url(&url).wait_time_seconds(20).send().await.unwrap();
        let message = received.messages()[0].clone();
        let delete = sqs.delete_message().queue_url(&url).receipt_handle(message.receipt_handle().unwrap());
        delete.send().await.unwrap();
        serde_json::from_str::<Value>(message.body().unwrap()).unwrap()
    };
    assert_eq!(next().await["Event"], "s3:TestEvent");
    put(&client, "bucket", "a b/ü.txt", "hello world").await;
    let event = next().await;
    let record = &event["Records"][0];
    assert_eq!(record["eventName"], "ObjectCreated:Put");
    assert_eq!(record["s3"]["configurationId"], "rule");
    assert_eq!(record["s3"]["bucket"]["arn"], "arn:aws:s3:::bucket");
    assert_eq!(record["s3"]["object"]["key"], "a+b/%C3%BC.txt");
    assert_eq!(record["s3"]["object"]["size"], 11);
    assert_eq!(record["s3"]["object"]["eTag"], "5eb63bbbe01eeed093cb22bb8f5acdc3");
}

#[tokio::test]
async fn what_a_tool_records_of_a_bucket_is_told_again_and_listed_where_it_has_no_effect() {
    let virga = Virga::start();
    let client = bucket(&virga, "bucket").await;
    let tags =
        Tagging::builder().tag_set(Tag::builder().key("a").value("b").build().unwrap()).build().unwrap();
    client.put_bucket_tagging().bucket("bucket").tagging(tags).send().await.unwrap();
    let told = client.get_bucket_tagging().bucket("bucket").send().await.unwrap();
    assert_eq!(told.tag_set()[0].value(), "b");
    let encryption = client.get_bucket_encryption().bucket("bucket").send().await.unwrap();
    let rule = &encryption.server_side_encryption_configuration().unwrap().rules()[0];
    assert_eq!(rule.apply_server_side_encryption_by_default().unwrap().sse_algorithm().as_str(), "AES256");
    let none = client.get_bucket_policy().bucket("bucket").send().await;
    assert_eq!(code(none), ("NoSuchBucketPolicy".to_owned(), 404));
    let policy = r#"{"Statement":[]}"#;
    client.put_bucket_policy().bucket("bucket").policy(policy).send().await.unwrap();
    let told = client.get_bucket_policy().bucket("bucket").send().await.unwrap();
    assert_eq!(told.policy(), Some(policy));
    let torrent = client.get_object_torrent().bucket("bucket").key("key").send().await;
    assert_eq!(code(torrent), ("NotImplemented".to_owned(), 501));
    let gaps = virga.send("GET", "/_virga/gaps", &[], b"").json();
    assert_eq!(gaps["withoutEffect"]["s3:PutBucketPolicy"], 1);
    assert_eq!(gaps["gaps"]["s3:GetObjectTorrent"], 1);
}

#[tokio::test]
async fn a_reset_forgets_buckets_and_their_files() {
    let virga = Virga::start();
    let client = bucket(&virga, "bucket").await;
    put(&client, "bucket", "large", vec![7; MEGABYTE]).await;
    assert_eq!(get(&client, "bucket", "large").await, vec![7; MEGABYTE]);
    assert_eq!(virga.send("POST", "/_virga/reset", &[], b"").status, 204);
    assert!(client.list_buckets().send().await.unwrap().buckets().is_empty());
    bucket(&virga, "bucket").await;
    assert_eq!(client.list_objects_v2().bucket("bucket").send().await.unwrap().key_count(), Some(0));
}

#[tokio::test]
async fn a_web_page_may_do_what_the_buckets_rules_let_it() {
    let virga = Virga::start();
    let client = bucket(&virga, "bucket").await;
    put(&client, "bucket", "key", "for pages").await;
    let page = [("origin", "https://app.example"), ("host", "localhost:4566")];
    assert_eq!(virga.send("GET", "/bucket/key", &page, b"").status, 403);
    let rule =
        aws_sdk_s3::types::CorsRule::builder().allowed_origins("https://*.example").allowed_methods("GET");
    let rules =
        aws_sdk_s3::types::CorsConfiguration::builder().cors_rules(rule.build().unwrap()).build().unwrap();
    client.put_bucket_cors().bucket("bucket").cors_configuration(rules).send().await.unwrap();
    let read = virga.send("GET", "/bucket/key", &page, b"");
    assert_eq!((read.status, read.text()), (200, "for pages"));
    assert_eq!(read.header("access-control-allow-origin"), Some("https://app.example"));
    let before = |method: &str| {
        let headers = [page[0], page[1], ("access-control-request-method", method)];
        virga.send("OPTIONS", "/bucket/key", &headers, b"").status
    };
    assert_eq!((before("GET"), before("PUT")), (200, 403));
}

#[tokio::test]
async fn who_waits_to_be_told_to_continue_is_not_left_waiting() {
    let virga = Virga::start();
    bucket(&virga, "bucket").await;
    let request = |key: &str, length: usize| {
        format!(
            "PUT /bucket/{key} HTTP/1.1\r\nhost: localhost\r\nexpect: 100-continue\r\ncontent-length: {length}\r\n\r\n"
        )
    };
    let empty = virga.exchange(request("key", 0).as_bytes()).unwrap();
    assert_eq!((empty.status, empty.header("connection")), (200, Some("close")));
    let refused = virga.exchange(request("key?uploadId=none&partNumber=1", 5).as_bytes()).unwrap();
    assert_eq!((refused.status, refused.header("connection")), (404, Some("close")));
}

#[tokio::test]
async fn bodies_that_break_their_word_are_refused() {
    let virga = Virga::start();
    bucket(&virga, "bucket").await;
    let authorization = virga.authorization("s3");
    let send = |headers: &[(&str, &str)], body: &[u8]| {
        let headers = [&[("authorization", authorization.as_str())], headers].concat();
        let answer = virga.send("PUT", "/bucket/key", &headers, body);
        let text = answer.text();
        let code = text.split("<Code>").nth(1).and_then(|rest| rest.split("</Code>").next());
        (answer.status, code.unwrap_or_default().to_owned())
    };
    let of_nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    let refused = |status: u16, code: &str| (status, code.to_owned());
    assert_eq!(
        send(&[("x-amz-content-sha256", of_nothing)], b"x"),
        refused(400, "XAmzContentSHA256Mismatch")
    );
    assert_eq!(send(&[("x-amz-content-sha256", of_nothing)], b""), refused(200, ""));
    assert_eq!(send(&[("content-md5", "AAAAAAAAAAAAAAAAAAAAAA==")], b"x"), refused(400, "BadDigest"));
    assert_eq!(send(&[("content-md5", "short")], b"x"), refused(400, "InvalidDigest"));
    let streaming = ("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER");
    assert_eq!(send(&[streaming], b"1\r\nx\r\n0\r\n\r\n"), refused(411, "MissingContentLength"));
    let long = ("x-amz-decoded-content-length", "5");
    assert_eq!(send(&[streaming, long], b"1\r\nx\r\n0\r\n\r\n"), refused(400, "IncompleteBody"));
}

#[tokio::test]
async fn the_files_of_objects_are_gone_when_the_daemon_ends() {
    let virga = Virga::start();
    let folders = |process: u32| {
        let prefix = format!("virga-objects-{process}-");
        let entries = std::fs::read_dir(std::env::temp_dir()).expect("a temporary directory").flatten();
        entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(&prefix)).count()
    };
    let process = virga.process();
    put(&bucket(&virga, "bucket").await, "bucket", "large", vec![7; MEGABYTE]).await;
    assert_eq!(folders(process), 1);
    assert!(virga.terminate().success());
    assert_eq!(folders(process), 0);
}

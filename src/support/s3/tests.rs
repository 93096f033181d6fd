use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::BodyExt;

use super::S3;
use crate::aws::{Call, Origin};
use crate::clock::{Clock, Mode, Timestamp};
use crate::identity::{AccountId, Randomness, Region};
use crate::neighbours::{House, Neighbours, ObjectLimits, Objects, Options};
use crate::store::{MemoryStore, Store};

const SMALL: usize = 1024;
const LARGE: usize = 3 * 1024 * 1024;

fn house(store: &Store, folder: Option<&Path>) -> House {
    let limits = ObjectLimits { in_memory: SMALL, memory: 4 * SMALL, folder: folder.map(Path::to_owned) };
    House {
        clock: Clock::starting_at(Mode::Manual, Timestamp::from_secs(1_700_000_000)),
        randomness: Randomness::seeded(1),
        store: store.clone(),
        neighbours: Neighbours::default(),
        options: Arc::new(Options { objects: limits, ..Options::default() }),
    }
}

fn kept() -> Store {
    Store::over(Arc::new(MemoryStore::default()))
}

fn call() -> Call {
    Call {
        account: AccountId::unnamed(),
        region: Region::fallback(),
        request_id: Randomness::seeded(2).uuid(),
        authority: "localhost:4566".to_owned(),
        access_key_id: Some("AK".to_owned()),
        trace: None,
        origin: Origin::Inside,
    }
}

async fn send(s3: &S3, method: &str, target: &str, body: &[u8]) -> Response<Bytes> {
    let request = Request::builder().method(method).uri(target).header("content-length", body.len());
    let request = request.body(s3s::Body::from(Bytes::copy_from_slice(body))).unwrap();
    let (head, body) = s3.serve(&call(), request).await.response.into_parts();
    Response::from_parts(head, body.collect().await.unwrap().to_bytes())
}

async fn done(s3: &S3, method: &str, target: &str, body: &[u8]) -> Bytes {
    let answer = send(s3, method, target, body).await;
    assert!(answer.status().is_success(), "{method} {target}: {answer:?}");
    answer.into_body()
}

fn files(folder: &Path) -> usize {
    std::fs::read_dir(folder).map_or(0, Iterator::count)
}

/// A folder that goes when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("virga-test-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[tokio::test]
async fn what_was_stored_is_there_again_after_a_restart() {
    let (store, folder) = (kept(), Folder::new("restart"));
    let large = vec![b'l'; LARGE];
    let before = S3::new(&house(&store, Some(&folder.0)));
    done(&before, "PUT", "/bucket", b"").await;
    let enabled = b"<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
    done(&before, "PUT", "/bucket?versioning", enabled).await;
    done(&before, "PUT", "/bucket/small", b"old").await;
    done(&before, "PUT", "/bucket/small", b"new").await;
    done(&before, "PUT", "/bucket/large", &large).await;
    done(&before, "PUT", "/bucket/deleted", b"x").await;
    done(&before, "DELETE", "/bucket/deleted", b"").await;
    let upload = done(&before, "POST", "/bucket/parts?uploads", b"").await;
    let upload = String::from_utf8(upload.to_vec()).unwrap();
    let id = upload.split("<UploadId>").nth(1).unwrap().split('<').next().unwrap();
    done(&before, "PUT", &format!("/bucket/parts?partNumber=1&uploadId={id}"), &large).await;
    drop(before);

    std::fs::write(folder.0.join("00000000000000ff"), "of nobody").unwrap();
    let after = S3::new(&house(&store, Some(&folder.0)));
    after.restore();
    assert_eq!(done(&after, "GET", "/bucket/small", b"").await, "new");
    assert_eq!(done(&after, "GET", "/bucket/large", b"").await, large);
    assert_eq!(send(&after, "GET", "/bucket/deleted", b"").await.status(), 404);
    let versions = String::from_utf8(done(&after, "GET", "/bucket?versions", b"").await.to_vec()).unwrap();
    assert_eq!(versions.matches("<Version>").count(), 4, "{versions}");
    let parts =
        String::from_utf8(done(&after, "GET", &format!("/bucket/parts?uploadId={id}"), b"").await.to_vec());
    assert_eq!(parts.unwrap().matches("<Part>").count(), 1);
    assert_eq!(files(&folder.0), 2, "the file of nobody is gone");
}

#[tokio::test]
async fn a_file_goes_with_the_last_object_that_has_its_bytes() {
    let folder = Folder::new("files");
    let s3 = S3::new(&house(&kept(), Some(&folder.0)));
    done(&s3, "PUT", "/bucket", b"").await;
    done(&s3, "PUT", "/bucket/one", &vec![1; LARGE]).await;
    let copy = Request::builder().method("PUT").uri("/bucket/two").header("x-amz-copy-source", "/bucket/one");
    let copied = s3.serve(&call(), copy.body(s3s::Body::empty()).unwrap()).await.response;
    assert!(copied.status().is_success(), "{copied:?}");
    assert_eq!(files(&folder.0), 1);
    done(&s3, "DELETE", "/bucket/one", b"").await;
    assert_eq!(done(&s3, "GET", "/bucket/two", b"").await.len(), LARGE);
    s3.forget(None);
    assert_eq!(files(&folder.0), 0);
}

#[tokio::test]
async fn small_objects_beyond_the_memory_they_may_have_are_files() {
    let folder = Folder::new("memory");
    let s3 = S3::new(&house(&kept(), Some(&folder.0)));
    done(&s3, "PUT", "/bucket", b"").await;
    for number in 0..6 {
        done(&s3, "PUT", &format!("/bucket/{number}"), &[number; SMALL]).await;
    }
    assert_eq!(files(&folder.0), 2);
    for number in 0..6 {
        assert_eq!(done(&s3, "GET", &format!("/bucket/{number}"), b"").await, [number; SMALL].as_slice());
    }
}

#[tokio::test]
async fn other_services_read_write_and_list_objects() {
    let s3 = S3::new(&house(&Store::ephemeral(), None));
    done(&s3, "PUT", "/bucket", b"").await;
    let call = call();
    let missing = s3.get_object(&call, "bucket", "key", None).await.unwrap_err();
    assert_eq!((&*missing.code, missing.status), ("NoSuchKey", 404));
    let stored =
        s3.put_object(&call, "bucket", "key", Bytes::from_static(b"[]"), "application/json").await.unwrap();
    assert_eq!((stored.size, &*stored.etag), (2, "\"d751713988987e9331980363e24189ce\""));
    assert_eq!(s3.get_object(&call, "bucket", "key", None).await.unwrap().body, "[]");
    let page = s3.list_objects(&call, "bucket", "k", None).await.unwrap();
    assert_eq!((page.objects.len(), page.truncated), (1, false));
    let nowhere = s3.list_objects(&call, "nowhere", "", None).await.unwrap_err();
    assert_eq!(nowhere.code, "NoSuchBucket");
}

//! Compiled code: once for a content, and kept between runs where it is safe.

use std::fs;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::*;

/// A directory of its own for one test, gone afterwards.
struct Place(PathBuf);

impl Place {
    fn new(name: &str, mode: u32) -> Self {
        let path = std::env::temp_dir().join(format!("virga-test-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::DirBuilder::new().mode(mode).create(&path).unwrap();
        Self(path)
    }

    fn house(&self) -> House {
        let house = house();
        let options = Options { cache_directory: Some(self.0.clone()), ..Options::clone(&house.options) };
        House { options: Arc::new(options), ..house }
    }

    fn kept(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.0.join("code")).unwrap();
        entries.map(|entry| entry.unwrap().path()).collect()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

async fn answer(house: &House) -> Bytes {
    let (runtime, program) = prepare(house, command(ECHO)).await;
    runtime.invoke(&program, &setting(), invocation()).await.response
}

fn modified(path: &Path) -> std::time::SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}

#[tokio::test]
async fn the_same_content_is_compiled_once_under_concurrent_first_calls() {
    let runtime = Runtime::new(&house());
    let (one, two) = tokio::join!(runtime.prepare(command(ECHO)), runtime.prepare(command(ECHO)));
    assert!(Arc::ptr_eq(&one.unwrap(), &two.unwrap()));
}

#[tokio::test]
async fn compiled_code_is_kept_for_the_next_run_and_used_by_it() {
    let place = Place::new("kept", 0o700);
    assert_eq!(answer(&place.house()).await, invocation().event);
    let kept = place.kept();
    assert_eq!(kept.len(), 1, "{kept:?}");
    let written = modified(&kept[0]);
    assert_eq!(answer(&place.house()).await, invocation().event);
    assert_eq!(modified(&kept[0]), written, "it was read, not written again");
}

#[tokio::test]
async fn code_that_was_tampered_with_is_compiled_anew() {
    let place = Place::new("tampered", 0o700);
    answer(&place.house()).await;
    let file = place.kept().remove(0);
    let sound = fs::read(&file).unwrap();
    for spoil in [
        |code: &mut Vec<u8>| code[100] ^= 1,
        |code: &mut Vec<u8>| code.truncate(1000),
        |code: &mut Vec<u8>| code.clear(),
    ] {
        let mut code = sound.clone();
        spoil(&mut code);
        fs::write(&file, &code).unwrap();
        assert_eq!(answer(&place.house()).await, invocation().event);
        assert_eq!(fs::read(&file).unwrap(), sound);
    }
}

#[tokio::test]
async fn code_that_others_may_have_written_is_compiled_anew() {
    let place = Place::new("writable", 0o700);
    answer(&place.house()).await;
    let file = place.kept().remove(0);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o622)).unwrap();
    assert_eq!(answer(&place.house()).await, invocation().event);
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
}

#[tokio::test]
async fn a_directory_that_is_open_to_others_is_not_used() {
    let place = Place::new("open", 0o700);
    let code = place.0.join("code");
    fs::create_dir(&code).unwrap();
    fs::set_permissions(&code, fs::Permissions::from_mode(0o777)).unwrap();
    assert_eq!(answer(&place.house()).await, invocation().event);
    assert!(place.kept().is_empty());
}

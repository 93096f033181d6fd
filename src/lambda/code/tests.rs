use std::io::Write;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

fn zip_of(files: &[(&str, &[u8])]) -> Bytes {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, contents) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(contents).unwrap();
    }
    writer.finish().unwrap().into_inner().into()
}

fn message_of(zip: impl Into<Bytes>) -> String {
    Package::take_in(zip.into()).unwrap_err().message
}

const CAN_NOT_UNZIP: &str =
    "Could not unzip uploaded file. Please check your file, then try to upload again.";

#[test]
fn a_package_knows_its_size_and_its_hash() {
    let zip = zip_of(&[("bootstrap.wasm", b"\0asm\x01\0\0\0")]);
    let package = Package::take_in(zip.clone()).unwrap();
    assert_eq!(package.digest.size, zip.len() as u64);
    assert_eq!(STANDARD.decode(&package.digest.sha256).unwrap(), Sha256::digest(&zip).to_vec());
}

#[test]
fn what_is_no_zip_file_is_refused_in_aws_words() {
    assert_eq!(message_of(&b"not a zip file"[..]), CAN_NOT_UNZIP);
    assert_eq!(message_of(Bytes::new()), CAN_NOT_UNZIP);
    let whole = zip_of(&[("bootstrap", &[7; 5000])]);
    let mut damaged = whole.to_vec();
    damaged[40] ^= 0xff;
    assert_eq!(message_of(damaged), CAN_NOT_UNZIP);
    assert_eq!(message_of(whole.slice(..whole.len() - 10)), CAN_NOT_UNZIP);
}

#[test]
fn an_empty_zip_file_is_refused() {
    assert_eq!(message_of(zip_of(&[])), "Uploaded file must be a non-empty zip");
}

#[test]
fn paths_that_lead_out_are_refused() {
    for name in ["../evil", "/etc/passwd", "a/../../evil", "a\\..\\evil"] {
        assert_eq!(message_of(zip_of(&[(name, b"x")])), CAN_NOT_UNZIP, "{name}");
    }
}

#[test]
fn links_that_lead_out_are_refused_and_links_within_become_copies() {
    let with_link = |target: &str| {
        let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
        writer.start_file("lib/real.txt", SimpleFileOptions::default()).unwrap();
        writer.write_all(b"real").unwrap();
        writer.add_symlink("bin/link.txt", target, SimpleFileOptions::default()).unwrap();
        Bytes::from(writer.finish().unwrap().into_inner())
    };
    assert_eq!(message_of(with_link("/etc/passwd")), CAN_NOT_UNZIP);
    assert_eq!(message_of(with_link("../../etc/passwd")), CAN_NOT_UNZIP);
    let package = Package::take_in(with_link("../lib/real.txt")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let directory = package.unpack(folder.path()).unwrap();
    let link = directory.path().join("bin/link.txt");
    assert!(!link.is_symlink());
    assert_eq!(std::fs::read(link).unwrap(), b"real");
    let path = directory.path().to_owned();
    drop(directory);
    assert!(!path.exists());
}

#[test]
fn a_bomb_is_refused_however_small_it_looks() {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.start_file("zeros", SimpleFileOptions::default()).unwrap();
    let megabyte = vec![0; 1024 * 1024];
    for _ in 0..251 {
        writer.write_all(&megabyte).unwrap();
    }
    let bomb = writer.finish().unwrap().into_inner();
    assert!(bomb.len() < 2 * 1024 * 1024);
    assert_eq!(message_of(bomb), "Unzipped size must be smaller than 262144000 bytes");
}

#[test]
fn too_large_an_upload_is_refused_before_it_is_read() {
    let error = uploaded(vec![0; ZIPPED_LIMIT + 1].into()).unwrap_err();
    assert_eq!((error.code.as_ref(), error.status), ("RequestEntityTooLargeException", 413));
    assert_eq!(error.message, "Zipped size must be smaller than 52428800 bytes");
}

#[test]
fn two_entries_of_one_name_are_refused() {
    let zip = zip_of(&[("aaaa", b"1"), ("bbbb", b"2")]);
    let twice: Vec<u8> = String::from_utf8_lossy(&zip).replace("bbbb", "aaaa").into_bytes();
    let twice = if twice.len() == zip.len() { twice } else { renamed(&zip) };
    assert_eq!(message_of(twice), CAN_NOT_UNZIP);
}

fn renamed(zip: &[u8]) -> Vec<u8> {
    let mut renamed = zip.to_vec();
    for index in 0..renamed.len() - 4 {
        if &renamed[index..index + 4] == b"bbbb" {
            renamed[index..index + 4].copy_from_slice(b"aaaa");
        }
    }
    renamed
}

#[test]
fn the_program_is_found_by_its_handler_first() {
    let wasm: &[u8] = b"\0asm\x01\0\0\0";
    let zip = zip_of(&[("charge.wasm", wasm), ("bootstrap", b"\x7fELF...."), ("ship", wasm)]);
    let package = Package::take_in(zip).unwrap();
    let name_for = |handler| match package.entrypoint(handler) {
        Entrypoint::WebAssembly { name, .. } => name,
        Entrypoint::NotRunnable(reason) => reason,
    };
    assert_eq!(name_for("charge"), "charge.wasm");
    assert_eq!(name_for("ship"), "ship");
    assert_eq!(
        name_for("handler.handler"),
        "bootstrap is a native Linux program, not WebAssembly: build the function for the target wasm32-wasip1"
    );
}

#[test]
fn a_package_with_nothing_but_its_program_needs_no_directory() {
    let package = Package::take_in(zip_of(&[("bootstrap.wasm", b"\0asm\x01\0\0\0")])).unwrap();
    assert!(package.is_only("bootstrap.wasm"));
    assert!(!package.is_only("other.wasm"));
}

#[test]
fn a_package_and_its_layers_together_have_the_limit_of_one() {
    let package = |unzipped| {
        let digest = Digested { sha256: "hash".to_owned(), size: 1, unzipped };
        Arc::new(Package::restored(Bytes::new(), digest))
    };
    let layers = [package(100), package(UNZIPPED_LIMIT - 300)];
    check_together(&package(200), &layers).unwrap();
    let refused = check_together(&package(201), &layers).unwrap_err();
    assert_eq!(
        refused.message,
        "Function code combined with layers exceeds the maximum allowed size of 262144000 bytes. \
         The actual size is 262144001 bytes."
    );
}

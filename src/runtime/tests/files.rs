//! What a guest sees of files.

use super::*;

/// The imports for files, and `$open` (a file below the directory `$fd`, for writing when `$how` is
/// 1, which also makes it), whose answer is the error number or, below zero, the new file's number.
fn filing(body: &str) -> Bytes {
    let text = format!(
        r#"(module
            (import "wasi_snapshot_preview1" "path_open"
                (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
            (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
            (import "wasi_snapshot_preview1" "fd_close" (func $close (param i32) (result i32)))
            (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
            (import "wasi_snapshot_preview1" "path_unlink_file" (func $unlink (param i32 i32 i32) (result i32)))
            (import "wasi_snapshot_preview1" "path_rename"
                (func $rename (param i32 i32 i32 i32 i32 i32) (result i32)))
            (import "wasi_snapshot_preview1" "path_create_directory" (func $mkdir (param i32 i32 i32) (result i32)))
            (memory (export "memory") 32)
            (data (i32.const 256) "notes.txt") (data (i32.const 272) "../../../../etc/passwd")
            (global $answers (mut i32) (i32.const 1024))
            (func $open (param $fd i32) (param $path i32) (param $length i32) (param $how i32) (result i32)
                (local $errno i32)
                (local.set $errno (call $path_open (local.get $fd) (i32.const 1) (local.get $path)
                    (local.get $length) (local.get $how)
                    (if (result i64) (local.get $how) (then (i64.const 66)) (else (i64.const 2)))
                    (i64.const 0) (i32.const 0) (i32.const 16)))
                (if (result i32) (local.get $errno)
                    (then (local.get $errno)) (else (i32.sub (i32.const 0) (i32.load (i32.const 16))))))
            (func $write (param $fd i32) (param $address i32) (param $length i32) (result i32)
                (i32.store (i32.const 0) (local.get $address)) (i32.store (i32.const 4) (local.get $length))
                (call $fd_write (local.get $fd) (i32.const 0) (i32.const 1) (i32.const 8)))
            (func $note (param i32)
                (i32.store (global.get $answers) (local.get 0))
                (global.set $answers (i32.add (global.get $answers) (i32.const 4))))
            (func (export "_start") (local $file i32)
                {body}
                (drop (call $write (i32.const 1) (i32.const 1024)
                    (i32.sub (global.get $answers) (i32.const 1024))))))"#
    );
    wat::parse_str(text).unwrap().into()
}

fn noted(outcome: &Outcome) -> Vec<i32> {
    assert_eq!(outcome.ending, Ending::Answered);
    let words = outcome.response.chunks_exact(4);
    words.map(|word| i32::from_le_bytes(word.try_into().unwrap())).collect()
}

const OPEN_NOTES: &str = "(call $open (i32.const 3) (i32.const 256) (i32.const 9)";
const NOT_FOUND: i32 = 44;
const NO_SPACE: i32 = 51;
const NOT_PERMITTED: i32 = 63;
const READ_ONLY: i32 = 69;

#[tokio::test]
async fn each_invocation_has_an_empty_tmp_of_its_own() {
    let body = format!("(call $note {OPEN_NOTES} (i32.const 0))) (call $note {OPEN_NOTES} (i32.const 1)))");
    let (runtime, program) = prepare(&house(), filing(&body)).await;
    for _ in 0..3 {
        let answers = noted(&runtime.invoke(&program, &setting(), invocation()).await);
        assert_eq!(answers[0], NOT_FOUND);
        assert!(answers[1] < 0, "made: {answers:?}");
    }
}

#[tokio::test]
async fn a_path_that_leads_out_is_refused() {
    let body = "(call $note (call $open (i32.const 3) (i32.const 272) (i32.const 22) (i32.const 0)))";
    assert_eq!(noted(&run(filing(body), invocation()).await), [NOT_PERMITTED]);
}

#[tokio::test]
async fn the_code_directory_can_be_read_and_not_written() {
    let place = std::env::temp_dir().join(format!("virga-test-{}-task", std::process::id()));
    std::fs::create_dir_all(&place).unwrap();
    std::fs::write(place.join("notes.txt"), "hello").unwrap();
    let body = format!(
        "(call $note {OPEN_NOTES} (i32.const 0))) (call $note {OPEN_NOTES} (i32.const 1)))
         (call $note (call $unlink (i32.const 3) (i32.const 256) (i32.const 9)))
         (call $note (call $rename
            (i32.const 3) (i32.const 256) (i32.const 9) (i32.const 3) (i32.const 256) (i32.const 5)))
         (call $note (call $mkdir (i32.const 3) (i32.const 256) (i32.const 5)))"
    );
    let setting = Setting { code_directory: Some(place.clone()), scratch_bytes: 0, ..setting() };
    let answers = noted(&run_in(setting, filing(&body)).await);
    std::fs::remove_dir_all(&place).unwrap();
    assert!(answers[0] < 0, "opened: {answers:?}");
    assert_eq!(answers[1..], [READ_ONLY; 4]);
}

#[tokio::test]
async fn a_flood_of_bytes_into_tmp_ends_when_the_space_does() {
    let body = format!(
        "(local $count i32) (local $errno i32)
         (local.set $file (i32.sub (i32.const 0) {OPEN_NOTES} (i32.const 1))))
         (loop
            (local.set $errno (call $write (local.get $file) (i32.const 65536) (i32.const 1000000)))
            (if (i32.eqz (local.get $errno)) (then
                (local.set $count (i32.add (local.get $count) (i32.const 1))) (br 1))))
         (call $note (local.get $count)) (call $note (local.get $errno))"
    );
    let setting = Setting { scratch_bytes: 10_500_000, ..setting() };
    assert_eq!(noted(&run_in(setting, filing(&body)).await), [10, NO_SPACE]);
}

#[tokio::test]
async fn what_is_there_can_be_opened_when_there_is_no_space_left() {
    let body = format!(
        "(local.set $file (i32.sub (i32.const 0) {OPEN_NOTES} (i32.const 1))))
         (loop (br_if 0
            (i32.eqz (call $write (local.get $file) (i32.const 65536) (i32.const 1000)))))
         (call $note {OPEN_NOTES} (i32.const 1)))
         (call $note (call $open (i32.const 3) (i32.const 256) (i32.const 5) (i32.const 1)))"
    );
    let setting = Setting { scratch_bytes: 20_000_000, ..setting() };
    let answers = noted(&run_in(setting, filing(&body)).await);
    assert!(answers[0] < 0, "opened: {answers:?}");
    assert_eq!(answers[1], NO_SPACE);
}

#[tokio::test]
async fn a_flood_of_files_into_tmp_ends_too() {
    let body = "(local $count i32)
         (loop
            (i32.store8 (i32.const 300) (i32.add (i32.const 48) (i32.and (local.get $count) (i32.const 7))))
            (i32.store8 (i32.const 301) (i32.add (i32.const 48) (i32.and (i32.shr_u (local.get $count) (i32.const 3)) (i32.const 7))))
            (i32.store8 (i32.const 302) (i32.add (i32.const 48) (i32.and (i32.shr_u (local.get $count) (i32.const 6)) (i32.const 7))))
            (i32.store8 (i32.const 303) (i32.add (i32.const 48) (i32.shr_u (local.get $count) (i32.const 9))))
            (local.set $file (call $open (i32.const 3) (i32.const 300) (i32.const 4) (i32.const 1)))
            (local.set $count (i32.add (local.get $count) (i32.const 1)))
            (drop (call $close (i32.sub (i32.const 0) (local.get $file))))
            (br_if 0 (i32.lt_s (local.get $file) (i32.const 0))))
         (call $note (local.get $file))";
    let setting = Setting { scratch_bytes: 1_000_000, memory_mb: 64, ..setting() };
    let outcome = run_in(setting, filing(body)).await;
    assert_eq!(noted(&outcome), [NO_SPACE]);
}

#[tokio::test]
async fn a_guest_may_have_a_thousand_files_open_and_no_more() {
    const TOO_MANY_FILES: i32 = 33;
    let body = format!(
        "(local $count i32)
         (loop
            (local.set $file {OPEN_NOTES} (i32.const 1)))
            (if (i32.lt_s (local.get $file) (i32.const 0)) (then
                (local.set $count (i32.add (local.get $count) (i32.const 1))) (br 1))))
         (call $note (local.get $count)) (call $note (local.get $file))
         (drop (call $close (i32.const 100)))
         (call $note (i32.lt_s {OPEN_NOTES} (i32.const 0)) (i32.const 0)))
         (call $note {OPEN_NOTES} (i32.const 0)))"
    );
    let (runtime, program) = prepare(&house(), filing(&body)).await;
    for _ in 0..2 {
        let outcome = runtime.invoke(&program, &setting(), invocation()).await;
        assert_eq!(noted(&outcome), [1024, TOO_MANY_FILES, 1, TOO_MANY_FILES]);
    }
}

//! Files of WASI preview 1.

use wasmtime::{AsContextMut, Caller, Linker};
use wasmtime_wasi::p1::wasi_snapshot_preview1::{self as original, WasiSnapshotPreview1};
use wiggle::GuestMemory;

use crate::runtime::guest::Guest;
use crate::runtime::preview1::{MODULE, memory};

const SUCCESS: i32 = 0;
const TOO_MANY_FILES: i32 = 33;
const NOT_FOUND: i32 = 44;
const NO_SPACE: i32 = 51;
const NOT_PERMITTED: i32 = 63;
const READ_ONLY: i32 = 69;

const CREATE: i32 = 1;
const EXCLUSIVE: i32 = 4;
const TRUNCATE: i32 = 8;
/// The right to write to what is opened.
const WRITE: i64 = 1 << 6;

const STANDARD_STREAMS: [i32; 3] = [0, 1, 2];

/// Replaces one function by what is done with the guest and its memory instead.
macro_rules! replace {
    ($linker:ident, $name:ident($($argument:ident: $type:ty),*), |$guest:ident, $memory:ident| $body:block) => {
        $linker.func_wrap_async(
            MODULE,
            stringify!($name),
            |mut caller: Caller<'_, Guest>, ($($argument,)*): ($($type,)*)| Box::new(async move {
                let export = memory(&mut caller)?;
                let fuel = caller.as_context_mut().hostcall_fuel();
                let ($memory, $guest) = export.data_and_store_mut(&mut caller);
                $guest.wasi.set_hostcall_fuel(fuel);
                $body
            }),
        )?;
    };
}

/// What the engine's own function of that name answers.
macro_rules! original {
    ($guest:ident, $memory:ident, $name:ident($($argument:expr),*)) => {
        original::$name(&mut $guest.wasi, &mut GuestMemory::Unshared(&mut *$memory), $($argument),*).await?
    };
}

/// Replaces one function that writes into a file by one that first asks whether there is room.
macro_rules! ask_first {
    ($linker:ident, $name:ident($($argument:ident: $type:ty),*), |$quota:ident, $memory:ident| $room:expr) => {
        replace!($linker, $name($($argument: $type),*), |guest, bytes| {
            let ($quota, $memory) = (&guest.quota, &*bytes);
            if !$room {
                return Ok(NO_SPACE);
            }
            Ok(original!(guest, bytes, $name($($argument),*)))
        })
    };
}

/// Replaces one function that changes a directory by one that first asks whether there is room.
macro_rules! change {
    ($linker:ident, $name:ident($($argument:ident: $type:ty),*), |$quota:ident| $room:expr) => {
        replace!($linker, $name($($argument: $type),*), |guest, bytes| {
            let $quota = &guest.quota;
            if !$room {
                return Ok(NO_SPACE);
            }
            Ok(changing(original!(guest, bytes, $name($($argument),*))))
        })
    };
}

/// Replaces the functions that take up room, and those that change what may be read-only.
pub(in crate::runtime) fn add_to_linker(linker: &mut Linker<Guest>) -> wasmtime::Result<()> {
    add_writing(linker)?;
    add_opening(linker)?;
    add_changing(linker)
}

fn add_writing(linker: &mut Linker<Guest>) -> wasmtime::Result<()> {
    ask_first!(linker, fd_write(fd: i32, vectors: i32, count: i32, written: i32), |quota, memory| {
        let length = total_length(memory, vectors, count);
        if STANDARD_STREAMS.contains(&fd) { quota.admits_stream(length) } else { quota.admits(length) }
    });
    ask_first!(linker, fd_pwrite(fd: i32, vectors: i32, count: i32, at: i64, written: i32), |quota, memory| {
        quota.admits(total_length(memory, vectors, count))
    });
    ask_first!(linker, fd_filestat_set_size(fd: i32, size: i64), |quota, _memory| {
        quota.admits_length(size.cast_unsigned())
    });
    Ok(())
}

/// Opens and closes files, of which a guest may have so many.
fn add_opening(linker: &mut Linker<Guest>) -> wasmtime::Result<()> {
    replace!(
        linker,
        path_open(
            fd: i32, lookup: i32, path: i32, length: i32, how: i32,
            rights: i64, inherited: i64, flags: i32, opened: i32
        ),
        |guest, memory| {
            if !guest.open_files.admit() {
                return Ok(TOO_MANY_FILES);
            }
            // What is there already takes no more room.
            let there = if how & EXCLUSIVE == 0 { how & !CREATE } else { how };
            let mut errno = NOT_FOUND;
            if there & CREATE == 0 {
                errno = original!(guest, memory,
                    path_open(fd, lookup, path, length, there, rights, inherited, flags, opened));
            }
            if how & CREATE != 0 && errno == NOT_FOUND {
                errno = if guest.quota.admits_entry() {
                    original!(guest, memory,
                        path_open(fd, lookup, path, length, how, rights, inherited, flags, opened))
                } else {
                    NO_SPACE
                };
            }
            if errno != SUCCESS {
                guest.open_files.release();
            }
            let changes = how & (CREATE | TRUNCATE) != 0 || rights & WRITE != 0;
            Ok(if changes { changing(errno) } else { errno })
        }
    );
    replace!(linker, fd_close(fd: i32), |guest, memory| {
        let errno = original!(guest, memory, fd_close(fd));
        if errno == SUCCESS {
            guest.open_files.release();
        }
        Ok(errno)
    });
    replace!(linker, fd_renumber(from: i32, to: i32), |guest, memory| {
        let errno = original!(guest, memory, fd_renumber(from, to));
        if errno == SUCCESS && from != to {
            guest.open_files.release();
        }
        Ok(errno)
    });
    Ok(())
}

fn add_changing(linker: &mut Linker<Guest>) -> wasmtime::Result<()> {
    change!(linker, path_create_directory(fd: i32, path: i32, length: i32), |quota| quota.admits_entry());
    change!(
        linker,
        path_symlink(target: i32, target_length: i32, fd: i32, path: i32, length: i32),
        |quota| quota.admits_entry()
    );
    change!(
        linker,
        path_link(fd: i32, flags: i32, old: i32, old_length: i32, new_fd: i32, new: i32, new_length: i32),
        |quota| quota.admits_entry()
    );
    change!(linker, path_unlink_file(fd: i32, path: i32, length: i32), |_quota| true);
    change!(linker, path_remove_directory(fd: i32, path: i32, length: i32), |_quota| true);
    change!(
        linker,
        path_rename(fd: i32, old: i32, old_length: i32, new_fd: i32, new: i32, new_length: i32),
        |_quota| true
    );
    Ok(())
}

/// The bytes that a list of vectors names. What is wrong with the list is for the write to say.
fn total_length(memory: &[u8], vectors: i32, count: i32) -> u64 {
    const VECTOR_SIZE: usize = 8;
    let start = vectors.cast_unsigned() as usize;
    let length = (count.cast_unsigned() as usize).saturating_mul(VECTOR_SIZE);
    let list = memory.get(start..start.saturating_add(length)).unwrap_or_default();
    let lengths = list.chunks_exact(VECTOR_SIZE).map(|vector| {
        let mut length = [0; 4];
        length.copy_from_slice(&vector[4..]);
        u64::from(u32::from_le_bytes(length))
    });
    lengths.sum()
}

/// The error of what would change a file or directory. What a guest may not change is on file systems that
/// nobody may: Lambda mounts `/var/task` and `/opt` read-only.
fn changing(errno: i32) -> i32 {
    if errno == NOT_PERMITTED { READ_ONLY } else { errno }
}

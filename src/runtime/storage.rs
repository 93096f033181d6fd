//! Where WASI's files differ from what the engine's own WASI does: what a guest writes is counted, and
//! what it reads is read on the spot. (The engine has another thread read; the clock would take the guest
//! for one that waits meanwhile.)

use bytes::Bytes;
use wasmtime::component::{self, Resource, ResourceType};
use wasmtime::{AsContextMut, Caller, Linker, StoreContextMut};
use wasmtime_wasi::WasiView;
use wasmtime_wasi::filesystem::WasiFilesystemView;
use wasmtime_wasi::p1::wasi_snapshot_preview1::{self as original, WasiSnapshotPreview1};
use wasmtime_wasi::p2::bindings::filesystem::types::{
    Descriptor, DescriptorFlags, ErrorCode, HostDescriptor, OpenFlags, PathFlags,
};
use wasmtime_wasi::p2::{
    DynInputStream, DynOutputStream, FsResult, InputStream, Pollable, StreamError, StreamResult,
};
use wiggle::GuestMemory;

use super::guest::Guest;
use super::polling::now;
use super::preview1::{MODULE, memory};

const NO_SPACE: i32 = 51;
const TOO_MANY_FILES: i32 = 33;
const SUCCESS: i32 = 0;
const CREATE: i32 = 1;
const STANDARD_STREAMS: [i32; 3] = [0, 1, 2];

/// Replaces one preview 1 function by one that first asks whether there is room, and then does what
/// the function does.
macro_rules! ask_first {
    ($linker:ident, $name:ident($($argument:ident: $type:ty),*), |$quota:ident, $memory:ident| $room:expr) => {
        $linker.func_wrap_async(
            MODULE,
            stringify!($name),
            |mut caller: Caller<'_, Guest>, ($($argument,)*): ($($type,)*)| Box::new(async move {
                let export = memory(&mut caller)?;
                let fuel = caller.as_context_mut().hostcall_fuel();
                let (bytes, guest) = export.data_and_store_mut(&mut caller);
                let ($quota, $memory) = (&guest.quota, &*bytes);
                if !$room {
                    return Ok(NO_SPACE);
                }
                guest.wasi.set_hostcall_fuel(fuel);
                let mut guest_memory = GuestMemory::Unshared(bytes);
                original::$name(&mut guest.wasi, &mut guest_memory, $($argument),*).await
            }),
        )?;
    };
}

/// Replaces one preview 1 function by one that first does something, then what the function does, and that
/// counts one open file less if it says so.
macro_rules! count_open {
    ($linker:ident, $name:ident($($argument:ident: $type:ty),*), |$guest:ident| $first:block, |$errno:ident| $less:expr) => {
        $linker.func_wrap_async(
            MODULE,
            stringify!($name),
            |mut caller: Caller<'_, Guest>, ($($argument,)*): ($($type,)*)| Box::new(async move {
                let export = memory(&mut caller)?;
                let fuel = caller.as_context_mut().hostcall_fuel();
                let (bytes, $guest) = export.data_and_store_mut(&mut caller);
                $first
                $guest.wasi.set_hostcall_fuel(fuel);
                let mut guest_memory = GuestMemory::Unshared(bytes);
                let $errno = original::$name(&mut $guest.wasi, &mut guest_memory, $($argument),*).await?;
                if $less {
                    $guest.open_files.release();
                }
                Ok($errno)
            }),
        )?;
    };
}

/// Replaces the preview 1 functions that take up room.
pub(super) fn add_to_linker(linker: &mut Linker<Guest>) -> wasmtime::Result<()> {
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
    add_opening(linker)?;
    ask_first!(linker, path_create_directory(fd: i32, path: i32, length: i32), |quota, _memory| {
        quota.admits_entry()
    });
    ask_first!(
        linker,
        path_symlink(target: i32, target_length: i32, fd: i32, path: i32, length: i32),
        |quota, _memory| quota.admits_entry()
    );
    ask_first!(
        linker,
        path_link(fd: i32, flags: i32, old: i32, old_length: i32, new_fd: i32, new: i32, new_length: i32),
        |quota, _memory| quota.admits_entry()
    );
    Ok(())
}

/// Opens and closes files, of which a guest may have so many.
fn add_opening(linker: &mut Linker<Guest>) -> wasmtime::Result<()> {
    count_open!(
        linker,
        path_open(
            fd: i32, lookup: i32, path: i32, length: i32, how: i32,
            rights: i64, inherited: i64, flags: i32, opened: i32
        ),
        |guest| {
            if how & CREATE != 0 && !guest.quota.admits_entry() {
                return Ok(NO_SPACE);
            }
            if !guest.open_files.admit() {
                return Ok(TOO_MANY_FILES);
            }
        },
        |errno| errno != SUCCESS
    );
    count_open!(linker, fd_close(fd: i32), |guest| {}, |errno| errno == SUCCESS);
    count_open!(linker, fd_renumber(from: i32, to: i32), |guest| {}, |errno| errno == SUCCESS && from != to);
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

type Context<'a> = StoreContextMut<'a, Guest>;
type File = Resource<Descriptor>;

/// Replaces the preview 2 functions that take up room, and those that read.
pub(super) fn add_to_component_linker(linker: &mut component::Linker<Guest>) -> wasmtime::Result<()> {
    let mut files = linker.instance("wasi:filesystem/types@0.2.12")?;
    files.func_wrap(
        "[method]descriptor.read-via-stream",
        |mut context: Context<'_>, (file, from): (File, u64)| {
            let stream = match plain(context.data_mut().filesystem().read_via_stream(file, from))? {
                Ok(stream) => stream,
                Err(code) => return Ok((Err(code),)),
            };
            let table = context.data_mut().wasi.ctx().table;
            let stream: DynInputStream = Box::new(OnTheSpot(table.delete(stream)?));
            Ok((Ok(table.push(stream)?),))
        },
    )?;
    files.func_wrap(
        "[method]descriptor.write-via-stream",
        |mut context: Context<'_>, (file, at): (File, u64)| {
            let stream = context.data_mut().filesystem().write_via_stream(file, at);
            Ok((counted(context.data_mut(), stream)?,))
        },
    )?;
    files.func_wrap(
        "[method]descriptor.append-via-stream",
        |mut context: Context<'_>, (file,): (File,)| {
            let stream = context.data_mut().filesystem().append_via_stream(file);
            Ok((counted(context.data_mut(), stream)?,))
        },
    )?;
    add_content(&mut files)?;
    add_entries(&mut files)
}

type Files<'a> = component::LinkerInstance<'a, Guest>;

fn add_content(files: &mut Files<'_>) -> wasmtime::Result<()> {
    files.func_wrap_async(
        "[method]descriptor.write",
        |mut context: Context<'_>, (file, bytes, at): (File, Vec<u8>, u64)| {
            Box::new(async move {
                let guest = context.data_mut();
                if !guest.quota.admits(bytes.len() as u64) {
                    return Ok((Err(ErrorCode::InsufficientSpace),));
                }
                Ok((plain(guest.filesystem().write(file, bytes, at).await)?,))
            })
        },
    )?;
    files.func_wrap_async(
        "[method]descriptor.set-size",
        |mut context: Context<'_>, (file, size): (File, u64)| {
            Box::new(async move {
                let guest = context.data_mut();
                if !guest.quota.admits_length(size) {
                    return Ok((Err(ErrorCode::InsufficientSpace),));
                }
                Ok((plain(guest.filesystem().set_size(file, size).await)?,))
            })
        },
    )
}

fn add_entries(files: &mut Files<'_>) -> wasmtime::Result<()> {
    files.func_wrap_async(
        "[method]descriptor.open-at",
        |mut context: Context<'_>,
         (directory, lookup, path, how, flags): (File, PathFlags, String, OpenFlags, DescriptorFlags)| {
            Box::new(async move {
                let guest = context.data_mut();
                if how.contains(OpenFlags::CREATE) && !guest.quota.admits_entry() {
                    return Ok((Err(ErrorCode::InsufficientSpace),));
                }
                if !guest.open_files.admit() {
                    return Ok((Err(ErrorCode::Quota),));
                }
                let opened = plain(guest.filesystem().open_at(directory, lookup, path, how, flags).await)?;
                match &opened {
                    Ok(file) => guest.open_files.name(file.rep()),
                    Err(_) => guest.open_files.release(),
                }
                Ok((opened,))
            })
        },
    )?;
    files.resource(
        "descriptor",
        ResourceType::host::<Descriptor>(),
        |mut context: Context<'_>, handle| {
            let guest = context.data_mut();
            guest.open_files.drop_handle(handle);
            HostDescriptor::drop(&mut guest.filesystem(), Resource::new_own(handle))
        },
    )?;
    files.func_wrap_async(
        "[method]descriptor.create-directory-at",
        |mut context: Context<'_>, (directory, path): (File, String)| {
            Box::new(async move {
                let guest = context.data_mut();
                if !guest.quota.admits_entry() {
                    return Ok((Err(ErrorCode::InsufficientSpace),));
                }
                Ok((plain(guest.filesystem().create_directory_at(directory, path).await)?,))
            })
        },
    )?;
    files.func_wrap_async(
        "[method]descriptor.symlink-at",
        |mut context: Context<'_>, (directory, target, path): (File, String, String)| {
            Box::new(async move {
                let guest = context.data_mut();
                if !guest.quota.admits_entry() {
                    return Ok((Err(ErrorCode::InsufficientSpace),));
                }
                Ok((plain(guest.filesystem().symlink_at(directory, target, path).await)?,))
            })
        },
    )?;
    files.func_wrap_async(
        "[method]descriptor.link-at",
        |mut context: Context<'_>,
         (directory, lookup, old, new_directory, new): (File, PathFlags, String, File, String)| {
            Box::new(async move {
                let guest = context.data_mut();
                if !guest.quota.admits_entry() {
                    return Ok((Err(ErrorCode::InsufficientSpace),));
                }
                let linked = guest.filesystem().link_at(directory, lookup, old, new_directory, new).await;
                Ok((plain(linked)?,))
            })
        },
    )
}

/// The stream as the guest gets it: with what is written to it counted.
fn counted(
    guest: &mut Guest,
    stream: FsResult<Resource<DynOutputStream>>,
) -> wasmtime::Result<Result<Resource<DynOutputStream>, ErrorCode>> {
    let stream = match plain(stream)? {
        Ok(stream) => stream,
        Err(code) => return Ok(Err(code)),
    };
    let table = guest.wasi.ctx().table;
    let stream = table.delete(stream)?;
    Ok(Ok(table.push(guest.quota.count(stream))?))
}

/// A file's stream that is always ready.
struct OnTheSpot(DynInputStream);

#[wasmtime_wasi::async_trait]
impl Pollable for OnTheSpot {
    async fn ready(&mut self) {}
}

#[wasmtime_wasi::async_trait]
impl InputStream for OnTheSpot {
    fn read(&mut self, size: usize) -> StreamResult<Bytes> {
        if size == 0 {
            return Ok(Bytes::new());
        }
        // A guest's files are files of this machine, which are read without waiting for anybody.
        now(self.0.blocking_read(size)).unwrap_or(Err(StreamError::Closed))
    }

    async fn cancel(&mut self) {
        self.0.cancel().await;
    }
}

/// The error as the guest gets it, unless it is one of the host's.
fn plain<T>(result: FsResult<T>) -> wasmtime::Result<Result<T, ErrorCode>> {
    match result {
        Ok(value) => Ok(Ok(value)),
        Err(error) => Ok(Err(error.downcast()?)),
    }
}

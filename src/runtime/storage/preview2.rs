//! Files of WASI preview 2, for components.

use bytes::Bytes;
use wasmtime::StoreContextMut;
use wasmtime::component::{self, Resource, ResourceType};
use wasmtime_wasi::WasiView;
use wasmtime_wasi::filesystem::WasiFilesystemView;
use wasmtime_wasi::p2::bindings::filesystem::types::{
    Descriptor, DescriptorFlags, ErrorCode, HostDescriptor, OpenFlags, PathFlags,
};
use wasmtime_wasi::p2::{
    DynInputStream, DynOutputStream, FsResult, InputStream, Pollable, StreamError, StreamResult,
};

use crate::runtime::guest::Guest;
use crate::runtime::polling::now;

type Context<'a> = StoreContextMut<'a, Guest>;
type File = Resource<Descriptor>;

/// Replaces the functions that take up room, those that read, and those that change what may be read-only.
pub(in crate::runtime) fn add_to_component_linker(
    linker: &mut component::Linker<Guest>,
) -> wasmtime::Result<()> {
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
    add_opening(&mut files)?;
    add_entries(&mut files)?;
    add_removals(&mut files)
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

fn add_opening(files: &mut Files<'_>) -> wasmtime::Result<()> {
    files.func_wrap_async(
        "[method]descriptor.open-at",
        |mut context: Context<'_>,
         (directory, lookup, path, how, flags): (File, PathFlags, String, OpenFlags, DescriptorFlags)| {
            Box::new(async move {
                let guest = context.data_mut();
                if !guest.open_files.admit() {
                    return Ok((Err(ErrorCode::Quota),));
                }
                let opened = open(guest, directory, lookup, path, how, flags).await?;
                match &opened {
                    Ok(file) => guest.open_files.name(file.rep()),
                    Err(_) => guest.open_files.release(),
                }
                Ok((opened,))
            })
        },
    )?;
    files.resource("descriptor", ResourceType::host::<Descriptor>(), |mut context: Context<'_>, handle| {
        let guest = context.data_mut();
        guest.open_files.drop_handle(handle);
        HostDescriptor::drop(&mut guest.filesystem(), Resource::new_own(handle))
    })
}

async fn open(
    guest: &mut Guest,
    directory: File,
    lookup: PathFlags,
    path: String,
    how: OpenFlags,
    flags: DescriptorFlags,
) -> wasmtime::Result<Result<File, ErrorCode>> {
    let changes =
        flags.contains(DescriptorFlags::WRITE) || how.intersects(OpenFlags::CREATE | OpenFlags::TRUNCATE);
    if !changes {
        return plain(guest.filesystem().open_at(directory, lookup, path, how, flags).await);
    }
    let creates = how.contains(OpenFlags::CREATE);
    if creates && !how.contains(OpenFlags::EXCLUSIVE) {
        // What is there already takes no more room.
        let (place, there) = (Resource::new_borrow(directory.rep()), how & !OpenFlags::CREATE);
        let opened = guest.filesystem().open_at(place, lookup, path.clone(), there, flags).await;
        let opened = changing(opened)?;
        if !matches!(opened, Err(ErrorCode::NoEntry)) {
            return Ok(opened);
        }
    }
    if creates && !guest.quota.admits_entry() {
        return Ok(Err(ErrorCode::InsufficientSpace));
    }
    changing(guest.filesystem().open_at(directory, lookup, path, how, flags).await)
}

fn add_entries(files: &mut Files<'_>) -> wasmtime::Result<()> {
    files.func_wrap_async(
        "[method]descriptor.create-directory-at",
        |mut context: Context<'_>, (directory, path): (File, String)| {
            Box::new(async move {
                let guest = context.data_mut();
                if !guest.quota.admits_entry() {
                    return Ok((Err(ErrorCode::InsufficientSpace),));
                }
                Ok((changing(guest.filesystem().create_directory_at(directory, path).await)?,))
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
                Ok((changing(guest.filesystem().symlink_at(directory, target, path).await)?,))
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
                Ok((changing(linked)?,))
            })
        },
    )
}

fn add_removals(files: &mut Files<'_>) -> wasmtime::Result<()> {
    files.func_wrap_async(
        "[method]descriptor.unlink-file-at",
        |mut context: Context<'_>, (directory, path): (File, String)| {
            Box::new(async move {
                let removed = context.data_mut().filesystem().unlink_file_at(directory, path).await;
                Ok((changing(removed)?,))
            })
        },
    )?;
    files.func_wrap_async(
        "[method]descriptor.remove-directory-at",
        |mut context: Context<'_>, (directory, path): (File, String)| {
            Box::new(async move {
                let removed = context.data_mut().filesystem().remove_directory_at(directory, path).await;
                Ok((changing(removed)?,))
            })
        },
    )?;
    files.func_wrap_async(
        "[method]descriptor.rename-at",
        |mut context: Context<'_>, (directory, old, new_directory, new): (File, String, File, String)| {
            Box::new(async move {
                let renamed =
                    context.data_mut().filesystem().rename_at(directory, old, new_directory, new).await;
                Ok((changing(renamed)?,))
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

/// The same of what would change a file or directory. What a guest may not change is on file systems that
/// nobody may: Lambda mounts `/var/task` and `/opt` read-only.
fn changing<T>(result: FsResult<T>) -> wasmtime::Result<Result<T, ErrorCode>> {
    let is_forbidden = |code: &ErrorCode| *code == ErrorCode::NotPermitted;
    Ok(plain(result)?.map_err(|code| if is_forbidden(&code) { ErrorCode::ReadOnly } else { code }))
}

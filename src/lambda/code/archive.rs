//! Reading zip files that may be hostile.

use std::io::{Cursor, Read};
use std::path::{Component, Path, PathBuf};

use zip::ZipArchive;

/// The most that a package may have when unpacked, in bytes.
///
/// *AWS documentation: Lambda quotas.*
pub const UNZIPPED_LIMIT: u64 = 262_144_000;

/// The most entries that a package may have.
const ENTRY_LIMIT: usize = 100_000;

/// The longest target of a symbolic link, in bytes.
const LINK_LIMIT: u64 = 4_096;

/// Why a package is refused; the words are for the log.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    /// It is no zip file, or a damaged one.
    #[error("it can't be read: {0}")]
    Unreadable(String),
    /// It has no entries.
    #[error("it is empty")]
    Empty,
    /// It unpacks to more than [`UNZIPPED_LIMIT`].
    #[error("it unpacks to more than {UNZIPPED_LIMIT} bytes")]
    TooLarge,
    /// It would harm whoever unpacks it.
    #[error("it is hostile: {0}")]
    Hostile(String),
}

fn unreadable(error: impl std::fmt::Display) -> Broken {
    Broken::Unreadable(error.to_string())
}

/// What an entry of an archive is.
pub(super) enum Entry {
    /// A directory.
    Directory,
    /// A file with these contents; whether it may be executed.
    File { contents: Vec<u8>, executable: bool },
    /// A symbolic link to this path, relative to the archive's root.
    Link(PathBuf),
}

/// Reads every entry to its end, and keeps none. Answers the bytes of all of them together, unpacked.
pub(super) fn check(zip: &[u8]) -> Result<u64, Broken> {
    if zip.len() as u64 > UNZIPPED_LIMIT {
        return Err(Broken::TooLarge);
    }
    let mut archive = open(zip)?;
    if archive.is_empty() {
        return Err(Broken::Empty);
    }
    let mut budget = UNZIPPED_LIMIT;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(unreadable)?;
        let path = safe_path(&entry.name().map_err(unreadable)?)?;
        if entry.is_symlink() {
            budget = budget.checked_sub(LINK_LIMIT).ok_or(Broken::TooLarge)?;
            link_target(&path, &mut entry)?;
        } else {
            // What an entry says of its size is not believed: the bytes are counted.
            let length = std::io::copy(&mut entry.by_ref().take(budget + 1), &mut std::io::sink());
            budget = budget.checked_sub(length.map_err(unreadable)?).ok_or(Broken::TooLarge)?;
        }
    }
    Ok(UNZIPPED_LIMIT - budget)
}

/// The names of all entries, as far as they can be read.
pub(super) fn names(zip: &[u8]) -> Vec<String> {
    let Ok(archive) = open(zip) else { return Vec::new() };
    archive.file_names().filter_map(|name| name.ok().map(std::borrow::Cow::into_owned)).collect()
}

/// The contents of the file called `name`, if there is one.
pub(super) fn file(zip: &[u8], name: &str) -> Option<Vec<u8>> {
    let mut archive = open(zip).ok()?;
    let index = archive.index_for_name(name).or_else(|| archive.index_for_name(&format!("./{name}")))?;
    let mut entry = archive.by_index(index).ok()?;
    if !entry.is_file() {
        return None;
    }
    read(&mut entry, UNZIPPED_LIMIT).ok()
}

/// Calls `visit` with every entry of an archive that was checked before.
pub(super) fn each(
    zip: &[u8],
    mut visit: impl FnMut(PathBuf, Entry) -> std::io::Result<()>,
) -> std::io::Result<()> {
    let mut archive = open(zip).map_err(std::io::Error::other)?;
    let mut budget = UNZIPPED_LIMIT;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(std::io::Error::other)?;
        let name = entry.name().map_err(std::io::Error::other)?.into_owned();
        let path = safe_path(&name).map_err(std::io::Error::other)?;
        let what = if entry.is_dir() {
            Entry::Directory
        } else if entry.is_symlink() {
            Entry::Link(link_target(&path, &mut entry).map_err(std::io::Error::other)?)
        } else {
            let executable = entry.unix_mode().is_some_and(|mode| mode & 0o111 != 0);
            let contents = read(&mut entry, budget).map_err(std::io::Error::other)?;
            budget -= contents.len() as u64;
            Entry::File { contents, executable }
        };
        visit(path, what)?;
    }
    Ok(())
}

fn open(zip: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, Broken> {
    let archive = ZipArchive::new(Cursor::new(zip)).map_err(unreadable)?;
    if archive.len() > ENTRY_LIMIT {
        return Err(Broken::Hostile(format!("it has {} entries", archive.len())));
    }
    if archive.has_duplicate_names() {
        return Err(Broken::Hostile("two entries have the same name".to_owned()));
    }
    Ok(archive)
}

fn read(entry: &mut impl Read, budget: u64) -> Result<Vec<u8>, Broken> {
    let mut contents = Vec::new();
    let length = entry.take(budget + 1).read_to_end(&mut contents).map_err(unreadable)?;
    if length as u64 > budget { Err(Broken::TooLarge) } else { Ok(contents) }
}

/// The path of an entry, without `.` and never leading out of the archive.
fn safe_path(name: &str) -> Result<PathBuf, Broken> {
    let hostile = || Broken::Hostile(format!("an entry is called {:?}", name.get(..200).unwrap_or(name)));
    if name.contains(['\0', '\\']) || name.len() > 4_096 {
        return Err(hostile());
    }
    let mut path = PathBuf::new();
    for component in Path::new(name).components() {
        match component {
            Component::Normal(part) => path.push(part),
            Component::CurDir => {}
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => return Err(hostile()),
        }
    }
    Ok(path)
}

/// Where the symbolic link at `path` points, relative to the archive's root and never out of it.
fn link_target(path: &Path, entry: &mut impl Read) -> Result<PathBuf, Broken> {
    let target = read(entry, LINK_LIMIT)?;
    let target = String::from_utf8(target).map_err(unreadable)?;
    let hostile = || Broken::Hostile(format!("the link {} leads out", path.display()));
    let mut resolved = path.parent().map(Path::to_path_buf).unwrap_or_default();
    for component in Path::new(&target).components() {
        match component {
            Component::Normal(part) => resolved.push(part),
            Component::CurDir => {}
            Component::ParentDir => {
                if !resolved.pop() {
                    return Err(hostile());
                }
            }
            Component::RootDir | Component::Prefix(_) => return Err(hostile()),
        }
    }
    Ok(resolved)
}

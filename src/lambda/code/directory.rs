//! A package laid out for `/var/task`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::archive::{self, Entry};

/// A directory that holds an unpacked package, private to this user; it goes when this is dropped.
#[derive(Debug)]
pub struct CodeDirectory {
    path: PathBuf,
}

impl CodeDirectory {
    /// Unpacks zip files, one over the other, to a new directory in `folder`.
    ///
    /// # Errors
    /// When the directory can't be written.
    pub fn unpack(zips: &[&[u8]], folder: &Path) -> io::Result<Self> {
        // Only this user can enter it, and nobody else has one of that name.
        let made = tempfile::Builder::new().prefix("code-").tempdir_in(folder)?;
        let directory = Self { path: made.keep() };
        for zip in zips {
            directory.add(zip)?;
        }
        Ok(directory)
    }

    fn add(&self, zip: &[u8]) -> io::Result<()> {
        let directory = self;
        let mut links = Vec::new();
        archive::each(zip, |path, entry| {
            let place = directory.path.join(&path);
            match entry {
                Entry::Directory => fs::create_dir_all(place),
                Entry::File { contents, executable } => write(&place, &contents, executable),
                Entry::Link(target) => {
                    links.push((place, directory.path.join(target)));
                    Ok(())
                }
            }
        })?;
        // Links become copies of the files they point to: nothing to follow, nothing to escape by.
        for (place, target) in links {
            if target.is_file() {
                fs::create_dir_all(place.parent().unwrap_or(&directory.path))?;
                fs::copy(target, place)?;
            }
        }
        Ok(())
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for CodeDirectory {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.path) {
            tracing::debug!("{} was left behind: {error}", self.path.display());
        }
    }
}

fn write(place: &Path, contents: &[u8], executable: bool) -> io::Result<()> {
    if let Some(parent) = place.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(place, contents)?;
    if executable { mark_executable(place) } else { Ok(()) }
}

#[cfg(unix)]
fn mark_executable(place: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(place, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn mark_executable(_: &Path) -> io::Result<()> {
    Ok(())
}

//! The private `/tmp` of each guest.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use parking_lot::Mutex;

use super::open_files::{AllFiles, OpenFiles};

/// Where guests' directories are made, and those that are empty and free.
#[derive(Debug, Default)]
pub(super) struct ScratchSpace {
    root: Mutex<Option<TemporaryFolder>>,
    free: Mutex<Vec<PathBuf>>,
    /// A directory that stays empty.
    empty: Mutex<Option<PathBuf>>,
    made: AtomicU64,
    open: Arc<AllFiles>,
}

/// One guest's `/tmp`: empty when handed out, and its own until dropped.
#[derive(Debug)]
pub(super) struct Scratch {
    space: Arc<ScratchSpace>,
    path: PathBuf,
}

/// How many empty directories are kept for guests to come.
const SPARE: usize = 64;

impl ScratchSpace {
    /// An empty directory that nobody else sees.
    pub(super) fn take(self: &Arc<Self>) -> io::Result<Scratch> {
        if let Some(path) = self.free.lock().pop() {
            return Ok(Scratch { space: Arc::clone(self), path });
        }
        Ok(Scratch { space: Arc::clone(self), path: self.make()? })
    }

    /// Makes one ahead for whoever comes next, unless there are `enough`: in a file system that keeps a journal that
    /// takes as long as the rest of a guest.
    pub(super) fn have_spare(&self, enough: usize) {
        if self.free.lock().len() >= enough {
            return;
        }
        // Whoever needs one is told if none can be made.
        if let Ok(path) = self.make() {
            self.free.lock().push(path);
        }
    }

    fn empty(&self) -> io::Result<PathBuf> {
        let mut empty = self.empty.lock();
        let path = match empty.take() {
            Some(path) => path,
            None => self.make()?,
        };
        Ok(empty.insert(path).clone())
    }

    fn make(&self) -> io::Result<PathBuf> {
        let number = self.made.fetch_add(1, Ordering::Relaxed);
        let path = self.root()?.join(number.to_string());
        private_directory(&path)?;
        Ok(path)
    }

    /// The files that a new guest will have open.
    pub(super) fn open_files(&self) -> OpenFiles {
        OpenFiles::new(&self.open)
    }

    /// Removes all directories. Guests that still run lose theirs.
    pub(super) fn remove(&self) {
        self.free.lock().clear();
        self.empty.lock().take();
        let root = self.root.lock().take();
        drop(root);
    }

    /// Where they are; gone once they are removed.
    pub(super) fn root(&self) -> io::Result<PathBuf> {
        let mut root = self.root.lock();
        let made = match root.take() {
            Some(made) => made,
            None => TemporaryFolder::make(&std::env::temp_dir(), ROOT_PREFIX)?,
        };
        Ok(root.insert(made).path.clone())
    }
}

/// A directory of one daemon, gone when it is dropped. As long as the daemon lives it holds a lock on a
/// file in there, so that what a killed one has left behind can be told from what is in use.
#[derive(Debug)]
pub struct TemporaryFolder {
    path: PathBuf,
    _lock: File,
}

const ROOT_PREFIX: &str = "virga-scratch-";
const MAKING_PREFIX: &str = ".virga-making-";
const LOCK_NAME: &str = "lock";

impl TemporaryFolder {
    /// Makes a directory of its own in `parent`, whose name begins with `prefix` and the process's
    /// number, and removes those that nobody uses any more.
    ///
    /// Others tidy up at the same time, so it is made under another name and gets its own only once it is
    /// locked; no name is ever given twice, lest a late tidier take the new for the old.
    ///
    /// # Errors
    /// When `parent` can't be written to.
    pub fn make(parent: &Path, prefix: &str) -> io::Result<Self> {
        remove_abandoned(parent, prefix);
        let making = tempfile::Builder::new().prefix(MAKING_PREFIX).tempdir_in(parent)?;
        let lock = File::create_new(making.path().join(LOCK_NAME))?;
        lock.try_lock()?;
        let unique = making.path().file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let unique = unique.trim_start_matches(MAKING_PREFIX);
        let path = parent.join(format!("{prefix}{}-{unique}", std::process::id()));
        fs::rename(making.keep(), &path)?;
        Ok(Self { path, _lock: lock })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

fn remove_abandoned(parent: &Path, prefix: &str) {
    let Ok(entries) = fs::read_dir(parent) else { return };
    for entry in entries.flatten() {
        let is_root = entry.file_name().to_str().is_some_and(|name| name.starts_with(prefix));
        if !is_root {
            continue;
        }
        let lock = OpenOptions::new().write(true).open(entry.path().join(LOCK_NAME));
        if lock.is_ok_and(|lock| lock.try_lock().is_ok()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

impl Scratch {
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// A directory in which there is nothing, for whoever may only read it.
    pub(super) fn empty(&self) -> io::Result<PathBuf> {
        self.space.empty()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let empty = fs::read_dir(&self.path).is_ok_and(|mut entries| entries.next().is_none());
        if empty {
            let mut free = self.space.free.lock();
            if free.len() < SPARE {
                free.push(std::mem::take(&mut self.path));
                return;
            }
        }
        if let Err(error) = fs::remove_dir_all(&self.path)
            && error.kind() != io::ErrorKind::NotFound
        {
            tracing::warn!("a function's temporary files stay behind in {}: {error}", self.path.display());
        }
    }
}

fn private_directory(path: &Path) -> io::Result<()> {
    fs::DirBuilder::new().mode(0o700).create(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_that_begin_and_tidy_up_at_once_leave_each_other_alone() {
        let parent = tempfile::tempdir().unwrap();
        let make = || TemporaryFolder::make(parent.path(), ROOT_PREFIX).unwrap();
        let folders: Vec<TemporaryFolder> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| (0..50).map(|_| make()).collect())).collect();
            threads.into_iter().flat_map(|thread| -> Vec<_> { thread.join().unwrap() }).collect()
        });
        let there = folders.iter().filter(|folder| folder.path.join(LOCK_NAME).exists()).count();
        assert_eq!(there, 400);
    }

    #[test]
    #[expect(clippy::used_underscore_binding, reason = "the system ends the lock of what is killed")]
    fn what_a_killed_daemon_left_behind_is_removed_and_what_is_in_use_is_not() {
        let parent = tempfile::tempdir().unwrap();
        let in_use = TemporaryFolder::make(parent.path(), ROOT_PREFIX).unwrap();
        // What is killed does not drop: only the lock goes.
        let killed = std::mem::ManuallyDrop::new(TemporaryFolder::make(parent.path(), ROOT_PREFIX).unwrap());
        let abandoned = killed.path.clone();
        fs::write(abandoned.join("file"), "left behind").unwrap();
        killed._lock.unlock().unwrap();
        let next = TemporaryFolder::make(parent.path(), ROOT_PREFIX).unwrap();
        let there = [&in_use.path, &next.path].map(|path| path.exists());
        let gone = !abandoned.join("file").exists();
        assert_eq!((there, gone), ([true, true], true));
    }
}

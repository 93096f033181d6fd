//! The private `/tmp` of each guest.

use std::fs;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use parking_lot::Mutex;

/// Where guests' directories are made, and those that are empty and free.
#[derive(Debug, Default)]
pub(super) struct ScratchSpace {
    root: Mutex<Option<PathBuf>>,
    free: Mutex<Vec<PathBuf>>,
    made: AtomicU64,
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
        let number = self.made.fetch_add(1, Ordering::Relaxed);
        let path = self.root()?.join(number.to_string());
        private_directory(&path)?;
        Ok(Scratch { space: Arc::clone(self), path })
    }

    fn root(&self) -> io::Result<PathBuf> {
        let mut root = self.root.lock();
        if let Some(path) = root.as_ref() {
            return Ok(path.clone());
        }
        let parent = std::env::temp_dir();
        let mut number = 0_u32;
        loop {
            let path = parent.join(format!("virga-{}-{number}", std::process::id()));
            match private_directory(&path) {
                Ok(()) => return Ok(root.insert(path).clone()),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 10_000 => number += 1,
                Err(error) => return Err(error),
            }
        }
    }
}

impl Drop for ScratchSpace {
    fn drop(&mut self) {
        if let Some(root) = self.root.get_mut() {
            let _ = fs::remove_dir_all(root);
        }
    }
}

impl Scratch {
    pub(super) fn path(&self) -> &Path {
        &self.path
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
        if let Err(error) = fs::remove_dir_all(&self.path) {
            tracing::warn!("a function's temporary files stay behind in {}: {error}", self.path.display());
        }
    }
}

fn private_directory(path: &Path) -> io::Result<()> {
    fs::DirBuilder::new().mode(0o700).create(path)
}

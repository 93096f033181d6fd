//! Where the bytes of objects are kept.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};

use bytes::Bytes;
use parking_lot::Mutex;

use crate::neighbours::ObjectLimits;
use crate::runtime::TemporaryFolder;

/// Keeps blobs: as long as anything refers to one it is there, and then it isn't.
#[derive(Debug)]
pub struct Vault {
    limits: ObjectLimits,
    /// Whether rows outlast the service, so that files must too.
    lasting: bool,
    temporary: Mutex<Option<TemporaryFolder>>,
    in_memory: AtomicUsize,
    made: AtomicU64,
    /// Set when the service ends: from then on what is dropped stays in a lasting folder.
    closed: AtomicBool,
}

/// Bytes that are kept, somewhere.
#[derive(Clone, Debug)]
pub enum Blob {
    /// In memory.
    Memory(Arc<Held>),
    /// In a file.
    File(Arc<Stored>),
}

/// Bytes in memory, counted against what may be there.
#[derive(Debug)]
pub struct Held {
    bytes: Bytes,
    vault: Option<Arc<Vault>>,
}

/// Bytes in a file of their own, which goes when nothing refers to them any more.
#[derive(Debug)]
pub struct Stored {
    file: File,
    path: PathBuf,
    size: u64,
    vault: Arc<Vault>,
}

impl Vault {
    /// A vault with nothing in it. `lasting` says whether rows will name its files after the service
    /// has ended.
    #[must_use]
    pub fn new(limits: ObjectLimits, lasting: bool) -> Arc<Self> {
        Arc::new(Self {
            lasting: lasting && limits.folder.is_some(),
            limits,
            temporary: Mutex::default(),
            in_memory: AtomicUsize::new(0),
            made: AtomicU64::new(0),
            closed: AtomicBool::new(false),
        })
    }

    /// The largest blob that is kept in memory, in bytes.
    #[must_use]
    pub fn largest_in_memory(&self) -> usize {
        self.limits.in_memory
    }

    /// Keeps bytes in memory; `None` when there is no room for them.
    #[must_use]
    pub fn hold(self: &Arc<Self>, bytes: Bytes) -> Option<Blob> {
        let size = bytes.len();
        let room = |held: usize| held.checked_add(size).filter(|total| *total <= self.limits.memory);
        self.in_memory.fetch_update(Ordering::Relaxed, Ordering::Relaxed, room).ok()?;
        Some(Blob::Memory(Arc::new(Held { bytes, vault: Some(Arc::clone(self)) })))
    }

    /// A new file to write to.
    ///
    /// # Errors
    /// When the folder or the file can't be made.
    pub fn create(&self) -> io::Result<(File, PathBuf)> {
        let folder = self.folder()?;
        loop {
            let number = self.made.fetch_add(1, Ordering::Relaxed);
            let path = folder.join(format!("{number:016x}"));
            match File::options().read(true).write(true).create_new(true).open(&path) {
                Ok(file) => return Ok((file, path)),
                // A lasting folder holds what earlier runs wrote.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Keeps a file that was written.
    #[must_use]
    pub fn keep(self: &Arc<Self>, file: File, path: PathBuf, size: u64) -> Blob {
        Blob::File(Arc::new(Stored { file, path, size, vault: Arc::clone(self) }))
    }

    /// Whether files outlast the service, and so must be on disk before a row refers to them.
    #[must_use]
    pub fn lasts(&self) -> bool {
        self.lasting
    }

    /// A file that an earlier run wrote.
    ///
    /// # Errors
    /// When it is not there.
    pub fn find(self: &Arc<Self>, name: &str) -> io::Result<Blob> {
        let path = self.folder()?.join(name);
        let file = File::open(&path)?;
        let size = file.metadata()?.len();
        Ok(self.keep(file, path, size))
    }

    /// Removes the files of earlier runs that `known` does not name.
    pub fn tidy(&self, known: impl Fn(&str) -> bool) {
        let Some(folder) = &self.limits.folder else { return };
        let Ok(entries) = fs::read_dir(folder) else { return };
        for entry in entries.flatten() {
            let name = entry.file_name();
            let ours = name.to_str().filter(|name| name.len() == 16 && u64::from_str_radix(name, 16).is_ok());
            if ours.is_some_and(|name| !known(name)) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// The service ends: from now on nothing is removed that is to outlast it, and what is not to is gone.
    pub fn close(&self) {
        self.closed.store(true, Ordering::Relaxed);
        drop(self.temporary.lock().take());
    }

    fn folder(&self) -> io::Result<PathBuf> {
        let parent = self.limits.folder.clone().unwrap_or_else(std::env::temp_dir);
        fs::create_dir_all(&parent)?;
        if self.lasting {
            return Ok(parent);
        }
        let mut temporary = self.temporary.lock();
        let made = match temporary.take() {
            Some(made) => made,
            None => TemporaryFolder::make(&parent, "virga-objects-")?,
        };
        Ok(temporary.insert(made).path().to_owned())
    }
}

impl Blob {
    /// How many bytes there are.
    #[must_use]
    pub fn size(&self) -> u64 {
        match self {
            Self::Memory(held) => held.bytes.len() as u64,
            Self::File(stored) => stored.size,
        }
    }

    /// The bytes, if they are in memory.
    #[must_use]
    pub fn in_memory(&self) -> Option<&Bytes> {
        match self {
            Self::Memory(held) => Some(&held.bytes),
            Self::File(_) => None,
        }
    }

    /// Bytes that no vault counts.
    #[must_use]
    pub fn loose(bytes: Bytes) -> Self {
        Self::Memory(Arc::new(Held { bytes, vault: None }))
    }
}

impl Stored {
    /// The file's name in its folder.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.path.file_name().and_then(|name| name.to_str())
    }

    /// Reads `length` bytes from `start` on. Blocks.
    ///
    /// # Errors
    /// When they can't be read.
    pub fn read(&self, start: u64, length: usize) -> io::Result<Bytes> {
        let mut bytes = vec![0; length];
        self.file.read_exact_at(&mut bytes, start)?;
        Ok(bytes.into())
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(vault) = &self.vault {
            vault.in_memory.fetch_sub(self.bytes.len(), Ordering::Relaxed);
        }
    }
}

impl Drop for Stored {
    fn drop(&mut self) {
        if !(self.vault.lasts() && self.vault.closed.load(Ordering::Relaxed)) {
            remove(&self.path);
        }
    }
}

/// Removes a file that nobody refers to.
pub(super) fn remove(path: &Path) {
    if let Err(error) = fs::remove_file(path)
        && error.kind() != io::ErrorKind::NotFound
    {
        tracing::warn!("an object's file stays behind in {}: {error}", path.display());
    }
}

//! Compiled code on disk.

use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use sha2::{Digest, Sha256};
use wasmtime::component::Component;
use wasmtime::{Engine, Module};

use super::binary::ContentHash;
use super::program::{Compiled, Form};

/// A directory of compiled code that nobody but us can write to.
///
/// Compiled code is machine code that is run as it stands: whoever can write it can do what we can.
/// So the directory and each file must be ours and closed to others, and a file must hold what was
/// put there (a checksum finds what a full disk or a crash cut short).
#[derive(Debug)]
pub(super) struct CodeShelf {
    directory: PathBuf,
    /// The user we are.
    owner: u32,
    written: AtomicU64,
}

/// The most that is kept. The oldest goes first.
const SHELF_LIMIT: u64 = 2 * 1024 * 1024 * 1024;

const CHECKSUM_LENGTH: usize = 32;
const OTHERS: u32 = 0o077;
const WRITABLE_BY_OTHERS: u32 = 0o022;

impl CodeShelf {
    /// The shelf in `directory`, which is made if it is missing.
    ///
    /// # Errors
    /// When it can't be made or written to, or is open to others.
    pub(super) fn open(directory: &Path) -> io::Result<Self> {
        let directory = directory.join("code");
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&directory)?;
        let owner = who_we_are(&directory)?;
        let metadata = fs::symlink_metadata(&directory)?;
        if !metadata.is_dir() || metadata.uid() != owner || metadata.mode() & OTHERS != 0 {
            let message = format!("{} is open to other users: make it 0700 and yours", directory.display());
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, message));
        }
        Ok(Self { directory, owner, written: AtomicU64::new(0) })
    }

    /// The code compiled from the content with this hash, by an engine with this fingerprint.
    pub(super) fn load(
        &self,
        engine: &Engine,
        form: Form,
        hash: &ContentHash,
        fingerprint: u64,
    ) -> Option<Compiled> {
        let path = self.path(hash, fingerprint);
        let code = self.read(&path).inspect_err(|error| {
            if error.kind() != io::ErrorKind::NotFound {
                tracing::warn!("compiled code in {} is not used: {error}", path.display());
            }
        });
        let compiled = deserialize(engine, form, &code.ok()?);
        compiled.inspect_err(|error| tracing::warn!("compiled code is not used: {error:#}")).ok()
    }

    /// Keeps `compiled`. That it could not be kept is logged, and no reason to fail.
    pub(super) fn store(&self, compiled: &Compiled, hash: &ContentHash, fingerprint: u64) {
        let code = match compiled {
            Compiled::Module(module) => module.serialize(),
            Compiled::Component(component) => component.serialize(),
        };
        let stored = code.map_err(io::Error::other).and_then(|code| {
            self.write(&self.path(hash, fingerprint), &code)?;
            self.tidy()
        });
        if let Err(error) = stored {
            tracing::warn!("compiled code is not kept in {}: {error}", self.directory.display());
        }
    }

    fn path(&self, hash: &ContentHash, fingerprint: u64) -> PathBuf {
        let mut name = String::with_capacity(2 * hash.len());
        for byte in hash {
            // Writing to a string can't fail.
            let _ = write!(name, "{byte:02x}");
        }
        self.directory.join(format!("{name}-{fingerprint:016x}"))
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let unusable = |message| io::Error::new(io::ErrorKind::InvalidData, message);
        let link = fs::symlink_metadata(path)?;
        let mut file = File::open(path)?;
        let metadata = file.metadata()?;
        if (link.dev(), link.ino()) != (metadata.dev(), metadata.ino()) {
            return Err(unusable("it is a link"));
        }
        if !metadata.is_file() || metadata.uid() != self.owner || metadata.mode() & WRITABLE_BY_OTHERS != 0 {
            return Err(unusable("others may have written it"));
        }
        let mut content = Vec::new();
        file.read_to_end(&mut content)?;
        let checksum = content.len().checked_sub(CHECKSUM_LENGTH).map(|at| content.split_off(at));
        match checksum {
            Some(checksum) if Sha256::digest(&content)[..] == checksum[..] => Ok(content),
            _ => Err(unusable("it is not what was written")),
        }
    }

    fn write(&self, path: &Path, code: &[u8]) -> io::Result<()> {
        let number = self.written.fetch_add(1, Ordering::Relaxed);
        let draft = self.directory.join(format!("draft-{}-{number}", std::process::id()));
        let written = (|| {
            let mut file = create(&draft)?;
            file.write_all(code)?;
            file.write_all(&Sha256::digest(code))?;
            fs::rename(&draft, path)
        })();
        if written.is_err() {
            let _ = fs::remove_file(&draft);
        }
        written
    }

    /// Throws away the oldest code beyond the limit.
    fn tidy(&self) -> io::Result<()> {
        let mut files: Vec<(SystemTime, u64, PathBuf)> = Vec::new();
        for entry in fs::read_dir(&self.directory)? {
            let entry = entry?;
            let metadata = entry.metadata()?;
            files.push((metadata.modified()?, metadata.len(), entry.path()));
        }
        let mut total: u64 = files.iter().map(|(_, length, _)| length).sum();
        files.sort();
        for (_, length, path) in files {
            if total <= SHELF_LIMIT {
                break;
            }
            fs::remove_file(path)?;
            total -= length;
        }
        Ok(())
    }
}

/// The user that files made here belong to.
fn who_we_are(directory: &Path) -> io::Result<u32> {
    let probe = directory.join(format!("probe-{}", std::process::id()));
    let _ = fs::remove_file(&probe);
    let owner = create(&probe)?.metadata()?.uid();
    fs::remove_file(&probe)?;
    Ok(owner)
}

fn create(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

#[expect(unsafe_code, reason = "loading machine code is what a cache of compiled code is for")]
fn deserialize(engine: &Engine, form: Form, code: &[u8]) -> wasmtime::Result<Compiled> {
    // SAFETY: `code` is what `serialize` gave: it comes from a file of ours that nobody else can
    // write, in a directory that nobody else can enter, and matches the checksum written with it.
    // That it was made by a compatible engine is checked by wasmtime itself.
    unsafe {
        match form {
            Form::Module => Module::deserialize(engine, code).map(Compiled::Module),
            Form::Component => Component::deserialize(engine, code).map(Compiled::Component),
        }
    }
}

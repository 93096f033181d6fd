//! How much a guest may write into its `/tmp`.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use parking_lot::Mutex;
use wasmtime_wasi::p2::{OutputStream, Pollable, StreamError, StreamResult};

use super::polling::now;

/// Counts what one guest writes. It is counted as it is written, without looking at the disk; only
/// when that count reaches the limit is the directory measured, since files may have been
/// overwritten or deleted meanwhile.
#[derive(Clone, Debug)]
pub(super) struct Quota(Option<Arc<Mutex<Account>>>);

#[derive(Debug)]
struct Account {
    place: PathBuf,
    limit: u64,
    charged: u64,
    /// Everything ever written: bounds what a file holds that was deleted while open, which
    /// measuring does not find.
    written: u64,
}

/// The most files and directories, so that measuring stays quick.
const ENTRIES: u64 = 10_000;

/// `ENOSPC`: of an error without its number guests are told only that something went wrong.
const NO_SPACE: i32 = 28;

/// How often the guest may fill its `/tmp` in one invocation.
const FILLINGS: u64 = 8;

impl Quota {
    /// No files at all are seen, so nothing is counted.
    pub(super) fn without_files() -> Self {
        Self(None)
    }

    /// At most `limit` bytes in `place`, which is empty.
    pub(super) fn of(place: &Path, limit: u64) -> Self {
        let account = Account { place: place.to_owned(), limit, charged: 0, written: 0 };
        Self(Some(Arc::new(Mutex::new(account))))
    }

    /// Whether there is room for so many more bytes of content; they are taken as written then.
    pub(super) fn admits(&self, length: u64) -> bool {
        self.0.as_ref().is_none_or(|account| account.lock().charge(length))
    }

    /// Whether `length` more bytes may be written to a standard stream. They go to no file, or else to
    /// one that the guest has opened in its stead: all that is counted of them is the sum.
    pub(super) fn admits_stream(&self, length: u64) -> bool {
        self.0.as_ref().is_none_or(|account| account.lock().write(length))
    }

    /// Whether there is room for one more file or directory; it is taken as made then.
    pub(super) fn admits_entry(&self) -> bool {
        self.0.as_ref().is_none_or(|account| {
            let mut account = account.lock();
            let weight = account.entry_weight();
            account.charge(weight)
        })
    }

    /// Whether a file may be made so long. It takes up nothing until it is written.
    pub(super) fn admits_length(&self, length: u64) -> bool {
        self.0.as_ref().is_none_or(|account| length <= account.lock().limit)
    }

    /// `stream`, with what is written to it counted.
    pub(super) fn count(&self, stream: Box<dyn OutputStream>) -> Box<dyn OutputStream> {
        Box::new(Counted { quota: self.clone(), stream })
    }
}

impl Account {
    fn charge(&mut self, length: u64) -> bool {
        if self.charged.saturating_add(length) > self.limit {
            self.charged = self.measure(&self.place);
        }
        let fits = self.charged.saturating_add(length) <= self.limit && self.write(length);
        if fits {
            self.charged += length;
        }
        fits
    }

    fn write(&mut self, length: u64) -> bool {
        let fits = self.written.saturating_add(length) <= self.limit.saturating_mul(FILLINGS);
        if fits {
            self.written += length;
        }
        fits
    }

    fn entry_weight(&self) -> u64 {
        self.limit / ENTRIES
    }

    /// What everything below `directory` takes up.
    fn measure(&self, directory: &Path) -> u64 {
        let Ok(entries) = fs::read_dir(directory) else { return 0 };
        let mut total = 0_u64;
        for entry in entries.flatten() {
            let Ok(metadata) = entry.metadata() else { continue };
            let bytes_of_a_block = 512;
            total += (metadata.blocks() * bytes_of_a_block).max(self.entry_weight());
            if metadata.is_dir() {
                total += self.measure(&entry.path());
            }
        }
        total
    }
}

/// A file's stream whose writes are counted.
struct Counted {
    quota: Quota,
    stream: Box<dyn OutputStream>,
}

#[wasmtime_wasi::async_trait]
impl Pollable for Counted {
    async fn ready(&mut self) {
        self.stream.ready().await;
    }
}

#[wasmtime_wasi::async_trait]
impl OutputStream for Counted {
    /// Writes on the spot, so that nobody has to wait for the file afterwards.
    fn write(&mut self, bytes: Bytes) -> StreamResult<()> {
        if !self.quota.admits(bytes.len() as u64) {
            return Err(failed(io::Error::from_raw_os_error(NO_SPACE)));
        }
        now(self.stream.blocking_write_and_flush(bytes))
            .unwrap_or_else(|| Err(failed(io::ErrorKind::WouldBlock.into())))
    }

    fn flush(&mut self) -> StreamResult<()> {
        self.stream.flush()
    }

    fn check_write(&mut self) -> StreamResult<usize> {
        self.stream.check_write()
    }

    async fn cancel(&mut self) {
        self.stream.cancel().await;
    }
}

fn failed(error: io::Error) -> StreamError {
    StreamError::LastOperationFailed(error.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_deleted_makes_room_again_but_not_for_ever() {
        let place = std::env::temp_dir().join(format!("virga-quota-{}", std::process::id()));
        fs::create_dir_all(&place).unwrap();
        let quota = Quota::of(&place, 1_000_000);
        let file = place.join("file");
        let mut fillings = 0;
        while quota.admits(900_000) {
            fs::write(&file, vec![1; 900_000]).unwrap();
            assert!(!quota.admits(200_000), "the file is there");
            fs::remove_file(&file).unwrap();
            fillings += 1;
        }
        fs::remove_dir_all(&place).unwrap();
        assert_eq!(fillings, 8);
    }

    #[test]
    fn empty_files_are_bounded_too() {
        let quota = Quota::of(Path::new("/nonexistent"), 1_000_000);
        let account = quota.0.clone().unwrap();
        while quota.admits_entry() {
            assert!(account.lock().written <= FILLINGS * 1_000_000);
        }
    }
}

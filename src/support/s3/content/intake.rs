//! Bytes as they arrive: hashed, counted, and kept where they belong.

use std::fs::File;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

use bytes::Bytes;
use tokio::task::JoinHandle;

use super::vault::remove;
use super::{Content, Vault};
use crate::support::s3::checksum::{Digests, Summing};

/// Bytes that are gathered before they are hashed and written at once.
const BLOCK: usize = 1024 * 1024;
/// Fewer bytes are hashed where they arrive; more would keep other requests waiting.
const AT_ONCE: usize = 64 * 1024;

/// Takes in one blob. Memory stays flat however large it becomes.
pub struct Intake {
    vault: Arc<Vault>,
    gathered: Vec<Bytes>,
    waiting: usize,
    size: u64,
    state: State,
}

/// Hashing and writing happen away from the tasks that answer requests, one block behind the network.
enum State {
    /// Nothing has been hashed or written yet.
    Gathering(Box<Summing>),
    /// A block is being hashed and written.
    Working(JoinHandle<io::Result<Progress>>),
    /// It failed, or was abandoned.
    Over,
}

struct Progress {
    summing: Box<Summing>,
    file: Option<Draft>,
}

/// A file that is being written; it goes when it isn't finished.
struct Draft {
    file: Option<File>,
    path: PathBuf,
}

/// What was taken in.
#[derive(Debug)]
pub struct Taken {
    /// The bytes.
    pub content: Content,
    /// What was computed of them.
    pub digests: Digests,
}

impl Intake {
    /// Ready for the first bytes.
    #[must_use]
    pub fn new(vault: &Arc<Vault>, summing: Summing) -> Self {
        let state = State::Gathering(Box::new(summing));
        Self { vault: Arc::clone(vault), gathered: Vec::new(), waiting: 0, size: 0, state }
    }

    /// How many bytes have arrived.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Takes some bytes.
    ///
    /// # Errors
    /// When those before them could not be written.
    pub async fn write(&mut self, bytes: Bytes) -> io::Result<()> {
        self.size += bytes.len() as u64;
        self.waiting += bytes.len();
        self.gathered.push(bytes);
        let small =
            matches!(self.state, State::Gathering(_)) && self.waiting <= self.vault.largest_in_memory();
        if small || self.waiting < BLOCK { Ok(()) } else { self.flush(true).await }
    }

    /// All bytes have arrived.
    ///
    /// # Errors
    /// When they could not be written.
    pub async fn finish(mut self) -> io::Result<Taken> {
        if matches!(self.state, State::Gathering(_)) && self.waiting <= self.vault.largest_in_memory() {
            let bytes = Bytes::from(self.gathered.concat());
            if let Some(blob) = self.vault.hold(bytes.clone()) {
                let digests = self.hash(bytes).await?;
                return Ok(Taken { content: Content::whole(blob), digests });
            }
            self.gathered = vec![bytes];
        }
        self.flush(true).await?;
        let Progress { summing, file } = self.progress().await?;
        let mut draft = file.ok_or_else(|| io::Error::other("nothing was written"))?;
        let file = draft.file.take().ok_or_else(|| io::Error::other("the file was lost"))?;
        let path = std::mem::take(&mut draft.path);
        if self.vault.lasts() {
            let synced = file.try_clone()?;
            tokio::task::spawn_blocking(move || synced.sync_all()).await.map_err(io::Error::other)??;
        }
        let blob = self.vault.keep(file, path, self.size);
        Ok(Taken { content: Content::whole(blob), digests: summing.finish() })
    }

    async fn hash(&mut self, bytes: Bytes) -> io::Result<Digests> {
        if bytes.len() > AT_ONCE {
            self.gathered = vec![bytes];
            self.flush(false).await?;
            return Ok(self.progress().await?.summing.finish());
        }
        let State::Gathering(mut summing) = std::mem::replace(&mut self.state, State::Over) else {
            return Err(io::Error::other("these bytes were hashed before"));
        };
        summing.update(&bytes);
        Ok(summing.finish())
    }

    /// Starts on what was gathered, when what came before is done.
    async fn flush(&mut self, to_file: bool) -> io::Result<()> {
        let Progress { mut summing, mut file } = self.progress().await?;
        let blocks = std::mem::take(&mut self.gathered);
        self.waiting = 0;
        let vault = Arc::clone(&self.vault);
        self.state = State::Working(tokio::task::spawn_blocking(move || {
            if to_file && file.is_none() {
                let (made, path) = vault.create()?;
                file = Some(Draft { file: Some(made), path });
            }
            for block in blocks {
                summing.update(&block);
                if let Some(Draft { file: Some(file), .. }) = &mut file {
                    file.write_all(&block)?;
                }
            }
            Ok(Progress { summing, file })
        }));
        Ok(())
    }

    async fn progress(&mut self) -> io::Result<Progress> {
        match std::mem::replace(&mut self.state, State::Over) {
            State::Gathering(summing) => Ok(Progress { summing, file: None }),
            State::Working(job) => job.await.map_err(io::Error::other)?,
            State::Over => Err(io::Error::other("an earlier block could not be written")),
        }
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if self.file.is_some() {
            remove(&self.path);
        }
    }
}

//! How much memory a guest may hold.

use wasmtime::ResourceLimiter;

/// Bounds the linear memories of one guest together, and its tables.
#[derive(Debug)]
pub(super) struct MemoryLimit {
    limit: usize,
    held: usize,
    most: usize,
    refused: bool,
}

/// The most elements of a table: far more than any compiler emits.
const TABLE_LIMIT: usize = 1_000_000;

impl MemoryLimit {
    /// A limit of `limit_mb` MiB.
    pub(super) fn new(limit_mb: u32) -> Self {
        let limit = usize::try_from(u64::from(limit_mb) << 20).unwrap_or(usize::MAX);
        Self { limit, held: 0, most: 0, refused: false }
    }

    /// Counts what `before` counted until now: the guest goes on with the same memory. Answers whether it may.
    pub(super) fn take_over(&mut self, before: &Self) -> bool {
        (self.held, self.most) = (before.held, before.held);
        self.refused = self.held > self.limit;
        !self.refused
    }

    /// The most that was held at once, in bytes.
    pub(super) fn most(&self) -> u64 {
        self.most as u64
    }

    /// Whether the guest was ever denied memory.
    pub(super) fn refused(&self) -> bool {
        self.refused
    }
}

impl ResourceLimiter for MemoryLimit {
    fn memory_growing(&mut self, current: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        let held = self.held.saturating_sub(current).saturating_add(desired);
        let fits = held <= self.limit;
        if fits {
            self.held = held;
            self.most = self.most.max(held);
        } else {
            self.refused = true;
        }
        Ok(fits)
    }

    fn table_growing(&mut self, _: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        Ok(desired <= TABLE_LIMIT)
    }
}

//! The random numbers of one execution: all follow from one number drawn at its start, so that an
//! execution that is rebuilt from its history draws the same ones again.

use std::cell::Cell;

/// A stream of numbers that follows from a seed (`SplitMix64`).
#[derive(Clone, Debug)]
pub struct Draws(Cell<u64>);

impl Draws {
    /// The stream that follows from `seed`.
    #[must_use]
    pub fn from_seed(seed: u64) -> Self {
        Self(Cell::new(seed))
    }

    /// Goes on where `other`, which began as a copy of this stream, has come to.
    pub fn go_on_as(&self, other: &Self) {
        self.0.set(other.0.get());
    }

    /// 64 bits.
    #[must_use]
    pub fn next_u64(&self) -> u64 {
        let state = self.0.get().wrapping_add(0x9e37_79b9_7f4a_7c15);
        self.0.set(state);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0.0 up to and without 1.0.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit a double exactly")]
    pub fn fraction(&self) -> f64 {
        (self.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A version 4 UUID.
    #[must_use]
    pub fn uuid(&self) -> String {
        let (high, low) = (self.next_u64(), self.next_u64());
        format!(
            "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
            high >> 32,
            (high >> 16) & 0xffff,
            high & 0xfff,
            0x8000 | ((low >> 48) & 0x3fff),
            low & 0xffff_ffff_ffff
        )
    }

    /// `bytes` random bytes.
    #[must_use]
    pub fn bytes(&self, bytes: usize) -> Vec<u8> {
        let words = (0..bytes.div_ceil(8)).flat_map(|_| self.next_u64().to_le_bytes());
        words.take(bytes).collect()
    }
}

//! The randomness that a guest draws, repeatable for Virga's seed.

use std::convert::Infallible;

use rand_chacha::rand_core::TryRng;

use crate::identity::Randomness;

/// A source of randomness as WASI wants it.
#[derive(Debug)]
pub(super) struct Entropy(Randomness);

impl Entropy {
    /// A source for one guest, which draws once from `randomness` and then goes its own way.
    pub(super) fn of_a_guest(randomness: &Randomness) -> Self {
        Self(randomness.fork())
    }

    /// A source of its own.
    pub(super) fn fork(&self) -> Self {
        Self(self.0.fork())
    }

    /// A seed for the guest's own generators.
    pub(super) fn seed(&self) -> u128 {
        (u128::from(self.0.next_u64()) << 64) | u128::from(self.0.next_u64())
    }
}

impl TryRng for Entropy {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.0.fill(&mut bytes);
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(self.0.next_u64())
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        self.0.fill(bytes);
        Ok(())
    }
}

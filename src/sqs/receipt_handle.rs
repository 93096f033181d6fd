//! Receipt handles: opaque to clients, and enough for a queue to know at once what they name.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::queue::Receipt;

/// What receipt handles of one queue are sealed with, so that no other queue takes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seal(pub u64);

/// Bytes in a handle: two words that name the receipt, one that proves the seal.
const LENGTH: usize = 24;

impl Seal {
    /// The handle of a receipt.
    #[must_use]
    pub fn handle(self, receipt: Receipt) -> String {
        let place = (u64::from(receipt.slot) << 32) | u64::from(receipt.receipt);
        let proof = self.proof(receipt.number, place);
        let mut bytes = [0; LENGTH];
        bytes[..8].copy_from_slice(&proof.to_be_bytes());
        bytes[8..16].copy_from_slice(&(receipt.number ^ mix(proof)).to_be_bytes());
        bytes[16..].copy_from_slice(&(place ^ mix(proof.wrapping_add(1))).to_be_bytes());
        // AWS's own handles begin like this, and some programs look at it.
        let mut handle = String::with_capacity("AQEB".len() + LENGTH * 4 / 3);
        handle.push_str("AQEB");
        STANDARD.encode_string(bytes, &mut handle);
        handle
    }

    /// The receipt that a handle of this queue names; `None` for anything else.
    #[must_use]
    pub fn open(self, handle: &str) -> Option<Receipt> {
        let mut bytes = [0; LENGTH];
        let length = STANDARD.decode_slice(handle.strip_prefix("AQEB")?, &mut bytes).ok()?;
        if length != LENGTH {
            return None;
        }
        let word = |index: usize| {
            let word = bytes[index * 8..][..8].try_into().expect("eight bytes of twenty-four");
            u64::from_be_bytes(word)
        };
        let proof = word(0);
        let number = word(1) ^ mix(proof);
        let place = word(2) ^ mix(proof.wrapping_add(1));
        let [slot, receipt] = [place >> 32, place & 0xffff_ffff].map(|half| u32::try_from(half).ok());
        let receipt = Receipt { slot: slot?, number, receipt: receipt? };
        (self.proof(number, place) == proof).then_some(receipt)
    }

    fn proof(self, number: u64, place: u64) -> u64 {
        mix(mix(mix(self.0) ^ number) ^ place)
    }
}

/// A well-known finaliser that spreads every bit (`SplitMix64`). Not secret, only opaque.
fn mix(word: u64) -> u64 {
    let word = word.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECEIPT: Receipt = Receipt { slot: 7, number: 1_700_000_000_000_001, receipt: 3 };

    #[test]
    fn a_handle_opens_for_its_own_queue_alone() {
        let handle = Seal(1).handle(RECEIPT);
        assert_eq!(Seal(1).open(&handle), Some(RECEIPT));
        assert_eq!(Seal(2).open(&handle), None);
        assert_ne!(handle, Seal(1).handle(Receipt { receipt: 4, ..RECEIPT }));
    }

    #[test]
    fn what_is_no_handle_does_not_open() {
        let handle = Seal(1).handle(RECEIPT);
        let mut tampered = handle.clone().into_bytes();
        tampered[20] = if tampered[20] == b'A' { b'B' } else { b'A' };
        let tampered = String::from_utf8(tampered).unwrap();
        for text in ["", "AQEB", "garbage", "AQEBAAAA", &tampered, &format!("{handle}AAAA"), &"é".repeat(40)]
        {
            assert_eq!(Seal(1).open(text), None, "{text}");
        }
    }
}

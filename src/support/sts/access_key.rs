//! Ids of temporary access keys, which carry their account.
//!
//! Sixteen letters after `ASIA` hold 80 bits: a one, the account (40 bits, where AWS's own keys hold
//! it too), 19 random bits, and 20 bits of a checksum, by which a key that Virga issued is told from
//! one of AWS that happens to lie around in somebody's environment.

use sha2::{Digest, Sha256};

use crate::identity::AccountId;

const PREFIX: &str = "ASIA";
const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const LETTERS: u32 = 16;
const CHECK_BITS: u32 = 20;
const RANDOM_BITS: u32 = 19;
const ACCOUNT_BITS: u32 = 40;

/// A temporary access key id of `account`; `random` tells it from the account's others.
pub(super) fn issue(account: &AccountId, random: u64) -> String {
    let account: u128 = account.as_str().parse().unwrap_or_default();
    let random = u128::from(random) & ((1 << RANDOM_BITS) - 1);
    let body = (1 << (ACCOUNT_BITS + RANDOM_BITS)) | (account << RANDOM_BITS) | random;
    let bits = (body << CHECK_BITS) | check(body);
    let letter = |at: u32| {
        let index = usize::try_from((bits >> ((LETTERS - 1 - at) * 5)) & 31).unwrap_or_default();
        char::from(ALPHABET[index])
    };
    PREFIX.chars().chain((0..LETTERS).map(letter)).collect()
}

/// The account that a temporary access key id was issued for, if Virga issued it.
#[must_use]
pub fn account_of(access_key_id: &str) -> Option<AccountId> {
    let letters = access_key_id.strip_prefix(PREFIX).filter(|letters| letters.len() == LETTERS as usize)?;
    let mut bits: u128 = 0;
    for letter in letters.bytes() {
        let value = ALPHABET.iter().position(|known| *known == letter)?;
        bits = (bits << 5) | value as u128;
    }
    let body = bits >> CHECK_BITS;
    let account = (body >> RANDOM_BITS) & ((1 << ACCOUNT_BITS) - 1);
    let marked = body >> (ACCOUNT_BITS + RANDOM_BITS) == 1;
    let checked = bits & ((1 << CHECK_BITS) - 1) == check(body);
    if marked && checked { format!("{account:012}").parse().ok() } else { None }
}

fn check(body: u128) -> u128 {
    let digest = Sha256::digest(body.to_be_bytes());
    let sum = u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]]);
    u128::from(sum >> (32 - CHECK_BITS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issued_key_leads_back_to_its_account() {
        for account in ["000000000000", "123456789012", "999999999999"] {
            let account: AccountId = account.parse().unwrap();
            for random in [0, 1, 77, u64::MAX] {
                let key = issue(&account, random);
                assert_eq!(key.len(), 20);
                assert_eq!(account_of(&key), Some(account.clone()));
            }
        }
    }

    #[test]
    fn a_key_that_was_not_issued_leads_nowhere() {
        let issued = issue(&AccountId::unnamed(), 5);
        let mut altered = issued.clone().into_bytes();
        altered[10] = if altered[10] == b'A' { b'B' } else { b'A' };
        let altered = String::from_utf8(altered).unwrap();
        for key in
            [altered.as_str(), "ASIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE", "ASIA", "", "123456789012"]
        {
            assert_eq!(account_of(key), None, "{key}");
        }
        assert_eq!(account_of(&issued.to_lowercase()), None);
    }
}

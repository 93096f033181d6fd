//! Who and what: accounts, regions, resource names, request ids, and the one source of randomness.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use md5::Md5;
use parking_lot::Mutex;
use rand_chacha::ChaCha12Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde::{Deserialize, Serialize};

/// How many digits an account id has.
const ACCOUNT_DIGITS: usize = 12;

/// A 12-digit account id.
///
/// In place rather than behind a pointer: every call makes several, and looks its resources up by them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AccountId([u8; ACCOUNT_DIGITS]);

impl AccountId {
    /// The account of every access key that is not itself an account id.
    #[must_use]
    pub fn unnamed() -> Self {
        Self([b'0'; ACCOUNT_DIGITS])
    }

    /// The account that an access key id stands for: itself when it is 12 digits.
    #[must_use]
    pub fn of_access_key(access_key_id: &str) -> Self {
        access_key_id.parse().unwrap_or_else(|_| Self::unnamed())
    }

    /// The 12 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("digits are ASCII")
    }
}

impl FromStr for AccountId {
    type Err = NotAnAccountId;

    fn from_str(text: &str) -> Result<Self, NotAnAccountId> {
        let digits: [u8; ACCOUNT_DIGITS] = text.as_bytes().try_into().map_err(|_| NotAnAccountId)?;
        if digits.iter().all(u8::is_ascii_digit) { Ok(Self(digits)) } else { Err(NotAnAccountId) }
    }
}

impl TryFrom<String> for AccountId {
    type Error = NotAnAccountId;

    fn try_from(text: String) -> Result<Self, NotAnAccountId> {
        text.parse()
    }
}

impl From<AccountId> for String {
    fn from(account: AccountId) -> Self {
        account.as_str().to_owned()
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl fmt::Debug for AccountId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("AccountId").field(&self.as_str()).finish()
    }
}

/// The text is not 12 digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an account id is 12 digits")]
pub struct NotAnAccountId;

/// The longest name of a region.
const LONGEST_REGION: usize = 32;

/// A region's name, such as `eu-central-1`. In place, as account ids are.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Region {
    /// The name, then zeroes, so that the order of regions is that of their names.
    bytes: [u8; LONGEST_REGION],
    length: u8,
}

impl Region {
    /// The region of calls that name none.
    #[must_use]
    pub fn fallback() -> Self {
        Self::of_legal("us-east-1")
    }

    /// The region of a name that is legal.
    fn of_legal(name: &str) -> Self {
        let mut bytes = [0; LONGEST_REGION];
        bytes[..name.len()].copy_from_slice(name.as_bytes());
        let length = u8::try_from(name.len()).expect("a region's name has 32 letters at most");
        Self { bytes, length }
    }

    /// The region's name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..usize::from(self.length)]).expect("a region's name is ASCII")
    }

    /// The partition the region belongs to: `aws`, `aws-cn` or `aws-us-gov`.
    #[must_use]
    pub fn partition(&self) -> &'static str {
        match self.as_str() {
            name if name.starts_with("cn-") => "aws-cn",
            name if name.starts_with("us-gov-") => "aws-us-gov",
            _ => "aws",
        }
    }
}

impl FromStr for Region {
    type Err = NotARegion;

    fn from_str(text: &str) -> Result<Self, NotARegion> {
        let legal = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let is_region = (1..=LONGEST_REGION).contains(&text.len()) && text.bytes().all(legal);
        if is_region { Ok(Self::of_legal(text)) } else { Err(NotARegion) }
    }
}

impl TryFrom<String> for Region {
    type Error = NotARegion;

    fn try_from(text: String) -> Result<Self, NotARegion> {
        text.parse()
    }
}

impl From<Region> for String {
    fn from(region: Region) -> Self {
        region.as_str().to_owned()
    }
}

impl fmt::Display for Region {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl fmt::Debug for Region {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Region").field(&self.as_str()).finish()
    }
}

/// The text is not lower-case letters, digits and hyphens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a region is lower-case letters, digits and hyphens, such as us-east-1")]
pub struct NotARegion;

/// An Amazon Resource Name: `arn:partition:service:region:account:resource`.
///
/// *AWS documentation: Identify AWS resources with Amazon Resource Names (ARNs).*
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Arn {
    /// `aws`, `aws-cn`, `aws-us-gov`.
    pub partition: String,
    /// `sqs`, `lambda`, `states`, `iam`, …
    pub service: String,
    /// Empty for global services.
    pub region: String,
    /// Empty for resources that need no account.
    pub account: String,
    /// Everything after the fifth colon, colons included.
    pub resource: String,
}

impl Arn {
    /// The ARN of a resource in `account` and `region`, as text at once: calls make several each.
    #[must_use]
    pub fn text(service: &str, region: &Region, account: &AccountId, resource: impl fmt::Display) -> String {
        let (partition, region, account) = (region.partition(), region.as_str(), account.as_str());
        format!("arn:{partition}:{service}:{region}:{account}:{resource}")
    }
}

impl FromStr for Arn {
    type Err = NotAnArn;

    fn from_str(text: &str) -> Result<Self, NotAnArn> {
        let mut parts = text.splitn(6, ':');
        let mut next = || parts.next().map(str::to_owned).ok_or(NotAnArn);
        if next()? != "arn" {
            return Err(NotAnArn);
        }
        Ok(Self {
            partition: next()?,
            service: next()?,
            region: next()?,
            account: next()?,
            resource: next()?,
        })
    }
}

impl fmt::Display for Arn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { partition, service, region, account, resource } = self;
        write!(formatter, "arn:{partition}:{service}:{region}:{account}:{resource}")
    }
}

/// The text is not of the form `arn:partition:service:region:account:resource`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an ARN has the form arn:partition:service:region:account:resource")]
pub struct NotAnArn;

/// A random 128-bit id in its usual form, `xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uuid(u128);

impl Uuid {
    /// The version 3 UUID of a name: always the same for the same name.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        let digest = u128::from_be_bytes(<Md5 as md5::Digest>::digest(name.as_bytes()).into());
        let version = (digest & !(0xf << 76)) | (0x3 << 76);
        Self((version & !(0b11 << 62)) | (0b10 << 62))
    }

    /// The id with these 128 bits.
    #[must_use]
    pub const fn from_u128(bits: u128) -> Self {
        Self(bits)
    }

    /// The id's 128 bits.
    #[must_use]
    pub const fn as_u128(self) -> u128 {
        self.0
    }

    /// The id's 36 characters. Every request has an id: no number is formatted.
    #[must_use]
    pub fn characters(self) -> [u8; 36] {
        /// Where the two digits of each byte stand.
        const PLACES: [usize; 16] = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
        let mut text = [b'-'; 36];
        for (place, byte) in PLACES.into_iter().zip(self.0.to_be_bytes()) {
            [text[place], text[place + 1]] = hexadecimal_digits(byte);
        }
        text
    }

    /// The id as a text of its own.
    #[must_use]
    pub fn text(self) -> String {
        std::str::from_utf8(&self.characters()).unwrap_or_default().to_owned()
    }
}

/// A byte as two lower-case hexadecimal digits.
#[must_use]
pub fn hexadecimal_digits(byte: u8) -> [u8; 2] {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    [byte >> 4, byte & 15].map(|half| DIGITS[usize::from(half)])
}

impl fmt::Display for Uuid {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(std::str::from_utf8(&self.characters()).unwrap_or_default())
    }
}

impl fmt::Debug for Uuid {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

/// The one source of randomness: every id, receipt handle, jitter and simulated delay is drawn from
/// it, so that a seed makes a run repeatable.
#[derive(Clone, Debug)]
pub struct Randomness {
    generator: Arc<Mutex<ChaCha12Rng>>,
}

impl Randomness {
    /// A source that repeats itself for the same seed.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self { generator: Arc::new(Mutex::new(ChaCha12Rng::seed_from_u64(seed))) }
    }

    /// A source of its own, repeatable for the same seed and name, whose draws don't disturb this one.
    #[must_use]
    pub fn fork(&self) -> Self {
        Self::seeded(self.next_u64())
    }

    /// 64 random bits.
    #[must_use]
    pub fn next_u64(&self) -> u64 {
        self.generator.lock().next_u64()
    }

    /// A number from 0 up to and without `end`; 0 when `end` is 0.
    #[must_use]
    pub fn below(&self, end: u64) -> u64 {
        let wide = u128::from(self.next_u64()) * u128::from(end);
        u64::try_from(wide >> 64).expect("the upper half of a 128-bit product is 64 bits")
    }

    /// A number from 0.0 up to and without 1.0.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit a double exactly")]
    pub fn fraction(&self) -> f64 {
        (self.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A version 4 UUID.
    #[must_use]
    pub fn uuid(&self) -> Uuid {
        let mut generator = self.generator.lock();
        let bits = (u128::from(generator.next_u64()) << 64) | u128::from(generator.next_u64());
        let version = (bits & !(0xf << 76)) | (0x4 << 76);
        Uuid((version & !(0b11 << 62)) | (0b10 << 62))
    }

    /// Fills `bytes` with random bytes.
    pub fn fill(&self, bytes: &mut [u8]) {
        self.generator.lock().fill_bytes(bytes);
    }

    /// `length` characters drawn from `alphabet`.
    ///
    /// # Panics
    /// When `alphabet` is empty.
    #[must_use]
    pub fn text(&self, alphabet: &[u8], length: usize) -> String {
        assert!(!alphabet.is_empty(), "a text needs characters to draw from");
        let draw = |_| {
            let index = self.below(alphabet.len() as u64);
            char::from(alphabet[usize::try_from(index).expect("an index below the alphabet's length")])
        };
        (0..length).map(draw).collect()
    }
}

/// A seed from the operating system, for a run that nobody asked to repeat.
#[must_use]
pub fn fresh_seed() -> u64 {
    use std::hash::{BuildHasher, RandomState};
    RandomState::new().hash_one(std::process::id())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_twelve_digit_access_key_is_the_account_and_any_other_key_is_not() {
        assert_eq!(AccountId::of_access_key("123456789012").as_str(), "123456789012");
        assert_eq!(AccountId::of_access_key("AKIAIOSFODNN7EXAMPLE"), AccountId::unnamed());
        assert_eq!(AccountId::of_access_key(""), AccountId::unnamed());
    }

    #[test]
    fn an_arn_reads_back_as_it_was_written() {
        let text = "arn:aws:lambda:us-east-1:000000000000:function:charge:PROD";
        let arn: Arn = text.parse().unwrap();
        assert_eq!(arn.resource, "function:charge:PROD");
        assert_eq!(arn.to_string(), text);
        assert_eq!("lambda:function".parse::<Arn>(), Err(NotAnArn));
    }

    #[test]
    fn a_seed_repeats_and_another_does_not() {
        let draw = |seed| Randomness::seeded(seed).uuid().to_string();
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
    }

    #[test]
    fn a_name_always_has_the_same_version_three_uuid() {
        let text = Uuid::of_name("a map run").to_string();
        assert_eq!(text, Uuid::of_name("a map run").to_string());
        assert_eq!((&text[14..15], text.len()), ("3", 36));
        assert_ne!(text, Uuid::of_name("another").to_string());
    }

    #[test]
    fn a_uuid_says_that_it_is_version_four() {
        let text = Randomness::seeded(1).uuid().to_string();
        assert_eq!(text.len(), 36);
        assert_eq!(&text[14..15], "4");
        assert!(matches!(&text[19..20], "8" | "9" | "a" | "b"));
    }
}

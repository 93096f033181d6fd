//! How calls name functions: by name, partial ARN or ARN, with or without a qualifier.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::refusal;
use crate::aws::{Call, Error};
use crate::identity::{AccountId, Arn, Region};

/// Where functions live: those of two places never meet.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Whose functions they are.
    pub account: AccountId,
    /// Where they are.
    pub region: Region,
}

impl Place {
    /// The place that `call` sees.
    #[must_use]
    pub fn of(call: &Call) -> Self {
        Self { account: call.account.clone(), region: call.region.clone() }
    }

    /// The ARN of the function `name`, without a qualifier.
    #[must_use]
    pub fn function_arn(&self, name: &str) -> String {
        self.arn(format_args!("function:{name}"))
    }

    /// The ARN of a version or an alias of the function `name`.
    #[must_use]
    pub fn qualified_arn(&self, name: &str, qualifier: impl fmt::Display) -> String {
        self.arn(format_args!("function:{name}:{qualifier}"))
    }

    /// The ARN of the event source mapping with this id.
    #[must_use]
    pub fn mapping_arn(&self, id: &str) -> String {
        self.arn(format_args!("event-source-mapping:{id}"))
    }

    /// The ARN of the layer `name`, without a version.
    #[must_use]
    pub fn layer_arn(&self, name: &str) -> String {
        self.arn(format_args!("layer:{name}"))
    }

    /// The ARN of the code signing configuration with this id.
    #[must_use]
    pub fn code_signing_arn(&self, id: &str) -> String {
        self.arn(format_args!("code-signing-config:{id}"))
    }

    /// The ARN of the capacity provider `name`.
    #[must_use]
    pub fn capacity_provider_arn(&self, name: &str) -> String {
        self.arn(format_args!("capacity-provider:{name}"))
    }

    fn arn(&self, resource: fmt::Arguments<'_>) -> String {
        Arn::text("lambda", &self.region, &self.account, resource)
    }
}

/// What of a function is meant.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Qualifier {
    /// `$LATEST`: the unpublished version.
    Latest,
    /// A published version.
    Version(u64),
    /// An alias.
    Alias(String),
}

impl Qualifier {
    /// Reads a qualifier: digits are a version, `$LATEST` is itself, anything else is an alias.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        if text == "$LATEST" {
            return Self::Latest;
        }
        match text.parse() {
            Ok(number) if text.bytes().all(|byte| byte.is_ascii_digit()) => Self::Version(number),
            _ => Self::Alias(text.to_owned()),
        }
    }

    /// Whether an alias could have this name: letters, digits, hyphens and underscores.
    #[must_use]
    pub fn is_alias_name(&self) -> bool {
        let legal = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        matches!(self, Self::Alias(name) if name.bytes().all(legal))
    }
}

impl fmt::Display for Qualifier {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Latest => formatter.write_str("$LATEST"),
            Self::Version(number) => write!(formatter, "{number}"),
            Self::Alias(name) => formatter.write_str(name),
        }
    }
}

/// A function as a call names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// The function's name.
    pub name: String,
    /// What of it is meant, if the caller said so.
    pub qualifier: Option<Qualifier>,
}

impl Reference {
    /// Reads `text` (a name, partial ARN or ARN, perhaps qualified) and the call's separate
    /// `qualifier`, as `place` sees them.
    ///
    /// # Errors
    /// `ResourceNotFoundException` for another region, `AccessDeniedException` for another account,
    /// `InvalidParameterValueException` when the two qualifiers differ.
    pub fn parse(place: &Place, text: &str, qualifier: Option<&str>) -> Result<Self, Error> {
        let parts = Parts::split(text);
        if let Some(region) = parts.region.filter(|region| *region != place.region.as_str()) {
            return Err(refusal::other_region(region, place.region.as_str()));
        }
        if parts.account.is_some_and(|account| account != place.account.as_str()) {
            return Err(refusal::other_account(&place.account, text));
        }
        if let (Some(derived), Some(given)) = (parts.qualifier, qualifier)
            && derived != given
        {
            return Err(refusal::qualifiers_differ());
        }
        let qualifier = parts.qualifier.or(qualifier).map(Qualifier::parse);
        Ok(Self { name: parts.name.to_owned(), qualifier })
    }

    /// The ARN as the caller wrote it: qualified when the caller qualified it.
    #[must_use]
    pub fn arn(&self, place: &Place) -> String {
        match &self.qualifier {
            Some(qualifier) => place.qualified_arn(&self.name, qualifier),
            None => place.function_arn(&self.name),
        }
    }

    /// The ARN with `$LATEST` where the caller gave no qualifier.
    #[must_use]
    pub fn full_arn(&self, place: &Place) -> String {
        place.qualified_arn(&self.name, self.qualifier.as_ref().unwrap_or(&Qualifier::Latest))
    }
}

/// `[arn:partition:lambda:][region:][account:][function:]name[:qualifier]`
struct Parts<'a> {
    region: Option<&'a str>,
    account: Option<&'a str>,
    name: &'a str,
    qualifier: Option<&'a str>,
}

impl<'a> Parts<'a> {
    fn split(text: &'a str) -> Self {
        let mut parts: Vec<&str> = text.split(':').collect();
        if parts.len() > 3 && parts[0] == "arn" && parts[2] == "lambda" {
            parts.drain(..3);
        }
        let mut rest = parts.as_slice();
        let mut take = |is_it: fn(&str) -> bool| match rest {
            [first, after @ ..] if !after.is_empty() && is_it(first) => {
                rest = after;
                Some(*first)
            }
            _ => None,
        };
        let region = take(is_region);
        let account = take(is_account);
        take(|part| part == "function");
        let (name, qualifier) = match rest {
            [name, qualifier, ..] => (*name, Some(*qualifier)),
            [name] => (*name, None),
            [] => (text, None),
        };
        Self { region, account, name, qualifier }
    }
}

fn is_account(part: &str) -> bool {
    part.len() == 12 && part.bytes().all(|byte| byte.is_ascii_digit())
}

/// Two letters, words, and one digit: `eu-central-1`, `us-gov-west-1`.
fn is_region(part: &str) -> bool {
    let words: Vec<&str> = part.split('-').collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    words.len() >= 3
        && (*first == "eusc" || (first.len() == 2 && first.bytes().all(|byte| byte.is_ascii_lowercase())))
        && last.len() == 1
        && last.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> Place {
        Place { account: AccountId::unnamed(), region: Region::fallback() }
    }

    fn parse(text: &str) -> Reference {
        Reference::parse(&place(), text, None).unwrap()
    }

    #[test]
    fn a_name_a_partial_arn_and_an_arn_are_the_same_function() {
        let plain = parse("charge");
        assert_eq!(plain, Reference { name: "charge".to_owned(), qualifier: None });
        assert_eq!(parse("000000000000:function:charge"), plain);
        assert_eq!(parse("function:charge"), plain);
        assert_eq!(parse("arn:aws:lambda:us-east-1:000000000000:function:charge"), plain);
    }

    #[test]
    fn a_qualifier_is_a_version_an_alias_or_latest() {
        assert_eq!(parse("charge:7").qualifier, Some(Qualifier::Version(7)));
        assert_eq!(parse("charge:PROD").qualifier, Some(Qualifier::Alias("PROD".to_owned())));
        let latest = parse("arn:aws:lambda:us-east-1:000000000000:function:charge:$LATEST");
        assert_eq!(latest.qualifier, Some(Qualifier::Latest));
        assert_eq!(latest.arn(&place()), "arn:aws:lambda:us-east-1:000000000000:function:charge:$LATEST");
    }

    #[test]
    fn a_function_may_be_called_function_or_like_a_region_or_an_account() {
        assert_eq!(parse("function").name, "function");
        assert_eq!(parse("us-east-1").name, "us-east-1");
        assert_eq!(parse("123456789012").name, "123456789012");
    }

    #[test]
    fn a_function_of_another_region_is_not_reachable() {
        let arn = "arn:aws:lambda:eu-central-1:000000000000:function:charge";
        let error = Reference::parse(&place(), arn, None).unwrap_err();
        assert_eq!(error.code, "ResourceNotFoundException");
        assert_eq!(
            error.message,
            "Functions from 'eu-central-1' are not reachable in this region ('us-east-1')"
        );
    }

    #[test]
    fn two_qualifiers_must_agree() {
        let same = Reference::parse(&place(), "charge:1", Some("1")).unwrap();
        assert_eq!(same.qualifier, Some(Qualifier::Version(1)));
        let error = Reference::parse(&place(), "charge:1", Some("$LATEST")).unwrap_err();
        assert_eq!(error.code, "InvalidParameterValueException");
    }
}

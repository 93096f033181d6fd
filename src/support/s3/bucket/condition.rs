//! Requests that hold only under conditions.
//!
//! *AWS documentation: Add preconditions to S3 operations with conditional requests.*

use s3s::dto::{ETag, ETagCondition, Timestamp as Moment};

use super::object::{Object, Version};
use crate::support::s3::moment;
use crate::support::s3::refusal::{Outcome, Refusal};

/// What a reader demands.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// `If-Match`.
    pub matches: Option<ETagCondition>,
    /// `If-None-Match`.
    pub none_match: Option<ETagCondition>,
    /// `If-Modified-Since`.
    pub modified_since: Option<Moment>,
    /// `If-Unmodified-Since`.
    pub unmodified_since: Option<Moment>,
}

/// What a writer demands.
#[derive(Clone, Debug, Default)]
pub struct Writing {
    /// `If-Match`.
    pub matches: Option<ETagCondition>,
    /// `If-None-Match`; only `*` is possible.
    pub none_match: Option<ETagCondition>,
}

fn fits(condition: &ETagCondition, etag: &str) -> bool {
    match condition {
        ETagCondition::Any => true,
        ETagCondition::ETag(wanted) => wanted.value() == etag,
    }
}

impl Reading {
    /// Whether the version may be read: an `ETag` that matches outweighs a date, and so does one that
    /// doesn't.
    ///
    /// # Errors
    /// `PreconditionFailed` (412) or `NotModified` (304).
    pub fn check(&self, version: &Version, object: &Object) -> Outcome<()> {
        let modified = moment::whole_seconds(version.modified);
        match (&self.matches, &self.unmodified_since) {
            (Some(wanted), _) if !fits(wanted, &object.etag) => return Err(Refusal::precondition_failed()),
            (None, Some(since)) if modified > *since => return Err(Refusal::precondition_failed()),
            _ => {}
        }
        match (&self.none_match, &self.modified_since) {
            (Some(unwanted), _) if fits(unwanted, &object.etag) => Err(self.unmodified(version, object)),
            (None, Some(since)) if modified <= *since => Err(self.unmodified(version, object)),
            _ => Ok(()),
        }
    }

    /// As [`Reading::check`], for the source of a copy, which is never "not modified".
    ///
    /// # Errors
    /// `PreconditionFailed` (412).
    pub fn check_source(&self, version: &Version, object: &Object) -> Outcome<()> {
        self.check(version, object).map_err(|_| Refusal::precondition_failed())
    }

    #[expect(clippy::unused_self, reason = "reads as a part of the check")]
    fn unmodified(&self, version: &Version, object: &Object) -> Refusal {
        let refusal = Refusal::not_modified()
            .with_header("etag", format!("\"{}\"", object.etag))
            .with_header("last-modified", moment::http_date(version.modified));
        match &version.id {
            Some(id) => refusal.with_header("x-amz-version-id", id),
            None => refusal,
        }
    }
}

impl Writing {
    /// Whether the current version may be replaced.
    ///
    /// # Errors
    /// `PreconditionFailed` (412), `NoSuchKey` (404) when nothing is there to match, `NotImplemented`
    /// (501) for conditions that S3 itself does not know.
    pub fn check(&self, current: Option<&Version>) -> Outcome<()> {
        let object = current.and_then(|version| version.object.as_deref());
        if let Some(ETagCondition::ETag(_)) = self.none_match {
            let message = "A header you provided implies functionality that is not implemented";
            return Err(Refusal::new("NotImplemented", 501, message));
        }
        if self.none_match.is_some() && object.is_some() {
            return Err(Refusal::precondition_failed());
        }
        match (&self.matches, object) {
            (None, _) => Ok(()),
            (Some(_), None) => Err(Refusal::no_such_key()),
            (Some(wanted), Some(object)) if fits(wanted, &object.etag) => Ok(()),
            _ => Err(Refusal::precondition_failed()),
        }
    }
}

/// What somebody who deletes an object demands of it.
#[derive(Clone, Debug, Default)]
pub struct Deleting {
    /// `If-Match`.
    pub matches: Option<ETagCondition>,
    /// `x-amz-if-match-size`, in bytes.
    pub size: Option<i64>,
    /// `x-amz-if-match-last-modified-time`.
    pub modified: Option<Moment>,
}

impl Deleting {
    /// The demands of an entry of `DeleteObjects`.
    #[must_use]
    pub fn of_entry(etag: Option<ETag>, size: Option<i64>, modified: Option<Moment>) -> Self {
        Self { matches: etag.map(ETagCondition::ETag), size, modified }
    }

    /// Whether the version may go. Nothing is demanded of what isn't there.
    ///
    /// # Errors
    /// `PreconditionFailed` (412).
    pub fn check(&self, version: Option<&Version>) -> Outcome<()> {
        let Some((version, object)) = version.and_then(|version| Some((version, version.object.as_ref()?)))
        else {
            return Ok(());
        };
        let matches = self.matches.as_ref().is_none_or(|wanted| fits(wanted, &object.etag));
        let size = self.size.is_none_or(|size| u64::try_from(size) == Ok(object.size()));
        let modified = &self.modified;
        let modified = modified.as_ref().is_none_or(|at| *at == moment::whole_seconds(version.modified));
        if matches && size && modified { Ok(()) } else { Err(Refusal::precondition_failed()) }
    }
}

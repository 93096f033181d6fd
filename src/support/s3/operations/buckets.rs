//! Buckets: `CreateBucket`, `HeadBucket`, `DeleteBucket`, `ListBuckets`, `GetBucketLocation`, versioning.

use s3s::S3Request;
use s3s::dto::*;

use super::configurations::OWNERSHIP;
use super::{Engine, Reply, arrival, reply};
use crate::identity::Region as Place;
use crate::support::s3::bucket::{Bucket as Heart, Versioning};
use crate::support::s3::moment;
use crate::support::s3::refusal::{Outcome, Refusal};
use crate::support::s3::rows;

/// Where a bucket is to be: the location that its creator names, which must agree with where it asks.
fn location(input: &CreateBucketInput, asked: &Place) -> Outcome<Place> {
    let configuration = input.create_bucket_configuration.as_ref();
    let named = configuration.and_then(|configuration| configuration.location_constraint.as_ref());
    let Some(named) = named.map(BucketLocationConstraint::as_str).filter(|name| !name.is_empty()) else {
        return Ok(asked.clone());
    };
    let message = "The specified location-constraint is not valid";
    let invalid = || Refusal::new("InvalidLocationConstraint", 400, message);
    let region = if named == "EU" { "eu-west-1" } else { named };
    if region == "us-east-1" || !region.contains('-') {
        return Err(invalid());
    }
    region.parse().map_err(|_| invalid())
}

impl Engine {
    pub(super) async fn on_create_bucket(
        &self,
        request: S3Request<CreateBucketInput>,
    ) -> Reply<CreateBucketOutput> {
        let arrival = arrival(&request)?;
        let (input, call) = (&request.input, &arrival.call);
        if input.object_lock_enabled_for_bucket == Some(true) {
            return Err(Refusal::not_supported("S3 Object Lock").into());
        }
        let region = location(input, &call.region)?;
        let mut bucket = Heart::new(region, self.shared.clock.now());
        if let Some(ownership) = &input.object_ownership {
            bucket.configurations.insert(OWNERSHIP.to_owned(), ownership.as_str().into());
        }
        if input.acl.as_ref().is_some_and(|acl| acl.as_str() != BucketCannedACL::PRIVATE) {
            if !bucket.has_access_lists() {
                let message =
                    "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting";
                return Err(Refusal::new("InvalidBucketAclWithObjectOwnership", 400, message).into());
            }
            self.shared.without_effect("BucketAcl");
        }
        let (owner, name, store) = (&call.account, &input.bucket, &self.shared.store);
        let keep = |bucket: &Heart| store.commit(|batch| rows::bucket(batch, owner, name, bucket));
        match self.shared.territory.add(owner, name, bucket, keep) {
            Ok(commit) => commit.durable().await,
            // In the oldest region it is no error to create a bucket that one has.
            Err(refusal)
                if refusal.code != "BucketAlreadyOwnedByYou" || call.region.as_str() != "us-east-1" =>
            {
                return Err(refusal.into());
            }
            Err(_) => {}
        }
        reply(CreateBucketOutput { location: Some(format!("/{name}")) })
    }

    pub(super) async fn on_head_bucket(
        &self,
        request: S3Request<HeadBucketInput>,
    ) -> Reply<HeadBucketOutput> {
        let input = &request.input;
        let region = self.look(&request, &input.bucket, input.expected_bucket_owner.as_ref(), |bucket| {
            Ok(bucket.region.to_string())
        })?;
        reply(HeadBucketOutput {
            bucket_region: Some(region),
            access_point_alias: Some(false),
            ..HeadBucketOutput::default()
        })
    }

    pub(super) async fn on_delete_bucket(
        &self,
        request: S3Request<DeleteBucketInput>,
    ) -> Reply<DeleteBucketOutput> {
        let arrival = arrival(&request)?;
        let input = &request.input;
        let found = self.bucket(&arrival.call, &input.bucket, input.expected_bucket_owner.as_ref())?;
        let store = &self.shared.store;
        let commit = self
            .shared
            .territory
            .remove(&found, |bucket| store.commit(|batch| rows::bucket_gone(batch, &found, bucket)))?;
        commit.durable().await;
        Ok(s3s::S3Response::with_status(DeleteBucketOutput::default(), http::StatusCode::NO_CONTENT))
    }

    pub(super) async fn on_list_buckets(
        &self,
        request: S3Request<ListBucketsInput>,
    ) -> Reply<ListBucketsOutput> {
        let arrival = arrival(&request)?;
        let input = &request.input;
        let most = match input.max_buckets {
            None => 10_000,
            Some(most @ 1..=10_000) => usize::try_from(most).unwrap_or_default(),
            Some(_) => {
                let message = "Argument max-buckets must be an integer between 1 and 10000";
                return Err(Refusal::invalid_argument(message).into());
            }
        };
        let prefix = input.prefix.as_deref().unwrap_or_default();
        let mut buckets = Vec::new();
        let mut more = None;
        for found in self.shared.territory.all(&arrival.call.account) {
            let after = input.continuation_token.as_deref().is_none_or(|token| *found.name > *token);
            let told = found.with(|bucket| Ok((bucket.region.to_string(), moment::told(bucket.created))));
            let Ok((region, created)) = told else { continue };
            let here = input.bucket_region.as_ref().is_none_or(|wanted| *wanted == region);
            if !(after && here && found.name.starts_with(prefix)) {
                continue;
            }
            if buckets.len() == most {
                more = buckets.last().and_then(|bucket: &Bucket| bucket.name.clone());
                break;
            }
            let paged = input.max_buckets.is_some() || input.bucket_region.is_some();
            let bucket_region = paged.then_some(region);
            buckets.push(Bucket { name: Some(found.name), creation_date: Some(created), bucket_region });
        }
        reply(ListBucketsOutput {
            buckets: Some(buckets),
            owner: Some(super::telling::owner(&arrival.call.account)),
            continuation_token: more,
            prefix: input.prefix.clone(),
        })
    }

    pub(super) async fn on_get_bucket_location(
        &self,
        request: S3Request<GetBucketLocationInput>,
    ) -> Reply<GetBucketLocationOutput> {
        let input = &request.input;
        let region = self.look(&request, &input.bucket, input.expected_bucket_owner.as_ref(), |bucket| {
            Ok(bucket.region.to_string())
        })?;
        // The oldest region has no name here.
        let named = (region != "us-east-1").then(|| BucketLocationConstraint::from(region));
        reply(GetBucketLocationOutput { location_constraint: named })
    }

    pub(super) async fn on_put_bucket_versioning(
        &self,
        request: S3Request<PutBucketVersioningInput>,
    ) -> Reply<PutBucketVersioningOutput> {
        let input = &request.input;
        let configuration = &input.versioning_configuration;
        if configuration.mfa_delete.as_ref().is_some_and(|mfa| mfa.as_str() == MFADelete::ENABLED) {
            return Err(Refusal::not_supported("MFA delete of S3").into());
        }
        let versioning = match configuration.status.as_ref().map(BucketVersioningStatus::as_str) {
            Some(BucketVersioningStatus::ENABLED) => Versioning::Enabled,
            Some(BucketVersioningStatus::SUSPENDED) => Versioning::Suspended,
            _ => {
                let message = "The Versioning element must be specified";
                return Err(Refusal::new("IllegalVersioningConfigurationException", 400, message).into());
            }
        };
        self.change(&request, &input.bucket, input.expected_bucket_owner.as_ref(), |bucket| {
            bucket.versioning = versioning;
            Ok(())
        })
        .await?;
        reply(PutBucketVersioningOutput::default())
    }

    pub(super) async fn on_get_bucket_versioning(
        &self,
        request: S3Request<GetBucketVersioningInput>,
    ) -> Reply<GetBucketVersioningOutput> {
        let input = &request.input;
        let versioning =
            self.look(&request, &input.bucket, input.expected_bucket_owner.as_ref(), |bucket| {
                Ok(bucket.versioning)
            })?;
        let status = match versioning {
            Versioning::Never => None,
            Versioning::Enabled => Some(BucketVersioningStatus::from_static(BucketVersioningStatus::ENABLED)),
            Versioning::Suspended => {
                Some(BucketVersioningStatus::from_static(BucketVersioningStatus::SUSPENDED))
            }
        };
        reply(GetBucketVersioningOutput { status, mfa_delete: None })
    }

    /// Changes what is recorded of the bucket that a request names, durably.
    pub(super) async fn change<I, T>(
        &self,
        request: &S3Request<I>,
        bucket: &str,
        expected_owner: Option<&String>,
        change: impl FnOnce(&mut Heart) -> Outcome<T>,
    ) -> Outcome<T> {
        let arrival = arrival(request)?;
        let found = self.bucket(&arrival.call, bucket, expected_owner)?;
        let (changed, commit) = found.with(|bucket| {
            let changed = change(bucket)?;
            let store = &self.shared.store;
            Ok((changed, store.commit(|batch| rows::bucket(batch, &found.owner, &found.name, bucket))))
        })?;
        commit.durable().await;
        Ok(changed)
    }
}

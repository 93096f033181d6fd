//! Who may do what with a bucket and its objects: policies, and access control lists as far as they are
//! the owner's own. Virga enforces none of it but what `territory` says of other accounts.

use s3s::S3Request;
use s3s::dto::*;
use serde_json::Value;

use super::configurations::there;
use super::telling::owner;
use super::{Engine, Reply, arrival, reply};
use crate::support::s3::refusal::Refusal;

impl Engine {
    pub(super) async fn on_put_bucket_policy(
        &self,
        request: S3Request<PutBucketPolicyInput>,
    ) -> Reply<PutBucketPolicyOutput> {
        let input = &request.input;
        let policy: Result<Value, _> = serde_json::from_str(&input.policy);
        if policy.is_err() || policy.is_ok_and(|policy| policy.get("Statement").is_none()) {
            let message = "This policy contains invalid Json";
            return Err(Refusal::new("MalformedPolicy", 400, message).into());
        }
        let owner = input.expected_bucket_owner.as_ref();
        self.record(&request, &input.bucket, owner, "BucketPolicy", &input.policy).await?;
        self.shared.without_effect("PutBucketPolicy");
        Ok(s3s::S3Response::with_status(PutBucketPolicyOutput::default(), http::StatusCode::NO_CONTENT))
    }

    pub(super) async fn on_get_bucket_policy_status(
        &self,
        request: S3Request<GetBucketPolicyStatusInput>,
    ) -> Reply<GetBucketPolicyStatusOutput> {
        let input = &request.input;
        let owner = input.expected_bucket_owner.as_ref();
        let kept = self.recorded::<_, String>(&request, &input.bucket, owner, "BucketPolicy")?;
        let policy: Value = serde_json::from_str(&there(kept, "BucketPolicy")?).unwrap_or_default();
        let public = |statement: &Value| {
            let principal = &statement["Principal"];
            statement["Effect"] == "Allow" && (principal == "*" || principal["AWS"] == "*")
        };
        let statements = policy["Statement"].as_array();
        let is_public = statements.is_some_and(|all| all.iter().any(public)) || public(&policy["Statement"]);
        reply(GetBucketPolicyStatusOutput {
            policy_status: Some(PolicyStatus { is_public: Some(is_public) }),
        })
    }

    pub(super) async fn on_get_bucket_acl(
        &self,
        request: S3Request<GetBucketAclInput>,
    ) -> Reply<GetBucketAclOutput> {
        let arrival = arrival(&request)?;
        let input = &request.input;
        let found = self.bucket(&arrival.call, &input.bucket, input.expected_bucket_owner.as_ref())?;
        let policy = owners_own(&found.owner);
        reply(GetBucketAclOutput { grants: policy.grants, owner: policy.owner })
    }

    pub(super) async fn on_put_bucket_acl(
        &self,
        request: S3Request<PutBucketAclInput>,
    ) -> Reply<PutBucketAclOutput> {
        let input = &request.input;
        let owner = input.expected_bucket_owner.as_ref();
        let acl = input.acl.as_ref().map_or("granted", BucketCannedACL::as_str);
        self.look(&request, &input.bucket, owner, |bucket| super::writing::check_access(bucket, Some(acl)))?;
        if acl != BucketCannedACL::PRIVATE {
            return Err(Refusal::not_supported("access control lists of S3 buckets besides private").into());
        }
        self.shared.without_effect("PutBucketAcl");
        reply(PutBucketAclOutput::default())
    }

    pub(super) async fn on_get_object_acl(
        &self,
        request: S3Request<GetObjectAclInput>,
    ) -> Reply<GetObjectAclOutput> {
        let arrival = arrival(&request)?;
        let input = &request.input;
        let found = self.bucket(&arrival.call, &input.bucket, input.expected_bucket_owner.as_ref())?;
        self.object(&found, &input.key, input.version_id.as_deref())?;
        let policy = owners_own(&found.owner);
        reply(GetObjectAclOutput {
            grants: policy.grants,
            owner: policy.owner,
            ..GetObjectAclOutput::default()
        })
    }

    pub(super) async fn on_put_object_acl(
        &self,
        request: S3Request<PutObjectAclInput>,
    ) -> Reply<PutObjectAclOutput> {
        let arrival = arrival(&request)?;
        let input = &request.input;
        let found = self.bucket(&arrival.call, &input.bucket, input.expected_bucket_owner.as_ref())?;
        self.object(&found, &input.key, input.version_id.as_deref())?;
        let acl = input.acl.as_ref().map_or("granted", ObjectCannedACL::as_str);
        found.with(|bucket| super::writing::check_access(bucket, Some(acl)))?;
        if !["private", "bucket-owner-full-control"].contains(&acl) {
            return Err(Refusal::not_supported("access control lists of S3 objects besides private").into());
        }
        self.shared.without_effect("PutObjectAcl");
        reply(PutObjectAclOutput::default())
    }
}

/// The owner may do everything, and nobody else anything.
fn owners_own(account: &crate::identity::AccountId) -> AccessControlPolicy {
    let owner = owner(account);
    let grantee = Grantee {
        display_name: None,
        email_address: None,
        id: owner.id.clone(),
        type_: Type::from_static(Type::CANONICAL_USER),
        uri: None,
    };
    let permission = Permission::from_static(Permission::FULL_CONTROL);
    let grant = Grant { grantee: Some(grantee), permission: Some(permission) };
    AccessControlPolicy { grants: Some(vec![grant]), owner: Some(owner) }
}

//! What is recorded of a bucket: put, told again, taken away. Most of it has no effect here, and is
//! counted as such in `GET /_virga/gaps`.

use s3s::S3Request;
use s3s::dto::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::telling::{MOST_BUCKET_TAGS, tags};
use super::{Engine, Reply, reply};
use crate::support::s3::refusal::{Outcome, Refusal};

/// The name under which a bucket's object ownership is recorded.
pub(super) const OWNERSHIP: &str = "BucketOwnershipControls";

/// Tells what a configuration that isn't there is answered with.
fn missing(name: &str) -> Refusal {
    let (code, message) = match name {
        "BucketCors" => ("NoSuchCORSConfiguration", "The CORS configuration does not exist"),
        "BucketLifecycleConfiguration" => {
            ("NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist")
        }
        OWNERSHIP => ("OwnershipControlsNotFoundError", "The bucket ownership controls were not found"),
        "BucketPolicy" => ("NoSuchBucketPolicy", "The bucket policy does not exist"),
        "BucketReplication" => {
            ("ReplicationConfigurationNotFoundError", "The replication configuration was not found")
        }
        "BucketTagging" => ("NoSuchTagSet", "The TagSet does not exist"),
        "BucketWebsite" => {
            ("NoSuchWebsiteConfiguration", "The specified bucket does not have a website configuration")
        }
        "ObjectLockConfiguration" => (
            "ObjectLockConfigurationNotFoundError",
            "Object Lock configuration does not exist for this bucket",
        ),
        _ => ("NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found"),
    };
    Refusal::new(code, 404, message)
}

/// Records a configuration. `effect` says whether Virga heeds it.
macro_rules! put {
    ($method:ident, $input:ident, $output:ident, $name:expr, $effect:literal, |$given:ident| $value:expr) => {
        pub(super) async fn $method(&self, request: S3Request<$input>) -> Reply<$output> {
            let $given = &request.input;
            let value = $value;
            let owner = $given.expected_bucket_owner.as_ref();
            self.record(&request, &$given.bucket, owner, $name, value).await?;
            if !$effect {
                self.shared.without_effect(&format!("Put{}", $name));
            }
            reply($output::default())
        }
    };
}

/// Tells a configuration, or a default, or that there is none.
macro_rules! get {
    ($method:ident, $input:ident, $output:ident, $name:expr, |$kept:ident| $told:expr) => {
        pub(super) async fn $method(&self, request: S3Request<$input>) -> Reply<$output> {
            let given = &request.input;
            let owner = given.expected_bucket_owner.as_ref();
            let $kept = self.recorded(&request, &given.bucket, owner, $name)?;
            reply($told)
        }
    };
}

/// Takes a configuration away. That there is none is no error.
macro_rules! delete {
    ($method:ident, $input:ident, $output:ident, $name:expr) => {
        pub(super) async fn $method(&self, request: S3Request<$input>) -> Reply<$output> {
            let given = &request.input;
            self.change(&request, &given.bucket, given.expected_bucket_owner.as_ref(), |bucket| {
                bucket.configurations.remove($name);
                Ok(())
            })
            .await?;
            Ok(s3s::S3Response::with_status($output::default(), http::StatusCode::NO_CONTENT))
        }
    };
}

impl Engine {
    put!(
        on_put_bucket_accelerate_configuration,
        PutBucketAccelerateConfigurationInput,
        PutBucketAccelerateConfigurationOutput,
        "BucketAccelerateConfiguration",
        false,
        |input| &input.accelerate_configuration
    );
    put!(
        on_put_bucket_encryption,
        PutBucketEncryptionInput,
        PutBucketEncryptionOutput,
        "BucketEncryption",
        false,
        |input| &input.server_side_encryption_configuration
    );
    put!(
        on_put_bucket_logging,
        PutBucketLoggingInput,
        PutBucketLoggingOutput,
        "BucketLogging",
        false,
        |input| { &logging_kept(input.bucket_logging_status.logging_enabled.as_ref())? }
    );
    put!(
        on_put_bucket_ownership_controls,
        PutBucketOwnershipControlsInput,
        PutBucketOwnershipControlsOutput,
        OWNERSHIP,
        true,
        |input| {
            let rule = input.ownership_controls.rules.first().ok_or_else(Refusal::malformed_xml)?;
            &rule.object_ownership.as_str().to_owned()
        }
    );
    put!(
        on_put_bucket_replication,
        PutBucketReplicationInput,
        PutBucketReplicationOutput,
        "BucketReplication",
        false,
        |input| &input.replication_configuration
    );
    put!(
        on_put_bucket_request_payment,
        PutBucketRequestPaymentInput,
        PutBucketRequestPaymentOutput,
        "BucketRequestPayment",
        false,
        |input| &input.request_payment_configuration
    );
    put!(
        on_put_bucket_website,
        PutBucketWebsiteInput,
        PutBucketWebsiteOutput,
        "BucketWebsite",
        false,
        |input| &input.website_configuration
    );
    put!(
        on_put_public_access_block,
        PutPublicAccessBlockInput,
        PutPublicAccessBlockOutput,
        "PublicAccessBlock",
        false,
        |input| &input.public_access_block_configuration
    );
    put!(on_put_bucket_cors, PutBucketCorsInput, PutBucketCorsOutput, "BucketCors", true, |input| {
        check_cors(&input.cors_configuration)?;
        &input.cors_configuration
    });
    put!(
        on_put_bucket_lifecycle_configuration,
        PutBucketLifecycleConfigurationInput,
        PutBucketLifecycleConfigurationOutput,
        "BucketLifecycleConfiguration",
        false,
        |input| {
            let rules = input.lifecycle_configuration.as_ref().map(|configuration| &configuration.rules);
            if rules.is_none_or(|rules| rules.is_empty() || rules.len() > 1000) {
                return Err(Refusal::malformed_xml().into());
            }
            &input.lifecycle_configuration
        }
    );
    put!(
        on_put_bucket_tagging,
        PutBucketTaggingInput,
        PutBucketTaggingOutput,
        "BucketTagging",
        true,
        |input| {
            tags(&input.tagging.tag_set, MOST_BUCKET_TAGS)?;
            &input.tagging
        }
    );

    get!(
        on_get_bucket_accelerate_configuration,
        GetBucketAccelerateConfigurationInput,
        GetBucketAccelerateConfigurationOutput,
        "BucketAccelerateConfiguration",
        |kept| {
            let kept: Option<AccelerateConfiguration> = kept;
            GetBucketAccelerateConfigurationOutput {
                status: kept.and_then(|kept| kept.status),
                ..Default::default()
            }
        }
    );
    get!(
        on_get_bucket_encryption,
        GetBucketEncryptionInput,
        GetBucketEncryptionOutput,
        "BucketEncryption",
        |kept| {
            let kept: Option<ServerSideEncryptionConfiguration> = kept;
            GetBucketEncryptionOutput {
                server_side_encryption_configuration: Some(kept.unwrap_or_else(usual_encryption)),
            }
        }
    );
    get!(on_get_bucket_logging, GetBucketLoggingInput, GetBucketLoggingOutput, "BucketLogging", |kept| {
        let kept: Option<Option<(String, String)>> = kept;
        let told = |(target_bucket, target_prefix)| LoggingEnabled {
            target_bucket,
            target_prefix,
            target_grants: None,
            target_object_key_format: None,
        };
        GetBucketLoggingOutput { logging_enabled: kept.flatten().map(told) }
    });
    get!(
        on_get_bucket_ownership_controls,
        GetBucketOwnershipControlsInput,
        GetBucketOwnershipControlsOutput,
        OWNERSHIP,
        |kept| {
            let kept: Option<String> = kept;
            let kept = kept.unwrap_or_else(|| ObjectOwnership::BUCKET_OWNER_ENFORCED.to_owned());
            let rules = vec![OwnershipControlsRule { object_ownership: kept.into() }];
            GetBucketOwnershipControlsOutput { ownership_controls: Some(OwnershipControls { rules }) }
        }
    );
    get!(
        on_get_bucket_replication,
        GetBucketReplicationInput,
        GetBucketReplicationOutput,
        "BucketReplication",
        |kept| {
            GetBucketReplicationOutput { replication_configuration: Some(there(kept, "BucketReplication")?) }
        }
    );
    get!(
        on_get_bucket_request_payment,
        GetBucketRequestPaymentInput,
        GetBucketRequestPaymentOutput,
        "BucketRequestPayment",
        |kept| {
            let kept: Option<RequestPaymentConfiguration> = kept;
            let payer = kept.map_or_else(|| Payer::from_static(Payer::BUCKET_OWNER), |kept| kept.payer);
            GetBucketRequestPaymentOutput { payer: Some(payer) }
        }
    );
    get!(on_get_bucket_website, GetBucketWebsiteInput, GetBucketWebsiteOutput, "BucketWebsite", |kept| {
        let kept: WebsiteConfiguration = there(kept, "BucketWebsite")?;
        GetBucketWebsiteOutput {
            error_document: kept.error_document,
            index_document: kept.index_document,
            redirect_all_requests_to: kept.redirect_all_requests_to,
            routing_rules: kept.routing_rules,
        }
    });
    get!(
        on_get_public_access_block,
        GetPublicAccessBlockInput,
        GetPublicAccessBlockOutput,
        "PublicAccessBlock",
        |kept| {
            let kept: Option<PublicAccessBlockConfiguration> = kept;
            let everything = || PublicAccessBlockConfiguration {
                block_public_acls: Some(true),
                block_public_policy: Some(true),
                ignore_public_acls: Some(true),
                restrict_public_buckets: Some(true),
            };
            GetPublicAccessBlockOutput {
                public_access_block_configuration: Some(kept.unwrap_or_else(everything)),
            }
        }
    );
    get!(on_get_bucket_cors, GetBucketCorsInput, GetBucketCorsOutput, "BucketCors", |kept| {
        let kept: CORSConfiguration = there(kept, "BucketCors")?;
        GetBucketCorsOutput { cors_rules: Some(kept.cors_rules) }
    });
    get!(
        on_get_bucket_lifecycle_configuration,
        GetBucketLifecycleConfigurationInput,
        GetBucketLifecycleConfigurationOutput,
        "BucketLifecycleConfiguration",
        |kept| {
            let kept: BucketLifecycleConfiguration = there(kept, "BucketLifecycleConfiguration")?;
            GetBucketLifecycleConfigurationOutput { rules: Some(kept.rules), ..Default::default() }
        }
    );
    get!(on_get_bucket_tagging, GetBucketTaggingInput, GetBucketTaggingOutput, "BucketTagging", |kept| {
        let kept: Tagging = there(kept, "BucketTagging")?;
        GetBucketTaggingOutput { tag_set: kept.tag_set }
    });
    get!(on_get_bucket_policy, GetBucketPolicyInput, GetBucketPolicyOutput, "BucketPolicy", |kept| {
        GetBucketPolicyOutput { policy: Some(there(kept, "BucketPolicy")?) }
    });
    get!(
        on_get_object_lock_configuration,
        GetObjectLockConfigurationInput,
        GetObjectLockConfigurationOutput,
        "ObjectLockConfiguration",
        |kept| {
            GetObjectLockConfigurationOutput {
                object_lock_configuration: Some(there(kept, "ObjectLockConfiguration")?),
            }
        }
    );

    delete!(on_delete_bucket_cors, DeleteBucketCorsInput, DeleteBucketCorsOutput, "BucketCors");
    delete!(
        on_delete_bucket_encryption,
        DeleteBucketEncryptionInput,
        DeleteBucketEncryptionOutput,
        "BucketEncryption"
    );
    delete!(
        on_delete_bucket_lifecycle,
        DeleteBucketLifecycleInput,
        DeleteBucketLifecycleOutput,
        "BucketLifecycleConfiguration"
    );
    delete!(
        on_delete_bucket_ownership_controls,
        DeleteBucketOwnershipControlsInput,
        DeleteBucketOwnershipControlsOutput,
        OWNERSHIP
    );
    delete!(on_delete_bucket_policy, DeleteBucketPolicyInput, DeleteBucketPolicyOutput, "BucketPolicy");
    delete!(
        on_delete_bucket_replication,
        DeleteBucketReplicationInput,
        DeleteBucketReplicationOutput,
        "BucketReplication"
    );
    delete!(on_delete_bucket_tagging, DeleteBucketTaggingInput, DeleteBucketTaggingOutput, "BucketTagging");
    delete!(on_delete_bucket_website, DeleteBucketWebsiteInput, DeleteBucketWebsiteOutput, "BucketWebsite");
    delete!(
        on_delete_public_access_block,
        DeletePublicAccessBlockInput,
        DeletePublicAccessBlockOutput,
        "PublicAccessBlock"
    );

    /// Records a configuration of the bucket that a request names.
    pub(super) async fn record<I>(
        &self,
        request: &S3Request<I>,
        bucket: &str,
        expected_owner: Option<&String>,
        name: &str,
        value: &impl Serialize,
    ) -> Outcome<()> {
        let value = serde_json::to_value(value).map_err(|error| Refusal::internal(&error))?;
        self.change(request, bucket, expected_owner, |bucket| {
            bucket.configurations.insert(name.to_owned(), value);
            Ok(())
        })
        .await
    }

    /// A configuration of the bucket that a request names.
    pub(super) fn recorded<I, T: DeserializeOwned>(
        &self,
        request: &S3Request<I>,
        bucket: &str,
        expected_owner: Option<&String>,
        name: &str,
    ) -> Outcome<Option<T>> {
        self.look(request, bucket, expected_owner, |bucket| Ok(bucket.configuration(name)))
    }
}

/// Where access logs would go: bucket and prefix.
fn logging_kept(logging: Option<&LoggingEnabled>) -> Outcome<Option<(&str, &str)>> {
    let Some(logging) = logging else { return Ok(None) };
    if logging.target_grants.is_some() || logging.target_object_key_format.is_some() {
        return Err(Refusal::not_supported("grants and key formats of S3 access logs"));
    }
    Ok(Some((&logging.target_bucket, &logging.target_prefix)))
}

/// What is recorded, or that there is none.
pub(super) fn there<T>(kept: Option<T>, name: &str) -> Outcome<T> {
    kept.ok_or_else(|| missing(name))
}

/// What AWS encrypts by when nobody asks for anything else.
fn usual_encryption() -> ServerSideEncryptionConfiguration {
    let by_default = ServerSideEncryptionByDefault {
        kms_master_key_id: None,
        sse_algorithm: ServerSideEncryption::from_static(ServerSideEncryption::AES256),
    };
    let rule = ServerSideEncryptionRule {
        apply_server_side_encryption_by_default: Some(by_default),
        bucket_key_enabled: Some(false),
    };
    ServerSideEncryptionConfiguration { rules: vec![rule] }
}

fn check_cors(configuration: &CORSConfiguration) -> Outcome<()> {
    if configuration.cors_rules.is_empty() || configuration.cors_rules.len() > 100 {
        return Err(Refusal::malformed_xml());
    }
    let methods = configuration.cors_rules.iter().flat_map(|rule| &rule.allowed_methods);
    for method in methods {
        if !["GET", "PUT", "HEAD", "POST", "DELETE"].contains(&method.as_str()) {
            let message = format!(
                "Found unsupported HTTP method in CORS config. Unsupported method is {}",
                method.as_str()
            );
            return Err(Refusal::invalid_request(message));
        }
    }
    Ok(())
}

//! The trait of `s3s`, each method handed to where its subject is.

use s3s::dto::*;
use s3s::{S3, S3Request};

use super::{Engine, Reply};

#[async_trait::async_trait]
impl S3 for Engine {
    async fn abort_multipart_upload(
        &self,
        request: S3Request<AbortMultipartUploadInput>,
    ) -> Reply<AbortMultipartUploadOutput> {
        self.on_abort_multipart_upload(request).await
    }

    async fn create_bucket(&self, request: S3Request<CreateBucketInput>) -> Reply<CreateBucketOutput> {
        self.on_create_bucket(request).await
    }

    async fn complete_multipart_upload(
        &self,
        request: S3Request<CompleteMultipartUploadInput>,
    ) -> Reply<CompleteMultipartUploadOutput> {
        self.on_complete_multipart_upload(request).await
    }

    async fn copy_object(&self, request: S3Request<CopyObjectInput>) -> Reply<CopyObjectOutput> {
        self.on_copy_object(request).await
    }

    async fn create_multipart_upload(
        &self,
        request: S3Request<CreateMultipartUploadInput>,
    ) -> Reply<CreateMultipartUploadOutput> {
        self.on_create_multipart_upload(request).await
    }

    async fn delete_bucket(&self, request: S3Request<DeleteBucketInput>) -> Reply<DeleteBucketOutput> {
        self.on_delete_bucket(request).await
    }

    async fn delete_object(&self, request: S3Request<DeleteObjectInput>) -> Reply<DeleteObjectOutput> {
        self.on_delete_object(request).await
    }

    async fn delete_object_tagging(
        &self,
        request: S3Request<DeleteObjectTaggingInput>,
    ) -> Reply<DeleteObjectTaggingOutput> {
        self.on_delete_object_tagging(request).await
    }

    async fn delete_objects(&self, request: S3Request<DeleteObjectsInput>) -> Reply<DeleteObjectsOutput> {
        self.on_delete_objects(request).await
    }

    async fn get_bucket_location(
        &self,
        request: S3Request<GetBucketLocationInput>,
    ) -> Reply<GetBucketLocationOutput> {
        self.on_get_bucket_location(request).await
    }

    async fn get_bucket_versioning(
        &self,
        request: S3Request<GetBucketVersioningInput>,
    ) -> Reply<GetBucketVersioningOutput> {
        self.on_get_bucket_versioning(request).await
    }

    async fn get_bucket_notification_configuration(
        &self,
        request: S3Request<GetBucketNotificationConfigurationInput>,
    ) -> Reply<GetBucketNotificationConfigurationOutput> {
        self.on_get_bucket_notification_configuration(request).await
    }

    async fn get_bucket_acl(&self, request: S3Request<GetBucketAclInput>) -> Reply<GetBucketAclOutput> {
        self.on_get_bucket_acl(request).await
    }

    async fn get_bucket_policy_status(
        &self,
        request: S3Request<GetBucketPolicyStatusInput>,
    ) -> Reply<GetBucketPolicyStatusOutput> {
        self.on_get_bucket_policy_status(request).await
    }

    async fn get_object(&self, request: S3Request<GetObjectInput>) -> Reply<GetObjectOutput> {
        self.on_get_object(request).await
    }

    async fn get_object_acl(&self, request: S3Request<GetObjectAclInput>) -> Reply<GetObjectAclOutput> {
        self.on_get_object_acl(request).await
    }

    async fn get_object_attributes(
        &self,
        request: S3Request<GetObjectAttributesInput>,
    ) -> Reply<GetObjectAttributesOutput> {
        self.on_get_object_attributes(request).await
    }

    async fn get_object_tagging(
        &self,
        request: S3Request<GetObjectTaggingInput>,
    ) -> Reply<GetObjectTaggingOutput> {
        self.on_get_object_tagging(request).await
    }

    async fn head_bucket(&self, request: S3Request<HeadBucketInput>) -> Reply<HeadBucketOutput> {
        self.on_head_bucket(request).await
    }

    async fn head_object(&self, request: S3Request<HeadObjectInput>) -> Reply<HeadObjectOutput> {
        self.on_head_object(request).await
    }

    async fn list_buckets(&self, request: S3Request<ListBucketsInput>) -> Reply<ListBucketsOutput> {
        self.on_list_buckets(request).await
    }

    async fn list_multipart_uploads(
        &self,
        request: S3Request<ListMultipartUploadsInput>,
    ) -> Reply<ListMultipartUploadsOutput> {
        self.on_list_multipart_uploads(request).await
    }

    async fn list_object_versions(
        &self,
        request: S3Request<ListObjectVersionsInput>,
    ) -> Reply<ListObjectVersionsOutput> {
        self.on_list_object_versions(request).await
    }

    async fn list_objects(&self, request: S3Request<ListObjectsInput>) -> Reply<ListObjectsOutput> {
        self.on_list_objects(request).await
    }

    async fn list_objects_v2(&self, request: S3Request<ListObjectsV2Input>) -> Reply<ListObjectsV2Output> {
        self.on_list_objects_v2(request).await
    }

    async fn list_parts(&self, request: S3Request<ListPartsInput>) -> Reply<ListPartsOutput> {
        self.on_list_parts(request).await
    }

    async fn put_bucket_notification_configuration(
        &self,
        request: S3Request<PutBucketNotificationConfigurationInput>,
    ) -> Reply<PutBucketNotificationConfigurationOutput> {
        self.on_put_bucket_notification_configuration(request).await
    }

    async fn put_bucket_versioning(
        &self,
        request: S3Request<PutBucketVersioningInput>,
    ) -> Reply<PutBucketVersioningOutput> {
        self.on_put_bucket_versioning(request).await
    }

    async fn put_bucket_acl(&self, request: S3Request<PutBucketAclInput>) -> Reply<PutBucketAclOutput> {
        self.on_put_bucket_acl(request).await
    }

    async fn put_object(&self, request: S3Request<PutObjectInput>) -> Reply<PutObjectOutput> {
        self.on_put_object(request).await
    }

    async fn put_object_acl(&self, request: S3Request<PutObjectAclInput>) -> Reply<PutObjectAclOutput> {
        self.on_put_object_acl(request).await
    }

    async fn put_object_tagging(
        &self,
        request: S3Request<PutObjectTaggingInput>,
    ) -> Reply<PutObjectTaggingOutput> {
        self.on_put_object_tagging(request).await
    }

    async fn upload_part(&self, request: S3Request<UploadPartInput>) -> Reply<UploadPartOutput> {
        self.on_upload_part(request).await
    }

    async fn upload_part_copy(&self, request: S3Request<UploadPartCopyInput>) -> Reply<UploadPartCopyOutput> {
        self.on_upload_part_copy(request).await
    }

    async fn put_bucket_accelerate_configuration(
        &self,
        request: S3Request<PutBucketAccelerateConfigurationInput>,
    ) -> Reply<PutBucketAccelerateConfigurationOutput> {
        self.on_put_bucket_accelerate_configuration(request).await
    }

    async fn get_bucket_accelerate_configuration(
        &self,
        request: S3Request<GetBucketAccelerateConfigurationInput>,
    ) -> Reply<GetBucketAccelerateConfigurationOutput> {
        self.on_get_bucket_accelerate_configuration(request).await
    }

    async fn put_bucket_cors(&self, request: S3Request<PutBucketCorsInput>) -> Reply<PutBucketCorsOutput> {
        self.on_put_bucket_cors(request).await
    }

    async fn get_bucket_cors(&self, request: S3Request<GetBucketCorsInput>) -> Reply<GetBucketCorsOutput> {
        self.on_get_bucket_cors(request).await
    }

    async fn delete_bucket_cors(
        &self,
        request: S3Request<DeleteBucketCorsInput>,
    ) -> Reply<DeleteBucketCorsOutput> {
        self.on_delete_bucket_cors(request).await
    }

    async fn put_bucket_encryption(
        &self,
        request: S3Request<PutBucketEncryptionInput>,
    ) -> Reply<PutBucketEncryptionOutput> {
        self.on_put_bucket_encryption(request).await
    }

    async fn get_bucket_encryption(
        &self,
        request: S3Request<GetBucketEncryptionInput>,
    ) -> Reply<GetBucketEncryptionOutput> {
        self.on_get_bucket_encryption(request).await
    }

    async fn delete_bucket_encryption(
        &self,
        request: S3Request<DeleteBucketEncryptionInput>,
    ) -> Reply<DeleteBucketEncryptionOutput> {
        self.on_delete_bucket_encryption(request).await
    }

    async fn put_bucket_lifecycle_configuration(
        &self,
        request: S3Request<PutBucketLifecycleConfigurationInput>,
    ) -> Reply<PutBucketLifecycleConfigurationOutput> {
        self.on_put_bucket_lifecycle_configuration(request).await
    }

    async fn get_bucket_lifecycle_configuration(
        &self,
        request: S3Request<GetBucketLifecycleConfigurationInput>,
    ) -> Reply<GetBucketLifecycleConfigurationOutput> {
        self.on_get_bucket_lifecycle_configuration(request).await
    }

    async fn delete_bucket_lifecycle(
        &self,
        request: S3Request<DeleteBucketLifecycleInput>,
    ) -> Reply<DeleteBucketLifecycleOutput> {
        self.on_delete_bucket_lifecycle(request).await
    }

    async fn put_bucket_logging(
        &self,
        request: S3Request<PutBucketLoggingInput>,
    ) -> Reply<PutBucketLoggingOutput> {
        self.on_put_bucket_logging(request).await
    }

    async fn get_bucket_logging(
        &self,
        request: S3Request<GetBucketLoggingInput>,
    ) -> Reply<GetBucketLoggingOutput> {
        self.on_get_bucket_logging(request).await
    }

    async fn put_bucket_ownership_controls(
        &self,
        request: S3Request<PutBucketOwnershipControlsInput>,
    ) -> Reply<PutBucketOwnershipControlsOutput> {
        self.on_put_bucket_ownership_controls(request).await
    }

    async fn get_bucket_ownership_controls(
        &self,
        request: S3Request<GetBucketOwnershipControlsInput>,
    ) -> Reply<GetBucketOwnershipControlsOutput> {
        self.on_get_bucket_ownership_controls(request).await
    }

    async fn delete_bucket_ownership_controls(
        &self,
        request: S3Request<DeleteBucketOwnershipControlsInput>,
    ) -> Reply<DeleteBucketOwnershipControlsOutput> {
        self.on_delete_bucket_ownership_controls(request).await
    }

    async fn put_bucket_policy(
        &self,
        request: S3Request<PutBucketPolicyInput>,
    ) -> Reply<PutBucketPolicyOutput> {
        self.on_put_bucket_policy(request).await
    }

    async fn get_bucket_policy(
        &self,
        request: S3Request<GetBucketPolicyInput>,
    ) -> Reply<GetBucketPolicyOutput> {
        self.on_get_bucket_policy(request).await
    }

    async fn delete_bucket_policy(
        &self,
        request: S3Request<DeleteBucketPolicyInput>,
    ) -> Reply<DeleteBucketPolicyOutput> {
        self.on_delete_bucket_policy(request).await
    }

    async fn put_bucket_replication(
        &self,
        request: S3Request<PutBucketReplicationInput>,
    ) -> Reply<PutBucketReplicationOutput> {
        self.on_put_bucket_replication(request).await
    }

    async fn get_bucket_replication(
        &self,
        request: S3Request<GetBucketReplicationInput>,
    ) -> Reply<GetBucketReplicationOutput> {
        self.on_get_bucket_replication(request).await
    }

    async fn delete_bucket_replication(
        &self,
        request: S3Request<DeleteBucketReplicationInput>,
    ) -> Reply<DeleteBucketReplicationOutput> {
        self.on_delete_bucket_replication(request).await
    }

    async fn put_bucket_request_payment(
        &self,
        request: S3Request<PutBucketRequestPaymentInput>,
    ) -> Reply<PutBucketRequestPaymentOutput> {
        self.on_put_bucket_request_payment(request).await
    }

    async fn get_bucket_request_payment(
        &self,
        request: S3Request<GetBucketRequestPaymentInput>,
    ) -> Reply<GetBucketRequestPaymentOutput> {
        self.on_get_bucket_request_payment(request).await
    }

    async fn put_bucket_tagging(
        &self,
        request: S3Request<PutBucketTaggingInput>,
    ) -> Reply<PutBucketTaggingOutput> {
        self.on_put_bucket_tagging(request).await
    }

    async fn get_bucket_tagging(
        &self,
        request: S3Request<GetBucketTaggingInput>,
    ) -> Reply<GetBucketTaggingOutput> {
        self.on_get_bucket_tagging(request).await
    }

    async fn delete_bucket_tagging(
        &self,
        request: S3Request<DeleteBucketTaggingInput>,
    ) -> Reply<DeleteBucketTaggingOutput> {
        self.on_delete_bucket_tagging(request).await
    }

    async fn put_bucket_website(
        &self,
        request: S3Request<PutBucketWebsiteInput>,
    ) -> Reply<PutBucketWebsiteOutput> {
        self.on_put_bucket_website(request).await
    }

    async fn get_bucket_website(
        &self,
        request: S3Request<GetBucketWebsiteInput>,
    ) -> Reply<GetBucketWebsiteOutput> {
        self.on_get_bucket_website(request).await
    }

    async fn delete_bucket_website(
        &self,
        request: S3Request<DeleteBucketWebsiteInput>,
    ) -> Reply<DeleteBucketWebsiteOutput> {
        self.on_delete_bucket_website(request).await
    }

    async fn put_public_access_block(
        &self,
        request: S3Request<PutPublicAccessBlockInput>,
    ) -> Reply<PutPublicAccessBlockOutput> {
        self.on_put_public_access_block(request).await
    }

    async fn get_public_access_block(
        &self,
        request: S3Request<GetPublicAccessBlockInput>,
    ) -> Reply<GetPublicAccessBlockOutput> {
        self.on_get_public_access_block(request).await
    }

    async fn delete_public_access_block(
        &self,
        request: S3Request<DeletePublicAccessBlockInput>,
    ) -> Reply<DeletePublicAccessBlockOutput> {
        self.on_delete_public_access_block(request).await
    }

    async fn get_object_lock_configuration(
        &self,
        request: S3Request<GetObjectLockConfigurationInput>,
    ) -> Reply<GetObjectLockConfigurationOutput> {
        self.on_get_object_lock_configuration(request).await
    }
}

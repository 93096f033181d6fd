// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! The API of IAM, version 2010-05-08.

pub mod error;

mod enumerations;
#[rustfmt::skip]
mod schema;
mod structures;

use std::future::{Future, ready};

pub use enumerations::*;
pub use structures::*;

use crate::aws::node::Node;
use crate::aws::schema::{Family, QueryDialect, Refusal, ServiceSchema};
use crate::aws::serving::{Output, answer, input, json_door, unknown};
use crate::aws::{Call, Error, Served};

/// What the model says about the service.
#[rustfmt::skip]
pub static SERVICE: ServiceSchema = ServiceSchema {
    name: "iam",
    signing_name: "iam",
    family: Family::Query,
    target_prefix: "",
    query: QueryDialect { version: "2010-05-08", namespace: "https://iam.amazonaws.com/doc/2010-05-08/", declaration: false },
    error_namespace: "",
    refusal: Refusal::Constraints("ValidationError"),
    operations: &schema::OPERATIONS,
    errors: &error::ERRORS,
};

/// The operations of the service. Those that an engine doesn't write answer [`Error::not_built`].
#[rustfmt::skip]
#[allow(unused_variables, reason = "the bodies are defaults")]
pub trait Iam: Send + Sync + 'static {
    /// `AttachRolePolicy`
    fn attach_role_policy(&self, call: &Call, input: AttachRolePolicyInput) -> impl Future<Output = Result<AttachRolePolicyOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "AttachRolePolicy")))
    }
    /// `CreatePolicy`
    fn create_policy(&self, call: &Call, input: CreatePolicyInput) -> impl Future<Output = Result<CreatePolicyOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "CreatePolicy")))
    }
    /// `CreatePolicyVersion`
    fn create_policy_version(&self, call: &Call, input: CreatePolicyVersionInput) -> impl Future<Output = Result<CreatePolicyVersionOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "CreatePolicyVersion")))
    }
    /// `CreateRole`
    fn create_role(&self, call: &Call, input: CreateRoleInput) -> impl Future<Output = Result<CreateRoleOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "CreateRole")))
    }
    /// `DeletePolicy`
    fn delete_policy(&self, call: &Call, input: DeletePolicyInput) -> impl Future<Output = Result<DeletePolicyOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "DeletePolicy")))
    }
    /// `DeletePolicyVersion`
    fn delete_policy_version(&self, call: &Call, input: DeletePolicyVersionInput) -> impl Future<Output = Result<DeletePolicyVersionOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "DeletePolicyVersion")))
    }
    /// `DeleteRole`
    fn delete_role(&self, call: &Call, input: DeleteRoleInput) -> impl Future<Output = Result<DeleteRoleOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "DeleteRole")))
    }
    /// `DeleteRolePolicy`
    fn delete_role_policy(&self, call: &Call, input: DeleteRolePolicyInput) -> impl Future<Output = Result<DeleteRolePolicyOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "DeleteRolePolicy")))
    }
    /// `DetachRolePolicy`
    fn detach_role_policy(&self, call: &Call, input: DetachRolePolicyInput) -> impl Future<Output = Result<DetachRolePolicyOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "DetachRolePolicy")))
    }
    /// `GetPolicy`
    fn get_policy(&self, call: &Call, input: GetPolicyInput) -> impl Future<Output = Result<GetPolicyOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "GetPolicy")))
    }
    /// `GetPolicyVersion`
    fn get_policy_version(&self, call: &Call, input: GetPolicyVersionInput) -> impl Future<Output = Result<GetPolicyVersionOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "GetPolicyVersion")))
    }
    /// `GetRole`
    fn get_role(&self, call: &Call, input: GetRoleInput) -> impl Future<Output = Result<GetRoleOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "GetRole")))
    }
    /// `GetRolePolicy`
    fn get_role_policy(&self, call: &Call, input: GetRolePolicyInput) -> impl Future<Output = Result<GetRolePolicyOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "GetRolePolicy")))
    }
    /// `ListAttachedRolePolicies`
    fn list_attached_role_policies(&self, call: &Call, input: ListAttachedRolePoliciesInput) -> impl Future<Output = Result<ListAttachedRolePoliciesOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "ListAttachedRolePolicies")))
    }
    /// `ListInstanceProfilesForRole`
    fn list_instance_profiles_for_role(&self, call: &Call, input: ListInstanceProfilesForRoleInput) -> impl Future<Output = Result<ListInstanceProfilesForRoleOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "ListInstanceProfilesForRole")))
    }
    /// `ListPolicies`
    fn list_policies(&self, call: &Call, input: ListPoliciesInput) -> impl Future<Output = Result<ListPoliciesOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "ListPolicies")))
    }
    /// `ListPolicyTags`
    fn list_policy_tags(&self, call: &Call, input: ListPolicyTagsInput) -> impl Future<Output = Result<ListPolicyTagsOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "ListPolicyTags")))
    }
    /// `ListPolicyVersions`
    fn list_policy_versions(&self, call: &Call, input: ListPolicyVersionsInput) -> impl Future<Output = Result<ListPolicyVersionsOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "ListPolicyVersions")))
    }
    /// `ListRolePolicies`
    fn list_role_policies(&self, call: &Call, input: ListRolePoliciesInput) -> impl Future<Output = Result<ListRolePoliciesOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "ListRolePolicies")))
    }
    /// `ListRoleTags`
    fn list_role_tags(&self, call: &Call, input: ListRoleTagsInput) -> impl Future<Output = Result<ListRoleTagsOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "ListRoleTags")))
    }
    /// `ListRoles`
    fn list_roles(&self, call: &Call, input: ListRolesInput) -> impl Future<Output = Result<ListRolesOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "ListRoles")))
    }
    /// `PutRolePolicy`
    fn put_role_policy(&self, call: &Call, input: PutRolePolicyInput) -> impl Future<Output = Result<PutRolePolicyOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "PutRolePolicy")))
    }
    /// `SetDefaultPolicyVersion`
    fn set_default_policy_version(&self, call: &Call, input: SetDefaultPolicyVersionInput) -> impl Future<Output = Result<SetDefaultPolicyVersionOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "SetDefaultPolicyVersion")))
    }
    /// `TagPolicy`
    fn tag_policy(&self, call: &Call, input: TagPolicyInput) -> impl Future<Output = Result<TagPolicyOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "TagPolicy")))
    }
    /// `TagRole`
    fn tag_role(&self, call: &Call, input: TagRoleInput) -> impl Future<Output = Result<TagRoleOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "TagRole")))
    }
    /// `UntagPolicy`
    fn untag_policy(&self, call: &Call, input: UntagPolicyInput) -> impl Future<Output = Result<UntagPolicyOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "UntagPolicy")))
    }
    /// `UntagRole`
    fn untag_role(&self, call: &Call, input: UntagRoleInput) -> impl Future<Output = Result<UntagRoleOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "UntagRole")))
    }
    /// `UpdateAssumeRolePolicy`
    fn update_assume_role_policy(&self, call: &Call, input: UpdateAssumeRolePolicyInput) -> impl Future<Output = Result<UpdateAssumeRolePolicyOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "UpdateAssumeRolePolicy")))
    }
    /// `UpdateRole`
    fn update_role(&self, call: &Call, input: UpdateRoleInput) -> impl Future<Output = Result<UpdateRoleOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "UpdateRole")))
    }
    /// `UpdateRoleDescription`
    fn update_role_description(&self, call: &Call, input: UpdateRoleDescriptionInput) -> impl Future<Output = Result<UpdateRoleDescriptionOutput, Error>> + Send {
        ready(Err(Error::not_built("iam", "UpdateRoleDescription")))
    }
}

/// Calls `operation` with an input that was checked before.
#[rustfmt::skip]
async fn dispatch(service: &impl Iam, call: &Call, operation: &'static crate::aws::schema::Operation, node: Node<'_>) -> Result<Output, Error> {
    match operation.index {
        0 => Ok(Box::new(service.attach_role_policy(call, input(node)).await?)),
        1 => Ok(Box::new(service.create_policy(call, input(node)).await?)),
        2 => Ok(Box::new(service.create_policy_version(call, input(node)).await?)),
        3 => Ok(Box::new(service.create_role(call, input(node)).await?)),
        4 => Ok(Box::new(service.delete_policy(call, input(node)).await?)),
        5 => Ok(Box::new(service.delete_policy_version(call, input(node)).await?)),
        6 => Ok(Box::new(service.delete_role(call, input(node)).await?)),
        7 => Ok(Box::new(service.delete_role_policy(call, input(node)).await?)),
        8 => Ok(Box::new(service.detach_role_policy(call, input(node)).await?)),
        9 => Ok(Box::new(service.get_policy(call, input(node)).await?)),
        10 => Ok(Box::new(service.get_policy_version(call, input(node)).await?)),
        11 => Ok(Box::new(service.get_role(call, input(node)).await?)),
        12 => Ok(Box::new(service.get_role_policy(call, input(node)).await?)),
        13 => Ok(Box::new(service.list_attached_role_policies(call, input(node)).await?)),
        14 => Ok(Box::new(service.list_instance_profiles_for_role(call, input(node)).await?)),
        15 => Ok(Box::new(service.list_policies(call, input(node)).await?)),
        16 => Ok(Box::new(service.list_policy_tags(call, input(node)).await?)),
        17 => Ok(Box::new(service.list_policy_versions(call, input(node)).await?)),
        18 => Ok(Box::new(service.list_role_policies(call, input(node)).await?)),
        19 => Ok(Box::new(service.list_role_tags(call, input(node)).await?)),
        20 => Ok(Box::new(service.list_roles(call, input(node)).await?)),
        21 => Ok(Box::new(service.put_role_policy(call, input(node)).await?)),
        22 => Ok(Box::new(service.set_default_policy_version(call, input(node)).await?)),
        23 => Ok(Box::new(service.tag_policy(call, input(node)).await?)),
        24 => Ok(Box::new(service.tag_role(call, input(node)).await?)),
        25 => Ok(Box::new(service.untag_policy(call, input(node)).await?)),
        26 => Ok(Box::new(service.untag_role(call, input(node)).await?)),
        27 => Ok(Box::new(service.update_assume_role_policy(call, input(node)).await?)),
        28 => Ok(Box::new(service.update_role(call, input(node)).await?)),
        29 => Ok(Box::new(service.update_role_description(call, input(node)).await?)),
        _ => Err(unknown(operation)),
    }
}

/// Answers an HTTP request: reads and checks the input, calls the operation, writes its output or error.
pub async fn serve(
    service: &impl Iam,
    call: &Call,
    head: &http::request::Parts,
    body: &bytes::Bytes,
) -> Served {
    answer(&SERVICE, call, head, body, |operation, node| dispatch(service, call, operation, node)).await
}

/// Calls an operation by name, with JSON in and out: blobs as base64, moments as seconds since 1970.
pub async fn call_json(
    service: &impl Iam,
    call: &Call,
    operation: &str,
    input: &serde_json::Value,
) -> Result<serde_json::Value, Error> {
    json_door(&SERVICE, operation, input, |operation, node| dispatch(service, call, operation, node)).await
}

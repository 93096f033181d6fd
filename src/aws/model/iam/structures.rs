// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! The structures of the service's API.

#![expect(missing_docs, reason = "each is described by the service's API reference")]

#[allow(clippy::wildcard_imports, reason = "there are dozens")]
use super::enumerations::*;
use crate::aws::value::structure;
use crate::clock::Timestamp;

structure! {
    AttachRolePolicyInput = ATTACH_ROLE_POLICY_REQUEST {
        role_name: String,
        policy_arn: String,
    }
    AttachedPermissionsBoundary = ATTACHED_PERMISSIONS_BOUNDARY {
        permissions_boundary_type: Option<PermissionsBoundaryAttachmentType>,
        permissions_boundary_arn: Option<String>,
    }
    AttachedPolicy = ATTACHED_POLICY {
        policy_name: Option<String>,
        policy_arn: Option<String>,
    }
    CreatePolicyInput = CREATE_POLICY_REQUEST {
        policy_name: String,
        path: Option<String>,
        policy_document: String,
        description: Option<String>,
        tags: Option<Vec<Tag>>,
    }
    CreatePolicyOutput = CREATE_POLICY_RESPONSE {
        policy: Option<Policy>,
    }
    CreatePolicyVersionInput = CREATE_POLICY_VERSION_REQUEST {
        policy_arn: String,
        policy_document: String,
        set_as_default: Option<bool>,
    }
    CreatePolicyVersionOutput = CREATE_POLICY_VERSION_RESPONSE {
        policy_version: Option<PolicyVersion>,
    }
    CreateRoleInput = CREATE_ROLE_REQUEST {
        path: Option<String>,
        role_name: String,
        assume_role_policy_document: String,
        description: Option<String>,
        max_session_duration: Option<i32>,
        permissions_boundary: Option<String>,
        tags: Option<Vec<Tag>>,
    }
    CreateRoleOutput = CREATE_ROLE_RESPONSE {
        role: Role,
    }
    DeletePolicyInput = DELETE_POLICY_REQUEST {
        policy_arn: String,
    }
    DeletePolicyVersionInput = DELETE_POLICY_VERSION_REQUEST {
        policy_arn: String,
        version_id: String,
    }
    DeleteRolePolicyInput = DELETE_ROLE_POLICY_REQUEST {
        role_name: String,
        policy_name: String,
    }
    DeleteRoleInput = DELETE_ROLE_REQUEST {
        role_name: String,
    }
    DetachRolePolicyInput = DETACH_ROLE_POLICY_REQUEST {
        role_name: String,
        policy_arn: String,
    }
    GetPolicyInput = GET_POLICY_REQUEST {
        policy_arn: String,
    }
    GetPolicyOutput = GET_POLICY_RESPONSE {
        policy: Option<Policy>,
    }
    GetPolicyVersionInput = GET_POLICY_VERSION_REQUEST {
        policy_arn: String,
        version_id: String,
    }
    GetPolicyVersionOutput = GET_POLICY_VERSION_RESPONSE {
        policy_version: Option<PolicyVersion>,
    }
    GetRolePolicyInput = GET_ROLE_POLICY_REQUEST {
        role_name: String,
        policy_name: String,
    }
    GetRolePolicyOutput = GET_ROLE_POLICY_RESPONSE {
        role_name: String,
        policy_name: String,
        policy_document: String,
    }
    GetRoleInput = GET_ROLE_REQUEST {
        role_name: String,
    }
    GetRoleOutput = GET_ROLE_RESPONSE {
        role: Role,
    }
    InstanceProfile = INSTANCE_PROFILE {
        path: String,
        instance_profile_name: String,
        instance_profile_id: String,
        arn: String,
        create_date: Timestamp,
        roles: Vec<Role>,
        tags: Option<Vec<Tag>>,
    }
    ListAttachedRolePoliciesInput = LIST_ATTACHED_ROLE_POLICIES_REQUEST {
        role_name: String,
        path_prefix: Option<String>,
        marker: Option<String>,
        max_items: Option<i32>,
    }
    ListAttachedRolePoliciesOutput = LIST_ATTACHED_ROLE_POLICIES_RESPONSE {
        attached_policies: Option<Vec<AttachedPolicy>>,
        is_truncated: Option<bool>,
        marker: Option<String>,
    }
    ListInstanceProfilesForRoleInput = LIST_INSTANCE_PROFILES_FOR_ROLE_REQUEST {
        role_name: String,
        marker: Option<String>,
        max_items: Option<i32>,
    }
    ListInstanceProfilesForRoleOutput = LIST_INSTANCE_PROFILES_FOR_ROLE_RESPONSE {
        instance_profiles: Vec<InstanceProfile>,
        is_truncated: Option<bool>,
        marker: Option<String>,
    }
    ListPoliciesInput = LIST_POLICIES_REQUEST {
        scope: Option<PolicyScopeType>,
        only_attached: Option<bool>,
        path_prefix: Option<String>,
        policy_usage_filter: Option<PolicyUsageType>,
        marker: Option<String>,
        max_items: Option<i32>,
    }
    ListPoliciesOutput = LIST_POLICIES_RESPONSE {
        policies: Option<Vec<Policy>>,
        is_truncated: Option<bool>,
        marker: Option<String>,
    }
    ListPolicyTagsInput = LIST_POLICY_TAGS_REQUEST {
        policy_arn: String,
        marker: Option<String>,
        max_items: Option<i32>,
    }
    ListPolicyTagsOutput = LIST_POLICY_TAGS_RESPONSE {
        tags: Vec<Tag>,
        is_truncated: Option<bool>,
        marker: Option<String>,
    }
    ListPolicyVersionsInput = LIST_POLICY_VERSIONS_REQUEST {
        policy_arn: String,
        marker: Option<String>,
        max_items: Option<i32>,
    }
    ListPolicyVersionsOutput = LIST_POLICY_VERSIONS_RESPONSE {
        versions: Option<Vec<PolicyVersion>>,
        is_truncated: Option<bool>,
        marker: Option<String>,
    }
    ListRolePoliciesInput = LIST_ROLE_POLICIES_REQUEST {
        role_name: String,
        marker: Option<String>,
        max_items: Option<i32>,
    }
    ListRolePoliciesOutput = LIST_ROLE_POLICIES_RESPONSE {
        policy_names: Vec<String>,
        is_truncated: Option<bool>,
        marker: Option<String>,
    }
    ListRoleTagsInput = LIST_ROLE_TAGS_REQUEST {
        role_name: String,
        marker: Option<String>,
        max_items: Option<i32>,
    }
    ListRoleTagsOutput = LIST_ROLE_TAGS_RESPONSE {
        tags: Vec<Tag>,
        is_truncated: Option<bool>,
        marker: Option<String>,
    }
    ListRolesInput = LIST_ROLES_REQUEST {
        path_prefix: Option<String>,
        marker: Option<String>,
        max_items: Option<i32>,
    }
    ListRolesOutput = LIST_ROLES_RESPONSE {
        roles: Vec<Role>,
        is_truncated: Option<bool>,
        marker: Option<String>,
    }
    Policy = POLICY {
        policy_name: Option<String>,
        policy_id: Option<String>,
        arn: Option<String>,
        path: Option<String>,
        default_version_id: Option<String>,
        attachment_count: Option<i32>,
        permissions_boundary_usage_count: Option<i32>,
        is_attachable: Option<bool>,
        description: Option<String>,
        create_date: Option<Timestamp>,
        update_date: Option<Timestamp>,
        tags: Option<Vec<Tag>>,
    }
    PolicyVersion = POLICY_VERSION {
        document: Option<String>,
        version_id: Option<String>,
        is_default_version: Option<bool>,
        create_date: Option<Timestamp>,
    }
    PutRolePolicyInput = PUT_ROLE_POLICY_REQUEST {
        role_name: String,
        policy_name: String,
        policy_document: String,
    }
    Role = ROLE {
        path: String,
        role_name: String,
        role_id: String,
        arn: String,
        create_date: Timestamp,
        assume_role_policy_document: Option<String>,
        description: Option<String>,
        max_session_duration: Option<i32>,
        permissions_boundary: Option<AttachedPermissionsBoundary>,
        tags: Option<Vec<Tag>>,
        role_last_used: Option<RoleLastUsed>,
        source_role_template: Option<SourceRoleTemplate>,
    }
    RoleLastUsed = ROLE_LAST_USED {
        last_used_date: Option<Timestamp>,
        region: Option<String>,
    }
    SetDefaultPolicyVersionInput = SET_DEFAULT_POLICY_VERSION_REQUEST {
        policy_arn: String,
        version_id: String,
    }
    SourceRoleTemplate = SOURCE_ROLE_TEMPLATE {
        template_arn: String,
        template_minor_version: i32,
    }
    Tag = TAG {
        key: String,
        value: String,
    }
    TagPolicyInput = TAG_POLICY_REQUEST {
        policy_arn: String,
        tags: Vec<Tag>,
    }
    TagRoleInput = TAG_ROLE_REQUEST {
        role_name: String,
        tags: Vec<Tag>,
    }
    UntagPolicyInput = UNTAG_POLICY_REQUEST {
        policy_arn: String,
        tag_keys: Vec<String>,
    }
    UntagRoleInput = UNTAG_ROLE_REQUEST {
        role_name: String,
        tag_keys: Vec<String>,
    }
    UpdateAssumeRolePolicyInput = UPDATE_ASSUME_ROLE_POLICY_REQUEST {
        role_name: String,
        policy_document: String,
    }
    UpdateRoleDescriptionInput = UPDATE_ROLE_DESCRIPTION_REQUEST {
        role_name: String,
        description: String,
    }
    UpdateRoleDescriptionOutput = UPDATE_ROLE_DESCRIPTION_RESPONSE {
        role: Option<Role>,
    }
    UpdateRoleInput = UPDATE_ROLE_REQUEST {
        role_name: String,
        description: Option<String>,
        max_session_duration: Option<i32>,
    }
    UpdateRoleOutput = UPDATE_ROLE_RESPONSE {}
    AttachRolePolicyOutput = EMPTY {}
    DeletePolicyOutput = EMPTY {}
    DeletePolicyVersionOutput = EMPTY {}
    DeleteRoleOutput = EMPTY {}
    DeleteRolePolicyOutput = EMPTY {}
    DetachRolePolicyOutput = EMPTY {}
    PutRolePolicyOutput = EMPTY {}
    SetDefaultPolicyVersionOutput = EMPTY {}
    TagPolicyOutput = EMPTY {}
    TagRoleOutput = EMPTY {}
    UntagPolicyOutput = EMPTY {}
    UntagRoleOutput = EMPTY {}
    UpdateAssumeRolePolicyOutput = EMPTY {}
}

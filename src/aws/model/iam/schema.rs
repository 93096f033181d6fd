// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! What the model says about the service's operations and shapes.

#![allow(clippy::wildcard_imports, clippy::unreadable_literal, reason = "a table in the vocabulary of `schema`")]

use crate::aws::schema::*;

pub(super) static EMPTY: StructureSchema = StructureSchema { name: "", members: &[] };

static PATTERN_0: Pattern = Pattern::new(r"((/[A-Za-z0-9\.,\+@=_-]+)*)/", r"((/[A-Za-z0-9\.,\+@=_\-]+)*)/");
static PATTERN_1: Pattern = Pattern::new(r"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)", r"(\x{002F})|(\x{002F}[\x{0021}-\x{007E}]+\x{002F})");
static PATTERN_2: Pattern = Pattern::new(r"[\p{L}\p{Z}\p{N}_.:/=+\-@]*", r"[\p{L}\p{Z}\p{N}_.:/=+\-@]*");
static PATTERN_3: Pattern = Pattern::new(r"[\p{L}\p{Z}\p{N}_.:/=+\-@]+", r"[\p{L}\p{Z}\p{N}_.:/=+\-@]+");
static PATTERN_4: Pattern = Pattern::new(r"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*", r"[\x{0009}\x{000A}\x{000D}\x{0020}-\x{007E}\x{00A1}-\x{00FF}]*");
static PATTERN_5: Pattern = Pattern::new(r"[\u0009\u000A\u000D\u0020-\u00FF]+", r"[\x{0009}\x{000A}\x{000D}\x{0020}-\x{00FF}]+");
static PATTERN_6: Pattern = Pattern::new(r"[\u0020-\u00FF]+", r"[\x{0020}-\x{00FF}]+");
static PATTERN_7: Pattern = Pattern::new(r"[\w+=,.@-]+", r"[A-Za-z0-9_+=,.@\-]+");
static PATTERN_8: Pattern = Pattern::new(r"[\w]+", "[A-Za-z0-9_]+");
static PATTERN_9: Pattern = Pattern::new(r"\u002F[\u0021-\u007F]*", r"\x{002F}[\x{0021}-\x{007F}]*");
static PATTERN_10: Pattern = Pattern::new(r"v[1-9][0-9]*(\.[A-Za-z0-9-]*)?", r"v[1-9][0-9]*(\.[A-Za-z0-9\-]*)?");
static PERMISSIONS_BOUNDARY_ATTACHMENT_TYPE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["PermissionsBoundaryPolicy"], listed: &["PermissionsBoundaryPolicy"] });
static POLICY_USAGE_TYPE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["PermissionsPolicy", "PermissionsBoundary"], listed: &["PermissionsPolicy", "PermissionsBoundary"] });
static ARN_TYPE_SHAPE: Shape = Shape::of(Kind::Text).minimum(20.0).maximum(2048.0);
static ATTACHED_POLICIES_LIST_TYPE_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&ATTACHED_POLICY)), query_name: "member", bare: false });
static ATTACHMENT_COUNT_TYPE_SHAPE: Shape = Shape::of(Kind::Integer);
static BOOLEAN_TYPE_SHAPE: Shape = Shape::of(Kind::Boolean);
static DATE_TYPE_SHAPE: Shape = Shape::of(Kind::Timestamp);
static ID_TYPE_SHAPE: Shape = Shape::of(Kind::Text).minimum(16.0).maximum(128.0).pattern(&PATTERN_8);
static INSTANCE_PROFILE_LIST_TYPE_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&INSTANCE_PROFILE)), query_name: "member", bare: false });
static INSTANCE_PROFILE_NAME_TYPE_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(128.0).pattern(&PATTERN_7);
static INTEGER_TYPE_SHAPE: Shape = Shape::of(Kind::Integer);
static MARKER_TYPE_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(320.0).pattern(&PATTERN_6);
static MAX_ITEMS_TYPE_SHAPE: Shape = Shape::of(Kind::Integer).minimum(1.0).maximum(1000.0);
static PATH_PREFIX_TYPE_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(512.0).pattern(&PATTERN_9);
static PATH_TYPE_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(512.0).pattern(&PATTERN_1);
static POLICY_DESCRIPTION_TYPE_SHAPE: Shape = Shape::of(Kind::Text).maximum(1000.0);
static POLICY_DOCUMENT_TYPE_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(131072.0).pattern(&PATTERN_5);
static POLICY_DOCUMENT_VERSION_LIST_TYPE_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&POLICY_VERSION)), query_name: "member", bare: false });
static POLICY_LIST_TYPE_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&POLICY)), query_name: "member", bare: false });
static POLICY_NAME_LIST_TYPE_SHAPE: Shape = Shape::of(Kind::List { element: &POLICY_NAME_TYPE_SHAPE, query_name: "member", bare: false });
static POLICY_NAME_TYPE_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(128.0).pattern(&PATTERN_7);
static POLICY_PATH_TYPE_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(512.0).pattern(&PATTERN_0);
static POLICY_SCOPE_TYPE_SHAPE: Shape = Shape::of(Kind::Enumeration { values: &["All", "AWS", "Local"], listed: &["All", "AWS", "Local"] });
static POLICY_VERSION_ID_TYPE_SHAPE: Shape = Shape::of(Kind::Text).pattern(&PATTERN_10);
static RESPONSE_MARKER_TYPE_SHAPE: Shape = Shape::of(Kind::Text);
static ROLE_DESCRIPTION_TYPE_SHAPE: Shape = Shape::of(Kind::Text).maximum(1000.0).pattern(&PATTERN_4);
static ROLE_LIST_TYPE_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&ROLE)), query_name: "member", bare: false });
static ROLE_MAX_SESSION_DURATION_TYPE_SHAPE: Shape = Shape::of(Kind::Integer).minimum(3600.0).maximum(43200.0);
static ROLE_NAME_TYPE_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(64.0).pattern(&PATTERN_7);
static STRING_TYPE_SHAPE: Shape = Shape::of(Kind::Text);
static TAG_KEY_LIST_TYPE_SHAPE: Shape = Shape::of(Kind::List { element: &TAG_KEY_TYPE_SHAPE, query_name: "member", bare: false }).maximum(50.0);
static TAG_KEY_TYPE_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(128.0).pattern(&PATTERN_3);
static TAG_LIST_TYPE_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&TAG)), query_name: "member", bare: false }).maximum(50.0);
static TAG_VALUE_TYPE_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(256.0).pattern(&PATTERN_2);
pub(super) static ATTACH_ROLE_POLICY_REQUEST: StructureSchema = StructureSchema { name: "AttachRolePolicyRequest", members: &[
    Member::of("RoleName", &ROLE_NAME_TYPE_SHAPE).required(),
    Member::of("PolicyArn", &ARN_TYPE_SHAPE).required(),
] };
pub(super) static ATTACHED_PERMISSIONS_BOUNDARY: StructureSchema = StructureSchema { name: "AttachedPermissionsBoundary", members: &[
    Member::of("PermissionsBoundaryType", &PERMISSIONS_BOUNDARY_ATTACHMENT_TYPE_SHAPE),
    Member::of("PermissionsBoundaryArn", &ARN_TYPE_SHAPE),
] };
pub(super) static ATTACHED_POLICY: StructureSchema = StructureSchema { name: "AttachedPolicy", members: &[
    Member::of("PolicyName", &POLICY_NAME_TYPE_SHAPE),
    Member::of("PolicyArn", &ARN_TYPE_SHAPE),
] };
pub(super) static CREATE_POLICY_REQUEST: StructureSchema = StructureSchema { name: "CreatePolicyRequest", members: &[
    Member::of("PolicyName", &POLICY_NAME_TYPE_SHAPE).required(),
    Member::of("Path", &POLICY_PATH_TYPE_SHAPE),
    Member::of("PolicyDocument", &POLICY_DOCUMENT_TYPE_SHAPE).required(),
    Member::of("Description", &POLICY_DESCRIPTION_TYPE_SHAPE),
    Member::of("Tags", &TAG_LIST_TYPE_SHAPE),
] };
pub(super) static CREATE_POLICY_RESPONSE: StructureSchema = StructureSchema { name: "CreatePolicyResponse", members: &[
    Member::of("Policy", &Shape::of(Kind::Structure(&POLICY))),
] };
pub(super) static CREATE_POLICY_VERSION_REQUEST: StructureSchema = StructureSchema { name: "CreatePolicyVersionRequest", members: &[
    Member::of("PolicyArn", &ARN_TYPE_SHAPE).required(),
    Member::of("PolicyDocument", &POLICY_DOCUMENT_TYPE_SHAPE).required(),
    Member::of("SetAsDefault", &BOOLEAN_TYPE_SHAPE),
] };
pub(super) static CREATE_POLICY_VERSION_RESPONSE: StructureSchema = StructureSchema { name: "CreatePolicyVersionResponse", members: &[
    Member::of("PolicyVersion", &Shape::of(Kind::Structure(&POLICY_VERSION))),
] };
pub(super) static CREATE_ROLE_REQUEST: StructureSchema = StructureSchema { name: "CreateRoleRequest", members: &[
    Member::of("Path", &PATH_TYPE_SHAPE),
    Member::of("RoleName", &ROLE_NAME_TYPE_SHAPE).required(),
    Member::of("AssumeRolePolicyDocument", &POLICY_DOCUMENT_TYPE_SHAPE).required(),
    Member::of("Description", &ROLE_DESCRIPTION_TYPE_SHAPE),
    Member::of("MaxSessionDuration", &ROLE_MAX_SESSION_DURATION_TYPE_SHAPE),
    Member::of("PermissionsBoundary", &ARN_TYPE_SHAPE),
    Member::of("Tags", &TAG_LIST_TYPE_SHAPE),
] };
pub(super) static CREATE_ROLE_RESPONSE: StructureSchema = StructureSchema { name: "CreateRoleResponse", members: &[
    Member::of("Role", &Shape::of(Kind::Structure(&ROLE))).required(),
] };
pub(super) static DELETE_POLICY_REQUEST: StructureSchema = StructureSchema { name: "DeletePolicyRequest", members: &[
    Member::of("PolicyArn", &ARN_TYPE_SHAPE).required(),
] };
pub(super) static DELETE_POLICY_VERSION_REQUEST: StructureSchema = StructureSchema { name: "DeletePolicyVersionRequest", members: &[
    Member::of("PolicyArn", &ARN_TYPE_SHAPE).required(),
    Member::of("VersionId", &POLICY_VERSION_ID_TYPE_SHAPE).required(),
] };
pub(super) static DELETE_ROLE_POLICY_REQUEST: StructureSchema = StructureSchema { name: "DeleteRolePolicyRequest", members: &[
    Member::of("RoleName", &ROLE_NAME_TYPE_SHAPE).required(),
    Member::of("PolicyName", &POLICY_NAME_TYPE_SHAPE).required(),
] };
pub(super) static DELETE_ROLE_REQUEST: StructureSchema = StructureSchema { name: "DeleteRoleRequest", members: &[
    Member::of("RoleName", &ROLE_NAME_TYPE_SHAPE).required(),
] };
pub(super) static DETACH_ROLE_POLICY_REQUEST: StructureSchema = StructureSchema { name: "DetachRolePolicyRequest", members: &[
    Member::of("RoleName", &ROLE_NAME_TYPE_SHAPE).required(),
    Member::of("PolicyArn", &ARN_TYPE_SHAPE).required(),
] };
pub(super) static GET_POLICY_REQUEST: StructureSchema = StructureSchema { name: "GetPolicyRequest", members: &[
    Member::of("PolicyArn", &ARN_TYPE_SHAPE).required(),
] };
pub(super) static GET_POLICY_RESPONSE: StructureSchema = StructureSchema { name: "GetPolicyResponse", members: &[
    Member::of("Policy", &Shape::of(Kind::Structure(&POLICY))),
] };
pub(super) static GET_POLICY_VERSION_REQUEST: StructureSchema = StructureSchema { name: "GetPolicyVersionRequest", members: &[
    Member::of("PolicyArn", &ARN_TYPE_SHAPE).required(),
    Member::of("VersionId", &POLICY_VERSION_ID_TYPE_SHAPE).required(),
] };
pub(super) static GET_POLICY_VERSION_RESPONSE: StructureSchema = StructureSchema { name: "GetPolicyVersionResponse", members: &[
    Member::of("PolicyVersion", &Shape::of(Kind::Structure(&POLICY_VERSION))),
] };
pub(super) static GET_ROLE_POLICY_REQUEST: StructureSchema = StructureSchema { name: "GetRolePolicyRequest", members: &[
    Member::of("RoleName", &ROLE_NAME_TYPE_SHAPE).required(),
    Member::of("PolicyName", &POLICY_NAME_TYPE_SHAPE).required(),
] };
pub(super) static GET_ROLE_POLICY_RESPONSE: StructureSchema = StructureSchema { name: "GetRolePolicyResponse", members: &[
    Member::of("RoleName", &ROLE_NAME_TYPE_SHAPE).required(),
    Member::of("PolicyName", &POLICY_NAME_TYPE_SHAPE).required(),
    Member::of("PolicyDocument", &POLICY_DOCUMENT_TYPE_SHAPE).required(),
] };
pub(super) static GET_ROLE_REQUEST: StructureSchema = StructureSchema { name: "GetRoleRequest", members: &[
    Member::of("RoleName", &ROLE_NAME_TYPE_SHAPE).required(),
] };
pub(super) static GET_ROLE_RESPONSE: StructureSchema = StructureSchema { name: "GetRoleResponse", members: &[
    Member::of("Role", &Shape::of(Kind::Structure(&ROLE))).required(),
] };
pub(super) static INSTANCE_PROFILE: StructureSchema = StructureSchema { name: "InstanceProfile", members: &[
    Member::of("Path", &PATH_TYPE_SHAPE).required(),
    Member::of("InstanceProfileName", &INSTANCE_PROFILE_NAME_TYPE_SHAPE).required(),
    Member::of("InstanceProfileId", &ID_TYPE_SHAPE).required(),
    Member::of("Arn", &ARN_TYPE_SHAPE).required(),
    Member::of("CreateDate", &DATE_TYPE_SHAPE).required(),
    Member::of("Roles", &ROLE_LIST_TYPE_SHAPE).required(),
    Member::of("Tags", &TAG_LIST_TYPE_SHAPE),
] };
pub(super) static LIST_ATTACHED_ROLE_POLICIES_REQUEST: StructureSchema = StructureSchema { name: "ListAttachedRolePoliciesRequest", members: &[
    Member::of("RoleName", &ROLE_NAME_TYPE_SHAPE).required(),
    Member::of("PathPrefix", &POLICY_PATH_TYPE_SHAPE),
    Member::of("Marker", &MARKER_TYPE_SHAPE),
    Member::of("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
] };
pub(super) static LIST_ATTACHED_ROLE_POLICIES_RESPONSE: StructureSchema = StructureSchema { name: "ListAttachedRolePoliciesResponse", members: &[
    Member::of("AttachedPolicies", &ATTACHED_POLICIES_LIST_TYPE_SHAPE),
    Member::of("IsTruncated", &BOOLEAN_TYPE_SHAPE),
    Member::of("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
] };
pub(super) static LIST_INSTANCE_PROFILES_FOR_ROLE_REQUEST: StructureSchema = StructureSchema { name: "ListInstanceProfilesForRoleRequest", members: &[
    Member::of("RoleName", &ROLE_NAME_TYPE_SHAPE).required(),
    Member::of("Marker", &MARKER_TYPE_SHAPE),
    Member::of("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
] };
pub(super) static LIST_INSTANCE_PROFILES_FOR_ROLE_RESPONSE: StructureSchema = StructureSchema { name: "ListInstanceProfilesForRoleResponse", members: &[
    Member::of("InstanceProfiles", &INSTANCE_PROFILE_LIST_TYPE_SHAPE).required(),
    Member::of("IsTruncated", &BOOLEAN_TYPE_SHAPE),
    Member::of("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
] };
pub(super) static LIST_POLICIES_REQUEST: StructureSchema = StructureSchema { name: "ListPoliciesRequest", members: &[
    Member::of("Scope", &POLICY_SCOPE_TYPE_SHAPE),
    Member::of("OnlyAttached", &BOOLEAN_TYPE_SHAPE),
    Member::of("PathPrefix", &POLICY_PATH_TYPE_SHAPE),
    Member::of("PolicyUsageFilter", &POLICY_USAGE_TYPE_SHAPE),
    Member::of("Marker", &MARKER_TYPE_SHAPE),
    Member::of("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
] };
pub(super) static LIST_POLICIES_RESPONSE: StructureSchema = StructureSchema { name: "ListPoliciesResponse", members: &[
    Member::of("Policies", &POLICY_LIST_TYPE_SHAPE),
    Member::of("IsTruncated", &BOOLEAN_TYPE_SHAPE),
    Member::of("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
] };
pub(super) static LIST_POLICY_TAGS_REQUEST: StructureSchema = StructureSchema { name: "ListPolicyTagsRequest", members: &[
    Member::of("PolicyArn", &ARN_TYPE_SHAPE).required(),
    Member::of("Marker", &MARKER_TYPE_SHAPE),
    Member::of("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
] };
pub(super) static LIST_POLICY_TAGS_RESPONSE: StructureSchema = StructureSchema { name: "ListPolicyTagsResponse", members: &[
    Member::of("Tags", &TAG_LIST_TYPE_SHAPE).required(),
    Member::of("IsTruncated", &BOOLEAN_TYPE_SHAPE),
    Member::of("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
] };
pub(super) static LIST_POLICY_VERSIONS_REQUEST: StructureSchema = StructureSchema { name: "ListPolicyVersionsRequest", members: &[
    Member::of("PolicyArn", &ARN_TYPE_SHAPE).required(),
    Member::of("Marker", &MARKER_TYPE_SHAPE),
    Member::of("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
] };
pub(super) static LIST_POLICY_VERSIONS_RESPONSE: StructureSchema = StructureSchema { name: "ListPolicyVersionsResponse", members: &[
    Member::of("Versions", &POLICY_DOCUMENT_VERSION_LIST_TYPE_SHAPE),
    Member::of("IsTruncated", &BOOLEAN_TYPE_SHAPE),
    Member::of("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
] };
pub(super) static LIST_ROLE_POLICIES_REQUEST: StructureSchema = StructureSchema { name: "ListRolePoliciesRequest", members: &[
    Member::of("RoleName", &ROLE_NAME_TYPE_SHAPE).required(),
    Member::of("Marker", &MARKER_TYPE_SHAPE),
    Member::of("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
] };
pub(super) static LIST_ROLE_POLICIES_RESPONSE: StructureSchema = StructureSchema { name: "ListRolePoliciesResponse", members: &[
    Member::of("PolicyNames", &POLICY_NAME_LIST_TYPE_SHAPE).required(),
    Member::of("IsTruncated", &BOOLEAN_TYPE_SHAPE),
    Member::of("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
] };
pub(super) static LIST_ROLE_TAGS_REQUEST: StructureSchema = StructureSchema { name: "ListRoleTagsRequest", members: &[
    Member::of("RoleName", &ROLE_NAME_TYPE_SHAPE).required(),
    Member::of("Marker", &MARKER_TYPE_SHAPE),
    Member::of("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
] };
pub(super) static LIST_ROLE_TAGS_RESPONSE: StructureSchema = StructureSchema { name: "ListRoleTagsResponse", members: &[
    Member::of("Tags", &TAG_LIST_TYPE_SHAPE).required(),
    Member::of("IsTruncated", &BOOLEAN_TYPE_SHAPE),
    Member::of("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
] };
pub(super) static LIST_ROLES_REQUEST: StructureSchema = StructureSchema { name: "ListRolesRequest", members: &[
    Member::of("PathPrefix", &PATH_PREFIX_TYPE_SHAPE),
    Member::of("Marker", &MARKER_TYPE_SHAPE),
    Member::of("MaxItems", &MAX_ITEMS_TYPE_SHAPE),
] };
pub(super) static LIST_ROLES_RESPONSE: StructureSchema = StructureSchema { name: "ListRolesResponse", members: &[
    Member::of("Roles", &ROLE_LIST_TYPE_SHAPE).required(),
    Member::of("IsTruncated", &BOOLEAN_TYPE_SHAPE),
    Member::of("Marker", &RESPONSE_MARKER_TYPE_SHAPE),
] };
pub(super) static POLICY: StructureSchema = StructureSchema { name: "Policy", members: &[
    Member::of("PolicyName", &POLICY_NAME_TYPE_SHAPE),
    Member::of("PolicyId", &ID_TYPE_SHAPE),
    Member::of("Arn", &ARN_TYPE_SHAPE),
    Member::of("Path", &POLICY_PATH_TYPE_SHAPE),
    Member::of("DefaultVersionId", &POLICY_VERSION_ID_TYPE_SHAPE),
    Member::of("AttachmentCount", &ATTACHMENT_COUNT_TYPE_SHAPE),
    Member::of("PermissionsBoundaryUsageCount", &ATTACHMENT_COUNT_TYPE_SHAPE),
    Member::of("IsAttachable", &BOOLEAN_TYPE_SHAPE),
    Member::of("Description", &POLICY_DESCRIPTION_TYPE_SHAPE),
    Member::of("CreateDate", &DATE_TYPE_SHAPE),
    Member::of("UpdateDate", &DATE_TYPE_SHAPE),
    Member::of("Tags", &TAG_LIST_TYPE_SHAPE),
] };
pub(super) static POLICY_VERSION: StructureSchema = StructureSchema { name: "PolicyVersion", members: &[
    Member::of("Document", &POLICY_DOCUMENT_TYPE_SHAPE),
    Member::of("VersionId", &POLICY_VERSION_ID_TYPE_SHAPE),
    Member::of("IsDefaultVersion", &BOOLEAN_TYPE_SHAPE),
    Member::of("CreateDate", &DATE_TYPE_SHAPE),
] };
pub(super) static PUT_ROLE_POLICY_REQUEST: StructureSchema = StructureSchema { name: "PutRolePolicyRequest", members: &[
    Member::of("RoleName", &ROLE_NAME_TYPE_SHAPE).required(),
    Member::of("PolicyName", &POLICY_NAME_TYPE_SHAPE).required(),
    Member::of("PolicyDocument", &POLICY_DOCUMENT_TYPE_SHAPE).required(),
] };
pub(super) static ROLE: StructureSchema = StructureSchema { name: "Role", members: &[
    Member::of("Path", &PATH_TYPE_SHAPE).required(),
    Member::of("RoleName", &ROLE_NAME_TYPE_SHAPE).required(),
    Member::of("RoleId", &ID_TYPE_SHAPE).required(),
    Member::of("Arn", &ARN_TYPE_SHAPE).required(),
    Member::of("CreateDate", &DATE_TYPE_SHAPE).required(),
    Member::of("AssumeRolePolicyDocument", &POLICY_DOCUMENT_TYPE_SHAPE),
    Member::of("Description", &ROLE_DESCRIPTION_TYPE_SHAPE),
    Member::of("MaxSessionDuration", &ROLE_MAX_SESSION_DURATION_TYPE_SHAPE),
    Member::of("PermissionsBoundary", &Shape::of(Kind::Structure(&ATTACHED_PERMISSIONS_BOUNDARY))),
    Member::of("Tags", &TAG_LIST_TYPE_SHAPE),
    Member::of("RoleLastUsed", &Shape::of(Kind::Structure(&ROLE_LAST_USED))),
    Member::of("SourceRoleTemplate", &Shape::of(Kind::Structure(&SOURCE_ROLE_TEMPLATE))),
] };
pub(super) static ROLE_LAST_USED: StructureSchema = StructureSchema { name: "RoleLastUsed", members: &[
    Member::of("LastUsedDate", &DATE_TYPE_SHAPE),
    Member::of("Region", &STRING_TYPE_SHAPE),
] };
pub(super) static SET_DEFAULT_POLICY_VERSION_REQUEST: StructureSchema = StructureSchema { name: "SetDefaultPolicyVersionRequest", members: &[
    Member::of("PolicyArn", &ARN_TYPE_SHAPE).required(),
    Member::of("VersionId", &POLICY_VERSION_ID_TYPE_SHAPE).required(),
] };
pub(super) static SOURCE_ROLE_TEMPLATE: StructureSchema = StructureSchema { name: "SourceRoleTemplate", members: &[
    Member::of("TemplateArn", &ARN_TYPE_SHAPE).required(),
    Member::of("TemplateMinorVersion", &INTEGER_TYPE_SHAPE).required(),
] };
pub(super) static TAG: StructureSchema = StructureSchema { name: "Tag", members: &[
    Member::of("Key", &TAG_KEY_TYPE_SHAPE).required(),
    Member::of("Value", &TAG_VALUE_TYPE_SHAPE).required(),
] };
pub(super) static TAG_POLICY_REQUEST: StructureSchema = StructureSchema { name: "TagPolicyRequest", members: &[
    Member::of("PolicyArn", &ARN_TYPE_SHAPE).required(),
    Member::of("Tags", &TAG_LIST_TYPE_SHAPE).required(),
] };
pub(super) static TAG_ROLE_REQUEST: StructureSchema = StructureSchema { name: "TagRoleRequest", members: &[
    Member::of("RoleName", &ROLE_NAME_TYPE_SHAPE).required(),
    Member::of("Tags", &TAG_LIST_TYPE_SHAPE).required(),
] };
pub(super) static UNTAG_POLICY_REQUEST: StructureSchema = StructureSchema { name: "UntagPolicyRequest", members: &[
    Member::of("PolicyArn", &ARN_TYPE_SHAPE).required(),
    Member::of("TagKeys", &TAG_KEY_LIST_TYPE_SHAPE).required(),
] };
pub(super) static UNTAG_ROLE_REQUEST: StructureSchema = StructureSchema { name: "UntagRoleRequest", members: &[
    Member::of("RoleName", &ROLE_NAME_TYPE_SHAPE).required(),
    Member::of("TagKeys", &TAG_KEY_LIST_TYPE_SHAPE).required(),
] };
pub(super) static UPDATE_ASSUME_ROLE_POLICY_REQUEST: StructureSchema = StructureSchema { name: "UpdateAssumeRolePolicyRequest", members: &[
    Member::of("RoleName", &ROLE_NAME_TYPE_SHAPE).required(),
    Member::of("PolicyDocument", &POLICY_DOCUMENT_TYPE_SHAPE).required(),
] };
pub(super) static UPDATE_ROLE_DESCRIPTION_REQUEST: StructureSchema = StructureSchema { name: "UpdateRoleDescriptionRequest", members: &[
    Member::of("RoleName", &ROLE_NAME_TYPE_SHAPE).required(),
    Member::of("Description", &ROLE_DESCRIPTION_TYPE_SHAPE).required(),
] };
pub(super) static UPDATE_ROLE_DESCRIPTION_RESPONSE: StructureSchema = StructureSchema { name: "UpdateRoleDescriptionResponse", members: &[
    Member::of("Role", &Shape::of(Kind::Structure(&ROLE))),
] };
pub(super) static UPDATE_ROLE_REQUEST: StructureSchema = StructureSchema { name: "UpdateRoleRequest", members: &[
    Member::of("RoleName", &ROLE_NAME_TYPE_SHAPE).required(),
    Member::of("Description", &ROLE_DESCRIPTION_TYPE_SHAPE),
    Member::of("MaxSessionDuration", &ROLE_MAX_SESSION_DURATION_TYPE_SHAPE),
] };
pub(super) static UPDATE_ROLE_RESPONSE: StructureSchema = StructureSchema { name: "UpdateRoleResponse", members: &[] };
pub(super) static OPERATIONS: [Operation; 30] = [
    Operation { index: 0, name: "AttachRolePolicy", input: &ATTACH_ROLE_POLICY_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 1, name: "CreatePolicy", input: &CREATE_POLICY_REQUEST, output: Some(&CREATE_POLICY_RESPONSE), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 2, name: "CreatePolicyVersion", input: &CREATE_POLICY_VERSION_REQUEST, output: Some(&CREATE_POLICY_VERSION_RESPONSE), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 3, name: "CreateRole", input: &CREATE_ROLE_REQUEST, output: Some(&CREATE_ROLE_RESPONSE), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 4, name: "DeletePolicy", input: &DELETE_POLICY_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 5, name: "DeletePolicyVersion", input: &DELETE_POLICY_VERSION_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 6, name: "DeleteRole", input: &DELETE_ROLE_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 7, name: "DeleteRolePolicy", input: &DELETE_ROLE_POLICY_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 8, name: "DetachRolePolicy", input: &DETACH_ROLE_POLICY_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 9, name: "GetPolicy", input: &GET_POLICY_REQUEST, output: Some(&GET_POLICY_RESPONSE), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 10, name: "GetPolicyVersion", input: &GET_POLICY_VERSION_REQUEST, output: Some(&GET_POLICY_VERSION_RESPONSE), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 11, name: "GetRole", input: &GET_ROLE_REQUEST, output: Some(&GET_ROLE_RESPONSE), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 12, name: "GetRolePolicy", input: &GET_ROLE_POLICY_REQUEST, output: Some(&GET_ROLE_POLICY_RESPONSE), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 13, name: "ListAttachedRolePolicies", input: &LIST_ATTACHED_ROLE_POLICIES_REQUEST, output: Some(&LIST_ATTACHED_ROLE_POLICIES_RESPONSE), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 14, name: "ListInstanceProfilesForRole", input: &LIST_INSTANCE_PROFILES_FOR_ROLE_REQUEST, output: Some(&LIST_INSTANCE_PROFILES_FOR_ROLE_RESPONSE), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 15, name: "ListPolicies", input: &LIST_POLICIES_REQUEST, output: Some(&LIST_POLICIES_RESPONSE), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 16, name: "ListPolicyTags", input: &LIST_POLICY_TAGS_REQUEST, output: Some(&LIST_POLICY_TAGS_RESPONSE), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 17, name: "ListPolicyVersions", input: &LIST_POLICY_VERSIONS_REQUEST, output: Some(&LIST_POLICY_VERSIONS_RESPONSE), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 18, name: "ListRolePolicies", input: &LIST_ROLE_POLICIES_REQUEST, output: Some(&LIST_ROLE_POLICIES_RESPONSE), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 19, name: "ListRoleTags", input: &LIST_ROLE_TAGS_REQUEST, output: Some(&LIST_ROLE_TAGS_RESPONSE), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 20, name: "ListRoles", input: &LIST_ROLES_REQUEST, output: Some(&LIST_ROLES_RESPONSE), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 21, name: "PutRolePolicy", input: &PUT_ROLE_POLICY_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 22, name: "SetDefaultPolicyVersion", input: &SET_DEFAULT_POLICY_VERSION_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 23, name: "TagPolicy", input: &TAG_POLICY_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 24, name: "TagRole", input: &TAG_ROLE_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 25, name: "UntagPolicy", input: &UNTAG_POLICY_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 26, name: "UntagRole", input: &UNTAG_ROLE_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 27, name: "UpdateAssumeRolePolicy", input: &UPDATE_ASSUME_ROLE_POLICY_REQUEST, output: None, http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 28, name: "UpdateRole", input: &UPDATE_ROLE_REQUEST, output: Some(&UPDATE_ROLE_RESPONSE), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 29, name: "UpdateRoleDescription", input: &UPDATE_ROLE_DESCRIPTION_REQUEST, output: Some(&UPDATE_ROLE_DESCRIPTION_RESPONSE), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
];

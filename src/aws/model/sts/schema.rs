// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! What the model says about the service's operations and shapes.

#![allow(clippy::wildcard_imports, clippy::unreadable_literal, reason = "a table in the vocabulary of `schema`")]

use crate::aws::schema::*;

static PATTERN_0: Pattern = Pattern::new(r"[\d]*", "[0-9]*");
static PATTERN_1: Pattern = Pattern::new(r"[\p{L}\p{Z}\p{N}_.:/=+\-@]*", r"[\p{L}\p{Z}\p{N}_.:/=+\-@]*");
static PATTERN_2: Pattern = Pattern::new(r"[\p{L}\p{Z}\p{N}_.:/=+\-@]+", r"[\p{L}\p{Z}\p{N}_.:/=+\-@]+");
static PATTERN_3: Pattern = Pattern::new(r"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+", r"[\x{0009}\x{000A}\x{000D}\x{0020}-\x{007E}\x{0085}\x{00A0}-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}]+");
static PATTERN_4: Pattern = Pattern::new(r"[\u0009\u000A\u000D\u0020-\u00FF]+", r"[\x{0009}\x{000A}\x{000D}\x{0020}-\x{00FF}]+");
static PATTERN_5: Pattern = Pattern::new(r"[\w+=,.@-]*", r"[A-Za-z0-9_+=,.@\-]*");
static PATTERN_6: Pattern = Pattern::new(r"[\w+=,.@:-]*", r"[A-Za-z0-9_+=,.@:\-]*");
static PATTERN_7: Pattern = Pattern::new(r"[\w+=,.@:\/-]*", r"[A-Za-z0-9_+=,.@:\/\-]*");
static PATTERN_8: Pattern = Pattern::new(r"[\w+=/:,.@-]*", r"[A-Za-z0-9_+=/:,.@\-]*");
static PATTERN_9: Pattern = Pattern::new(r"[\w]*", "[A-Za-z0-9_]*");
static PROVIDED_CONTEXTS_LIST_TYPE_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&PROVIDED_CONTEXT)), query_name: "member", bare: false }).minimum(1.0).maximum(5.0);
static ACCESS_KEY_ID_TYPE_SHAPE: Shape = Shape::of(Kind::Text).minimum(16.0).maximum(128.0).pattern(&PATTERN_9);
static ACCESS_KEY_SECRET_TYPE_SHAPE: Shape = Shape::of(Kind::Text);
static ACCOUNT_TYPE_SHAPE: Shape = Shape::of(Kind::Text);
static ARN_TYPE_SHAPE: Shape = Shape::of(Kind::Text).minimum(20.0).maximum(2048.0).pattern(&PATTERN_3);
static ASSUMED_ROLE_ID_TYPE_SHAPE: Shape = Shape::of(Kind::Text).minimum(2.0).maximum(193.0).pattern(&PATTERN_6);
static CONTEXT_ASSERTION_TYPE_SHAPE: Shape = Shape::of(Kind::Text).minimum(4.0).maximum(2048.0);
static DATE_TYPE_SHAPE: Shape = Shape::of(Kind::Timestamp);
static EXTERNAL_ID_TYPE_SHAPE: Shape = Shape::of(Kind::Text).minimum(2.0).maximum(1224.0).pattern(&PATTERN_7);
static MINIMUM_SESSION_TOKEN_SIZE_TYPE_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0).maximum(4096.0);
static NON_NEGATIVE_INTEGER_TYPE_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0);
static POLICY_DESCRIPTOR_LIST_TYPE_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&POLICY_DESCRIPTOR_TYPE)), query_name: "member", bare: false });
static ROLE_DURATION_SECONDS_TYPE_SHAPE: Shape = Shape::of(Kind::Integer).minimum(900.0).maximum(43200.0);
static ROLE_SESSION_NAME_TYPE_SHAPE: Shape = Shape::of(Kind::Text).minimum(2.0).maximum(64.0).pattern(&PATTERN_5);
static SERIAL_NUMBER_TYPE_SHAPE: Shape = Shape::of(Kind::Text).minimum(9.0).maximum(256.0).pattern(&PATTERN_8);
static SESSION_TOKEN_SIZE_TYPE_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0);
static SESSION_TOKEN_UTILIZATION_TYPE_SHAPE: Shape = Shape::of(Kind::Integer).minimum(0.0);
static SOURCE_IDENTITY_TYPE_SHAPE: Shape = Shape::of(Kind::Text).minimum(2.0).maximum(64.0).pattern(&PATTERN_5);
static TAG_KEY_LIST_TYPE_SHAPE: Shape = Shape::of(Kind::List { element: &TAG_KEY_TYPE_SHAPE, query_name: "member", bare: false }).maximum(50.0);
static TAG_KEY_TYPE_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).maximum(128.0).pattern(&PATTERN_2);
static TAG_LIST_TYPE_SHAPE: Shape = Shape::of(Kind::List { element: &Shape::of(Kind::Structure(&TAG)), query_name: "member", bare: false }).maximum(50.0);
static TAG_VALUE_TYPE_SHAPE: Shape = Shape::of(Kind::Text).minimum(0.0).maximum(256.0).pattern(&PATTERN_1);
static TOKEN_CODE_TYPE_SHAPE: Shape = Shape::of(Kind::Text).minimum(6.0).maximum(6.0).pattern(&PATTERN_0);
static TOKEN_TYPE_SHAPE: Shape = Shape::of(Kind::Text);
static UNRESTRICTED_SESSION_POLICY_DOCUMENT_TYPE_SHAPE: Shape = Shape::of(Kind::Text).minimum(1.0).pattern(&PATTERN_4);
static USER_ID_TYPE_SHAPE: Shape = Shape::of(Kind::Text);
pub(super) static ASSUME_ROLE_REQUEST: StructureSchema = StructureSchema { name: "AssumeRoleRequest", members: &[
    Member::of("RoleArn", &ARN_TYPE_SHAPE).required(),
    Member::of("RoleSessionName", &ROLE_SESSION_NAME_TYPE_SHAPE).required(),
    Member::of("PolicyArns", &POLICY_DESCRIPTOR_LIST_TYPE_SHAPE),
    Member::of("Policy", &UNRESTRICTED_SESSION_POLICY_DOCUMENT_TYPE_SHAPE),
    Member::of("DurationSeconds", &ROLE_DURATION_SECONDS_TYPE_SHAPE),
    Member::of("Tags", &TAG_LIST_TYPE_SHAPE),
    Member::of("TransitiveTagKeys", &TAG_KEY_LIST_TYPE_SHAPE),
    Member::of("ExternalId", &EXTERNAL_ID_TYPE_SHAPE),
    Member::of("SerialNumber", &SERIAL_NUMBER_TYPE_SHAPE),
    Member::of("TokenCode", &TOKEN_CODE_TYPE_SHAPE),
    Member::of("SourceIdentity", &SOURCE_IDENTITY_TYPE_SHAPE),
    Member::of("ProvidedContexts", &PROVIDED_CONTEXTS_LIST_TYPE_SHAPE),
    Member::of("MinimumSessionTokenSize", &MINIMUM_SESSION_TOKEN_SIZE_TYPE_SHAPE),
] };
pub(super) static ASSUME_ROLE_RESPONSE: StructureSchema = StructureSchema { name: "AssumeRoleResponse", members: &[
    Member::of("Credentials", &Shape::of(Kind::Structure(&CREDENTIALS))),
    Member::of("AssumedRoleUser", &Shape::of(Kind::Structure(&ASSUMED_ROLE_USER))),
    Member::of("PackedPolicySize", &NON_NEGATIVE_INTEGER_TYPE_SHAPE),
    Member::of("SourceIdentity", &SOURCE_IDENTITY_TYPE_SHAPE),
    Member::of("SessionTokenUtilization", &SESSION_TOKEN_UTILIZATION_TYPE_SHAPE),
    Member::of("SessionTokenSize", &SESSION_TOKEN_SIZE_TYPE_SHAPE),
] };
pub(super) static ASSUMED_ROLE_USER: StructureSchema = StructureSchema { name: "AssumedRoleUser", members: &[
    Member::of("AssumedRoleId", &ASSUMED_ROLE_ID_TYPE_SHAPE).required(),
    Member::of("Arn", &ARN_TYPE_SHAPE).required(),
] };
pub(super) static CREDENTIALS: StructureSchema = StructureSchema { name: "Credentials", members: &[
    Member::of("AccessKeyId", &ACCESS_KEY_ID_TYPE_SHAPE).required(),
    Member::of("SecretAccessKey", &ACCESS_KEY_SECRET_TYPE_SHAPE).required(),
    Member::of("SessionToken", &TOKEN_TYPE_SHAPE).required(),
    Member::of("Expiration", &DATE_TYPE_SHAPE).required(),
] };
pub(super) static GET_CALLER_IDENTITY_REQUEST: StructureSchema = StructureSchema { name: "GetCallerIdentityRequest", members: &[] };
pub(super) static GET_CALLER_IDENTITY_RESPONSE: StructureSchema = StructureSchema { name: "GetCallerIdentityResponse", members: &[
    Member::of("UserId", &USER_ID_TYPE_SHAPE),
    Member::of("Account", &ACCOUNT_TYPE_SHAPE),
    Member::of("Arn", &ARN_TYPE_SHAPE),
] };
pub(super) static POLICY_DESCRIPTOR_TYPE: StructureSchema = StructureSchema { name: "PolicyDescriptorType", members: &[
    Member::of("arn", &ARN_TYPE_SHAPE),
] };
pub(super) static PROVIDED_CONTEXT: StructureSchema = StructureSchema { name: "ProvidedContext", members: &[
    Member::of("ProviderArn", &ARN_TYPE_SHAPE),
    Member::of("ContextAssertion", &CONTEXT_ASSERTION_TYPE_SHAPE),
] };
pub(super) static TAG: StructureSchema = StructureSchema { name: "Tag", members: &[
    Member::of("Key", &TAG_KEY_TYPE_SHAPE).required(),
    Member::of("Value", &TAG_VALUE_TYPE_SHAPE).required(),
] };
pub(super) static OPERATIONS: [Operation; 2] = [
    Operation { index: 0, name: "AssumeRole", input: &ASSUME_ROLE_REQUEST, output: Some(&ASSUME_ROLE_RESPONSE), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
    Operation { index: 1, name: "GetCallerIdentity", input: &GET_CALLER_IDENTITY_REQUEST, output: Some(&GET_CALLER_IDENTITY_RESPONSE), http: HttpBinding { method: "POST", path: &[], literal: None, status: 200 } },
];

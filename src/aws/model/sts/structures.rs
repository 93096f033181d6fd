// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! The structures of the service's API.

#![expect(missing_docs, reason = "each is described by the service's API reference")]

use crate::aws::value::structure;
use crate::clock::Timestamp;

structure! {
    AssumeRoleInput = ASSUME_ROLE_REQUEST {
        role_arn: String,
        role_session_name: String,
        policy_arns: Option<Vec<PolicyDescriptorType>>,
        policy: Option<String>,
        duration_seconds: Option<i32>,
        tags: Option<Vec<Tag>>,
        transitive_tag_keys: Option<Vec<String>>,
        external_id: Option<String>,
        serial_number: Option<String>,
        token_code: Option<String>,
        source_identity: Option<String>,
        provided_contexts: Option<Vec<ProvidedContext>>,
        minimum_session_token_size: Option<i32>,
    }
    AssumeRoleOutput = ASSUME_ROLE_RESPONSE {
        credentials: Option<Credentials>,
        assumed_role_user: Option<AssumedRoleUser>,
        packed_policy_size: Option<i32>,
        source_identity: Option<String>,
        session_token_utilization: Option<i32>,
        session_token_size: Option<i32>,
    }
    AssumedRoleUser = ASSUMED_ROLE_USER {
        assumed_role_id: String,
        arn: String,
    }
    Credentials = CREDENTIALS {
        access_key_id: String,
        secret_access_key: String,
        session_token: String,
        expiration: Timestamp,
    }
    GetCallerIdentityInput = GET_CALLER_IDENTITY_REQUEST {}
    GetCallerIdentityOutput = GET_CALLER_IDENTITY_RESPONSE {
        user_id: Option<String>,
        account: Option<String>,
        arn: Option<String>,
    }
    PolicyDescriptorType = POLICY_DESCRIPTOR_TYPE {
        arn: Option<String>,
    }
    ProvidedContext = PROVIDED_CONTEXT {
        provider_arn: Option<String>,
        context_assertion: Option<String>,
    }
    Tag = TAG {
        key: String,
        value: String,
    }
}

//! IAM as its callers see it.

use std::sync::Arc;

use super::*;
use crate::aws::Origin;
use crate::aws::model::iam::{self, Iam as _};
use crate::clock::{Mode, Timestamp};
use crate::identity::Region;
use crate::store::MemoryStore;

const TRUST: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#;
const PERMISSIONS: &str =
    r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sqs:*", "Resource": "*"}]}"#;
const BASIC: &str = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";

fn house(store: Store) -> House {
    House {
        clock: Clock::starting_at(Mode::Manual, Timestamp::from_millis(1_700_000_000_900)),
        randomness: Randomness::seeded(1),
        store,
        neighbours: crate::neighbours::Neighbours::default(),
        options: Arc::default(),
    }
}

fn new() -> Iam {
    Iam::new(&house(Store::ephemeral()))
}

fn call_of(account: &str, region: &str) -> Call {
    Call {
        account: account.parse().unwrap(),
        region: region.parse::<Region>().unwrap(),
        request_id: Randomness::seeded(1).uuid(),
        authority: "localhost:4566".to_owned(),
        access_key_id: None,
        trace: None,
        origin: Origin::Outside,
    }
}

fn call() -> Call {
    call_of("123456789012", "eu-central-1")
}

async fn role(iam: &Iam, name: &str) -> Result<iam::Role, Error> {
    let input = iam::CreateRoleInput {
        role_name: name.to_owned(),
        assume_role_policy_document: TRUST.to_owned(),
        ..Default::default()
    };
    iam.create_role(&call(), input).await.map(|output| output.role)
}

async fn policy(iam: &Iam, name: &str) -> Result<String, Error> {
    let input = iam::CreatePolicyInput {
        policy_name: name.to_owned(),
        policy_document: PERMISSIONS.to_owned(),
        ..Default::default()
    };
    iam.create_policy(&call(), input).await.map(|output| output.policy.unwrap().arn.unwrap())
}

async fn attach(iam: &Iam, role_name: &str, arn: &str) -> Result<(), Error> {
    let input = iam::AttachRolePolicyInput { role_name: role_name.to_owned(), policy_arn: arn.to_owned() };
    iam.attach_role_policy(&call(), input).await.map(drop)
}

async fn delete_role(iam: &Iam, name: &str) -> Result<(), Error> {
    let input = iam::DeleteRoleInput { role_name: name.to_owned() };
    iam.delete_role(&call(), input).await.map(drop)
}

async fn get_role(iam: &Iam, call: &Call, name: &str) -> Result<iam::Role, Error> {
    let input = iam::GetRoleInput { role_name: name.to_owned() };
    iam.get_role(call, input).await.map(|output| output.role)
}

async fn add_version(iam: &Iam, arn: &str) -> Result<String, Error> {
    let input = iam::CreatePolicyVersionInput {
        policy_arn: arn.to_owned(),
        policy_document: PERMISSIONS.to_owned(),
        set_as_default: Some(true),
    };
    iam.create_policy_version(&call(), input)
        .await
        .map(|output| output.policy_version.unwrap().version_id.unwrap())
}

fn tag(key: &str, value: &str) -> iam::Tag {
    iam::Tag { key: key.to_owned(), value: value.to_owned() }
}

#[tokio::test]
async fn a_role_is_answered_as_it_was_created() {
    let iam = new();
    let input = iam::CreateRoleInput {
        role_name: "orders".to_owned(),
        path: Some("/shop/".to_owned()),
        assume_role_policy_document: TRUST.to_owned(),
        description: Some("Orders".to_owned()),
        tags: Some(vec![tag("team", "a")]),
        ..Default::default()
    };
    let created = iam.create_role(&call(), input).await.unwrap().role;
    assert_eq!(created.arn, "arn:aws:iam::123456789012:role/shop/orders");
    assert!(created.role_id.starts_with("AROA") && created.role_id.len() == 21);
    assert_eq!(created.create_date, Timestamp::from_secs(1_700_000_000));
    let document = created.assume_role_policy_document.clone().unwrap();
    assert!(document.starts_with("%7B%22Version%22%3A%222012-10-17%22"), "{document}");
    let got = get_role(&iam, &call(), "orders").await.unwrap();
    assert_eq!(got.role_last_used, Some(iam::RoleLastUsed::default()));
    assert_eq!((got.max_session_duration, got.tags), (Some(3600), Some(vec![tag("team", "a")])));
}

#[tokio::test]
async fn a_name_is_taken_in_whatever_case() {
    let iam = new();
    role(&iam, "orders").await.unwrap();
    let error = role(&iam, "Orders").await.unwrap_err();
    assert_eq!((error.code.as_ref(), error.status), ("EntityAlreadyExists", 409));
    assert_eq!(error.message, "Role with name Orders already exists.");
}

#[tokio::test]
async fn a_role_is_the_same_in_every_region_and_unknown_to_other_accounts() {
    let iam = new();
    role(&iam, "orders").await.unwrap();
    assert!(get_role(&iam, &call_of("123456789012", "us-east-1"), "orders").await.is_ok());
    let error = get_role(&iam, &call_of("210987654321", "eu-central-1"), "orders").await.unwrap_err();
    assert_eq!((error.code.as_ref(), error.status), ("NoSuchEntity", 404));
    assert_eq!(error.message, "The role with name orders cannot be found.");
}

#[tokio::test]
async fn a_role_goes_only_after_its_policies() {
    let iam = new();
    role(&iam, "orders").await.unwrap();
    attach(&iam, "orders", BASIC).await.unwrap();
    let put = iam::PutRolePolicyInput {
        role_name: "orders".to_owned(),
        policy_name: "inline".to_owned(),
        policy_document: PERMISSIONS.to_owned(),
    };
    iam.put_role_policy(&call(), put).await.unwrap();
    let error = delete_role(&iam, "orders").await.unwrap_err();
    assert_eq!((error.code.as_ref(), error.status), ("DeleteConflict", 409));
    assert_eq!(error.message, "Cannot delete entity, must detach all policies first.");
    let detach = iam::DetachRolePolicyInput { role_name: "orders".to_owned(), policy_arn: BASIC.to_owned() };
    iam.detach_role_policy(&call(), detach).await.unwrap();
    let error = delete_role(&iam, "orders").await.unwrap_err();
    assert_eq!(error.message, "Cannot delete entity, must delete policies first.");
    let delete =
        iam::DeleteRolePolicyInput { role_name: "orders".to_owned(), policy_name: "inline".to_owned() };
    iam.delete_role_policy(&call(), delete).await.unwrap();
    delete_role(&iam, "orders").await.unwrap();
    assert_eq!(delete_role(&iam, "orders").await.unwrap_err().code, "NoSuchEntity");
}

#[tokio::test]
async fn an_inline_policy_comes_back_encoded_and_otherwise_untouched() {
    let iam = new();
    role(&iam, "orders").await.unwrap();
    let put = |document: &str| iam::PutRolePolicyInput {
        role_name: "orders".to_owned(),
        policy_name: "queues".to_owned(),
        policy_document: document.to_owned(),
    };
    iam.put_role_policy(&call(), put(PERMISSIONS)).await.unwrap();
    let get = iam::GetRolePolicyInput { role_name: "orders".to_owned(), policy_name: "queues".to_owned() };
    let got = iam.get_role_policy(&call(), get.clone()).await.unwrap().policy_document;
    let decoded = percent_encoding::percent_decode_str(&got).decode_utf8().unwrap();
    assert_eq!(decoded, PERMISSIONS);
    let error = iam.put_role_policy(&call(), put("{}")).await.unwrap_err();
    assert_eq!((error.code.as_ref(), error.status), ("MalformedPolicyDocument", 400));
    let missing = iam::GetRolePolicyInput { policy_name: "other".to_owned(), ..get };
    let error = iam.get_role_policy(&call(), missing).await.unwrap_err();
    assert_eq!(error.message, "The role policy with name other cannot be found.");
}

#[tokio::test]
async fn policies_that_exist_can_be_attached_and_others_cannot() {
    let iam = new();
    role(&iam, "orders").await.unwrap();
    let own = policy(&iam, "zebra").await.unwrap();
    for arn in [&own, BASIC, BASIC] {
        attach(&iam, "orders", arn).await.unwrap();
    }
    let input = iam::ListAttachedRolePoliciesInput { role_name: "orders".to_owned(), ..Default::default() };
    let listed = iam.list_attached_role_policies(&call(), input).await.unwrap();
    let names = listed.attached_policies.unwrap().into_iter().map(|policy| policy.policy_name.unwrap());
    assert_eq!(names.collect::<Vec<_>>(), ["AWSLambdaBasicExecutionRole", "zebra"]);
    let absent = "arn:aws:iam::aws:policy/NoSuchPolicyAnywhere";
    let error = attach(&iam, "orders", absent).await.unwrap_err();
    assert_eq!((error.code.as_ref(), error.status), ("NoSuchEntity", 404));
    assert_eq!(error.message, format!("Policy {absent} does not exist or is not attachable."));
    let error = attach(&iam, "orders", "arn:aws:s3:::a-bucket-somewhere").await.unwrap_err();
    assert_eq!((error.code.as_ref(), error.status), ("InvalidInput", 400));
}

#[tokio::test]
async fn a_policy_has_five_versions_whose_numbers_are_not_used_twice() {
    let iam = new();
    let arn = policy(&iam, "queues").await.unwrap();
    for expected in ["v2", "v3", "v4", "v5"] {
        assert_eq!(add_version(&iam, &arn).await.unwrap(), expected);
    }
    let error = add_version(&iam, &arn).await.unwrap_err();
    assert_eq!((error.code.as_ref(), error.status), ("LimitExceeded", 409));
    let delete =
        |id: &str| iam::DeletePolicyVersionInput { policy_arn: arn.clone(), version_id: id.to_owned() };
    let error = iam.delete_policy_version(&call(), delete("v5")).await.unwrap_err();
    assert_eq!(error.message, "Cannot delete the default version of a policy.");
    iam.delete_policy_version(&call(), delete("v2")).await.unwrap();
    assert_eq!(add_version(&iam, &arn).await.unwrap(), "v6");
    let input = iam::ListPolicyVersionsInput { policy_arn: arn.clone(), ..Default::default() };
    let listed = iam.list_policy_versions(&call(), input).await.unwrap().versions.unwrap();
    let ids: Vec<_> = listed.into_iter().map(|version| version.version_id.unwrap()).collect();
    assert_eq!(ids, ["v6", "v5", "v4", "v3", "v1"]);
    let error = iam.delete_policy_version(&call(), delete("v2")).await.unwrap_err();
    assert_eq!(error.message, format!("Policy {arn} version v2 does not exist or is not attachable."));
}

#[tokio::test]
async fn a_policy_goes_only_when_nothing_has_it_and_it_has_one_version() {
    let iam = new();
    role(&iam, "orders").await.unwrap();
    let arn = policy(&iam, "queues").await.unwrap();
    attach(&iam, "orders", &arn).await.unwrap();
    let got = iam.get_policy(&call(), iam::GetPolicyInput { policy_arn: arn.clone() }).await.unwrap();
    assert_eq!(got.policy.unwrap().attachment_count, Some(1));
    let delete = || iam::DeletePolicyInput { policy_arn: arn.clone() };
    let error = iam.delete_policy(&call(), delete()).await.unwrap_err();
    assert_eq!(error.message, "Cannot delete a policy attached to entities.");
    let detach = iam::DetachRolePolicyInput { role_name: "orders".to_owned(), policy_arn: arn.clone() };
    iam.detach_role_policy(&call(), detach).await.unwrap();
    add_version(&iam, &arn).await.unwrap();
    assert!(
        iam.delete_policy(&call(), delete()).await.unwrap_err().message.contains("more than one version")
    );
    let version = iam::DeletePolicyVersionInput { policy_arn: arn.clone(), version_id: "v1".to_owned() };
    iam.delete_policy_version(&call(), version).await.unwrap();
    iam.delete_policy(&call(), delete()).await.unwrap();
    let error = iam.get_policy(&call(), iam::GetPolicyInput { policy_arn: arn.clone() }).await.unwrap_err();
    assert_eq!(error.message, format!("Policy {arn} was not found."));
}

#[tokio::test]
async fn what_aws_manages_is_described_and_cannot_be_changed() {
    let iam = new();
    let got = iam.get_policy(&call(), iam::GetPolicyInput { policy_arn: BASIC.to_owned() }).await.unwrap();
    assert_eq!(got.policy.unwrap().path.as_deref(), Some("/service-role/"));
    let get = iam::GetPolicyVersionInput { policy_arn: BASIC.to_owned(), version_id: "v1".to_owned() };
    let version = iam.get_policy_version(&call(), get).await.unwrap().policy_version.unwrap();
    assert!(version.document.unwrap().contains("logs%3ACreateLogGroup"));
    let error = iam.delete_policy(&call(), iam::DeletePolicyInput { policy_arn: BASIC.to_owned() }).await;
    assert_eq!(error.unwrap_err().code, "AccessDenied");
    let unknown = "arn:aws:iam::aws:policy/AmazonEC2FullAccess".to_owned();
    let get = iam::GetPolicyVersionInput { policy_arn: unknown, version_id: "v1".to_owned() };
    assert_eq!(iam.get_policy_version(&call(), get).await.unwrap_err().status, 501);
}

#[tokio::test]
async fn policies_are_listed_by_scope_page_by_page() {
    let iam = new();
    for name in ["one", "two", "three"] {
        policy(&iam, name).await.unwrap();
    }
    let local = |marker| iam::ListPoliciesInput {
        scope: Some("Local".into()),
        max_items: Some(2),
        marker,
        ..Default::default()
    };
    let first = iam.list_policies(&call(), local(None)).await.unwrap();
    assert_eq!((first.policies.unwrap().len(), first.is_truncated), (2, Some(true)));
    let second = iam.list_policies(&call(), local(first.marker)).await.unwrap();
    assert_eq!(second.policies.unwrap()[0].policy_name.as_deref(), Some("two"));
    assert_eq!((second.is_truncated, second.marker), (Some(false), None));
    let all = iam::ListPoliciesInput { max_items: Some(1000), ..Default::default() };
    assert_eq!(iam.list_policies(&call(), all).await.unwrap().policies.unwrap().len(), 1000);
}

#[tokio::test]
async fn roles_are_listed_by_path_without_their_tags() {
    let iam = new();
    for name in ["b", "a", "c"] {
        role(&iam, name).await.unwrap();
    }
    let tags = iam::TagRoleInput { role_name: "a".to_owned(), tags: vec![tag("x", "1")] };
    iam.tag_role(&call(), tags).await.unwrap();
    let listed = iam.list_roles(&call(), iam::ListRolesInput::default()).await.unwrap();
    let names: Vec<_> = listed.roles.iter().map(|role| role.role_name.as_str()).collect();
    assert_eq!(names, ["a", "b", "c"]);
    assert_eq!(listed.roles[0].tags, None);
    let elsewhere = iam::ListRolesInput { path_prefix: Some("/shop/".to_owned()), ..Default::default() };
    assert!(iam.list_roles(&call(), elsewhere).await.unwrap().roles.is_empty());
}

#[tokio::test]
async fn tags_replace_each_other_whatever_the_case_of_their_keys() {
    let iam = new();
    role(&iam, "orders").await.unwrap();
    let add = |tags| iam::TagRoleInput { role_name: "orders".to_owned(), tags };
    iam.tag_role(&call(), add(vec![tag("Team", "a"), tag("cost", "1")])).await.unwrap();
    iam.tag_role(&call(), add(vec![tag("team", "b")])).await.unwrap();
    let list = iam::ListRoleTagsInput { role_name: "orders".to_owned(), ..Default::default() };
    let listed = iam.list_role_tags(&call(), list.clone()).await.unwrap().tags;
    assert_eq!(listed, [tag("cost", "1"), tag("team", "b")]);
    let twice = iam.tag_role(&call(), add(vec![tag("a", "1"), tag("A", "2")])).await.unwrap_err();
    assert!(twice.message.starts_with("Duplicate tag keys found."));
    let many = (0..49).map(|number| tag(&format!("key{number}"), "")).collect();
    assert_eq!(iam.tag_role(&call(), add(many)).await.unwrap_err().code, "LimitExceeded");
    let keys = vec!["TEAM".to_owned(), "absent".to_owned()];
    iam.untag_role(&call(), iam::UntagRoleInput { role_name: "orders".to_owned(), tag_keys: keys })
        .await
        .unwrap();
    assert_eq!(iam.list_role_tags(&call(), list).await.unwrap().tags, [tag("cost", "1")]);
}

#[tokio::test]
async fn what_was_answered_survives_a_restart() {
    let store = Store::over(Arc::new(MemoryStore::default()));
    let before = Iam::new(&house(store.clone()));
    role(&before, "orders").await.unwrap();
    role(&before, "gone").await.unwrap();
    delete_role(&before, "gone").await.unwrap();
    let arn = policy(&before, "queues").await.unwrap();
    attach(&before, "orders", &arn).await.unwrap();
    add_version(&before, &arn).await.unwrap();
    let after = Iam::new(&house(store));
    after.restore();
    let (old, new) = (get_role(&before, &call(), "orders").await, get_role(&after, &call(), "orders").await);
    assert_eq!(old.unwrap(), new.unwrap());
    assert_eq!(get_role(&after, &call(), "gone").await.unwrap_err().code, "NoSuchEntity");
    let got =
        after.get_policy(&call(), iam::GetPolicyInput { policy_arn: arn }).await.unwrap().policy.unwrap();
    assert_eq!((got.attachment_count, got.default_version_id.as_deref()), (Some(1), Some("v2")));
}

#[tokio::test]
async fn one_account_is_forgotten_and_the_others_are_not() {
    let iam = new();
    role(&iam, "orders").await.unwrap();
    iam.forget(Some(&"210987654321".parse().unwrap()));
    assert!(get_role(&iam, &call(), "orders").await.is_ok());
    iam.forget(Some(&call().account));
    assert!(get_role(&iam, &call(), "orders").await.is_err());
}

//! STS as its callers see it.

use super::*;
use crate::aws::Origin;
use crate::aws::model::iam::{self, Iam as _};
use crate::aws::model::sts::Sts as _;
use crate::clock::{Clock, Mode};
use crate::identity::Randomness;
use crate::neighbours::{Neighbours, Options};
use crate::store::{MemoryStore, Store};

const ROLE: &str = "arn:aws:iam::123456789012:role/shop/orders";

fn house(strict: bool, store: Store) -> House {
    House {
        clock: Clock::starting_at(Mode::Manual, Timestamp::from_secs(1_700_000_000)),
        randomness: Randomness::seeded(1),
        store,
        neighbours: Neighbours::default(),
        options: Arc::new(Options { strict, ..Options::default() }),
    }
}

fn new(strict: bool) -> (House, Iam, Sts) {
    let house = house(strict, Store::ephemeral());
    let iam = Iam::new(&house);
    let sts = Sts::new(&house, iam.clone());
    (house, iam, sts)
}

fn call(access_key_id: Option<&str>) -> Call {
    Call {
        account: "123456789012".parse().unwrap(),
        region: "us-east-1".parse().unwrap(),
        request_id: Randomness::seeded(1).uuid(),
        authority: "localhost:4566".to_owned(),
        access_key_id: access_key_id.map(str::to_owned),
        trace: None,
        origin: Origin::Outside,
    }
}

fn assume() -> sts::AssumeRoleInput {
    sts::AssumeRoleInput {
        role_arn: ROLE.to_owned(),
        role_session_name: "test".to_owned(),
        ..Default::default()
    }
}

async fn record_role(iam: &Iam) -> String {
    let trust = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}}"#;
    let input = iam::CreateRoleInput {
        role_name: "orders".to_owned(),
        path: Some("/shop/".to_owned()),
        assume_role_policy_document: trust.to_owned(),
        max_session_duration: Some(7200),
        ..Default::default()
    };
    iam.create_role(&call(None), input).await.unwrap().role.role_id
}

async fn identity(sts: &Sts, key: Option<&str>) -> Result<(String, String), Error> {
    let output = sts.get_caller_identity(&call(key), sts::GetCallerIdentityInput::default()).await?;
    assert_eq!(output.account.as_deref(), Some("123456789012"));
    Ok((output.user_id.unwrap(), output.arn.unwrap()))
}

#[tokio::test]
async fn an_account_calls_as_its_root() {
    let (_, _, sts) = new(false);
    let (user_id, arn) = identity(&sts, Some("123456789012")).await.unwrap();
    assert_eq!((user_id.as_str(), arn.as_str()), ("123456789012", "arn:aws:iam::123456789012:root"));
}

#[tokio::test]
async fn temporary_credentials_call_as_the_session_they_were_given_for() {
    let (house, iam, sts) = new(true);
    let role_id = record_role(&iam).await;
    let assumed = sts.assume_role(&call(None), assume()).await.unwrap();
    let arn = "arn:aws:sts::123456789012:assumed-role/orders/test";
    assert_eq!(assumed.assumed_role_user.unwrap().arn, arn);
    let credentials = assumed.credentials.unwrap();
    assert_eq!(credentials.expiration, house.clock.now().after(std::time::Duration::from_hours(1)));
    assert_eq!(credentials.secret_access_key.len(), 40);
    let key = credentials.access_key_id;
    assert_eq!(account_of(&key), Some(call(None).account));
    let caller = identity(&sts, Some(&key)).await.unwrap();
    assert_eq!(caller, (format!("{role_id}:test"), arn.to_owned()));
}

#[tokio::test]
async fn temporary_credentials_expire_with_the_clock() {
    let (house, iam, sts) = new(true);
    record_role(&iam).await;
    let input = sts::AssumeRoleInput { duration_seconds: Some(900), ..assume() };
    let key = sts.assume_role(&call(None), input).await.unwrap().credentials.unwrap().access_key_id;
    house.clock.advance(std::time::Duration::from_secs(899)).await;
    assert!(identity(&sts, Some(&key)).await.is_ok());
    house.clock.advance(std::time::Duration::from_secs(1)).await;
    let error = identity(&sts, Some(&key)).await.unwrap_err();
    assert_eq!((error.code.as_ref(), error.status), ("ExpiredToken", 403));
}

#[tokio::test]
async fn an_unknown_role_is_denied_only_to_the_strict() {
    let denied = new(true).2.assume_role(&call(None), assume()).await.unwrap_err();
    assert_eq!((denied.code.as_ref(), denied.status), ("AccessDenied", 403));
    let expected = format!(
        "User: arn:aws:iam::123456789012:root is not authorized to perform: sts:AssumeRole on resource: {ROLE}"
    );
    assert_eq!(denied.message, expected);
    let assumed = new(false).2.assume_role(&call(None), assume()).await.unwrap();
    let id = assumed.assumed_role_user.unwrap().assumed_role_id;
    assert!(id.starts_with("AROA") && id.ends_with(":test") && id.len() == 26, "{id}");
}

#[tokio::test]
async fn a_session_lasts_as_long_as_its_role_allows() {
    let (_, iam, sts) = new(false);
    record_role(&iam).await;
    let of = |seconds| sts::AssumeRoleInput { duration_seconds: Some(seconds), ..assume() };
    let key = sts.assume_role(&call(None), of(7200)).await.unwrap().credentials.unwrap().access_key_id;
    let error = sts.assume_role(&call(None), of(7201)).await.unwrap_err();
    assert_eq!(error.code, "ValidationError");
    assert_eq!(
        error.message,
        "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."
    );
    let chained = sts.assume_role(&call(Some(&key)), of(3601)).await.unwrap_err();
    assert!(chained.message.ends_with("roles assumed by role chaining"));
}

#[tokio::test]
async fn what_cannot_be_honoured_is_refused() {
    let (_, _, sts) = new(false);
    let refusal = async |input| sts.assume_role(&call(None), input).await.unwrap_err();
    let token = sts::AssumeRoleInput { token_code: Some("123456".to_owned()), ..assume() };
    assert_eq!(refusal(token).await.status, 501);
    let arn = "arn:aws:iam::123456789012:user/somebody".to_owned();
    let nobody = refusal(sts::AssumeRoleInput { role_arn: arn.clone(), ..assume() }).await;
    assert_eq!((nobody.code.as_ref(), nobody.message), ("ValidationError", format!("{arn} is invalid")));
    let policy = sts::AssumeRoleInput { policy: Some("{}".to_owned()), ..assume() };
    assert_eq!(refusal(policy).await.code, "MalformedPolicyDocument");
    let tags = (0..10).map(|at| sts::Tag { key: format!("{at}"), value: "x".repeat(255) }).collect();
    let packed = refusal(sts::AssumeRoleInput { tags: Some(tags), ..assume() }).await;
    assert_eq!(packed.code, "PackedPolicyTooLarge");
}

#[tokio::test]
async fn a_session_survives_a_restart_and_a_forgotten_one_is_no_longer_valid() {
    let store = Store::over(Arc::new(MemoryStore::default()));
    let open = |store: &Store| {
        let house = house(false, store.clone());
        Sts::new(&house, Iam::new(&house))
    };
    let key =
        open(&store).assume_role(&call(None), assume()).await.unwrap().credentials.unwrap().access_key_id;
    let after = open(&store);
    after.restore();
    let (_, arn) = identity(&after, Some(&key)).await.unwrap();
    assert_eq!(arn, "arn:aws:sts::123456789012:assumed-role/orders/test");
    after.forget(Some(&call(None).account));
    assert_eq!(identity(&after, Some(&key)).await.unwrap_err().code, "InvalidClientTokenId");
}

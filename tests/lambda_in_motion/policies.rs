//! Resource policies: who may invoke what.

use serde_json::{Value, json};
use virga::identity::AccountId;

use super::world::{ECHO, World};

const ARN: &str = "arn:aws:lambda:us-east-1:000000000000:function:echo";

fn document(effect: &str, principal: &str, action: &str) -> String {
    let statement =
        json!({"Effect": effect, "Principal": {"AWS": principal}, "Action": action, "Resource": ARN});
    json!({"Version": "2012-10-17", "Statement": [statement]}).to_string()
}

async fn put(world: &World, document: &str) -> Value {
    world.ask("PutResourcePolicy", json!({"ResourceArn": ARN, "Policy": document})).await.unwrap()
}

fn other() -> AccountId {
    "111122223333".parse().unwrap()
}

#[tokio::test]
async fn a_whole_policy_replaces_single_permissions_and_goes_when_it_is_deleted() {
    let world = World::new();
    world.create("echo", ECHO).await;
    let permission = json!({
        "FunctionName": "echo", "StatementId": "s3", "Action": "lambda:InvokeFunction", "Principal": "s3.amazonaws.com",
    });
    world.ask("AddPermission", permission.clone()).await.unwrap();
    let policy = document("Deny", "111122223333", "lambda:InvokeFunction");
    let put = put(&world, &policy).await;
    assert_eq!(put["Policy"], policy);
    for answer in [
        world.ask("GetPolicy", json!({"FunctionName": "echo"})).await.unwrap(),
        world.ask("GetResourcePolicy", json!({"ResourceArn": ARN})).await.unwrap(),
    ] {
        assert_eq!(answer, put);
    }
    // A permission joins the policy, and takes the revision forward.
    world.ask("AddPermission", permission).await.unwrap();
    let both = world.ask("GetResourcePolicy", json!({"ResourceArn": ARN})).await.unwrap();
    assert!(both["Policy"].as_str().unwrap().contains("s3.amazonaws.com"));
    let stale = json!({"ResourceArn": ARN, "Policy": policy, "RevisionId": put["RevisionId"]});
    let refused = world.ask("PutResourcePolicy", stale.clone()).await.unwrap_err();
    assert_eq!((refused.code.as_ref(), refused.status), ("PreconditionFailedException", 412));
    assert_eq!(world.ask("DeleteResourcePolicy", stale).await.unwrap_err().status, 412);
    let delete = json!({"ResourceArn": ARN, "RevisionId": both["RevisionId"]});
    world.ask("DeleteResourcePolicy", delete.clone()).await.unwrap();
    assert_eq!(world.ask("GetPolicy", json!({"FunctionName": "echo"})).await.unwrap_err().status, 404);
    assert_eq!(world.ask("DeleteResourcePolicy", delete).await.unwrap_err().status, 404);
}

#[tokio::test]
async fn another_account_invokes_what_a_policy_allows_it_and_nobody_what_one_denies() {
    let world = World::new();
    world.create("echo", ECHO).await;
    world.clock.settled().await;
    let invoke = json!({"FunctionName": ARN});
    let refused = world.ask_as(&other(), "Invoke", invoke.clone()).await.unwrap_err();
    assert_eq!((refused.code.as_ref(), refused.status), ("AccessDeniedException", 403));
    put(&world, &document("Allow", "arn:aws:iam::111122223333:root", "lambda:Invoke*")).await;
    world.ask_as(&other(), "Invoke", invoke.clone()).await.unwrap();
    let update = json!({"FunctionName": ARN, "Timeout": 5});
    let refused = world.ask_as(&other(), "UpdateFunctionConfiguration", update).await.unwrap_err();
    assert_eq!(refused.status, 403);
    put(&world, &document("Deny", "*", "lambda:InvokeFunction")).await;
    for account in [other(), AccountId::unnamed()] {
        let refused = world.ask_as(&account, "Invoke", invoke.clone()).await.unwrap_err();
        assert_eq!(refused.status, 403);
        let why = "on resource: arn:aws:lambda:us-east-1:000000000000:function:echo with an explicit deny in a \
                   resource-based policy";
        assert!(refused.message.ends_with(why), "{}", refused.message);
    }
}

#[tokio::test]
async fn a_policy_is_refused_when_it_is_malformed_and_for_the_unpublished_version() {
    let world = World::new();
    world.create("echo", ECHO).await;
    let policy = document("Allow", "*", "lambda:InvokeFunction");
    let puts = [
        (ARN.to_owned(), "{}".to_owned(), 400),
        (format!("{ARN}:$LATEST"), policy.clone(), 400),
        (format!("{ARN}:7"), policy, 404),
    ];
    for (arn, policy, status) in puts {
        let put = json!({"ResourceArn": arn, "Policy": policy});
        let refused = world.ask("PutResourcePolicy", put).await.unwrap_err();
        assert_eq!(refused.status, status, "{arn}: {}", refused.message);
    }
}

#[tokio::test]
async fn what_of_a_policy_can_not_be_told_is_counted() {
    let world = World::new();
    world.create("echo", ECHO).await;
    let statement = json!({
        "Effect": "Allow", "Principal": "*", "Action": "lambda:InvokeFunction", "Resource": ARN,
        "Condition": {"StringEquals": {"aws:SourceVpc": "vpc-1"}},
    });
    put(&world, &json!({"Statement": statement}).to_string()).await;
    assert_eq!(world.without_effect()["lambda:ResourcePolicy (StringEquals of aws:SourceVpc)"], 1);
    let refused = world.ask_as(&other(), "Invoke", json!({"FunctionName": ARN})).await.unwrap_err();
    assert_eq!(refused.status, 403);
}

#[tokio::test]
async fn a_policy_is_there_after_a_restart() {
    let world = World::new();
    world.create("echo", ECHO).await;
    let put = put(&world, &document("Deny", "*", "lambda:InvokeFunction")).await;
    world.clock.settled().await;
    let world = world.killed_and_restarted();
    let kept = world.ask("GetResourcePolicy", json!({"ResourceArn": ARN})).await.unwrap();
    assert_eq!(kept, put);
}

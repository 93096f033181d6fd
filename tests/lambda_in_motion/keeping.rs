//! What survives the end of the process.

use serde_json::json;

use super::world::{ECHO, World};

#[tokio::test]
async fn capacity_providers_survive_a_restart_as_they_were_changed_last() {
    let world = World::new();
    let create = |name: &str| {
        json!({
            "CapacityProviderName": name,
            "VpcConfig": {"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"]},
            "PermissionsConfig": {"CapacityProviderOperatorRoleArn": "arn:aws:iam::000000000000:role/some"},
        })
    };
    for name in ["kept", "deleted"] {
        world.ask("CreateCapacityProvider", create(name)).await.unwrap();
    }
    let named = |name: &str| json!({"CapacityProviderName": name});
    let update = json!({
        "CapacityProviderName": "kept",
        "CapacityProviderScalingConfig": {"MaxVCpuCount": 40, "ScalingMode": "Auto"},
    });
    let updated = world.ask("UpdateCapacityProvider", update).await.unwrap();
    world.ask("DeleteCapacityProvider", named("deleted")).await.unwrap();
    let world = world.killed_and_restarted();
    assert_eq!(world.ask("GetCapacityProvider", named("kept")).await.unwrap(), updated);
    assert_eq!(updated["CapacityProvider"]["CapacityProviderScalingConfig"]["MaxVCpuCount"], 40);
    assert_eq!(world.ask("GetCapacityProvider", named("deleted")).await.unwrap_err().status, 404);
}

#[tokio::test]
async fn what_was_provisioned_is_ready_again_after_a_restart() {
    let world = World::new();
    world.create("echo", ECHO).await;
    world.ask("PublishVersion", json!({"FunctionName": "echo"})).await.unwrap();
    let provision = json!({"FunctionName": "echo", "Qualifier": "1", "ProvisionedConcurrentExecutions": 2});
    world.ask("PutProvisionedConcurrencyConfig", provision).await.unwrap();
    let world = world.killed_and_restarted();
    world.clock.settled().await;
    let get = json!({"FunctionName": "echo", "Qualifier": "1"});
    let config = world.ask("GetProvisionedConcurrencyConfig", get).await.unwrap();
    assert_eq!(config["Status"], "READY");
    assert_eq!(config["AvailableProvisionedConcurrentExecutions"], 2);
}

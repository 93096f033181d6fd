//! Layers: who keeps them, and until when.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use virga::identity::AccountId;

use super::world::{GREETER, World, zip_of};

const PACKAGES: &str = "lambda.layer_package";

/// The creation of a function that answers what `layer` says.
fn greeter(name: &str, layer: &str) -> Value {
    json!({
        "FunctionName": name, "Runtime": "provided.al2023", "Handler": "bootstrap", "Layers": [layer],
        "Role": "arn:aws:iam::000000000000:role/some",
        "Code": {"ZipFile": STANDARD.encode(zip_of(&wat::parse_str(GREETER).unwrap()))},
    })
}

async fn delete_base(world: &World) {
    let delete = json!({"LayerName": "base", "VersionNumber": 1});
    world.ask("DeleteLayerVersion", delete).await.unwrap();
}

#[tokio::test]
async fn a_deleted_layer_stays_with_a_function_of_another_account_even_after_a_restart() {
    let world = World::new();
    let (owner, other): (AccountId, AccountId) =
        (world.call.account.clone(), "111122223333".parse().unwrap());
    let arn = world.publish_layer("base", "\"still here\"").await;
    let permission = json!({
        "LayerName": "base", "VersionNumber": 1, "StatementId": "all", "Principal": "*",
        "Action": "lambda:GetLayerVersion",
    });
    world.ask("AddLayerVersionPermission", permission).await.unwrap();
    world.ask_as(&other, "CreateFunction", greeter("greeter", &arn)).await.unwrap();
    world.clock.settled().await;
    delete_base(&world).await;
    let world = world.killed_and_restarted();
    assert_eq!(world.answer(&other, "greeter").await, "\"still here\"");
    let refused = world.ask_as(&owner, "CreateFunction", greeter("late", &arn)).await.unwrap_err();
    assert_eq!(refused.message, format!("Layer version {arn} does not exist."));
}

#[tokio::test]
async fn a_deleted_layer_goes_with_its_last_user() {
    let world = World::new();
    let arn = world.publish_layer("base", "\"still here\"").await;
    for name in ["one", "two"] {
        world.ask("CreateFunction", greeter(name, &arn)).await.unwrap();
    }
    world.clock.settled().await;
    delete_base(&world).await;
    world.ask("DeleteFunction", json!({"FunctionName": "one"})).await.unwrap();
    assert_eq!(world.kept(PACKAGES), 1);
    world.ask("PublishVersion", json!({"FunctionName": "two"})).await.unwrap();
    let without = json!({"FunctionName": "two", "Layers": []});
    world.ask("UpdateFunctionConfiguration", without).await.unwrap();
    world.clock.settled().await;
    let world = world.killed_and_restarted();
    assert_eq!(world.answer(&world.call.account, "two:1").await, "\"still here\"");
    world.ask("DeleteFunction", json!({"FunctionName": "two", "Qualifier": "1"})).await.unwrap();
    assert_eq!(world.kept(PACKAGES), 0);
}

#[tokio::test]
async fn a_layer_that_nobody_uses_stays_until_it_is_deleted() {
    let world = World::new();
    let arn = world.publish_layer("base", "\"still here\"").await;
    world.ask("CreateFunction", greeter("greeter", &arn)).await.unwrap();
    world.clock.settled().await;
    world.ask("DeleteFunction", json!({"FunctionName": "greeter"})).await.unwrap();
    assert_eq!(world.kept(PACKAGES), 1);
    world.ask("CreateFunction", greeter("greeter", &arn)).await.unwrap();
    world.ask("DeleteFunction", json!({"FunctionName": "greeter"})).await.unwrap();
    delete_base(&world).await;
    assert_eq!(world.kept(PACKAGES), 0);
}

#[tokio::test]
async fn layers_count_as_code_of_the_account_as_long_as_they_are_listed() {
    let world = World::new();
    let used = async || {
        let settings = world.ask("GetAccountSettings", json!({})).await.unwrap();
        settings["AccountUsage"]["TotalCodeSize"].as_u64().unwrap()
    };
    assert_eq!(used().await, 0);
    world.publish_layer("base", "\"a greeting\"").await;
    let version = json!({"LayerName": "base", "VersionNumber": 1});
    let layer = world.ask("GetLayerVersion", version).await.unwrap();
    assert_eq!(used().await, layer["Content"]["CodeSize"].as_u64().unwrap());
    delete_base(&world).await;
    assert_eq!(used().await, 0);
}

#[tokio::test]
async fn layers_that_disagree_whether_a_path_is_a_file_are_named_as_that() {
    let world = World::new();
    let file = world.publish_layer("file", "\"a file\"").await;
    let directory = world.publish_layer_with("directory", "greeting/inner", "").await;
    let mut creation = greeter("greeter", &file);
    creation["Layers"] = json!([file, directory]);
    world.ask("CreateFunction", creation).await.unwrap();
    world.clock.settled().await;
    let counted = world.refused();
    let name = "lambda: layers of which one has a file where another has a directory";
    assert_eq!(counted.get(name), Some(&1), "{counted:?}");
    assert_eq!(counted.len(), 1, "{counted:?}");
}

#[tokio::test]
async fn a_list_goes_on_where_it_was_when_the_last_entry_told_is_gone() {
    let world = World::new();
    for name in ["a", "a-b", "c"] {
        world.publish_layer(name, "\"hello\"").await;
    }
    let first = world.ask("ListLayers", json!({"MaxItems": 2})).await.unwrap();
    assert_eq!(first["Layers"].as_array().unwrap().len(), 2);
    world.ask("DeleteLayerVersion", json!({"LayerName": "a-b", "VersionNumber": 1})).await.unwrap();
    let second = world.ask("ListLayers", json!({"Marker": first["NextMarker"]})).await.unwrap();
    assert_eq!(second["Layers"][0]["LayerName"], "c");
    assert_eq!(second["NextMarker"], Value::Null);
}

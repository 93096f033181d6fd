use super::*;
use crate::identity::{AccountId, Region};

fn layer() -> Layer {
    let place = Place { account: AccountId::unnamed(), region: Region::fallback() };
    Layer::new(place, "tools".to_owned())
}

fn publication() -> Publication {
    Publication {
        description: String::new(),
        license: None,
        runtimes: Some(vec!["provided.al2023".to_owned()]),
        architectures: None,
        code: Digested { sha256: "hash".to_owned(), size: 7, unzipped: 9 },
    }
}

#[test]
fn the_number_of_a_deleted_version_is_not_given_again() {
    let mut layer = layer();
    let now = Timestamp::from_micros(0);
    assert_eq!(layer.publish(publication(), now), 1);
    layer.versions.remove(&1);
    assert_eq!(layer.publish(publication(), now), 2);
    assert_eq!(layer.version_arn(2), "arn:aws:lambda:us-east-1:000000000000:layer:tools:2");
}

#[test]
fn a_version_is_found_by_what_it_says_that_it_is_for() {
    let mut layer = layer();
    layer.publish(publication(), Timestamp::from_micros(0));
    let version = &layer.versions[&1];
    assert!(version.is_for(None, None));
    assert!(version.is_for(Some("provided.al2023"), None));
    assert!(!version.is_for(Some("python3.12"), None));
    assert!(!version.is_for(None, Some("arm64")));
}

#[test]
fn a_function_has_at_most_five_layers_and_each_only_once() {
    let arn =
        |name: &str, number: u64| format!("arn:aws:lambda:us-east-1:000000000000:layer:{name}:{number}");
    let five: Vec<String> = (0..5).map(|index| arn(&format!("layer{index}"), 1)).collect();
    check_together(&five).unwrap();
    let six: Vec<String> = (0..6).map(|index| arn(&format!("layer{index}"), 1)).collect();
    assert_eq!(check_together(&six).unwrap_err().message, "Cannot reference more than 5 layers.");
    let twice = check_together(&[arn("tools", 1), arn("tools", 2)]).unwrap_err();
    assert!(twice.message.starts_with("Two different versions of the same layer are not allowed"), "{twice}");
}

#[test]
fn the_arn_of_a_version_is_taken_apart() {
    let arn = LayerVersionArn::parse("arn:aws:lambda:eu-central-1:111122223333:layer:tools:12").unwrap();
    assert_eq!((arn.name.as_str(), arn.number), ("tools", 12));
    assert_eq!(arn.place.account.as_str(), "111122223333");
    assert_eq!(LayerVersionArn::parse("arn:aws:lambda:eu-central-1:111122223333:layer:tools"), None);
}

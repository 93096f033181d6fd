use serde_json::json;

use super::*;

const ARN: &str = "arn:aws:lambda:us-east-1:000000000000:function:charge";
const FACTS: [(&str, &str); 2] = [("aws:principalaccount", "111122223333"), ("aws:securetransport", "false")];

fn policy(statements: &Value) -> Policy {
    Policy::read(&json!({"Version": "2012-10-17", "Statement": statements}).to_string(), ARN).unwrap()
}

fn asked(policy: &Policy, account: &str, action: &str, resource: &str) -> Verdict {
    let caller = account.parse().unwrap();
    verdict([policy], &Question { caller: Some(&caller), action, resource, facts: &FACTS })
}

fn invoked(statement: &Value) -> Verdict {
    asked(&policy(statement), "111122223333", "lambda:InvokeFunction", ARN)
}

fn allow(condition: &Value) -> Value {
    json!({"Effect": "Allow", "Principal": "*", "Action": "lambda:InvokeFunction", "Resource": ARN, "Condition": condition})
}

#[test]
fn denial_wins_and_actions_may_be_lists_and_patterns() {
    let both = policy(&json!([
        {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": ["lambda:Get*", "lambda:invoke*"], "Resource": ARN},
        {"Effect": "Deny", "Principal": {"AWS": ["arn:aws:iam::444455556666:user/eve"]}, "Action": "lambda:*", "Resource": "*"},
    ]));
    assert_eq!(asked(&both, "111122223333", "lambda:InvokeFunction", ARN), Verdict::Allowed);
    assert_eq!(asked(&both, "111122223333", "lambda:DeleteFunction", ARN), Verdict::Silent);
    assert_eq!(asked(&both, "444455556666", "lambda:InvokeFunction", ARN), Verdict::Denied);
}

#[test]
fn a_statement_is_about_the_resources_it_names_and_its_opposite_about_all_others() {
    let versions = format!("{ARN}:*");
    let policy = policy(&json!([
        {"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "*", "Resource": versions},
        {"Effect": "Deny", "NotPrincipal": {"AWS": "111122223333"}, "NotAction": "lambda:GetFunction", "Resource": "*"},
    ]));
    let ask = |account, action, resource: &str| asked(&policy, account, action, resource);
    assert_eq!(ask("111122223333", "lambda:InvokeFunction", ARN), Verdict::Silent);
    assert_eq!(ask("111122223333", "lambda:InvokeFunction", &format!("{ARN}:live")), Verdict::Allowed);
    assert_eq!(ask("444455556666", "lambda:InvokeFunction", ARN), Verdict::Denied);
    assert_eq!(ask("444455556666", "lambda:GetFunction", ARN), Verdict::Silent);
}

#[test]
fn a_condition_is_compared_with_what_is_known() {
    let holding = [
        json!({"StringEquals": {"aws:PrincipalAccount": ["444455556666", "111122223333"]}}),
        json!({"StringLike": {"AWS:PRINCIPALACCOUNT": "1111*"}, "Bool": {"aws:SecureTransport": false}}),
        json!({"StringNotEquals": {"aws:PrincipalAccount": "444455556666"}}),
        json!({"ArnLikeIfExists": {"aws:SourceArn": "arn:aws:s3:::bucket"}}),
        json!({"Null": {"aws:SourceArn": "true"}}),
    ];
    for condition in holding {
        assert_eq!(invoked(&allow(&condition)), Verdict::Allowed, "{condition}");
    }
    let failing = [
        json!({"StringEquals": {"aws:PrincipalAccount": "444455556666"}}),
        json!({"ArnLike": {"AWS:SourceArn": "*"}}),
        json!({"Bool": {"aws:SecureTransport": "true"}}),
        json!({"Null": {"aws:PrincipalAccount": true}}),
    ];
    for condition in failing {
        assert_eq!(invoked(&allow(&condition)), Verdict::Silent, "{condition}");
    }
}

#[test]
fn what_is_not_known_allows_nothing_denies_everything_and_is_named() {
    let unknown = allow(
        &json!({"StringEquals": {"aws:PrincipalOrgID": "o-1"}, "IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}),
    );
    assert_eq!(invoked(&unknown), Verdict::Silent);
    let names: Vec<String> = policy(&unknown).out_of_reach().collect();
    assert_eq!(names, ["StringEquals of aws:PrincipalOrgID", "IpAddress of aws:SourceIp"]);
    let mut denied = unknown;
    denied["Effect"] = "Deny".into();
    denied["Principal"] = json!({"AWS": "arn:aws:iam::111122223333:role/worker"});
    denied["Action"] = json!(["lambda:InvokeFunction", "lambda:DeleteFunction"]);
    assert_eq!(invoked(&denied), Verdict::Denied);
    let names: Vec<String> = policy(&denied).out_of_reach().skip(2).collect();
    assert_eq!(names, ["users and roles", "Deny of lambda:DeleteFunction"]);
    // A condition that fails for certain settles the matter.
    denied["Condition"]["StringEquals"] = json!({"aws:PrincipalAccount": "444455556666"});
    assert_eq!(invoked(&denied), Verdict::Silent);
}

#[test]
fn a_malformed_policy_is_refused() {
    let statement = |change: Value| {
        let mut statement = allow(&json!({}));
        for (key, value) in change.as_object().unwrap() {
            statement[key] = value.clone();
        }
        json!({"Statement": [statement]}).to_string()
    };
    let refused = [
        "nonsense".to_owned(),
        "[]".to_owned(),
        json!({"Statement": []}).to_string(),
        json!({"Statement": ["x"]}).to_string(),
        json!({"Statement": [allow(&json!({}))], "Version": "2020-01-01"}).to_string(),
        json!({"Statement": [allow(&json!({}))], "Owner": "me"}).to_string(),
        json!({"Statement": [{"Effect": "Allow", "Action": "lambda:*", "Resource": ARN}]}).to_string(),
        statement(json!({"Effect": "Maybe"})),
        statement(json!({"Principal": "me"})),
        statement(json!({"Principal": {"AWS": "somebody"}})),
        statement(json!({"Principal": {"Service": "s3"}})),
        statement(json!({"Principal": {"Moon": "x"}})),
        statement(json!({"NotPrincipal": "*"})),
        statement(json!({"Action": "s3:GetObject"})),
        statement(json!({"Action": []})),
        statement(json!({"Resource": "arn:aws:lambda:us-east-1:000000000000:function:other"})),
        statement(json!({"Condition": {"Bool": "x"}})),
        statement(json!({"Conditions": {}})),
        statement(json!({"Sid": 1})),
        json!({"Statement": [{"Sid": "a"}, {"Sid": "a"}]}).to_string(),
    ];
    for text in refused {
        assert_eq!(
            Policy::read(&text, ARN).map_err(|error| error.code).unwrap_err(),
            "InvalidParameterValueException",
            "{text}"
        );
    }
    let long = statement(json!({"Condition": {"StringLike": {"aws:PrincipalAccount": "x".repeat(LONGEST)}}}));
    assert_eq!(Policy::read(&long, ARN).unwrap_err().code, "PolicyLengthExceededException");
}

#[test]
fn a_policy_of_an_earlier_row_is_read_as_it_was() {
    let row = r#"{"statements":[{"sid":"a","document":{"Sid":"a","Effect":"Allow"}}],"revision_id":"r"}"#;
    let policy: Policy = serde_json::from_str(row).unwrap();
    let whole = r#"{"Version":"2012-10-17","Id":"default","Statement":[{"Sid":"a","Effect":"Allow"}]}"#;
    assert_eq!((policy.document().as_str(), policy.position("a")), (whole, Some(0)));
}

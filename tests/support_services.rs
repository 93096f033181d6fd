//! IAM, STS and CloudWatch Logs through the port, as deployment tools and SDKs speak to them.

mod support;

use serde_json::{Value, json};
use support::{Answer, Virga};

const TRUST: &str = "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Principal%22%3A%7B%22Service%22%3A%22lambda.amazonaws.com%22%7D%2C%22Action%22%3A%22sts%3AAssumeRole%22%7D%5D%7D";

fn iam(virga: &Virga, form: &str) -> Answer {
    virga.query("iam", &format!("Version=2010-05-08&{form}"))
}

fn sts(virga: &Virga, form: &str) -> Answer {
    virga.query("sts", &format!("Version=2011-06-15&{form}"))
}

fn logs(virga: &Virga, operation: &str, input: &Value) -> Answer {
    virga.call("logs", "Logs_20140328", operation, input)
}

/// The text of the first element of this name.
#[track_caller]
fn element<'a>(answer: &'a Answer, name: &str) -> &'a str {
    let text = answer.text();
    let inner =
        text.split_once(&format!("<{name}>")).and_then(|(_, rest)| rest.split_once(&format!("</{name}>")));
    inner.unwrap_or_else(|| panic!("no {name} in {text}")).0
}

#[track_caller]
fn assert_refused(answer: &Answer, status: u16, code: &str, message: &str) {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert_eq!((element(answer, "Code"), element(answer, "Message")), (code, message));
    assert_eq!(element(answer, "Type"), "Sender");
}

fn role(virga: &Virga, name: &str) -> Answer {
    iam(virga, &format!("Action=CreateRole&RoleName={name}&AssumeRolePolicyDocument={TRUST}"))
}

#[test]
fn a_role_is_created_described_and_deleted_over_query() {
    let virga = Virga::start();
    let created = role(&virga, "orders");
    assert_eq!(created.status, 200, "{}", created.text());
    assert_eq!(created.header("content-type"), Some("text/xml"));
    assert_eq!(element(&created, "Arn"), "arn:aws:iam::000000000000:role/orders");
    assert_eq!(element(&created, "RoleId").len(), 21);
    let got = iam(&virga, "Action=GetRole&RoleName=orders");
    assert_eq!(element(&got, "AssumeRolePolicyDocument"), TRUST);
    assert_refused(
        &role(&virga, "orders"),
        409,
        "EntityAlreadyExists",
        "Role with name orders already exists.",
    );
    assert_eq!(iam(&virga, "Action=DeleteRole&RoleName=orders").status, 200);
    let gone = iam(&virga, "Action=GetRole&RoleName=orders");
    assert_refused(&gone, 404, "NoSuchEntity", "The role with name orders cannot be found.");
}

#[test]
fn what_the_model_forbids_is_refused_before_it_is_recorded() {
    let virga = Virga::start();
    let answer = iam(&virga, "Action=CreateRole&RoleName=orders");
    assert_eq!((answer.status, element(&answer, "Code")), (400, "ValidationError"));
    let answer = iam(&virga, "Action=CreateRole&RoleName=orders&AssumeRolePolicyDocument=%7B");
    assert_refused(&answer, 400, "MalformedPolicyDocument", "This policy contains invalid Json");
    assert!(!iam(&virga, "Action=ListRoles").text().contains("<RoleName>"));
}

#[test]
fn managed_policies_are_attached_and_listed() {
    let virga = Virga::start();
    role(&virga, "orders");
    let basic = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
    let attached = iam(&virga, &format!("Action=AttachRolePolicy&RoleName=orders&PolicyArn={basic}"));
    assert_eq!(attached.status, 200, "{}", attached.text());
    let listed = iam(&virga, "Action=ListAttachedRolePolicies&RoleName=orders");
    assert_eq!(element(&listed, "PolicyArn"), basic);
    assert_eq!(element(&listed, "IsTruncated"), "false");
    let conflict = iam(&virga, "Action=DeleteRole&RoleName=orders");
    assert_refused(&conflict, 409, "DeleteConflict", "Cannot delete entity, must detach all policies first.");
    let absent = "arn:aws:iam::aws:policy/NoSuchPolicyAnywhere";
    let refused = iam(&virga, &format!("Action=AttachRolePolicy&RoleName=orders&PolicyArn={absent}"));
    let message = format!("Policy {absent} does not exist or is not attachable.");
    assert_refused(&refused, 404, "NoSuchEntity", &message);
}

#[test]
fn an_account_calls_as_its_root_and_a_session_as_its_role() {
    let mut virga = Virga::start();
    virga.use_account("123456789012");
    let caller = sts(&virga, "Action=GetCallerIdentity");
    assert_eq!(element(&caller, "Arn"), "arn:aws:iam::123456789012:root");
    role(&virga, "orders");
    let arn = "arn:aws:iam::123456789012:role/orders";
    let assumed = sts(&virga, &format!("Action=AssumeRole&RoleArn={arn}&RoleSessionName=test"));
    assert_eq!(assumed.status, 200, "{}", assumed.text());
    let key = element(&assumed, "AccessKeyId").to_owned();
    virga.use_account(&key);
    let caller = sts(&virga, "Action=GetCallerIdentity");
    assert_eq!(element(&caller, "Arn"), "arn:aws:sts::123456789012:assumed-role/orders/test");
    let got = iam(&virga, "Action=GetRole&RoleName=orders");
    assert_eq!(got.status, 200, "temporary credentials see their own account: {}", got.text());
    virga.advance("PT1H");
    let expired = sts(&virga, "Action=GetCallerIdentity");
    assert_eq!((expired.status, element(&expired, "Code")), (403, "ExpiredToken"));
}

#[test]
fn log_events_are_put_read_and_searched_over_json() {
    let virga = Virga::start();
    let now = virga.send("GET", "/_virga/health", &[], b"");
    assert_eq!(now.status, 200);
    let (group, stream) = ("/aws/lambda/charge", "one");
    assert_eq!(logs(&virga, "CreateLogGroup", &json!({"logGroupName": group})).status, 200);
    let named = json!({"logGroupName": group, "logStreamName": stream});
    assert_eq!(logs(&virga, "CreateLogStream", &named).status, 200);
    let described = logs(&virga, "DescribeLogGroups", &json!({})).json();
    let created = described["logGroups"][0]["creationTime"].as_i64().expect("a number of milliseconds");
    let put = logs(
        &virga,
        "PutLogEvents",
        &json!({"logGroupName": group, "logStreamName": stream, "logEvents": [
            {"timestamp": created, "message": r#"{"level": "ERROR", "took": 512}"#},
            {"timestamp": created + 1, "message": "REPORT took 3 ms"},
        ]}),
    );
    assert_eq!(put.status, 200, "{}", put.text());
    let got = logs(&virga, "GetLogEvents", &named).json();
    assert_eq!(got["events"][1]["message"], "REPORT took 3 ms");
    assert_eq!(got["events"].as_array().map(Vec::len), Some(2));
    for (pattern, expected) in [("REPORT", 1), ("{ $.level = \"ERROR\" && $.took > 500 }", 0)] {
        let found =
            logs(&virga, "FilterLogEvents", &json!({"logGroupName": group, "filterPattern": pattern}));
        let found = found.json();
        assert_eq!(found["events"].as_array().map(Vec::len), Some(1), "{pattern}: {found}");
        assert_eq!(found["events"][0]["timestamp"], created + expected, "{pattern}");
    }
}

#[test]
fn log_groups_are_refused_in_the_words_of_aws() {
    let virga = Virga::start();
    let refused = |operation: &str, input: Value| {
        let answer = logs(&virga, operation, &input);
        assert_eq!(answer.status, 400, "{}", answer.text());
        let answer = answer.json();
        let code =
            answer["__type"].as_str().expect("a code").rsplit('#').next().unwrap_or_default().to_owned();
        (code, answer["message"].as_str().unwrap_or_default().to_owned())
    };
    let (code, message) = refused("GetLogEvents", json!({"logGroupName": "none", "logStreamName": "s"}));
    assert_eq!(code, "ResourceNotFoundException");
    assert_eq!(message, "The specified log group does not exist.");
    logs(&virga, "CreateLogGroup", &json!({"logGroupName": "g"}));
    let (code, message) = refused("CreateLogGroup", json!({"logGroupName": "g"}));
    assert_eq!(code, "ResourceAlreadyExistsException");
    assert_eq!(message, "The specified log group already exists");
    let (code, message) = refused("FilterLogEvents", json!({"logGroupName": "g", "filterPattern": "a@b"}));
    assert_eq!(code, "InvalidParameterException");
    assert_eq!(message, "Invalid filter pattern: Invalid character(s) in term 'a@b'");
    let (code, _) = refused("PutRetentionPolicy", json!({"logGroupName": "g", "retentionInDays": 2}));
    assert_eq!(code, "InvalidParameterException");
}

#[test]
fn retention_passes_with_the_clock() {
    let virga = Virga::start();
    let named = json!({"logGroupName": "g", "logStreamName": "s"});
    logs(&virga, "CreateLogGroup", &json!({"logGroupName": "g"}));
    logs(&virga, "CreateLogStream", &named);
    logs(&virga, "PutRetentionPolicy", &json!({"logGroupName": "g", "retentionInDays": 1}));
    let described = logs(&virga, "DescribeLogStreams", &json!({"logGroupName": "g"})).json();
    let at = described["logStreams"][0]["creationTime"].clone();
    let event = json!({"timestamp": at, "message": "soon gone"});
    logs(&virga, "PutLogEvents", &json!({"logGroupName": "g", "logStreamName": "s", "logEvents": [event]}));
    let count = || logs(&virga, "GetLogEvents", &named).json()["events"].as_array().map(Vec::len);
    virga.advance("PT24H");
    assert_eq!(count(), Some(1));
    virga.advance("PT1S");
    assert_eq!(count(), Some(0));
}

#[test]
fn a_reset_forgets_roles_sessions_and_logs_of_one_account() {
    let mut virga = Virga::start();
    let make = |virga: &Virga| {
        role(virga, "orders");
        logs(virga, "CreateLogGroup", &json!({"logGroupName": "g"}));
    };
    let is_there = |virga: &Virga| {
        let groups = logs(virga, "DescribeLogGroups", &json!({})).json();
        let found = iam(virga, "Action=GetRole&RoleName=orders").status == 200;
        assert_eq!(found, groups["logGroups"] != json!([]));
        found
    };
    for account in ["111111111111", "222222222222"] {
        virga.use_account(account);
        make(&virga);
    }
    let reset = virga.send("POST", "/_virga/reset", &[], br#"{"account": "111111111111"}"#);
    assert!(reset.status < 300, "{}", reset.text());
    assert!(is_there(&virga));
    virga.use_account("111111111111");
    assert!(!is_there(&virga));
}

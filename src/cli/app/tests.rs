use parking_lot::Mutex;
use serde_json::{Value, json};

use super::*;
use crate::aws::Origin;
use crate::identity::{AccountId, Randomness, Region};
use crate::neighbours::Answer;

/// A cloud that makes whatever it is asked for and remembers what that was.
#[derive(Default)]
struct Recorder {
    calls: Mutex<Vec<(String, Value)>>,
}

impl Operations for Recorder {
    fn call<'a>(&'a self, _: &'a Call, _: &'a str, operation: &'a str, input: Value) -> Answer<'a, Value> {
        let output = match operation {
            "CreateFunction" => {
                let name = input["FunctionName"].as_str().unwrap();
                json!({"FunctionName": name, "FunctionArn": format!("arn:fn:{name}")})
            }
            "CreateQueue" => {
                json!({"QueueUrl": format!("http://here/{}", input["QueueName"].as_str().unwrap())})
            }
            "CreateRole" => {
                json!({"Role": {"RoleName": input["RoleName"], "Arn": "arn:role", "RoleId": "AROA"}})
            }
            "CreateStateMachine" => json!({"stateMachineArn": "arn:machine"}),
            "CreateFunctionUrlConfig" => json!({"FunctionUrl": "http://url/", "FunctionArn": "arn:fn"}),
            _ => json!({"UUID": "a-uuid"}),
        };
        self.calls.lock().push((operation.to_owned(), input));
        Box::pin(async { Ok(output) })
    }
}

impl Recorder {
    fn operations(&self) -> Vec<String> {
        self.calls.lock().iter().map(|(operation, _)| operation.clone()).collect()
    }

    fn input(&self, operation: &str) -> Value {
        self.calls.lock().iter().find(|(name, _)| name == operation).unwrap().1.clone()
    }
}

fn call() -> Call {
    Call {
        account: AccountId::unnamed(),
        region: Region::fallback(),
        request_id: Randomness::seeded(1).uuid(),
        authority: "localhost:4566".to_owned(),
        access_key_id: None,
        trace: None,
        origin: Origin::Inside,
    }
}

/// Writes `files` into a folder of their own and deploys its `template.yaml` from there.
async fn deployed(name: &str, files: &[(&str, &str)]) -> (Result<Deployment, DeployError>, Recorder) {
    let folder = std::env::temp_dir().join(format!("virga-app-{}", std::process::id())).join(name);
    for (path, text) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let recorder = Recorder::default();
    let result = deploy(&recorder, &call(), &folder.join("template.yaml")).await;
    std::fs::remove_dir_all(&folder).unwrap();
    (result, recorder)
}

async fn refusal(name: &str, template: &str) -> String {
    let (result, recorder) = deployed(name, &[("template.yaml", template), ("code/bootstrap", "x")]).await;
    assert_eq!(recorder.operations(), Vec::<String>::new(), "nothing may be made of a refused template");
    let text = result.unwrap_err().to_string();
    text.split_once("template.yaml: ").unwrap().1.to_owned()
}

const SHOP: &str = "\
Transform: AWS::Serverless-2016-10-31
Parameters:
  Patience: {Type: Number, Default: 7}
Globals:
  Function: {Runtime: provided.al2023, Handler: bootstrap, Timeout: !Ref Patience, Environment: {Variables: {A: 1}}}
Resources:
  Worker:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: code
      Environment: {Variables: {QUEUE: !Ref Inbox, ON: true}}
      Policies: [AWSLambdaBasicExecutionRole]
      Events:
        Arrival: {Type: SQS, Properties: {Queue: !GetAtt Inbox.Arn, BatchSize: '5'}}
  Inbox:
    Type: AWS::SQS::Queue
    Metadata: {Virga: {Event: events/a.json}}
    Properties:
      VisibilityTimeout: 30
      RedrivePolicy: {deadLetterTargetArn: !GetAtt Failed.Arn, maxReceiveCount: 3}
      Tags: [{Key: team, Value: blue}]
  Failed: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub 'failed-${AWS::Region}', DelaySeconds: !Ref AWS::NoValue}}
  Machine:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionUri: machine.yaml
      DefinitionSubstitutions: {Worker: !GetAtt Worker.Arn}
Outputs:
  Url: {Value: !Join ['', [!Ref Inbox, '?', !Sub ['${X}-${!Y}', {X: !Ref Machine}]]]}
";

const FILES: [(&str, &str); 4] = [
    ("template.yaml", SHOP),
    ("code/bootstrap", "program"),
    ("events/a.json", "{\"order\": \"o'1\"}"),
    ("machine.yaml", "StartAt: A\nStates: {A: {Type: Task, Resource: '${Worker}', End: true}}\n"),
];

#[tokio::test]
async fn resources_are_made_in_the_order_in_which_they_need_each_other() {
    let (result, recorder) = deployed("order", &FILES).await;
    result.unwrap();
    let expected = [
        "CreateRole",
        "CreateQueue",
        "CreateQueue",
        "CreateFunction",
        "CreateEventSourceMapping",
        "CreateRole",
        "CreateStateMachine",
    ];
    assert_eq!(recorder.operations(), expected);
}

const OPEN: &str = "\
Resources:
  Worker:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: code
      Runtime: provided.al2023
      Handler: bootstrap
      FunctionUrlConfig: {AuthType: NONE, InvokeMode: RESPONSE_STREAM, Cors: {AllowOrigins: ['*'], MaxAge: 5}}
      EventInvokeConfig:
        MaximumRetryAttempts: '1'
        DestinationConfig: {OnFailure: {Type: SQS, Destination: !GetAtt Failed.Arn}}
  Failed: {Type: AWS::SQS::Queue}
  Permission:
    Type: AWS::Lambda::Permission
    Properties: {FunctionName: !Ref Worker, Action: lambda:InvokeFunction, Principal: s3.amazonaws.com}
Outputs:
  Url: {Value: !GetAtt WorkerUrl.FunctionUrl}
";

#[tokio::test]
async fn a_function_says_who_may_call_it_and_who_is_told_what_came_of_it() {
    let (result, recorder) = deployed("open", &[("template.yaml", OPEN), ("code/bootstrap", "x")]).await;
    assert_eq!(result.unwrap().outputs, [("Url".to_owned(), json!("http://url/"))]);
    assert_eq!(
        recorder.input("CreateFunctionUrlConfig"),
        json!({
            "FunctionName": "open-Worker",
            "AuthType": "NONE",
            "InvokeMode": "RESPONSE_STREAM",
            "Cors": {"AllowOrigins": ["*"], "MaxAge": 5},
        })
    );
    assert_eq!(
        recorder.input("PutFunctionEventInvokeConfig"),
        json!({
            "FunctionName": "open-Worker",
            "MaximumRetryAttempts": 1,
            "DestinationConfig": {"OnFailure": {"Destination": "arn:aws:sqs:us-east-1:000000000000:open-Failed"}},
        })
    );
    let permissions = recorder.calls.lock().clone();
    let permissions: Vec<Value> =
        permissions.into_iter().filter(|(name, _)| name == "AddPermission").map(|(_, input)| input).collect();
    let public = json!({
        "FunctionName": "open-Worker",
        "StatementId": "open-WorkerUrlPublicPermissions",
        "Action": "lambda:InvokeFunctionUrl",
        "Principal": "*",
        "FunctionUrlAuthType": "NONE",
    });
    let from_s3 = json!({
        "FunctionName": "open-Worker",
        "StatementId": "open-Permission",
        "Action": "lambda:InvokeFunction",
        "Principal": "s3.amazonaws.com",
    });
    assert_eq!(permissions.len(), 2);
    assert!(permissions.contains(&public) && permissions.contains(&from_s3), "{permissions:?}");
}

#[tokio::test]
async fn properties_arrive_in_the_form_that_the_api_wants() {
    let (result, recorder) = deployed("form", &FILES).await;
    result.unwrap();
    let mut function = recorder.input("CreateFunction");
    let code = function["Code"]["ZipFile"].take();
    assert!(code.as_str().is_some_and(|code| code.starts_with("UEsD")), "a zip archive in base64");
    assert_eq!(
        function,
        json!({
            "FunctionName": "form-Worker",
            "Environment": {"Variables": {"A": "1", "QUEUE": "http://here/form-Inbox", "ON": "true"}},
            "Handler": "bootstrap",
            "Runtime": "provided.al2023",
            "Timeout": 7,
            "Code": {"ZipFile": null},
            "Role": "arn:role",
        })
    );
    assert_eq!(
        recorder.input("CreateEventSourceMapping"),
        json!({
            "BatchSize": 5,
            "EventSourceArn": "arn:aws:sqs:us-east-1:000000000000:form-Inbox",
            "FunctionName": "form-Worker",
        })
    );
    assert_eq!(
        recorder.input("CreateStateMachine"),
        json!({
            "name": "form-Machine",
            "definition":
                r#"{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:fn:form-Worker","End":true}}}"#,
            "roleArn": "arn:role",
        })
    );
}

#[tokio::test]
async fn a_queue_gets_its_attributes_as_texts_and_its_tags_as_a_map() {
    let (result, recorder) = deployed("queue", &FILES).await;
    result.unwrap();
    let queues: Vec<Value> = recorder
        .calls
        .lock()
        .iter()
        .filter(|(name, _)| name == "CreateQueue")
        .map(|(_, input)| input.clone())
        .collect();
    let policy = r#"{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:failed-us-east-1","maxReceiveCount":3}"#;
    assert_eq!(queues[0], json!({"QueueName": "failed-us-east-1", "Attributes": {}}));
    assert_eq!(
        queues[1],
        json!({
            "QueueName": "queue-Inbox",
            "Attributes": {"RedrivePolicy": policy, "VisibilityTimeout": "30"},
            "tags": {"team": "blue"},
        })
    );
}

#[tokio::test]
async fn what_was_deployed_says_how_to_talk_to_it() {
    let (result, _) = deployed("talk", &FILES).await;
    let deployment = result.unwrap();
    assert_eq!(deployment.outputs, [("Url".to_owned(), json!("http://here/talk-Inbox?arn:machine-${Y}"))]);
    let text = deployment.to_string();
    assert!(text.contains("The Policies of Worker have no effect"), "{text}");
    assert!(
        text.contains("aws --endpoint-url http://localhost:4566 sqs send-message --queue-url http://here/talk-Inbox --message-body file://"),
        "{text}"
    );
    assert!(
        text.contains("curl http://here/talk-Inbox -d Action=SendMessage --data-urlencode MessageBody@"),
        "{text}"
    );
    assert!(!text.contains("lambda invoke"), "only what has an example is shown: {text}");
}

#[test]
fn a_state_machine_is_started_by_curl_with_its_input_quoted_for_the_shell() {
    let example = Example { path: "a b.json".to_owned(), event: json!({"order": "o'1"}) };
    let machine = Deployed {
        logical_id: "Machine".to_owned(),
        kind: kind::Kind::StateMachine,
        reference: "arn:machine".to_owned(),
        example: Some(example),
    };
    let place = Place { endpoint: "http://here".to_owned(), account: String::new(), region: String::new() };
    let [cli, curl] = machine.commands(&place).unwrap();
    assert_eq!(
        cli,
        "aws --endpoint-url http://here stepfunctions start-execution --state-machine-arn arn:machine --input file://'a b.json'"
    );
    assert!(
        curl.ends_with(r#"-d '{"stateMachineArn":"arn:machine","input":"{\"order\":\"o'\''1\"}"}'"#),
        "{curl}"
    );
}

#[tokio::test]
async fn what_virga_cannot_do_is_refused_by_name_and_line_before_anything_is_made() {
    let queue = "Resources:\n  Q:\n    Type: AWS::SQS::Queue\n";
    let cases = [
        (
            "Resources:\n  T: {Type: 'AWS::DynamoDB::Table'}\n",
            "line 2: T: the type AWS::DynamoDB::Table is not supported",
        ),
        (
            "Resources:\n  Q: {Type: 'AWS::SQS::Queue', Condition: C}\n",
            "line 2: Q (AWS::SQS::Queue): 'Condition' is not",
        ),
        (
            &format!("{queue}    Properties:\n      Colour: red\n"),
            "line 5: Q (AWS::SQS::Queue): the property 'Colour'",
        ),
        (
            &format!("{queue}    Properties:\n      CodeUri: x\n"),
            "line 5: Q (AWS::SQS::Queue): the property 'CodeUri'",
        ),
        (
            &format!("{queue}    Properties: {{QueueName: !Select [0, [a]]}}\n"),
            "line 4: Fn::Select is not supported",
        ),
        (
            &format!("{queue}    Properties: {{QueueName: !Ref Nobody}}\n"),
            "line 3: Q: there is no parameter or resource 'Nobody'",
        ),
        (
            &format!("{queue}    Properties: {{QueueName: !GetAtt Q.Arm}}\n"),
            "line 3: Q: AWS::SQS::Queue has no attribute 'Arm'",
        ),
        (&format!("{queue}    DependsOn: P\n"), "line 3: Q: DependsOn names 'P', which isn't there"),
        (&format!("{queue}Conditions: {{}}\n"), "line 4: the section 'Conditions' is not supported"),
        (&format!("{queue}Transform: Macro\n"), "line 4: the transform \"Macro\" is not supported"),
        (&format!("{queue}Parameters: {{P: {{Type: String}}}}\n"), "line 4: parameter 'P' needs a Default"),
        (
            "Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties: {CodeUri: gone}\n",
            "line 4: F (AWS::Serverless::Function): can't read",
        ),
        (
            "Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties: {CodeUri: code, Events: {E: {Type: Api}}}\n",
            "line 4: F (AWS::Serverless::Function): the event type Api of 'E'",
        ),
        ("{\"Resources\": ", "line 2: "),
        ("Description: nothing\n", "line 1: the template has no Resources"),
    ];
    for (index, (template, expected)) in cases.into_iter().enumerate() {
        let refused = refusal(&format!("refused-{index}"), template).await;
        assert!(refused.starts_with(expected), "case {index}: {refused}");
    }
}

#[tokio::test]
async fn resources_that_wait_for_each_other_are_refused() {
    let template = "Resources:\n  A: {Type: AWS::SQS::Queue, DependsOn: B}\n  B: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub '${A.QueueName}-b'}}\n";
    assert_eq!(refusal("circle", template).await, "line 2: these resources wait for each other: A, B");
}

#[tokio::test]
async fn the_same_folder_always_makes_the_same_package() {
    let code = |recorder: Recorder| recorder.input("CreateFunction")["Code"]["ZipFile"].clone();
    let (_, first) = deployed("same", &FILES).await;
    let (_, second) = deployed("same", &FILES).await;
    assert_eq!(code(first), code(second));
}

#[tokio::test]
async fn the_sample_applications_deploy() {
    for (name, functions, queues, machines) in
        [("orchestrator", 6, 0, 0), ("queues", 10, 9, 0), ("state-machine", 5, 2, 2)]
    {
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/orders").join(name).join("template.yaml");
        let recorder = Recorder::default();
        let deployment = deploy(&recorder, &call(), &path).await.unwrap();
        let operations = recorder.operations();
        let count = |wanted: &str| operations.iter().filter(|operation| *operation == wanted).count();
        let made = (count("CreateFunction"), count("CreateQueue"), count("CreateStateMachine"));
        assert_eq!(made, (functions, queues, machines), "{name}");
        assert!(
            deployment.resources.iter().any(|resource| resource.example.is_some()),
            "{name} says what to send"
        );
    }
}

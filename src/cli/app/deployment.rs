//! What was deployed, and how to talk to it.

use std::fmt;

use serde_json::Value;

use super::kind::Kind;

/// A stack that stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Deployment {
    /// The stack's name: that of the template's folder.
    pub stack: String,
    /// What the template says of itself.
    pub description: Option<String>,
    /// What was made, in that order.
    pub resources: Vec<Deployed>,
    /// The template's outputs.
    pub outputs: Vec<(String, Value)>,
    /// What the template asks for that changes nothing here.
    pub notes: Vec<String>,
    /// Where to call.
    pub place: Place,
}

/// Where to call a deployment, and as whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Such as `http://127.0.0.1:4566`.
    pub endpoint: String,
    /// The account that the deployment belongs to.
    pub account: String,
    /// Such as `us-east-1`.
    pub region: String,
}

/// One resource that was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Deployed {
    /// Its name in the template.
    pub logical_id: String,
    /// What it is.
    pub kind: Kind,
    /// What `Ref` gives: a function's name, a queue's URL, a state machine's ARN.
    pub reference: String,
    /// An example of what to send it.
    pub example: Option<Example>,
}

/// Something to send.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The file, as seen from where Virga was started.
    pub path: String,
    /// What the file holds.
    pub event: Value,
}

impl Deployed {
    /// The commands of the AWS CLI and of curl that send something to this resource; `None` for
    /// resources that nothing is sent to.
    #[must_use]
    pub fn commands(&self, place: &Place) -> Option<[String; 2]> {
        let (reference, endpoint) = (&self.reference, &place.endpoint);
        // Version 1 of the AWS CLI overlooks AWS_ENDPOINT_URL when it calls SQS.
        let aws = format!("aws --endpoint-url {endpoint}");
        let file = self.example.as_ref().map(|example| quoted(&example.path));
        let empty = Value::Object(serde_json::Map::new());
        let event = self.example.as_ref().map_or(&empty, |example| &example.event);
        match self.kind {
            Kind::Function => {
                let payload =
                    file.as_ref().map_or(String::new(), |file| format!(" --payload fileb://{file}"));
                let data = file.map_or_else(|| "'{}'".to_owned(), |file| format!("@{file}"));
                Some([
                    format!("{aws} lambda invoke --function-name {reference}{payload} /dev/stdout"),
                    format!("curl -d {data} {endpoint}/2015-03-31/functions/{reference}/invocations"),
                ])
            }
            Kind::Queue => {
                let body = file.as_ref().map_or_else(|| "'{}'".to_owned(), |file| format!("file://{file}"));
                let data =
                    file.map_or_else(|| "'MessageBody={}'".to_owned(), |file| format!("MessageBody@{file}"));
                Some([
                    format!("{aws} sqs send-message --queue-url {reference} --message-body {body}"),
                    format!("curl {reference} -d Action=SendMessage --data-urlencode {data}"),
                ])
            }
            Kind::StateMachine => {
                let input = file.map_or_else(|| "'{}'".to_owned(), |file| format!("file://{file}"));
                let request = serde_json::json!({ "stateMachineArn": reference, "input": event.to_string() });
                Some([
                    format!(
                        "{aws} stepfunctions start-execution --state-machine-arn {reference} --input {input}"
                    ),
                    format!(
                        "curl {endpoint} -H 'X-Amz-Target: AWSStepFunctions.StartExecution' \
                         -H 'Content-Type: application/x-amz-json-1.0' -d {}",
                        quoted(&request.to_string())
                    ),
                ])
            }
            Kind::EventSourceMapping
            | Kind::EventInvokeConfig
            | Kind::FunctionUrl
            | Kind::Permission
            | Kind::Role => None,
        }
    }
}

/// The text as one word of a shell.
fn quoted(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/._-".contains(&byte);
    if text.bytes().all(plain) { text.to_owned() } else { format!("'{}'", text.replace('\'', r"'\''")) }
}

impl fmt::Display for Deployment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "Deployed {}:", self.stack)?;
        for resource in &self.resources {
            let kind = match resource.kind {
                Kind::Function => "function",
                Kind::StateMachine => "state machine",
                Kind::Queue => "queue",
                Kind::EventSourceMapping
                | Kind::EventInvokeConfig
                | Kind::FunctionUrl
                | Kind::Permission
                | Kind::Role => continue,
            };
            writeln!(formatter, "  {kind:<14} {}", resource.reference)?;
        }
        for (name, value) in &self.outputs {
            writeln!(
                formatter,
                "  {name} = {}",
                value.as_str().map_or_else(|| value.to_string(), str::to_owned)
            )?;
        }
        for note in &self.notes {
            writeln!(formatter, "  Note: {note}")?;
        }
        self.write_commands(formatter)
    }
}

impl Deployment {
    /// How to send something: to the resources that have an example, or else to all.
    fn write_commands(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { account, region, .. } = &self.place;
        let has_example = self.resources.iter().any(|resource| resource.example.is_some());
        writeln!(formatter, "\nSend it something with the AWS CLI, or with curl:")?;
        writeln!(
            formatter,
            "  export AWS_ACCESS_KEY_ID={account} AWS_SECRET_ACCESS_KEY=virga AWS_DEFAULT_REGION={region}"
        )?;
        for resource in self.resources.iter().filter(|resource| !has_example || resource.example.is_some()) {
            for command in resource.commands(&self.place).into_iter().flatten() {
                writeln!(formatter, "  {command}")?;
            }
        }
        Ok(())
    }
}

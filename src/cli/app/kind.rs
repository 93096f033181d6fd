//! The kinds of resources, and what each is called when it exists.

use std::fmt;

use serde_json::Value;

use crate::identity::{AccountId, Arn, Region};

/// What a resource is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `AWS::Serverless::Function`.
    Function,
    /// `AWS::Serverless::StateMachine`.
    StateMachine,
    /// `AWS::SQS::Queue`.
    Queue,
    /// `AWS::Lambda::EventSourceMapping`.
    EventSourceMapping,
    /// `AWS::Lambda::EventInvokeConfig`.
    EventInvokeConfig,
    /// `AWS::Lambda::Url`.
    FunctionUrl,
    /// `AWS::Lambda::Permission`.
    Permission,
    /// `AWS::IAM::Role`: not in templates (yet), made for functions and state machines without one.
    Role,
}

impl Kind {
    /// The kinds that templates may have.
    #[must_use]
    pub fn of_templates() -> [Self; 7] {
        [
            Self::Function,
            Self::StateMachine,
            Self::Queue,
            Self::EventSourceMapping,
            Self::EventInvokeConfig,
            Self::FunctionUrl,
            Self::Permission,
        ]
    }

    /// The kind of this type name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::of_templates().into_iter().find(|kind| kind.name() == name)
    }

    /// The type's name in templates.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Function => "AWS::Serverless::Function",
            Self::StateMachine => "AWS::Serverless::StateMachine",
            Self::Queue => "AWS::SQS::Queue",
            Self::EventSourceMapping => "AWS::Lambda::EventSourceMapping",
            Self::EventInvokeConfig => "AWS::Lambda::EventInvokeConfig",
            Self::FunctionUrl => "AWS::Lambda::Url",
            Self::Permission => "AWS::Lambda::Permission",
            Self::Role => "AWS::IAM::Role",
        }
    }

    /// Service and operation that make one.
    #[must_use]
    pub fn made_by(self) -> (&'static str, &'static str) {
        match self {
            Self::Function => ("lambda", "CreateFunction"),
            Self::StateMachine => ("stepfunctions", "CreateStateMachine"),
            Self::Queue => ("sqs", "CreateQueue"),
            Self::EventSourceMapping => ("lambda", "CreateEventSourceMapping"),
            Self::EventInvokeConfig => ("lambda", "PutFunctionEventInvokeConfig"),
            Self::FunctionUrl => ("lambda", "CreateFunctionUrlConfig"),
            Self::Permission => ("lambda", "AddPermission"),
            Self::Role => ("iam", "CreateRole"),
        }
    }

    /// The attributes that `Fn::GetAtt` gives.
    #[must_use]
    pub fn attributes(self) -> &'static [&'static str] {
        match self {
            Self::Function => &["Arn"],
            Self::StateMachine => &["Arn", "Name"],
            Self::Queue => &["Arn", "QueueName", "QueueUrl"],
            Self::EventSourceMapping => &["Id", "EventSourceMappingArn"],
            Self::EventInvokeConfig => &[],
            Self::FunctionUrl => &["FunctionArn", "FunctionUrl"],
            Self::Permission => &["Id"],
            Self::Role => &["Arn", "RoleId"],
        }
    }

    /// What `Ref` gives, once the resource is made.
    #[must_use]
    pub fn reference(self, output: &Value) -> Value {
        match self {
            Self::Function => output["FunctionName"].clone(),
            Self::StateMachine => output["stateMachineArn"].clone(),
            Self::Queue => output["QueueUrl"].clone(),
            Self::EventSourceMapping => output["UUID"].clone(),
            Self::EventInvokeConfig | Self::FunctionUrl => output["FunctionArn"].clone(),
            Self::Permission => output["Statement"].clone(),
            Self::Role => output["Role"]["RoleName"].clone(),
        }
    }

    /// What `Fn::GetAtt` gives for one of [`Kind::attributes`], once the resource is made.
    #[must_use]
    pub fn attribute(self, name: &str, made: &Made<'_>) -> Value {
        let (input, output) = (made.input, made.output);
        match (self, name) {
            (Self::FunctionUrl | Self::EventInvokeConfig, name) => output[name].clone(),
            (Self::Permission, _) => input["StatementId"].clone(),
            (Self::Function, _) => output["FunctionArn"].clone(),
            (Self::StateMachine, "Arn") => output["stateMachineArn"].clone(),
            (Self::StateMachine, _) => input["name"].clone(),
            (Self::Queue, "Arn") => {
                let queue = input["QueueName"].as_str().unwrap_or_default();
                Value::String(Arn::text("sqs", made.region, made.account, queue))
            }
            (Self::Queue, "QueueUrl") => output["QueueUrl"].clone(),
            (Self::Queue, _) => input["QueueName"].clone(),
            (Self::EventSourceMapping, "Id") => output["UUID"].clone(),
            (Self::EventSourceMapping, _) => output["EventSourceMappingArn"].clone(),
            (Self::Role, name) => output["Role"][name].clone(),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// A resource that was just made: what was asked and what was answered.
#[derive(Clone, Copy, Debug)]
pub struct Made<'a> {
    /// Whose it is.
    pub account: &'a AccountId,
    /// Where it is.
    pub region: &'a Region,
    /// The operation's input.
    pub input: &'a Value,
    /// The operation's output.
    pub output: &'a Value,
}

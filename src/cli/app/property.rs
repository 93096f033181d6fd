//! Which property of a template becomes which member of an API call, in which form.

use super::document::Problem;
use super::expression::{Expression, Form};
use super::template::Resource;

/// A property's name in the template, the member that it becomes, and the form that the API wants.
pub type Property = (&'static str, &'static str, Form);

/// See `AWS::Serverless::Function` in the SAM developer guide.
pub const FUNCTION: &[Property] = &[
    ("Architectures", "Architectures", Form::Text),
    ("Description", "Description", Form::Text),
    ("Environment", "Environment", Form::Text),
    ("EphemeralStorage", "EphemeralStorage", Form::Document),
    ("FileSystemConfigs", "FileSystemConfigs", Form::Document),
    ("Handler", "Handler", Form::Text),
    ("KmsKeyArn", "KMSKeyArn", Form::Text),
    ("Layers", "Layers", Form::Text),
    ("LoggingConfig", "LoggingConfig", Form::Document),
    ("MemorySize", "MemorySize", Form::Integer),
    ("PackageType", "PackageType", Form::Text),
    ("Role", "Role", Form::Text),
    ("Runtime", "Runtime", Form::Text),
    ("SnapStart", "SnapStart", Form::Document),
    ("Tags", "Tags", Form::Text),
    ("TenancyConfig", "TenancyConfig", Form::Document),
    ("Timeout", "Timeout", Form::Integer),
    ("VpcConfig", "VpcConfig", Form::Document),
];

/// See `AWS::Serverless::StateMachine` in the SAM developer guide.
pub const STATE_MACHINE: &[Property] = &[
    ("Logging", "loggingConfiguration", Form::LowerCamel),
    ("Role", "roleArn", Form::Text),
    ("Tags", "tags", Form::TagList),
    ("Tracing", "tracingConfiguration", Form::LowerCamel),
    ("Type", "type", Form::Text),
];

/// The attributes of a queue. See `AWS::SQS::Queue` in the CloudFormation reference.
pub const QUEUE: &[Property] = &[
    ("ContentBasedDeduplication", "ContentBasedDeduplication", Form::Text),
    ("DeduplicationScope", "DeduplicationScope", Form::Text),
    ("DelaySeconds", "DelaySeconds", Form::Text),
    ("FifoQueue", "FifoQueue", Form::Text),
    ("FifoThroughputLimit", "FifoThroughputLimit", Form::Text),
    ("KmsDataKeyReusePeriodSeconds", "KmsDataKeyReusePeriodSeconds", Form::Text),
    ("KmsMasterKeyId", "KmsMasterKeyId", Form::Text),
    ("MaximumMessageSize", "MaximumMessageSize", Form::Text),
    ("MessageRetentionPeriod", "MessageRetentionPeriod", Form::Text),
    ("ReceiveMessageWaitTimeSeconds", "ReceiveMessageWaitTimeSeconds", Form::Text),
    ("RedriveAllowPolicy", "RedriveAllowPolicy", Form::Json),
    ("RedrivePolicy", "RedrivePolicy", Form::Json),
    ("SqsManagedSseEnabled", "SqsManagedSseEnabled", Form::Text),
    ("VisibilityTimeout", "VisibilityTimeout", Form::Text),
];

/// The tags of a queue, which are no attribute.
pub const QUEUE_TAGS: &[Property] = &[("Tags", "tags", Form::TagMap)];

/// See `AWS::Lambda::EventSourceMapping` in the CloudFormation reference; for SQS.
pub const MAPPING: &[Property] = &[
    ("BatchSize", "BatchSize", Form::Integer),
    ("Enabled", "Enabled", Form::Boolean),
    ("EventSourceArn", "EventSourceArn", Form::Text),
    ("FilterCriteria", "FilterCriteria", Form::Document),
    ("FunctionName", "FunctionName", Form::Text),
    ("FunctionResponseTypes", "FunctionResponseTypes", Form::Text),
    ("MaximumBatchingWindowInSeconds", "MaximumBatchingWindowInSeconds", Form::Integer),
    ("ProvisionedPollerConfig", "ProvisionedPollerConfig", Form::Document),
    ("ScalingConfig", "ScalingConfig", Form::Document),
    ("Tags", "Tags", Form::TagMap),
];

/// A function's `Events` of type `SQS`. See "SQS" in the SAM developer guide.
pub const SQS_EVENT: &[Property] = &[
    ("BatchSize", "BatchSize", Form::Integer),
    ("Enabled", "Enabled", Form::Boolean),
    ("FilterCriteria", "FilterCriteria", Form::Document),
    ("FunctionResponseTypes", "FunctionResponseTypes", Form::Text),
    ("MaximumBatchingWindowInSeconds", "MaximumBatchingWindowInSeconds", Form::Integer),
    ("ProvisionedPollerConfig", "ProvisionedPollerConfig", Form::Document),
    ("Queue", "EventSourceArn", Form::Text),
    ("ScalingConfig", "ScalingConfig", Form::Document),
];

/// See `AWS::Lambda::EventInvokeConfig` in the CloudFormation reference; SAM's `EventInvokeConfig` names its
/// destinations' types besides, which the ARNs tell.
pub const EVENT_INVOKE_CONFIG: &[Property] = &[
    ("DestinationConfig", "DestinationConfig", Form::Document),
    ("FunctionName", "FunctionName", Form::Text),
    ("MaximumEventAgeInSeconds", "MaximumEventAgeInSeconds", Form::Integer),
    ("MaximumRetryAttempts", "MaximumRetryAttempts", Form::Integer),
    ("Qualifier", "Qualifier", Form::Text),
];

/// See `AWS::Lambda::Url` in the CloudFormation reference, and `FunctionUrlConfig` in the SAM developer guide.
pub const FUNCTION_URL: &[Property] = &[
    ("AuthType", "AuthType", Form::Text),
    ("Cors", "Cors", Form::Document),
    ("InvokeMode", "InvokeMode", Form::Text),
    ("Qualifier", "Qualifier", Form::Text),
    ("TargetFunctionArn", "FunctionName", Form::Text),
];

/// See `AWS::Lambda::Permission` in the CloudFormation reference.
pub const PERMISSION: &[Property] = &[
    ("Action", "Action", Form::Text),
    ("EventSourceToken", "EventSourceToken", Form::Text),
    ("FunctionName", "FunctionName", Form::Text),
    ("FunctionUrlAuthType", "FunctionUrlAuthType", Form::Text),
    ("Principal", "Principal", Form::Text),
    ("PrincipalOrgID", "PrincipalOrgID", Form::Text),
    ("SourceAccount", "SourceAccount", Form::Text),
    ("SourceArn", "SourceArn", Form::Text),
];

/// The members that a resource's properties become, by the tables that apply to it.
pub fn translate(resource: &Resource, table: &[Property]) -> Result<Vec<(String, Expression)>, Problem> {
    let member = |(name, member, form): &Property| {
        let node = resource.property(name)?;
        let read = Expression::read(node).map(|value| ((*member).to_owned(), value.formed(*form)));
        Some(read.map_err(|problem| resource.problem(problem.line, problem.message)))
    };
    table.iter().filter_map(member).collect()
}

/// Refuses properties that none of the tables has and that aren't `read_elsewhere`.
pub fn refuse_others(
    resource: &Resource,
    tables: &[&[Property]],
    read_elsewhere: &[&str],
) -> Result<(), Problem> {
    let is_known = |name: &str| {
        read_elsewhere.contains(&name)
            || tables.iter().any(|table| table.iter().any(|(known, _, _)| *known == name))
    };
    let other = resource.properties.iter().find(|(name, _)| !is_known(name));
    other.map_or(Ok(()), |(name, node)| {
        Err(resource.problem(node.line, format!("the property '{name}' is not supported")))
    })
}

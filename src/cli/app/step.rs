//! What each kind of resource takes to make: the calls, in terms of the template's own names.

use serde_json::{Value, json};

use super::document::{Content, Node, Problem};
use super::expression::{Expression, Form};
use super::kind::Kind;
use super::property::{self, Property};
use super::source::Source;
use super::template::Resource;

/// One API call of a deployment.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The resource that the call makes or changes: its name in the template, or the one that SAM
    /// gives to what it makes along the way (`ChargeRole`).
    pub logical_id: String,
    /// The line of the template that it comes from.
    pub line: usize,
    /// What the call makes; `None` when it only changes something.
    pub kind: Option<Kind>,
    /// Such as `lambda`.
    pub service: &'static str,
    /// Such as `CreateFunction`.
    pub operation: &'static str,
    /// The call's input.
    pub input: Expression,
    /// Other steps that must come first, besides those that the input refers to.
    pub depends_on: Vec<String>,
    /// A file with an example of what to send to the resource.
    pub event: Option<String>,
}

/// The steps that make a resource of a stack.
pub fn steps(resource: &Resource, stack: &str, source: &dyn Source) -> Result<Vec<Step>, Problem> {
    match resource.kind {
        Kind::Function => function(resource, stack, source),
        Kind::StateMachine => state_machine(resource, stack, source),
        Kind::Queue => queue(resource, stack),
        Kind::EventSourceMapping => one_call(resource, property::MAPPING),
        Kind::EventInvokeConfig => one_call(resource, property::EVENT_INVOKE_CONFIG),
        Kind::FunctionUrl => one_call(resource, property::FUNCTION_URL),
        Kind::Permission => {
            let mut steps = one_call(resource, property::PERMISSION)?;
            for step in &mut steps {
                add_statement_id(step, stack);
            }
            Ok(steps)
        }
        Kind::Role => Err(resource.problem(resource.line, "roles are made by what needs them")),
    }
}

/// A resource whose properties are one call's members.
fn one_call(resource: &Resource, table: &[Property]) -> Result<Vec<Step>, Problem> {
    property::refuse_others(resource, &[table], &[])?;
    let input = Expression::Map(property::translate(resource, table)?);
    Ok(vec![make(resource, &resource.logical_id, resource.kind, input)])
}

/// Statements are named by CloudFormation: after stack and resource.
fn add_statement_id(step: &mut Step, stack: &str) {
    if let Expression::Map(input) = &mut step.input {
        let id = Expression::text(format!("{stack}-{}", step.logical_id));
        input.push(("StatementId".to_owned(), id));
    }
}

fn make(resource: &Resource, logical_id: &str, kind: Kind, input: Expression) -> Step {
    let (service, operation) = kind.made_by();
    Step {
        logical_id: logical_id.to_owned(),
        line: resource.line,
        kind: Some(kind),
        service,
        operation,
        input,
        depends_on: resource.depends_on.clone(),
        event: if kind == resource.kind { resource.event.clone() } else { None },
    }
}

/// The name that the template gives, or one of stack and resource. (CloudFormation adds a random
/// suffix, so that a resource can be replaced by another; nothing is replaced here, and names that
/// can be foreseen make better commands.)
fn physical_name(resource: &Resource, property: &str, stack: &str) -> Result<Expression, Problem> {
    match resource.property(property) {
        Some(node) => Ok(Expression::read(node)?.formed(Form::Text)),
        None => Ok(Expression::text(format!("{stack}-{}", resource.logical_id))),
    }
}

fn function(resource: &Resource, stack: &str, source: &dyn Source) -> Result<Vec<Step>, Problem> {
    let elsewhere = [
        "CodeUri",
        "DeadLetterQueue",
        "EventInvokeConfig",
        "Events",
        "FunctionName",
        "FunctionUrlConfig",
        "Policies",
        "ReservedConcurrentExecutions",
        "Tracing",
    ];
    property::refuse_others(resource, &[property::FUNCTION], &elsewhere)?;
    let name = physical_name(resource, "FunctionName", stack)?;
    let mut input = vec![("FunctionName".to_owned(), name)];
    input.extend(property::translate(resource, property::FUNCTION)?);
    input.push(("Code".to_owned(), code(resource, source)?));
    if let Some(mode) = resource.property("Tracing") {
        input.push(("TracingConfig".to_owned(), Expression::map([("Mode", Expression::read(mode)?)])));
    }
    if let Some(queue) = resource.property("DeadLetterQueue") {
        let target =
            queue.get("TargetArn").ok_or_else(|| resource.problem(queue.line, "TargetArn is missing"))?;
        let target = Expression::map([("TargetArn", Expression::read(target)?)]);
        input.push(("DeadLetterConfig".to_owned(), target));
    }
    let role = role_unless_given(resource, stack, "lambda.amazonaws.com", "Role", &mut input);
    let mut steps: Vec<Step> = role.into_iter().collect();
    steps.push(make(resource, &resource.logical_id, Kind::Function, Expression::Map(input)));
    steps.extend(concurrency(resource)?);
    steps.extend(event_invoke_config(resource)?);
    steps.extend(function_url(resource, stack)?);
    for (event, node) in resource.property("Events").map_or(Ok(&[][..]), Node::entries)? {
        steps.push(sqs_event(resource, event, node)?);
    }
    Ok(steps)
}

/// SAM makes a role for every function and state machine that names none.
fn role_unless_given(
    resource: &Resource,
    stack: &str,
    principal: &str,
    member: &str,
    input: &mut Vec<(String, Expression)>,
) -> Option<Step> {
    if resource.property("Role").is_some() {
        return None;
    }
    let logical_id = format!("{}Role", resource.logical_id);
    input.push((member.to_owned(), Expression::GetAtt(logical_id.clone(), "Arn".to_owned())));
    let trust = json!({
        "Version": "2012-10-17",
        "Statement": [{"Action": ["sts:AssumeRole"], "Effect": "Allow", "Principal": {"Service": [principal]}}],
    });
    let role = Expression::map([
        ("RoleName", Expression::text(format!("{stack}-{logical_id}"))),
        ("AssumeRolePolicyDocument", Expression::text(trust.to_string())),
    ]);
    Some(make(resource, &logical_id, Kind::Role, role))
}

fn code(resource: &Resource, source: &dyn Source) -> Result<Expression, Problem> {
    let node = resource.property("CodeUri");
    let node =
        node.ok_or_else(|| resource.problem(resource.line, "it needs a CodeUri: a folder, file or zip"))?;
    let path = node.text().map_err(|_| resource.problem(node.line, "CodeUri must be a local path"))?;
    let package = source.package(path).map_err(|why| resource.problem(node.line, why))?;
    Ok(Expression::map([("ZipFile", Expression::text(package))]))
}

fn concurrency(resource: &Resource) -> Result<Option<Step>, Problem> {
    let Some(reserved) = resource.property("ReservedConcurrentExecutions") else { return Ok(None) };
    let input = Expression::map([
        ("FunctionName", Expression::Ref(resource.logical_id.clone())),
        ("ReservedConcurrentExecutions", Expression::read(reserved)?.formed(Form::Integer)),
    ]);
    let made = make(resource, &format!("{}Concurrency", resource.logical_id), resource.kind, input);
    Ok(Some(Step { kind: None, operation: "PutFunctionConcurrency", event: None, ..made }))
}

/// What SAM makes of a function's property of this name: a resource called after the function and `suffix`.
fn within(
    resource: &Resource,
    property: &str,
    suffix: &str,
    kind: Kind,
) -> Result<Option<Resource>, Problem> {
    let Some(node) = resource.property(property) else { return Ok(None) };
    Ok(Some(Resource {
        logical_id: format!("{}{suffix}", resource.logical_id),
        kind,
        line: node.line,
        properties: node.entries()?.to_vec(),
        depends_on: resource.depends_on.clone(),
        event: None,
    }))
}

/// Retries and destinations of a function's asynchronous invocations.
fn event_invoke_config(resource: &Resource) -> Result<Option<Step>, Problem> {
    let kind = Kind::EventInvokeConfig;
    let Some(config) = within(resource, "EventInvokeConfig", "EventInvokeConfig", kind)? else {
        return Ok(None);
    };
    let table = property::EVENT_INVOKE_CONFIG;
    property::refuse_others(&config, &[table], &["DestinationConfig"])?;
    let mut input = property::translate(&config, table)?;
    input.retain(|(name, _)| name != "DestinationConfig");
    input.push(("FunctionName".to_owned(), Expression::Ref(resource.logical_id.clone())));
    if let Some(node) = config.property("DestinationConfig") {
        let mut destinations = Vec::new();
        for (when, node) in node.entries()? {
            // SAM makes a queue where no destination is named; here there must be one.
            let target = node.get("Destination");
            let target = target.ok_or_else(|| config.problem(node.line, "Destination is missing"))?;
            let target = Expression::map([("Destination", Expression::read(target)?)]);
            destinations.push((when.clone(), target));
        }
        input.push(("DestinationConfig".to_owned(), Expression::Map(destinations)));
    }
    Ok(Some(make(&config, &config.logical_id, kind, Expression::Map(input))))
}

/// A function's URL; one that wants no signature may be called by everybody.
fn function_url(resource: &Resource, stack: &str) -> Result<Vec<Step>, Problem> {
    let Some(url) = within(resource, "FunctionUrlConfig", "Url", Kind::FunctionUrl)? else {
        return Ok(Vec::new());
    };
    property::refuse_others(&url, &[property::FUNCTION_URL], &[])?;
    let name = || ("FunctionName".to_owned(), Expression::Ref(resource.logical_id.clone()));
    let mut input = property::translate(&url, property::FUNCTION_URL)?;
    input.push(name());
    let mut steps = vec![make(&url, &url.logical_id, Kind::FunctionUrl, Expression::Map(input))];
    if url.property("AuthType").is_some_and(|auth| auth.to_value() == "NONE") {
        let input =
            [("Action", "lambda:InvokeFunctionUrl"), ("Principal", "*"), ("FunctionUrlAuthType", "NONE")];
        let input = input.map(|(name, value)| (name.to_owned(), Expression::text(value.to_owned())));
        let input = Expression::Map(input.into_iter().chain([name()]).collect());
        let logical_id = format!("{}PublicPermissions", url.logical_id);
        let mut permission = make(&url, &logical_id, Kind::Permission, input);
        add_statement_id(&mut permission, stack);
        steps.push(permission);
    }
    Ok(steps)
}

/// An event of type SQS is an event source mapping named after function and event.
fn sqs_event(resource: &Resource, event: &str, node: &Node) -> Result<Step, Problem> {
    let kind = node.get("Type").map(Node::text).transpose()?.unwrap_or("(none)");
    if kind != "SQS" {
        return Err(resource
            .problem(node.line, format!("the event type {kind} of '{event}' is not supported; SQS is")));
    }
    let nothing = Node { line: node.line, content: Content::Map(vec![]) };
    let mapping = Resource {
        logical_id: format!("{}{event}", resource.logical_id),
        kind: Kind::EventSourceMapping,
        line: node.line,
        properties: node.get("Properties").unwrap_or(&nothing).entries()?.to_vec(),
        depends_on: resource.depends_on.clone(),
        event: None,
    };
    property::refuse_others(&mapping, &[property::SQS_EVENT], &[])?;
    let mut input = property::translate(&mapping, property::SQS_EVENT)?;
    input.push(("FunctionName".to_owned(), Expression::Ref(resource.logical_id.clone())));
    Ok(make(&mapping, &mapping.logical_id, Kind::EventSourceMapping, Expression::Map(input)))
}

fn queue(resource: &Resource, stack: &str) -> Result<Vec<Step>, Problem> {
    const TABLES: [&[Property]; 2] = [property::QUEUE, property::QUEUE_TAGS];
    property::refuse_others(resource, &TABLES, &["QueueName"])?;
    let attributes = property::translate(resource, property::QUEUE)?;
    let is_fifo = resource.property("FifoQueue").is_some_and(|fifo| fifo.to_value() == Value::Bool(true));
    let name = match physical_name(resource, "QueueName", stack)? {
        Expression::Literal(Value::String(name)) if is_fifo && resource.property("QueueName").is_none() => {
            Expression::text(format!("{name}.fifo"))
        }
        name => name,
    };
    let mut input =
        vec![("QueueName".to_owned(), name), ("Attributes".to_owned(), Expression::Map(attributes))];
    input.extend(property::translate(resource, property::QUEUE_TAGS)?);
    Ok(vec![make(resource, &resource.logical_id, Kind::Queue, Expression::Map(input))])
}

fn state_machine(resource: &Resource, stack: &str, source: &dyn Source) -> Result<Vec<Step>, Problem> {
    let elsewhere = ["Definition", "DefinitionSubstitutions", "DefinitionUri", "Name", "Policies"];
    property::refuse_others(resource, &[property::STATE_MACHINE], &elsewhere)?;
    let mut input = vec![("name".to_owned(), physical_name(resource, "Name", stack)?)];
    input.extend(property::translate(resource, property::STATE_MACHINE)?);
    input.push(("definition".to_owned(), definition(resource, source)?));
    let role = role_unless_given(resource, stack, "states.amazonaws.com", "roleArn", &mut input);
    let machine = make(resource, &resource.logical_id, Kind::StateMachine, Expression::Map(input));
    Ok(role.into_iter().chain([machine]).collect())
}

fn definition(resource: &Resource, source: &dyn Source) -> Result<Expression, Problem> {
    let text = match (resource.property("Definition"), resource.property("DefinitionUri")) {
        (Some(inline), None) => Expression::read(inline)?.formed(Form::Json),
        (None, Some(node)) => {
            let path =
                node.text().map_err(|_| resource.problem(node.line, "DefinitionUri must be a local path"))?;
            Expression::text(definition_file(path, source).map_err(|why| resource.problem(node.line, why))?)
        }
        _ => return Err(resource.problem(resource.line, "it needs either a Definition or a DefinitionUri")),
    };
    let nothing = Node { line: resource.line, content: Content::Map(vec![]) };
    let substitutions = resource.property("DefinitionSubstitutions").unwrap_or(&nothing).entries()?;
    let read = |(name, node): &(String, Node)| Ok((name.clone(), Expression::read(node)?));
    let values = substitutions.iter().map(read).collect::<Result<_, Problem>>()?;
    Ok(Expression::Substitute(Box::new(text), values))
}

/// A definition in JSON is handed on as it is; one in YAML becomes JSON.
fn definition_file(path: &str, source: &dyn Source) -> Result<String, String> {
    let text = source.text(path)?;
    if text.trim_start().starts_with('{') {
        return Ok(text);
    }
    Node::parse(&text).map(|node| node.to_value().to_string()).map_err(|problem| format!("{path}: {problem}"))
}

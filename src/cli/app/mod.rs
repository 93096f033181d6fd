//! `virga start --app template.yaml`: deploys a SAM template into the cloud that was just started.
//!
//! A template is read ([`document`], [`expression`], [`template`]), planned ([`plan`]: every API
//! call that it takes, in order; whatever Virga can't do is refused here, by name and line, before
//! anything is made), and carried out, each call's input being completed from what the earlier ones
//! answered ([`scope`]).
//!
//! Names that the template leaves open are `<stack>-<logical id>`, the stack being named after the
//! template's folder.

pub mod deployment;
pub mod document;
pub mod expression;
pub mod kind;
pub mod plan;
pub mod property;
pub mod scope;
pub mod source;
pub mod step;
pub mod template;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use serde_json::Value;

pub use deployment::Deployment;

use crate::aws::{Call, Error};
use crate::neighbours::Operations;
use deployment::{Deployed, Example, Place};
use document::Problem;
use kind::Made;
use plan::Plan;
use scope::Scope;
use source::{Folder, Source};
use step::Step;
use template::Template;

/// Why a template could not be deployed.
#[derive(Debug, thiserror::Error)]
pub enum DeployError {
    /// The template, or a file it names, can't be read or asks for what Virga can't do. Nothing was
    /// made.
    #[error("{}: {problem}", path.display())]
    Template {
        /// The template.
        path: PathBuf,
        /// What is wrong, and at which line.
        problem: Problem,
    },
    /// A service refused to make a resource. What was made before it stays.
    #[error("{}: line {line}: {logical_id}: {operation}: {error}", path.display())]
    Refused {
        /// The template.
        path: PathBuf,
        /// Where the resource begins.
        line: usize,
        /// The resource.
        logical_id: String,
        /// The operation that was refused.
        operation: &'static str,
        /// Why.
        error: Error,
    },
}

/// Deploys the template at `path` as `call`'s account, in its region.
pub async fn deploy(
    operations: &dyn Operations,
    call: &Call,
    path: &Path,
) -> Result<Deployment, DeployError> {
    let refused = |problem| DeployError::Template { path: path.to_owned(), problem };
    let folder = Folder(path.parent().unwrap_or(Path::new("")).to_owned());
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let text = folder.text(&file).map_err(|why| refused(Problem::new(1, why)))?;
    let template = Template::parse(&text).map_err(refused)?;
    let stack = stack_name(path);
    let mut scope = Scope::new(&call.account, &call.region, &stack);
    let plan = Plan::new(&template, &stack, &folder, &|name| scope.knows(name)).map_err(refused)?;
    let examples = examples(&plan, &folder).map_err(refused)?;
    for (name, value) in &template.parameters {
        scope.name(name, value.clone());
    }
    let mut resources = Vec::new();
    for (step, example) in plan.steps.iter().zip(examples) {
        let deployed = carry_out(step, operations, call, &mut scope).await;
        let deployed = deployed.map_err(|error| DeployError::Refused {
            path: path.to_owned(),
            line: step.line,
            logical_id: step.logical_id.clone(),
            operation: step.operation,
            error,
        })?;
        resources.extend(deployed.map(|deployed| Deployed { example, ..deployed }));
    }
    let outputs = outputs(&template, &scope).map_err(refused)?;
    let place = Place {
        endpoint: format!("http://{}", call.authority),
        account: call.account.to_string(),
        region: call.region.to_string(),
    };
    Ok(Deployment { stack, description: template.description, resources, outputs, notes: plan.notes, place })
}

/// The name of the template's folder, as far as names of stacks allow.
fn stack_name(path: &Path) -> String {
    let full = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = full.parent().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    let legal = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
    let name: String = folder.unwrap_or_default().chars().map(legal).take(32).collect();
    let name = name.trim_matches('-');
    if name.is_empty() { "app".to_owned() } else { name.to_owned() }
}

fn examples(plan: &Plan, folder: &Folder) -> Result<Vec<Option<Example>>, Problem> {
    let read = |step: &Step, event: &String| {
        let problem = |why: String| Problem::new(step.line, format!("{}: {event}: {why}", step.logical_id));
        let text = folder.text(event).map_err(problem)?;
        let value = serde_json::from_str(&text).map_err(|error| problem(error.to_string()))?;
        Ok(Example { path: folder.0.join(event).to_string_lossy().into_owned(), event: value })
    };
    plan.steps.iter().map(|step| step.event.as_ref().map(|event| read(step, event)).transpose()).collect()
}

/// Makes one call; what it made has a name from then on.
async fn carry_out(
    step: &Step,
    operations: &dyn Operations,
    call: &Call,
    scope: &mut Scope,
) -> Result<Option<Deployed>, Error> {
    let invalid = |why| Error::new("ValidationError", 400, why);
    let input = scope.resolve(&step.input).map_err(invalid)?.unwrap_or_default();
    let output = operations.call(call, step.service, step.operation, input.clone()).await?;
    let Some(kind) = step.kind else { return Ok(None) };
    let made = Made { account: &call.account, region: &call.region, input: &input, output: &output };
    let reference = kind.reference(&output);
    scope.name(&step.logical_id, reference.clone());
    for attribute in kind.attributes() {
        scope.attribute(&step.logical_id, attribute, kind.attribute(attribute, &made));
    }
    let reference = reference.as_str().unwrap_or_default().to_owned();
    Ok(Some(Deployed { logical_id: step.logical_id.clone(), kind, reference, example: None }))
}

fn outputs(template: &Template, scope: &Scope) -> Result<Vec<(String, Value)>, Problem> {
    let resolve = |output: &template::Output| {
        let value = scope.resolve(&output.value).map_err(|why| Problem::new(output.line, why))?;
        Ok((output.name.clone(), value.unwrap_or_default()))
    };
    template.outputs.iter().map(resolve).collect()
}

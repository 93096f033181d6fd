//! All the steps of a deployment, in an order in which each finds what it needs.

use std::collections::{BTreeSet, HashSet};

use super::document::Problem;
use super::expression::Expression;
use super::source::Source;
use super::step::{Step, steps};
use super::template::Template;

/// What a deployment will do.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The calls, in order.
    pub steps: Vec<Step>,
    /// What the template asks for that changes nothing here, to be told.
    pub notes: Vec<String>,
}

impl Plan {
    /// Plans a stack. Everything that can be known to fail fails here, before anything is made.
    ///
    /// `pseudo` says which names exist without the template.
    pub fn new(
        template: &Template,
        stack: &str,
        source: &dyn Source,
        pseudo: &dyn Fn(&str) -> bool,
    ) -> Result<Self, Problem> {
        let mut all = Vec::new();
        for resource in &template.resources {
            all.extend(steps(resource, stack, source)?);
        }
        refuse_twins(&all)?;
        let is_value =
            |name: &str| pseudo(name) || template.parameters.iter().any(|(known, _)| known == name);
        for step in &all {
            check_references(&step.input, &step.logical_id, step.line, &all, &is_value)?;
            check_depends_on(step, &all)?;
        }
        for output in &template.outputs {
            check_references(&output.value, &output.name, output.line, &all, &is_value)?;
        }
        Ok(Self { steps: ordered(all)?, notes: notes(template) })
    }
}

fn refuse_twins(steps: &[Step]) -> Result<(), Problem> {
    let mut seen = HashSet::new();
    let twin = steps.iter().find(|step| !seen.insert(&step.logical_id));
    twin.map_or(Ok(()), |step| {
        Err(Problem::new(step.line, format!("'{}' is the name of two resources", step.logical_id)))
    })
}

fn check_references(
    value: &Expression,
    of: &str,
    line: usize,
    steps: &[Step],
    is_value: &dyn Fn(&str) -> bool,
) -> Result<(), Problem> {
    let mut problem = None;
    value.references(&mut |name, attribute| {
        let kind = steps.iter().find(|step| step.logical_id == name).and_then(|step| step.kind);
        let wrong = match (kind, attribute) {
            (None, None) if is_value(name) => None,
            (None, None) => Some(format!("there is no parameter or resource '{name}'")),
            (None, Some(_)) => Some(format!("there is no resource '{name}'")),
            (Some(_), None) => None,
            (Some(kind), Some(attribute)) if kind.attributes().contains(&attribute) => None,
            (Some(kind), Some(attribute)) => Some(format!(
                "{kind} has no attribute '{attribute}'; it has {}",
                kind.attributes().join(", ")
            )),
        };
        if let (None, Some(wrong)) = (&problem, wrong) {
            problem = Some(Problem::new(line, format!("{of}: {wrong}")));
        }
    });
    problem.map_or(Ok(()), Err)
}

fn check_depends_on(step: &Step, steps: &[Step]) -> Result<(), Problem> {
    let is_there = |name: &String| steps.iter().any(|other| other.logical_id == *name);
    step.depends_on.iter().find(|name| !is_there(name)).map_or(Ok(()), |name| {
        Err(Problem::new(
            step.line,
            format!("{}: DependsOn names '{name}', which isn't there", step.logical_id),
        ))
    })
}

/// Puts every step behind those it needs, keeping the template's order otherwise.
fn ordered(mut waiting: Vec<Step>) -> Result<Vec<Step>, Problem> {
    let mut done: Vec<Step> = Vec::new();
    while !waiting.is_empty() {
        let names: BTreeSet<String> = waiting.iter().map(|step| step.logical_id.clone()).collect();
        let ready = waiting.iter().position(|step| needs(step).all(|name| !names.contains(&name)));
        let Some(ready) = ready else {
            let circle: Vec<String> = names.into_iter().collect();
            let message = format!("these resources wait for each other: {}", circle.join(", "));
            return Err(Problem::new(waiting[0].line, message));
        };
        done.push(waiting.remove(ready));
    }
    Ok(done)
}

fn needs(step: &Step) -> impl Iterator<Item = String> {
    let mut names = step.depends_on.clone();
    step.input.references(&mut |name, _| names.push(name.to_owned()));
    names.into_iter()
}

fn notes(template: &Template) -> Vec<String> {
    let with_policies = template.resources.iter().filter(|resource| resource.property("Policies").is_some());
    let names: Vec<&str> = with_policies.map(|resource| resource.logical_id.as_str()).collect();
    if names.is_empty() {
        return vec![];
    }
    vec![format!(
        "The Policies of {} have no effect: Virga lets every caller do everything.",
        names.join(", ")
    )]
}

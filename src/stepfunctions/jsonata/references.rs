//! What an expression refers to.

use std::collections::BTreeSet;

use jsonata_core::ast::{AstNode, BinaryOp, PathStep, Stage};
use serde_json::Value;

use super::{NotAnExpression, Scope};

/// What an expression reads and calls.
#[derive(Debug, Default)]
pub(super) struct Used {
    variables: BTreeSet<Box<str>>,
    /// Names that are called.
    functions: BTreeSet<Box<str>>,
    /// Names that the expression binds itself.
    bound: BTreeSet<Box<str>>,
    /// Members of `$states` that are read; `None` when all may be.
    states: Option<BTreeSet<Box<str>>>,
}

/// The functions of JSONata 2.0 and of Step Functions, which can be passed by their names.
const FUNCTIONS: [&str; 70] = [
    "abs",
    "append",
    "assert",
    "average",
    "base64decode",
    "base64encode",
    "boolean",
    "ceil",
    "clone",
    "contains",
    "count",
    "decodeUrl",
    "decodeUrlComponent",
    "distinct",
    "each",
    "encodeUrl",
    "encodeUrlComponent",
    "error",
    "eval",
    "exists",
    "filter",
    "floor",
    "formatBase",
    "formatInteger",
    "formatNumber",
    "fromMillis",
    "hash",
    "join",
    "keys",
    "length",
    "lookup",
    "lowercase",
    "map",
    "match",
    "max",
    "merge",
    "millis",
    "min",
    "not",
    "now",
    "number",
    "pad",
    "parse",
    "parseInteger",
    "partition",
    "power",
    "random",
    "range",
    "reduce",
    "replace",
    "reverse",
    "round",
    "shuffle",
    "sift",
    "single",
    "sort",
    "split",
    "spread",
    "sqrt",
    "string",
    "substring",
    "substringAfter",
    "substringBefore",
    "sum",
    "toMillis",
    "trim",
    "type",
    "uppercase",
    "uuid",
    "zip",
];

impl Used {
    pub(super) fn by(tree: &AstNode) -> Self {
        let mut used = Self { states: Some(BTreeSet::new()), ..Self::default() };
        used.visit(tree);
        used
    }

    /// Every name with a dollar, but those that are only called.
    pub(super) fn variables(&self) -> impl Iterator<Item = &str> {
        self.variables.iter().map(|name| &**name)
    }

    /// Whether the name stands in the expression, called or not.
    pub(super) fn names(&self, name: &str) -> bool {
        self.variables.contains(name) || self.functions.contains(name)
    }

    pub(super) fn reads(&self, member: &str) -> bool {
        self.names("states") && self.states.as_ref().is_none_or(|members| members.contains(member))
    }

    /// Whether `$states.<member>` stands in the expression.
    pub(super) fn names_member(&self, member: &str) -> bool {
        self.states.as_ref().is_some_and(|members| members.contains(member))
    }

    /// Whether the expression itself binds the name.
    pub(super) fn binds(&self, name: &str) -> bool {
        self.bound.contains(name)
    }

    pub(super) fn outer_variables(&self) -> impl Iterator<Item = &str> {
        let is_outer = |name: &&str| {
            !matches!(*name, "" | "$" | "states") && !self.bound.contains(*name) && !FUNCTIONS.contains(name)
        };
        self.variables().filter(is_outer)
    }

    fn visit(&mut self, node: &AstNode) {
        match node {
            AstNode::Variable(name) => {
                if name == "states" {
                    self.states = None;
                }
                self.variables.insert(name.as_str().into());
            }
            AstNode::Path { steps } => self.visit_path(steps),
            AstNode::Binary { op: BinaryOp::ColonEqual, lhs, rhs } => {
                self.bind(lhs);
                self.visit(rhs);
            }
            AstNode::Binary { op: BinaryOp::FocusBind | BinaryOp::IndexBind, lhs, rhs } => {
                self.bind(rhs);
                self.visit(lhs);
            }
            AstNode::Lambda { params, body, .. } => {
                self.bound.extend(params.iter().map(|name| name.trim_start_matches('$').into()));
                self.visit(body);
            }
            AstNode::Function { name, args, .. } => {
                self.functions.insert(name.as_str().into());
                for argument in args {
                    self.visit(argument);
                }
            }
            node => {
                for child in children(node) {
                    self.visit(child);
                }
            }
        }
    }

    fn visit_path(&mut self, steps: &[PathStep]) {
        let mut rest = steps;
        if let [first, second, ..] = steps
            && let (AstNode::Variable(name), AstNode::Name(member)) = (&first.node, &second.node)
            && name == "states"
            && first.stages.is_empty()
        {
            self.variables.insert("states".into());
            if let Some(members) = &mut self.states {
                members.insert(member.as_str().into());
            }
            rest = &steps[1..];
        }
        for step in rest {
            self.bound.extend(step.focus.iter().chain(&step.index_var).map(|name| name.as_str().into()));
            self.visit(&step.node);
        }
        for stage in steps.iter().flat_map(|step| &step.stages) {
            match stage {
                Stage::Filter(filter) => self.visit(filter),
                Stage::Index(name) => {
                    self.bound.insert(name.as_str().into());
                }
                Stage::KeepArray => {}
            }
        }
    }

    fn bind(&mut self, target: &AstNode) {
        if let AstNode::Variable(name) = target {
            self.bound.insert(name.as_str().into());
        }
    }
}

/// Whether JSONata or Step Functions has a function of that name.
pub(super) fn is_known_function(name: &str) -> bool {
    FUNCTIONS.contains(&name)
}

/// The nodes right below a node.
pub(super) fn children(node: &AstNode) -> Vec<&AstNode> {
    match node {
        AstNode::Path { steps } => {
            let filters = steps.iter().flat_map(|step| &step.stages).filter_map(|stage| match stage {
                Stage::Filter(filter) => Some(&**filter),
                _ => None,
            });
            steps.iter().map(|step| &step.node).chain(filters).collect()
        }
        AstNode::Function { args, .. } => args.iter().collect(),
        AstNode::Lambda { body, .. } => vec![body],
        AstNode::Binary { lhs, rhs, .. } => vec![lhs, rhs],
        AstNode::Unary { operand, .. } | AstNode::FunctionApplication(operand) => vec![operand],
        AstNode::Call { procedure, args } => std::iter::once(&**procedure).chain(args).collect(),
        AstNode::Array(nodes) | AstNode::Block(nodes) | AstNode::ArrayGroup(nodes) => nodes.iter().collect(),
        AstNode::Object(pairs) => pairs.iter().flat_map(|(key, value)| [key, value]).collect(),
        AstNode::ObjectTransform { input, pattern } => {
            std::iter::once(&**input).chain(pattern.iter().flat_map(|(key, value)| [key, value])).collect()
        }
        AstNode::Conditional { condition, then_branch, else_branch } => {
            [condition, then_branch].into_iter().chain(else_branch).map(|node| &**node).collect()
        }
        AstNode::Sort { input, terms } => {
            std::iter::once(&**input).chain(terms.iter().map(|(term, _)| term)).collect()
        }
        AstNode::Transform { location, update, delete } => {
            [location, update].into_iter().chain(delete).map(|node| &**node).collect()
        }
        _ => Vec::new(),
    }
}

/// Refuses what Step Functions refuses: what would read a context item, which there is none of, and
/// operators of later versions of JSONata than it speaks.
///
/// *AWS documentation: Transforming data with JSONata in Step Functions.*
pub(super) fn check(node: &AstNode) -> Result<(), NotAnExpression> {
    let at_top = |name: &str| {
        Err(NotAnExpression::Unsupported(format!("Reference to '{name}' at the top level is not supported.")))
    };
    match node {
        AstNode::Name(name) => at_top(name),
        AstNode::Variable(name) if name.is_empty() => at_top("$"),
        AstNode::Variable(name) if name == "$" => at_top("$$"),
        AstNode::ParentVariable(_) => at_top("$$"),
        AstNode::Wildcard => at_top("*"),
        AstNode::Descendant => at_top("**"),
        AstNode::Path { steps } => steps.first().map_or(Ok(()), |first| check(&first.node)),
        // What stands behind these is evaluated in a context that the expression itself made.
        AstNode::Sort { input, .. } | AstNode::ObjectTransform { input, .. } => check(input),
        AstNode::Lambda { .. } | AstNode::Transform { .. } => Ok(()),
        AstNode::Binary { op: BinaryOp::ColonEqual, rhs, .. } => check(rhs),
        AstNode::Binary { op: BinaryOp::Coalesce, .. } => Err(newer("??")),
        AstNode::Binary { op: BinaryOp::Default, .. } => Err(newer("?:")),
        AstNode::Function { args, .. } => args.iter().try_for_each(check),
        node => children(node).into_iter().try_for_each(check),
    }
}

fn newer(operator: &str) -> NotAnExpression {
    NotAnExpression::Invalid(format!("Syntax error: \"{operator}\""))
}

/// A path of plain names from `$states` or a variable, which is found without the engine: nothing is
/// converted, and numbers keep their digits.
#[derive(Debug)]
pub(super) struct Direct {
    variable: Box<str>,
    names: Vec<Box<str>>,
}

impl Direct {
    pub(super) fn of(tree: &AstNode) -> Option<Self> {
        if let AstNode::Variable(name) = tree {
            let is_whole = !name.is_empty() && name != "$" && name != "states";
            return is_whole.then(|| Self { variable: name.as_str().into(), names: Vec::new() });
        }
        let AstNode::Path { steps } = tree else { return None };
        let is_plain = |step: &PathStep| {
            step.stages.is_empty() && step.focus.is_none() && step.index_var.is_none() && !step.is_tuple
        };
        let (first, rest) = steps.split_first()?;
        let AstNode::Variable(variable) = &first.node else { return None };
        if variable.is_empty() || variable == "$" || !steps.iter().all(is_plain) {
            return None;
        }
        let name = |step: &PathStep| match &step.node {
            AstNode::Name(name) => Some(name.as_str().into()),
            _ => None,
        };
        let names = rest.iter().map(name).collect::<Option<Vec<Box<str>>>>()?;
        if &**variable == "states" && matches!(names.first().map(|name| &**name), None | Some("context")) {
            return None;
        }
        Some(Self { variable: variable.as_str().into(), names })
    }

    /// What the path names, or that it names nothing; `None` when only the engine can tell.
    #[expect(clippy::option_option, reason = "nothing named and nothing known are two answers")]
    pub(super) fn find<'at>(&self, scope: &Scope<'at>) -> Option<Option<&'at Value>> {
        let (mut place, names) = if &*self.variable == "states" {
            let (member, names) = self.names.split_first()?;
            let member = match &**member {
                "input" => Some(scope.input),
                "result" => scope.result,
                "errorOutput" => scope.error,
                _ => None,
            };
            (member, names)
        } else {
            // A name without a variable may be a function.
            (Some(scope.variables.get(&*self.variable)?), &self.names[..])
        };
        for name in names {
            match place {
                Some(Value::Object(members)) => place = members.get(&**name),
                Some(Value::Array(_)) => return None,
                _ => return Some(None),
            }
        }
        Some(place)
    }
}

//! Functions that invoke themselves in a circle, by way of queues or of each other.
//!
//! A trace carries how often it has passed each function: `Lineage=<hash>:<count>|<hash>:<count>`.
//! SDKs inside functions hand the trace on with each call, SQS keeps it with each message.
//!
//! *AWS documentation: Use Lambda recursive loop detection to prevent infinite loops.*

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// How often a function is invoked in one chain of requests before the next invocation is stopped.
const MOST_PASSES: u32 = 16;

/// The most functions that a trace tells of: a header is not to grow without bound.
const MOST_FUNCTIONS: usize = 32;

/// How often a chain of requests has passed each function.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lineage {
    /// By the functions' hashes.
    passes: Vec<(u32, u32)>,
}

impl Lineage {
    /// Reads the lineage of a trace header; one without, or with one that can't be read, has none.
    #[must_use]
    pub fn of_trace(trace: &str) -> Self {
        let lineage = trace.split(';').find_map(|part| part.trim().strip_prefix("Lineage="));
        let pass = |part: &str| {
            let (hash, count) = part.rsplit_once(':')?;
            let is_hash = hash.len() == 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
            Some((u32::from_str_radix(hash, 16).ok()?, count.parse().ok().filter(|_| is_hash)?))
        };
        let passes = lineage.unwrap_or_default().split('|').filter_map(pass).take(MOST_FUNCTIONS).collect();
        Self { passes }
    }

    /// Whether the chain has passed the function as often as it may.
    #[must_use]
    pub fn is_circle(&self, function_arn: &str) -> bool {
        self.passes(function_arn) >= MOST_PASSES
    }

    /// How often the chain has passed the function.
    #[must_use]
    pub fn passes(&self, function_arn: &str) -> u32 {
        let hash = hash(function_arn);
        self.passes.iter().find(|(other, _)| *other == hash).map_or(0, |(_, count)| *count)
    }

    /// The chain once it has passed the function.
    #[must_use]
    pub fn passing(mut self, function_arn: &str) -> Self {
        let hash = hash(function_arn);
        if let Some((_, count)) = self.passes.iter_mut().find(|(other, _)| *other == hash) {
            *count = count.saturating_add(1);
            return self;
        }
        if self.passes.len() == MOST_FUNCTIONS {
            self.passes.remove(0);
        }
        self.passes.push((hash, 1));
        self
    }

    /// The trace header with this lineage in place of its own.
    #[must_use]
    pub fn write_to(&self, trace: &str) -> String {
        let mut header = String::with_capacity(trace.len() + ";Lineage=12345678:1".len());
        let others = trace.split(';').filter(|part| !part.trim().starts_with("Lineage="));
        for (index, part) in others.enumerate() {
            header.push_str(if index == 0 { "" } else { ";" });
            header.push_str(part);
        }
        let mut before = if header.is_empty() { "Lineage=" } else { ";Lineage=" };
        for (hash, count) in &self.passes {
            // Text takes whatever is written to it.
            let _ = write!(header, "{before}{hash:08x}:{count}");
            before = "|";
        }
        header
    }
}

fn hash(function_arn: &str) -> u32 {
    let digest = Sha256::digest(function_arn.as_bytes());
    let [first, second, third, fourth, ..] = digest.0;
    u32::from_be_bytes([first, second, third, fourth])
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHARGE: &str = "arn:aws:lambda:us-east-1:000000000000:function:charge";
    const TRACE: &str = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0";

    #[test]
    fn the_seventeenth_pass_in_a_chain_is_a_circle() {
        let mut trace = TRACE.to_owned();
        for pass in 1..=16 {
            let lineage = Lineage::of_trace(&trace);
            assert!(!lineage.is_circle(CHARGE), "pass {pass}");
            trace = lineage.passing(CHARGE).write_to(&trace);
        }
        assert!(Lineage::of_trace(&trace).is_circle(CHARGE));
        assert!(!Lineage::of_trace(&trace).is_circle("another"));
        assert!(trace.starts_with(TRACE) && trace.matches("Lineage=").count() == 1, "{trace}");
    }

    #[test]
    fn what_can_not_be_read_is_no_lineage() {
        for trace in ["", "Lineage=", "Lineage=zzzzzzzz:1", "Lineage=12345678:x|:|", "Lineage=12345678"] {
            assert_eq!(Lineage::of_trace(trace), Lineage::default(), "{trace}");
        }
    }

    #[test]
    fn a_trace_does_not_grow_without_bound() {
        let long = (0..1_000).fold(Lineage::default(), |chain, index| chain.passing(&index.to_string()));
        assert!(long.write_to(TRACE).len() < 600);
    }
}

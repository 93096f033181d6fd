//! `virga lint` on the command line.

use std::path::PathBuf;
use std::process::{Command, Output};

/// A definition in a file of its own, which is gone with the test.
struct Draft(PathBuf);

impl Draft {
    fn new(name: &str, text: &str) -> Self {
        let path = std::env::temp_dir().join(format!("virga-lint-{}-{name}.asl.json", std::process::id()));
        std::fs::write(&path, text).unwrap();
        Self(path)
    }

    fn lint(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_virga")).arg("lint").args(arguments).arg(&self.0).output().unwrap()
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

const RIGHT: &str = r#"{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}"#;
const DOUBTFUL: &str = r#"{"StartAt": "A", "States": {
  "A": {"Type": "Pass", "Parameters": {"b": "$.c"}, "End": true}}}"#;
const WRONG: &str = r#"{"StartAt": "A", "States": {
  "A": {
    "Type": "Pass",
    "Next": "B"
  }}}"#;

#[test]
fn a_definition_that_is_right_is_passed_over_in_silence() {
    let output = Draft::new("right", RIGHT).lint(&[]);
    assert!(output.status.success());
    assert!(output.stdout.is_empty());
}

#[test]
fn what_is_wrong_is_told_with_line_and_column_and_fails() {
    let draft = Draft::new("wrong", WRONG);
    let output = draft.lint(&[]);
    assert!(!output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let expected = format!(
        "{}:4:5: error MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Next",
        draft.0.display()
    );
    assert_eq!(text.lines().next(), Some(expected.as_str()));
}

#[test]
fn warnings_fail_only_when_they_are_denied() {
    let draft = Draft::new("doubtful", DOUBTFUL);
    assert!(draft.lint(&[]).status.success());
    assert!(!draft.lint(&["--deny-warnings"]).status.success());
}

#[test]
fn findings_can_be_read_by_programs() {
    let output = Draft::new("json", DOUBTFUL).lint(&["--format", "json"]);
    let findings: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(findings[0]["code"], "NO_DOLLAR");
    assert_eq!((&findings[0]["line"], &findings[0]["column"]), (&2.into(), &40.into()));
    assert_eq!(findings[0]["location"], "/States/A/Parameters/b");
}

//! The floors of the house: a module imports only from floors below its own.
//!
//! The table in `src/lib.rs` is the truth; modules that share a row share a floor and don't import
//! each other.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Modules by floor, the ground floor being 0.
type Floors = BTreeMap<String, usize>;

#[test]
fn no_module_imports_from_its_own_floor_or_above() {
    let root = source_root();
    let floors = floors(&read(&root.join("lib.rs")));
    let mut offences = Vec::new();
    for module in floors.keys() {
        for file in files_of(&root, module) {
            for (line, imported) in imports(&read(&file), depth(&root, &file), &floors) {
                if imported != *module && floors[&imported] >= floors[module] {
                    offences.push(format!("{}:{line}: {module} imports {imported}", file.display()));
                }
            }
        }
    }
    assert!(offences.is_empty(), "a floor reaches up or sideways:\n{}", offences.join("\n"));
}

#[test]
fn every_module_stands_on_a_floor() {
    let source = read(&source_root().join("lib.rs"));
    let floors = floors(&source);
    let modules = source.lines().filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod "));
    let modules: Vec<_> = modules.map(|name| name.trim_end_matches(';')).collect();
    assert!(modules.len() > 5, "src/lib.rs names its modules");
    for module in modules {
        assert!(floors.contains_key(module), "the table in src/lib.rs gives {module} no floor");
        assert!(!files_of(&source_root(), module).is_empty(), "{module} has no source");
    }
}

#[test]
fn imports_are_found_in_every_form() {
    let table = "//! | [`clock`] | time |\n//! | [`sqs`], [`lambda`] | services |\n//! | [`cloud`] | all |\n";
    let floors = floors(table);
    assert_eq!((floors["clock"], floors["sqs"], floors["lambda"], floors["cloud"]), (0, 1, 1, 2));
    let source = "\
        use crate::clock::Clock;\n\
        // use crate::cloud::Cloud;\n\
        use crate::{lambda::{Lambda, cloud}, clock};\n\
        fn f() { crate::cloud::open(super::super::sqs::Sqs) }\n\
        use super::sqs::Other;\n";
    let found = imports(source, 2, &floors);
    let found: Vec<_> = found.iter().map(|(line, module)| (*line, module.as_str())).collect();
    assert_eq!(found, [(1, "clock"), (3, "lambda"), (3, "clock"), (4, "cloud"), (4, "sqs")]);
}

fn source_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The rows of the table whose first cell names modules.
fn floors(library: &str) -> Floors {
    let cells = library.lines().filter_map(|line| line.strip_prefix("//! | ")?.split(" | ").next());
    let rows = cells.map(|cell| cell.split('`').skip(1).step_by(2).collect::<Vec<_>>());
    let rows = rows.filter(|modules| !modules.is_empty()).enumerate();
    rows.flat_map(|(floor, modules)| modules.into_iter().map(move |module| (module.to_owned(), floor)))
        .collect()
}

/// Every source file of a module.
fn files_of(root: &Path, module: &str) -> Vec<PathBuf> {
    let mut found = vec![root.join(format!("{module}.rs"))];
    let mut folders = vec![root.join(module)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.retain(|path| path.is_file() && path.extension().is_some_and(|extension| extension == "rs"));
    found.sort();
    found
}

/// How many times `super` leads from the module of this file to the crate's root.
fn depth(root: &Path, file: &Path) -> usize {
    let components = file.strip_prefix(root).unwrap_or(file).components().count();
    if file.ends_with("mod.rs") { components - 1 } else { components }
}

/// The modules on `floors` that a file of a module at `depth` below the root names, with their lines.
fn imports(source: &str, depth: usize, floors: &Floors) -> Vec<(usize, String)> {
    let code = |line: &str| if line.trim_start().starts_with("//") { String::new() } else { line.to_owned() };
    let source = source.lines().map(code).collect::<Vec<_>>().join("\n");
    let from_root = "super::".repeat(depth);
    let mut found = Vec::new();
    for prefix in ["crate::", from_root.as_str()] {
        for (at, _) in source.match_indices(prefix) {
            let before = source[..at].chars().next_back();
            if before.is_some_and(|before| before.is_alphanumeric() || matches!(before, '_' | '$' | ':')) {
                continue;
            }
            let line = source[..at].matches('\n').count() + 1;
            let named = first_names(&source[at + prefix.len()..]).into_iter();
            found.extend(named.filter(|name| floors.contains_key(name)).map(|name| (line, name)));
        }
    }
    found.sort_by_key(|(line, _)| *line);
    found
}

/// The first name of the path, or of each path in the braces, that begins here.
fn first_names(rest: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        text.trim_start().chars().take_while(|next| next.is_alphanumeric() || *next == '_').collect()
    };
    let Some(inner) = rest.strip_prefix('{') else { return vec![name(rest)] };
    let mut names = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, next) in inner.char_indices() {
        match next {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                names.push(name(&inner[start..at]));
                start = at + 1;
                if next == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    names
}

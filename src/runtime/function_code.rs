//! What a function brings along, told in few and simple calls: the interface `virga:runtime/function-code`.
//!
//! An interpreter could learn all of it from WASI. One whose engine is interpreted itself pays dearly for each call,
//! though, and for each value that it takes apart, and it makes these before a function's first event.

use std::fs;
use std::path::{Component, Path, PathBuf};

use wasmtime::StoreContextMut;
use wasmtime::component::{ComponentType, Linker, Lower};

use super::guest::Guest;

const INTERFACE: &str = "virga:runtime/function-code@0.1.0";

/// Longer files are left to WASI, by which they can be read in pieces. In bytes.
const TEXT_LIMIT: u64 = 16 * 1024 * 1024;

/// Where the files are that a guest finds in its unchanging directories.
///
/// Whoever laid them out left no links there, so that a path of plain names leads nowhere else.
#[derive(Debug)]
pub(super) struct FunctionCode {
    /// `/var/task`
    pub(super) code: Option<PathBuf>,
    /// `/opt`
    pub(super) layers: Option<PathBuf>,
}

/// What there is at a path: `enum kind`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ComponentType, Lower)]
#[component(enum)]
#[repr(u8)]
pub(super) enum Kind {
    #[component(name = "nothing")]
    Nothing,
    #[component(name = "file")]
    File,
    #[component(name = "directory")]
    Directory,
}

impl FunctionCode {
    /// What there is at an absolute path of the guest's.
    fn look(&self, path: &str) -> Kind {
        if is_always_there(path) {
            return Kind::Directory;
        }
        match self.place(path).and_then(|place| fs::symlink_metadata(place).ok()) {
            Some(found) if found.is_dir() => Kind::Directory,
            Some(found) if found.is_file() => Kind::File,
            _ => Kind::Nothing,
        }
    }

    /// The text of a file; what is no UTF-8 in it is replaced, as decoders do.
    fn read(&self, path: &str) -> Option<String> {
        let place = self.place(path)?;
        if !fs::symlink_metadata(&place).is_ok_and(|found| found.is_file() && found.len() <= TEXT_LIMIT) {
            return None;
        }
        let bytes = fs::read(place).ok()?;
        Some(
            String::from_utf8(bytes)
                .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
        )
    }

    /// Where a path of the guest's leads to; `None` if it leads out of the directories.
    fn place(&self, path: &str) -> Option<PathBuf> {
        let below = |folder: &str| path.strip_prefix(folder)?.strip_prefix('/');
        let (folder, rest) = match below("/var/task") {
            Some(rest) => (self.code.as_deref()?, rest),
            None => (self.layers.as_deref()?, below("/opt")?),
        };
        let rest = Path::new(rest);
        rest.components().all(|part| matches!(part, Component::Normal(_))).then(|| folder.join(rest))
    }
}

/// Directories that every guest of an interpreter has.
fn is_always_there(path: &str) -> bool {
    matches!(path.trim_end_matches('/'), "" | "/var" | "/var/task" | "/opt" | "/tmp")
}

/// Offers the interface to components.
pub(super) fn add_to_component_linker(linker: &mut Linker<Guest>) -> wasmtime::Result<()> {
    type Guests<'a> = StoreContextMut<'a, Guest>;
    let mut code = linker.instance(INTERFACE)?;
    code.func_wrap("variables", |context: Guests<'_>, (): ()| Ok((context.data().variables.to_json(),)))?;
    code.func_wrap("look", |context: Guests<'_>, (path,): (String,)| {
        Ok((context.data().function_code.look(&path),))
    })?;
    code.func_wrap("read", |context: Guests<'_>, (path,): (String,)| {
        Ok((context.data().function_code.read(&path),))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid_out() -> (tempfile::TempDir, FunctionCode) {
        let directory = tempfile::tempdir().unwrap();
        let code = directory.path().join("code");
        fs::create_dir_all(code.join("lib")).unwrap();
        fs::write(code.join("lib/app.js"), "exports.handler = 1;").unwrap();
        fs::write(code.join("latin"), b"caf\xe9").unwrap();
        fs::write(directory.path().join("secret"), "secret").unwrap();
        (directory, FunctionCode { code: Some(code), layers: None })
    }

    #[test]
    fn the_files_of_the_function_are_found_and_read() {
        let (_directory, code) = laid_out();
        assert_eq!(code.look("/var/task/lib"), Kind::Directory);
        assert_eq!(code.look("/var/task/lib/app.js"), Kind::File);
        assert_eq!(code.look("/var/task/lib/app.mjs"), Kind::Nothing);
        assert_eq!(code.read("/var/task/lib/app.js").unwrap(), "exports.handler = 1;");
        assert_eq!(code.read("/var/task/latin").unwrap(), "caf\u{fffd}");
        assert_eq!(code.read("/var/task/lib"), None);
        assert_eq!(code.look("/opt/nodejs"), Kind::Nothing);
        assert_eq!(code.look("/opt"), Kind::Directory);
    }

    #[test]
    fn no_path_leads_out_of_the_directories() {
        let (directory, code) = laid_out();
        let outside = directory.path().join("secret");
        let absolute = outside.to_str().unwrap();
        let through = format!("/var/task/{absolute}");
        for path in
            ["/var/task/../secret", "/var/task/lib/../../secret", "/var/taskx", "secret", absolute, &through]
        {
            assert_eq!((code.look(path), code.read(path)), (Kind::Nothing, None), "{path}");
        }
    }
}

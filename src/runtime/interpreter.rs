//! The interpreters that Virga carries: WebAssembly themselves, they run handlers written for a managed
//! runtime as they are.
//!
//! They are built by `runtimes/*/build`, checked in compressed, and part of the executable, so that
//! one file is everything. Each is a component of the world `managed-runtime` of `runtimes/wit`.

use bytes::Bytes;

use super::binary::ContentHash;
use super::program::{MODULE_LIMIT, NotRunnable};

/// An interpreter of one family of runtimes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Interpreter {
    /// `CPython`.
    Python,
    /// `StarlingMonkey`, with Node.js's modules.
    Node,
}

/// The checksums of what is carried, as `sha256sum` writes them.
const CHECKSUMS: &str = include_str!("../../runtimes/SHA256SUMS");

impl Interpreter {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Python, Self::Node];

    /// The one that runs the functions of the runtime with this identifier, such as `python3.12`.
    #[must_use]
    pub fn of(runtime: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|interpreter| runtime.starts_with(interpreter.family()))
    }

    /// What the identifiers of its runtimes begin with.
    #[must_use]
    pub fn family(self) -> &'static str {
        match self {
            Self::Python => "python",
            Self::Node => "nodejs",
        }
    }

    /// The identifier of the runtime that it is: others of its family are run by it none the less.
    #[must_use]
    pub fn runtime(self) -> &'static str {
        match self {
            Self::Python => "python3.14",
            Self::Node => "nodejs22.x",
        }
    }

    /// How log lines name it: `python:3.14`, `nodejs:22`.
    #[must_use]
    pub fn log_name(self) -> String {
        self.runtime().trim_end_matches(".x").replacen(self.family(), &format!("{}:", self.family()), 1)
    }

    /// The component, compressed.
    fn packed(self) -> (&'static str, &'static [u8]) {
        match self {
            Self::Python => {
                ("python/python.wasm.zst", include_bytes!("../../runtimes/python/python.wasm.zst"))
            }
            Self::Node => ("node/node.wasm.zst", include_bytes!("../../runtimes/node/node.wasm.zst")),
        }
    }

    /// The SHA-256 of the compressed component.
    pub(super) fn hash(self) -> ContentHash {
        let (file, _) = self.packed();
        let line = CHECKSUMS.lines().find(|line| line.ends_with(file)).unwrap_or_default();
        std::array::from_fn(|index| {
            let digits = line.get(2 * index..2 * index + 2).unwrap_or_default();
            u8::from_str_radix(digits, 16).unwrap_or_default()
        })
    }

    /// The component.
    pub(super) fn unpack(self) -> Result<Bytes, NotRunnable> {
        let (file, packed) = self.packed();
        let unpacked = zstd::bulk::decompress(packed, MODULE_LIMIT);
        unpacked.map(Bytes::from).map_err(|error| NotRunnable::Invalid(format!("{file}: {error}")))
    }
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;

    #[test]
    fn what_is_carried_is_what_its_checksum_says() {
        for interpreter in Interpreter::ALL {
            let (file, packed) = interpreter.packed();
            assert_eq!(interpreter.hash()[..], Sha256::digest(packed)[..], "{file}");
        }
    }

    #[test]
    fn a_runtime_is_run_by_the_interpreter_of_its_family() {
        assert_eq!(Interpreter::of("python3.9"), Some(Interpreter::Python));
        assert_eq!(Interpreter::of("nodejs20.x"), Some(Interpreter::Node));
        assert_eq!(Interpreter::of("java21"), None);
    }
}

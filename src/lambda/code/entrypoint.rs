//! The WebAssembly program that a handler names.

use bytes::Bytes;

use super::archive;

/// What was found where a function's program should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entrypoint {
    /// A WebAssembly module or component: where in the package, and its bytes.
    WebAssembly {
        /// Its name in the package.
        name: String,
        /// Its bytes.
        binary: Bytes,
    },
    /// Nothing that Virga can run: why, for the person at the terminal.
    NotRunnable(String),
}

/// Looks for `<handler>.wasm`, `<handler>`, `bootstrap.wasm` and `bootstrap`, in this order; the
/// first that is WebAssembly is the program.
pub(super) fn find(zip: &[u8], handler: &str) -> Entrypoint {
    let handler_module = format!("{handler}.wasm");
    let mut seen = None;
    for name in [handler_module.as_str(), handler, "bootstrap.wasm", "bootstrap"] {
        let Some(binary) = archive::file(zip, name) else { continue };
        if binary.starts_with(b"\0asm") {
            return Entrypoint::WebAssembly { name: name.to_owned(), binary: binary.into() };
        }
        seen.get_or_insert((name.to_owned(), kind_of(&binary)));
    }
    let reason = match seen {
        Some((name, kind)) => {
            format!("{name} is {kind}, not WebAssembly: build the function for the target wasm32-wasip1")
        }
        None => format!(
            "the package holds none of {handler}.wasm, {handler}, bootstrap.wasm and bootstrap: \
             the handler names the WebAssembly program"
        ),
    };
    Entrypoint::NotRunnable(reason)
}

fn kind_of(binary: &[u8]) -> &'static str {
    match binary {
        [0x7f, b'E', b'L', b'F', ..] => "a native Linux program",
        [b'#', b'!', ..] => "a script",
        [] => "empty",
        _ => "something else",
    }
}

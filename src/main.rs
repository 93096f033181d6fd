//! The `virga` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    virga::cli::main()
}

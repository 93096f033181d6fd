//! The `virga` command.

fn main() {}

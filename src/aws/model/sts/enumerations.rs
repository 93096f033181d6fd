// Written by `cargo run -p virga-codegen` from models/. Don't edit.

//! The enumerations of the service's API.

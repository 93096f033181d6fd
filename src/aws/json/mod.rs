//! JSON texts: nodes out of them, and values into them.

mod reader;
mod value_writer;
mod writer;

#[cfg(test)]
mod tests;

pub use reader::{NotJson, parse};
pub use value_writer::ValueWriter;
pub use writer::JsonWriter;

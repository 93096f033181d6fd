//! The Query protocol's two languages: forms in, XML out.

mod form;
mod xml_writer;

#[cfg(test)]
mod tests;

pub use form::{Form, TooManyParameters};
pub use xml_writer::XmlWriter;

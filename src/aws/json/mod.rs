//! JSON texts: nodes out of them, and values into them.

mod reader;
mod value_writer;
mod writer;

#[cfg(test)]
mod tests;

pub use reader::{NotJson, parse};
pub use value_writer::ValueWriter;
pub use writer::JsonWriter;

/// How many bytes at the start of `text` a JSON string holds as they are: up to a quotation mark, a
/// backslash or a control character.
#[expect(clippy::needless_bitwise_bool, reason = "a lazy operator is a branch, and seven times slower")]
fn plain_length(text: &[u8]) -> usize {
    const BLOCK: usize = 32;
    // Whole blocks first, without a branch per byte, which the compiler turns into wide instructions.
    let is_special = |byte: u8| (byte == b'"') | (byte == b'\\') | (byte < b' ');
    let has_special = |block: &[u8; BLOCK]| block.iter().fold(false, |found, &byte| found | is_special(byte));
    let (blocks, _) = text.as_chunks();
    let start = BLOCK * blocks.iter().take_while(|block| !has_special(block)).count();
    let rest = text[start..].iter().position(|&byte| is_special(byte));
    rest.map_or(text.len(), |rest| start + rest)
}

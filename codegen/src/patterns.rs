//! The models' regular expressions, which are Java's, in the words of Rust's `regex` crate.

/// Patterns that look around, which `regex` can't, and what accepts the same texts.
const LOOKING_AROUND: [(&str, &str); 7] = [
    (r"((?!^\d+$)^[0-9a-zA-Z-_]+$)", r"[0-9]*[a-zA-Z_\-][0-9a-zA-Z_\-]*"),
    (r"(?!^[0-9]+$)([a-zA-Z0-9-_]+)", r"[0-9]*[a-zA-Z_\-][0-9a-zA-Z_\-]*"),
    (
        r"(^(?!(system\x2e)))(^[_a-zA-Z0-9])([^$]*)",
        r"[_a-rt-zA-Z0-9][^$]*|s([^y$][^$]*)?|sy([^s$][^$]*)?|sys([^t$][^$]*)?|syst([^e$][^$]*)?|syste([^m$][^$]*)?|system([^.$][^$]*)?",
    ),
    (
        r"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]{1,64})(:((?!\d+$)[0-9a-zA-Z-_]+))?",
        r"(arn:(aws[a-zA-Z\-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-[0-9]{1}:)?([0-9]{12}:)?(function:)?([a-zA-Z0-9\-_]{1,64})(:[0-9]*[a-zA-Z_\-][0-9a-zA-Z_\-]*)?",
    ),
    (r"[0-9A-Za-z\.\-_]*(?<!\.)", r"([0-9A-Za-z.\-_]*[0-9A-Za-z\-_])?"),
    (r"^(?=.*[a-zA-Z_\-\.])[a-zA-Z0-9_\-\.]+$", r"[0-9]*[a-zA-Z_\-.][a-zA-Z0-9_\-.]*"),
    (r"^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$", r"[a-z0-9](-?[a-z0-9])+"),
];

/// The pattern in the words of `regex`.
pub fn translated(pattern: &str) -> String {
    if let Some((_, translation)) = LOOKING_AROUND.iter().find(|(source, _)| *source == pattern) {
        return (*translation).to_owned();
    }
    assert!(
        !["(?=", "(?!", "(?<"].iter().any(|group| pattern.contains(group)),
        "{pattern} looks around: give its translation in codegen/src/patterns.rs"
    );
    Translation { source: pattern.chars().collect(), position: 0, output: String::new() }.run()
}

struct Translation {
    source: Vec<char>,
    position: usize,
    output: String,
}

impl Translation {
    fn run(mut self) -> String {
        while let Some(character) = self.take() {
            match character {
                '[' => self.class(),
                '\\' => self.escape(false),
                '.' => self.output.push_str(r"[^\n\r\x{85}\x{2028}\x{2029}]"),
                other => self.output.push(other),
            }
        }
        self.output
    }

    fn take(&mut self) -> Option<char> {
        let character = self.source.get(self.position).copied();
        self.position += 1;
        character
    }

    fn peek(&self) -> Option<char> {
        self.source.get(self.position).copied()
    }

    /// A bracketed class, in which a hyphen that Java takes literally must be escaped.
    fn class(&mut self) {
        self.output.push('[');
        let mut may_start_range = false;
        while let Some(character) = self.take() {
            match character {
                ']' => break,
                '^' if self.output.ends_with('[') => self.output.push('^'),
                '[' => self.output.push_str(r"\["),
                '-' if may_start_range && self.peek().is_some_and(|next| next != ']') => {
                    self.output.push('-');
                    self.range_end();
                    may_start_range = false;
                    continue;
                }
                '-' => self.output.push_str(r"\-"),
                '\\' => {
                    let is_set = self.peek().is_some_and(|next| "wdspWDSP".contains(next));
                    self.escape(true);
                    may_start_range = !is_set;
                    continue;
                }
                '&' | '~' => self.output.extend(['\\', character]),
                other => self.output.push(other),
            }
            may_start_range = character != '-' && character != '^';
        }
        self.output.push(']');
    }

    /// The last character of a range.
    fn range_end(&mut self) {
        match self.take() {
            Some('\\') => self.escape(true),
            Some('[') => self.output.push_str(r"\["),
            Some(other) => self.output.push(other),
            None => {}
        }
    }

    /// What follows a backslash: Java's sets are those of ASCII.
    fn escape(&mut self, in_class: bool) {
        let set = |text: &str| if in_class { text.to_owned() } else { format!("[{text}]") };
        match self.take().expect("something follows a backslash") {
            'd' => self.output.push_str(&set("0-9")),
            'w' => self.output.push_str(&set("A-Za-z0-9_")),
            's' => self.output.push_str(&set(r" \t\n\x0B\f\r")),
            'S' => self.output.push_str(r"[^ \t\n\x0B\f\r]"),
            'u' => self.unicode(),
            'p' if self.source[self.position..].starts_with(&['{', 'A', 'S', 'C', 'I', 'I', '}']) => {
                self.position += 7;
                self.output.push_str(&set(r"\x00-\x7F"));
            }
            other => self.output.extend(['\\', other]),
        }
    }

    /// Four hexadecimal digits, or more where the model means a character beyond the first plane.
    fn unicode(&mut self) {
        let digits: String = self.source[self.position..]
            .iter()
            .take(6)
            .take_while(|digit| digit.is_ascii_hexdigit())
            .collect();
        let beyond =
            u32::from_str_radix(&digits, 16).is_ok_and(|code| (0x1_0000..=0x10_FFFF).contains(&code));
        let digits = if beyond { &digits[..] } else { &digits[..4] };
        self.position += digits.len();
        self.output.extend([r"\x{", digits, "}"]);
    }
}

#[cfg(test)]
mod tests {
    use super::translated;

    #[test]
    fn a_hyphen_after_a_range_or_a_set_stands_for_itself() {
        assert_eq!(translated("[a-zA-Z0-9-_]+"), r"[a-zA-Z0-9\-_]+");
        assert_eq!(translated(r"[\w-_]*"), r"[A-Za-z0-9_\-_]*");
        assert_eq!(translated(r"[\w+=,.@-]+"), r"[A-Za-z0-9_+=,.@\-]+");
    }

    #[test]
    fn a_code_point_is_four_digits_unless_it_lies_beyond_the_first_plane() {
        assert_eq!(translated(r"[\u0020-\u00FF]+"), r"[\x{0020}-\x{00FF}]+");
        assert_eq!(translated(r"[\u10000-\u10FFFF]"), r"[\x{10000}-\x{10FFFF}]");
    }

    #[test]
    fn sets_are_those_of_ascii() {
        assert_eq!(translated(r"\d{12}"), "[0-9]{12}");
        assert_eq!(translated(r"\p{ASCII}*"), r"[\x00-\x7F]*");
        assert_eq!(translated(r"[\p{L}\p{Z}\p{N}_.:/=+\-@]*"), r"[\p{L}\p{Z}\p{N}_.:/=+\-@]*");
    }
}

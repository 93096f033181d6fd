//! The engine's error messages in the words of JSONata's own list, which are those that AWS answers.

/// A message with its code, as AWS would say it.
pub(super) fn worded(message: &str) -> String {
    let Some(code) = jsonata_core::evaluator::error_code_prefix(message) else { return message.to_owned() };
    let rest = message[6..].trim_start();
    match code {
        "T2001" | "T2002" => quoted(code, rest, "of the ", " operator"),
        "T0410" | "T0411" | "T0412" if rest.contains(" of function ") => {
            quoted(code, rest, " of function ", " ")
        }
        "D3030" => format!("{code}: {}", cast(rest)),
        code => match official(code) {
            Some(official) => format!("{code}: {official}"),
            None => message.to_owned(),
        },
    }
}

/// Puts the word between two texts in quotation marks.
fn quoted(code: &str, message: &str, before: &str, after: &str) -> String {
    let found = message.split_once(before).and_then(|(start, rest)| {
        let (word, end) = rest.split_once(after)?;
        Some(format!("{code}: {start}{before}\"{}\"{after}{end}", word.trim_matches(['"', '$'])))
    });
    found.unwrap_or_else(|| format!("{code}: {message}"))
}

fn cast(message: &str) -> String {
    let value = message.split_once('\'').and_then(|(_, rest)| rest.rsplit_once('\'')).map(|(value, _)| value);
    match value {
        Some(value) => format!("Unable to cast value to a number: \"{value}\""),
        None => "Unable to cast value to a number".to_owned(),
    }
}

/// The messages without a blank that the engine words otherwise.
fn official(code: &str) -> Option<&'static str> {
    Some(match code {
        "T1006" => "Attempted to invoke a non-function",
        "T2003" => "The left side of the range operator (..) must evaluate to an integer",
        "T2004" => "The right side of the range operator (..) must evaluate to an integer",
        "D3001" => "Attempting to invoke string function on Infinity or NaN",
        "D3010" => "Second argument of replace function cannot be an empty string",
        "D3020" => "Third argument of split function must evaluate to a positive number",
        "D3080" => "The picture string must only contain a maximum of two sub-pictures",
        "D3081" => {
            "The sub-picture must not contain more than one instance of the 'decimal-separator' character"
        }
        "D3082" => "The sub-picture must not contain more than one instance of the 'percent' character",
        "D3083" => "The sub-picture must not contain more than one instance of the 'per-mille' character",
        "D3084" => "The sub-picture must not contain both a 'percent' and a 'per-mille' character",
        "D3085" => {
            "The mantissa part of a sub-picture must contain at least one character that is either an 'optional \
             digit character' or a member of the 'decimal digit family'"
        }
        "D3086" => {
            "The sub-picture must not contain a passive character that is preceded by an active character and \
             that is followed by another active character"
        }
        "D3087" => {
            "The sub-picture must not contain a 'grouping-separator' character that appears adjacent to a \
             'decimal-separator' character"
        }
        "D3088" => "The sub-picture must not contain a 'grouping-separator' at the end of the integer part",
        "D3089" => {
            "The sub-picture must not contain two adjacent instances of the 'grouping-separator' character"
        }
        "D3090" => {
            "The integer part of the sub-picture must not contain a member of the 'decimal digit family' that is \
             followed by an instance of the 'optional digit character'"
        }
        "D3091" => {
            "The fractional part of the sub-picture must not contain an instance of the 'optional digit \
             character' that is followed by a member of the 'decimal digit family'"
        }
        "D3092" => {
            "A sub-picture that contains a 'percent' or 'per-mille' character must not contain a character \
             treated as an 'exponent-separator'"
        }
        "D3093" => {
            "The exponent part of the sub-picture must comprise only of one or more characters that are members \
             of the 'decimal digit family'"
        }
        _ => return None,
    })
}

//! Rust names for the model's names.

const KEYWORDS: [&str; 18] = [
    "as", "box", "const", "enum", "fn", "for", "if", "impl", "in", "loop", "match", "mod", "move", "ref",
    "self", "type", "use", "where",
];

/// `FunctionName` and `UUID`, `KMSKeyArn`: `function_name`, `uuid`, `kms_key_arn`.
pub fn snake(name: &str) -> String {
    let characters: Vec<char> = name.chars().collect();
    let mut snake = String::new();
    for (index, &character) in characters.iter().enumerate() {
        let before = index.checked_sub(1).map(|index| characters[index]);
        let after = characters.get(index + 1);
        let starts_word = before.is_some_and(|before| {
            before.is_ascii_lowercase()
                || before.is_ascii_digit()
                || (before.is_ascii_uppercase() && after.is_some_and(char::is_ascii_lowercase))
        });
        if character.is_ascii_alphanumeric() {
            if character.is_ascii_uppercase() && starts_word {
                snake.push('_');
            }
            snake.push(character.to_ascii_lowercase());
        } else {
            snake.push('_');
        }
    }
    let snake = snake.replace("__", "_");
    if KEYWORDS.contains(&snake.as_str()) { format!("{snake}_") } else { snake }
}

/// `SendMessageInput`: `SEND_MESSAGE_INPUT`.
pub fn shout(name: &str) -> String {
    snake(name).trim_end_matches('_').to_ascii_uppercase()
}

/// `python3.12`, `AWS_IAM`, `x86_64`: `Python312`, `AwsIam`, `X8664`.
pub fn variant(value: &str) -> String {
    let words =
        value.split(|character: char| !character.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let variant: String = words.map(capitalised).collect();
    match variant.chars().next() {
        None => "Empty".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("V{variant}"),
        Some(_) if variant == "Unknown" => "UnknownValue".to_owned(),
        Some(_) => variant,
    }
}

/// `lambda`: `Lambda`; `FIFO`: `Fifo`; `RequestResponse`: itself.
pub fn capitalised(word: &str) -> String {
    let shouted = !word.chars().any(|character| character.is_ascii_lowercase());
    let (first, rest) = word.split_at(word.len().min(1));
    let rest = if shouted { rest.to_ascii_lowercase() } else { rest.to_owned() };
    first.to_ascii_uppercase() + &rest
}

/// `tag`: `Tag`; `KMSKeyArn`: itself.
pub fn capitalised_first(name: &str) -> String {
    let (first, rest) = name.split_at(name.len().min(1));
    first.to_ascii_uppercase() + rest
}

/// `stepfunctions`: `StepFunctions`: the trait of a service.
pub fn service_trait(service: &str) -> String {
    if service == "stepfunctions" { "StepFunctions".to_owned() } else { capitalised(service) }
}

/// A Rust literal of a text.
pub fn literal(text: &str) -> String {
    if text.contains('\\') || text.contains('"') {
        let fence = if text.contains("\"#") {
            "##"
        } else if text.contains('"') {
            "#"
        } else {
            ""
        };
        format!("r{fence}\"{text}\"{fence}")
    } else {
        format!("\"{text}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_model_become_names_of_rust() {
        let snakes =
            ["FunctionName", "UUID", "KMSKeyArn", "type", "MD5OfMessageBody", "CodeSha256"].map(snake);
        assert_eq!(
            snakes,
            ["function_name", "uuid", "kms_key_arn", "type_", "md5_of_message_body", "code_sha256"]
        );
        let variants = ["python3.12", "AWS_IAM", "x86_64", "RequestResponse", "$LATEST"].map(variant);
        assert_eq!(variants, ["Python312", "AwsIam", "X8664", "RequestResponse", "Latest"]);
    }
}

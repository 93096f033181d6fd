//! Refuses orders that can't be fulfilled, before anything is done for them.

use std::process::ExitCode;

use function::Failure;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Order {
    order_id: String,
    customer: String,
    card: String,
    address: String,
    items: Vec<Item>,
    /// Whatever else the order says is handed on untouched.
    #[serde(flatten)]
    rest: Map<String, Value>,
}

#[derive(Serialize, Deserialize)]
struct Item {
    sku: String,
    quantity: u32,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

fn main() -> ExitCode {
    function::run(validate)
}

fn validate(order: Order) -> Result<Order, Failure> {
    let problems: Vec<&str> =
        RULES.iter().filter(|(holds, _)| !holds(&order)).map(|(_, words)| *words).collect();
    if problems.is_empty() {
        eprintln!("order {} is valid", order.order_id);
        Ok(order)
    } else {
        Err(Failure::new("InvalidOrder", format!("order '{}' {}", order.order_id, problems.join(" and "))))
    }
}

type Rule = (fn(&Order) -> bool, &'static str);

/// What every order must satisfy, and what to say when it does not.
const RULES: [Rule; 5] = [
    (|order| !order.order_id.is_empty(), "has no id"),
    (|order| order.customer.contains('@'), "has no customer to write to"),
    (|order| has_digits(&order.card, 12..=19), "has no card number"),
    (|order| !order.address.trim().is_empty(), "has no address"),
    (|order| has_quantities(&order.items), "needs items, each one to ninety-nine times"),
];

fn has_digits(card: &str, count: std::ops::RangeInclusive<usize>) -> bool {
    let digits = card.bytes().filter(u8::is_ascii_digit).count();
    let others = card.bytes().filter(|byte| !byte.is_ascii_digit() && *byte != b' ').count();
    count.contains(&digits) && others == 0
}

fn has_quantities(items: &[Item]) -> bool {
    !items.is_empty() && items.iter().all(|item| (1..=99).contains(&item.quantity) && !item.sku.is_empty())
}

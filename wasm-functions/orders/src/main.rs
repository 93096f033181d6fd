//! The master function: takes an order through every step by invoking the functions that do them,
//! and undoes what was done when one fails.

use std::env;
use std::process::ExitCode;

use aws::Invoked;
use function::Failure;
use serde_json::{Value, json};

fn main() -> ExitCode {
    function::run(place)
}

/// An order that can't be fulfilled is an answer too, and the customer hears of it.
fn place(order: Value) -> Result<Value, Failure> {
    let outcome = match fulfil(&order) {
        Ok(outcome) => outcome,
        Err(Stopped { payment: None, failure }) => rejected(&order, "rejected", &failure),
        Err(Stopped { payment: Some(payment), failure }) => {
            eprintln!("giving the money back: {}", failure.error_message);
            let mut outcome = rejected(&order, "refunded", &failure);
            outcome["payment"] = step("CHARGE_FUNCTION", &json!({ "refund": payment }))?["payment"].take();
            outcome
        }
    };
    step("NOTIFY_FUNCTION", &outcome)
}

/// Where an order stopped: what has to be undone, and why.
struct Stopped {
    payment: Option<Value>,
    failure: Failure,
}

fn fulfil(order: &Value) -> Result<Value, Stopped> {
    let unpaid = |failure| Stopped { payment: None, failure };
    let valid = step("VALIDATE_FUNCTION", order).map_err(unpaid)?;
    let priced = step("PRICE_FUNCTION", &valid).map_err(unpaid)?;
    let paid = step("CHARGE_FUNCTION", &priced).map_err(unpaid)?;
    step("SHIP_FUNCTION", &paid)
        .map_err(|failure| Stopped { payment: Some(paid["payment"].clone()), failure })
}

fn rejected(order: &Value, status: &str, failure: &Failure) -> Value {
    json!({
        "orderId": order["orderId"],
        "customer": order["customer"],
        "status": status,
        "reason": failure,
    })
}

/// Has the function that an environment variable names do its step.
fn step(variable: &str, event: &Value) -> Result<Value, Failure> {
    let function =
        env::var(variable).map_err(|_| Failure::new("NotConfigured", format!("{variable} is not set")))?;
    match aws::invoke(&function, event) {
        Ok(Invoked::Answered(answer)) => Ok(answer),
        Ok(Invoked::Failed(error)) => Err(serde_json::from_value(error).unwrap_or_else(|error| {
            Failure::new("UnknownError", format!("{function} failed without saying how: {error}"))
        })),
        Err(error) => Err(Failure::new(error.code, error.message)),
    }
}

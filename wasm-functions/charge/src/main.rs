//! Charges the card of an order, and gives the money back.
//!
//! Two things go wrong here on purpose. A card that ends in 0002 is declined, for good. While the
//! environment variable `FAULT` is `on` the payment gateway doesn't answer, so trying again, or
//! mending the fault and replaying the order, succeeds.

use std::env;
use std::process::ExitCode;

use function::Failure;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

#[derive(Deserialize)]
#[serde(untagged)]
enum Event {
    Refund { refund: Payment },
    Charge(Order),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Order {
    order_id: String,
    card: String,
    /// In cents.
    total: u64,
    payment: Option<Payment>,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Payment {
    payment_id: String,
    /// In cents.
    amount: u64,
    status: Status,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Status {
    Charged,
    Refunded,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Answer {
    Charged(Order),
    Refunded { payment: Payment },
}

fn main() -> ExitCode {
    function::run(|event| match event {
        Event::Charge(order) => charge(order).map(Answer::Charged),
        Event::Refund { refund } => Ok(Answer::Refunded { payment: give_back(refund) }),
    })
}

fn charge(mut order: Order) -> Result<Order, Failure> {
    if env::var("FAULT").is_ok_and(|fault| fault == "on") {
        return Err(Failure::new("PaymentGatewayTimeout", "the payment gateway did not answer"));
    }
    if order.card.replace(' ', "").ends_with("0002") {
        return Err(Failure::new(
            "CardDeclined",
            format!("the card of order {} was declined", order.order_id),
        ));
    }
    // Named after the order: a charge that is tried again is the same charge.
    let payment_id = format!("pay-{}", order.order_id);
    eprintln!("{payment_id}: charged {} cents", order.total);
    order.payment = Some(Payment { payment_id, amount: order.total, status: Status::Charged });
    Ok(order)
}

fn give_back(payment: Payment) -> Payment {
    eprintln!("{}: gave back {} cents", payment.payment_id, payment.amount);
    Payment { status: Status::Refunded, ..payment }
}

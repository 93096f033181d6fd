//! A guest that is kept between its invocations.

use std::sync::Arc;

use super::Runtime;
use super::invocation::{Allowance, Invocation, Outcome, Setting};
use super::program::Program;
use super::runtime_api::{Concluded, Errand, Exchange};
use crate::clock::Sender;

/// A guest that waits, frozen, for its next invocation: it loops on the Runtime API. Dropping it ends
/// the guest.
#[derive(Debug)]
pub struct KeptGuest {
    next: Sender<Errand>,
}

impl Runtime {
    /// Starts `program` for `invocation`, in a fresh instance. Answers what became of the invocation,
    /// and the guest if it loops and waits for another one.
    ///
    /// Without an invocation, a guest that loops is got ready for its first one; of anything else the
    /// outcome is not of use. `allowance` is how long the guest may take to get ready.
    pub async fn start(
        &self,
        program: &Arc<Program>,
        setting: &Arc<Setting>,
        invocation: Option<Invocation>,
        allowance: Allowance,
    ) -> (Outcome, Option<KeptGuest>) {
        if !program.may_loop() {
            let outcome = match invocation {
                Some(invocation) => self.invoke(program, setting, invocation).await,
                None => Outcome::not_started("it does not loop"),
            };
            return (outcome, None);
        }
        let clock = &self.shared.clock;
        let (reply, receiver) = clock.oneshot();
        let errand = Errand { invocation: invocation.clone(), reply };
        let (runtime, program, setting) = (self.clone(), Arc::clone(program), Arc::clone(setting));
        drop(clock.spawn(async move {
            let exchange = Exchange::new(errand);
            let end = runtime.run(&program, &setting, invocation, allowance, Some(exchange)).await;
            if let Some(mut exchange) = end.exchange {
                exchange.conclude(end.outcome, None);
            }
        }));
        concluded(clock.park(receiver).await)
    }

    /// Hands `invocation` to a guest that waits for one. Answers what became of it, and the guest if it
    /// still goes on.
    pub async fn continue_with(
        &self,
        guest: KeptGuest,
        invocation: Invocation,
    ) -> (Outcome, Option<KeptGuest>) {
        let clock = &self.shared.clock;
        let (reply, receiver) = clock.oneshot();
        if guest.next.send(Errand { invocation: Some(invocation), reply }).is_err() {
            return concluded(None);
        }
        concluded(clock.park(receiver).await)
    }
}

fn concluded(concluded: Option<Concluded>) -> (Outcome, Option<KeptGuest>) {
    match concluded {
        Some(Concluded { outcome, next }) => (outcome, next.map(|next| KeptGuest { next })),
        None => (Outcome::not_started("the guest is gone"), None),
    }
}

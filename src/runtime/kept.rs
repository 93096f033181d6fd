//! A guest that is kept between its invocations.

use std::sync::Arc;

use super::Runtime;
use super::invocation::{Allowance, Invocation, Outcome, Setting};
use super::program::Program;
use super::running::Running;
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
        let run = self.plan(program, setting, invocation, allowance, Some(Exchange::new(errand)));
        match run.set_going() {
            Ok(Some(running)) => drop(clock.spawn(outlive(running))),
            Ok(None) => {}
            Err(end) => end.conclude(),
        }
        let concluded = concluded(clock.park(receiver).await);
        // Only now, so that it takes nothing from the function that has just started.
        self.have_standing_by(program);
        concluded
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

/// Runs a guest that may go on after its first invocation.
pub(super) async fn outlive(running: Running) {
    running.end().await.conclude();
}

fn concluded(concluded: Option<Concluded>) -> (Outcome, Option<KeptGuest>) {
    match concluded {
        Some(Concluded { outcome, next }) => (outcome, next.map(|next| KeptGuest { next })),
        None => (Outcome::not_started("the guest is gone"), None),
    }
}

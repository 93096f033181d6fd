//! Running a function whose response is handed on while it is made.

use bytes::Bytes;

use super::synchronous::{Finished, Order, Target};
use crate::clock::{Clock, Receiver};
use crate::lambda::Engine;
use crate::runtime::{ResponseStream, response_stream};

/// What came of waiting for a response to begin.
pub(in crate::lambda) enum Streaming {
    /// The function streams it.
    Begun(StreamedRun),
    /// The function has answered as a whole, or failed before it had begun.
    Whole(Finished),
}

/// A response that has begun.
pub(in crate::lambda) struct StreamedRun {
    /// Its content type, if the function named one.
    pub kind: Option<String>,
    pub run: Pieces,
}

/// The pieces of a response, and after them what the run came to.
pub(in crate::lambda) struct Pieces {
    clock: Clock,
    stream: ResponseStream,
    outcome: Receiver<Finished>,
}

impl Pieces {
    /// The next piece; `None` at the end.
    pub async fn next(&mut self) -> Option<Bytes> {
        self.clock.park(self.stream.next()).await
    }

    /// What the run came to, once all pieces are there; `None` when Virga is stopping.
    pub async fn finished(&mut self) -> Option<Finished> {
        self.clock.park(&mut self.outcome).await
    }
}

impl Engine {
    /// Runs a function in a task of its own and waits until its response begins or is whole.
    pub(in crate::lambda) async fn stream(&self, target: Target, order: Order) -> Streaming {
        let clock = self.shared.house.clock.clone();
        let (output, mut stream) = response_stream(&clock);
        let (sender, mut outcome) = clock.oneshot();
        let (engine, version) = (self.clone(), target.artifact.version.clone());
        drop(clock.spawn(async move {
            let finished = engine.run(target, Order { output: Some(output), ..order }).await;
            // Whoever waited may have gone; the function has run all the same.
            let _ = sender.send(finished);
        }));
        let first = clock.park(async {
            tokio::select! {
                biased;
                Some(kind) = stream.begun() => Ok(kind),
                finished = &mut outcome => Err(finished),
            }
        });
        match first.await {
            Ok(kind) => Streaming::Begun(StreamedRun { kind, run: Pieces { clock, stream, outcome } }),
            Err(Some(finished)) => Streaming::Whole(finished),
            Err(None) => Streaming::Whole(Finished::abandoned(version)),
        }
    }
}

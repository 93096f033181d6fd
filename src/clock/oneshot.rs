//! A one-shot channel whose message counts as work until it is received, and so does the news that none
//! will come.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use parking_lot::Mutex;

use super::work::{Credit, Work};

pub(super) fn channel<T>(work: &Work) -> (Sender<T>, Receiver<T>) {
    let slot = Arc::new(Mutex::new(Slot { message: None, waker: None, is_closed: false }));
    (Sender { work: work.clone(), slot: Arc::clone(&slot) }, Receiver { slot })
}

#[derive(Debug)]
struct Slot<T> {
    /// What was sent; without a value, that the sender is gone.
    message: Option<(Option<T>, Credit)>,
    waker: Option<Waker>,
    /// One half is gone: nothing will be sent, or nobody will receive it.
    is_closed: bool,
}

/// The sending half of [`super::Clock::oneshot`].
#[derive(Debug)]
pub struct Sender<T> {
    work: Work,
    slot: Arc<Mutex<Slot<T>>>,
}

impl<T> Sender<T> {
    /// Sends `value`.
    ///
    /// # Errors
    /// Hands the value back when nobody will receive it.
    pub fn send(self, value: T) -> Result<(), T> {
        let mut slot = self.slot.lock();
        if slot.is_closed {
            return Err(value);
        }
        slot.message = Some((Some(value), self.work.credit()));
        Ok(())
    }

    /// Whether the receiver is gone.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.slot.lock().is_closed
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        let mut slot = self.slot.lock();
        if !std::mem::replace(&mut slot.is_closed, true) && slot.message.is_none() {
            slot.message = Some((None, self.work.credit()));
        }
        let waker = slot.waker.take();
        drop(slot);
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

/// The receiving half of [`super::Clock::oneshot`]: a future of `Some(value)`, or `None` when the
/// sender was dropped. To be awaited inside [`super::Clock::park`].
#[derive(Debug)]
pub struct Receiver<T> {
    slot: Arc<Mutex<Slot<T>>>,
}

impl<T> Receiver<T> {
    /// The message if it has been sent already. Afterwards nothing can be sent any more: for a
    /// receiver that stops waiting and must not lose what arrived in the last moment.
    #[must_use]
    pub fn close(&mut self) -> Option<T> {
        let mut slot = self.slot.lock();
        slot.is_closed = true;
        let message = slot.message.take();
        drop(slot);
        message.and_then(|(value, _credit)| value)
    }
}

impl<T> Future for Receiver<T> {
    type Output = Option<T>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        let mut slot = self.slot.lock();
        if let Some((value, credit)) = slot.message.take() {
            drop(slot);
            drop(credit);
            return Poll::Ready(value);
        }
        if slot.is_closed {
            return Poll::Ready(None);
        }
        slot.waker = Some(context.waker().clone());
        Poll::Pending
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        // The message, if any, is dropped outside the lock.
        let _unread = self.close();
    }
}

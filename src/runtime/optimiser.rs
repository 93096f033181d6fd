//! Better code for programs that already run.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Weak};

use parking_lot::Mutex;

use super::binary::{Binary, ContentHash};
use super::code_cache::Code;
use super::program::{Form, Program};

/// Compiles again, with the optimising compiler, what the baseline compiler was quick with: one
/// program after another, on one thread, which sleeps when there is nothing to do.
#[derive(Debug)]
pub(super) struct Optimiser {
    code: Arc<Code>,
    /// The way to the thread, once there is one.
    thread: Mutex<Option<Sender<Task>>>,
}

/// One program to be compiled again, if it is still wanted by then.
pub(super) struct Task {
    pub(super) program: Weak<Program>,
    pub(super) form: Form,
    pub(super) hash: ContentHash,
    pub(super) binary: Binary,
}

impl Optimiser {
    pub(super) fn new(code: Arc<Code>) -> Self {
        Self { code, thread: Mutex::new(None) }
    }

    /// Sees to it that the program gets better code by and by.
    pub(super) fn improve(&self, task: Task) {
        let mut thread = self.thread.lock();
        if thread.is_none() {
            *thread = self.start();
        }
        if let Some(sender) = &*thread {
            // The thread ends only after this sender is gone.
            let _ = sender.send(task);
        }
    }

    fn start(&self) -> Option<Sender<Task>> {
        let (sender, receiver) = channel();
        let code = Arc::clone(&self.code);
        let started =
            std::thread::Builder::new().name("optimiser".to_owned()).spawn(move || work(&code, &receiver));
        started.inspect_err(|error| tracing::warn!("functions keep their first code: {error}")).ok()?;
        Some(sender)
    }
}

fn work(code: &Code, tasks: &Receiver<Task>) {
    while let Ok(Task { program, form, hash, binary }) = tasks.recv() {
        let Some(program) = program.upgrade() else { continue };
        match binary.bytes().and_then(|bytes| code.optimised(form, &hash, &bytes)) {
            Ok(better) => program.replace(better),
            Err(error) => tracing::warn!("a function keeps its first code: {error}"),
        }
    }
}

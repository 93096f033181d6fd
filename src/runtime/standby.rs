//! Guests of an interpreter that stand by: started before anybody needs them, they have done what every function
//! of the runtime would wait for, and learn which one is theirs when an execution environment starts with them.
//!
//! Nothing of a function is in them before, and each serves one environment, so that such an environment can't be
//! told from one whose guest was made for it: variables, files, randomness, limits and time are all its own.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Weak};
use std::time::Duration;

use parking_lot::Mutex;

use super::Runtime;
use super::guest::Guest;
use super::invocation::{Allowance, Setting};
use super::kept::outlive;
use super::machine::Compiler;
use super::program::Program;
use super::running::{End, Run, Running};
use super::scratch::ScratchSpace;
use crate::clock::Sender;
use crate::identity::Randomness;

/// How many guests of one interpreter stand by, or are about to: enough for a chain of functions that start one
/// after another, at some megabytes each.
const MOST: usize = 2;

/// The guests of one program that stand by.
#[derive(Default)]
pub(super) struct Standbys {
    waiting: Mutex<Vec<Standby>>,
    count: Arc<AtomicUsize>,
    /// How many there should be; none unless somebody says so.
    wanted: AtomicUsize,
}

/// A guest that stands by. Dropping it ends the guest.
pub(super) struct Standby {
    compiler: Compiler,
    way: Sender<Box<Guest>>,
    _place: Place,
}

/// A guest that is about to stand by.
#[derive(Debug)]
pub(super) struct Candidate {
    program: Weak<Program>,
    space: Arc<ScratchSpace>,
    place: Place,
}

/// One of the places that there are, until this is dropped.
#[derive(Debug)]
struct Place(Arc<AtomicUsize>);

/// How long a guest may take until it stands by: a minute is plenty, even for code of the baseline compiler.
const TIME_TO_PREPARE: Duration = Duration::from_mins(1);

/// More than any interpreter needs until then, in MiB.
const MEMORY_MB: u32 = 512;

/// What a guest finds that has no function yet: nothing.
fn nobodys_setting() -> Setting {
    Setting {
        variables: Arc::default(),
        arguments: Vec::new(),
        memory_mb: MEMORY_MB,
        code_directory: None,
        layers_directory: None,
        scratch_bytes: 0,
    }
}

impl Runtime {
    /// Has as many guests of `program` stand by as there should be, which are started by and by.
    pub(super) fn have_standing_by(&self, program: &Arc<Program>) {
        while let Some(candidate) = Candidate::of(program, &self.shared.scratch) {
            let randomness = Randomness::seeded(0);
            let setting = nobodys_setting();
            let plan = self.plan(program, &setting, None, Allowance::Init(TIME_TO_PREPARE), None);
            // It draws nothing before it has its function, so that what others draw doesn't depend on it.
            let run = Run { randomness: &randomness, standby: Some(candidate), ..plan };
            let Ok(running) = run.begin() else { return };
            drop(self.clock().spawn(outlive(running)));
        }
    }
}

impl Run<'_> {
    /// Has a guest that stands by do this, if there is one, and otherwise makes one that does, which is to be run.
    pub(super) fn set_going(self) -> Result<Option<Running>, Box<End>> {
        let code = self.program.code();
        let Some(standby) = self.program.standbys.take(code.machine.compiler()) else {
            return self.begin().map(Some);
        };
        let guest = Box::new(self.guest(&code)?);
        let unwanted = standby.becomes(guest).err();
        Ok(unwanted.map(|guest| Running::new(code, *guest, None)))
    }
}

impl Standbys {
    /// From now on there should be some.
    pub(super) fn are_wanted(&self) {
        self.wanted.store(MOST, Ordering::Relaxed);
    }

    /// A place for one more, if there is one.
    fn place(&self) -> Option<Place> {
        let wanted = self.wanted.load(Ordering::Relaxed);
        let more = |count| (count < wanted).then_some(count + 1);
        let taken = self.count.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
        taken.ok().map(|_| Place(Arc::clone(&self.count)))
    }

    /// One that runs code of this compiler. Others, of code that there is better now, end.
    pub(super) fn take(&self, compiler: Compiler) -> Option<Standby> {
        let mut waiting = self.waiting.lock();
        while let Some(standby) = waiting.pop() {
            if standby.compiler == compiler && !standby.way.is_closed() {
                return Some(standby);
            }
        }
        None
    }
}

impl Candidate {
    /// One for `program`, if it has room for one; its `/tmp` will be in `space`.
    fn of(program: &Arc<Program>, space: &Arc<ScratchSpace>) -> Option<Self> {
        let place = program.standbys.place()?;
        Some(Self { program: Arc::downgrade(program), space: Arc::clone(space), place })
    }

    /// It has done all that it can do. `way` is how it learns what it is from now on.
    pub(super) fn stands_by(self, compiler: Compiler, way: Sender<Box<Guest>>) {
        if let Some(program) = self.program.upgrade() {
            if program.uses_files {
                self.space.have_spare(MOST);
            }
            program.standbys.waiting.lock().push(Standby { compiler, way, _place: self.place });
        }
    }
}

impl Standby {
    /// Has it be `guest` from now on.
    ///
    /// # Errors
    /// Hands `guest` back when the guest that stood by is gone.
    pub(super) fn becomes(self, guest: Box<Guest>) -> Result<(), Box<Guest>> {
        self.way.send(guest)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

//! Message groups, and whose turn it is.
//!
//! A FIFO queue serves the group whose first message arrived first, and none whose first message is
//! in flight. A standard queue is fair: groups take turns, and those with much in flight stand back
//! (*Amazon SQS fair queues*). Messages without a group are each a group of their own there.

use std::collections::BTreeSet;
use std::hash::BuildHasher;
use std::num::NonZeroU32;
use std::sync::Arc;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::message::State;
use super::messages::{List, Messages, NOWHERE};

/// The group of messages that have none.
pub(super) const UNGROUPED: u32 = 0;

/// A group. Of a hundred thousand each is met rarely, when it is in none of the processor's caches: so it
/// is one line of these, and no more.
#[derive(Debug, Default)]
#[repr(align(64))]
pub(super) struct Group {
    pub name: Option<Arc<str>>,
    /// The name's hash, by which it is found in the table of names.
    hash: u64,
    /// FIFO: all messages of the group in order. Standard: those that are ready.
    pub list: List,
    /// How many messages belong to it.
    pub members: u32,
    pub in_flight: u32,
    /// When its turn is, counted in tickets.
    turn: u64,
    place: Option<Place>,
}

const _: () = assert!(size_of::<Group>() == 64, "a group is one line of the processor's caches");

/// Where a group stands in the rotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    /// How far it stands back, from 1 on.
    level: NonZeroU32,
    turn: u64,
}

#[derive(Debug)]
pub(super) struct Groups {
    fifo: bool,
    all: Vec<Group>,
    free: Vec<u32>,
    /// Groups by name. A table of numbers is small enough to stay in the caches, with every name elsewhere.
    names: HashTable<u32>,
    hasher: DefaultHashBuilder,
    /// Groups that have something to deliver: by how far they stand back, then by turn.
    rotation: BTreeSet<(Place, u32)>,
    /// The next ticket; messages take one when they arrive, groups when they were served.
    ticket: u64,
}

impl Groups {
    pub fn new(fifo: bool, ticket: u64) -> Self {
        Self {
            fifo,
            all: vec![Group::default()],
            free: Vec::new(),
            names: HashTable::new(),
            hasher: DefaultHashBuilder::default(),
            rotation: BTreeSet::new(),
            ticket,
        }
    }

    pub fn take_ticket(&mut self) -> u64 {
        self.ticket += 1;
        self.ticket
    }

    /// Lets tickets go on behind one that was used before a restart.
    pub fn advance_ticket(&mut self, used: u64) {
        self.ticket = self.ticket.max(used);
    }

    /// The group of this name, made when it is missing.
    ///
    /// # Panics
    /// With more than four thousand million groups in one queue.
    pub fn enter(&mut self, name: Option<&str>) -> u32 {
        let Some(name) = name else { return UNGROUPED };
        let hash = self.hasher.hash_one(name);
        let is_it = |&group: &u32| self[group].name.as_deref() == Some(name);
        if let Some(&group) = self.names.find(hash, is_it) {
            return group;
        }
        let fresh = Group { name: Some(Arc::from(name)), hash, ..Group::default() };
        let group = if let Some(group) = self.free.pop() {
            self[group] = fresh;
            group
        } else {
            self.all.push(fresh);
            u32::try_from(self.all.len() - 1).expect("a queue holds fewer than 2^32 groups")
        };
        let all = &self.all;
        self.names.insert_unique(hash, group, |&group| all[group as usize].hash);
        group
    }

    /// Whose turn it is.
    pub fn next(&self) -> Option<u32> {
        self.rotation.first().map(|&(_, group)| group)
    }

    pub fn is_idle(&self) -> bool {
        self.rotation.is_empty()
    }

    /// A message of the group became ready (or, in a FIFO queue, arrived).
    pub fn append(&mut self, messages: &mut Messages, slot: u32) {
        let group = messages[slot].group;
        let was_empty = self[group].list.head == NOWHERE;
        if was_empty && group != UNGROUPED {
            let ticket = self.take_ticket();
            self[group].turn = ticket;
        }
        self[group].list.push_back(messages, slot);
        if was_empty || self.fifo {
            self.replace(messages, group);
        }
    }

    /// A message of the group left the list.
    pub fn unlink(&mut self, messages: &mut Messages, slot: u32) {
        let group = messages[slot].group;
        self[group].list.unlink(messages, slot);
        self.replace(messages, group);
    }

    /// The group was served: its next turn comes after everyone else's.
    pub fn served(&mut self, messages: &Messages, group: u32) {
        if !self.fifo && group != UNGROUPED {
            let ticket = self.take_ticket();
            self[group].turn = ticket;
        }
        self.replace(messages, group);
    }

    /// Finds the group's place in the rotation after something in it changed.
    pub fn replace(&mut self, messages: &Messages, group: u32) {
        let place = self.place_of(messages, group);
        let before = std::mem::replace(&mut self[group].place, place);
        if before == place {
            return;
        }
        if let Some(place) = before {
            self.rotation.remove(&(place, group));
        }
        if let Some(place) = place {
            self.rotation.insert((place, group));
        }
    }

    fn place_of(&self, messages: &Messages, group: u32) -> Option<Place> {
        let at = |level, turn| Some(Place { level, turn });
        let head = self[group].list.head;
        if head == NOWHERE {
            return None;
        }
        if self.fifo {
            let first = &messages[head];
            return at(NonZeroU32::MIN, first.number).filter(|_| first.state == State::Ready);
        }
        if group == UNGROUPED {
            return at(NonZeroU32::MIN, messages[head].number);
        }
        at(NonZeroU32::MIN.saturating_add(standing_back(self[group].in_flight)), self[group].turn)
    }

    /// Forgets the group when its last message is gone.
    pub fn leave(&mut self, group: u32) {
        self[group].members -= 1;
        if self[group].members == 0 && group != UNGROUPED {
            let hash = self[group].hash;
            if let Ok(found) = self.names.find_entry(hash, |&named| named == group) {
                found.remove();
            }
            self[group].name = None;
            if let Some(place) = self[group].place.take() {
                self.rotation.remove(&(place, group));
            }
            self.free.push(group);
        }
    }
}

impl std::ops::Index<u32> for Groups {
    type Output = Group;

    fn index(&self, group: u32) -> &Group {
        &self.all[group as usize]
    }
}

impl std::ops::IndexMut<u32> for Groups {
    fn index_mut(&mut self, group: u32) -> &mut Group {
        &mut self.all[group as usize]
    }
}

/// How far a group with so many messages in flight stands back: not at all below eight, one step
/// more with each doubling. So that a few in flight don't matter, and a noisy group yields.
fn standing_back(in_flight: u32) -> u32 {
    in_flight.checked_ilog2().map_or(0, |doublings| doublings.saturating_sub(2))
}

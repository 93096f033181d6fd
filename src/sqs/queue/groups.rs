//! Message groups, and whose turn it is.
//!
//! A FIFO queue serves the group whose first message arrived first, and none whose first message is
//! in flight. A standard queue is fair: groups take turns, and those with much in flight stand back
//! (*Amazon SQS fair queues*). Messages without a group are each a group of their own there.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::message::State;
use super::messages::{List, Messages, NOWHERE};

/// The group of messages that have none.
pub(super) const UNGROUPED: u32 = 0;

#[derive(Debug, Default)]
pub(super) struct Group {
    pub name: Option<Arc<str>>,
    /// FIFO: all messages of the group in order. Standard: those that are ready.
    pub list: List,
    /// How many messages belong to it.
    pub members: usize,
    pub in_flight: u32,
    /// When its turn is, counted in tickets.
    turn: u64,
    place: Option<(u32, u64)>,
}

#[derive(Debug)]
pub(super) struct Groups {
    fifo: bool,
    all: Vec<Group>,
    free: Vec<u32>,
    names: HashMap<Arc<str>, u32>,
    /// Groups that have something to deliver: by how far they stand back, then by turn.
    rotation: BTreeSet<(u32, u64, u32)>,
    /// The next ticket; messages take one when they arrive, groups when they were served.
    ticket: u64,
}

impl Groups {
    pub fn new(fifo: bool, ticket: u64) -> Self {
        Self {
            fifo,
            all: vec![Group::default()],
            free: Vec::new(),
            names: HashMap::new(),
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
        if let Some(&group) = self.names.get(name) {
            return group;
        }
        let name: Arc<str> = Arc::from(name);
        let fresh = Group { name: Some(Arc::clone(&name)), ..Group::default() };
        let group = if let Some(group) = self.free.pop() {
            self[group] = fresh;
            group
        } else {
            self.all.push(fresh);
            u32::try_from(self.all.len() - 1).expect("a queue holds fewer than 2^32 groups")
        };
        self.names.insert(name, group);
        group
    }

    /// Whose turn it is.
    pub fn next(&self) -> Option<u32> {
        self.rotation.first().map(|&(_, _, group)| group)
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
        if let Some((level, turn)) = before {
            self.rotation.remove(&(level, turn, group));
        }
        if let Some((level, turn)) = place {
            self.rotation.insert((level, turn, group));
        }
    }

    fn place_of(&self, messages: &Messages, group: u32) -> Option<(u32, u64)> {
        let head = self[group].list.head;
        if head == NOWHERE {
            return None;
        }
        if self.fifo {
            return (messages[head].state == State::Ready).then(|| (0, messages[head].number));
        }
        if group == UNGROUPED {
            return Some((0, messages[head].number));
        }
        Some((standing_back(self[group].in_flight), self[group].turn))
    }

    /// Forgets the group when its last message is gone.
    pub fn leave(&mut self, group: u32) {
        self[group].members -= 1;
        if self[group].members == 0 && group != UNGROUPED {
            if let Some(name) = self[group].name.take() {
                self.names.remove(&name);
            }
            if let Some((level, turn)) = self[group].place.take() {
                self.rotation.remove(&(level, turn, group));
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

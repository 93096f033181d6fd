//! Where a queue keeps its messages: slots in pages that never move, threaded into lists.

use std::ops::{Index, IndexMut};

use super::message::Entry;

/// No slot.
pub(super) const NOWHERE: u32 = u32::MAX;

/// Slots in a page: growing by a page copies nothing, however many messages wait.
const PAGE: usize = 256;

/// Messages by slot. Every operation is O(1).
#[derive(Debug, Default)]
pub(super) struct Messages {
    pages: Vec<Vec<Option<Entry>>>,
    free: Vec<u32>,
    count: usize,
}

impl Messages {
    pub fn len(&self) -> usize {
        self.count
    }

    /// Puts a message into a free slot and answers which.
    ///
    /// # Panics
    /// With more than four thousand million messages in one queue.
    pub fn insert(&mut self, entry: Entry) -> u32 {
        self.count += 1;
        if let Some(slot) = self.free.pop() {
            *self.place(slot) = Some(entry);
            return slot;
        }
        if self.pages.last().is_none_or(|page| page.len() == PAGE) {
            self.pages.push(Vec::with_capacity(if self.pages.is_empty() { 4 } else { PAGE }));
        }
        let before = (self.pages.len() - 1) * PAGE;
        let page = self.pages.last_mut().expect("a page was just made sure of");
        page.push(Some(entry));
        u32::try_from(before + page.len() - 1).expect("a queue holds fewer than 2^32 messages")
    }

    /// Puts a message into a slot of its own choosing, at restore; [`Messages::seal`] follows.
    pub fn insert_at(&mut self, slot: u32, entry: Entry) {
        let (page, index) = split(slot);
        while self.pages.len() <= page {
            self.pages.push(Vec::new());
        }
        for earlier in &mut self.pages[..page] {
            earlier.resize_with(PAGE, || None);
        }
        if self.pages[page].len() <= index {
            self.pages[page].resize_with(index + 1, || None);
        }
        self.pages[page][index] = Some(entry);
        self.count += 1;
    }

    /// Finds the free slots after a restore.
    pub fn seal(&mut self) {
        let free = |(page, slots): (usize, &Vec<Option<Entry>>)| {
            let slot = move |index: usize| u32::try_from(page * PAGE + index).ok();
            let empty = slots.iter().enumerate().filter(|(_, entry)| entry.is_none());
            empty.filter_map(|(index, _)| slot(index)).collect::<Vec<_>>()
        };
        self.free = self.pages.iter().enumerate().flat_map(free).collect();
    }

    pub fn remove(&mut self, slot: u32) -> Entry {
        let entry = self.place(slot).take().expect("only occupied slots are removed");
        self.count -= 1;
        if self.count == 0 {
            // A drained queue gives its memory back.
            *self = Self::default();
        } else {
            self.free.push(slot);
        }
        entry
    }

    /// The message in `slot`, if it is still the one with this number.
    pub fn find(&self, slot: u32, number: u64) -> Option<&Entry> {
        let (page, index) = split(slot);
        let entry = self.pages.get(page)?.get(index)?.as_ref()?;
        (entry.number == number).then_some(entry)
    }

    pub fn iter(&self) -> impl Iterator<Item = (u32, &Entry)> {
        let in_page = |(page, slots): (usize, &'_ Vec<Option<Entry>>)| (page * PAGE, slots.len());
        let slots = self.pages.iter().enumerate().map(in_page);
        slots.flat_map(|(first, length)| first..first + length).filter_map(|slot| {
            let entry = self.pages[slot / PAGE][slot % PAGE].as_ref()?;
            Some((u32::try_from(slot).ok()?, entry))
        })
    }

    fn place(&mut self, slot: u32) -> &mut Option<Entry> {
        let (page, index) = split(slot);
        &mut self.pages[page][index]
    }
}

impl Index<u32> for Messages {
    type Output = Entry;

    fn index(&self, slot: u32) -> &Entry {
        let (page, index) = split(slot);
        self.pages[page][index].as_ref().expect("only occupied slots are referred to")
    }
}

impl IndexMut<u32> for Messages {
    fn index_mut(&mut self, slot: u32) -> &mut Entry {
        self.place(slot).as_mut().expect("only occupied slots are referred to")
    }
}

fn split(slot: u32) -> (usize, usize) {
    let slot = slot as usize;
    (slot / PAGE, slot % PAGE)
}

/// A list threaded through the messages' own slots; O(1) to append to and to remove from anywhere.
#[derive(Clone, Copy, Debug)]
pub(super) struct List {
    pub head: u32,
    tail: u32,
}

impl Default for List {
    fn default() -> Self {
        Self { head: NOWHERE, tail: NOWHERE }
    }
}

impl List {
    pub fn push_back(&mut self, messages: &mut Messages, slot: u32) {
        let tail = std::mem::replace(&mut self.tail, slot);
        messages[slot].previous = tail;
        messages[slot].next = NOWHERE;
        match tail {
            NOWHERE => self.head = slot,
            tail => messages[tail].next = slot,
        }
    }

    pub fn unlink(&mut self, messages: &mut Messages, slot: u32) {
        let (previous, next) = (messages[slot].previous, messages[slot].next);
        match previous {
            NOWHERE => self.head = next,
            previous => messages[previous].next = next,
        }
        match next {
            NOWHERE => self.tail = previous,
            next => messages[next].previous = previous,
        }
    }
}

//! What remains to be compared.

use alloc::vec::Vec;

use super::kind::{Entry, FieldType, Kind};
use super::parts::{EqualFn, Parts};

/// How many tasks stand on the stack, so that small graphs need no memory.
const ON_STACK: usize = 8;

pub(super) const EXHAUSTED: &str = "memory is exhausted: the graphs cannot be compared to their end";

/// Two arrays of nodes that remain to be compared, element by element.
#[derive(Clone, Copy)]
pub(super) struct Task {
    pub(super) a: *const u8,
    pub(super) b: *const u8,
    /// How many elements are left.
    pub(super) left: usize,
    /// The size of an element.
    pub(super) size: usize,
    /// The elements are pointers to nodes, or null.
    pub(super) pointers: bool,
    /// What the nodes are.
    pub(super) node: Node,
}

/// What is known of the fields of a node.
#[derive(Clone, Copy)]
pub(super) struct Node {
    pub(super) entries: &'static [Entry],
    pub(super) parts: Parts<EqualFn>,
}

impl Node {
    pub(super) fn of(ty: &'static FieldType, parts: Parts<EqualFn>) -> Option<Node> {
        match (ty.content.kind)() {
            Kind::Struct(entries) => Some(Node { entries, parts }),
            _ => None,
        }
    }
}

/// A list, of which the last task is the first to be done. Written nodes are on it.
pub(super) struct Remaining {
    /// The bottom of the list; full if `more` is not empty.
    first: [Option<Task>; ON_STACK],
    filled: usize,
    more: Vec<Task>,
    /// What follows in linked lists, which is compared when there is nothing else: so it needs no memory for each node.
    lists: Vec<Task>,
}

impl Remaining {
    pub(super) const fn new() -> Self {
        Remaining { first: [None; ON_STACK], filled: 0, more: Vec::new(), lists: Vec::new() }
    }

    /// Adds a task. Returns true.
    pub(super) fn add(&mut self, task: Task) -> bool {
        if task.left == 0 {
            return true;
        }
        if let Some(place) = self.first.get_mut(self.filled) {
            *place = Some(task);
            self.filled += 1;
            return true;
        }
        self.more.try_reserve(1).expect(EXHAUSTED);
        self.more.push(task);
        true
    }

    /// Adds two nodes for when there is nothing else.
    pub(super) fn at_last(&mut self, task: Task) {
        self.lists.try_reserve(1).expect(EXHAUSTED);
        self.lists.push(task);
    }

    /// Takes the first pair of elements of the last task.
    pub(super) fn next(&mut self) -> Option<Task> {
        let Some(task) = self.last() else { return self.lists.pop() };
        let mut first = *task;
        task.left -= 1;
        if task.left > 0 {
            task.a = task.a.wrapping_add(task.size);
            task.b = task.b.wrapping_add(task.size);
        } else if self.more.pop().is_none() {
            self.filled -= 1;
        }
        if first.pointers {
            // SAFETY: the elements are pointers.
            first.a = unsafe { first.a.cast::<*const u8>().read() };
            // SAFETY: as above.
            first.b = unsafe { first.b.cast::<*const u8>().read() };
        }
        Some(first)
    }

    /// The last task, but those for when there is nothing else.
    pub(super) fn last(&mut self) -> Option<&mut Task> {
        match self.more.last_mut() {
            Some(task) => Some(task),
            None => self.first.get_mut(self.filled.checked_sub(1)?)?.as_mut(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.filled + self.more.len() + self.lists.len()
    }
}

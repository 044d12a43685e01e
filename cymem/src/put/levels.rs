//! How deep in the data a build is, and what it has put off.

use core::cell::Cell;
use core::ptr::NonNull;

use super::queue::{Job, Queue};

/// How many of them stand on the stack, each in the one before.
const LEVELS: isize = 64;

/// How deep in the data a build is.
pub(super) struct Levels {
    /// How many levels may still stand on the stack; negative outside of all of them.
    pub(super) left: Cell<isize>,
    /// On the stack of the outermost level, while there is one.
    deep: Cell<Option<NonNull<Deep>>>,
}

/// What is put off.
pub(super) struct Deep {
    pub(super) queue: Queue,
    /// What was put off by the call that returns just now.
    pub(super) mark: Cell<Option<Mark>>,
    /// The first element that was put off of an array that does not know its field.
    pub(super) nameless: Cell<Option<Job>>,
}

/// What was put off just now.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    /// The slot that was due; or what the pointer leads to that is in it by now. The slot of a pointer may be a local
    /// variable, which stays in a register if nobody asks for its address.
    pub(super) place: *const u8,
    pub(super) is_target: bool,
    /// What is to be done for it: this job and those behind it.
    pub(super) first: Job,
}

/// What was put off until some moment: all up to this job. Within one level no job is done, so none is mistaken for it.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Until(pub(super) Option<Job>);

impl Until {
    /// Nothing.
    pub(crate) const START: Self = Until(None);
}

impl Levels {
    #[inline]
    pub(super) const fn none() -> Self {
        Levels { left: Cell::new(-1), deep: Cell::new(None) }
    }

    pub(super) fn deep(&self) -> Option<&Deep> {
        // SAFETY: the outermost level takes the pointer back before it ends, and makes no reference that is unique.
        self.deep.get().map(|deep| unsafe { deep.as_ref() })
    }

    /// Forgets what was put off just now, for something has failed since.
    pub(super) fn unmark(&self) {
        if let Some(deep) = self.deep() {
            deep.mark.set(None);
        }
    }

    #[cold]
    pub(super) fn until_now(&self) -> Until {
        Until(self.deep().and_then(|deep| deep.queue.last()))
    }

    /// Begins the outermost level.
    pub(super) fn begin<'a>(&'a self, deep: &'a Deep) -> Outermost<'a> {
        self.deep.set(Some(NonNull::from(deep)));
        self.left.set(LEVELS);
        Outermost(self)
    }
}

impl Deep {
    pub(super) const fn new() -> Self {
        Deep { queue: Queue::new(), mark: Cell::new(None), nameless: Cell::new(None) }
    }
}

/// The outermost level. What is still in its queue when it ends, also by a panic, is dropped after that.
pub(super) struct Outermost<'a>(&'a Levels);

impl Drop for Outermost<'_> {
    fn drop(&mut self) {
        self.0.left.set(-1);
        self.0.deep.set(None);
    }
}

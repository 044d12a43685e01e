//! Work that is put off: closures of any type, first in, first out, each in a block of its own.

use core::alloc::Layout;
use core::cell::Cell;
use core::ptr::NonNull;

use crate::engine::base::{BaseAlloc, Fill, Global, obtain};
use crate::error::Error;
use crate::place::Around;

/// The queue. What is left in it is dropped with it.
pub(super) struct Queue {
    first: Cell<Option<NonNull<Head>>>,
    last: Cell<Option<NonNull<Head>>>,
}

/// A job with what is needed to find it and to end it.
#[repr(C)]
struct Record<J> {
    head: Head,
    job: J,
}

struct Head {
    next: Option<NonNull<Head>>,
    /// Frees the block of the record that starts with this head, and does the job, or drops it.
    end: unsafe fn(NonNull<Head>, End) -> bool,
    around: Around,
}

enum End {
    Done,
    Dropped,
}

/// A job in a queue. It is copied freely, so nobody looks at it once the job has been taken out.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Job(NonNull<Head>);

impl Job {
    /// What the job's node stands in.
    ///
    /// # Safety
    ///
    /// The job is in its queue, or was taken out just now.
    pub(super) unsafe fn around(self) -> Around {
        // SAFETY: the record is live, and no reference to a head is ever made.
        unsafe { (*self.0.as_ptr()).around }
    }

    /// Says what this job's node and those of all that come behind it stand in, where nobody has said so.
    ///
    /// # Safety
    ///
    /// The job is in its queue.
    pub(super) unsafe fn stand_in(self, outer: Around) {
        let mut next = Some(self.0);
        while let Some(head) = next {
            let head = head.as_ptr();
            // SAFETY: the records of a queue are live, and no reference to a head is ever made.
            let inner = unsafe { (*head).around };
            // SAFETY: as above.
            unsafe { (*head).around = inner.or(outer) };
            // SAFETY: as above.
            next = unsafe { (*head).next };
        }
    }

    /// Does the job; whether it succeeds.
    ///
    /// # Safety
    ///
    /// It was taken out of the queue, and is not used again.
    pub(super) unsafe fn run(self) -> bool {
        self.end(End::Done)
    }

    fn end(self, end: End) -> bool {
        // SAFETY: the record is live, with a function of its own.
        let function = unsafe { (*self.0.as_ptr()).end };
        // SAFETY: the record is in no queue any more, and nobody uses it again.
        unsafe { function(self.0, end) }
    }
}

impl Queue {
    pub(super) const fn new() -> Self {
        Queue { first: Cell::new(None), last: Cell::new(None) }
    }

    /// Puts a job behind all others.
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`], with the job dropped.
    ///
    /// # Safety
    ///
    /// What the job borrows lives at least as long as the queue.
    pub(super) unsafe fn push<J: FnOnce() -> bool>(&self, job: J) -> Result<Job, Error> {
        /// # Safety
        ///
        /// `head` is the start of a live `Record<J>` that is not used again.
        unsafe fn end<J: FnOnce() -> bool>(head: NonNull<Head>, end: End) -> bool {
            // SAFETY: the record is live, and is taken out of its block.
            let Record { job, .. } = unsafe { head.cast::<Record<J>>().read() };
            // SAFETY: the block came from there with this layout.
            unsafe { Global.dealloc(head.cast(), Layout::new::<Record<J>>()) };
            match end {
                End::Done => job(),
                End::Dropped => true,
            }
        }
        // SAFETY: a record has a head, so its size is not 0.
        let block = unsafe { obtain(&Global, Layout::new::<Record<J>>(), Fill::Any) }?;
        let head = Head { next: None, end: end::<J>, around: Around::default() };
        // SAFETY: the block is new and has the layout of a record.
        unsafe { block.cast().write(Record { head, job }) };
        let this = block.cast::<Head>();
        match self.last.replace(Some(this)) {
            // SAFETY: the last record of a queue is live, and no reference to a head is ever made.
            Some(last) => unsafe { (*last.as_ptr()).next = Some(this) },
            None => self.first.set(Some(this)),
        }
        Ok(Job(this))
    }

    /// Takes the first job out.
    pub(super) fn pop(&self) -> Option<Job> {
        let first = self.first.get()?;
        // SAFETY: the records of a queue are live, and no reference to a head is ever made.
        let next = unsafe { (*first.as_ptr()).next };
        self.first.set(next);
        if next.is_none() {
            self.last.set(None);
        }
        Some(Job(first))
    }

    pub(super) fn last(&self) -> Option<Job> {
        self.last.get().map(Job)
    }

    fn drop_all(&self) {
        while let Some(job) = self.pop() {
            job.end(End::Dropped);
        }
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        /// Goes on with the rest, also while a panic passes through.
        struct Rest<'a>(&'a Queue);
        impl Drop for Rest<'_> {
            fn drop(&mut self) {
                self.0.drop_all();
            }
        }
        let rest = Rest(self);
        rest.0.drop_all();
        core::mem::forget(rest);
    }
}

//! Work that is put off: closures of any type, each in a block of its own. They are done in order, and what one of them
//! puts off comes before all that is there.

use core::alloc::Layout;
use core::cell::Cell;
use core::ptr::NonNull;

use crate::engine::base::{BaseAlloc, Fill, Global, obtain};
use crate::error::Error;
use crate::place::Around;

/// The queue. What is left in it is dropped with it.
pub(super) struct Queue {
    first: Cell<Option<NonNull<Head>>>,
    /// The last of those that were put off since a job was taken out. They are in front of all others.
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

    /// Puts a job behind those that were put off since one was taken out, in front of all others.
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
        let last = self.last.get();
        let next = match last {
            Some(last) => next(last),
            None => self.first.get(),
        };
        let head = Head { next, end: end::<J>, around: Around::default() };
        // SAFETY: the block is new and has the layout of a record.
        unsafe { block.cast().write(Record { head, job }) };
        let this = block.cast::<Head>();
        match last {
            // SAFETY: the records of a queue are live, and no reference to a head is ever made.
            Some(last) => unsafe { (*last.as_ptr()).next = Some(this) },
            None => self.first.set(Some(this)),
        }
        self.last.set(Some(this));
        Ok(Job(this))
    }

    /// Takes the first job out.
    pub(super) fn pop(&self) -> Option<Job> {
        let first = self.first.get()?;
        self.first.set(next(first));
        self.last.set(None);
        Some(Job(first))
    }

    /// The last job that was put off since one was taken out.
    pub(super) fn last(&self) -> Option<Job> {
        self.last.get().map(Job)
    }

    /// Changes what this job's node stands in, and those of all that were put off after it.
    ///
    /// # Safety
    ///
    /// The job was put off since one was taken out.
    pub(super) unsafe fn change(&self, first: Job, around: impl Fn(Around) -> Around) {
        let mut job = Some(first.0);
        while let Some(head) = job {
            // SAFETY: the records of a queue are live, and no reference to a head is ever made.
            let before = unsafe { (*head.as_ptr()).around };
            // SAFETY: as above.
            unsafe { (*head.as_ptr()).around = around(before) };
            job = self.after(head);
        }
    }

    /// The first job that was put off after another one, or of all that were put off since one was taken out.
    ///
    /// # Safety
    ///
    /// The other one was put off since one was taken out.
    pub(super) unsafe fn put_off_after(&self, other: Option<Job>) -> Option<Job> {
        match other {
            Some(Job(other)) => self.after(other).map(Job),
            None => self.first.get().filter(|_| self.last.get().is_some()).map(Job),
        }
    }

    /// The record behind another one, unless that is the last which was put off since a job was taken out.
    fn after(&self, head: NonNull<Head>) -> Option<NonNull<Head>> {
        next(head).filter(|_| self.last.get() != Some(head))
    }

    fn drop_all(&self) {
        while let Some(job) = self.pop() {
            job.end(End::Dropped);
        }
    }
}

/// The one behind a record of a queue.
fn next(head: NonNull<Head>) -> Option<NonNull<Head>> {
    // SAFETY: the records of a queue are live, and no reference to a head is ever made.
    unsafe { (*head.as_ptr()).next }
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

//! Arenas that a graph is built in by hand, each used as its documentation advises.

use std::alloc::Layout;
use std::cell::Cell;
use std::mem::MaybeUninit;

use cymem::{Plain, Pool};

/// What a graph by hand asks of an arena. What it gives lives until the arena is reset or dropped.
pub trait Arena {
    /// A copy of a slice.
    fn copy<T: Plain + Copy>(&self, source: &[T]) -> *mut T;

    /// An array of new values; making them may use the arena.
    fn fill<T>(&self, values: impl ExactSizeIterator<Item = T>) -> *mut T;

    /// One value.
    fn one<T>(&self, value: T) -> *mut T;
}

impl Arena for bumpalo::Bump {
    #[inline]
    fn copy<T: Plain + Copy>(&self, source: &[T]) -> *mut T {
        self.alloc_slice_copy(source).as_mut_ptr()
    }

    #[inline]
    fn fill<T>(&self, values: impl ExactSizeIterator<Item = T>) -> *mut T {
        self.alloc_slice_fill_iter(values).as_mut_ptr()
    }

    #[inline]
    fn one<T>(&self, value: T) -> *mut T {
        self.alloc(value)
    }
}

impl Arena for bump_scope::Bump {
    #[inline]
    fn copy<T: Plain + Copy>(&self, source: &[T]) -> *mut T {
        bump_scope::BumpBox::leak(self.alloc_slice_copy(source)).as_mut_ptr()
    }

    #[inline]
    fn fill<T>(&self, values: impl ExactSizeIterator<Item = T>) -> *mut T {
        bump_scope::BumpBox::leak(self.alloc_iter_exact(values)).as_mut_ptr()
    }

    #[inline]
    fn one<T>(&self, value: T) -> *mut T {
        bump_scope::BumpBox::leak(self.alloc(value))
    }
}

/// cymem's own pool without the derive: memory that it has cleared is written by hand.
impl Arena for Pool {
    #[inline]
    fn copy<T: Plain + Copy>(&self, source: &[T]) -> *mut T {
        let copy = self.alloc::<T>(source.len()).unwrap();
        copy.copy_from_slice(source);
        copy.as_mut_ptr()
    }

    #[inline]
    fn fill<T>(&self, values: impl ExactSizeIterator<Item = T>) -> *mut T {
        let len = values.len();
        let start = self.alloc_layout(Layout::array::<T>(len).unwrap()).unwrap().cast::<T>().as_ptr();
        for (i, value) in values.take(len).enumerate() {
            // SAFETY: the block is new and has room for `len` values.
            let slot = unsafe { start.add(i) };
            // SAFETY: as above.
            unsafe { slot.write(value) };
        }
        start
    }

    #[inline]
    fn one<T>(&self, value: T) -> *mut T {
        let slot = self.alloc_layout(Layout::new::<T>()).unwrap().cast::<T>().as_ptr();
        // SAFETY: the block is new, and made for a `T`.
        unsafe { slot.write(value) };
        slot
    }
}

/// The floor: one buffer that is known to be large enough, and a cursor without any check.
pub struct Buffer {
    memory: Box<[MaybeUninit<u128>]>,
    used: Cell<usize>,
}

impl Buffer {
    /// # Safety
    ///
    /// Between two resets no more than `bytes` are asked for, with what alignment costs.
    #[must_use]
    pub unsafe fn new(bytes: usize) -> Self {
        Buffer { memory: Box::new_uninit_slice(bytes.div_ceil(16)), used: Cell::new(0) }
    }

    /// Takes all memory back.
    pub fn reset(&mut self) {
        self.used.set(0);
    }

    fn array<T>(&self, len: usize) -> *mut T {
        let start = (self.used.get() + align_of::<T>() - 1) & !(align_of::<T>() - 1);
        self.used.set(start + len * size_of::<T>());
        debug_assert!(self.used.get() <= size_of_val(&*self.memory));
        // SAFETY: the promise of `new`.
        unsafe { self.memory.as_ptr().cast_mut().byte_add(start).cast() }
    }
}

impl Arena for Buffer {
    #[inline]
    fn copy<T: Plain + Copy>(&self, source: &[T]) -> *mut T {
        let copy = self.array::<T>(source.len());
        // SAFETY: the array is new, and as long as its source.
        unsafe { copy.copy_from_nonoverlapping(source.as_ptr(), source.len()) };
        copy
    }

    #[inline]
    fn fill<T>(&self, values: impl ExactSizeIterator<Item = T>) -> *mut T {
        let len = values.len();
        let start = self.array::<T>(len);
        for (i, value) in values.take(len).enumerate() {
            // SAFETY: the array has room for `len` values.
            let slot = unsafe { start.add(i) };
            // SAFETY: as above.
            unsafe { slot.write(value) };
        }
        start
    }

    #[inline]
    fn one<T>(&self, value: T) -> *mut T {
        let slot = self.array::<T>(1);
        // SAFETY: it is new, and made for a `T`.
        unsafe { slot.write(value) };
        slot
    }
}

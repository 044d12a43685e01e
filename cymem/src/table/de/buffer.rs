//! Arrays whose length is not known yet.

use alloc::alloc::{alloc, dealloc, realloc};
use core::alloc::Layout;
use core::ptr;

use super::Cx;
use crate::error::Error;
use crate::layout::size_overflow_of;
use crate::place::Place;

/// Elements one after the other, in memory that moves when it grows. They count against the limit of the pool, so that
/// data cannot ask for more memory here than it may have there.
pub(super) struct Buffer<'c> {
    cx: &'c Cx<'c>,
    start: *mut u8,
    len: usize,
    capacity: usize,
    align: usize,
}

/// The first memory that is taken, in bytes.
const FIRST: usize = 64;

impl<'c> Buffer<'c> {
    /// Of elements that are aligned so; nothing is reserved yet.
    pub(super) fn new(cx: &'c Cx<'c>, align: usize) -> Self {
        Buffer { cx, start: ptr::null_mut(), len: 0, capacity: 0, align }
    }

    /// How many bytes there are.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Forgets what is behind so many bytes: a deserializer may say that an element did not come which it has begun.
    pub(super) fn truncate(&mut self, len: usize) {
        let less = self.len.saturating_sub(len);
        self.cx.buffered.set(self.cx.buffered.get() - less);
        self.len -= less;
    }

    /// The element at this offset, until the next one is added.
    pub(super) fn at(&self, offset: usize) -> *mut u8 {
        self.start.wrapping_add(offset)
    }

    /// Adds an element of so many bytes, a multiple of the alignment, all of them zero.
    pub(super) fn push(&mut self, size: usize) -> Result<*mut u8, Error> {
        let Some(len) = self.len.checked_add(size) else { return Err(size_overflow_of(1, size)) };
        let (left, buffered) = (self.cx.memory.left(), self.cx.buffered.get());
        if size > left.saturating_sub(buffered) {
            // A pool without a limit has room for all.
            let limit = left.saturating_sub(buffered).saturating_add(self.len);
            let at = Place::default();
            return Err(Error::LimitExceeded { at, bytes: len, align: self.align, used: self.len, limit });
        }
        if len > self.capacity {
            self.grow(len)?;
        }
        self.cx.buffered.set(buffered + size);
        let place = self.at(self.len);
        self.len = len;
        // SAFETY: the memory is as long.
        unsafe { place.write_bytes(0, size) };
        Ok(place)
    }

    /// Adds bytes, to a buffer of bytes.
    pub(super) fn extend(&mut self, bytes: &[u8]) -> Result<(), Error> {
        if bytes.is_empty() {
            return Ok(());
        }
        let place = self.push(bytes.len())?;
        // SAFETY: the place is as long, and new.
        unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), place, bytes.len()) };
        Ok(())
    }

    fn grow(&mut self, len: usize) -> Result<(), Error> {
        let capacity = len.max(self.capacity.saturating_mul(2)).max(FIRST);
        let layout = Layout::from_size_align(capacity, self.align).map_err(|_| size_overflow_of(1, len))?;
        let start = match self.layout() {
            // SAFETY: the size is not 0.
            None => unsafe { alloc(layout) },
            // SAFETY: that is the layout of the memory, and the new size is that of a layout.
            Some(old) => unsafe { realloc(self.start, old, capacity) },
        };
        if start.is_null() {
            return Err(Error::OutOfMemory { at: Place::default(), bytes: capacity });
        }
        (self.start, self.capacity) = (start, capacity);
        Ok(())
    }

    /// The layout of the memory, if there is any.
    fn layout(&self) -> Option<Layout> {
        if self.capacity == 0 { None } else { Layout::from_size_align(self.capacity, self.align).ok() }
    }

    /// Moves all to the pool, to a block that is aligned so at least; NULL if there are no bytes.
    pub(super) fn into_pool(self, align: usize) -> Result<*mut u8, Error> {
        if self.len == 0 {
            return Ok(ptr::null_mut());
        }
        let layout = Layout::from_size_align(self.len, self.align.max(align));
        let layout = layout.map_err(|_| size_overflow_of(1, self.len))?;
        let block = self.cx.memory.reserve(layout)?.as_ptr();
        // SAFETY: the block is as long, and new.
        unsafe { ptr::copy_nonoverlapping(self.start, block, self.len) };
        Ok(block)
    }
}

impl Drop for Buffer<'_> {
    fn drop(&mut self) {
        self.cx.buffered.set(self.cx.buffered.get() - self.len);
        if let Some(layout) = self.layout() {
            // SAFETY: that is the layout of the memory.
            unsafe { dealloc(self.start, layout) };
        }
    }
}

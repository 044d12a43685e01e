//! Advice to the kernel. Page faults are most of the cost of a cold build; a huge page takes one
//! fault for 512 small ones.

use core::ptr::NonNull;

/// Whether advice has an effect on this target. Miri has no `madvise` and stops at one, so a program
/// that runs there gets the chunks of a target without huge pages.
pub(super) const AVAILABLE: bool = cfg!(all(feature = "huge-pages", target_os = "linux", not(miri)));

/// Asks for huge pages behind a block; a kernel without them is left alone.
#[cfg(all(feature = "huge-pages", target_os = "linux"))]
pub(super) fn advise(block: NonNull<u8>, size: usize) {
    // SAFETY: MADV_HUGEPAGE changes no content and no mapping, for any range (madvise(2)); pages
    // of others that share the last one lose nothing. An error means there are no huge pages.
    unsafe { libc::madvise(block.as_ptr().cast(), size, libc::MADV_HUGEPAGE) };
}

#[cfg(not(all(feature = "huge-pages", target_os = "linux")))]
pub(super) fn advise(_: NonNull<u8>, _: usize) {}

/// Pages that are given back start and end at multiples of this, which is one of every page size.
pub(super) const GRAIN: usize = 64 << 10;

/// Gives pages back to the kernel. What is used of a huge page stays; what was never used costs nothing then.
///
/// # Safety
///
/// The bytes belong to the caller, who needs none of their content.
#[cfg(all(feature = "huge-pages", target_os = "linux"))]
pub(super) unsafe fn give_back(start: NonNull<u8>, size: usize) {
    // SAFETY: the content may change, and no more happens to memory that is used again (madvise(2)). An error
    // means that the pages stay.
    unsafe { libc::madvise(start.as_ptr().cast(), size, libc::MADV_DONTNEED) };
}

#[cfg(not(all(feature = "huge-pages", target_os = "linux")))]
pub(super) unsafe fn give_back(_: NonNull<u8>, _: usize) {}

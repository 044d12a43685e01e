//! What no method can beat by much: copying as many bytes in one piece.

use std::cell::RefCell;
use std::ptr::{self, NonNull};
use std::rc::Rc;

use crate::method::{Method, fresh, reused};

/// The name of copying into pages that are there.
pub const PAGES_THERE: &str = "limit: memcpy, pages there";

/// Copies into new pages of 4 KiB, and into pages that are there.
#[must_use]
pub fn limits(bytes: usize) -> Vec<Method<'static>> {
    let source: Rc<[u8]> = vec![1; bytes].into();
    let again = Rc::clone(&source);
    vec![
        fresh("limit: memcpy, new pages", move || Pages::copy(&source)),
        reused(
            PAGES_THERE,
            RefCell::new(vec![2; bytes]),
            |_| (),
            move |target| target.borrow_mut().copy_from_slice(&again),
        ),
    ]
}

/// Pages straight from the kernel.
struct Pages {
    start: NonNull<u8>,
    bytes: usize,
}

impl Pages {
    fn copy(source: &[u8]) -> Self {
        let (access, kind) = (libc::PROT_READ | libc::PROT_WRITE, libc::MAP_PRIVATE | libc::MAP_ANONYMOUS);
        // SAFETY: a mapping of its own touches no other memory.
        let start = unsafe { libc::mmap(ptr::null_mut(), source.len(), access, kind, -1, 0) };
        assert_ne!(start, libc::MAP_FAILED, "no memory for {} bytes", source.len());
        let start = NonNull::new(start).unwrap().cast::<u8>();
        // SAFETY: the mapping is new, and as long as the source.
        unsafe { start.as_ptr().copy_from_nonoverlapping(source.as_ptr(), source.len()) };
        Pages { start, bytes: source.len() }
    }
}

impl Drop for Pages {
    fn drop(&mut self) {
        // SAFETY: this is the mapping that `copy` has made.
        unsafe { libc::munmap(self.start.as_ptr().cast(), self.bytes) };
    }
}

//! Graphs that C has made, see `c/calloc.c`.

use std::ffi::c_void;

/// A graph of one `calloc` for each array, and the function that frees it.
pub struct Calloc {
    root: *mut c_void,
    free: unsafe extern "C" fn(*mut c_void),
}

impl Calloc {
    /// # Safety
    ///
    /// `free(root)` must be sound to call once.
    #[must_use]
    pub unsafe fn new(root: *mut c_void, free: unsafe extern "C" fn(*mut c_void)) -> Self {
        Calloc { root, free }
    }
}

#[cfg(test)]
impl Calloc {
    /// What C returned.
    pub fn root(&self) -> *mut c_void {
        self.root
    }
}

impl Drop for Calloc {
    fn drop(&mut self) {
        // SAFETY: the promise of `new`.
        unsafe { (self.free)(self.root) };
    }
}

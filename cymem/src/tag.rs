//! What is in front of the root of a graph in debug builds: of which type it is.

use core::ptr::NonNull;

/// Stands right in front of a root, however that is aligned, so that it is found also by whoever is wrong about the type.
/// Nothing in release builds.
#[derive(Clone, Copy)]
#[repr(C)]
pub(crate) struct Tag {
    /// The name of the type.
    #[cfg(debug_assertions)]
    name: fn() -> &'static str,
    /// The address of the function above and a pattern, so that it is not called where there is no tag.
    #[cfg(debug_assertions)]
    check: usize,
}

/// In no pointer, and in few numbers.
#[cfg(debug_assertions)]
const PATTERN: usize = (0x9E37_79B9_7F4A_7C15_u64 >> (64 - usize::BITS)) as usize;

impl Tag {
    /// The tag of a type with this name. The function comes as it is, so that no code is made for each type.
    #[cfg(debug_assertions)]
    pub(crate) fn new(name: fn() -> &'static str) -> Self {
        Tag { name, check: (name as *const ()).addr() ^ PATTERN }
    }

    #[cfg(not(debug_assertions))]
    #[inline]
    pub(crate) fn new(_: fn() -> &'static str) -> Self {
        Tag {}
    }

    /// The place of the tag of a root.
    ///
    /// # Safety
    ///
    /// The root is in a block that begins at least as much in front of it as a tag is long.
    #[inline]
    pub(crate) unsafe fn of_root(root: NonNull<u8>) -> NonNull<Tag> {
        // SAFETY: the caller's promise.
        unsafe { root.sub(size_of::<Tag>()) }.cast()
    }

    /// # Panics
    ///
    /// If the tag in front of the root is that of another type, or none.
    ///
    /// # Safety
    ///
    /// As [`of_root`](Tag::of_root), and so many bytes are initialised there.
    #[cfg(debug_assertions)]
    #[track_caller]
    pub(crate) unsafe fn check<T>(root: NonNull<u8>) {
        let expected = core::any::type_name::<T>();
        // SAFETY: the caller's promise.
        let tag = unsafe { Tag::of_root(root) };
        // SAFETY: as above; a tag begins with a pointer.
        let name = unsafe { tag.cast::<*const ()>().read_unaligned() };
        // SAFETY: as above; and goes on with a number, so both are numbers of a word.
        let check = unsafe { tag.cast::<[usize; 2]>().read_unaligned() }[1];
        assert!(
            check == name.addr() ^ PATTERN,
            "`Graph::from_raw` of a `{expected}` that is no root of a graph: it takes what `into_raw` has given, once"
        );
        // SAFETY: so there is a tag.
        let found = (unsafe { tag.read_unaligned() }.name)();
        assert!(
            found == expected,
            "`Graph::from_raw` of a `{expected}`, and the root is that of a graph of a `{found}`"
        );
    }

    #[cfg(not(debug_assertions))]
    #[inline]
    pub(crate) unsafe fn check<T>(_: NonNull<u8>) {}
}

//! `Pooled`: a handle to a finished node, and what makes a struct a node.

use core::fmt;
use core::marker::PhantomData;
use core::ops::Deref;
use core::ptr::NonNull;

use crate::deep::derived::Derived;
use crate::plain::Plain;

/// "This struct can be a node of a graph." Derived, never implemented by hand: see
/// [the derive](derive@crate::PoolAlloc).
///
/// # Safety
///
/// `View` is `Self`, or a `repr(transparent)` wrapper of it that safe code cannot construct. `DERIVED` has the
/// functions of the derive, or none.
#[diagnostic::on_unimplemented(
    message = "the pool cannot build or show a `{Self}`",
    label = "neither a plain value nor a node",
    note = "add `#[derive(PoolAlloc)]` to `{Self}`, or mark a pointer to it with `#[pool(opaque)]`",
    note = "types that own memory, such as `String` and `Vec`, cannot live in a pool: nobody would run their destructor"
)]
pub unsafe trait PoolAlloc: Sized {
    /// How a written node is seen: safe, read-only access to the fields and to what they point to.
    type View;

    /// Whether some byte is padding. The layout is compared with C's where this is computed.
    #[doc(hidden)]
    const PADDED: bool;

    /// What the view derives, if it has no type parameters.
    #[doc(hidden)]
    const DERIVED: Derived<Self::View> = Derived::NONE;
}

// SAFETY: the view is the type itself.
#[diagnostic::do_not_recommend]
unsafe impl<T: Plain> PoolAlloc for T {
    type View = T;

    const PADDED: bool = T::PADDED;
}

/// A handle to a node that is finished and lives in a pool borrowed for `'p`.
///
/// It is a pointer that may be copied, and put into any other Init of the same or a shorter-lived
/// pool: that is how nodes are shared. It derefs to the node's view.
///
/// ```
/// use cymem::{Pool, PoolAlloc};
///
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// struct Name { len: u32, #[pool(len = len)] bytes: *const u8 }
///
/// let pool = Pool::new();
/// let name = Name::new_in(&pool, NameInit { bytes: b"cymem" })?;
/// assert_eq!(name.bytes(), b"cymem");
/// assert!(pool.contains(name.as_ptr()));
/// # Ok::<(), cymem::Error>(())
/// ```
pub struct Pooled<'p, T: PoolAlloc> {
    node: NonNull<T>,
    view: PhantomData<&'p T::View>,
}

impl<'p, T: PoolAlloc> Pooled<'p, T> {
    /// # Safety
    ///
    /// The node was written by an Init, and lives for `'p`.
    #[inline]
    pub(crate) unsafe fn new(node: NonNull<T>) -> Self {
        Pooled { node, view: PhantomData }
    }

    /// The address of the node, for C.
    #[must_use]
    pub fn as_ptr(&self) -> *const T {
        self.node.as_ptr()
    }

    /// The view, for as long as the pool is borrowed. What is read through the handle itself, by
    /// deref, is borrowed from the handle only:
    ///
    /// ```
    /// # use cymem::{Pool, PoolAlloc, Pooled};
    /// # #[derive(PoolAlloc)]
    /// # #[repr(C)]
    /// # struct Name { len: u32, #[pool(len = len)] bytes: *const u8 }
    /// fn bytes<'p>(name: Pooled<'p, Name>) -> &'p [u8] {
    ///     name.view().bytes() // `name.bytes()` would borrow the local variable
    /// }
    /// ```
    #[must_use]
    pub fn view(self) -> &'p T::View {
        // SAFETY: the node was written by an Init and lives for `'p`, and the view has its layout
        // (contract of `PoolAlloc`).
        unsafe { self.node.cast::<T::View>().as_ref() }
    }

    pub(crate) fn into_non_null(self) -> NonNull<T> {
        self.node
    }
}

impl<T: PoolAlloc> Copy for Pooled<'_, T> {}
impl<T: PoolAlloc> Clone for Pooled<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: PoolAlloc> Deref for Pooled<'_, T> {
    type Target = T::View;

    #[inline]
    fn deref(&self) -> &T::View {
        self.view()
    }
}

// SAFETY: a handle is a shared reference to a view.
unsafe impl<T: PoolAlloc<View: Sync>> Send for Pooled<'_, T> {}
// SAFETY: as above.
unsafe impl<T: PoolAlloc<View: Sync>> Sync for Pooled<'_, T> {}

/// Shows the address; `{:?}` of `&*handle` shows the content, if the view has `Debug`.
impl<T: PoolAlloc> fmt::Debug for Pooled<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pooled").field(&self.node).finish()
    }
}

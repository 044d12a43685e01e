//! What makes a struct a node, and `Pooled`: a handle to a finished one.

use core::fmt;
use core::marker::PhantomData;
use core::ops::Deref;
use core::ptr::NonNull;

use crate::field_list::{self, FieldList};
use crate::fields::{self, Field};
use crate::plain::{Plain, same_by_fields};
use crate::table::kind::{Compared, Content, FieldType, Kind, Target};
use crate::table::parse::{Description, Named, entries_of};
use crate::table::parts::Derived;

/// "This struct can be a node of a graph." Derived, never implemented by hand: see
/// [the derive](derive@crate::PoolAlloc).
///
/// # Safety
///
/// `View` is `Self`, or a `repr(transparent)` wrapper of it that safe code cannot construct. `DERIVED` has the
/// parts of the derive, or none.
#[diagnostic::on_unimplemented(
    message = "the pool cannot build or show a `{Self}`",
    label = "neither a plain value nor a node",
    note = "add `#[derive(PoolAlloc)]` to `{Self}`, or mark a pointer to it with `#[pool(opaque)]`",
    note = "types that own memory, such as `String` and `Vec`, cannot live in a pool: nobody would run their destructor"
)]
pub unsafe trait PoolAlloc: Sized {
    /// How a written node is seen: safe, read-only access to the fields and to what they point to.
    type View;

    /// [`IsPlain`] or [`IsNode`]: what a bare value of the type is good for.
    #[doc(hidden)]
    type Kind;

    /// The types of the fields, of a struct that nobody can have changed since the derive has seen it.
    #[doc(hidden)]
    type Fields: FieldList;

    /// The fields. The layout is compared with C's where this is computed.
    #[doc(hidden)]
    const FIELDS: &'static [Field] = field_list::of::<Self>(<Self::Fields as FieldList>::FIELDS);

    /// Whether some byte is padding.
    #[doc(hidden)]
    const PADDED: bool = fields::padded::<Self>(Self::FIELDS);

    /// Whether something in it leads elsewhere.
    #[doc(hidden)]
    const LEADS: bool = true;

    /// How values are compared by [`same_value`](PoolAlloc::same_value).
    #[doc(hidden)]
    const COMPARED: Compared = fields::compared(Self::FIELDS, Self::PADDED);

    /// What the fields are for whoever treats whole graphs: a text, as `table::parse` reads it; empty if nobody has said.
    #[doc(hidden)]
    const DESCRIPTION: &'static str = "";

    /// What the description refers to.
    #[doc(hidden)]
    const NAMED: Named = (&[], &[]);

    /// What the type is, for whoever treats whole graphs. A function, so that nothing is read that nobody asks for.
    #[doc(hidden)]
    #[must_use]
    fn cymem_kind() -> Kind {
        match Self::DESCRIPTION {
            "" => Kind::Bytes(None),
            _ => Kind::Struct(const { entries_of::<Self>() }),
        }
    }

    /// What the view derives, if it has no type parameters.
    #[doc(hidden)]
    const DERIVED: Derived = Derived::NONE;

    /// The field that holds nodes which lead back to this one, if any does.
    #[doc(hidden)]
    #[inline]
    fn cymem_held(_: &Self::View) -> Option<&'static str> {
        None
    }

    /// Whether C finds two nodes equal, the second of which is zero if it is not given, with pointers
    /// compared by address.
    ///
    /// # Safety
    ///
    /// As [`Plain::same_value`].
    #[doc(hidden)]
    #[inline]
    unsafe fn same_value(this: *const Self, other: Option<*const Self>) -> bool {
        // SAFETY: the caller's promise.
        unsafe { same_by_fields(Self::FIELDS, Self::COMPARED, this, other) }
    }
}

/// The kind of plain types: their values are written as they are.
#[doc(hidden)]
#[derive(Debug)]
pub enum IsPlain {}

/// The kind of structs with pointers: only a recipe knows where these lead.
#[doc(hidden)]
#[derive(Debug)]
pub enum IsNode {}

// SAFETY: the view is the type itself.
#[diagnostic::do_not_recommend]
unsafe impl<T: Plain> PoolAlloc for T {
    type View = T;
    type Kind = IsPlain;
    type Fields = ();

    const FIELDS: &'static [Field] = T::FIELDS;
    const PADDED: bool = T::PADDED;
    const COMPARED: Compared = T::COMPARED;
    const LEADS: bool = false;
    const DESCRIPTION: &'static str = T::DESCRIPTION;
    const NAMED: Named = T::NAMED;

    fn cymem_kind() -> Kind {
        T::cymem_kind()
    }

    #[inline]
    unsafe fn same_value(this: *const Self, other: Option<*const Self>) -> bool {
        // SAFETY: the caller's promise.
        unsafe { <T as Plain>::same_value(this, other) }
    }
}

impl<T: PoolAlloc> Description for T {
    const TEXT: &'static str = T::DESCRIPTION;
    const FIELDS: &'static [Field] = T::FIELDS;
    const NUMBERS: &'static [Option<Target>] = <T::Fields as FieldList>::NUMBERS;
    const NAMED: Named = T::NAMED;
}

/// What the type of a nested node says about the struct around it. The node clears its own padding.
pub(crate) const fn node_type<T: PoolAlloc>() -> FieldType {
    /// # Safety
    ///
    /// As [`PoolAlloc::same_value`].
    unsafe fn same<T: PoolAlloc>(this: *const u8, other: Option<*const u8>) -> bool {
        // SAFETY: the caller's promise.
        unsafe { T::same_value(this.cast(), other.map(<*const u8>::cast)) }
    }
    FieldType::sized::<T>(Content { same: same::<T>, ..node_content::<T>() })
}

/// What a node is, for whoever treats whole graphs.
#[must_use]
pub const fn described<T: PoolAlloc>() -> &'static FieldType {
    const { &node_type::<T>() }
}

/// What the type of an array of nested nodes says about the struct around it.
pub(crate) const fn node_array_type<T: PoolAlloc, const N: usize>() -> FieldType {
    /// # Safety
    ///
    /// As [`PoolAlloc::same_value`], for N nodes one after the other.
    unsafe fn same<T: PoolAlloc, const N: usize>(this: *const u8, other: Option<*const u8>) -> bool {
        (0..N).all(|i| {
            // SAFETY: the array has N nodes.
            let this = unsafe { this.cast::<T>().add(i) };
            // SAFETY: as above.
            let other = other.map(|other| unsafe { other.cast::<T>().add(i) });
            // SAFETY: the caller's promise.
            unsafe { T::same_value(this, other) }
        })
    }
    let kind = || Kind::Array(const { &node_type::<T>() }, N);
    FieldType::sized::<[T; N]>(Content { same: same::<T, N>, kind, ..node_content::<T>() })
}

const fn node_content<T: PoolAlloc>() -> Content {
    Content {
        compared: T::COMPARED,
        leads: T::LEADS,
        gaps: T::PADDED,
        kind: T::cymem_kind,
        ..Content::bytes::<T>()
    }
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

    /// The address of the node, for C that reads, for as long as the pool is borrowed.
    ///
    /// C that writes gets it with `as_ptr().cast_mut()`. It may change
    /// [what it may in a graph](crate::Graph#what-c-may-change), and only while no view of the node, nor of
    /// one that shares a part of it, is in use: handles are copied freely, so the compiler does not watch
    /// over this.
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

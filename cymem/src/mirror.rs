//! Mirrors: structs of the user's that are laid out like one of another crate.

use core::marker::PhantomData;

use crate::graph::Graph;
use crate::node::{PoolAlloc, Pooled};

/// "This struct is laid out like `Foreign`, a struct of another crate." Derived by `#[pool(mirror = path)]`, never
/// implemented by hand: see [the derive](derive@crate::PoolAlloc#mirror-structs-of-other-crates).
///
/// # Safety
///
/// Size, alignment, and the names, offsets and sizes of the fields are those of `Foreign`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no mirror of another struct",
    label = "not a mirror",
    note = "add `#[pool(mirror = path)]` to `{Self}`, with the path of the struct that it is laid out like"
)]
pub unsafe trait Mirror: PoolAlloc {
    /// The struct of the other crate.
    type Foreign;

    /// Compares the two where it is computed.
    #[doc(hidden)]
    const SAME: ();
}

impl<T: Mirror> Pooled<'_, T> {
    /// The address of the node as a pointer to the struct that `T` mirrors. See [`Pooled::as_ptr`].
    #[must_use]
    pub fn as_foreign(&self) -> *const T::Foreign {
        const { T::SAME };
        self.as_ptr().cast()
    }
}

impl<T: Mirror> Graph<T> {
    /// The address of the root as a pointer to the struct that `T` mirrors, for C that only reads. C that writes gets
    /// it with `as_mut_ptr().cast()`. See [`Graph::as_ptr`].
    #[must_use]
    pub fn as_foreign(&self) -> *const T::Foreign {
        const { T::SAME };
        self.as_ptr().cast()
    }
}

/// The size of what is pointed to.
#[must_use]
pub const fn size_behind<T>(_: *const T) -> usize {
    size_of::<T>()
}

/// A field, and the one of the same name in the other struct.
pub struct Fields<A, B>(PhantomData<(A, B)>);

impl<A, B> Fields<A, B> {
    /// Of these types.
    #[must_use]
    pub const fn of(_: *const A, _: *const B) -> Self {
        Fields(PhantomData)
    }
}

impl<A: Number, B: Number> Fields<A, B> {
    /// Two numbers are of one kind.
    pub fn cymem_agree(self)
    where
        A: SameKind<B>,
    {
    }
}

/// What [`Fields`] falls back to: where one is no number, sizes are all that can be compared.
pub trait NotNumbers: Sized {
    /// Does nothing.
    fn cymem_agree(self) {}
}

impl<A, B> NotNumbers for Fields<A, B> {}

/// Numbers, and arrays of them.
pub trait Number {}

/// "Both are signed integers, or unsigned ones, or floats, or `bool`."
#[diagnostic::on_unimplemented(
    message = "this field is a `{Self}`, and in the struct that is mirrored a `{B}`",
    label = "another kind of number than in the mirrored struct"
)]
pub trait SameKind<B> {}

macro_rules! kinds {
    ($($kind:ident: $($ty:ident)*;)*) => { $(
        /// Numbers of one kind.
        pub trait $kind: Number {}
        $(
            #[diagnostic::do_not_recommend]
            impl Number for $ty {}
            #[diagnostic::do_not_recommend]
            impl $kind for $ty {}
            #[diagnostic::do_not_recommend]
            impl<B: $kind> SameKind<B> for $ty {}
        )*
    )* };
}
kinds! {
    Unsigned: u8 u16 u32 u64 u128 usize;
    Signed: i8 i16 i32 i64 i128 isize;
    Float: f32 f64;
    Truth: bool;
}

#[diagnostic::do_not_recommend]
impl<T: Number, const N: usize> Number for [T; N] {}
#[diagnostic::do_not_recommend]
impl<A: SameKind<B>, B, const N: usize, const M: usize> SameKind<[B; M]> for [A; N] {}

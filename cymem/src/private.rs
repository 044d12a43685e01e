//! What generated code calls. Not part of the interface.

pub use core;
pub use core::result::Result::{Err, Ok};

pub use crate::init::chain::{Alone, list_in};
pub use crate::init::count::{Agreed, IntoRows, Len, Row, counted, stored_len, terminated_rows};
pub use crate::init::pointer::Recipe;
pub use crate::plain::Phantom;

use core::marker::PhantomData;
use core::mem::MaybeUninit;

use crate::error::{Error, Place};
use crate::init::count::Count;
use crate::init::pointer::Pointer;
use crate::init::shape::{Shape, Value};
use crate::init::{Context, Init};
use crate::plain::Plain;
use crate::pooled::PoolAlloc;

/// What a generated view wraps: the struct, behind a seal that safe code cannot make. `P` lists
/// the views of everything the struct holds and points to, and decides `Send` and `Sync`.
#[repr(transparent)]
pub struct Node<T, P> {
    raw: T,
    parts: PhantomData<P>,
    /// Attributes may compute lengths and types from `T`, so one `T` is never seen as another, not
    /// even as one that differs in lifetimes alone.
    invariant: PhantomData<fn(T) -> T>,
}

impl<T, P> Node<T, P> {
    /// The struct as C sees it.
    #[inline]
    pub const fn raw(&self) -> &T {
        &self.raw
    }
}

// SAFETY: what can be reached from a node are its parts.
unsafe impl<T, P: Send> Send for Node<T, P> {}
// SAFETY: as above.
unsafe impl<T, P: Sync> Sync for Node<T, P> {}

/// The view of a `T`, as a part of a [`Node`]. It has no bound, so that a `T` that is no node is
/// reported once, where it is used.
pub struct Seen<T>(PhantomData<T>);

// SAFETY: nothing but the view of a `T` can be reached.
unsafe impl<T: PoolAlloc<View: Send>> Send for Seen<T> {}
// SAFETY: as above.
unsafe impl<T: PoolAlloc<View: Sync>> Sync for Seen<T> {}

/// Writes a field and names it in the error.
///
/// # Safety
///
/// As [`Init::init`].
///
/// # Errors
///
/// As [`Init::init`].
#[inline]
pub unsafe fn init<C, T, S, I>(value: I, cx: C, slot: *mut T, field: &'static str) -> Result<(), Error>
where
    C: Context,
    I: Init<C, T, S>,
{
    // SAFETY: the caller's promise.
    unsafe { value.init(cx, slot) }.map_err(|error| error.in_field(field))
}

/// Writes a pointer that is stored later, and names the field in the error.
///
/// # Safety
///
/// As [`Init::init`]; the pointer is not used once the memory of `cx` is gone.
///
/// # Errors
///
/// As [`Init::init`].
#[inline]
pub unsafe fn pointer<C, P, S, I>(value: I, cx: C, field: &'static str) -> Result<P, Error>
where
    C: Context,
    P: Pointer,
    I: Init<C, P, S>,
{
    let mut slot = MaybeUninit::uninit();
    // SAFETY: the slot is valid for writes; the caller's promise for the rest.
    match unsafe { value.init(cx, slot.as_mut_ptr()) } {
        // SAFETY: `init` has written it.
        Ok(()) => Ok(unsafe { slot.assume_init() }),
        Err(error) => Err(error.in_field(field)),
    }
}

/// Writes a plain value with its padding.
///
/// # Safety
///
/// `slot` must be valid for writes and aligned.
#[inline]
pub unsafe fn write_plain<T: Plain>(value: &T, slot: *mut T) {
    // SAFETY: the caller's promise.
    unsafe { crate::plain::write(value, slot) };
}

/// A field that is the same in every node: plain, or a pointer that nobody follows.
///
/// # Safety
///
/// As [`Plain`], but that it may be a pointer.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a constant field",
    label = "neither plain nor a pointer",
    note = "`value = …` needs a plain type such as an integer, or a raw pointer"
)]
pub unsafe trait Constant: Sized {
    /// Writes the value to a slot that is zero if the type is padded.
    ///
    /// # Safety
    ///
    /// `slot` must be valid for writes and aligned.
    unsafe fn write(self, slot: *mut Self);
}

// SAFETY: it is plain.
#[diagnostic::do_not_recommend]
unsafe impl<T: Plain> Constant for T {
    #[inline]
    unsafe fn write(self, slot: *mut Self) {
        // SAFETY: the caller's promise.
        unsafe { self.write_fields(slot) };
    }
}

macro_rules! constant_pointers {
    ($($pointer:ty)*) => { $(
        // SAFETY: it is a pointer.
        #[diagnostic::do_not_recommend]
        unsafe impl<T> Constant for $pointer {
            #[inline]
            unsafe fn write(self, slot: *mut Self) {
                // SAFETY: the caller's promise.
                unsafe { slot.write(self) };
            }
        }
    )* };
}
constant_pointers!(*mut T *const T);

/// Types with a null value, for `null`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no null value",
    label = "neither a raw pointer nor an `Option` of a function pointer"
)]
pub trait HasNull {
    /// The null value.
    const NULL: Self;
}

#[diagnostic::do_not_recommend]
impl<T> HasNull for *mut T {
    const NULL: Self = core::ptr::null_mut();
}

#[diagnostic::do_not_recommend]
impl<T> HasNull for *const T {
    const NULL: Self = core::ptr::null();
}

#[diagnostic::do_not_recommend]
impl<F> HasNull for Option<F>
where
    Option<F>: Plain,
{
    const NULL: Self = None;
}

/// How many elements a length in bytes is.
#[inline]
#[must_use]
pub fn elements<T>(bytes: usize) -> usize {
    bytes.checked_div(size_of::<T>()).unwrap_or(0)
}

/// Writes zeros. Not generic: it is called for every struct.
///
/// # Safety
///
/// `slot` must be valid for writes of `size` bytes.
#[inline]
pub unsafe fn clear(slot: *mut u8, size: usize) {
    // SAFETY: the caller's promise.
    unsafe { slot.write_bytes(0, size) };
}

/// The view of a counted array of nodes or plain values.
///
/// # Safety
///
/// As [`Shape::view`](crate::Shape::view) of [`Counted`](crate::Counted).
#[inline]
pub unsafe fn array<'a, P>(start: P, len: usize) -> &'a [<P::Target as PoolAlloc>::View]
where
    P: Pointer<Target: PoolAlloc + 'a>,
{
    // SAFETY: the caller's promise.
    let slots = unsafe { crate::init::shape::slots(start.as_const(), len) };
    // SAFETY: as above.
    unsafe { Value.slice(slots) }
}

/// The size of `T` as the integer type of a field.
///
/// # Errors
///
/// [`Error::LengthOverflow`] if it does not fit.
#[inline]
pub fn size_of_as<T, N: Count>(field: &'static str) -> Result<N, Error> {
    let overflow =
        || Error::LengthOverflow { at: Place::default(), found: Some(size_of::<T>()), ty: N::NAME };
    N::from_len(size_of::<T>()).ok_or_else(|| overflow().in_field(field))
}

/// `a == b`. Generated code calls it so that rustc has no opinion on pointers to functions.
#[inline]
pub fn equal<T: PartialEq>(a: &T, b: &T) -> bool {
    a == b
}

/// Accepts plain values whose type has parameters: the compiler can then suggest a bound.
pub const fn plain<T: Plain>(_: *const T) {}

/// What a field of this type, or what it points to, is seen as.
pub type ViewOf<T> = <T as Target>::View;

/// A trait of its own over [`PoolAlloc`], so that an error names no other types.
///
/// # Safety
///
/// `View` is that of [`PoolAlloc`].
#[diagnostic::on_unimplemented(
    message = "the pool cannot build or show a `{Self}`",
    label = "neither a plain value nor a node",
    note = "add `#[derive(PoolAlloc)]` to `{Self}`, or mark a pointer to it with `#[pool(opaque)]`",
    note = "types that own memory, such as `String` and `Vec`, cannot live in a pool: nobody would run their destructor"
)]
pub unsafe trait Target {
    /// How it is seen.
    type View;
}

#[diagnostic::do_not_recommend]
// SAFETY: no other type is seen so.
unsafe impl<T: PoolAlloc> Target for T {
    type View = T::View;
}

/// That a `T` is seen as a `V`.
///
/// # Safety
///
/// `V` is the view of [`PoolAlloc`].
#[diagnostic::on_unimplemented(
    message = "a `nested` field holds a struct that derives `PoolAlloc`",
    label = "`{Self}` is none"
)]
pub unsafe trait SeenAs<V> {}

#[diagnostic::do_not_recommend]
// SAFETY: the view of a node is its view.
unsafe impl<T: PoolAlloc> SeenAs<T::View> for T {}

/// The view of a node by value.
///
/// # Safety
///
/// An Init has written the node.
#[inline]
pub unsafe fn seen<T: SeenAs<V>, V>(node: &T) -> &V {
    // SAFETY: the view has the layout of the node (contract of `PoolAlloc`).
    unsafe { &*core::ptr::from_ref(node).cast() }
}

/// The views of an array of nodes by value.
///
/// # Safety
///
/// An Init has written the nodes.
#[inline]
pub unsafe fn all_seen<T: SeenAs<V>, V, const N: usize>(nodes: &[T; N]) -> &[V] {
    // SAFETY: the views have the layout of the nodes (contract of `PoolAlloc`).
    unsafe { core::slice::from_raw_parts(nodes.as_ptr().cast(), N) }
}

/// Accepts plain values: the check of a field without an attribute. A trait of its own over
/// [`Plain`], so that an error names no other types.
///
/// # Safety
///
/// The type is [`Plain`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot lie in pool memory as a plain value",
    label = "not a plain value",
    note = "a plain value needs no destructor, has no pointers, is valid when all its bytes are zero, and has C's layout",
    note = "if it is your own `#[repr(C)]` struct, add `#[derive(PoolAlloc)]` to it, and `#[pool(nested)]` to this field if it has pointers",
    note = "if it is an alias, write out what it stands for: a pointer needs `#[pool(…)]`"
)]
pub unsafe trait PlainField {
    /// Checks that the field has the type that the macro has read.
    fn check(_: *const Self) {}
}

#[diagnostic::do_not_recommend]
// SAFETY: the bound is the promise.
unsafe impl<T: Plain> PlainField for T {}

/// Accepts plain values and pointers: the check of a field with a constant value.
///
/// # Safety
///
/// The type is a [`Constant`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a constant field",
    label = "neither plain nor a pointer",
    note = "`value = …` needs a plain type such as an integer, or a raw pointer"
)]
pub unsafe trait ConstantField {
    /// Checks that the field has the type that the macro has read.
    fn check(_: *const Self) {}
}

#[diagnostic::do_not_recommend]
// SAFETY: the bound is the promise.
unsafe impl<T: Constant> ConstantField for T {}

/// Accepts `PhantomData`.
///
/// # Safety
///
/// The type is `PhantomData`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is another type than the `PhantomData` of the standard library",
    label = "not `core::marker::PhantomData`",
    note = "give your own type another name"
)]
pub unsafe trait PhantomField {
    /// Checks that the field has the type that the macro has read.
    fn check(_: *const Self) {}
}

#[diagnostic::do_not_recommend]
// SAFETY: the bound is the promise.
unsafe impl<T: Phantom> PhantomField for T {}

/// Accepts the type that the macro has read.
pub const fn same<T>(_: *const T) {}

/// Uses a plain type without a bound on it, so that a type that is not plain is reported by the
/// field check alone.
pub struct Probe<T>(PhantomData<T>);

impl<T: Plain> Probe<T> {
    /// [`Plain::PADDED`] of a type that is plain.
    pub const PADDED: Option<bool> = Some(T::PADDED);

    /// [`Plain::write_fields`].
    ///
    /// # Safety
    ///
    /// As [`Plain::write_fields`].
    #[inline]
    pub unsafe fn write_fields(value: &T, slot: *mut T) {
        // SAFETY: the caller's promise.
        unsafe { value.write_fields(slot) };
    }
}

/// What [`Probe`] falls back to; the field check has failed then.
pub trait NotPlain {
    /// The type in question.
    type Value;

    /// The type is not plain, or a pointer.
    const PADDED: Option<bool> = None;

    /// Does nothing.
    ///
    /// # Safety
    ///
    /// None is needed.
    unsafe fn write_fields(_: &Self::Value, _: *mut Self::Value) {}
}

impl<T> NotPlain for Probe<T> {
    type Value = T;
}

/// A place for a `T`, to measure the distance of its fields.
#[derive(Debug)]
pub struct Unwritten<T>(MaybeUninit<T>);

impl<T> Unwritten<T> {
    /// A place with any content.
    #[must_use]
    #[allow(clippy::new_without_default, reason = "for generated code only")]
    pub const fn new() -> Self {
        Unwritten(MaybeUninit::uninit())
    }

    /// Its address.
    #[must_use]
    pub const fn start(&self) -> *const T {
        self.0.as_ptr()
    }
}

/// An enum of the size that `repr(C)` gives to small values.
#[repr(C)]
#[derive(Debug)]
pub enum CEnum {
    /// The value of zero bytes.
    Zero,
}

/// Compares an enum with its `repr`.
///
/// # Panics
///
/// At compile time, if the enum is not what the derive was told.
pub const fn check_enum<T>(size: usize) {
    assert!(
        !core::mem::needs_drop::<T>(),
        "an enum in pool memory must not implement `Drop`: the pool frees the memory without running destructors"
    );
    assert!(size_of::<T>() >= size, "another attribute has removed or changed the `repr` of the enum");
}

/// Accepts raw pointers of one word: the check of an `opaque` field.
pub const fn thin_pointer<P: Pointer>(_: *const P) {}

/// A field as the compiler has laid it out.
#[derive(Debug)]
pub struct FieldLayout {
    /// Its offset in bytes.
    pub offset: usize,
    /// Its size in bytes.
    pub size: usize,
    /// Its alignment in bytes.
    pub align: usize,
    /// Whether it has a destructor.
    pub drops: bool,
    /// Whether the field check has let it pass, as far as that is known. Where it has not, that
    /// error is enough.
    pub passed: bool,
    /// Whether it has padding of its own.
    pub padded: bool,
}

impl FieldLayout {
    /// The layout of a plain field.
    ///
    /// # Safety
    ///
    /// `start` must point to a place for an `S`, and `field` to a field of it.
    #[must_use]
    pub const unsafe fn plain<S, T>(start: *const S, field: *const T, padded: Option<bool>) -> Self {
        // SAFETY: the caller's promise.
        let layout = unsafe { Self::constant(start, field, padded) };
        FieldLayout { passed: padded.is_some(), ..layout }
    }

    /// The layout of a field with a constant value: plain, or a pointer.
    ///
    /// # Safety
    ///
    /// As [`FieldLayout::plain`].
    #[must_use]
    pub const unsafe fn constant<S, T>(start: *const S, field: *const T, padded: Option<bool>) -> Self {
        // SAFETY: the caller's promise.
        let layout = unsafe { Self::other(start, field) };
        FieldLayout { padded: matches!(padded, Some(true)), ..layout }
    }

    /// The layout of another field. A struct by value clears its own padding.
    ///
    /// # Safety
    ///
    /// As [`FieldLayout::plain`].
    #[must_use]
    pub const unsafe fn other<S, T>(start: *const S, field: *const T) -> Self {
        // SAFETY: both point into the same place, the field not before the start.
        let offset = unsafe { field.byte_offset_from_unsigned(start) };
        let drops = core::mem::needs_drop::<T>();
        FieldLayout {
            offset,
            size: size_of::<T>(),
            align: align_of::<T>(),
            drops,
            passed: true,
            padded: false,
        }
    }
}

/// Compares the layout of `T` with C's rules (Reference, "The C representation") and tells
/// whether it has padding between or behind its fields.
///
/// # Panics
///
/// At compile time, if the struct is not what the derive was told.
#[track_caller]
pub const fn checked_padding<T>(fields: &[FieldLayout]) -> bool {
    let (mut end, mut content, mut drops, mut padded, mut i) = (0, 0, false, false, 0);
    while i < fields.len() {
        let field = &fields[i];
        drops |= field.drops;
        padded |= field.padded;
        assert!(
            field.size != 0 || !field.passed,
            "a field of size 0 has no counterpart in C: leave it out, or use `PhantomData`"
        );
        let in_place = field.offset == usize::next_multiple_of(end, field.align);
        assert!(
            in_place && align_of::<T>() >= field.align,
            "the struct is not laid out by C's rules: another attribute has removed or changed its `#[repr(C)]`"
        );
        end = field.offset + field.size;
        content += field.size;
        i += 1;
    }
    // A field with a destructor is not plain, nor a node, and was reported as such.
    assert!(
        drops || !core::mem::needs_drop::<T>(),
        "a struct in pool memory must not implement `Drop`: the pool frees the memory without running destructors"
    );
    assert!(
        size_of::<T>() == usize::next_multiple_of(end, align_of::<T>()),
        "the struct is not laid out by C's rules: another attribute has removed or changed its `#[repr(C)]`"
    );
    padded || content != size_of::<T>()
}

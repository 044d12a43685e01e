//! The fields of a struct by their types alone, where nobody can have changed it: C's rules then say where they
//! are, once for all structs of the same types.

use core::marker::PhantomData;
use core::mem;
use core::ptr;

use crate::fields::{Field, size_and_align};
use crate::plain::{Primitive, field_type};
use crate::table::kind::{FieldType, Target};

/// A field in a list.
///
/// # Safety
///
/// `TYPE` describes the type of the field, which is a [`Primitive`], or a pointer that is written by a recipe.
#[doc(hidden)]
pub unsafe trait Listed {
    /// Its layout.
    const TYPE: &'static FieldType;

    /// What it leads to, if that are numbers.
    const NUMBERS: Option<Target> = None;
}

#[diagnostic::do_not_recommend]
// SAFETY: the bound is the promise.
unsafe impl<T: Primitive> Listed for T {
    const TYPE: &'static FieldType = &field_type::<T>();
}

/// Stands for a pointer of one word, whatever it points to.
#[doc(hidden)]
#[derive(Debug)]
pub enum AnyPointer {}

// SAFETY: all pointers to types with a size are laid out like this one.
unsafe impl Listed for AnyPointer {
    const TYPE: &'static FieldType = &FieldType::bytes::<*const u8>();
}

/// Stands for a pointer to an array of numbers.
#[doc(hidden)]
#[derive(Debug)]
pub struct Numbers<T>(PhantomData<T>);

#[diagnostic::do_not_recommend]
// SAFETY: as above.
unsafe impl<T: Primitive> Listed for Numbers<T> {
    const TYPE: &'static FieldType = AnyPointer::TYPE;
    const NUMBERS: Option<Target> = Some(number::<T>);
}

/// What such a pointer leads to.
fn number<T: Primitive>() -> &'static FieldType {
    const { &field_type::<T>() }
}

/// The fields of a `#[repr(C)]` struct, in their order.
///
/// # Safety
///
/// `FIELDS` has a field for each type, where C's rules place it, and `NUMBERS` what each leads to.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "the type of a field is called like a type of Rust, and is another",
    label = "not the primitive types",
    note = "give your own type another name; these are the fields: `{Self}`"
)]
pub unsafe trait FieldList {
    /// The fields.
    const FIELDS: &'static [Field];

    /// What they lead to, as far as that is numbers.
    const NUMBERS: &'static [Option<Target>];
}

#[diagnostic::do_not_recommend]
// SAFETY: there are no fields.
unsafe impl FieldList for () {
    const FIELDS: &'static [Field] = &[];
    const NUMBERS: &'static [Option<Target>] = &[];
}

macro_rules! lists {
    ($first:ident $($rest:ident)*) => {
        #[diagnostic::do_not_recommend]
        // SAFETY: the types in their order, placed by C's rules.
        unsafe impl<$first: Listed, $($rest: Listed),*> FieldList for ($first, $($rest,)*) {
            const FIELDS: &'static [Field] = &placed([$first::TYPE, $($rest::TYPE),*]);
            const NUMBERS: &'static [Option<Target>] = &[$first::NUMBERS, $($rest::NUMBERS),*];
        }
        lists!($($rest)*);
    };
    () => {};
}
lists!(A B C D E F G H I J K L);

/// The fields, where C's rules place them.
const fn placed<const N: usize>(types: [&'static FieldType; N]) -> [Field; N] {
    let mut fields: [Field; N] = [(ptr::null(), ptr::null()); N];
    let (mut end, mut i) = (0, 0);
    while i < N {
        let offset = types[i].behind(end);
        fields[i] = (ptr::without_provenance(offset), ptr::from_ref(types[i]));
        end = offset + types[i].size();
        i += 1;
    }
    fields
}

/// The fields of a `T` that lists them, if it is laid out like that.
///
/// # Panics
///
/// At compile time, if it is not, or has a destructor.
#[track_caller]
pub(crate) const fn of<T>(fields: &'static [Field]) -> &'static [Field] {
    check::<T>();
    let (size, align) = size_and_align(fields);
    assert!(
        fields.is_empty() || size == size_of::<T>() && align == align_of::<T>(),
        "the struct is not laid out by C's rules"
    );
    fields
}

/// What a struct must be whether it is used or not.
///
/// # Panics
///
/// At compile time, if it has a destructor.
#[track_caller]
pub const fn check<T>() {
    assert!(
        !mem::needs_drop::<T>(),
        "a struct in pool memory must not implement `Drop`: the pool frees the memory without running destructors"
    );
}

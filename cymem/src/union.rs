//! What makes a union part of a node.

use core::marker::PhantomData;
use core::mem;
use core::ptr;

use crate::bytes;
use crate::fields::{self, Field};
use crate::put::build::{Build, Failed};
use crate::table::kind::{Compared, Content, FieldType, Kind};
use crate::table::parse::{Description, Named, entries_of};

/// "This union can be held by a node." Derived, never implemented by hand: see
/// [the derive](derive@crate::PoolAlloc#unions).
///
/// # Safety
///
/// `CASES` was made by [`checked_cases`]. `Untagged` is `Self`, or a `repr(transparent)` wrapper of it that safe code
/// cannot construct.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no union that the pool knows",
    label = "not a union that derives `PoolAlloc`",
    note = "`tag = …` and `untagged` are for a `#[repr(C)] union` with `#[derive(PoolAlloc)]`"
)]
pub unsafe trait Union: Sized {
    /// How it is seen where nobody says which case is there.
    type Untagged;

    /// What can be reached through it decides `Send` and `Sync` of the views around it.
    #[doc(hidden)]
    type Parts;

    /// Its cases. The layout is compared with C's where this is computed.
    #[doc(hidden)]
    const CASES: &'static [Field] = &[];

    /// What the cases are for whoever treats whole graphs: a text, as `table::parse` reads it; empty if nobody has said.
    #[doc(hidden)]
    const DESCRIPTION: &'static str = "";

    /// What the description refers to.
    #[doc(hidden)]
    const NAMED: Named = (&[], &[]);

    /// The tags of each case, if there are any.
    #[doc(hidden)]
    const TAGGED: Option<&'static [&'static [i128]]> = None;

    /// Its layout.
    #[doc(hidden)]
    const TYPE: &'static FieldType = &union_type::<Self>();
}

fn kind_of_union<U: Union>() -> Kind {
    match U::DESCRIPTION {
        "" => Kind::Bytes(None),
        _ => Kind::Union(const { entries_of::<OfCases<U>>() }, U::TAGGED),
    }
}

/// The description of a union.
struct OfCases<U>(PhantomData<U>);

impl<U: Union> Description for OfCases<U> {
    const TEXT: &'static str = U::DESCRIPTION;
    const FIELDS: &'static [Field] = U::CASES;
    const NAMED: Named = U::NAMED;
}

/// A union whose cases are told apart by a tag. Derived, never implemented by hand.
///
/// # Safety
///
/// `view` shows what a recipe of the case has written.
#[diagnostic::on_unimplemented(
    message = "the cases of `{Self}` have no tags",
    label = "a union without `when`",
    note = "add `#[pool(when = …)]` with the value of the tag to each field of the union, or write `untagged` here"
)]
pub unsafe trait Cases: Union {
    /// An enum over the cases.
    type View<'a>
    where
        Self: 'a;

    /// The tags of each case, the first of which is written.
    #[doc(hidden)]
    const TAGS: &'static [&'static [i128]];

    /// # Safety
    ///
    /// A recipe has written the case of this number, or zeros; or there is no such case.
    #[doc(hidden)]
    unsafe fn view(&self, case: usize) -> Self::View<'_>;
}

/// A recipe of a union.
///
/// # Safety
///
/// `write_case` writes the case of the number `case`, as [`Write::write`](crate::init::Write::write) does, to a union
/// that is zero.
#[doc(hidden)]
pub unsafe trait WriteCase<C, U>: Sized {
    /// The number of the case.
    fn cymem_case(&self) -> usize;

    /// Writes it.
    ///
    /// # Errors
    ///
    /// As [`Write::write`](crate::init::Write::write).
    ///
    /// # Safety
    ///
    /// As [`Write::write`](crate::init::Write::write), and the slot is zero.
    unsafe fn cymem_write_case(self, build: Build<'_, C>, slot: *mut U) -> Result<(), Failed>;
}

/// Compares the layout of a union with C's rules (Reference, "The C representation"): every case at the start, as
/// large and as aligned as the largest.
///
/// # Safety
///
/// As [`checked_fields`](fields::checked_fields).
///
/// # Panics
///
/// At compile time, if the union is not what the derive was told.
#[must_use]
#[track_caller]
pub const unsafe fn checked_cases<U, const N: usize>(
    start: *const U,
    mut align: usize,
    mut cases: [Field; N],
) -> [Field; N] {
    let (mut size, mut at_start, mut drops, mut i) = (0, true, false, 0);
    while i < N {
        let (address, ty) = cases[i];
        // SAFETY: it is made of a reference to a constant.
        let ty = unsafe { &*ty };
        // SAFETY: both point into the same place.
        at_start &= unsafe { address.offset_from(start as *const u8) } == 0;
        size = if ty.size > size { ty.size } else { size };
        align = if ty.align > align { ty.align } else { align };
        drops |= ty.drops;
        cases[i].0 = ptr::null();
        i += 1;
    }
    assert!(
        drops || !mem::needs_drop::<U>(),
        "a union in pool memory must not implement `Drop`: the pool frees the memory without running destructors"
    );
    assert!(
        at_start && align_of::<U>() == align && size_of::<U>() == usize::next_multiple_of(size, align),
        "the union is not laid out by C's rules: another attribute has removed or changed its `#[repr(C)]`, or added a \
         case"
    );
    cases
}

/// The layout of a union.
const fn union_type<U: Union>() -> FieldType {
    let mut content = Content {
        padded: true,
        compared: Compared::Cleared,
        any_bits: true,
        leads: true,
        kind: kind_of_union::<U>,
        ..Content::bytes::<U>()
    };
    let mut i = 0;
    while i < U::CASES.len() {
        let (_, ty) = fields::placed(U::CASES[i]);
        content.functions |= ty.content.functions;
        content.any_bits &= ty.content.any_bits;
        if matches!(ty.content.compared, Compared::Unknown) {
            content.compared = Compared::Unknown;
        }
        i += 1;
    }
    FieldType::sized::<U>(content)
}

/// A case of a union without tags that has plain cases alone.
///
/// # Safety
///
/// It is a case of a `U` that a recipe has written.
#[inline]
pub unsafe fn plain_case<U: Union, T>(case: *const T) -> T {
    const {
        assert!(
            U::TYPE.content.any_bits,
            "the union may hold bytes that are no value of one of its cases, such as a `bool` that is 2: read `as_raw()` \
             where you know which case is there"
        );
    }
    // SAFETY: any bytes are a value of each case, and all of them are initialised.
    unsafe { case.read() }
}

/// Whether two unions hold the same bytes; false if nobody knows which of them are padding.
///
/// # Safety
///
/// Recipes have written both.
pub unsafe fn same_union<U: Union>(a: &U, b: &U) -> bool {
    match U::TYPE.content.compared {
        Compared::Unknown => core::ptr::eq(a, b),
        // SAFETY: both were zero before their cases were written, and no case leaves bytes behind that are not
        // initialised.
        _ => unsafe { bytes::same_bytes(a, Some(b)) },
    }
}

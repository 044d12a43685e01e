//! `block`: strings one after the other, which an empty one ends.

use alloc::vec::Vec;
use core::ffi::CStr;
use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;
use core::ptr;

use super::cstring::CString;
use super::items::{Array, Items};
use super::letter::{Letter, WideLetter};
use super::text::checked;
use super::traits::{Shape, slots};
use super::utf16::{Utf16, units_before_nul};
use crate::engine::sealed::Sealed;
use crate::error::Error;
use crate::layout::array_layout;
use crate::list::List;
use crate::place::Place;
use crate::pointer::Pointer;
use crate::put::build::{Build, Context, Failed, Failure};
use crate::put::traits::{Measured, Write, put};
use crate::str::{Str, Utf8};

/// A pointer to strings of shape `S`, each with its NUL, one after the other; an empty one ends them. Or NULL.
pub struct Block<S>(PhantomData<S>);

impl<S> Block<S> {
    /// The shape.
    #[doc(hidden)]
    #[must_use]
    pub const fn new() -> Self {
        Block(PhantomData)
    }
}

impl<S> Copy for Block<S> {}
impl<S> Clone for Block<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Measured for Block<S> {
    type Lengths<'a> = ();
}

/// The shapes of strings in a block: [`CString`] and [`Utf16`]. Sealed.
pub trait InBlock: Sealed {
    /// What the strings are made of.
    type Unit;

    /// How one of them is seen.
    type Seen<'a>;

    /// The string and its length without the NUL.
    ///
    /// # Safety
    ///
    /// The string has a NUL, and lives for `'a`.
    #[doc(hidden)]
    unsafe fn seen<'a>(start: *const Self::Unit) -> (Self::Seen<'a>, usize);
}

impl Sealed for CString {}
impl InBlock for CString {
    type Unit = u8;
    type Seen<'a> = &'a CStr;

    #[inline]
    unsafe fn seen<'a>(start: *const u8) -> (&'a CStr, usize) {
        // SAFETY: the caller's promise.
        let text = unsafe { CStr::from_ptr(start.cast()) };
        (text, text.count_bytes())
    }
}

impl Sealed for Utf16 {}
impl InBlock for Utf16 {
    type Unit = u16;
    type Seen<'a> = &'a [u16];

    #[inline]
    unsafe fn seen<'a>(start: *const u16) -> (&'a [u16], usize) {
        // SAFETY: the caller's promise.
        let len = unsafe { units_before_nul(start) };
        // SAFETY: as many units stand there.
        (unsafe { slots(start, len) }, len)
    }
}

/// The strings of a block: an iterator over `&CStr`s or, in UTF-16, over `&[u16]`s.
pub struct Strings<'a, S: InBlock> {
    /// The next string, or NULL.
    next: *const S::Unit,
    block: PhantomData<&'a [S::Unit]>,
}

impl<S: InBlock> Copy for Strings<'_, S> {}
impl<S: InBlock> Clone for Strings<'_, S> {
    fn clone(&self) -> Self {
        *self
    }
}

// SAFETY: it gives out nothing but shared text.
unsafe impl<S: InBlock> Send for Strings<'_, S> {}
// SAFETY: as above.
unsafe impl<S: InBlock> Sync for Strings<'_, S> {}

impl<'a, S: InBlock> Iterator for Strings<'a, S> {
    type Item = S::Seen<'a>;

    fn next(&mut self) -> Option<S::Seen<'a>> {
        if self.next.is_null() {
            return None;
        }
        // SAFETY: the pointer leads to a string of the block, the last of which is empty.
        let (text, len) = unsafe { S::seen(self.next) };
        if len == 0 {
            self.next = ptr::null();
            return None;
        }
        // SAFETY: another string stands behind the NUL of one that is not empty.
        self.next = unsafe { self.next.add(len + 1) };
        Some(text)
    }
}

impl<S: InBlock> FusedIterator for Strings<'_, S> {}

impl<'a, S: InBlock<Seen<'a>: fmt::Debug>> fmt::Debug for Strings<'a, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(*self).finish()
    }
}

impl<'a, 'b, S: InBlock<Seen<'a>: PartialEq<S::Seen<'b>>>> PartialEq<Strings<'b, S>> for Strings<'a, S> {
    fn eq(&self, other: &Strings<'b, S>) -> bool {
        Iterator::eq(*self, *other)
    }
}

macro_rules! block {
    ($($text:ty: $letter:path, $source:path, $push:ident;)*) => { $(
        // SAFETY: an Init of this shape writes NULL or a pointer to strings that an empty one ends.
        unsafe impl<P: Pointer<Target: $letter>> Shape<P> for Block<$text> {
            type View<'a>
                = Strings<'a, $text>
            where
                P: 'a;
            type Slice<'a>
                = List<'a, P, Self>
            where
                P: 'a;

            #[inline]
            unsafe fn view<'a>(self, slot: &'a P) -> Strings<'a, $text> {
                Strings { next: slot.as_const().cast(), block: PhantomData }
            }

            #[inline]
            unsafe fn slice<'a>(self, slots: &'a [P]) -> List<'a, P, Self> {
                // SAFETY: the caller's promise is the same.
                unsafe { List::new(slots, self) }
            }
        }

        put!(Block<$text>: [P: Pointer] P, Array);

        // SAFETY: writes a pointer to the strings, which an empty one ends, in memory of the context.
        unsafe impl<C, P, I> Write<C, P, Block<$text>, Items> for I
        where
            C: Context,
            P: Pointer<Target: $letter>,
            I: IntoIterator<Item: $source, IntoIter: ExactSizeIterator>,
        {
            unsafe fn write(self, build: Build<'_, C>, (): (), slot: *mut P) -> Result<(), Failed> {
                let start = write_block(self, build, $push)?;
                // SAFETY: the caller's promise.
                unsafe { slot.write(P::from_mut(start.cast())) };
                Ok(())
            }
        }
    )* };
}
block! {
    CString: Letter, Str, push_bytes;
    Utf16: WideLetter, Utf8, push_units;
}

/// A block of the strings. Their lengths are known when the last one has come, so they are gathered first.
fn write_block<C: Context, U: Copy + Default, T>(
    strings: impl IntoIterator<Item = T>,
    build: Build<'_, C>,
    push: fn(&mut Vec<U>, &T, &Failure) -> Result<(), Failed>,
) -> Result<*mut U, Failed> {
    let failure = build.failure();
    let mut block = Vec::new();
    for (index, text) in strings.into_iter().enumerate() {
        let before = block.len();
        push(&mut block, &text, failure).map_err(|failed| failure.at_index(failed, index))?;
        if block.len() == before {
            return Err(failure.early_terminator(index));
        }
        room(&mut block, 1, failure)?;
        block.push(U::default());
    }
    // Without any strings there are two NULs, as behind the last one: some look for these.
    let nuls = if block.is_empty() { 2 } else { 1 };
    room(&mut block, nuls, failure)?;
    block.resize(block.len() + nuls, U::default());
    let Some(layout) = array_layout::<U>(block.len()) else {
        return Err(failure.size_overflow(block.len(), size_of::<U>()));
    };
    let start = build.reserve(layout)?.cast::<U>().as_ptr();
    // SAFETY: the block is new and as long as what was gathered.
    unsafe { ptr::copy_nonoverlapping(block.as_ptr(), start, block.len()) };
    Ok(start)
}

fn push_bytes(block: &mut Vec<u8>, text: &impl Str, failure: &Failure) -> Result<(), Failed> {
    let bytes = checked(text, failure)?;
    room(block, bytes.len(), failure)?;
    block.extend_from_slice(bytes);
    Ok(())
}

fn push_units(block: &mut Vec<u16>, text: &impl Utf8, failure: &Failure) -> Result<(), Failed> {
    // There are no more units than bytes.
    let bytes = checked(text, failure)?;
    room(block, bytes.len(), failure)?;
    block.extend(text.text().encode_utf16());
    Ok(())
}

fn room<U>(block: &mut Vec<U>, more: usize, failure: &Failure) -> Result<(), Failed> {
    block.try_reserve(more).map_err(|_| {
        let bytes = block.len().saturating_add(more).saturating_mul(size_of::<U>());
        failure.set(Error::OutOfMemory { at: Place::default(), bytes })
    })
}

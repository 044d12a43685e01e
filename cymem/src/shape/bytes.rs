//! `bytes`: a pointer to as many bytes as a length says.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::ptr;

use super::letter::Letter;
use super::traits::{Shape, slots};
use crate::engine::sealed::Sealed;
use crate::layout::array_layout;
use crate::list::List;
use crate::pointer::Pointer;
use crate::put::build::{Build, Context, Failed};
use crate::put::length::Length;
use crate::put::null::{Maybe, Nothing, Null, OrNull};
use crate::put::traits::{Measured, Source, Write, put};
use crate::str::{Str, each_str};

/// A pointer to bytes, with their number elsewhere; NULL if there are none.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bytes {
    len: usize,
}

impl Bytes {
    /// The shape of `len` bytes.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(len: usize) -> Self {
        Bytes { len }
    }

    /// How many there are.
    pub(crate) fn len(self) -> usize {
        self.len
    }
}

impl Measured for Bytes {
    type Lengths<'a> = Length<'a>;
}

// SAFETY: an Init of this shape writes NULL or a pointer to as many bytes as the length says.
unsafe impl<P: Pointer<Target: Letter>> Shape<P> for Bytes {
    type View<'a>
        = &'a [u8]
    where
        P: 'a;
    type Slice<'a>
        = List<'a, P, Bytes>
    where
        P: 'a;

    #[inline]
    unsafe fn view(self, slot: &P) -> &[u8] {
        // SAFETY: there are `len` bytes, or none.
        unsafe { slots(slot.as_const().cast(), self.len) }
    }

    #[inline]
    unsafe fn slice<'a>(self, slots: &'a [P]) -> List<'a, P, Bytes> {
        // SAFETY: the caller's promise is the same.
        unsafe { List::new(slots, self) }
    }
}

/// Sources of bytes.
///
/// # Safety
///
/// As [`Source`].
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as bytes",
    label = "expected bytes, found `{Self}`",
    note = "`bytes` takes `&[u8]`, `[u8; N]`, `Vec<u8>`, `&str`, `String`, `Box`, `Rc`, `Arc` and `Cow` of these, an `Option` or `OrNull` of one, or `Null`; collect an iterator into a `Vec<u8>` first"
)]
pub unsafe trait BytesFor<T> {
    /// The way.
    type By;
}

// SAFETY: the same way.
#[diagnostic::do_not_recommend]
unsafe impl<T, I: Source<T, Bytes>> BytesFor<T> for I {
    type By = I::By;
}

put!(Bytes: [P: Pointer] P, BytesFor<P::Target>);

/// What consists of bytes.
pub(super) trait AsBytes: Sealed {
    fn as_bytes(&self) -> &[u8];
}

/// The way of bytes.
#[doc(hidden)]
#[derive(Debug)]
pub enum CopiedBytes {}

macro_rules! sources {
    ($([$($generics:tt)*] $ty:ty;)*) => { $(
        sources!(@ [$($generics)*] $ty);
        sources!(@ [$($generics)*] &$ty);
    )* };
    (@ [$($generics:tt)*] $ty:ty) => {
        impl<$($generics)*> Sealed for $ty {}
        impl<$($generics)*> AsBytes for $ty {
            #[inline]
            fn as_bytes(&self) -> &[u8] {
                AsRef::<[u8]>::as_ref(self)
            }
        }
        // SAFETY: it is bytes.
        #[diagnostic::do_not_recommend]
        unsafe impl<T, $($generics)*> Source<T, Bytes> for $ty {
            type By = CopiedBytes;
        }
    };
}
sources! {
    [] &[u8];
    [const N: usize] [u8; N];
    [] Vec<u8>;
    [] Box<[u8]>;
    [] Rc<[u8]>;
    [] Arc<[u8]>;
    [] Cow<'_, [u8]>;
}

macro_rules! text_sources {
    ($($ty:ty = $text:ident => $bytes:expr;)*) => { $(
        text_sources!(@ $ty);
        text_sources!(@ &$ty);
    )* };
    (@ $ty:ty) => {
        impl AsBytes for $ty {
            #[inline]
            fn as_bytes(&self) -> &[u8] {
                Str::bytes(self)
            }
        }
        // SAFETY: it is bytes.
        #[diagnostic::do_not_recommend]
        unsafe impl<T> Source<T, Bytes> for $ty {
            type By = CopiedBytes;
        }
    };
}
each_str!(text_sources);

// SAFETY: NULL.
#[diagnostic::do_not_recommend]
unsafe impl<T> Source<T, Bytes> for Null {
    type By = Nothing;
}

macro_rules! maybe {
    ($($ty:ty)*) => { $(
        // SAFETY: NULL, or what is inside.
        #[diagnostic::do_not_recommend]
        unsafe impl<T, I> Source<T, Bytes> for $ty {
            type By = Maybe;
        }
    )* };
}
maybe!(Option<I> &Option<I> OrNull<I>);

// SAFETY: writes NULL or a pointer to a copy of the bytes, in memory of the context, as many as were agreed on.
unsafe impl<C: Context, P: Pointer<Target: Letter>, I: AsBytes> Write<C, P, Bytes, CopiedBytes> for I {
    #[inline]
    unsafe fn write(self, build: Build<'_, C>, length: Length<'_>, slot: *mut P) -> Result<(), Failed> {
        let bytes = self.as_bytes();
        length.agree(bytes.len(), build.failure())?;
        let start = if bytes.is_empty() { ptr::null_mut() } else { copied(bytes, build)? };
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(start.cast())) };
        Ok(())
    }
}

/// A copy of the bytes.
#[inline]
fn copied<C: Context>(bytes: &[u8], build: Build<'_, C>) -> Result<*mut u8, Failed> {
    let Some(layout) = array_layout::<u8>(bytes.len()) else {
        return Err(build.failure().size_overflow(bytes.len(), 1));
    };
    let start = build.reserve(layout)?.as_ptr();
    // SAFETY: the block is new and as long as the source.
    unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), start, bytes.len()) };
    Ok(start)
}

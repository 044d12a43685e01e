//! `Borrowed`, `BorrowedMut`: data that C is only pointed at.

use core::ffi::CStr;

use crate::engine::Engine;
use crate::layout::array_layout;
use crate::plain::{self, Plain};
use crate::pointer::Pointer;
use crate::pool::Pool;
use crate::put::build::{Build, Context, Failed, Failure};
use crate::put::length::Length;
use crate::put::traits::{Measured, Source, Write};
use crate::shape::bytes::Bytes;
use crate::shape::counted::Counted;
use crate::shape::cstring::CString;
use crate::shape::items::Array;
use crate::shape::letter::Letter;
use crate::shape::reserved::Reserved;
use crate::shape::terminated::Terminated;
use crate::shape::with_len::WithLen;
use crate::start::Fresh;

/// Data that C reads where it is, without a copy: a slice, an array or a `Vec` where an array with a count is due, text
/// with its NUL where a string is.
///
/// The data stay borrowed for as long as the pool is. They fit where C promises not to write, behind `*const`; their type
/// has no padding, and the array no terminator. A [`Graph`](crate::Graph) borrows nothing, so there they are `'static`, or
/// [`Kept`](crate::Kept), or [owned by its pool](crate::Pool::own). What lies in the graph's own memory, a handle's array for instance, is copied there: an
/// editor may change it later.
///
/// In C a pointer is stored, and nobody knows how long it must stay good:
///
/// ```c
/// for (size_t i = 0; i < matrix->rows; i++)
///     matrix->cells[i] = samples + i * columns;   /* do not free samples before matrix */
/// ```
///
/// Who writes an array of rows gives an array of these, and who maps types of another crate does so by
/// [`InitFromIn`](crate::InitFromIn), which names the pool.
///
/// ```
/// use cymem::{Borrowed, Pool, PoolAlloc};
///
/// /// `struct matrix { size_t rows, columns; const double *const *cells; };`
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// struct Matrix { rows: usize, columns: usize, #[pool(len = rows, each(len = columns))] cells: *const *const f64 }
///
/// let samples = vec![0.5; 1 << 16]; // or a file that is mapped to memory
/// let pool = Pool::new();
/// let matrix = Matrix::new_in(&pool, MatrixInit { cells: samples.chunks_exact(256).map(Borrowed) })?;
/// assert_eq!((matrix.rows(), matrix.columns()), (256, 256));
/// assert_eq!(matrix.cells().get(1).unwrap().as_ptr(), &samples[256]);
/// assert!(pool.stats().bytes < 4096);
/// # Ok::<(), cymem::Error>(())
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct Borrowed<'a, S: ?Sized>(pub &'a S);

impl<S: ?Sized> Copy for Borrowed<'_, S> {}
impl<S: ?Sized> Clone for Borrowed<'_, S> {
    fn clone(&self) -> Self {
        *self
    }
}

/// Data that C reads and writes where it is: a slice, an array or a `Vec` where a `*mut` array with a count is due.
///
/// Nobody else sees them for as long as the pool is borrowed. Otherwise as [`Borrowed`].
///
/// ```
/// use cymem::{BorrowedMut, Pool, PoolAlloc};
///
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// struct Buffer { len: usize, #[pool(len = len)] samples: *mut f32 }
///
/// // As C would write it: void amplify(struct buffer *);
/// unsafe extern "C" fn amplify(buffer: *const Buffer) {
///     // SAFETY: the caller's buffer is live.
///     let &Buffer { len, samples } = unsafe { &*buffer };
///     // SAFETY: there are `len` samples.
///     (0..len).for_each(|i| unsafe { *samples.add(i) *= 2.0 });
/// }
///
/// let mut samples = [1.0, 2.0];
/// let pool = Pool::new();
/// let buffer = Buffer::new_in(&pool, BufferInit { samples: BorrowedMut(&mut samples) })?;
/// // SAFETY: no view is in use.
/// unsafe { amplify(buffer.as_ptr()) };
/// drop(pool);
/// assert_eq!(samples, [2.0, 4.0]);
/// # Ok::<(), cymem::Error>(())
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct BorrowedMut<'a, S: ?Sized>(pub &'a mut S);

/// "What is borrowed for `'a` outlives every node of this context": a pool that is borrowed for no longer; where a graph
/// owns all that it has, `'static`.
///
/// Functions that return a part of a larger graph ask for it with [`Context`]:
/// `fn row<'a, C: Borrows<'a>>(cells: &'a [f64]) -> impl Init<C, Row>`.
///
/// # Safety
///
/// It does.
pub unsafe trait Borrows<'a>: Context {}

// SAFETY: handles to nodes of the context borrow the pool for `'p`.
unsafe impl<'a: 'p, 'p, B: Engine> Borrows<'a> for &'p Pool<B> {}

// SAFETY: nothing ends before it.
unsafe impl Borrows<'static> for Fresh {}

/// The way of what is lent to read.
#[doc(hidden)]
#[derive(Debug)]
pub enum Lent {}

/// The way of what is lent to write.
#[doc(hidden)]
#[derive(Debug)]
pub enum LentMut {}

/// `*const T`: C only reads.
///
/// # Safety
///
/// It is.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "behind a `{Self}` C may write, and what is `Borrowed` stays as it is",
    label = "expected data that C may write to",
    note = "let the struct have a `*const` here if C only reads; else lend the data by `BorrowedMut(&mut …)`, give them away by `Kept(…)`, or pass them as they are, to be copied"
)]
pub unsafe trait ReadOnly: Pointer {}

/// `*mut T`: C may write.
///
/// # Safety
///
/// It is.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "behind a `{Self}` C only reads, so nothing need be lent to write",
    label = "expected data that C reads",
    note = "write `Borrowed(&…)`"
)]
pub unsafe trait ReadWrite: Pointer {}

#[diagnostic::do_not_recommend]
// SAFETY: it is.
unsafe impl<T> ReadOnly for *const T {}

#[diagnostic::do_not_recommend]
// SAFETY: it is.
unsafe impl<T> ReadWrite for *mut T {}

/// Where data are that C reads: where they were, or copied, if they lie in memory of the graph itself. An editor
/// may write to that once the borrow is over, which says nothing of those who have found text or values of other types in
/// the same bytes.
#[inline]
fn to_read<C: Context, T>(start: *const T, len: usize, build: Build<'_, C>) -> Result<*mut T, Failed> {
    if len == 0 || build.changing(start.cast()).is_none() {
        return Ok(start.cast_mut());
    }
    let Some(layout) = array_layout::<T>(len) else {
        return Err(build.failure().size_overflow(len, size_of::<T>()));
    };
    let copy = build.reserve(layout)?.cast::<T>().as_ptr();
    // SAFETY: the block is new, and so many elements are there.
    unsafe { copy.copy_from_nonoverlapping(start, len) };
    Ok(copy)
}

/// The same for data that C writes: nobody else has a way to them while they are borrowed, and in memory of the graph
/// editors have one afterwards.
#[inline]
#[allow(clippy::unnecessary_wraps, reason = "as `to_read`")]
fn to_write<C: Context, T>(start: *mut T, _: usize, build: Build<'_, C>) -> Result<*mut T, Failed> {
    Ok(build.changing(start.cast_const().cast()).map_or(start, |own| own.as_ptr().cast()))
}

/// Points to elements that are there.
///
/// # Errors
///
/// If there are not as many as was agreed on.
///
/// # Safety
///
/// So many elements are there for as long as the memory of the context; and as
/// [`Write::write`](crate::init::Write::write).
#[inline]
pub(crate) unsafe fn point_to<P: Pointer<Target: Plain>>(
    start: *mut P::Target,
    len: usize,
    length: &Length<'_>,
    failure: &Failure,
    slot: *mut P,
) -> Result<(), Failed> {
    const {
        plain::checked::<P::Target>();
        assert!(
            !<P::Target as Plain>::PADDED,
            "an array of elements with padding is copied: what is in their padding C might read, and nobody has cleared it. \
             Pass the data without `Borrowed`, `BorrowedMut` or `Kept`"
        );
    }
    let start = if len == 0 { core::ptr::null_mut() } else { start };
    // SAFETY: the caller's promise.
    unsafe { slot.write(P::from_mut(start)) };
    length.agree(len, failure)
}

macro_rules! arrays {
    ($($source:ident, $way:ident, $pointer:ident, $bound:ident::$method:ident, $array:ident => $start:expr, $place:ident;)*) => { $(
        // SAFETY: it is lent.
        #[diagnostic::do_not_recommend]
        unsafe impl<S: ?Sized> Array for $source<'_, S> {
            type By = $way;
        }

        // SAFETY: it is lent.
        #[diagnostic::do_not_recommend]
        unsafe impl<T, S: ?Sized> Source<T, Bytes> for $source<'_, S> {
            type By = $way;
        }

        // SAFETY: the elements are borrowed for longer than the nodes of the context are there, and C does with
        // them what the borrow allows.
        unsafe impl<'a, C, P, S> Write<C, P, Counted, $way> for $source<'a, S>
        where
            C: Borrows<'a>,
            P: $pointer<Target: Plain>,
            S: $bound<[P::Target]> + ?Sized,
        {
            #[inline]
            unsafe fn write(self, build: Build<'_, C>, length: Length<'_>, slot: *mut P) -> Result<(), Failed> {
                let $array = $bound::<[P::Target]>::$method(self.0);
                let (len, start) = ($array.len(), $start);
                let start = $place(start, len, build)?;
                // SAFETY: so many elements are there for `'a`; and the caller's promise.
                unsafe { point_to(start, len, &length, build.failure(), slot) }
            }
        }

        // SAFETY: as above.
        unsafe impl<'a, C, P, S> Write<C, P, Bytes, $way> for $source<'a, S>
        where
            C: Borrows<'a>,
            P: $pointer<Target: Letter + Plain>,
            S: $bound<[u8]> + ?Sized,
        {
            #[inline]
            unsafe fn write(self, build: Build<'_, C>, length: Length<'_>, slot: *mut P) -> Result<(), Failed> {
                let $array = $bound::<[u8]>::$method(self.0);
                let (len, start) = ($array.len(), $start);
                let start = $place(start, len, build)?;
                // SAFETY: as above, and a letter is a byte.
                unsafe { point_to(start.cast(), len, &length, build.failure(), slot) }
            }
        }

        not_elsewhere!($way);
    )* };
}

/// Implemented for nothing: carries the message for arrays that need more memory than is lent.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{I}` has no memory behind it for what is due here: a terminator, or room",
    label = "expected an array that is copied, found `{I}`",
    note = "arrays that end themselves, and those with a `capacity` or an `align`, are written to memory of the pool: pass the data as they are"
)]
pub unsafe trait NoMore<I> {}

macro_rules! not_elsewhere {
    ($way:ident) => {
        not_elsewhere!($way: [E, S: Measured] Terminated<E, S>; [S: Measured] Reserved<S>;);
    };
    ($way:ident: $([$($generics:tt)*] $shape:ty;)*) => { $(
        // SAFETY: never: it does not fit.
        unsafe impl<C, P: Pointer, I, $($generics)*> Write<C, P, $shape, $way> for I
        where
            $way: $crate::lent::NoMore<I>,
        {
            unsafe fn write(
                self,
                build: Build<'_, C>,
                _: <$shape as Measured>::Lengths<'_>,
                _: *mut P,
            ) -> Result<(), Failed> {
                Err(build.failure().refuse())
            }
        }
    )* };
}
pub(crate) use not_elsewhere;

arrays! {
    Borrowed, Lent, ReadOnly, AsRef::as_ref, array => array.as_ptr(), to_read;
    BorrowedMut, LentMut, ReadWrite, AsMut::as_mut, array => array.as_mut_ptr(), to_write;
}

// SAFETY: it is lent.
#[diagnostic::do_not_recommend]
unsafe impl<T, S: ?Sized> Source<T, CString> for Borrowed<'_, S> {
    type By = Lent;
}

// SAFETY: the text, with its NUL, is borrowed for longer than the nodes of the context are there, and C reads it.
unsafe impl<'a, C, P, S> Write<C, P, CString, Lent> for Borrowed<'a, S>
where
    C: Borrows<'a>,
    P: ReadOnly<Target: Letter>,
    S: AsRef<CStr> + ?Sized,
{
    #[inline]
    unsafe fn write(self, build: Build<'_, C>, (): (), slot: *mut P) -> Result<(), Failed> {
        let text = self.0.as_ref().to_bytes_with_nul();
        let start = to_read(text.as_ptr(), text.len(), build)?;
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(start.cast())) };
        Ok(())
    }
}

// SAFETY: as above, and the length is that of the text.
unsafe impl<'a, C, P, S> Write<C, P, WithLen<CString>, Lent> for Borrowed<'a, S>
where
    C: Borrows<'a>,
    P: ReadOnly<Target: Letter>,
    S: AsRef<CStr> + ?Sized,
{
    #[inline]
    unsafe fn write(self, build: Build<'_, C>, length: Length<'_>, slot: *mut P) -> Result<(), Failed> {
        let text = self.0.as_ref().to_bytes_with_nul();
        length.agree(text.len() - 1, build.failure())?;
        let start = to_read(text.as_ptr(), text.len(), build)?;
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(start.cast())) };
        Ok(())
    }
}

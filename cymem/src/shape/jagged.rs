//! `each(lens = …)`: rows whose lengths stand in an array beside them.

use core::cell::Cell;
use core::ptr;

use super::bytes::Bytes;
use super::counted::Counted;
use super::items::{Array, Items, promised};
use super::traits::{Shape, slots};
use super::with_len::WithLen;
use crate::layout::array_layout;
use crate::list::List;
use crate::pointer::Pointer;
use crate::put::build::{Build, Context, Failed};
use crate::put::count::{Count, stored_len};
use crate::put::length::{Agreed, Length};
use crate::put::traits::{Measured, Put, Write, put};

/// A pointer to an array of pointers to rows of shape `R`; their lengths are behind a pointer `L`.
#[derive(Clone, Copy, Debug)]
pub struct Jagged<L, R> {
    len: usize,
    lens: L,
    row: R,
}

impl<L, R> Jagged<L, R> {
    /// The shape of `len` rows of shape `row`, which have the lengths `lens`.
    #[doc(hidden)]
    pub const fn new(len: usize, lens: L, row: R) -> Self {
        Jagged { len, lens, row }
    }

    /// How many rows there are, and the shape of those that begin here.
    pub(crate) fn rows<P>(self, first: *const P) -> (usize, Row<L, R>) {
        let Jagged { len, lens, row } = self;
        (len, Row { first: first.cast(), lens, row })
    }
}

/// A pointer to a row of shape `R`, one of many; its length is behind a pointer `L`, at the same position.
#[derive(Clone, Copy, Debug)]
pub struct Row<L, R> {
    /// Where the pointer to the first row is.
    first: *const u8,
    lens: L,
    row: R,
}

impl<L: Pointer<Target: Count>, R: OfLen> Row<L, R> {
    /// The shape of the row in this slot.
    ///
    /// # Safety
    ///
    /// The slot is one of the rows, and nobody writes to their lengths.
    #[inline]
    pub(crate) unsafe fn at<P>(self, slot: &P) -> R {
        let position = (ptr::from_ref(slot).addr() - self.first.addr()) / size_of::<P>();
        let lens = self.lens.as_const();
        let len = match lens.is_null() {
            true => 0,
            false => {
                // SAFETY: there are as many lengths as rows, and this is one of the rows.
                let len = unsafe { lens.add(position) };
                // SAFETY: it was written along with the rows.
                stored_len(unsafe { len.read() })
            }
        };
        self.row.of_len(len)
    }
}

// SAFETY: it says where lengths are, which are read as a part of a view.
unsafe impl<L, R: Send> Send for Row<L, R> {}
// SAFETY: as above.
unsafe impl<L, R: Sync> Sync for Row<L, R> {}

/// Shapes of rows.
#[doc(hidden)]
pub trait OfLen: Copy {
    /// The shape of a row of this length.
    #[must_use]
    fn of_len(self, len: usize) -> Self;
}

impl<S: Copy> OfLen for Counted<S> {
    #[inline]
    fn of_len(self, len: usize) -> Self {
        self.with_len(len)
    }
}

impl OfLen for Bytes {
    #[inline]
    fn of_len(self, len: usize) -> Self {
        Bytes::new(len)
    }
}

// Text ends with NUL.
impl<S: Copy> OfLen for WithLen<S> {
    #[inline]
    fn of_len(self, _: usize) -> Self {
        self
    }
}

// SAFETY: an Init of this shape writes NULL, or a pointer to as many rows as the length says, and as many lengths.
unsafe impl<P, L, R> Shape<P> for Jagged<L, R>
where
    P: Pointer<Target: Pointer>,
    L: Pointer<Target: Count>,
    R: Shape<P::Target> + OfLen,
{
    type View<'a>
        = List<'a, P::Target, Row<L, R>>
    where
        P: 'a;
    type Slice<'a>
        = List<'a, P, Self>
    where
        P: 'a;

    #[inline]
    unsafe fn view<'a>(self, slot: &'a P) -> Self::View<'a> {
        let (len, shape) = self.rows(slot.as_const());
        // SAFETY: there are `len` rows, or none.
        let rows: &'a [P::Target] = unsafe { slots(slot.as_const(), len) };
        // SAFETY: all of them were written with their lengths at the same positions.
        unsafe { List::new(rows, shape) }
    }

    #[inline]
    unsafe fn slice<'a>(self, slots: &'a [P]) -> List<'a, P, Self> {
        // SAFETY: the caller's promise is the same.
        unsafe { List::new(slots, self) }
    }
}

// SAFETY: the row was written with the length that stands at its position.
unsafe impl<P, L, R> Shape<P> for Row<L, R>
where
    P: Pointer,
    L: Pointer<Target: Count>,
    R: Shape<P> + OfLen,
{
    type View<'a>
        = R::View<'a>
    where
        P: 'a;
    type Slice<'a>
        = List<'a, P, Self>
    where
        P: 'a;

    #[inline]
    unsafe fn view<'a>(self, slot: &'a P) -> R::View<'a> {
        // SAFETY: the slot is one of the rows.
        let row = unsafe { self.at(slot) };
        // SAFETY: that is its shape.
        unsafe { row.view(slot) }
    }

    #[inline]
    unsafe fn slice<'a>(self, slots: &'a [P]) -> List<'a, P, Self> {
        // SAFETY: the caller's promise is the same.
        unsafe { List::new(slots, self) }
    }
}

/// What rows have to agree on, and the place for a pointer to their lengths.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct RowLengths<'a, X> {
    rows: Length<'a>,
    /// The lengths of a row, of which `each` is the outermost.
    row: X,
    each: &'a Agreed,
    lens: &'a Cell<*mut u8>,
}

impl<'a, X> RowLengths<'a, X> {
    /// The lengths of rows.
    ///
    /// # Safety
    ///
    /// As [`Length::new`]; `row` is made of `each`, and the pointer in `lens` is written to the node along with
    /// that to the rows.
    #[inline]
    pub const unsafe fn new(rows: Length<'a>, row: X, each: &'a Agreed, lens: &'a Cell<*mut u8>) -> Self {
        RowLengths { rows, row, each, lens }
    }
}

impl<L: Copy, R: Measured> Measured for Jagged<L, R> {
    type Lengths<'a> = RowLengths<'a, R::Lengths<'a>>;
}

put!(Jagged<L, R>: [P: Pointer, L: Copy, R: Measured] P, Array);

// SAFETY: there are as many rows as were agreed on, and as many lengths, each of which its row has agreed to.
unsafe impl<C, P, L, R, I> Write<C, P, Jagged<L, R>, Items> for I
where
    C: Context,
    P: Pointer<Target: Pointer>,
    L: Pointer<Target: Count>,
    R: Measured,
    I: IntoIterator<Item: Put<C, P::Target, R>, IntoIter: ExactSizeIterator>,
{
    unsafe fn write(
        self,
        build: Build<'_, C>,
        RowLengths { rows, row, each, lens }: RowLengths<'_, R::Lengths<'_>>,
        slot: *mut P,
    ) -> Result<(), Failed> {
        let failure = build.failure();
        let mut items = self.into_iter();
        let promised = promised(&items, failure)?;
        let (start, counts) =
            (reserve::<C, P::Target>(build, promised)?, reserve::<C, L::Target>(build, promised)?);
        for index in 0..promised {
            let Some(item) = items.next() else {
                return Err(failure.iterator_length(promised, Some(index)));
            };
            // SAFETY: there is room for all rows that were promised.
            let row_slot = unsafe { start.add(index) };
            let begun = failure.until_now();
            // SAFETY: so it is valid for writes and aligned; and the caller's promise.
            if let Err(failed) = unsafe { item.put(build, row, row_slot) } {
                return Err(failure.at_index(failed, index));
            }
            // SAFETY: the row is written.
            unsafe { failure.row_is_at(begun, row_slot.cast_const(), start.cast_const(), index) };
            let len = each.take();
            let Some(count) = L::Target::from_len(len) else {
                let failed = failure.length_overflow(Some(len), L::Target::NAME);
                return Err(failure.at_index(failed, index));
            };
            // SAFETY: there is room for as many lengths.
            let count_slot = unsafe { counts.add(index) };
            // SAFETY: as above.
            unsafe { count_slot.write(count) };
        }
        if items.next().is_some() {
            return Err(failure.iterator_length(promised, None));
        }
        rows.agree(promised, failure)?;
        lens.set(counts.cast());
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(start)) };
        Ok(())
    }
}

/// An array of so many elements; NULL for none.
fn reserve<C: Context, T>(build: Build<'_, C>, len: usize) -> Result<*mut T, Failed> {
    if len == 0 {
        return Ok(ptr::null_mut());
    }
    match array_layout::<T>(len) {
        Some(layout) => Ok(build.reserve(layout)?.cast::<T>().as_ptr()),
        None => Err(build.failure().size_overflow(len, size_of::<T>())),
    }
}

//! Arrays of arrays that all have one length.

use core::iter::Map;
use core::mem::MaybeUninit;
use core::ptr;

use super::count::Agreed;
use super::pointer::{Null, OrNull, Pointer};
use super::shape::{Counted, Terminated, Terminator};
use super::{Context, Init, InitArray};
use crate::error::Error;

/// "Can write an array of counted arrays": rows that all have the agreed length, or `Null`.
///
/// # Safety
///
/// Every row that is not NULL has agreed to its length with the `Agreed` that `into_rows` is given.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as an array of arrays",
    label = "not an array of arrays with exact lengths",
    note = "pass a slice, an array, a `Vec`, or any `ExactSizeIterator` of these; `Null` for no array"
)]
pub unsafe trait IntoRows<C: Context, P: Pointer, S> {
    /// The rows, bound to the length.
    type Rows<'a>: InitArray<C, P, Counted<S>>;

    /// Binds the rows to the length.
    ///
    /// # Safety
    ///
    /// `agreed` gives the count of the node that the rows are written for.
    unsafe fn into_rows<'a>(self, agreed: &'a Agreed, field: &'static str) -> Self::Rows<'a>;

    /// Writes the rows, and the terminator behind them.
    ///
    /// # Errors
    ///
    /// As [`Init::init`].
    ///
    /// # Safety
    ///
    /// As [`Init::init`].
    unsafe fn terminate<Q, E>(rows: Self::Rows<'_>, cx: C) -> Result<Q, Error>
    where
        Q: Pointer<Target = P>,
        E: Terminator<P>;
}

// SAFETY: `Rows` passes it on to every row.
#[diagnostic::do_not_recommend]
unsafe impl<C, P, S, I> IntoRows<C, P, S> for I
where
    C: Context,
    P: Pointer,
    I: IntoIterator<Item: InitArray<C, P::Target, S>, IntoIter: ExactSizeIterator>,
{
    type Rows<'a> = Rows<'a, I::IntoIter>;

    #[inline]
    unsafe fn into_rows<'a>(self, agreed: &'a Agreed, field: &'static str) -> Rows<'a, I::IntoIter> {
        Rows { items: self.into_iter(), agreed, field }
    }

    unsafe fn terminate<Q, E>(rows: Rows<'_, I::IntoIter>, cx: C) -> Result<Q, Error>
    where
        Q: Pointer<Target = P>,
        E: Terminator<P>,
    {
        let mut slot = MaybeUninit::uninit();
        // SAFETY: the slot is valid for writes; the caller's promise for the rest.
        unsafe { Init::<C, Q, Terminated<E, Counted<S>>>::init(rows, cx, slot.as_mut_ptr()) }?;
        // SAFETY: `init` has written it.
        Ok(unsafe { slot.assume_init() })
    }
}

// SAFETY: there is no row.
unsafe impl<C: Context, P: Pointer, S> IntoRows<C, P, S> for Null {
    type Rows<'a> = Null;

    #[inline]
    unsafe fn into_rows(self, _: &Agreed, _: &'static str) -> Null {
        Null
    }

    unsafe fn terminate<Q, E>(_: Null, _: C) -> Result<Q, Error>
    where
        Q: Pointer<Target = P>,
        E: Terminator<P>,
    {
        Ok(Q::from_mut(ptr::null_mut()))
    }
}

// SAFETY: what the inner rows do, or what `Null` does.
#[diagnostic::do_not_recommend]
unsafe impl<C: Context, P: Pointer, S, I: IntoRows<C, P, S>> IntoRows<C, P, S> for OrNull<I> {
    type Rows<'a> = OrNull<I::Rows<'a>>;

    #[inline]
    unsafe fn into_rows<'a>(self, agreed: &'a Agreed, field: &'static str) -> OrNull<I::Rows<'a>> {
        // SAFETY: the caller's promise.
        OrNull(self.0.map(|rows| unsafe { rows.into_rows(agreed, field) }))
    }

    unsafe fn terminate<Q, E>(rows: OrNull<I::Rows<'_>>, cx: C) -> Result<Q, Error>
    where
        Q: Pointer<Target = P>,
        E: Terminator<P>,
    {
        match rows.0 {
            // SAFETY: the caller's promise.
            Some(rows) => unsafe { I::terminate::<Q, E>(rows, cx) },
            None => Ok(Q::from_mut(ptr::null_mut())),
        }
    }
}

/// "Is an array whose rows have counted rows themselves": an array of what the macro binds to lengths,
/// or `Null`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as an array of arrays",
    label = "not an array of arrays with exact lengths",
    note = "pass a slice, an array, a `Vec`, or any `ExactSizeIterator` of these; `Null` for no array"
)]
pub trait IntoDeepRows<C: Context, P: Pointer, S>: Sized {
    /// A row, before it is bound.
    type Item;

    /// The rows, each bound when its turn comes.
    type Rows<R: Init<C, P, Counted<S>>, F: FnMut(Self::Item) -> R>: InitArray<C, P, Counted<S>>;

    /// Binds the rows.
    fn map_rows<R, F>(self, bind: F) -> Self::Rows<R, F>
    where
        R: Init<C, P, Counted<S>>,
        F: FnMut(Self::Item) -> R;
}

#[diagnostic::do_not_recommend]
impl<C, P, S, I> IntoDeepRows<C, P, S> for I
where
    C: Context,
    P: Pointer,
    I: IntoIterator<IntoIter: ExactSizeIterator>,
{
    type Item = I::Item;
    type Rows<R: Init<C, P, Counted<S>>, F: FnMut(I::Item) -> R> = Map<I::IntoIter, F>;

    #[inline]
    fn map_rows<R, F>(self, bind: F) -> Map<I::IntoIter, F>
    where
        R: Init<C, P, Counted<S>>,
        F: FnMut(I::Item) -> R,
    {
        self.into_iter().map(bind)
    }
}

impl<C: Context, P: Pointer, S> IntoDeepRows<C, P, S> for Null {
    type Item = Null;
    type Rows<R: Init<C, P, Counted<S>>, F: FnMut(Null) -> R> = Null;

    #[inline]
    fn map_rows<R, F>(self, _: F) -> Null
    where
        R: Init<C, P, Counted<S>>,
        F: FnMut(Null) -> R,
    {
        Null
    }
}

impl<C: Context, P: Pointer, S, I: IntoDeepRows<C, P, S>> IntoDeepRows<C, P, S> for OrNull<I> {
    type Item = I::Item;
    type Rows<R: Init<C, P, Counted<S>>, F: FnMut(I::Item) -> R> = OrNull<I::Rows<R, F>>;

    #[inline]
    fn map_rows<R, F>(self, bind: F) -> OrNull<I::Rows<R, F>>
    where
        R: Init<C, P, Counted<S>>,
        F: FnMut(I::Item) -> R,
    {
        OrNull(self.0.map(|rows| rows.map_rows(bind)))
    }
}

/// The rows of an array of arrays.
#[doc(hidden)]
#[derive(Debug)]
pub struct Rows<'a, I> {
    items: I,
    agreed: &'a Agreed,
    field: &'static str,
}

impl<'a, I: Iterator> Iterator for Rows<'a, I> {
    type Item = Row<'a, I::Item>;

    #[inline]
    fn next(&mut self) -> Option<Row<'a, I::Item>> {
        let items = self.items.next()?;
        Some(Row { items, agreed: self.agreed, field: self.field })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.items.size_hint()
    }
}

impl<I: ExactSizeIterator> ExactSizeIterator for Rows<'_, I> {
    fn len(&self) -> usize {
        self.items.len()
    }
}

/// One array of an array of arrays that all have the agreed length.
#[doc(hidden)]
#[derive(Debug)]
pub struct Row<'a, I> {
    items: I,
    agreed: &'a Agreed,
    field: &'static str,
}

impl<'a, I> Row<'a, I> {
    /// `items`, bound to the length.
    ///
    /// # Safety
    ///
    /// `agreed` gives the count of the node that the row is written for.
    pub unsafe fn new(items: I, agreed: &'a Agreed, field: &'static str) -> Self {
        Row { items, agreed, field }
    }
}

// SAFETY: the array is as long as was agreed, which is what the node's count says, or NULL.
#[diagnostic::do_not_recommend]
unsafe impl<C, P, S, I> Init<C, P, Counted<S>> for Row<'_, I>
where
    C: Context,
    P: Pointer,
    I: InitArray<C, P::Target, S>,
{
    #[inline]
    unsafe fn init(self, cx: C, slot: *mut P) -> Result<(), Error> {
        // SAFETY: the caller's promise.
        let (start, len) = unsafe { self.items.init_array(cx) }?;
        self.agreed.agree(len, self.field)?;
        // SAFETY: the caller's promise.
        unsafe { slot.write(P::from_mut(start)) };
        Ok(())
    }
}

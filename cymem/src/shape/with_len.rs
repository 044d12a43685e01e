//! Text whose length stands elsewhere, too.

use super::traits::Shape;
use crate::list::List;
use crate::pointer::Pointer;
use crate::put::length::Length;
use crate::put::traits::Measured;

/// A pointer to text of shape `S`, or text in place, whose length without its NUL stands elsewhere, too.
#[derive(Clone, Copy, Debug, Default)]
pub struct WithLen<S>(S);

impl<S> WithLen<S> {
    /// The shape of text that is seen as `text` is.
    #[doc(hidden)]
    pub const fn new(text: S) -> Self {
        WithLen(text)
    }
}

impl<S: Copy> Measured for WithLen<S> {
    type Lengths<'a> = Length<'a>;
}

// SAFETY: an Init of this shape writes what one of shape `S` writes.
unsafe impl<P: Pointer, S: Shape<P>> Shape<P> for WithLen<S> {
    type View<'a>
        = S::View<'a>
    where
        P: 'a;
    type Slice<'a>
        = List<'a, P, Self>
    where
        P: 'a;

    #[inline]
    unsafe fn view<'a>(self, slot: &'a P) -> Self::View<'a> {
        // SAFETY: the caller's promise is the same.
        unsafe { self.0.view(slot) }
    }

    #[inline]
    unsafe fn slice<'a>(self, slots: &'a [P]) -> List<'a, P, Self> {
        // SAFETY: the caller's promise is the same.
        unsafe { List::new(slots, self) }
    }
}

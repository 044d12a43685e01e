//! Iterators that say too much.

/// Says that it has so many items, and has others.
#[derive(Clone, Debug)]
pub struct Liar<I>(pub I, pub usize);

impl<I: Iterator> Iterator for Liar<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.1, Some(self.1))
    }
}

impl<I: Iterator> ExactSizeIterator for Liar<I> {}

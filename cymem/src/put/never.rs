//! `Never`: the source that does not exist.

use super::build::{Build, Failed};
use super::traits::{Measured, Source, Write};

/// The type of data that a recipe of a union does not have: there is no value of it.
///
/// `ValueInit::text("…")` is of type `ValueInit<&str, Never>`, where the second parameter stands for a case that this
/// recipe is not.
#[derive(Debug)]
pub enum Never {}

/// The way of [`Never`].
#[doc(hidden)]
#[derive(Debug)]
pub enum NoValue {}

// SAFETY: there is no source.
#[diagnostic::do_not_recommend]
unsafe impl<T, S> Source<T, S> for Never {
    type By = NoValue;
}

// SAFETY: there is no source.
unsafe impl<C, T, S: Measured> Write<C, T, S, NoValue> for Never {
    unsafe fn write(self, _: Build<'_, C>, _: S::Lengths<'_>, _: *mut T) -> Result<(), Failed> {
        match self {}
    }
}

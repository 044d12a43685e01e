//! What generated code imports into its blocks.
//!
//! The functions are there for their names, which are those of arguments in generated code: an argument cannot be
//! called like a static or a constant, but it may hide a function, and the function hides what is outside.

pub use crate::private as __cymem;

/// An argument of `T::new_in` and `T::list_in`.
pub fn pool() {}

/// An argument of `T::new_in` and of the `with_…` of recipes.
pub fn init() {}

/// An argument of `T::list_in`.
pub fn inits() {}

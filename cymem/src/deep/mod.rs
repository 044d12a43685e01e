//! Comparing and showing graphs of any depth, with nodes shared any number of times.
//!
//! What `#[pool(derive(Debug, PartialEq))]` generates for a view ends here: [`compare`] has a list of what is
//! still to be compared where a derived `PartialEq` would recurse, and [`show`] ends at a fixed depth. Both
//! [remember](seen) shared nodes.

pub(crate) mod compare;
pub(crate) mod derived;
mod list;
pub(crate) mod node;
mod seen;
pub(crate) mod show;
pub(crate) mod union;

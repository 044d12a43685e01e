//! How ordinary Rust data becomes C data: what all shapes, sources and contexts have in common.
//!
//! [`traits`] says how a source is written, [`build`] in which context and what happens when it fails,
//! [`length`] and [`count`] keep lengths honest, and [`null`] is nothing at all. [`later`], with its [`levels`] and its
//! [`queue`], keeps deep data off the stack.

pub(crate) mod build;
pub(crate) mod count;
pub(crate) mod later;
pub(crate) mod length;
pub(crate) mod levels;
pub(crate) mod never;
pub(crate) mod null;
mod queue;
pub(crate) mod tag;
pub(crate) mod traits;

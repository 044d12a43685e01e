//! The Init traits: how ordinary Rust data becomes C data in a pool.
//!
//! Users name [`Init`] and [`Context`] in signatures, and implement [`InitFrom`]. The others decide what fits where:
//! data is written as a `T` of a [shape](crate::shape) in a context, and [`Put`] is what can be written so.

pub use crate::kept::IntoBuffer;
pub use crate::put::build::{Build, Context, Failed, Failure};
pub use crate::put::count::Count;
pub use crate::put::traits::{Measured, Put, Source, Write};
pub use crate::recipe::{Init, InitFrom, InitFromIn, Via, ViaIn};
pub use crate::start::Fresh;
pub use crate::str::Str;

//! One walk over a graph, for whatever is done with it.

use super::find::places;
use super::kind::FieldType;
use super::pass::pass;
use super::source::Source;
use super::visit::Visit;
use crate::error::Error;

/// Visits everything that can be reached from a value at `from`, of which `spot` was made. What links lead to is
/// visited as the part of an array or of a node that it is.
///
/// # Errors
///
/// As [`pass`].
///
/// # Safety
///
/// As [`pass`].
pub(crate) unsafe fn walk<R: Source, V: Visit>(
    source: R,
    visit: &mut V,
    ty: &'static FieldType,
    from: *const u8,
    spot: V::Spot,
) -> Result<(), Error> {
    // SAFETY: the caller's promise.
    let places = unsafe { places(source, ty, from) }?;
    // SAFETY: the caller's promise.
    unsafe { pass(source, visit, ty, from, spot, places) }
}

//! Where the values of a graph stand, for links that lead into an array or into a node. Only graphs of types that have
//! links are looked at so.

use alloc::vec::Vec;
use core::ptr;

use super::extent::{Block, Content};
use super::kind::{Field, FieldType, Kind, Role, described};
use super::read::case;
use super::same_type::same_type;
use super::source::Source;
use crate::error::Error;
use crate::place;

/// A block, and the type of its values.
pub(super) type Found = (Block, &'static FieldType);

/// The blocks of a graph, in the order of their addresses; none of them is a part of another.
pub(super) struct Places<S>(Vec<Place<S>>);

/// A block of values, and what was made of it.
pub(super) struct Place<S> {
    pub(super) block: Block,
    pub(super) ty: &'static FieldType,
    pub(super) spot: Option<S>,
    /// A link has led here, and nothing that owns it as yet.
    pub(super) unowned: bool,
}

impl<S: Copy> Places<S> {
    /// These blocks, the parts of others left out.
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`].
    pub(super) fn of(mut found: Vec<Found>) -> Result<Self, Error> {
        found.sort_unstable_by(|(a, _), (b, _)| a.start.cmp(&b.start).then(b.size.cmp(&a.size)));
        let mut end = ptr::null::<u8>();
        found.retain(|(block, _)| {
            let (inside, next) = (end, block.start.wrapping_add(block.size));
            end = end.max(next);
            next > inside
        });
        let mut places = Vec::new();
        places.try_reserve_exact(found.len()).map_err(|_| exhausted())?;
        places.extend(found.into_iter().map(|(block, ty)| Place { block, ty, spot: None, unowned: false }));
        Ok(Places(places))
    }

    /// The block that the address lies in.
    fn around(&mut self, start: *const u8) -> Option<&mut Place<S>> {
        let after = self.0.partition_point(|place| place.block.start <= start);
        let place = self.0.get_mut(after.checked_sub(1)?)?;
        (start < place.block.start.wrapping_add(place.block.size)).then_some(place)
    }

    /// The block that a value of the type stands in, and how far behind its start.
    pub(super) fn inside<R: Source>(
        &mut self,
        start: *const u8,
        ty: &'static FieldType,
    ) -> Option<(&mut Place<S>, usize)> {
        let place = self.around(start)?;
        let offset = start.addr() - place.block.start.addr();
        let inside = offset % place.ty.size.max(1);
        // What was built has no two nodes in one place, so there it is a value of the type. Elsewhere all blocks were
        // checked when they were found.
        // SAFETY: so a value of the block's type is there.
        let part = R::BUILT || unsafe { stands_at(place.ty, start.wrapping_sub(inside), inside, ty) };
        part.then_some((place, offset))
    }

    /// The block that is this one.
    pub(super) fn exactly(&mut self, block: &Block, ty: &'static FieldType) -> Option<&mut Place<S>> {
        let place = self.around(block.start)?;
        let same = ptr::eq(place.block.start, block.start) && ptr::eq(place.ty, ty);
        (same && place.block.is_like(block)).then_some(place)
    }

    /// Remembers what was made of a block.
    pub(super) fn made(&mut self, block: &Block, ty: &'static FieldType, spot: S) {
        if let Some(place) = self.exactly(block, ty) {
            place.spot = Some(spot);
        }
    }
}

/// Whether a value of the second type stands at an offset in one of the first, at `place`.
///
/// # Safety
///
/// A value of the first type is there.
unsafe fn stands_at(
    mut ty: &'static FieldType,
    mut place: *const u8,
    mut offset: usize,
    wanted: &'static FieldType,
) -> bool {
    loop {
        if offset == 0 && same_type(ty, wanted) {
            return true;
        }
        let at = match (ty.content.kind)() {
            Kind::Struct(entries) => {
                let around = |field: &&Field| field.offset <= offset && offset - field.offset < field.ty.size;
                let Some(field) = described(entries).map(|(field, _)| field).find(around) else {
                    return false;
                };
                let within = match field.role {
                    // SAFETY: the value has this field.
                    Role::Union(tag, mask) => match unsafe { case(field, tag, mask, place) } {
                        Some(case) => case.field,
                        None => return false,
                    },
                    _ => field,
                };
                if !matches!(within.role, Role::Value) {
                    return false;
                }
                ty = within.ty;
                field.offset
            }
            Kind::Array(element, _) if element.size > 0 => {
                ty = element;
                offset - offset % element.size
            }
            _ => return false,
        };
        (place, offset) = (place.wrapping_add(at), offset - at);
        // A case may be smaller than its union.
        if offset >= ty.size {
            return false;
        }
    }
}

/// The block of a node that stands alone.
pub(super) fn single(ty: &'static FieldType, start: *const u8) -> Block {
    let content = Content::Values(ty);
    Block { start, len: 1, content, filled: ty.size, size: ty.size, align: ty.align, end: None }
}

pub(super) fn exhausted() -> Error {
    Error::OutOfMemory { at: place::Place::default(), bytes: size_of::<Place<()>>() }
}

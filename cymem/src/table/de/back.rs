//! Pointers back: to what holds a node, and to the one before in a list. They are no data, and are filled in when all
//! that was read is in its place.

use core::ptr;

use crate::error::Error;
use crate::table::copy::write_pointer;
use crate::table::extent::{Block, Content};
use crate::table::find::has_links;
use crate::table::kind::{Entry, Field, FieldType, Filled, Kind, Role, Step, described};
use crate::table::pass::pass;
use crate::table::read::read_pointer;
use crate::table::same_type::same_entries;
use crate::table::source::Built;
use crate::table::visit::{Edge, Visit};

/// Has nodes lead back, as those do that recipes have written.
///
/// # Errors
///
/// [`Error::OutOfMemory`].
///
/// # Safety
///
/// A written value of the type is there, with all that it leads to, and nobody else sees it. It was read from data, so
/// no two pointers lead to one node.
pub(super) unsafe fn point_back(ty: &'static FieldType, root: *mut u8) -> Result<(), Error> {
    if !has_links(ty)? {
        return Ok(());
    }
    // SAFETY: the caller's promise.
    unsafe { pass(Built, &mut Backs, ty, root, (), None) }
}

struct Backs;

impl Visit for Backs {
    type Spot = ();

    fn root(&mut self, _: &'static FieldType, _: *const u8, (): ()) {}

    fn block(&mut self, block: &Block, edge: &Edge<()>) -> Result<(), Error> {
        let Content::Values(ty) = block.content else { return Ok(()) };
        let Kind::Struct(entries) = (ty.content.kind)() else { return Ok(()) };
        let before = follows(edge.field, edge.entries, entries);
        let holds = matches!(edge.field.role, Role::Pointer { back: true, .. });
        if !before && !holds {
            return Ok(());
        }
        for (field, filled, holder) in backs(entries) {
            let target = match filled {
                // Those of a list have one holder.
                // SAFETY: the node before has this pointer, which was filled in when it was visited.
                Filled::Holder if before => unsafe {
                    read_pointer(edge.node.wrapping_add(field.offset), false)
                },
                Filled::Holder if same_entries(holder, edge.entries) => edge.node,
                Filled::Before if before => edge.node,
                _ => continue,
            };
            for index in 0..block.len {
                let slot = block.start.wrapping_add(index * ty.size + field.offset).cast_mut();
                // SAFETY: the node has this pointer, in memory that was written here.
                unsafe { write_pointer(slot, target.cast_mut(), field.ty.content.any_bits) };
            }
        }
        Ok(())
    }

    fn null(&mut self, (): (), _: bool) {}

    fn at((): (), _: usize) {}

    fn point(&mut self, (): (), (): (), _: bool) {}
}

/// Whether a field leads to the next node of a list.
fn follows(field: &Field, entries: &'static [Entry], next: &'static [Entry]) -> bool {
    let steps = described(entries).find(|(other, _)| ptr::eq(*other, field)).map(|(_, steps)| steps);
    matches!(steps, Some([Entry::Step(Step::List(_))])) && same_entries(entries, next)
}

/// The fields that lead back, what fills them in, and what they lead to.
fn backs(entries: &'static [Entry]) -> impl Iterator<Item = (&'static Field, Filled, &'static [Entry])> {
    described(entries).filter_map(|(field, steps)| match (field.role, steps) {
        (Role::Pointer { filled: Some(filled), .. }, [Entry::Step(Step::Link(target))]) => {
            match (target().content.kind)() {
                Kind::Struct(holder) => Some((field, filled, holder)),
                _ => None,
            }
        }
        _ => None,
    })
}

//! Finds out where the blocks of a graph are, if it has links that may lead into them.

use alloc::vec::Vec;
use core::ptr;

use super::extent::{Block, Content};
use super::kind::{Entry, FieldType, Kind, Step};
use super::pass::pass;
use super::places::{Found, Places, exhausted, single};
use super::source::Source;
use super::visit::{Edge, Visit};
use crate::error::Error;

/// Where the blocks of a graph are that has links; nothing for others.
///
/// # Errors
///
/// As [`pass`], for a visitor that has no errors but exhausted memory.
///
/// # Safety
///
/// As [`pass`].
pub(super) unsafe fn places<R: Source, S: Copy>(
    source: R,
    ty: &'static FieldType,
    from: *const u8,
) -> Result<Option<Places<S>>, Error> {
    if !has_links(ty)? {
        return Ok(None);
    }
    let mut finder = Finder(Vec::new());
    finder.add(single(ty, from), ty)?;
    // SAFETY: the caller's promise.
    unsafe { pass(source, &mut finder, ty, from, (), None) }?;
    Ok(Some(Places::of(finder.0)?))
}

/// Whether there are links in a type, or in one that it leads to.
///
/// # Errors
///
/// [`Error::OutOfMemory`].
pub(super) fn has_links(ty: &'static FieldType) -> Result<bool, Error> {
    let mut types = Vec::new();
    let add = |types: &mut Vec<&'static FieldType>, ty: &'static FieldType| {
        if ty.content.leads && !types.iter().any(|&known| ptr::eq(known, ty)) {
            types.try_reserve(1).map_err(|_| exhausted())?;
            types.push(ty);
        }
        Ok(())
    };
    add(&mut types, ty)?;
    let mut done = 0;
    while let Some(&ty) = types.get(done) {
        done += 1;
        let entries = match (ty.content.kind)() {
            Kind::Struct(entries) | Kind::Union(entries, _) => entries,
            Kind::Array(element, _) => {
                add(&mut types, element)?;
                continue;
            }
            _ => continue,
        };
        for entry in entries {
            match entry {
                Entry::Field(field) => add(&mut types, field.ty)?,
                Entry::Step(Step::Link(_)) => return Ok(true),
                Entry::Step(Step::One(target) | Step::List(target) | Step::Elements(target)) => {
                    add(&mut types, target())?;
                }
                _ => {}
            }
        }
    }
    Ok(false)
}

/// The visitor that writes down where blocks are.
struct Finder(Vec<Found>);

impl Finder {
    fn add(&mut self, block: Block, ty: &'static FieldType) -> Result<(), Error> {
        if block.size > 0 {
            self.0.try_reserve(1).map_err(|_| exhausted())?;
            self.0.push((block, ty));
        }
        Ok(())
    }
}

impl Visit for Finder {
    type Spot = ();

    const FINDS: bool = true;

    fn root(&mut self, _: &'static FieldType, _: *const u8, (): ()) {}

    fn block(&mut self, block: &Block, _: &Edge<()>) -> Result<(), Error> {
        match block.content {
            Content::Values(ty) => self.add(*block, ty),
            _ => Ok(()),
        }
    }

    fn null(&mut self, (): (), _: bool) {}

    fn at((): (), _: usize) {}

    fn point(&mut self, (): (), (): (), _: bool) {}
}

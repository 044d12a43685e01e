//! Lists and trees, and all nodes that lead to nodes and to leaves and to nothing else: where nothing is checked, they are
//! visited by what was written down once of their types.

use alloc::vec::Vec;
use core::ptr;

use super::kind::{Entry, Field, FieldType, Kind, Role, Step, described};
use super::places::single;
use super::plan::Leaf;
use super::read::read_pointer;
use super::source::Source;
use super::visit::{Edge, Visit};
use super::visited::{Entered, Visited, key_of, key_of_array};
use crate::error::Error;
use crate::place::Place;

/// The types of such nodes, all that they lead to included.
pub(super) struct Lanes {
    lanes: Vec<Lane>,
    hops: Vec<Hop>,
}

/// A type.
#[derive(Clone, Copy)]
struct Lane {
    ty: &'static FieldType,
    entries: &'static [Entry],
    /// Where the pointers of a node begin in `hops`, and how many there are.
    first: usize,
    len: usize,
}

/// A pointer of a node.
#[derive(Clone, Copy)]
enum Hop {
    Leaf(Leaf),
    /// To a node of the type with this number.
    Node(&'static Field, usize),
    /// To as many in an array.
    Nodes(Leaf, usize),
}

/// What remains to be visited of a node.
#[derive(Clone, Copy)]
struct Rest<S> {
    lane: usize,
    /// How many of its pointers are done.
    done: usize,
    from: *const u8,
    spot: S,
    /// How many nodes follow in the same array.
    more: usize,
}

/// How many types are looked at.
const MOST: usize = 16;

impl Lanes {
    /// Such types, from this one on; nothing if it is none, or leads to others.
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`].
    pub(super) fn of(ty: &'static FieldType) -> Result<Option<Self>, Error> {
        let mut this = Lanes { lanes: Vec::new(), hops: Vec::new() };
        if this.number(ty)?.is_none() {
            return Ok(None);
        }
        let mut done = 0;
        while let Some(&Lane { entries, .. }) = this.lanes.get(done) {
            let first = this.hops.len();
            for (field, steps) in described(entries) {
                let hop = match field.role {
                    Role::Union(..) => return Ok(None),
                    Role::Value if field.ty.content.leads => return Ok(None),
                    Role::Pointer { .. } if field.ty.content.any_bits => return Ok(None),
                    Role::Pointer { .. } => match *steps {
                        [Entry::Step(Step::One(target) | Step::List(target))] => {
                            let Some(lane) = this.number(target())? else { return Ok(None) };
                            Hop::Node(field, lane)
                        }
                        _ => match (Leaf::of(field, steps, false), Leaf::nodes(field, steps)) {
                            (Some(leaf), _) => Hop::Leaf(leaf),
                            (None, Some((nodes, target))) => {
                                let Some(lane) = this.number(target)? else { return Ok(None) };
                                Hop::Nodes(nodes, lane)
                            }
                            (None, None) => return Ok(None),
                        },
                    },
                    _ => continue,
                };
                this.hops.try_reserve(1).map_err(|_| exhausted::<Hop>())?;
                this.hops.push(hop);
            }
            let len = this.hops.len() - first;
            if let Some(lane) = this.lanes.get_mut(done) {
                (lane.first, lane.len) = (first, len);
            }
            done += 1;
        }
        Ok(Some(this))
    }

    /// The number of a type, which it is given if it has none; nothing if it is no struct and leads further, or there are
    /// too many.
    fn number(&mut self, ty: &'static FieldType) -> Result<Option<usize>, Error> {
        if let Some(known) = self.find(ty) {
            return Ok(Some(known));
        }
        let entries = match (ty.content.kind)() {
            _ if !ty.content.leads => &[],
            Kind::Struct(entries) => entries,
            _ => return Ok(None),
        };
        if self.lanes.len() == MOST {
            return Ok(None);
        }
        self.lanes.try_reserve(1).map_err(|_| exhausted::<Lane>())?;
        self.lanes.push(Lane { ty, entries, first: 0, len: 0 });
        Ok(Some(self.lanes.len() - 1))
    }

    /// The number of a type that is known.
    pub(super) fn find(&self, ty: &'static FieldType) -> Option<usize> {
        self.lanes.iter().position(|lane| ptr::eq(lane.ty, ty))
    }

    /// Visits all that so many nodes of the type with this number lead to, at least one, in the order of the walk. The last
    /// pointer of a node leaves nothing behind, so lists of any length need no memory.
    ///
    /// # Errors
    ///
    /// Those of the visitor, and [`Error::OutOfMemory`].
    ///
    /// # Safety
    ///
    /// As many written nodes of the type are there, with all that they lead to.
    pub(super) unsafe fn visit<R: Source, V: Visit>(
        &self,
        number: usize,
        (from, spot, len): (*const u8, V::Spot, usize),
        visit: &mut V,
        visited: &mut Visited<V::Spot>,
    ) -> Result<(), Error> {
        let mut rest = Vec::new();
        let mut now = Rest { lane: number, done: 0, from, spot, more: len - 1 };
        loop {
            let Some(lane) = self.lanes.get(now.lane) else { return Ok(()) };
            let hops = self.hops.get(lane.first..lane.first + lane.len).unwrap_or(&[]);
            let Some(hop) = hops.get(now.done) else {
                if now.more > 0 {
                    let (from, spot) = (now.from.wrapping_add(lane.ty.size), V::at(now.spot, lane.ty.size));
                    now = Rest { done: 0, from, spot, more: now.more - 1, ..now };
                    continue;
                }
                match rest.pop() {
                    Some(next) => now = next,
                    None => return Ok(()),
                }
                continue;
            };
            now.done += 1;
            let (Hop::Leaf(Leaf { field, .. }) | Hop::Node(field, _) | Hop::Nodes(Leaf { field, .. }, _)) =
                *hop;
            // SAFETY: the node has this pointer.
            let start = unsafe { read_pointer(now.from.wrapping_add(field.offset), false) };
            if start.is_null() {
                continue;
            }
            let slot = V::at(now.spot, field.offset);
            let edge = Edge { slot, field, entries: lane.entries, node: now.from, link: false };
            match hop {
                Hop::Leaf(leaf) => {
                    // SAFETY: the node was written, and this is its pointer.
                    let len = unsafe { leaf.len(now.from, start) };
                    match leaf.block(start, len) {
                        Some(block) => {
                            let target = visit.block(&block, &edge)?;
                            visit.point(slot, target, false);
                        }
                        None => visit.null(slot, false),
                    }
                }
                Hop::Node(_, number) => {
                    let Some(&Lane { ty, .. }) = self.lanes.get(*number) else { return Ok(()) };
                    let key = key_of::<R>(start, ty);
                    let place = match visited.enter(key)? {
                        Entered::Known(target) => {
                            visit.again(&edge, target);
                            visit.point(slot, target, false);
                            continue;
                        }
                        Entered::New(place) => place,
                    };
                    let target = visit.block(&single(ty, start), &edge)?;
                    visit.point(slot, target, false);
                    visited.entered(place, key, target)?;
                    if now.done < hops.len() || now.more > 0 {
                        rest.try_reserve(1).map_err(|_| exhausted::<Rest<V::Spot>>())?;
                        rest.push(now);
                    }
                    now = Rest { lane: *number, done: 0, from: start, spot: target, more: 0 };
                }
                Hop::Nodes(nodes, number) => {
                    // SAFETY: as above.
                    let len = unsafe { nodes.len(now.from, start) };
                    let Some((block, key)) =
                        nodes.block(start, len).and_then(|block| Some((block, key_of_array(&block)?)))
                    else {
                        visit.null(slot, false);
                        continue;
                    };
                    if let Some((target, _)) = visited.array(key, &block) {
                        visit.again(&edge, target);
                        visit.point(slot, target, false);
                        continue;
                    }
                    let target = visit.block(&block, &edge)?;
                    visit.point(slot, target, false);
                    visited.open_array::<R>(key, target, &block)?;
                    if now.done < hops.len() || now.more > 0 {
                        rest.try_reserve(1).map_err(|_| exhausted::<Rest<V::Spot>>())?;
                        rest.push(now);
                    }
                    now = Rest { lane: *number, done: 0, from: start, spot: target, more: len - 1 };
                }
            }
        }
    }
}

#[cold]
fn exhausted<T>() -> Error {
    Error::OutOfMemory { at: Place::default(), bytes: size_of::<T>() }
}

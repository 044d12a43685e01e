//! One pass over a graph, for whatever is done with it: from the root along every pointer, with a list of what
//! remains in place of recursion, and each shared node once.

mod links;

use alloc::vec::Vec;

use super::check::{Wrong, check_value, takes_any_bits};
use super::counted::Counted;
use super::extent::{Content, Extent, Lengths};
use super::fault::Fault;
use super::frame::{Frame, Pointers, What};
use super::kind::{Entry, Field, FieldType, Kind, Len, Role, Step, described, steps};
use super::lane::Lanes;
use super::leaves::{Leaves, Rest};
use super::places::{Place as Known, Places, single};
use super::plan::Plan;
use super::read::{Case, case, read_pointer};
use super::source::Source;
use super::stop::{Stop, exhausted};
use super::visit::{Edge, Visit};
use super::visited::{Visited, key_of, key_of_array};
use crate::error::Error;

/// A link that remains to be followed.
struct Later<S> {
    edge: Edge<S>,
    ty: &'static FieldType,
    start: *const u8,
    as_integer: bool,
}

/// With how many structs it is not worth while to look for a shorter way.
const FEW: usize = 8;

/// After how many frames, and how often, such a way is looked for.
const LANED: usize = 32;
const TRIED: usize = 8;

/// A walk that is going on.
struct Walk<'v, R: Source, V: Visit> {
    source: R,
    visit: &'v mut V,
    frames: Vec<Frame<V::Spot>>,
    visited: Visited<V::Spot>,
    /// Links, which are followed when all that is owned was visited: so no cycle of owners hides behind one.
    links: Vec<Later<V::Spot>>,
    /// Where everything is, if there are links.
    places: Option<Places<V::Spot>>,
    /// How often another frame came on top.
    changed: usize,
    /// Types that are visited by a shorter way, and how often they were looked for.
    lanes: Option<Lanes>,
    tried: usize,
    counted: Counted,
}

/// Visits everything that can be reached from a value at `from`, of which `spot` was made. Without places what a link
/// leads to is a node of its own, unless it was visited as one.
///
/// # Errors
///
/// The first that is found, or that the visitor has.
///
/// # Safety
///
/// If the source is not checked, a written value of the type is there, with all that it leads to. If it is foreign
/// memory, every pointer in it that is aligned leads to readable memory as large as its type and its length say, or as
/// far as its end. Of a saved graph nothing is asked but its bytes.
pub(super) unsafe fn pass<R: Source, V: Visit>(
    source: R,
    visit: &mut V,
    ty: &'static FieldType,
    from: *const u8,
    spot: V::Spot,
    places: Option<Places<V::Spot>>,
) -> Result<(), Error> {
    let mut walk = Walk {
        source,
        visit,
        frames: Vec::new(),
        visited: Visited::new(),
        links: Vec::new(),
        places,
        changed: 0,
        lanes: None,
        tried: 0,
        counted: Counted::default(),
    };
    walk.all(ty, from, spot).map_err(|stop| stop.into_error(&walk.frames, ty))
}

#[allow(clippy::result_large_err, reason = "one word more than an `Error`")]
impl<R: Source, V: Visit> Walk<'_, R, V> {
    fn root(&mut self, ty: &'static FieldType, from: *const u8, spot: V::Spot) -> Result<(), Stop> {
        self.check(ty, from, 1, ty.size)?;
        self.visit.root(ty, from, spot);
        self.visited.open::<R>(key_of::<R>(from, ty), spot, ty.size)?;
        self.made(&single(ty, from), ty, spot);
        self.elements(ty, from, spot, 1, false)
    }

    fn all(&mut self, ty: &'static FieldType, from: *const u8, spot: V::Spot) -> Result<(), Stop> {
        self.root(ty, from, spot)?;
        loop {
            let Some(frame) = self.frames.last_mut() else {
                let Some(Later { edge, ty, start, as_integer }) = self.links.pop() else { return Ok(()) };
                self.visited.close(0);
                self.node(ty, start, &edge, as_integer, false)?;
                continue;
            };
            if frame.left == 0 {
                let open = frame.open;
                self.frames.pop();
                self.visited.close(open);
                continue;
            }
            match frame.what {
                What::Structs(ty, entries, _) => self.fields(ty, entries)?,
                What::Arrays(ty, len, element) => {
                    let (from, spot) = (frame.from, frame.spot);
                    frame.advance::<V>(ty.size);
                    self.elements(element, from, spot, len, true)?;
                }
                What::Pointers(pointers) => {
                    let (from, spot, index) = (frame.from, frame.spot, frame.index);
                    frame.advance::<V>(size_of::<*const u8>());
                    self.pointer(&pointers, from, spot, index, false)?;
                }
            }
        }
    }

    /// Visits structs until one of them leads to something that has to be visited first.
    fn fields(&mut self, ty: &'static FieldType, entries: &'static [Entry]) -> Result<(), Stop> {
        let changed = self.changed;
        loop {
            let Some(frame) = self.frames.last_mut() else { return Ok(()) };
            let What::Structs(_, _, at) = &mut frame.what else { return Ok(()) };
            match entries.get(*at) {
                Some(Entry::Field(field)) => {
                    let steps = steps(entries, *at, field);
                    *at += 1 + steps.len();
                    let (from, spot) = (frame.from, frame.spot);
                    self.field(entries, field, steps, from, spot)?;
                    if self.changed != changed {
                        return Ok(());
                    }
                }
                Some(_) => *at += 1,
                None => {
                    *at = 1;
                    frame.advance::<V>(ty.size);
                    if frame.left == 0 {
                        return Ok(());
                    }
                }
            }
        }
    }

    /// What a field of the struct at `from` leads to.
    fn field(
        &mut self,
        entries: &'static [Entry],
        field: &'static Field,
        steps: &'static [Entry],
        from: *const u8,
        spot: V::Spot,
    ) -> Result<(), Stop> {
        let place = from.wrapping_add(field.offset);
        match field.role {
            Role::Value if field.ty.content.leads => {
                self.elements(field.ty, place, V::at(spot, field.offset), 1, false)
            }
            // SAFETY: the struct has these fields.
            Role::Union(tag, mask) => match unsafe { case(field, tag, mask, from) } {
                Some(Case { cases, field: case, steps, .. }) => {
                    self.field(cases, case, steps, place, V::at(spot, field.offset))
                }
                None => Ok(()),
            },
            Role::Pointer { .. } => {
                // Any bits are an integer, and no pointer.
                let as_integer = field.ty.content.any_bits;
                let pointers = Pointers { field, entries, steps, node: from, lens: None, some: false };
                self.pointer(&pointers, place, V::at(spot, field.offset), 0, as_integer)
            }
            _ => Ok(()),
        }
    }

    /// What the pointer at `slot` leads to, the one at this position of an array.
    fn pointer(
        &mut self,
        pointers: &Pointers,
        slot: *const u8,
        spot: V::Spot,
        index: usize,
        as_integer: bool,
    ) -> Result<(), Stop> {
        let &Pointers { field, entries, steps, node, .. } = pointers;
        let Some((&Entry::Step(step), inner)) = steps.split_first() else { return Ok(()) };
        let edge = Edge { slot: spot, field, entries, node, link: matches!(step, Step::Link(_)) };
        if let Step::Each = step {
            let count = field.ty.size / size_of::<*const u8>();
            let some = self.some(slot, count);
            let pointers = Pointers { steps: inner, some, ..*pointers };
            return self.push(slot, spot, count, true, What::Pointers(pointers));
        }
        // SAFETY: a pointer stands there.
        let start = self.source.pointer(unsafe { read_pointer(slot, as_integer) });
        match step {
            Step::Opaque if start.is_null() => Ok(()),
            Step::Opaque if self.source.trusts_opaque() => Ok(self.visit.opaque(&edge)?),
            Step::Opaque => Err(Fault::OpaquePointer.into()),
            Step::One(_) | Step::Link(_) | Step::List(_) if start.is_null() => Ok(()),
            Step::One(target) => self.node(target(), start, &edge, as_integer, false),
            Step::List(target) => self.node(target(), start, &edge, as_integer, true),
            Step::Link(target) => {
                self.links.try_reserve(1).map_err(|_| exhausted(size_of::<Later<V::Spot>>()))?;
                self.links.push(Later { edge, ty: target(), start, as_integer });
                Ok(())
            }
            _ => {
                let lengths = Lengths { node, lens: pointers.lens, index };
                // SAFETY: the promise of `walk`.
                let extent = match unsafe { Extent::of(&self.source, step, inner, start, &lengths) } {
                    Err(Wrong { fault: Fault::MissingArray { .. }, .. })
                        // SAFETY: the struct has these pointers.
                        if start.is_null() && unsafe { pointers.given_by_others(&self.source) } =>
                    {
                        None
                    }
                    extent => extent.map_err(Stop::Value)?,
                };
                match extent {
                    Some(extent) => self.array(extent, pointers, &edge, as_integer),
                    None => {
                        if !start.is_null() {
                            self.visit.null(spot, as_integer);
                        }
                        // Where there is no array, nobody has looked at its end.
                        if let Step::Counted(Len::To(end), _) = step {
                            self.visit.null(V::at(spot, end.offset.wrapping_sub(field.offset)), false);
                        }
                        Ok(())
                    }
                }
            }
        }
    }

    /// A node behind a pointer, which may have been visited.
    fn node(
        &mut self,
        ty: &'static FieldType,
        start: *const u8,
        edge: &Edge<V::Spot>,
        as_integer: bool,
        in_list: bool,
    ) -> Result<(), Stop> {
        let key = key_of::<R>(start, ty);
        if let Some((target, open)) = self.visited.node::<R>(key) {
            // Two pointers may own one node, and lists may end together, but no node owns itself.
            if R::CHECKED && !edge.link && open {
                return Err(Fault::Cycle.into());
            }
            self.visit.again(edge, target);
            self.visit.point(edge.slot, target, as_integer);
            return Ok(());
        }
        if edge.link {
            if let Some((place, offset)) = self.places.as_mut().and_then(|all| all.inside::<R>(start, ty)) {
                let Known { block, ty, spot, .. } = *place;
                return self.part(&block, ty, spot, offset, edge, as_integer);
            }
        }
        self.check(ty, start, 1, ty.size)?;
        let block = single(ty, start);
        let target = self.visit.block(&block, edge)?;
        self.visit.point(edge.slot, target, as_integer);
        let (after, open) = self.leave(in_list).unwrap_or((0, self.visited.open_now()));
        self.visited.open::<R>(key, target, ty.size)?;
        self.made(&block, ty, target);
        let depth = self.frames.len();
        self.elements(ty, start, target, 1, false)?;
        match self.frames.get_mut(depth) {
            Some(frame) => (frame.after, frame.open) = (after, open),
            None => self.visited.close(open),
        }
        Ok(())
    }

    /// The number of a type whose nodes are visited by a shorter way, where many were visited and nothing is checked.
    fn lane(&mut self, ty: &'static FieldType) -> Result<Option<usize>, Error> {
        if R::CHECKED
            || V::FINDS
            || V::ELEMENTS != usize::MAX
            || self.places.is_some()
            || self.changed < LANED
        {
            return Ok(None);
        }
        let known = self.lanes.as_ref().and_then(|lanes| lanes.find(ty));
        if known.is_some() || self.tried == TRIED {
            return Ok(known);
        }
        self.tried += 1;
        match Lanes::of(ty)? {
            Some(lanes) => self.lanes = Some(lanes),
            None => return Ok(None),
        }
        Ok(Some(0))
    }

    /// An array behind a pointer. Others lead to it, too, in copies of the node that it was made for, and where C has
    /// made it so.
    fn array(
        &mut self,
        extent: Extent,
        pointers: &Pointers,
        edge: &Edge<V::Spot>,
        as_integer: bool,
    ) -> Result<(), Stop> {
        let Extent { block, end, lens, inner } = extent;
        let key = key_of_array(&block);
        let known = match block.content {
            Content::Values(ty) => self.claimed(&block, ty),
            _ => None,
        };
        let visited = key.filter(|_| !V::FINDS).and_then(|key| self.visited.array(key, &block));
        let known = match visited {
            Some((_, true)) => return Err(Fault::Cycle.into()),
            Some((target, false)) => Some(target),
            None => known,
        };
        let target = match known {
            Some(target) => {
                self.visit.again(edge, target);
                target
            }
            None if V::FINDS && self.visited.has_found(&block, edge.slot)? => return Ok(()),
            None => {
                match block.content {
                    Content::Values(ty) => self.check(ty, block.start, block.len, block.size)?,
                    _ => self.counted.add::<R, V>(&self.source, 0, block.size)?,
                }
                self.visit.block(&block, edge)?
            }
        };
        self.visit.point(edge.slot, target, as_integer);
        if let Some(end) = end {
            // The end stands in the same struct.
            let distance = end.offset.wrapping_sub(pointers.field.offset);
            self.visit.point(V::at(edge.slot, distance), V::at(target, block.filled), false);
        }
        match block.content {
            Content::Values(_) if known.is_some() => Ok(()),
            Content::Values(ty) => {
                self.made(&block, ty, target);
                let (depth, open) = (self.frames.len(), self.visited.open_now());
                if let Some(key) = key {
                    self.visited.open_array::<R>(key, target, &block)?;
                }
                self.elements(ty, block.start, target, block.len, true)?;
                match self.frames.get_mut(depth) {
                    Some(frame) => frame.open = open,
                    None => self.visited.close(open),
                }
                Ok(())
            }
            Content::Pointers => {
                let some = self.some(block.start, block.len);
                let pointers = Pointers { steps: inner, lens, some, ..*pointers };
                self.push(block.start, target, block.len, true, What::Pointers(pointers))
            }
            Content::Text => Ok(()),
        }
    }

    /// Whether some of so many pointers lead somewhere, if that matters.
    fn some(&self, start: *const u8, len: usize) -> bool {
        let leads = |at: usize| {
            let place = start.wrapping_add(at * size_of::<*const u8>());
            // SAFETY: they are there, and aligned.
            !self.source.pointer(unsafe { read_pointer(place, false) }).is_null()
        };
        R::CHECKED && !self.source.trusts_null() && (0..len).any(leads)
    }

    /// Values that stand in one place after the other, if they lead anywhere.
    fn elements(
        &mut self,
        ty: &'static FieldType,
        from: *const u8,
        spot: V::Spot,
        len: usize,
        many: bool,
    ) -> Result<(), Stop> {
        if !ty.content.leads || len == 0 {
            return Ok(());
        }
        let len = if many { len.min(V::ELEMENTS) } else { len };
        if let Some(number) = self.lane(ty)? {
            let Walk { visit, visited, lanes: Some(lanes), .. } = self else { return Ok(()) };
            // SAFETY: nothing is checked, so the nodes were written.
            return Ok(unsafe { lanes.visit::<R, V>(number, (from, spot, len), *visit, visited) }?);
        }
        match (ty.content.kind)() {
            Kind::Struct(entries) if len >= FEW && self.places.is_none() && !(R::CHECKED && V::FINDS) => {
                let Some(plan) = Plan::of(entries, R::CHECKED) else {
                    return self.push(from, spot, len, many, What::Structs(ty, entries, 1));
                };
                let Walk { source, visit, counted, .. } = self;
                let mut leaves = Leaves { plan, entries, size: ty.size, source, visit: *visit, counted };
                match leaves.visit(from, spot, len)? {
                    None => Ok(()),
                    Some(Rest { index, from, spot }) => {
                        self.push(from, spot, len - index, true, What::Structs(ty, entries, 1))?;
                        if let Some(frame) = self.frames.last_mut() {
                            frame.index = index;
                        }
                        Ok(())
                    }
                }
            }
            Kind::Struct(entries) => self.push(from, spot, len, many, What::Structs(ty, entries, 1)),
            Kind::Array(element, count) => self.push(from, spot, len, many, What::Arrays(ty, count, element)),
            _ => Ok(()),
        }
    }

    fn push(
        &mut self,
        from: *const u8,
        spot: V::Spot,
        left: usize,
        many: bool,
        what: What,
    ) -> Result<(), Stop> {
        self.frames.try_reserve(1).map_err(|_| exhausted(size_of::<Frame<V::Spot>>()))?;
        let open = self.visited.open_now();
        let left = if many { left.min(V::ELEMENTS) } else { left };
        self.changed = self.changed.wrapping_add(1);
        self.frames.push(Frame { from, spot, left, index: 0, many, after: 0, open, what });
        Ok(())
    }

    /// Ends the last frame early, if there is nothing more to visit in it and another one takes its place: so lists
    /// of any length, and what is linked like one, need one frame. Returns how many nodes came before, and
    /// what was open.
    fn leave(&mut self, in_list: bool) -> Option<(usize, usize)> {
        // Where an error has to be explained, what owns what is not forgotten.
        if R::CHECKED && !in_list {
            return None;
        }
        let frame = self.frames.last()?;
        let What::Structs(_, entries, at) = frame.what else { return None };
        let mut rest = described(entries.get(at..).unwrap_or(&[]));
        let leads = |field: &Field| {
            field.ty.content.leads || matches!(field.role, Role::Pointer { .. } | Role::Union(..))
        };
        if frame.left != 1 || rest.any(|(field, _)| leads(field)) {
            return None;
        }
        let before = (frame.after + 1, frame.open);
        self.frames.pop();
        // What is on top now is another one, whether a new one comes or not.
        self.changed = self.changed.wrapping_add(1);
        Some(before)
    }

    /// Checks values, and counts them.
    fn check(&mut self, ty: &FieldType, start: *const u8, len: usize, bytes: usize) -> Result<(), Stop> {
        if !R::CHECKED {
            return Ok(());
        }
        self.source.check(start, bytes.min(ty.size.saturating_mul(len)), ty.align)?;
        self.counted.add::<R, V>(&self.source, len, bytes)?;
        if len >= FEW && takes_any_bits(ty) {
            return Ok(());
        }
        let mut place = start;
        for index in 0..len {
            // SAFETY: the source has as many values there.
            if let Err(mut wrong) = unsafe { check_value(&self.source, ty, place) } {
                if len > 1 || index > 0 {
                    wrong.at_index(index);
                }
                return Err(Stop::Value(wrong));
            }
            place = place.wrapping_add(ty.size);
        }
        Ok(())
    }
}

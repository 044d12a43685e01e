//! `Debug` of views: nodes to a fixed depth, and what they share again for a while only.

use core::cell::Cell;
use core::ffi::c_void;
use core::fmt::{self, Debug as _};

use super::derived::{DebugFn, How, Parts, how_of};
use super::kind::{Entry, Field, FieldType, Kind, Role, Step, described, name};
use super::numbers::Numbers;
use super::read::{Case, case, read_pointer};
use super::seen::{Key, Seen};
use super::view::{Pointer, View, text};

/// How many nodes deep a graph is shown.
const DEPTH: usize = 64;

/// How often nodes are shown again: this many times, and [`AGAIN_PER_NODE`] times for each node that is
/// shown for the first time. So a graph in which many nodes share a few is shown in full, and one with
/// more ways through it than anybody could read is not.
const AGAIN: usize = 64;
const AGAIN_PER_NODE: usize = 4;

/// How many nodes are shown before shared ones are looked for: small graphs need no set.
const UNRECORDED: usize = 256;

/// Shows a node, but deeper ones than [`DEPTH`] and those that were shown too often as `…`.
///
/// # Safety
///
/// A written node of the type is there, with all that it leads to, and the parts are those of its view.
pub(crate) unsafe fn show_node(
    f: &mut fmt::Formatter<'_>,
    place: *const u8,
    ty: &'static FieldType,
    parts: Parts<DebugFn>,
) -> fmt::Result {
    let counts = Counts::default();
    let around = Showing { counts: &counts, depth: 0, again: false };
    Node { place, ty, parts, around: &around, shared: false, alone: false }.fmt(f)
}

/// Shows a node and those that follow it in a list, or an empty list.
///
/// # Safety
///
/// As [`show_node`], if the pointer is not null.
pub(crate) unsafe fn show_list(
    f: &mut fmt::Formatter<'_>,
    first: *const u8,
    ty: &'static FieldType,
    parts: Parts<DebugFn>,
) -> fmt::Result {
    let counts = Counts::default();
    let around = Showing { counts: &counts, depth: 0, again: false };
    let Kind::Struct(entries) = (ty.content.kind)() else { return Err(fmt::Error) };
    let next = described(entries).find(|(_, steps)| is_list(steps));
    let next = next.map_or(0, |(field, _)| field.offset);
    List { first, next, ty, parts, around: &around }.fmt(f)
}

/// Where something stands in what is shown.
struct Showing<'c> {
    counts: &'c Counts,
    depth: usize,
    /// A node around it was shown before, and so was all that is in it.
    again: bool,
}

/// What was shown so far.
struct Counts {
    first_time: Cell<usize>,
    again: Cell<usize>,
    seen: Cell<Seen<()>>,
}

impl Default for Counts {
    fn default() -> Self {
        Counts { first_time: Cell::new(0), again: Cell::new(0), seen: Cell::new(Seen::new()) }
    }
}

impl Showing<'_> {
    /// Where the parts of a node stand, which stands here; nowhere if it is not to be shown. The key is for
    /// nodes that others may share.
    fn inside(&self, key: Option<Key>) -> Option<Self> {
        if self.depth == DEPTH {
            return None;
        }
        let Counts { first_time, again: shown_again, .. } = self.counts;
        let again = self.again || key.is_some_and(|key| self.counts.is_known(key));
        let (count, limit) = match again {
            true => (shown_again, first_time.get().saturating_mul(AGAIN_PER_NODE).saturating_add(AGAIN)),
            false => (first_time, usize::MAX),
        };
        if count.get() >= limit {
            return None;
        }
        count.set(count.get() + 1);
        Some(Showing { counts: self.counts, depth: self.depth + 1, again })
    }
}

impl Counts {
    /// Whether the node was shown, or may have been.
    fn is_known(&self, key: Key) -> bool {
        if self.first_time.get() < UNRECORDED {
            return false;
        }
        // No user's code runs meanwhile.
        let mut seen = self.seen.replace(Seen::new());
        let known = seen.get_mut(key).is_some() || !seen.insert(key, ());
        self.seen.set(seen);
        known
    }
}

/// A node in its place. A written one of the type is there, with all that it leads to, and stays there; the parts are
/// those of its view.
struct Node<'c> {
    place: *const u8,
    ty: &'static FieldType,
    parts: Parts<DebugFn>,
    around: &'c Showing<'c>,
    /// Other pointers may lead to it.
    shared: bool,
    /// Without the list that follows it.
    alone: bool,
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let &Node { place, ty, parts, .. } = self;
        let Kind::Struct(entries) = (ty.content.kind)() else { return Err(fmt::Error) };
        let key = (place.addr(), entries.as_ptr().addr());
        let Some(inside) = self.around.inside(self.shared.then_some(key)) else { return f.write_str("…") };
        let mut parts = parts.iter().peekable();
        let mut shown = f.debug_struct(name(entries));
        for (position, (field, steps)) in described(entries).enumerate() {
            let how = parts.next_if(|(part, _)| *part == position).map(|(_, how)| how());
            let hidden = matches!(field.role, Role::Empty | Role::End(_)) || self.alone && is_list(steps);
            if !hidden {
                let part = Part { node: place, field, steps, how, inside: &inside };
                match is_list(steps) {
                    // SAFETY: the node has this pointer.
                    true => shown.field(field.name, &unsafe { self.list(field, &inside) }),
                    false => shown.field(field.name, &part),
                };
            }
        }
        shown.finish()
    }
}

impl Node<'_> {
    /// The nodes that follow this one.
    ///
    /// # Safety
    ///
    /// This is the field that leads there.
    unsafe fn list<'i>(&self, field: &Field, inside: &'i Showing<'i>) -> List<'i> {
        let next = field.offset;
        // SAFETY: the caller's promise.
        let first = unsafe { read_pointer(self.place.wrapping_add(next), false) };
        List { first, next, ty: self.ty, parts: self.parts, around: inside }
    }
}

/// A node and those that follow it, as [`Node`] has them.
struct List<'c> {
    first: *const u8,
    /// Where in a node the pointer to the next stands.
    next: usize,
    ty: &'static FieldType,
    parts: Parts<DebugFn>,
    around: &'c Showing<'c>,
}

impl fmt::Debug for List<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let &List { next, ty, parts, around, .. } = self;
        let mut shown = f.debug_list();
        let mut place = self.first;
        while !place.is_null() {
            shown.entry(&Node { place, ty, parts, around, shared: false, alone: true });
            // SAFETY: the node has this pointer.
            place = unsafe { read_pointer(place.wrapping_add(next), false) };
        }
        shown.finish()
    }
}

fn is_list(steps: &[Entry]) -> bool {
    matches!(steps, [Entry::Step(Step::List(_)), ..])
}

/// A field of a node, or the case of a union, which stands at `node`.
struct Part<'c> {
    node: *const u8,
    field: &'static Field,
    steps: &'static [Entry],
    how: Option<How<DebugFn>>,
    inside: &'c Showing<'c>,
}

impl fmt::Debug for Part<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let &Part { node, field, steps, how, inside } = self;
        let place = node.wrapping_add(field.offset);
        match field.role {
            // SAFETY: as many bytes are there.
            Role::Text(_) => unsafe { text(place, field.ty.size) }.fmt(f),
            Role::Union(..) => self.union(f),
            Role::Pointer { .. } => {
                // SAFETY: the node has this field.
                let pointer = unsafe { Pointer::new(field, steps, node) };
                match pointer.step() {
                    // It is shown as it is.
                    Some(Step::Link(_)) => Address(place, field.ty).fmt(f),
                    _ => Led { pointer, how, inside }.fmt(f),
                }
            }
            _ => Value { place, ty: field.ty, how, shared: false, inside }.fmt(f),
        }
    }
}

impl Part<'_> {
    /// The case that a union has.
    fn union(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let &Part { node, field, how, inside, .. } = self;
        let (Role::Union(tag, mask), Some(How::Union(names, parts))) = (field.role, how) else {
            return Err(fmt::Error);
        };
        // SAFETY: the node has this field and its tag.
        let Some(Case { number, field: case, steps, .. }) = (unsafe { case(field, tag, mask, node) }) else {
            return write!(f, "{}(..)", names.last().unwrap_or(&""));
        };
        let name = names.get(number).unwrap_or(&"");
        let node = node.wrapping_add(field.offset);
        match (case.role, steps) {
            (Role::Empty, _) => f.write_str(name),
            (_, [Entry::Step(Step::Link(_)), ..]) => {
                // SAFETY: the case has this pointer.
                let target = unsafe { Pointer::new(case, steps, node) }.target();
                let target = (!target.is_null()).then_some(target);
                f.debug_tuple(name).field(&target).finish()
            }
            _ => {
                let how = how_of(parts, number);
                f.debug_tuple(name).field(&Part { node, field: case, steps, how, inside }).finish()
            }
        }
    }
}

/// A value in its place: one of the type is there, as [`Node`] has it.
struct Value<'c> {
    place: *const u8,
    ty: &'static FieldType,
    how: Option<How<DebugFn>>,
    /// Other pointers may lead to it.
    shared: bool,
    inside: &'c Showing<'c>,
}

impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let &Value { place, ty, how, shared, inside } = self;
        match (how, (ty.content.kind)()) {
            // SAFETY: the function is for the value.
            (Some(How::Own(debug)), _) => unsafe { debug(place, f) },
            (Some(How::Node(_)), Kind::Array(ty, len)) => Values { place, len, ty, how, inside }.fmt(f),
            (Some(How::Node(parts)), _) => {
                Node { place, ty, parts, around: inside, shared, alone: false }.fmt(f)
            }
            (Some(How::Each(debug)), Kind::Array(ty, len)) => {
                Values { place, len, ty, how: Some(How::Own(debug)), inside }.fmt(f)
            }
            // SAFETY: it is there.
            (None, _) => match unsafe { Numbers::read(ty, place, 1) } {
                Some(number) => number.fmt_first(f),
                None => Err(fmt::Error),
            },
            _ => Err(fmt::Error),
        }
    }
}

/// An array of values.
struct Values<'c> {
    place: *const u8,
    len: usize,
    ty: &'static FieldType,
    how: Option<How<DebugFn>>,
    inside: &'c Showing<'c>,
}

impl fmt::Debug for Values<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let &Values { place, len, ty, how, inside } = self;
        if how.is_none() {
            // SAFETY: they are there.
            return unsafe { Numbers::read(ty, place, len) }.ok_or(fmt::Error)?.fmt(f);
        }
        let mut shown = f.debug_list();
        for index in 0..len {
            let place = place.wrapping_add(index * ty.size);
            shown.entry(&Value { place, ty, how, shared: false, inside });
        }
        shown.finish()
    }
}

/// What a pointer leads to.
struct Led<'c> {
    pointer: Pointer,
    how: Option<How<DebugFn>>,
    inside: &'c Showing<'c>,
}

impl fmt::Debug for Led<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let &Led { pointer, how, inside } = self;
        match pointer.view() {
            View::Nothing => f.debug_list().finish(),
            View::Opaque(pointer) => pointer.fmt(f),
            View::One(place, _) if place.is_null() => f.write_str("None"),
            View::One(place, ty) => {
                f.debug_tuple("Some").field(&Value { place, ty, how, shared: true, inside }).finish()
            }
            View::Values(place, len, ty) => Values { place, len, ty, how, inside }.fmt(f),
            View::Pointers(first, len) => {
                let mut shown = f.debug_list();
                for index in 0..len {
                    shown.entry(&Led { pointer: first.at(index), how, inside });
                }
                shown.finish()
            }
            View::Text(text) => text.fmt(f),
            View::Wide(units) => units.fmt(f),
            View::Bytes(bytes) => bytes.fmt(f),
            View::Block(strings) => strings.fmt(f),
            View::WideBlock(strings) => strings.fmt(f),
        }
    }
}

/// A pointer that is not followed, or an address in an integer.
struct Address(*const u8, &'static FieldType);

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let &Address(place, ty) = self;
        // SAFETY: it is there.
        match unsafe { Numbers::read(ty, place, 1) } {
            Some(number) => number.fmt_first(f),
            // SAFETY: as above.
            None => unsafe { read_pointer(place, false) }.cast::<c_void>().fmt(f),
        }
    }
}

//! `Debug` of views: nodes to a fixed depth, and what they share again for a while only.

use core::ffi::c_void;
use core::fmt::{self, Debug as _};

use super::hashed::Key;
use super::kind::{Entry, Field, FieldType, Kind, Role, Step, described, name, steps};
use super::numbers::Numbers;
use super::parts::{DebugFn, How, Parts};
use super::read::{Case, case, read_pointer};
use super::showing::{Counts, Showing};
use super::view::{Pointer, View, text};

/// Shows a node, but those that are too deep, and those that were shown too often as `…`.
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
    let around = Showing::outside(&counts);
    Node { place, ty, parts, around: &around, behind: false, alone: false }.fmt(f)
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
    let around = Showing::outside(&counts);
    let Kind::Struct(entries) = (ty.content.kind)() else { return Err(fmt::Error) };
    let next = described(entries).find(|(_, steps)| matches!(steps, [Entry::Step(Step::List(_)), ..]));
    let next = next.map_or(0, |(field, _)| field.offset);
    List { first, next, ty, parts }.fmt(f, &around)
}

/// A node in its place. A written one of the type is there, with all that it leads to, and stays there; the parts are
/// those of its view.
#[derive(Clone, Copy)]
struct Node<'c> {
    place: *const u8,
    ty: &'static FieldType,
    parts: Parts<DebugFn>,
    around: &'c Showing<'c>,
    /// It is what a pointer leads to, which might be NULL.
    behind: bool,
    /// Without the list that follows it.
    alone: bool,
}

// What calls itself for every node in a node stands here, and no more than that: all frames are on one stack.
impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entries = self.entries();
        let Some(inside) = self.around.inside(self.key(), f.alternate()) else { return f.write_str("…") };
        let mut fields = Fields::new(self, entries, &inside);
        let mut shown = f.debug_struct(name(entries));
        while let Some(name) = fields.next() {
            shown.field(name, &fields.part);
        }
        shown.finish()
    }
}

/// What is not shown.
struct More;

impl fmt::Debug for More {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

impl Node<'_> {
    fn key(&self) -> Key {
        (self.place.addr(), self.entries().as_ptr().addr())
    }

    fn entries(&self) -> &'static [Entry] {
        match (self.ty.content.kind)() {
            Kind::Struct(entries) => entries,
            _ => &[],
        }
    }
}

/// The fields of a node that remain to be shown.
struct Fields<'c> {
    node: &'c Node<'c>,
    entries: &'static [Entry],
    /// The parts of the fields that remain.
    rest: Parts<DebugFn>,
    /// The entry that comes next.
    at: usize,
    /// The field that comes next.
    position: usize,
    /// What is shown now.
    part: Shown<'c>,
}

impl<'c> Fields<'c> {
    fn new(node: &'c Node<'c>, entries: &'static [Entry], inside: &'c Showing<'c>) -> Self {
        let part = Shown { what: What::Value(node.place, node.ty), how: None, inside };
        Fields { node, entries, rest: node.parts, at: 0, position: 0, part }
    }

    /// The name of the next field.
    fn next(&mut self) -> Option<&'static str> {
        loop {
            let at = self.at;
            self.at += 1;
            let Entry::Field(field) = self.entries.get(at)? else { continue };
            let how = match self.rest {
                [(position, how), rest @ ..] if *position == self.position => {
                    self.rest = rest;
                    Some(*how)
                }
                _ => None,
            };
            self.position += 1;
            let steps = steps(self.entries, at, field);
            let what = match steps {
                [Entry::Step(Step::List(_)), ..] if self.node.alone => continue,
                [Entry::Step(Step::List(_)), ..] => {
                    let &Node { place, ty, parts, .. } = self.node;
                    // SAFETY: the node has this pointer.
                    let first = unsafe { read_pointer(place.wrapping_add(field.offset), false) };
                    What::List(List { first, next: field.offset, ty, parts })
                }
                // SAFETY: the node has this field.
                _ => match unsafe { What::of(self.node.place, field, steps) } {
                    Some(what) => what,
                    None => continue,
                },
            };
            (self.part.what, self.part.how) = (what, how);
            return Some(field.name);
        }
    }
}

/// Something in its place in what is shown.
struct Shown<'c> {
    what: What,
    /// A function: it is smaller than what it gives.
    how: Option<fn() -> How<DebugFn>>,
    inside: &'c Showing<'c>,
}

/// What is shown. It is there, as a [`Node`] is.
#[derive(Clone, Copy)]
enum What {
    /// A value.
    Value(*const u8, &'static FieldType),
    /// What a pointer leads to.
    Pointer(Pointer),
    /// A pointer that is not followed, or an address in an integer.
    Address(*const u8, &'static FieldType),
    /// Text in as many bytes.
    Text(*const u8, usize),
    /// A union, and the node that has it.
    Union(*const u8, &'static Field),
    /// Where a case of a union leads that is not followed.
    Link(*const u8),
    /// The nodes of a linked list.
    List(List),
}

/// A node of a linked list and those that follow it, or NULL.
#[derive(Clone, Copy)]
struct List {
    first: *const u8,
    /// Where in a node the pointer to the next stands.
    next: usize,
    ty: &'static FieldType,
    parts: Parts<DebugFn>,
}

impl What {
    /// A field of a node, or the case of a union; nothing if it is not shown.
    ///
    /// # Safety
    ///
    /// As [`Pointer::new`].
    unsafe fn of(node: *const u8, field: &'static Field, steps: &'static [Entry]) -> Option<What> {
        let place = node.wrapping_add(field.offset);
        Some(match (field.role, steps) {
            (Role::Empty | Role::End(_), _) => return None,
            (Role::Text(_), _) => What::Text(place, field.ty.size),
            (Role::Union(..), _) => What::Union(node, field),
            (Role::Pointer { .. }, [Entry::Step(Step::Link(_)), ..]) => What::Address(place, field.ty),
            // SAFETY: the caller's promise.
            (Role::Pointer { .. }, _) => What::Pointer(unsafe { Pointer::new(field, steps, node) }),
            _ => What::Value(place, field.ty),
        })
    }
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.node() {
            Some(node) if node.behind => f.debug_tuple("Some").field(&node).finish(),
            Some(node) => node.fmt(f),
            None => match self.what {
                What::Value(place, ty) => self.fmt_value(f, place, ty),
                What::Pointer(ref pointer) if pointer.leads_to_pointers() => self.fmt_pointers(f, pointer),
                What::Pointer(ref pointer) => self.fmt_led(f, pointer),
                What::Union(node, field) => self.fmt_union(f, node, field),
                What::List(ref list) => list.fmt(f, self.inside),
                What::Address(place, ty) => fmt_address(f, place, ty),
                // SAFETY: it is there.
                What::Text(place, size) => unsafe { text(place, size) }.fmt(f),
                What::Link(target) => (!target.is_null()).then_some(target).fmt(f),
            },
        }
    }
}

impl<'c> Shown<'c> {
    fn how(&self) -> Option<How<DebugFn>> {
        self.how.map(|how| how())
    }

    /// The node that this is, or leads to.
    fn node(&self) -> Option<Node<'c>> {
        let Some(How::Node(parts)) = self.how() else { return None };
        let (place, ty, behind) = match self.what {
            What::Value(place, ty) => (place, ty, false),
            What::Pointer(pointer) => match pointer.step() {
                Some(Step::One(target) | Step::Link(target)) => (pointer.target(), target(), true),
                _ => return None,
            },
            _ => return None,
        };
        let node = Node { place, ty, parts, around: self.inside, behind, alone: false };
        (!place.is_null() && !matches!((ty.content.kind)(), Kind::Array(..))).then_some(node)
    }

    /// The same way to show something else, in the same place.
    fn with(&self, what: What) -> Shown<'c> {
        Shown { what, ..*self }
    }

    /// A value that is no node.
    fn fmt_value(&self, f: &mut fmt::Formatter<'_>, place: *const u8, ty: &'static FieldType) -> fmt::Result {
        match (self.how(), (ty.content.kind)()) {
            // SAFETY: the function is for the value.
            (Some(How::Own(debug)), _) => unsafe { debug(place, f) },
            (Some(How::Each(debug)), Kind::Array(ty, len)) => f
                .debug_list()
                .entries((0..len).map(|index| Own(place.wrapping_add(index * ty.size), debug)))
                .finish(),
            (Some(How::Node(_)), Kind::Array(ty, len)) => self.fmt_values(f, place, len, ty),
            // SAFETY: it is there.
            (None, _) => unsafe { Numbers::read(ty, place, 1) }.ok_or(fmt::Error)?.fmt_first(f),
            _ => Err(fmt::Error),
        }
    }

    fn fmt_values(
        &self,
        f: &mut fmt::Formatter<'_>,
        place: *const u8,
        len: usize,
        ty: &'static FieldType,
    ) -> fmt::Result {
        if !self.inside.shows(place, len) {
            return f.write_str("…");
        }
        if self.how.is_none() {
            // SAFETY: they are there.
            return unsafe { Numbers::read(ty, place, len) }.ok_or(fmt::Error)?.fmt(f);
        }
        let in_lines = f.alternate();
        let mut shown = f.debug_list();
        for index in 0..len {
            let element = self.with(What::Value(place.wrapping_add(index * ty.size), ty));
            if element.node().is_some_and(|node| self.inside.hides(node.key(), in_lines)) {
                shown.entry(&More);
                break;
            }
            shown.entry(&element);
        }
        shown.finish()
    }

    /// The pointers that a pointer leads to.
    fn fmt_pointers(&self, f: &mut fmt::Formatter<'_>, pointer: &Pointer) -> fmt::Result {
        let in_lines = f.alternate();
        let mut shown = f.debug_list();
        if let View::Pointers(first, len) = &pointer.view() {
            let mut hidden = false;
            let shows = self.inside.shows(first.place(), *len);
            for index in 0..*len {
                let element = self.with(What::Pointer(first.at(index)));
                let hides =
                    !shows || element.node().is_some_and(|node| self.inside.hides(node.key(), in_lines));
                // One for all that stand together.
                if !hides {
                    shown.entry(&element);
                } else if !hidden {
                    shown.entry(&More);
                }
                if !shows {
                    break;
                }
                hidden = hides;
            }
        }
        shown.finish()
    }

    /// What a pointer leads to, unless it is a node or pointers.
    fn fmt_led(&self, f: &mut fmt::Formatter<'_>, pointer: &Pointer) -> fmt::Result {
        match &pointer.view() {
            &View::Values(place, len, ty) => self.fmt_values(f, place, len, ty),
            &View::One(place, ty) if !place.is_null() => {
                f.debug_tuple("Some").field(&self.with(What::Value(place, ty))).finish()
            }
            view => match self.inside.shows(pointer.target(), view.len()) {
                true => fmt_text(f, view),
                false => f.write_str("…"),
            },
        }
    }

    /// The case that a union has.
    fn fmt_union(&self, f: &mut fmt::Formatter<'_>, node: *const u8, field: &'static Field) -> fmt::Result {
        match &self.case(node, field)? {
            (name, Some(shown)) => f.debug_tuple(name).field(shown).finish(),
            (name, None) => f.write_str(name),
        }
    }

    /// The name of the case that a union has, and what is shown of it.
    fn case(
        &self,
        node: *const u8,
        field: &'static Field,
    ) -> Result<(&'static str, Option<Shown<'c>>), fmt::Error> {
        let (Role::Union(tag, mask), Some(How::Union(names, parts))) = (field.role, self.how()) else {
            return Err(fmt::Error);
        };
        // SAFETY: the node has this field and its tag.
        let Some(case) = (unsafe { case(field, tag, mask, node) }) else {
            return Ok((names.last().ok_or(fmt::Error)?, None));
        };
        let Case { number, field: case, steps, .. } = case;
        let name = names.get(number).ok_or(fmt::Error)?;
        let in_union = node.wrapping_add(field.offset);
        if let [Entry::Step(Step::Link(_)), ..] = steps {
            // SAFETY: the union has this case.
            let what = What::Link(unsafe { Pointer::new(case, steps, in_union) }.target());
            return Ok((name, Some(self.with(what))));
        }
        // SAFETY: as above.
        let what = unsafe { What::of(in_union, case, steps) };
        let how = parts.iter().find(|(part, _)| *part == number).map(|(_, how)| *how);
        Ok((name, what.map(|what| Shown { what, how, inside: self.inside })))
    }
}

/// A value that is shown by this function, which is for it.
struct Own(*const u8, DebugFn);

impl fmt::Debug for Own {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let &Own(place, debug) = self;
        // SAFETY: the promise of its maker.
        unsafe { debug(place, f) }
    }
}

impl List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>, around: &Showing<'_>) -> fmt::Result {
        let &List { first, next, ty, parts } = self;
        let in_lines = f.alternate();
        let mut shown = f.debug_list();
        let mut place = first;
        while !place.is_null() {
            let node = Node { place, ty, parts, around, behind: false, alone: true };
            if around.hides(node.key(), in_lines) {
                shown.entry(&More);
                break;
            }
            shown.entry(&node);
            // SAFETY: the node has this pointer.
            place = unsafe { read_pointer(place.wrapping_add(next), false) };
        }
        shown.finish()
    }
}

/// What is seen as no node and no value.
fn fmt_text(f: &mut fmt::Formatter<'_>, view: &View<'_>) -> fmt::Result {
    match view {
        View::One(..) => f.write_str("None"),
        View::Opaque(pointer) => pointer.fmt(f),
        View::Text(text) => text.fmt(f),
        View::Wide(units) => units.fmt(f),
        View::Bytes(bytes) => bytes.fmt(f),
        View::Block(strings) => strings.fmt(f),
        View::WideBlock(strings) => strings.fmt(f),
        _ => f.write_str("[]"),
    }
}

fn fmt_address(f: &mut fmt::Formatter<'_>, place: *const u8, ty: &FieldType) -> fmt::Result {
    // SAFETY: it is there.
    match unsafe { Numbers::read(ty, place, 1) } {
        Some(number) => number.fmt_first(f),
        // SAFETY: as above.
        None => unsafe { read_pointer(place, false) }.cast::<c_void>().fmt(f),
    }
}

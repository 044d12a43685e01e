//! `PartialEq` of views: what a node leads to goes on a list, which one loop empties.

use core::ptr;

use super::alike::Alike;
use super::hashed::Hashed;
use super::kind::{Compared, Entry, Field, FieldType, Kind, Role, Step, described};
use super::numbers::Numbers;
use super::parts::{EqualFn, How, Parts, how_of};
use super::read::{Case, case, read_pointer};
use super::remaining::{EXHAUSTED, Node, Remaining, Task};
use super::view::{Pointer, View, text};
use crate::shape::traits::slots;

/// How many nodes are compared before shared ones are looked for: small graphs need no set.
const UNRECORDED: usize = 256;

/// Where each node leads to one other, only every so many of them are recorded.
const STRIDE: usize = 32;

/// Compares two nodes, to any depth, and in time that is linear in the number of different pairs of nodes.
///
/// # Panics
///
/// If no memory is left for the list of what remains: nobody knows then.
///
/// # Safety
///
/// Written nodes of the type are there, with all that they lead to, and the parts are those of its view.
pub(crate) unsafe fn equal_nodes(
    a: *const u8,
    b: *const u8,
    ty: &'static FieldType,
    parts: Parts<EqualFn>,
) -> bool {
    let mut comparison = Comparison::new();
    comparison.nodes(a, b, 1, ty, parts) && comparison.finish()
}

/// Compares two nodes and those that follow them in lists, which may be empty.
///
/// # Panics
///
/// As [`equal_nodes`].
///
/// # Safety
///
/// As [`equal_nodes`], where the pointers are not null.
pub(crate) unsafe fn equal_lists(
    a: *const u8,
    b: *const u8,
    ty: &'static FieldType,
    parts: Parts<EqualFn>,
) -> bool {
    match a.is_null() || b.is_null() {
        true => a.is_null() && b.is_null(),
        // SAFETY: the caller's promise.
        false => unsafe { equal_nodes(a, b, ty, parts) },
    }
}

/// A comparison that is going on: the list of what remains, and what need not be compared again. Written nodes are on
/// the list, with all that they lead to.
///
/// If a pair of nodes was compared, then it was found equal, or the comparison is over, or what it leads to is
/// still on the list. So a recorded pair is passed over, and nodes that many others share are compared once.
/// A pair that leads to several others is recorded at once, and of those that lead to one, every
/// `STRIDE`th: what is compared again soon comes to a pair that is not.
struct Comparison {
    list: Remaining,
    steps: usize,
    seen: Hashed<(), (usize, usize, usize)>,
    /// Arrays and texts that led to much: where they start, where they are described, and how long they are, or 0 if
    /// they end themselves. Copies of nodes share them, which are other nodes.
    long: Hashed<(), Long>,
    /// How structs are compared that lead nowhere but to leaves: those that came last, and those that came before and
    /// are no such, or are too few to find out.
    leaves: Option<(Node, Alike)>,
    others: Option<&'static [Entry]>,
    /// How many bytes were led to.
    bytes: usize,
    /// A few structs led to so much: they go on the list from then on, which knows those that were compared.
    listed: bool,
}

/// With how many structs in an array it is worth while to find out how they are compared.
const MANY: usize = 8;

/// With how many bytes in arrays and texts these, or their node, are not compared again.
const MUCH: usize = 1 << 12;

/// What is known of a long array in two graphs.
type Long = (usize, usize, usize, usize);

impl Comparison {
    fn new() -> Self {
        Comparison {
            list: Remaining::new(),
            steps: 0,
            seen: Hashed::new(),
            long: Hashed::new(),
            leaves: None,
            others: None,
            bytes: 0,
            listed: false,
        }
    }

    /// Compares all that is on the list.
    fn finish(&mut self) -> bool {
        while let Some(Task { a, b, node, .. }) = self.list.next() {
            if a.is_null() || b.is_null() {
                if a == b {
                    continue;
                }
                return false;
            }
            let key = (a.addr(), b.addr(), node.entries.as_ptr().addr());
            if self.seen.get_mut(key).is_some() {
                continue;
            }
            let (before, bytes) = (self.list.len(), self.bytes);
            if !self.fields(a, b, node) {
                return false;
            }
            self.steps = self.steps.wrapping_add(1);
            let records = match self.list.len() - before {
                _ if self.bytes.wrapping_sub(bytes) >= MUCH => true,
                _ if self.steps <= UNRECORDED => false,
                0 => false,
                1 => self.steps % STRIDE == 0 || self.list.last().is_some_and(|task| task.left > 1),
                _ => true,
            };
            if records {
                assert!(self.seen.insert(key, ()), "{EXHAUSTED}");
            }
        }
        true
    }

    /// Compares two nodes: their values at once, and the nodes that these lead to are put on the list.
    fn fields(&mut self, a: *const u8, b: *const u8, node: Node) -> bool {
        let Node { entries, parts } = node;
        let mut rest = parts;
        described(entries).enumerate().all(|(position, (field, steps))| {
            let how = match rest {
                [(part, how), others @ ..] if *part == position => {
                    rest = others;
                    Some(how())
                }
                _ => None,
            };
            match steps {
                [Entry::Step(Step::List(_)), ..] => self.list(field, a, b, node),
                _ => self.part(field, steps, how, a, b),
            }
        })
    }

    /// Compares what follows two nodes in linked lists.
    fn list(&mut self, field: &Field, a: *const u8, b: *const u8, node: Node) -> bool {
        // SAFETY: the node has this pointer.
        let a = unsafe { read_pointer(a.wrapping_add(field.offset), false) };
        // SAFETY: as above.
        let b = unsafe { read_pointer(b.wrapping_add(field.offset), false) };
        self.both(a, b, |this| {
            this.list.at_last(Task { a, b, left: 1, size: 0, pointers: false, node });
            true
        })
    }

    /// Whether neither of two pointers is null, and then what remains to be done is done, or both are.
    fn both(&mut self, a: *const u8, b: *const u8, then: impl FnOnce(&mut Self) -> bool) -> bool {
        match a.is_null() || b.is_null() {
            true => a.is_null() && b.is_null(),
            false => then(self),
        }
    }

    /// Compares a field of two nodes, or the case of two unions.
    fn part(
        &mut self,
        field: &'static Field,
        steps: &'static [Entry],
        how: Option<How<EqualFn>>,
        a: *const u8,
        b: *const u8,
    ) -> bool {
        let (in_a, in_b) = (a.wrapping_add(field.offset), b.wrapping_add(field.offset));
        match field.role {
            Role::Empty | Role::End(_) => true,
            Role::Text(_) => {
                // SAFETY: as many bytes are there.
                let a = unsafe { text(in_a, field.ty.size) };
                // SAFETY: as above.
                let b = unsafe { text(in_b, field.ty.size) };
                a == b
            }
            Role::Union(..) => self.unions(field, how, a, b),
            Role::Pointer { .. } => {
                if let (Some(How::Node(parts)), [Entry::Step(Step::One(target))]) = (how, steps) {
                    let as_integer = field.ty.content.any_bits;
                    // SAFETY: both nodes have this pointer.
                    let a = unsafe { read_pointer(in_a, as_integer) };
                    // SAFETY: as above.
                    let b = unsafe { read_pointer(in_b, as_integer) };
                    return self.both(a, b, |this| this.nodes(a, b, 1, target(), parts));
                }
                // SAFETY: both nodes have this field.
                let (a, b) = unsafe { pointers(field, steps, a, b) };
                match a.step() {
                    // It is not followed.
                    Some(Step::Link(_)) => a.target().is_null() == b.target().is_null(),
                    _ => self.led(&a, &b, how),
                }
            }
            _ => self.values(in_a, in_b, 1, field.ty, how),
        }
    }

    /// Compares the cases of two unions.
    fn unions(
        &mut self,
        field: &'static Field,
        how: Option<How<EqualFn>>,
        a: *const u8,
        b: *const u8,
    ) -> bool {
        let (Role::Union(tag, mask), Some(How::Union(_, parts))) = (field.role, how) else { return false };
        let (in_a, in_b) = (a.wrapping_add(field.offset), b.wrapping_add(field.offset));
        // SAFETY: the node has this field and its tag.
        let case_of_a = unsafe { case(field, tag, mask, a) };
        // SAFETY: as above.
        let case_of_b = unsafe { case(field, tag, mask, b) };
        match (case_of_a, case_of_b) {
            (Some(ours), Some(theirs)) => {
                let Case { number, field, steps, .. } = ours;
                number == theirs.number && self.part(field, steps, how_of(parts, number), in_a, in_b)
            }
            (None, None) => in_a == in_b,
            _ => false,
        }
    }

    /// Compares what two pointers lead to.
    fn led(&mut self, a: &Pointer, b: &Pointer, how: Option<How<EqualFn>>) -> bool {
        let (start, other, at) = (a.target().addr(), b.target().addr(), a.described_at());
        // What says by itself where it ends is not measured again, either.
        let ends = a.ends_itself();
        if ends && self.long.get_mut((start, other, at, 0)).is_some() {
            return true;
        }
        let (ours, theirs) = (a.view(), b.view());
        let len = if ends { 0 } else { ours.len() };
        let key = (ends || a.is_alone()).then_some((start, other, at, len));
        if len >= MANY && len == theirs.len() && key.is_some_and(|key| self.long.get_mut(key).is_some()) {
            return true;
        }
        let bytes = self.bytes;
        let equal = self.seen_as(ours, theirs, how);
        if let Some(key) = key.filter(|_| equal && self.bytes.wrapping_sub(bytes) >= MUCH) {
            assert!(self.long.insert(key, ()), "{EXHAUSTED}");
        }
        equal
    }

    /// Compares what two pointers are seen as.
    fn seen_as(&mut self, a: View<'_>, b: View<'_>, how: Option<How<EqualFn>>) -> bool {
        if !matches!(a, View::Values(..)) {
            self.bytes = self.bytes.wrapping_add(a.len());
        }
        match (a, b) {
            (View::Opaque(a), View::Opaque(b)) => a == b,
            (View::One(a, ty), View::One(b, _)) => self.both(a, b, |this| this.values(a, b, 1, ty, how)),
            (View::Values(a, len, ty), View::Values(b, other, _)) => {
                len == other && self.values(a, b, len, ty, how)
            }
            (View::Pointers(a, len), View::Pointers(b, other)) => {
                len == other && self.all_led(&a, &b, len, how)
            }
            (View::Text(a), View::Text(b)) => a == b,
            (View::Wide(a), View::Wide(b)) => a == b,
            (View::Bytes(a), View::Bytes(b)) => a == b,
            (View::Block(a), View::Block(b)) => a == b,
            (View::WideBlock(a), View::WideBlock(b)) => a == b,
            (a, b) => a.is_empty() && b.is_empty(),
        }
    }

    /// Compares what two arrays of pointers lead to.
    fn all_led(&mut self, a: &Pointer, b: &Pointer, left: usize, how: Option<How<EqualFn>>) -> bool {
        if let (Some(How::Node(parts)), Some(Step::One(target) | Step::Link(target))) = (how, a.step()) {
            let Some(node) = Node::of(target(), parts) else { return false };
            let (a, b, size) = (a.place(), b.place(), size_of::<*const u8>());
            return self.list.add(Task { a, b, left, size, pointers: true, node });
        }
        // From behind, so that the first one comes on top of the list.
        (0..left).rev().all(|index| self.led(&a.at(index), &b.at(index), how))
    }

    /// Compares values that stand one after the other.
    fn values(
        &mut self,
        a: *const u8,
        b: *const u8,
        len: usize,
        ty: &'static FieldType,
        how: Option<How<EqualFn>>,
    ) -> bool {
        let own = |equal: EqualFn, size: usize, len: usize| {
            // SAFETY: the function is for these values.
            (0..len).all(|index| unsafe { equal(a.wrapping_add(index * size), b.wrapping_add(index * size)) })
        };
        self.bytes = self.bytes.wrapping_add(len * ty.size);
        match how {
            None if ty.content.compared == Compared::Bytes => {
                // SAFETY: they are there.
                let a = unsafe { slots(a, len * ty.size) };
                // SAFETY: as above.
                a == unsafe { slots(b, len * ty.size) }
            }
            None => {
                // SAFETY: they are there.
                let a = unsafe { Numbers::read(ty, a, len) };
                // SAFETY: as above.
                let b = unsafe { Numbers::read(ty, b, len) };
                a.is_some() && a == b
            }
            Some(How::Own(equal)) => own(equal, ty.size, len),
            Some(How::Each(equal)) => match (ty.content.kind)() {
                Kind::Array(ty, each) => own(equal, ty.size, len * each),
                _ => false,
            },
            Some(How::Node(parts)) => self.nodes(a, b, len, ty, parts),
            Some(How::Union(..)) => false,
        }
    }

    /// How so many nodes are compared, if they lead nowhere but to leaves, and if it is worth while: where there are
    /// many, or such have come before.
    fn leaves(&mut self, node: Node, count: usize) -> Option<&Alike> {
        if count < MANY && self.listed {
            return None;
        }
        let same = |entries: &[Entry]| ptr::eq(entries, node.entries);
        if !self
            .leaves
            .as_ref()
            .is_some_and(|(known, _)| same(known.entries) && ptr::eq(known.parts, node.parts))
        {
            let came = self.others.replace(node.entries).is_some_and(same);
            if count < MANY && !came {
                return None;
            }
            let alike = Alike::of(node.entries, node.parts)?;
            self.leaves = Some((node, alike));
        }
        self.leaves.as_ref().map(|(_, leaves)| leaves)
    }

    /// Compares nodes that lead nowhere but to leaves, and puts others that stand one after the other on the list, or
    /// arrays of them.
    fn nodes(
        &mut self,
        a: *const u8,
        b: *const u8,
        len: usize,
        ty: &'static FieldType,
        parts: Parts<EqualFn>,
    ) -> bool {
        let (ty, left, kind) = match (ty.content.kind)() {
            Kind::Array(ty, each) => (ty, len * each, (ty.content.kind)()),
            kind => (ty, len, kind),
        };
        let Kind::Struct(entries) = kind else { return false };
        let node = Node { entries, parts };
        if let Some(leaves) = self.leaves(node, left) {
            let at = |place: *const u8, index| place.wrapping_add(index * ty.size);
            let (mut bytes, mut done) = (0, 0);
            // Where they lead to much, the list knows what was compared.
            while done < left && bytes < (done + 1) * MUCH {
                // SAFETY: the nodes are there.
                if !unsafe { leaves.are(at(a, done), at(b, done), &mut bytes) } {
                    return false;
                }
                done += 1;
            }
            let many = if left >= MANY { MUCH } else { 0 };
            self.bytes = self.bytes.wrapping_add(bytes.max(many));
            self.listed |= left < MANY && bytes >= MUCH;
            let rest = Task {
                a: at(a, done),
                b: at(b, done),
                left: left - done,
                size: ty.size,
                pointers: false,
                node,
            };
            return self.list.add(rest);
        }
        self.list.add(Task { a, b, left, size: ty.size, pointers: false, node })
    }
}

/// The pointers in this field of two nodes.
///
/// # Safety
///
/// As [`Pointer::new`].
unsafe fn pointers(
    field: &'static Field,
    steps: &'static [Entry],
    a: *const u8,
    b: *const u8,
) -> (Pointer, Pointer) {
    // SAFETY: the caller's promise.
    let a = unsafe { Pointer::new(field, steps, a) };
    // SAFETY: as above.
    let b = unsafe { Pointer::new(field, steps, b) };
    (a, b)
}

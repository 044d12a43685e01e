//! What a pointer in a view is seen as.

use core::ffi::{CStr, c_char, c_void};

use super::extent::{Content, Extent, Lengths, Lens};
use super::kind::{Entry, Field, FieldType, Len, Step};
use super::read::{read_int, read_pointer};
use super::source::Built;
use crate::shape::block::{Block, Strings};
use crate::shape::cstring::CString;
use crate::shape::traits::{Shape, slots};
use crate::shape::utf16::Utf16;

const NARROW: Block<CString> = Block::new();
const WIDE: Block<Utf16> = Block::new();

/// A pointer in a struct, or in an array that such a pointer leads to.
#[derive(Clone, Copy)]
pub(super) struct Pointer {
    /// Where it stands.
    place: *const u8,
    /// How many bytes stand there: pointers, if the first step says so.
    size: usize,
    /// It is an address in an integer.
    as_integer: bool,
    /// Where it leads.
    steps: &'static [Entry],
    /// The struct with the lengths.
    node: *const u8,
    /// The lengths of the rows of which this leads to one.
    lens: Lens,
    /// Its position in an array.
    index: usize,
}

/// What a pointer is seen as.
pub(super) enum View<'a> {
    /// It leads nobody knows where.
    Opaque(*const c_void),
    /// Nowhere, where an array could be.
    Nothing,
    /// To a value of this type, or null.
    One(*const u8, &'static FieldType),
    /// To as many values in an array.
    Values(*const u8, usize, &'static FieldType),
    /// To an array of pointers: the first of them, and how many there are.
    Pointers(Pointer, usize),
    Text(Option<&'a CStr>),
    Wide(&'a [u16]),
    Bytes(&'a [u8]),
    Block(Strings<'a, CString>),
    WideBlock(Strings<'a, Utf16>),
}

impl View<'_> {
    /// Whether it is an array without elements.
    pub(super) fn is_empty(&self) -> bool {
        match *self {
            View::Nothing => true,
            View::Values(_, len, _) | View::Pointers(_, len) => len == 0,
            View::Bytes(bytes) => bytes.is_empty(),
            _ => false,
        }
    }

    /// How many elements or letters there are.
    pub(super) fn len(&self) -> usize {
        match *self {
            View::Values(_, len, _) | View::Pointers(_, len) => len,
            View::Text(text) => text.map_or(0, CStr::count_bytes),
            View::Wide(units) => units.len(),
            View::Bytes(bytes) => bytes.len(),
            View::Block(strings) => strings.map(|text| text.count_bytes() + 1).sum(),
            View::WideBlock(strings) => strings.map(|text| text.len() + 1).sum(),
            _ => 0,
        }
    }
}

impl Pointer {
    /// # Safety
    ///
    /// A written node with this field stands at `node`, with all that it leads to, and stays there.
    pub(super) unsafe fn new(field: &Field, steps: &'static [Entry], node: *const u8) -> Pointer {
        let place = node.wrapping_add(field.offset);
        // Any bits are an integer, and no pointer.
        let as_integer = field.ty.content.any_bits;
        Pointer { place, size: field.ty.size, as_integer, steps, node, lens: None, index: 0 }
    }

    /// The one so many places further in its array.
    pub(super) fn at(&self, index: usize) -> Pointer {
        Pointer {
            place: self.place.wrapping_add(index * size_of::<*const u8>()),
            index: self.index + index,
            ..*self
        }
    }

    /// Where it stands.
    pub(super) fn place(&self) -> *const u8 {
        self.place
    }

    /// The first step.
    pub(super) fn step(&self) -> Option<Step> {
        match self.steps.first() {
            Some(&Entry::Step(step)) => Some(step),
            _ => None,
        }
    }

    /// Where that is described. No two pointers in a struct have the same place.
    pub(super) fn described_at(&self) -> usize {
        self.steps.as_ptr().addr()
    }

    /// Whether what it leads to says by itself where it ends.
    pub(super) fn ends_itself(&self) -> bool {
        is_alone(self.steps, false)
    }

    /// Whether nothing but its own length has to be known to see it, and all that it leads to.
    pub(super) fn is_alone(&self) -> bool {
        is_alone(self.steps, true)
    }

    /// Whether it leads to other pointers, if not to NULL.
    pub(super) fn leads_to_pointers(&self) -> bool {
        match self.steps {
            [Entry::Step(Step::Room(..)), _, inner @ ..] | [_, inner @ ..] => {
                !matches!(inner, [] | [Entry::Step(Step::Elements(_)), ..])
            }
            [] => false,
        }
    }

    /// Where it leads.
    pub(super) fn target(&self) -> *const u8 {
        // SAFETY: a pointer stands there, or an address.
        unsafe { read_pointer(self.place, self.as_integer) }
    }

    /// What it is seen as, for as long as the node is there.
    pub(super) fn view<'a>(&self) -> View<'a> {
        let Some(step) = self.step() else { return View::Nothing };
        match step {
            Step::Opaque => View::Opaque(self.target().cast()),
            Step::One(target) | Step::Link(target) | Step::List(target) => View::One(self.target(), target()),
            Step::Each => View::Pointers(self.inside(self.place, None), self.size / size_of::<*const u8>()),
            // SAFETY: it was written as such a pointer.
            Step::CString(_) => View::Text(unsafe { self.seen::<*const c_char, _>(CString) }),
            // SAFETY: as above.
            Step::Utf16(_) => View::Wide(unsafe { self.seen::<*const u16, _>(Utf16) }),
            // SAFETY: as above.
            Step::Block(false) => View::Block(unsafe { self.seen::<*const c_char, _>(NARROW) }),
            // SAFETY: as above.
            Step::Block(true) => View::WideBlock(unsafe { self.seen::<*const u16, _>(WIDE) }),
            _ => self.array(step),
        }
    }

    /// As its shape has it.
    ///
    /// # Safety
    ///
    /// It was written with this shape.
    unsafe fn seen<'a, P: 'a, S: Shape<P>>(&self, shape: S) -> S::View<'a> {
        // SAFETY: the promise of `new`: it is there.
        let slot = unsafe { &*self.place.cast::<P>() };
        // SAFETY: the caller's promise.
        unsafe { shape.view(slot) }
    }

    fn array<'a>(&self, step: Step) -> View<'a> {
        let Pointer { node, lens, index, .. } = *self;
        let inner = self.steps.get(1..).unwrap_or(&[]);
        // The most common of all; what follows is for whatever there is.
        if let (Step::Counted(Len::Field(count), false), [Entry::Step(Step::Elements(element))]) =
            (step, inner)
        {
            // SAFETY: the node has this field.
            let len = unsafe { read_int(node.wrapping_add(count.offset), count.ty) };
            let len = len.and_then(|len| usize::try_from(len).ok()).unwrap_or(0);
            return match self.target() {
                start if start.is_null() => View::Nothing,
                start => View::Values(start, len, element()),
            };
        }
        // SAFETY: the promise of `new`.
        let extent =
            unsafe { Extent::of(&Built, step, inner, self.target(), &Lengths { node, lens, index }) };
        let Ok(Some(Extent { block, lens, inner, .. })) = extent else { return View::Nothing };
        match block.content {
            Content::Values(ty) => View::Values(block.start, block.len, ty),
            Content::Pointers => {
                View::Pointers(Pointer { steps: inner, ..self.inside(block.start, lens) }, block.len)
            }
            // SAFETY: as many bytes are there.
            Content::Text => View::Bytes(unsafe { slots(block.start, block.len) }),
        }
    }

    /// The first pointer of an array to which this one leads, or which stands in its place.
    fn inside(&self, place: *const u8, lens: Lens) -> Pointer {
        let steps = self.steps.get(1..).unwrap_or(&[]);
        Pointer {
            place,
            size: size_of::<*const u8>(),
            as_integer: false,
            steps,
            node: self.node,
            lens,
            index: 0,
        }
    }
}

/// Whether no field of the struct has a part in how long an array is; or, if it may, in how long those are to which its
/// elements lead.
fn is_alone(steps: &[Entry], counted: bool) -> bool {
    match steps {
        [Entry::Step(Step::Room(..)), rest @ ..] => counted && is_alone(rest, true),
        [Entry::Step(Step::Counted(..)), rest @ ..] => counted && is_alone(rest, false),
        [Entry::Step(Step::Bytes(_))] => counted,
        [Entry::Step(Step::Until(_)), rest @ ..] => is_alone(rest, false),
        [
            Entry::Step(
                Step::CString(_) | Step::Utf16(_) | Step::Block(_) | Step::Elements(_) | Step::One(_),
            ),
        ] => true,
        _ => false,
    }
}

/// Text in an array, up to its NUL; C may have overwritten that.
///
/// # Safety
///
/// As many bytes are there, and stay there.
pub(super) unsafe fn text<'a>(place: *const u8, size: usize) -> &'a CStr {
    // SAFETY: the caller's promise.
    let bytes = unsafe { slots(place, size) };
    CStr::from_bytes_until_nul(bytes).unwrap_or_default()
}

//! Memory of C that is as wrong as it may be: the input is read as instructions that build it.
//!
//! What [`FromC::import`] asks of its caller is kept: a pointer that is aligned, and not NULL, leads to readable memory as
//! large as its type and its length say, or as far as its end. Each such place is a block of its own with no byte more, so
//! AddressSanitizer sees whoever reads further. Where a length is past the limits, the pointer leads nowhere. All else is up
//! to the input: counts, tags, `bool`s, enums, constants, missing ends, NULL, alignment, sharing and cycles.
#![no_main]

use std::ffi::{c_char, c_int, c_void};
use std::fmt::Debug;
use std::ptr;

use cymem::{Error, FromC, Limits, PoolAlloc};
use libfuzzer_sys::fuzz_target;

#[path = "../support/mod.rs"]
mod support;
use support::network::{Entry, Node};
use support::{Everything, Exact, Leaf, Padded, look};

/// Of one graph.
const BYTES: usize = 1 << 16;
/// How many elements are looked at for an end.
const UNENDED: usize = 16;

fuzz_target!(|data: &[u8]| {
    let mut memory = Memory { input: data, blocks: Vec::new(), nodes: (ptr::null_mut(), 0) };
    match memory.byte() % 2 {
        0 => {
            let root = memory.values(1, everything);
            import(root);
        }
        _ => {
            let root = memory.network();
            import(root);
        }
    }
});

fn import<T: PoolAlloc<View: Debug + PartialEq>>(root: *const T) {
    let limits = Limits::new().nodes(500).bytes(BYTES).unended(UNENDED);
    // SAFETY: as said above.
    match unsafe { T::import(root, limits) } {
        Ok(graph) => look(&graph),
        Err(error) => {
            assert!(matches!(error, Error::Invalid { .. }) && !error.to_string().is_empty(), "{error:?}")
        }
    }
}

/// Memory that is built as the input says.
struct Memory<'a> {
    input: &'a [u8],
    blocks: Vec<Exact>,
    /// Nodes that are there, of which any may be led to: the first, and how many.
    nodes: (*mut Node, usize),
}

impl Memory<'_> {
    /// The next byte; zeros behind the last one.
    fn byte(&mut self) -> u8 {
        match self.input.split_first() {
            Some((&byte, rest)) => {
                self.input = rest;
                byte
            }
            None => 0,
        }
    }

    /// Writes any bits to a place.
    fn any<T>(&mut self, place: *mut T) {
        for at in 0..size_of::<T>() {
            let byte = self.byte();
            // SAFETY: the place has so many bytes.
            unsafe { place.cast::<u8>().add(at).write(byte) };
        }
    }

    /// Mostly a small number; sometimes one that is no count.
    fn count(&mut self) -> i128 {
        match self.byte() {
            byte @ 0..=199 => i128::from(byte % 5),
            200..=209 => -1,
            210..=219 => i128::from(i64::MIN),
            220..=229 => 1 << 31,
            230..=239 => 1 << 61,
            byte => i128::from(byte) - 220,
        }
    }

    fn block(&mut self, size: usize, align: usize) -> *mut u8 {
        let block = Exact::zeroed(size, align);
        let start = block.start();
        self.blocks.push(block);
        start
    }

    /// A pointer that is no good: NULL, or not aligned if there is such a thing.
    fn bad<T>(&mut self) -> Option<*mut T> {
        match self.byte() {
            0..=9 => Some(ptr::null_mut()),
            10..=19 if align_of::<T>() > 1 => Some(ptr::without_provenance_mut(1)),
            _ => None,
        }
    }

    /// As many values as a stored count says, which is read by nobody if it is past the limits.
    fn values<T>(&mut self, count: i128, mut fill: impl FnMut(&mut Self, *mut T)) -> *mut T {
        let Some(len) =
            usize::try_from(count).ok().filter(|&len| len.saturating_mul(size_of::<T>()) <= BYTES)
        else {
            return ptr::without_provenance_mut(1 << 12);
        };
        let start = self.block(len * size_of::<T>(), align_of::<T>()).cast::<T>();
        for at in 0..len {
            fill(self, start.wrapping_add(at));
        }
        start
    }

    /// The same, or a pointer that is no good.
    fn array<T>(&mut self, count: i128, fill: impl FnMut(&mut Self, *mut T)) -> *mut T {
        self.bad().unwrap_or_else(|| self.values(count, fill))
    }

    fn plain<T>(&mut self, count: i128) -> *mut T {
        self.array(count, Self::any)
    }

    /// Elements, and the one that ends them; or as many as are looked at, which do not end.
    fn ended<T>(&mut self, end: impl Fn(*mut T), mut fill: impl FnMut(&mut Self, *mut T)) -> *mut T {
        if let Some(bad) = self.bad() {
            return bad;
        }
        let len = usize::from(self.byte() % 8);
        if len == 7 {
            return self.values(UNENDED as i128, fill);
        }
        self.values(len as i128 + 1, |memory, place: *mut T| fill(memory, place)).inspect_last(len, end)
    }

    fn text<T>(&mut self) -> *mut T {
        self.ended(
            // SAFETY: a unit stands there.
            |place: *mut T| unsafe { place.write_bytes(0, 1) },
            |memory, place| {
                memory.any(place);
                // Any unit but the one that ends it.
                // SAFETY: as above.
                unsafe { *place.cast::<u8>() |= 1 };
            },
        )
    }

    /// Strings that two zeros end, or nothing does.
    fn strings<T>(&mut self) -> *mut T {
        if let Some(bad) = self.bad() {
            return bad;
        }
        let len = usize::from(self.byte() % 8);
        let start: *mut T = match len {
            7 => self.values(UNENDED as i128, |memory, place| memory.any(place)),
            _ => self.values(len as i128 + 2, |memory, place| memory.any(place)),
        };
        let (from, to) = match len {
            // No two zeros, one after the other.
            7 => {
                for at in (0..UNENDED).step_by(2) {
                    // SAFETY: there are so many units.
                    unsafe { *start.add(at).cast::<u8>() |= 1 };
                }
                return start;
            }
            _ => (len, len + 2),
        };
        for at in from..to {
            // SAFETY: as above.
            unsafe { start.add(at).write_bytes(0, 1) };
        }
        start
    }

    fn leaf(&mut self) -> *mut Leaf {
        self.array(1, leaf)
    }

    /// Nodes in one block, which lead to each other.
    fn network(&mut self) -> *mut Node {
        let len = usize::from(self.byte() % 6) + 1;
        let first = self.block(len * size_of::<Node>(), align_of::<Node>()).cast::<Node>();
        self.nodes = (first, len);
        for at in 0..len {
            node(self, first.wrapping_add(at));
        }
        first
    }

    /// Any node, and how many there are from there on.
    fn some_nodes(&mut self) -> (*mut Node, usize) {
        let (first, len) = self.nodes;
        let at = usize::from(self.byte()) % len;
        (first.wrapping_add(at), len - at)
    }

    fn some_node(&mut self) -> *mut Node {
        match self.byte() {
            // Most of them are trees.
            0..=99 => ptr::null_mut(),
            _ => self.bad().unwrap_or_else(|| self.some_nodes().0),
        }
    }

    /// A pointer to some nodes, and as many of them as may be read, or no count at all.
    fn node_array(&mut self) -> (*mut Node, i128) {
        let (start, most) = self.some_nodes();
        match self.count() {
            count if count > most as i128 && count <= (BYTES / size_of::<Node>()) as i128 => {
                (start, most as i128)
            }
            count => (self.bad().unwrap_or(start), count),
        }
    }
}

/// What is done with the last of some elements.
trait Last<T> {
    fn inspect_last(self, last: usize, what: impl Fn(*mut T)) -> Self;
}

impl<T> Last<T> for *mut T {
    fn inspect_last(self, last: usize, what: impl Fn(*mut T)) -> Self {
        what(self.wrapping_add(last));
        self
    }
}

/// Sets fields of the struct at a place, whether the values are any or not.
macro_rules! set {
    ($place:expr, $($field:ident = $value:expr),* $(,)?) => { $(
        let value = $value;
        // SAFETY: the struct stands there.
        unsafe { (&raw mut (*$place).$field).write(value) };
    )* };
}

/// Any bits in fields of the struct at a place.
macro_rules! any {
    ($memory:expr, $place:expr, $($field:ident),*) => { $(
        // SAFETY: the struct stands there.
        $memory.any(unsafe { &raw mut (*$place).$field });
    )* };
}

/// A number as a field has it; what has no place in the field is another number in it, so that is what counts.
macro_rules! stored {
    ($ty:ty, $count:expr) => {{
        let stored = $count as $ty;
        (stored, stored as i128)
    }};
}

fn leaf(memory: &mut Memory<'_>, place: *mut Leaf) {
    let (n, count) = stored!(i32, memory.count());
    set!(place, n = n, values = memory.plain(count));
    match memory.byte() {
        0..=99 => {}
        100..=199 => memory.any(unsafe_field(place, |leaf| unsafe { (&raw mut (*leaf).color).cast::<u8>() })),
        // SAFETY: the struct stands there.
        _ => unsafe { (&raw mut (*place).color).cast::<u8>().write(200) },
    }
}

fn unsafe_field<T, F>(place: *mut T, field: impl Fn(*mut T) -> *mut F) -> *mut F {
    field(place)
}

fn null<T>(place: *mut *mut T) {
    // SAFETY: a pointer stands there.
    unsafe { place.write(ptr::null_mut()) };
}

fn everything(memory: &mut Memory<'_>, place: *mut Everything) {
    let good = memory.byte() < 240;
    set!(
        place,
        size = if good { size_of::<Everything>() as u32 } else { 1 },
        version = if good { 7 } else { 8 }
    );
    set!(place, stamp = support::stamp());
    let (n, count) = stored!(usize, memory.count());
    set!(
        place,
        n = n,
        leaves = memory.array(count, leaf),
        pointers = memory.array(count, |memory, slot: *mut *mut Leaf| unsafe { slot.write(memory.leaf()) }),
        offsets = memory.plain::<i32>(count.wrapping_add(1)),
        argv = memory
            .ended(null, |memory, slot: *mut *mut c_char| unsafe { slot.write(memory.text::<c_char>()) }),
        zeros = memory.text::<u16>(),
        ended = memory.ended(|place: *mut c_int| unsafe { place.write(-1) }, Memory::any),
        name = memory.text::<c_char>(),
        counted_name = memory.text::<c_char>(),
        wide = memory.text::<u16>(),
        environment = memory.strings::<c_char>(),
    );
    any!(memory, place, name_len);
    let (bytes_len, count) = stored!(u8, memory.count());
    set!(place, bytes_len = bytes_len, bytes = memory.plain::<u8>(count).cast::<c_void>());
    any!(memory, place, fixed);

    let (rows, count) = stored!(u32, memory.count());
    let mut lens = Vec::new();
    set!(
        place,
        rows = rows,
        lens = memory.array(count, |memory, slot: *mut u32| {
            let (len, count) = stored!(u32, memory.count());
            lens.push(count);
            unsafe { slot.write(len) };
        })
    );
    let mut at = 0;
    // Without lengths that may be read, nobody reads the rows.
    set!(
        place,
        jagged = memory
            .array(count, |memory, slot: *mut *const u32| {
                let len = lens.get(at).copied().unwrap_or(0);
                at += 1;
                unsafe { slot.write(memory.plain::<u32>(len)) };
            })
            .cast_const()
    );

    let count = memory.count();
    let begin = memory.plain::<u32>(count);
    let distance = match memory.byte() {
        byte @ 0..=19 => usize::from(byte),
        _ => (count as usize).wrapping_mul(size_of::<u32>()),
    };
    let distance = match distance > BYTES || distance <= usize::try_from(count).unwrap_or(0) * 4 {
        true => distance,
        false => 0,
    };
    set!(place, begin = begin.cast_const(), stop = begin.wrapping_byte_add(distance).cast_const());

    let (words, count) = stored!(usize, memory.count().wrapping_mul(if memory.byte() < 240 { 8 } else { 3 }));
    // As many bytes, and aligned.
    let data = memory.plain::<u64>(count / 8);
    set!(place, words = words, data = data.cast::<c_void>());
    set!(place, inline = [memory.leaf(), memory.leaf(), memory.leaf()]);
    leaf(memory, unsafe_field(place, |place| unsafe { &raw mut (*place).one }));
    for at in 0..2 {
        leaf(memory, unsafe_field(place, |place| unsafe { (&raw mut (*place).two).cast::<Leaf>().add(at) }));
    }
    if memory.byte() >= 240 {
        any!(memory, place, stamp, padded);
    }
    let (many, count) = stored!(usize, memory.count());
    set!(
        place,
        many = many,
        plain = memory
            .array(count, |memory, slot: *mut Padded| {
                if memory.byte() >= 240 {
                    memory.any(slot);
                }
            })
            .cast_const()
    );

    let kind = u32::from(memory.byte()) % 12;
    set!(place, kind = kind);
    let value = unsafe_field(place, |place| unsafe { (&raw mut (*place).value).cast::<c_void>() });
    match kind {
        2 => unsafe { value.cast::<*mut c_char>().write(memory.text()) },
        3 => unsafe { value.cast::<*mut Leaf>().write(memory.leaf()) },
        4 => unsafe { value.cast::<*mut u16>().write(memory.plain(2)) },
        _ => memory.any(value.cast::<u64>()),
    }

    let (room, _) = stored!(u32, memory.count());
    let (used, count) = stored!(u32, memory.count());
    set!(place, room = room, used = used, reserved = memory.plain::<u32>(count));
    let (width, count) = stored!(i16, memory.count());
    let (height, rows) = stored!(u8, memory.count());
    set!(
        place,
        width = width,
        height = height,
        cells =
            memory.array(rows, |memory, slot: *mut *mut u8| unsafe { slot.write(memory.plain::<u8>(count)) }),
    );
    let (given_len, count) = stored!(u32, memory.count());
    set!(place, given_len = given_len, given = memory.plain::<u8>(count).cast_const());
    set!(place, address = memory.leaf().expose_provenance() as u64);
    any!(memory, place, length);
    let user = memory.byte();
    let call = callback as unsafe extern "C" fn(c_int);
    set!(place, user = ptr::without_provenance_mut(usize::from(user)), call = (user > 200).then_some(call));
}

unsafe extern "C" fn callback(_: c_int) {}

fn node(memory: &mut Memory<'_>, place: *mut Node) {
    any!(memory, place, id);
    let (kids, count) = memory.node_array();
    let (n, stored) = stored!(i8, count);
    // Another number of nodes is as many as may be read, or none.
    let fits = stored == count || !(1..=(BYTES as i128)).contains(&stored);
    set!(place, n = if fits { n } else { 0 }, kids = kids);
    let (m, count) = stored!(u16, memory.count());
    set!(
        place,
        m = m,
        peers = memory
            .array(count, |memory, slot: *mut *mut Node| unsafe { slot.write(memory.some_node()) })
            .cast_const(),
        left = memory.some_node(),
        right = memory.some_node(),
        friend = memory.some_node(),
        parent = memory.some_node().cast_const(),
        next = memory.some_node(),
        more = memory.ended(null, |memory, slot: *mut *mut Node| unsafe {
            slot.write(match memory.some_node() {
                node if node.is_null() => memory.some_nodes().0,
                node => node,
            })
        }),
        entries = memory.ended(
            |place: *mut Entry| unsafe { place.cast::<i16>().write(-1) },
            |memory, slot| {
                memory.any(unsafe { &raw mut (*slot).index });
                if memory.byte() >= 240 {
                    memory.any(slot);
                }
            }
        ),
        wide = memory.strings::<u16>(),
    );
    any!(memory, place, text, text_len, bits);
    let flags = u16::from(memory.byte()) << 4;
    set!(place, flags = flags);
    let label = unsafe_field(place, |place| unsafe { (&raw mut (*place).label).cast::<c_void>() });
    match flags & 0x300 {
        0x200 => unsafe { label.cast::<*mut Node>().write(memory.some_node()) },
        _ => memory.any(label.cast::<u64>()),
    }
    let (data, count) = memory.node_array();
    let (size, stored) = stored!(u16, count.wrapping_mul(size_of::<Node>() as i128));
    let fits = stored == count.wrapping_mul(size_of::<Node>() as i128);
    set!(place, size = if fits { size } else { 5 }, data = data.cast::<c_void>());
    if memory.byte() >= 240 {
        any!(memory, place, flag, reserved);
    }
}

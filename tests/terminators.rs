//! What ends an array for C: values are compared field by field, as C compares them, and never by their
//! padding (rule 28).
#![allow(missing_docs)]

use core::ffi::{c_char, c_void};
use core::num::Wrapping;
use core::ptr;
use std::fmt::Debug;

use cymem::{Error, Graph, Null, Plain, Pool, PoolAlloc, Zeroed, zeroed};

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(transparent)]
struct Metres(f64);

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(transparent)]
struct Path([Metres; 2]);

/// Padding behind `kind`, floats at several depths.
#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
struct Sample {
    kind: u8,
    value: f64,
    path: Path,
    weights: [Wrapping<f32>; 3],
}

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
struct Pair<T: Plain> {
    left: T,
    right: T,
}

const SAMPLE: Sample =
    Sample { kind: 0, value: 0.0, path: Path([Metres(0.0); 2]), weights: [Wrapping(0.0); 3] };

#[derive(PoolAlloc)]
#[repr(C)]
struct List<T: PoolAlloc> {
    #[pool(zero_terminated)]
    items: *mut T,
}

/// Whether C would see the array end at an element like this.
fn ends<T: Plain + Copy + Debug + PartialEq>(element: T, other: T) -> bool {
    match Graph::<List<T>>::new(ListInit { items: [other, element, other] }) {
        Ok(list) => {
            assert_eq!(list.items(), [other, element, other]);
            false
        }
        Err(error) => {
            assert!(matches!(error, Error::EarlyTerminator { at } if at.index() == Some(1)), "{error}");
            true
        }
    }
}

#[test]
fn rule_28_negative_zero_ends_an_array_wherever_it_hides() {
    assert!(ends(-0.0_f64, 1.0) && ends(-0.0_f32, 1.0));
    assert!(ends(Metres(-0.0), Metres(1.0)));
    assert!(ends(Wrapping(-0.0_f64), Wrapping(1.0)));
    assert!(ends([0.0, -0.0], [1.0, -0.0]));
    assert!(ends([[Wrapping(Metres(-0.0)); 2]; 3], [[Wrapping(Metres(4.0)); 2]; 3]));
    let other = Path([Metres(-0.0), Metres(f64::NAN.copysign(-1.0).recip().max(1.0))]);
    assert!(ends(Path([Metres(-0.0), Metres(0.0)]), other));
    let other = Sample { kind: 1, ..SAMPLE };
    assert!(ends(SAMPLE, other));
    assert!(ends(Sample { value: -0.0, ..SAMPLE }, other));
    assert!(ends(Sample { path: Path([Metres(0.0), Metres(-0.0)]), ..SAMPLE }, other));
    assert!(ends(Sample { weights: [Wrapping(0.0), Wrapping(-0.0), Wrapping(-0.0)], ..SAMPLE }, other));
    assert!(ends(
        Pair { left: Metres(-0.0), right: Metres(-0.0) },
        Pair { left: Metres(1.0), right: Metres(-0.0) }
    ));
    let other = Pair { left: SAMPLE, right: Sample { kind: 3, ..SAMPLE } };
    assert!(ends(Pair { left: SAMPLE, right: Sample { value: -0.0, ..SAMPLE } }, other));
}

#[test]
fn rule_28_values_that_differ_somewhere_end_nothing() {
    assert!(!ends(f64::MIN_POSITIVE, 1.0) && !ends(-f64::from_bits(1), 1.0));
    assert!(!ends([-0.0, f64::from_bits(1)], [1.0, 1.0]));
    assert!(!ends(Metres(-1.0), Metres(1.0)));
    assert!(!ends(1_u64 << 63, 1) && !ends(i64::MIN, 1) && !ends(Wrapping(i32::MIN), Wrapping(1)));
    assert!(!ends(Sample { kind: 0x80, ..SAMPLE }, Sample { kind: 1, ..SAMPLE }));
    let last = [Wrapping(0.0), Wrapping(-0.0), Wrapping(-1e-45)];
    assert!(!ends(Sample { weights: last, ..SAMPLE }, Sample { kind: 1, ..SAMPLE }));
    // An integer that has the bits of -0.0 is not zero, beside a float that is.
    assert!(!ends(Pair { left: 0, right: 0x8000_0000_u32 }, Pair { left: 1, right: 1 }));
    assert!(!ends([false, true], [true, true]));
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Ended {
    #[pool(terminator = Sample { value: 1.0, path: Path([Metres(-0.0); 2]), ..SAMPLE })]
    samples: *mut Sample,
    #[pool(terminator = f64::NAN)]
    numbers: *mut f64,
    #[pool(terminator = [Wrapping(0.0), Wrapping(-0.0)])]
    pairs: *mut [Wrapping<f32>; 2],
}

#[test]
fn rule_28_terminators_of_their_own_are_compared_as_c_compares_them() {
    let one = Sample { value: 1.0, ..SAMPLE };
    let build = |samples: &[Sample], numbers: &[f64], pairs: &[[Wrapping<f32>; 2]]| {
        Graph::<Ended>::new(EndedInit { samples, numbers, pairs })
    };
    for sample in [one, Sample { value: 1.0, path: Path([Metres(-0.0); 2]), ..SAMPLE }] {
        assert!(matches!(build(&[SAMPLE, sample], &[], &[]), Err(Error::EarlyTerminator { .. })));
    }
    for pair in [[0.0, 0.0], [-0.0, -0.0], [-0.0, 0.0], [0.0, -0.0]] {
        assert!(build(&[], &[], &[pair.map(Wrapping)]).is_err());
    }
    // A NaN is equal to none, so it is the bits that count.
    assert!(build(&[], &[f64::NAN], &[]).is_err());
    let numbers = [0.0, -0.0, f64::INFINITY, -f64::NAN];
    let graph =
        build(&[SAMPLE, Sample { kind: 1, ..one }], &numbers, &[[Wrapping(-0.0), Wrapping(1.0)]]).unwrap();
    assert_eq!((graph.samples().len(), graph.numbers().len(), graph.pairs().len()), (2, 4, 1));
}

/// C ends an array in its own way: with garbage in the padding, or with -0.0. The view ends there too.
#[test]
fn rule_28_an_array_that_c_has_shortened_is_seen_shorter() {
    let mut list: Graph<List<Sample>> =
        Graph::new(ListInit { items: [Sample { kind: 1, ..SAMPLE }; 5] }).unwrap();
    assert_eq!(list.items().len(), 5);
    let root = list.as_mut_ptr();
    // SAFETY: the root is live and a view of it is not.
    let items = unsafe { (*root).items };
    for (end, garbage) in [(3, 0x55), (1, 0xFF)] {
        let item = items.wrapping_add(end);
        // SAFETY: the array has five elements.
        unsafe { item.write_bytes(garbage, 1) };
        // SAFETY: as above; the padding keeps its bytes.
        unsafe { SAMPLE.write_fields(item) };
        // SAFETY: as above.
        unsafe { (*item).value = -0.0 };
        assert_eq!(list.items().len(), end);
    }
}

/// A node with pointers: NULL and zeros end the array, and floats are compared as everywhere.
#[derive(PoolAlloc)]
#[repr(C)]
struct Choice {
    weight: f32,
    #[pool(cstr)]
    name: *const c_char,
    #[pool(opaque)]
    data: *mut c_void,
    #[pool(nested)]
    inner: Inner,
    #[pool(value = 0)]
    reserved: u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Inner {
    count: u8,
    scale: f64,
    #[pool(len = count)]
    bytes: *mut u8,
}

#[test]
fn rule_28_nodes_are_compared_field_by_field() {
    let build = |weight: f32, name: Option<&str>, data: *mut c_void, scale: f64, bytes: &[u8]| {
        let inner = InnerInit { scale, bytes };
        let items = [ChoiceInit { weight, name, data, inner }];
        Graph::<List<Choice>>::new(ListInit { items })
    };
    let nowhere = ptr::null_mut();
    for (weight, scale) in [(0.0, 0.0), (-0.0, 0.0), (0.0, -0.0), (-0.0, -0.0)] {
        let error = build(weight, None, nowhere, scale, &[]).unwrap_err();
        assert!(matches!(error, Error::EarlyTerminator { .. }), "{error}");
    }
    assert!(build(1.0, None, nowhere, -0.0, &[]).is_ok());
    assert!(build(-0.0, Some(""), nowhere, -0.0, &[]).is_ok());
    assert!(build(-0.0, None, ptr::without_provenance_mut(1), -0.0, &[]).is_ok());
    assert!(build(-0.0, None, nowhere, 0.5, &[]).is_ok());
    assert!(build(-0.0, None, nowhere, -0.0, &[1]).is_ok());
    let list: Graph<List<Choice>> = Graph::new(ListInit { items: Null }).unwrap();
    assert!(list.items().is_empty());
    assert!(Graph::<List<Choice>>::new(ListInit { items: [Zeroed] }).is_err());
}

/// Padding that only the author of the type knows: it is cleared before it is compared.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
struct ByHand {
    tag: u8,
    value: u32,
}

// SAFETY: zero is valid, there is nothing to drop, and both fields are written and no padding.
unsafe impl Plain for ByHand {
    const PADDED: bool = true;

    unsafe fn write_fields(&self, slot: *mut Self) {
        // SAFETY: the slot is valid for writes.
        unsafe { (*slot).tag = self.tag };
        // SAFETY: as above.
        unsafe { (*slot).value = self.value };
    }
}

#[derive(PoolAlloc, Clone, Copy, Debug)]
#[repr(C)]
struct Around {
    scale: f32,
    hand: [ByHand; 2],
}

const HAND: ByHand = ByHand { tag: 0, value: 7 };

#[derive(PoolAlloc)]
#[repr(C)]
struct Hands {
    #[pool(terminator = HAND)]
    hands: *mut ByHand,
    #[pool(terminator = Around { scale: -0.0, hand: [HAND; 2] })]
    around: *mut Around,
}

#[test]
fn rule_28_padding_of_types_that_are_plain_by_hand_is_never_looked_at() {
    // Values with whatever the stack holds in their padding.
    let dirty = |value: ByHand| {
        let mut place = core::mem::MaybeUninit::<ByHand>::uninit();
        // SAFETY: the place is valid for writes.
        unsafe { place.as_mut_ptr().write_bytes(0x5A, 1) };
        // SAFETY: as above.
        unsafe { value.write_fields(place.as_mut_ptr()) };
        // SAFETY: both fields are written.
        unsafe { place.assume_init() }
    };
    let build = |hands: &[ByHand], around: &[Around]| Graph::<Hands>::new(HandsInit { hands, around });
    assert!(build(&[dirty(HAND)], &[]).is_err());
    assert!(build(&[], &[Around { scale: 0.0, hand: [dirty(HAND), HAND] }]).is_err());
    let others = [dirty(ByHand { tag: 1, value: 7 }), dirty(zeroed())];
    let graph = build(&others, &[Around { scale: 0.0, hand: others }]).unwrap();
    assert_eq!((graph.hands().len(), graph.around().len()), (2, 1));
    assert_eq!((graph.hands()[0].tag, graph.around()[0].hand[1].value), (1, 0));
}

/// The same through handles of a pool, where elements are read back and written again.
#[test]
fn rule_28_what_a_view_gives_fits_again() {
    let pool = Pool::new();
    let items = [Sample { value: -0.0, kind: 9, ..SAMPLE }; 3];
    let first = List::new_in(&pool, ListInit { items: &items }).unwrap();
    let second = List::new_in(&pool, ListInit { items: first.items() }).unwrap();
    assert_eq!(second.items(), items);
    assert!(second.items().iter().all(|item| item.value.is_sign_negative()));
}

//! `PartialEq` of structs that lead to leaves alone, which have a way of their own: it finds what the fields say, whatever
//! they are and however many structs there are.

use std::cell::Cell as StdCell;
use std::ffi::{c_char, c_void};
use std::ptr;

use cymem::{Graph, Null, OrNull, PoolAlloc};

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(u8)]
enum Color {
    Red,
    Green,
}

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
struct Pair {
    small: u8,
    real: f32,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Leafy {
    flag: bool,
    color: Color,
    real: f32,
    number: i64,
    #[pool(str)]
    name: [c_char; 8],
    n: u16,
    #[pool(len = n)]
    floats: *const f32,
    #[pool(len = n)]
    doubles: *mut f64,
    #[pool(len = n)]
    pairs: *const Pair,
    #[pool(cstr)]
    text: *const c_char,
    #[pool(opaque)]
    user: *mut c_void,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Holder {
    n: usize,
    #[pool(len = n)]
    rows: *mut Leafy,
    #[pool(one)]
    one: *mut Leafy,
    #[pool(nested)]
    pair: [Leafy; 2],
    #[pool(each(one))]
    slots: [*const Leafy; 3],
}

#[derive(Clone, Debug)]
struct Data {
    flag: bool,
    color: Color,
    real: f32,
    number: i64,
    name: &'static str,
    floats: Option<Vec<f32>>,
    doubles: Vec<f64>,
    pairs: Vec<Pair>,
    text: Option<&'static str>,
    user: usize,
}

impl Data {
    fn new(len: usize) -> Self {
        Data {
            flag: true,
            color: Color::Green,
            real: 1.5,
            number: -3,
            name: "name",
            floats: Some((0..len).map(|at| at as f32).collect()),
            doubles: (0..len).map(|at| at as f64 / 2.0).collect(),
            pairs: (0..len).map(|at| Pair { small: at as u8, real: 0.25 }).collect(),
            text: Some("text"),
            user: 8,
        }
    }
}

/// As the fields say it: an array that is left out is one without elements.
impl PartialEq for Data {
    fn eq(&self, other: &Self) -> bool {
        let floats = |data: &Data| data.floats.clone().unwrap_or_default();
        (self.flag, self.color, self.real, self.number) == (other.flag, other.color, other.real, other.number)
            && (self.name, self.text, self.user) == (other.name, other.text, other.user)
            && floats(self) == floats(other)
            && (&self.doubles, &self.pairs) == (&other.doubles, &other.pairs)
    }
}

macro_rules! leafy {
    ($data:expr) => {{
        let data = $data;
        LeafyInit {
            flag: data.flag,
            color: data.color,
            real: data.real,
            number: data.number,
            name: data.name,
            floats: OrNull(data.floats.as_deref()),
            doubles: &data.doubles[..],
            pairs: &data.pairs[..],
            text: data.text,
            user: ptr::without_provenance_mut::<c_void>(data.user),
        }
    }};
}

/// So many rows, of which one is another; everywhere else is the first.
fn holder(data: &Data, len: usize, other: Option<(usize, &Data)>) -> Graph<Holder> {
    let at = |index| match other {
        Some((position, other)) if position == index => other,
        _ => data,
    };
    Graph::new(HolderInit {
        rows: (0..len).map(|index| leafy!(at(index))),
        one: leafy!(at(1000)),
        pair: [leafy!(at(1001)), leafy!(at(1002))],
        slots: [Some(leafy!(at(1003))), Some(leafy!(at(1004))), Some(leafy!(at(1005)))],
    })
    .unwrap()
}

/// What differs from the first in one field, or does not.
fn variants(len: usize) -> Vec<Data> {
    let first = Data::new(len);
    let mut all = vec![first.clone()];
    let mut add = |change: &dyn Fn(&mut Data)| {
        let mut data = first.clone();
        change(&mut data);
        all.push(data);
    };
    add(&|data| data.flag = false);
    add(&|data| data.color = Color::Red);
    add(&|data| data.real = f32::NAN);
    add(&|data| data.number += 1 << 40);
    add(&|data| data.name = "names");
    add(&|data| data.name = "");
    add(&|data| data.floats = None);
    add(&|data| data.text = None);
    add(&|data| data.text = Some(""));
    add(&|data| data.text = Some("texts"));
    add(&|data| data.user = 16);
    if len > 0 {
        add(&|data| data.floats.as_mut().unwrap()[0] = -0.0);
        add(&|data| data.floats.as_mut().unwrap()[len - 1] = f32::NAN);
        add(&|data| data.doubles[0] = -0.0);
        add(&|data| data.doubles[len - 1] += 1.0);
        add(&|data| data.pairs[len / 2].small += 1);
        add(&|data| data.pairs[len / 2].real = -0.25);
    }
    all
}

#[test]
fn each_field_counts_wherever_it_stands() {
    for len in [0, 1, 5].into_iter().skip(if cfg!(miri) { 2 } else { 0 }) {
        let first = Data::new(len);
        for count in if cfg!(miri) { vec![9] } else { vec![0, 1, 7, 8, 20] } {
            let original = holder(&first, count, None);
            for variant in variants(len) {
                let places =
                    [0, count / 2, count.saturating_sub(1)].into_iter().filter(|&place| place < count);
                for place in places.chain(if cfg!(miri) { 1004..1005 } else { 1000..1006 }) {
                    let other = holder(&first, count, Some((place, &variant)));
                    assert_eq!(*original == *other, first == variant, "{count} {place} {variant:?}");
                    assert_eq!(*other == *original, first == variant, "{count} {place} {variant:?}");
                    assert_eq!(*other == *other, variant == variant.clone(), "{count} {place} {variant:?}");
                }
            }
        }
    }
}

#[test]
fn arrays_of_other_lengths_differ() {
    let (short, long) = (Data::new(4), Data::new(5));
    for count in [1, 12] {
        assert!(*holder(&short, count, None) != *holder(&long, count, None));
        assert!(*holder(&short, count, None) != *holder(&short, count + 1, None));
        assert!(*holder(&short, count, None) != *holder(&short, count, Some((count - 1, &long))));
        // Arrays that nobody has are as long as none.
        let none = Data { floats: None, ..Data::new(0) };
        assert!(*holder(&none, count, None) == *holder(&Data::new(0), count, None));
    }
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Counted {
    given: i8,
    #[pool(len = given)]
    values: *const u16,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct All {
    n: u8,
    #[pool(len = n)]
    all: *mut Counted,
}

/// C may have written counts that are no lengths, which say that there is nothing.
#[test]
fn counts_that_are_negative_are_no_lengths() {
    let build = || -> Graph<All> {
        Graph::new(AllInit { all: (0..10).map(|_| CountedInit { values: [1, 2] }) }).unwrap()
    };
    let (mut a, mut b) = (build(), build());
    assert!(*a == *b);
    for graph in [&mut a, &mut b] {
        // SAFETY: the graph is there, and none of it is looked at meanwhile.
        let all = unsafe { (*graph.as_mut_ptr()).all };
        // SAFETY: it has ten of them.
        let last = unsafe { all.add(9) };
        // SAFETY: as above.
        unsafe { (*last).given = -1 };
    }
    assert!(*a == *b && *a != *build());
    let empty: Graph<All> = Graph::new(AllInit { all: Null }).unwrap();
    assert!(*empty == *empty && *empty != *a);
}

thread_local! {
    static COMPARED: StdCell<usize> = const { StdCell::new(0) };
}

/// Counts how often it is compared.
#[derive(PoolAlloc, Clone, Copy, Debug)]
#[repr(C)]
struct Counting {
    number: u64,
}

impl PartialEq for Counting {
    fn eq(&self, other: &Self) -> bool {
        COMPARED.set(COMPARED.get() + 1);
        self.number == other.number
    }
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Long {
    n: usize,
    #[pool(len = n)]
    numbers: *mut Counting,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Owner {
    id: u32,
    #[pool(one)]
    long: *mut Long,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Owners {
    n: usize,
    #[pool(len = n)]
    owners: *mut Owner,
}

/// However many share a leaf, its array is compared a few times at most.
#[test]
fn rule_23_a_long_leaf_that_many_share_is_compared_for_few_of_them() {
    const LONG: usize = 1000;
    let owners = || -> Graph<Owners> {
        Graph::build(|pool, root| {
            let numbers = (0..LONG).map(|number| Counting { number: number as u64 });
            let long = Long::new_in(pool, LongInit { numbers })?;
            root.fill(OwnersInit { owners: (0..100).map(|id| OwnerInit { id, long }) })
        })
        .unwrap()
    };
    let (a, b) = (owners(), owners());
    COMPARED.set(0);
    assert!(*a == *b);
    assert!((LONG..=4 * LONG).contains(&COMPARED.get()), "{}", COMPARED.get());
}

//! More hostile safe programs, by somebody who had not seen the crate before; rule numbers are in the names. Attacks
//! that must not compile are in `ui/attack`.
#![allow(missing_docs)]

use core::alloc::Layout;
use core::cell::Cell;
use std::ffi::{c_char, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::thread;

use cymem::{
    Address, Chain, Context, Engine, Error, Graph, Init, InitFrom, Null, OrNull, Plain, Pool, PoolAlloc, Via,
    Zeroed,
};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    len: u16,
    #[pool(len = len)]
    values: *mut u64,
}

mod counts {
    use super::*;

    /// `x` gives `n`, and `y` computes its rows from it, but gives it too.
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Late {
        n: usize,
        #[pool(len = n)]
        x: *mut u8,
        #[pool(len = n, each(len = n + 1))]
        y: *mut *mut u64,
    }

    /// A count is taken for 0 since what was written gave none, rows are measured with that, and then the
    /// outer array makes it 3.
    #[test]
    fn rule_08_a_count_that_was_computed_with_does_not_change_afterwards() {
        match Graph::<Late>::new(LateInit { x: Null, y: [[1_u64], [2], [3]] }) {
            Ok(late) => assert!(late.y().iter().all(|row| row.len() == 1)),
            Err(error) => assert!(matches!(error, Error::LengthMismatch { .. })),
        }
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Later {
        n: u8,
        m: u8,
        #[pool(null_terminated, each(len = n))]
        x: *mut *mut u8,
        #[pool(len = m, each(len = n + 1))]
        z: *mut *mut u64,
        #[pool(len = n, each(len = m + 1))]
        w: *mut *mut u64,
    }

    /// The same without a null pointer: an array without rows gives no width.
    #[test]
    fn rule_08_a_width_that_nobody_gave_does_not_change_afterwards() {
        let none: Vec<[u8; 3]> = vec![];
        match Graph::<Later>::new(LaterInit { x: none, z: [[5_u64]; 2], w: [[1_u64, 2, 3]; 4] }) {
            Ok(later) => assert!(later.z().iter().all(|row| row.len() == 1)),
            Err(error) => assert!(matches!(error, Error::LengthMismatch { .. })),
        }
    }

    /// What is given in time is compared.
    #[test]
    fn rule_08_a_count_that_was_given_in_time_is_the_count() {
        let late = Graph::<Late>::new(LateInit { x: [1, 2], y: [[1_u64, 2, 3], [4, 5, 6]] }).unwrap();
        assert!(late.y().iter().all(|row| row.len() == 3));
        let error = Graph::<Late>::new(LateInit { x: [1, 2], y: [[1_u64, 2, 3]; 3] }).unwrap_err();
        assert!(matches!(error, Error::LengthMismatch { expected: 2, found: 3, .. }));
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Square {
        n: i8,
        #[pool(len = n, each(len = n))]
        cells: *mut *mut u64,
    }

    #[test]
    fn rule_08_one_count_for_two_levels_and_rows_that_are_null() {
        let square = Graph::<Square>::new(SquareInit { cells: [Null; 3] }).unwrap();
        assert!(square.cells().iter().all(<[u64]>::is_empty));
        let rows = |n| SquareInit { cells: vec![OrNull(Some([1_u64, 2])); n] };
        assert_eq!(Graph::<Square>::new(rows(2)).unwrap().cells().get(1).unwrap(), [1, 2]);
        assert!(matches!(Graph::<Square>::new(rows(3)), Err(Error::LengthMismatch { .. })));
        let empty = SquareInit { cells: [[0_u64; 0]; 1] };
        assert!(matches!(Graph::<Square>::new(empty), Err(Error::LengthMismatch { .. })));
        let many = SquareInit { cells: vec![Null; 200] };
        assert!(matches!(Graph::<Square>::new(many), Err(Error::LengthOverflow { found: Some(200), .. })));
    }
}

/// Methods for all types by value come before those by reference.
#[allow(dead_code, clippy::wrong_self_convention, reason = "nobody calls them")]
trait Hijack: Sized {
    fn cast<U>(self) -> *mut U {
        panic!()
    }
    fn is_null(self) -> bool {
        panic!()
    }
    fn cymem_finish(self) {
        panic!()
    }
    fn cymem_array<I, A, P>(self, _: I, _: A, _: &str) -> *mut P {
        panic!()
    }
    fn cymem_pointer<I, L, P>(self, _: I, _: L, _: &str) -> *mut P {
        panic!()
    }
    fn cymem_count<A>(self, _: A, _: &str) -> u32 {
        99
    }
    fn cymem_store<T>(self, _: T, _: *mut T) {
        panic!()
    }
    fn cymem_clear<T>(self, _: T) {
        panic!()
    }
    fn write_fields<T>(self, _: T) {
        panic!()
    }
    fn stored(self) -> usize {
        99
    }
    fn put(self) {
        panic!()
    }
}
impl<T> Hijack for T {}

#[derive(PoolAlloc)]
#[repr(C)]
struct HijackedAtOnce {
    n: u32,
    #[pool(len = n)]
    values: *mut u8,
    #[pool(one)]
    one: *const u64,
}

#[test]
fn rule_18_what_is_stored_at_once_is_not_hijacked() {
    let graph = Graph::<HijackedAtOnce>::new(HijackedAtOnceInit { values: [1, 2], one: 3_u64 }).unwrap();
    assert_eq!((graph.n(), graph.values(), graph.one()), (2, &[1, 2][..], Some(&3)));
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Hijacked {
    a: u16,
    n: u32,
    #[pool(elem = u64, len = n)]
    erased: *mut c_void,
    #[pool(len = n + 1)]
    computed: *mut u8,
    #[pool(value = 7)]
    seven: u8,
}

#[test]
fn rule_17_traits_for_all_types_are_not_what_generated_code_calls() {
    let node =
        Graph::<Hijacked>::new(HijackedInit { a: 3, erased: [1_u64, 2], computed: [1, 2, 3] }).unwrap();
    assert_eq!((node.erased(), node.computed()), (&[1, 2][..], &[1, 2, 3][..]));
    assert_eq!((node.seven(), node.a()), (7, 3));
}

mod shown {
    use super::*;

    #[allow(dead_code, reason = "generated code may call it")]
    trait Builders: Sized {
        fn field<A, B>(self, _: A, _: B) -> Self {
            self
        }
    }
    impl<T> Builders for T {}

    #[derive(PoolAlloc)]
    #[repr(C)]
    #[pool(derive(Debug))]
    struct Shown {
        #[pool(one)]
        number: *mut u8,
    }

    #[test]
    fn rule_17_debug_shows_the_fields() {
        let shown = Graph::<Shown>::new(ShownInit { number: 1_u8 }).unwrap();
        assert_eq!(format!("{:?}", &*shown), "Shown { number: Some(1) }");
    }
}

mod associated {
    use super::*;

    trait Leaf<'x> {
        type Value;
    }
    struct Marker;
    impl Leaf<'_> for Marker {
        type Value = u64;
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Bound<T>
    where
        T: for<'x> Leaf<'x>,
        for<'x> <T as Leaf<'x>>::Value: Plain + Copy,
    {
        value: <T as Leaf<'static>>::Value,
        n: u32,
        #[pool(len = n)]
        bytes: *mut u8,
    }

    /// A plain field is never left out, however its type is known to be plain.
    #[test]
    fn rule_03_plain_by_a_bound_for_all_lifetimes_is_written() {
        let bound = Graph::<Bound<Marker>>::new(BoundInit { value: u64::MAX, bytes: [1] }).unwrap();
        assert_eq!(bound.value(), u64::MAX);
    }
}

mod forms {
    use super::*;

    macro_rules! make {
        ($name:ident, $n:ident, $count:ty, $t:ty, $pointer:ty, $length:expr, $end:expr) => {
            #[derive(PoolAlloc)]
            #[repr(C)]
            struct $name {
                n: $count,
                $n: u32,
                #[pool(len = $length * 2)]
                a: *mut $t,
                #[pool(len = n * 2)]
                b: $pointer,
                #[pool(terminator = $end)]
                t: *mut $t,
                #[pool(len = $n)]
                d: *mut $t,
                #[pool(len = n, each(len = $n + 1))]
                r: *mut *mut $t,
            }
        };
    }
    make!(Made, m, u8, u16, *mut u16, m + 1, 1 + 1);

    #[test]
    fn rule_18_fragments_of_macros_keep_their_precedence() {
        let (a, r) = ([1, 2, 3, 4, 5, 6], [[1, 2, 3], [4, 5, 6]]);
        let made = Graph::<Made>::new(MadeInit { a, b: [1, 2, 3, 4], t: [7, 8], d: [1, 2], r }).unwrap();
        assert_eq!((made.a(), made.b(), made.t()), (&a[..], &[1, 2, 3, 4][..], &[7, 8][..]));
        assert_eq!(made.r().get(1).unwrap(), [4, 5, 6]);
    }
}

struct Deep<'a>(u32, Option<&'a Deep<'a>>);

#[derive(PoolAlloc)]
#[repr(C)]
struct Nested {
    id: u32,
    #[pool(one)]
    next: *mut Nested,
}

impl<'a> InitFrom<&'a Deep<'a>> for Nested {
    fn init_from<C: Context>(deep: &'a Deep<'a>) -> impl Init<C, Self> {
        NestedInit { id: deep.0, next: deep.1.map(Via) }
    }
}

#[test]
fn rule_01_nodes_of_recursive_data_are_all_there() {
    let (a, b);
    let c = Deep(3, None);
    b = Deep(2, Some(&c));
    a = Deep(1, Some(&b));
    let graph = Graph::<Nested>::new(Via(&a)).unwrap();
    assert_eq!(graph.next().unwrap().next().unwrap().id(), 3);
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C, align(65536))]
struct Page {
    a: u8,
}

#[derive(PoolAlloc)]
#[repr(C, align(4096))]
struct Aligned {
    n: u32,
    #[pool(len = n)]
    pages: *mut Page,
    #[pool(nested)]
    row: Row,
}

#[test]
fn rule_15_large_alignments_in_nodes_arrays_and_roots() {
    let init = AlignedInit { pages: [&Page { a: 7 }; 2], row: RowInit { values: [1, 2] } };
    let graph = Graph::<Aligned>::new(init).unwrap();
    assert_eq!((graph.pages()[1].a, graph.row().values()), (7, &[1, 2][..]));
    assert_eq!((graph.as_raw().pages.addr() % 65536, graph.as_ptr().addr() % 4096), (0, 0));
    let pool = Pool::new();
    pool.set_limit(Some(65536));
    let before = pool.stats();
    assert!(matches!(pool.build(Page { a: 1 }), Err(Error::LimitExceeded { .. })));
    assert_eq!(pool.stats(), before);
}

#[test]
#[cfg_attr(miri, ignore = "Miri ends where memory does")]
fn rule_15_failures_change_no_books_and_blocks_never_overlap() {
    let mut state = 12345_u64;
    let mut random = move |n: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % n
    };
    // A 32-bit process gets blocks of a gigabyte, and debug builds write over all of them.
    let huge = if usize::BITS == 64 { 62 } else { 20 };
    for _ in 0..50 {
        let (mut pool, mut blocks) = (Pool::new(), Vec::<(usize, usize)>::new());
        for _ in 0..200 {
            match random(60) {
                0..4 => pool.set_limit((random(3) != 0).then_some(random(100_000) as usize)),
                4 => (pool.reset(), blocks.clear()).1,
                5 => (pool.clear(), blocks.clear()).1,
                _ => {}
            }
            let size = [random(64), random(5000), random(60_000), u64::MAX >> (1 + random(4))];
            let (size, align) =
                (size[random(4) as usize] as usize, 1 << [random(5), random(17), huge][random(3) as usize]);
            let Ok(layout) = Layout::from_size_align(size, align) else { continue };
            let before = pool.stats();
            match pool.alloc_layout(layout) {
                Ok(block) if size > 0 => {
                    let address = block.addr().get();
                    assert_eq!(address % align, 0);
                    assert!(blocks.iter().all(|&(start, n)| address >= start + n || start >= address + size));
                    blocks.push((address, size));
                }
                Ok(_) => {}
                Err(_) => assert_eq!(pool.stats(), before),
            }
        }
    }
}

thread_local! {
    static CALLS: Cell<u32> = const { Cell::new(0) };
}

/// Builds graphs while a graph is built, and panics the third time.
fn restless() -> u32 {
    let calls = CALLS.get() + 1;
    CALLS.set(calls);
    if calls == 1 {
        assert_eq!(Graph::<Restless>::new(RestlessInit { values: vec![1; 100] }).unwrap().value(), 2);
    }
    assert_ne!(calls, 3);
    calls
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Restless {
    n: u8,
    #[pool(value = restless())]
    value: u32,
    #[pool(len = n)]
    values: *mut u64,
}

#[test]
fn rule_09_values_that_change_reenter_and_panic() {
    let pool = Pool::new();
    let build = || Restless::new_in(&pool, RestlessInit { values: [1, 2, 3] });
    assert_eq!(build().unwrap().value(), 1);
    assert!(catch_unwind(AssertUnwindSafe(build)).is_err());
    assert_eq!(build().unwrap().values(), [1, 2, 3]);
}

/// A hint that is another one each third time, items without an end, and a `len` that panics.
struct Liar {
    hint: (usize, Option<usize>),
    left: usize,
    asked: Rc<Cell<usize>>,
}

impl Iterator for Liar {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        self.left = self.left.checked_sub(1).unwrap_or(3);
        (self.left != 3).then_some(7)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.asked.set(self.asked.get() + 1);
        if self.asked.get().is_multiple_of(3) { (1, Some(1)) } else { self.hint }
    }
}
impl ExactSizeIterator for Liar {
    fn len(&self) -> usize {
        panic!()
    }
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Lies {
    n: u16,
    m: u16,
    #[pool(len = n, each(len = m))]
    rows: *mut *mut u32,
    #[pool(zero_terminated)]
    ends: *mut u32,
}

#[test]
fn rule_08_hints_that_lie_in_rows() {
    for most in [0, 1, 2, 5, usize::MAX / 8, usize::MAX] {
        for (at_most, left) in [(Some(most), 2), (None, 2), (Some(most / 2), 1), (Some(most), 9)] {
            let liar = || Liar { hint: (most, at_most), left, asked: Rc::default() };
            if let Ok(lies) = Graph::<Lies>::new(LiesInit { rows: [liar(), liar()], ends: liar() }) {
                assert!(lies.rows().iter().all(|row| *row == vec![7; lies.m().into()]));
            }
        }
    }
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Linked {
    #[pool(cstr)]
    name: *const c_char,
    #[pool(one)]
    sub: *mut Linked,
    #[pool(list)]
    next: *mut Linked,
}

#[test]
fn rule_11_lists_inside_lists_while_the_pool_is_short_of_memory() {
    let pool = Pool::new();
    let leaf = |k: u32| LinkedInit { name: format!("{k}"), sub: Null };
    let list = Linked::list_in(&pool, (0..4).map(|k| LinkedInit { name: "x", sub: Chain((0..k).map(leaf)) }));
    assert_eq!(list.unwrap().unwrap().next().map(|node| node.sub().is_some()).collect::<Vec<_>>(), [true; 3]);
    let limited = (0..4).map(|k| {
        if k == 2 {
            pool.set_limit(Some(0));
        }
        leaf(k)
    });
    assert!(matches!(Linked::list_in(&pool, limited).map(drop), Err(Error::LimitExceeded { .. })));
}

#[test]
fn rule_12_handles_are_read_and_linked_elsewhere_while_the_pool_goes_on() {
    fn go<B: Engine>(pool: &Pool<B>) {
        let first = Nested::new_in(pool, NestedInit { id: 7, next: Null }).unwrap();
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(move || {
                    let other = Pool::new();
                    let node = Nested::new_in(&other, NestedInit { id: 8, next: first }).unwrap();
                    (0..50).for_each(|_| assert_eq!(node.next().unwrap().id(), 7));
                });
            }
            for id in 0..50 {
                Nested::new_in(pool, NestedInit { id, next: first }).unwrap();
            }
        });
    }
    go(&Pool::new());
    go(&Pool::tracked());
}

#[test]
#[cfg_attr(miri, ignore = "Miri ends where memory does")]
fn rule_16_addresses_that_no_memory_holds() {
    assert!(Address::<u16>::new(isize::MAX as usize).is_err());
    // A 32-bit process may have half of all addresses.
    assert!(cfg!(target_pointer_width = "32") || Address::<u8>::new(isize::MAX as usize).is_err());
    assert!(Pool::with_capacity(usize::MAX).is_err());
    assert!(Pool::new().build::<Row, _>(Zeroed).unwrap().values().is_empty());
}

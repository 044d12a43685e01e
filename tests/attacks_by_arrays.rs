//! Hostile programs against arrays and strings without a struct, which the crate withstands. The number of the
//! soundness rule of the design is in the name of the test; attacks that must not compile are in `ui`.
#![allow(missing_docs)]

use core::cell::{Cell, RefCell};
use core::ffi::{c_char, c_int};
use core::{iter, slice};
use std::panic::{AssertUnwindSafe, catch_unwind};

use cymem::{Error, Null, Pool, PoolAlloc, PooledArray, Zeroed};
use cymem_tests::{bytes_at, dirty_pool};

/// An iterator that promises other numbers of items than come.
struct Liar<I> {
    items: I,
    says: (usize, Option<usize>),
}

impl<I: Iterator> Iterator for Liar<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        self.items.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.says
    }
}

impl<I: Iterator> ExactSizeIterator for Liar<I> {}

fn liar<T: Clone>(item: T, comes: usize, says: usize) -> Liar<impl Iterator<Item = T>> {
    Liar { items: iter::repeat_n(item, comes), says: (says, Some(says)) }
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    len: u32,
    #[pool(len = len)]
    values: *mut f64,
}

#[test]
fn rule_08_iterators_that_lie() {
    let pool = dirty_pool();
    for (comes, says, found) in [(2, 3, Some(2)), (3, 2, None), (0, 1, Some(0)), (1, 0, None)] {
        let errors = [
            pool.array(liar(7_u32, comes, says)).unwrap_err(),
            pool.terminated(liar(7_u32, comes, says), 0).unwrap_err(),
            pool.pointers(liar(&7_u32, comes, says)).unwrap_err(),
            pool.null_terminated(liar(&7_u32, comes, says)).unwrap_err(),
            pool.argv(liar("text", comes, says)).unwrap_err(),
        ];
        for error in errors {
            let right = matches!(error, Error::IteratorLength { promised, found: came, .. } if (promised, came) == (says, found));
            assert!(right, "{error}");
        }
    }
    let unsure = Liar { items: iter::repeat_n(1_u8, 2), says: (1, Some(2)) };
    assert!(matches!(pool.array(unsure), Err(Error::IteratorLength { promised: 1, found: Some(2), .. })));
}

/// Room for the terminator is checked too.
#[test]
fn rule_15_arrays_larger_than_memory() {
    let pool = Pool::new();
    for says in [usize::MAX, usize::MAX / 2, isize::MAX as usize / 8 + 1] {
        assert!(matches!(pool.array(liar(7_u64, 1, says)), Err(Error::SizeOverflow { .. })));
        assert!(matches!(pool.terminated(liar(7_u64, 1, says), 0), Err(Error::SizeOverflow { .. })));
        assert!(matches!(pool.argv(liar("", 1, says)), Err(Error::SizeOverflow { .. })));
    }
    let most = isize::MAX as usize / 8;
    assert!(matches!(pool.terminated(liar(7_u64, 1, most), 0), Err(Error::SizeOverflow { .. })));
    assert_eq!(pool.stats().bytes, 0);
}

/// Elements without a size: as many as there are, and none before one that looks like the last.
#[test]
fn rule_15_elements_without_a_size() {
    let pool = Pool::new();
    let many = pool.array(iter::repeat_n([0_u64; 0], 1000)).unwrap();
    assert_eq!((many.len(), many.iter().count(), pool.stats().bytes), (1000, 1000, 0));
    assert!(many.as_ptr().is_aligned());
    let error = pool.terminated([[0_u64; 0]; 2], [0; 0]).unwrap_err();
    assert_eq!(error, Error::EarlyTerminator { at: error.place() });
    assert_eq!(pool.terminated([[0_u64; 0]; 0], [0; 0]).unwrap().len(), 0);
}

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
struct Padded {
    kind: u8,
    value: f64,
}

/// Terminators are compared as C compares them, and not by padding.
#[test]
fn rule_28_elements_that_equal_the_terminator() {
    let pool = dirty_pool();
    let at = |error: Error| match error {
        Error::EarlyTerminator { at } => at.index(),
        other => panic!("{other}"),
    };
    assert_eq!(at(pool.terminated([1, 2, 0, 3], 0).unwrap_err()), Some(2));
    assert_eq!(at(pool.terminated([1.0, -0.0], 0.0).unwrap_err()), Some(1));
    assert_eq!(at(pool.terminated([1.0, f64::NAN], f64::NAN).unwrap_err()), Some(1));
    let end = Padded { kind: 0, value: -1.0 };
    assert_eq!(at(pool.terminated([Padded { kind: 1, ..end }, end], end).unwrap_err()), Some(1));
    assert_eq!(at(pool.terminated([RowInit { values: [0.0; 0] }], Zeroed).unwrap_err()), Some(0));
    assert_eq!(at(pool.argv([Some("a"), None]).unwrap_err()), Some(1));
    assert_eq!(at(pool.null_terminated::<Row>([Null]).unwrap_err()), Some(0));
    assert_eq!(
        pool.terminated([1, 0], 0).unwrap_err().to_string(),
        "element 1: this element equals the terminator, so C would see the array end here; \
         leave the terminator out of the data, it is added for you"
    );
}

/// The terminator is a recipe like any other, and may fail when all elements are there.
#[test]
fn rule_08_terminator_that_lies() {
    let pool = dirty_pool();
    let rows = || [RowInit { values: [1.0, 2.0] }];
    let error = pool.terminated(rows(), RowInit { values: liar(1.0, 1, 2) }).unwrap_err();
    assert_eq!(error.field(), Some("Row.values"));
    assert_eq!(pool.terminated(rows(), RowInit { values: [3.0] }).unwrap().len(), 1);
}

/// Iterators allocate in the pool while their array is written, and look at what they have built.
#[test]
fn rule_09_iterators_that_use_the_pool() {
    let pool = Pool::new();
    let inner = RefCell::new(Vec::new());
    let outer = pool
        .array((0..100_u32).map(|n| {
            let array = pool.array((0..n).map(|m| pool.alloc::<u8>(3).map_or(m, |_| m))).unwrap();
            inner.borrow_mut().push(array);
            array.iter().sum::<u32>()
        }))
        .unwrap();
    assert_eq!(outer[99], 99 * 98 / 2);
    let inner = inner.into_inner();
    assert!(inner.iter().zip(0_u32..).all(|(array, n)| (0..n).eq(array.iter().copied())));
}

#[test]
fn rule_09_iterators_that_panic() {
    let pool = dirty_pool();
    let panics = |after: u32| (0..4_u32).map(move |n| if n == after { panic!("hostile") } else { n + 1 });
    for after in 0..4 {
        assert!(catch_unwind(AssertUnwindSafe(|| pool.array(panics(after)).map(|_| ()))).is_err());
        assert!(catch_unwind(AssertUnwindSafe(|| pool.terminated(panics(after), 0).map(|_| ()))).is_err());
        let strings = panics(after).map(|n| n.to_string());
        assert!(catch_unwind(AssertUnwindSafe(|| pool.argv(strings).map(|_| ()))).is_err());
    }
    assert_eq!(*pool.array(panics(9)).unwrap(), [1, 2, 3, 4]);
}

/// Items that change their answers each time they are asked are written once.
#[test]
fn rule_21_items_that_change() {
    let pool = Pool::new();
    let calls = Cell::new(0);
    let numbers = pool.terminated(iter::repeat_n((), 3).map(|()| calls.replace(calls.get() + 1)), -1);
    assert_eq!((numbers.unwrap().to_vec(), calls.get()), (vec![0, 1, 2], 3));
}

/// No byte that C can read is left over from before.
#[test]
fn padding_is_zero_also_in_the_terminator() {
    let pool = dirty_pool();
    let array = pool.terminated([Padded { kind: 1, value: 0.0 }], Padded { kind: 2, value: 0.0 }).unwrap();
    // SAFETY: two elements of 16 bytes, padding included, were written.
    let bytes = unsafe { bytes_at(array.as_ptr().cast(), 2 * size_of::<Padded>()) };
    assert_eq!(bytes.iter().filter(|&&byte| byte != 0).count(), 2);
}

/// Rule 25: what fails leaves nothing but what it had written until then, and says what it is about.
#[test]
fn rule_25_limits() {
    let pool = Pool::new();
    pool.set_limit(Some(64));
    let used = |pool: &Pool| pool.stats().bytes;
    assert!(matches!(pool.array([0_u64; 9]), Err(Error::LimitExceeded { bytes: 72, .. })));
    assert!(matches!(pool.terminated([1_u64; 8], 0), Err(Error::LimitExceeded { bytes: 72, .. })));
    assert!(matches!(pool.cstr("x".repeat(64)), Err(Error::LimitExceeded { bytes: 65, .. })));
    assert_eq!(used(&pool), 0);
    assert!(matches!(pool.cstr("a\0b"), Err(Error::InteriorNul { position: 1, .. })));
    let error = pool.argv(["a", "b\0"]).unwrap_err();
    assert_eq!(error.to_string().split(':').next(), Some("element 1"));
    assert_eq!(pool.array([0_u64; 3]).unwrap().len(), 3);
}

/// C may write while handles, which are copied freely, wait; also a string that it makes shorter.
#[test]
fn rule_13_c_writes_while_handles_wait() {
    let pool = Pool::new();
    let (numbers, text) = (pool.terminated([1, 2, 3], 0).unwrap(), pool.cstr("text").unwrap());
    let argv = pool.argv(["a", "b"]).unwrap();
    let (again, shorter, list) = (numbers, text, argv);
    assert_eq!(again.iter().sum::<c_int>() + list.len() as c_int, 8);
    // SAFETY: nothing is borrowed, and the terminator stays.
    unsafe { numbers.as_ptr().cast_mut().cast::<[c_int; 2]>().write([1, 20]) };
    // SAFETY: as above.
    unsafe { text.as_ptr().cast_mut().cast::<[c_char; 3]>().write([b't' as c_char, b'e' as c_char, 0]) };
    // SAFETY: a pointer may become NULL.
    unsafe { argv.as_ptr().cast_mut().write(core::ptr::null_mut()) };
    // SAFETY: the terminator is one behind the last.
    let all = unsafe { slice::from_raw_parts(again.as_ptr(), 4) };
    assert_eq!((all, &*shorter, shorter.len()), (&[1, 20, 3, 0][..], c"te", 2));
    assert_eq!((list.get(0), list.get(1)), (Some(None), Some(Some(c"b"))));
    assert_eq!(list.view().len(), 2);
}

/// Handles are covariant in the lifetime of the pool, and nothing is read through them when it is gone.
#[test]
fn handles_of_reset_pools() {
    let mut pool = Pool::new();
    for round in 0..10_u8 {
        let numbers = pool.array(vec![round; 100]).unwrap();
        assert!(numbers.iter().all(|&number| number == round));
        pool.reset();
    }
    let outer = Pool::new();
    let long: PooledArray<'_, u8> = outer.array([1]).unwrap();
    {
        let inner = Pool::new();
        let short: [PooledArray<'_, u8>; 2] = [long, inner.array([2]).unwrap()];
        assert_eq!(short.map(|array| array[0]), [1, 2]);
    }
    assert_eq!(long[0], 1);
}

/// As deep as the pool goes: arrays of arrays of strings.
#[test]
fn pointers_from_both_engines() {
    let (arena, tracked) = (Pool::new(), Pool::tracked());
    let name = arena.cstr("name").unwrap();
    let copies = tracked.argv([&*name, &*name]).unwrap();
    let raw: &[*mut c_char] = copies.as_raw();
    assert!(raw.iter().all(|text| tracked.contains(*text) && !arena.contains(*text)));
    assert_eq!(tracked.addresses().count(), 3);
}

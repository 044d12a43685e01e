//! Iterators that are not what `ExactSizeIterator` says (rule 8): lengths that contradict each other, lengths that
//! change, and panics. Safe code may write all of them, and each ends in an error that names the array, or in
//! an array of all that the iterator gave.
#![allow(missing_docs)]

use core::cell::Cell;
use core::ffi::c_char;
use std::panic::{AssertUnwindSafe, catch_unwind};

use cymem::{Error, Graph, Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Bytes {
    n: u32,
    #[pool(len = n)]
    bytes: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Every {
    n: u32,
    #[pool(len = n)]
    counted: *mut u8,
    #[pool(zero_terminated)]
    ended: *mut u8,
    #[pool(len = rows, each(len = columns))]
    table: *mut *mut u8,
    rows: u16,
    columns: u16,
    #[pool(null_terminated, each(cstr))]
    names: *mut *mut c_char,
    #[pool(null_terminated, each(len = width))]
    lines: *mut *mut u8,
    width: u16,
}

/// Gives `left` items and says of its size what it was told, without a `len` of its own.
#[derive(Clone)]
struct Hint<T> {
    item: T,
    left: usize,
    hint: (usize, Option<usize>),
}

impl<T: Clone> Iterator for Hint<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.left = self.left.checked_sub(1)?;
        Some(self.item.clone())
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.hint
    }
}

impl<T: Clone> ExactSizeIterator for Hint<T> {}

fn hint<T>(item: T, left: usize, lower: usize, upper: Option<usize>) -> Hint<T> {
    Hint { item, left, hint: (lower, upper) }
}

/// The same with a `len` of its own.
struct Len<T>(Hint<T>, usize);

impl<T: Clone> Iterator for Len<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.hint
    }
}

impl<T: Clone> ExactSizeIterator for Len<T> {
    fn len(&self) -> usize {
        self.1
    }
}

/// Builds, and tells the error; a panic of the crate or of the standard library is a failure of the test.
fn refused<T>(build: impl FnOnce() -> Result<T, Error>) -> Option<Error> {
    catch_unwind(AssertUnwindSafe(build)).expect("an error, not a panic").err()
}

/// What an iterator that contradicts itself must end in.
fn assert_length(error: Option<Error>, field: &str) {
    let error = error.expect("an error");
    assert!(matches!(error, Error::IteratorLength { .. }), "{error}");
    assert_eq!(error.field(), Some(field));
    assert!(error.to_string().contains(field), "{error}");
}

/// Whoever forgets `size_hint` has one that knows nothing.
#[test]
fn rule_08_a_default_size_hint_is_an_error() {
    struct Forgotten(u8);
    impl Iterator for Forgotten {
        type Item = u8;

        fn next(&mut self) -> Option<u8> {
            self.0 = self.0.checked_sub(1)?;
            Some(1)
        }
    }
    impl ExactSizeIterator for Forgotten {}
    let pool = Pool::new();
    for items in [0, 1, 3, 200] {
        let build = || Bytes::new_in(&pool, BytesInit { bytes: Forgotten(items) });
        assert_length(refused(build), "Bytes.bytes");
        let build = || Graph::<Bytes>::new(BytesInit { bytes: Forgotten(items) });
        assert_length(refused(build), "Bytes.bytes");
    }
}

#[test]
fn rule_08_size_hints_that_contradict_themselves_are_errors() {
    let pool = Pool::new();
    let hints = [
        (5, Some(3)),
        (3, Some(5)),
        (1, Some(0)),
        (0, Some(usize::MAX)),
        (usize::MAX, Some(0)),
        (usize::MAX, None),
        (2, None),
        (0, None),
    ];
    for (lower, upper) in hints {
        for left in [0, 2, 4] {
            let before = pool.stats();
            let build = || Bytes::new_in(&pool, BytesInit { bytes: hint(7, left, lower, upper) });
            assert_length(refused(build), "Bytes.bytes");
            // The node's own place is all that is left of it.
            assert!(pool.stats().bytes - before.bytes <= 2 * size_of::<Bytes>());
        }
    }
}

#[test]
fn rule_08_every_place_of_an_array_refuses_them() {
    fn bad<T>(item: T) -> Hint<T> {
        hint(item, 2, 2, None)
    }
    fn good<T>(item: T) -> Hint<T> {
        hint(item, 2, 2, Some(2))
    }
    type Case<'a> = (&'static str, &'a dyn Fn() -> Result<Graph<Every>, Error>);
    let cases: [Case<'_>; 7] = [
        ("Every.counted", &|| {
            Graph::new(EveryInit {
                counted: bad(1),
                ended: good(1),
                table: good(good(1)),
                names: good("a"),
                lines: good(good(1)),
            })
        }),
        ("Every.ended", &|| {
            Graph::new(EveryInit {
                counted: good(1),
                ended: bad(1),
                table: good(good(1)),
                names: good("a"),
                lines: good(good(1)),
            })
        }),
        ("Every.table", &|| {
            Graph::new(EveryInit {
                counted: good(1),
                ended: good(1),
                table: bad(good(1)),
                names: good("a"),
                lines: good(good(1)),
            })
        }),
        ("Every.table", &|| {
            Graph::new(EveryInit {
                counted: good(1),
                ended: good(1),
                table: good(bad(1)),
                names: good("a"),
                lines: good(good(1)),
            })
        }),
        ("Every.names", &|| {
            Graph::new(EveryInit {
                counted: good(1),
                ended: good(1),
                table: good(good(1)),
                names: bad("a"),
                lines: good(good(1)),
            })
        }),
        ("Every.lines", &|| {
            Graph::new(EveryInit {
                counted: good(1),
                ended: good(1),
                table: good(good(1)),
                names: good("a"),
                lines: bad(good(1)),
            })
        }),
        ("Every.lines", &|| {
            Graph::new(EveryInit {
                counted: good(1),
                ended: good(1),
                table: good(good(1)),
                names: good("a"),
                lines: good(bad(1)),
            })
        }),
    ];
    for (field, build) in cases {
        assert_length(refused(build), field);
    }
    let every: Graph<Every> = Graph::new(EveryInit {
        counted: good(1),
        ended: good(1),
        table: good(good(1)),
        names: good("a"),
        lines: good(good(1)),
    })
    .unwrap();
    assert_eq!((every.n(), every.ended().len(), every.rows(), every.columns()), (2, 2, 2, 2));
    assert_eq!((every.names().len(), every.lines().len(), every.width()), (2, 2, 2));
}

/// A `len` of its own may say what it likes: what comes out is all items, or an error.
#[test]
fn rule_08_a_len_that_differs_from_its_size_hint_gives_all_items_or_an_error() {
    let pool = Pool::new();
    for len in [0, 1, 3, 4, 1000] {
        for (lower, upper) in [(3, Some(3)), (0, None), (4, Some(2)), (1000, Some(1000))] {
            for left in [0, 3, 4] {
                let bytes = Len(hint(9, left, lower, upper), len);
                let built = catch_unwind(AssertUnwindSafe(|| Bytes::new_in(&pool, BytesInit { bytes })));
                match built.expect("an error, not a panic") {
                    Ok(node) => assert_eq!(node.bytes(), vec![9; left]),
                    Err(error) => assert_length(Some(error), "Bytes.bytes"),
                }
            }
        }
    }
}

/// Says something else each time it is asked.
struct Moody<'a> {
    asked: &'a Cell<usize>,
    answers: &'a [(usize, Option<usize>)],
    left: usize,
}

impl Iterator for Moody<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        self.left = self.left.checked_sub(1)?;
        Some(5)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let asked = self.asked.replace(self.asked.get() + 1);
        self.answers[asked % self.answers.len()]
    }
}

impl ExactSizeIterator for Moody<'_> {}

#[test]
fn rule_08_a_size_hint_that_changes_is_never_unwritten_memory() {
    let pool = Pool::new();
    let moods: [&[(usize, Option<usize>)]; 4] = [
        &[(3, Some(3)), (1000, Some(1000))],
        &[(1000, Some(1000)), (3, Some(3))],
        &[(3, Some(3)), (0, None)],
        &[(0, Some(0)), (3, Some(3)), (usize::MAX, Some(usize::MAX))],
    ];
    for answers in moods {
        for start in 0..3 {
            let asked = Cell::new(start);
            let bytes = Moody { asked: &asked, answers, left: 3 };
            let built = catch_unwind(AssertUnwindSafe(|| Bytes::new_in(&pool, BytesInit { bytes })));
            match built {
                Ok(Ok(node)) => assert_eq!(node.bytes(), [5; 3]),
                Ok(Err(error)) => assert!(
                    matches!(
                        error,
                        Error::IteratorLength { .. } | Error::SizeOverflow { .. } | Error::OutOfMemory { .. }
                    ),
                    "{error}"
                ),
                Err(_) => panic!("an error, not a panic"),
            }
        }
    }
}

/// Panics where it is told to.
struct Explosive(&'static str, usize);

impl Iterator for Explosive {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        assert_ne!((self.0, self.1), ("next", 1), "the user's own panic");
        self.1 = self.1.checked_sub(1)?;
        Some(5)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        assert_ne!(self.0, "size_hint", "the user's own panic");
        (self.1, Some(self.1))
    }
}

impl ExactSizeIterator for Explosive {
    fn len(&self) -> usize {
        assert_ne!(self.0, "len", "the user's own panic");
        self.1
    }
}

/// A panic of the user's own passes through, and the pool goes on.
#[test]
fn rule_08_panics_inside_pass_through_and_leave_the_pool_whole() {
    let pool = Pool::new();
    let kept = Bytes::new_in(&pool, BytesInit { bytes: [1, 2, 3] }).unwrap();
    for place in ["size_hint", "len", "next"] {
        let build =
            || Bytes::new_in(&pool, BytesInit { bytes: Explosive(place, 3) }).map(|node| node.view().bytes());
        // What is never asked cannot panic.
        if let Ok(built) = catch_unwind(AssertUnwindSafe(build)) {
            assert_eq!(built, Ok(&[5; 3][..]));
        }
        let graph = catch_unwind(|| Graph::<Bytes>::new(BytesInit { bytes: Explosive(place, 3) }));
        assert!(place != "next" || graph.is_err(), "every item is asked for");
        assert_eq!(Bytes::new_in(&pool, BytesInit { bytes: Explosive("", 2) }).unwrap().bytes(), [5; 2]);
    }
    assert_eq!(kept.bytes(), [1, 2, 3]);
}

/// The standard library's own adaptors keep their word, also around arrays that hold nothing.
#[test]
fn rule_08_honest_adaptors_fit() {
    let pool = Pool::new();
    let data = [1_u8, 2, 3, 4, 5];
    let lengths = [
        Bytes::new_in(&pool, BytesInit { bytes: data.iter().skip(2) }).unwrap().bytes(),
        Bytes::new_in(&pool, BytesInit { bytes: data.iter().rev().take(4) }).unwrap().bytes(),
        Bytes::new_in(&pool, BytesInit { bytes: data.iter().step_by(2) }).unwrap().bytes(),
        Bytes::new_in(&pool, BytesInit { bytes: data.iter().zip(3..5_u8).map(|(a, b)| a * b) })
            .unwrap()
            .bytes(),
        Bytes::new_in(&pool, BytesInit { bytes: data.chunks(2).map(|chunk| chunk[0]) }).unwrap().bytes(),
        Bytes::new_in(&pool, BytesInit { bytes: data.iter().peekable() }).unwrap().bytes(),
        Bytes::new_in(&pool, BytesInit { bytes: std::iter::repeat_n(7_u8, 3) }).unwrap().bytes(),
        Bytes::new_in(&pool, BytesInit { bytes: std::iter::empty::<u8>() }).unwrap().bytes(),
    ]
    .map(<[u8]>::len);
    assert_eq!(lengths, [3, 4, 3, 2, 3, 5, 3, 0]);
}

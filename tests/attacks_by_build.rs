//! Hostile safe programs inside of a build: parts that build, fail, panic and swallow failures in the same pool. Rule
//! numbers are in the names.
#![allow(missing_docs)]
#![forbid(unsafe_code)]

use std::panic::{AssertUnwindSafe, catch_unwind};

use cymem::{Context, Error, Graph, Init, InitFrom, Null, OrNull, Pool, PoolAlloc, Root, Via};
use cymem_tests::Liar;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    kind: u8,
    len: u16,
    #[pool(len = len)]
    values: *mut u64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Table {
    n: usize,
    #[pool(len = n)]
    rows: *mut Row,
    m: usize,
    #[pool(len = m)]
    others: *mut Row,
}

/// What a hostile part does each time that it is asked.
#[derive(Clone, Copy)]
struct Meddler<'p>(&'p Pool, usize);

impl<'p> Meddler<'p> {
    fn act(self) -> u64 {
        let Meddler(pool, depth) = self;
        // A build that fails inside of the one that runs; its error is swallowed.
        let failed = Row::new_in(pool, RowInit { kind: 1, values: Liar([1, 2, 3].into_iter(), 4) });
        assert!(matches!(failed, Err(Error::IteratorLength { promised: 4, found: Some(3), .. })));
        let caught = catch_unwind(AssertUnwindSafe(|| {
            let values = (0..4_u8).map(|i| if i == 2 { panic!("{i}") } else { u64::from(i) });
            Row::new_in(pool, RowInit { kind: 1, values }).map(drop)
        }));
        assert!(caught.is_err());
        pool.own(String::from("kept")).unwrap();
        if depth > 0 {
            let values = (0..3).map(|_| Meddler(pool, depth - 1).act());
            let row = Row::new_in(pool, RowInit { kind: 2, values }).unwrap();
            return row.values().iter().sum();
        }
        1
    }
}

impl<'p> InitFrom<Meddler<'p>> for Row {
    fn init_from<C: Context>(meddler: Meddler<'p>) -> impl Init<C, Row> {
        meddler.act();
        RowInit { kind: 7, values: (0..4_u32).map(move |i| u64::from(i) * meddler.act()) }
    }
}

/// Parts build, fail, panic, are caught and swallow failures in the pool that they are built in.
#[test]
fn rule_09_parts_that_meddle_with_the_pool() {
    let pool = Pool::new();
    let depth = usize::from(!cfg!(miri));
    let rows = (0..3).map(|_| Via(Meddler(&pool, depth)));
    let table = Table::new_in(&pool, TableInit { rows, others: [Via(Meddler(&pool, 0)); 2] }).unwrap();
    let factor = if depth == 1 { 3 } else { 1 };
    assert!(table.rows().iter().all(|row| row.values() == [0, factor, 2 * factor, 3 * factor]));
    assert!(table.others().iter().all(|row| row.kind() == 7 && row.values() == [0, 1, 2, 3]));
}

/// The failure of the outer build comes last and is the one that is told, with its place.
#[test]
fn rule_25_a_swallowed_failure_is_not_the_one_that_is_told() {
    let pool = Pool::new();
    let rows = (0..3_u8).map(|i| {
        let _ = Row::new_in(&pool, RowInit { kind: 1, values: Liar(0..1, 7) });
        RowInit { kind: i, values: Liar(0..2, if i == 2 { 3 } else { 2 }) }
    });
    let none: [RowInit<Null>; 0] = [];
    let error = Table::new_in(&pool, TableInit { rows, others: none }).map(drop).unwrap_err();
    assert!(matches!(error, Error::IteratorLength { promised: 3, found: Some(2), .. }));
    assert!(error.to_string().starts_with("Row.values:"), "{error}");
    assert!(error.to_string().ends_with("(in Table.rows[2])"), "{error}");
}

/// An iterator that was caught in a panic is asked again, by another build.
#[test]
fn rule_09_a_source_is_taken_up_again_after_its_panic() {
    let pool = Pool::new();
    let mut source = (0..6_u64).map(|i| if i == 1 { panic!("once") } else { i });
    for _ in 0..2 {
        let values = Liar(source.by_ref(), 4);
        match catch_unwind(AssertUnwindSafe(|| Row::new_in(&pool, RowInit { kind: 0, values }))) {
            Err(_) => {}
            Ok(row) => assert_eq!(row.unwrap().values(), [2, 3, 4, 5]),
        }
    }
}

/// The limit sinks below what is used while a build runs; the error leaves a pool that goes on.
#[test]
fn rule_16_the_limit_sinks_within_a_build() {
    let mut pool = Pool::new();
    for at in 0..4_u8 {
        let rows = (0..4_u8).map(|i| {
            pool.set_limit((i == at).then_some(1));
            RowInit { kind: i, values: [1_u64; 40] }
        });
        let none: [RowInit<Null>; 0] = [];
        let error = Table::new_in(&pool, TableInit { rows, others: none }).map(drop).unwrap_err();
        assert!(matches!(error, Error::LimitExceeded { limit: 1, .. }), "{error}");
        assert!(error.to_string().contains(&format!("Table.rows[{at}]")), "{error}");
        pool.set_limit(None);
        pool.reset();
        assert_eq!(pool.stats().bytes, 0);
    }
}

/// `Graph::build` inside of `Graph::build`, with a root that waits while others are filled and fail.
#[test]
fn rule_01_roots_wait_while_other_builds_end() {
    let graph: Graph<Table> = Graph::build(|pool, root| {
        let dropped = Graph::<Row>::build(|_, _: Root<'_, Row>| {
            Err(Error::OutOfMemory { at: Default::default(), bytes: 3 })
        });
        assert!(dropped.is_err());
        let other: Graph<Row> = Graph::build(|_, root| root.fill(RowInit { kind: 1, values: [4; 4] }))?;
        let kept = pool.own(other)?;
        let row = Row::new_in(pool, RowInit { kind: 2, values: kept.values() })?;
        let rows = (0..2).map(|_| RowInit { kind: 5, values: row.values() });
        root.fill(TableInit { rows, others: [RowInit { kind: 6, values: OrNull(Some([1])) }] })
    })
    .unwrap();
    assert_eq!(graph.rows()[1].values(), [4; 4]);
    assert_eq!(graph.others()[0].values(), [1]);
}

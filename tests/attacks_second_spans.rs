//! Hostile safe programs, a second time: buffers that are kept and lent in any order, so that what is known of where they are is
//! often out of date (rules 29 to 31); and what is shown and ended of what is shared.
#![allow(missing_docs)]

use std::ffi::c_char;

use cymem::{Borrowed, Cloned, Copied, Error, Graph, Kept, Null, Pool, PoolAlloc};
use cymem_tests::one_in;

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit, derive(Debug, PartialEq))]
struct Row {
    n: usize,
    #[pool(len = n)]
    values: *mut u64,
    m: usize,
    #[pool(len = m)]
    lent: *const u64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit, derive(Debug, PartialEq))]
struct Rows {
    n: usize,
    #[pool(len = n, each(one))]
    rows: *mut *mut Row,
}

const MANY: u64 = if cfg!(miri) { 90 } else { 3000 };

/// Of each row the last half is lent to the next one, so all but the first lead to memory of the graph.
fn rows(first: u64) -> Graph<Rows> {
    Graph::build(|pool, root| {
        let mut rows = vec![pool.build::<Row, _>(RowInit { values: Kept(vec![first; 4]), lent: Null })?];
        for at in 1..MANY {
            pool.own(at)?;
            let before = rows[rows.len() - 1].view().values();
            let old = rows[at as usize / 2].view().values();
            let lent = if at % 2 == 0 { &before[2..] } else { &old[..1] };
            rows.push(
                pool.build::<Row, _>(RowInit { values: Kept(vec![first + at; 4]), lent: Borrowed(lent) })?,
            );
        }
        root.fill(RowsInit { rows })
    })
    .unwrap()
}

fn edited(graph: &mut Graph<Rows>, first: u64) {
    for at in (0..MANY as usize).rev() {
        let row = graph.edit().rows_mut().unwrap().enter(at).unwrap();
        row.values_mut().unwrap().fill(7);
    }
    for (at, row) in (0..).zip(graph.rows()) {
        let row = row.unwrap();
        assert_eq!(row.values(), [7; 4]);
        let lender = if at % 2 == 0 { u64::max(at, 1) - 1 } else { at / 2 };
        assert!(at == 0 || row.lent().iter().all(|&value| value == first + lender), "{at}");
    }
}

#[test]
fn rule_29_what_is_lent_is_found_among_what_is_kept() {
    edited(&mut rows(10), 10);
}

/// A graph that was edited is taken over, with what it knows of its buffers, by one that knows of its own.
#[test]
fn rule_30_what_is_known_is_taken_over() {
    let (mut one, mut two) = (rows(10), rows(20));
    edited(&mut one, 10);
    edited(&mut two, 20);
    let mut both: Graph<Rows> = Graph::build(|pool, root| {
        let own = (0..MANY).map(|at| pool.build::<Row, _>(RowInit { values: Kept(vec![at]), lent: Null }));
        let own = own.collect::<Result<Vec<_>, Error>>()?;
        let lent = pool.build::<Row, _>(RowInit { values: [0], lent: Borrowed(own[3].view().values()) })?;
        let (one, two) = (pool.absorb(one).unwrap().view(), pool.absorb(two).unwrap().view());
        let all = one.rows().iter().chain(two.rows().iter()).flatten();
        let mut all =
            all.map(|row| RowInit { values: [1_u64], lent: Borrowed(row.values()) }).collect::<Vec<_>>();
        all.truncate(2 * MANY as usize);
        let all =
            all.into_iter().map(|init| pool.build::<Row, _>(init)).collect::<Result<Vec<_>, Error>>()?;
        root.fill(RowsInit { rows: own.into_iter().chain([lent]).chain(all).collect::<Vec<_>>() })
    })
    .unwrap();
    for at in 0..both.rows().len() {
        both.edit().rows_mut().unwrap().enter(at).unwrap().values_mut().unwrap().fill(9);
    }
    assert!(both.rows().iter().flatten().all(|row| row.values() == [9]));
    assert_eq!(both.rows().get(MANY as usize).unwrap().unwrap().lent(), [3]);
    assert!(both.rows().iter().flatten().skip(MANY as usize + 1).all(|row| row.lent() == [7; 4]));
}

/// A graph that has taken many others over finds the chunk of each node that is changed, or lent again, without asking all.
#[test]
fn rule_30_each_of_many_graphs_is_edited() {
    let graphs = if cfg!(miri) { 80 } else { 16_000 / one_in(16) as u64 };
    let start = std::time::Instant::now();
    let mut graph: Graph<Rows> = Graph::build(|pool, root| {
        let mut rows = Vec::new();
        for at in 0..graphs {
            let row: Graph<Row> = Graph::new(RowInit { values: [at; 3], lent: Null })?;
            rows.push(pool.absorb(row).unwrap());
            let values = rows[at as usize / 2].view().values();
            rows.push(pool.build::<Row, _>(RowInit { values: [at], lent: Borrowed(values) })?);
        }
        root.fill(RowsInit { rows })
    })
    .unwrap();
    let elsewhere = graph.report().unwrap();
    assert!(elsewhere.to_string().contains("Row.values"), "{elsewhere}");
    let all = graph.rows().len();
    for at in (0..all).rev() {
        graph.edit().rows_mut().unwrap().enter(at).unwrap().values_mut().unwrap().fill(at as u64);
    }
    for (at, row) in graph.rows().iter().map(Option::unwrap).enumerate() {
        assert!(row.values().iter().all(|&value| value == at as u64));
        assert!(row.lent().iter().all(|&value| (value as usize) < all));
    }
    assert!(cfg!(miri) || start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

/// Buffers that are kept, in any order of their addresses, and after each a lookup: what is known grows by a little each time.
#[test]
fn rule_31_keeping_and_lending_take_turns() {
    static OUT: [u64; 3] = [1, 2, 3];
    let rows = if cfg!(miri) { 200 } else { 400_000 / one_in(400) };
    let mut buffers: Vec<Vec<u64>> = (0..rows as u64).map(|at| vec![at; 2]).collect();
    let mut seed = 1_usize;
    for at in (1..rows).rev() {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        buffers.swap(at, (seed >> 33) % (at + 1));
    }
    let start = std::time::Instant::now();
    let graph: Graph<Rows> = Graph::build(|pool, root| {
        let rows = buffers
            .into_iter()
            .map(|buffer| pool.build::<Row, _>(RowInit { values: Kept(buffer), lent: Borrowed(&OUT) }));
        let rows = rows.collect::<Result<Vec<_>, _>>()?;
        root.fill(RowsInit { rows })
    })
    .unwrap();
    assert!(cfg!(miri) || start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    assert!(graph.rows().iter().flatten().all(|row| row.lent().as_ptr() == OUT.as_ptr()));
}

/// What a pool knows of its chunks is forgotten with them, also in parts and at any time.
#[test]
fn rule_01_what_is_known_of_chunks_goes_with_them() {
    let mut pool = Pool::new();
    let row = |at| Graph::<Row>::new(RowInit { values: [at; 3], lent: Null }).unwrap();
    for round in 0..3 {
        let mut own = Vec::new();
        let mut lost = Vec::new();
        for at in 0..MANY / 10 {
            own.push(pool.absorb(row(at)).unwrap());
            own.push(pool.build::<Row, _>(RowInit { values: vec![at; 700], lent: Null }).unwrap());
            lost.push(own[own.len() / 2].view().values().as_ptr());
            assert!(lost.iter().rev().step_by(7).all(|&values| pool.contains(values)));
            assert!(!pool.contains(&raw const own));
        }
        // Scopes have chunks of their own, and leave them to the pool.
        pool.scope(|scope| {
            for at in 0..100 {
                let row = scope.absorb(row(at)).unwrap();
                assert!(scope.contains(row.as_ptr()) && !pool.contains(row.as_ptr()));
                assert!(!scope.contains(lost[0]) && pool.contains(lost[0]));
            }
        });
        match round {
            0 => pool.reset(),
            1 => pool.clear(),
            _ => continue,
        }
        assert!(lost.iter().all(|&values| !pool.contains(values)));
    }
    // A tracked pool takes the chunks of a graph that knows where they are, and so does another graph.
    let graph: Graph<Rows> = Graph::build(|pool, root| {
        let rows = (0..200).map(|at| pool.absorb(row(at)).unwrap()).collect::<Vec<_>>();
        root.fill(RowsInit { rows })
    })
    .unwrap();
    let changed = |mut graph: Graph<Rows>| {
        graph.edit().rows_mut().unwrap().enter(7).unwrap().values_mut().unwrap().fill(1);
        graph
    };
    let tracked = Pool::tracked();
    let copy = changed(graph.try_clone().unwrap());
    assert_eq!(
        tracked.absorb(changed(graph)).unwrap().view().rows().get(7).unwrap().unwrap().values(),
        [1; 3]
    );
    let again = pool.absorb(copy).unwrap();
    assert!(pool.contains(again.as_ptr()) && again.view().rows().len() == 200);
}

/// A graph is copied into itself while it is built, and its copies are kept apart.
#[test]
fn rule_01_a_graph_is_copied_into_itself() {
    let graph: Graph<Rows> = Graph::build(|pool, root| {
        let row = pool.build::<Row, _>(RowInit { values: Kept(vec![1_u64, 2]), lent: Borrowed(&[3]) })?;
        let rows = pool.build::<Rows, _>(RowsInit { rows: [row, row] })?;
        let again = pool.copy::<Rows>(&rows)?;
        let first = again.rows().get(0).unwrap().unwrap();
        assert!(std::ptr::eq(first, again.rows().get(1).unwrap().unwrap()));
        root.fill(RowsInit { rows: [Cloned(first), Cloned(row.view())] })
    })
    .unwrap();
    assert!(graph.rows().iter().flatten().all(|row| row.values() == [1, 2] && row.lent() == [3]));
}

/// What a scope keeps goes with it, many times.
#[test]
fn rule_31_scopes_keep_for_a_while() {
    let pool = Pool::new();
    for round in 0..20_u64 {
        let sum: u64 = pool.scope(|scope| {
            let values =
                (0..100_u32).map(|at| RowInit { values: Kept(vec![u64::from(at) + round; 3]), lent: Null });
            let rows = scope.pointers::<Row>(values).unwrap();
            let lent = rows.get(99).unwrap().unwrap().values();
            let last = scope.build::<Row, _>(RowInit { values: Null, lent: Borrowed(lent) }).unwrap();
            assert!(std::ptr::eq(last.lent(), lent));
            last.lent().iter().sum()
        });
        assert_eq!(sum, 3 * (99 + round));
    }
    assert_eq!(pool.stats().bytes, 0);
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Named {
    id: u32,
    #[pool(cstr)]
    name: *const c_char,
    #[pool(block, utf16)]
    wide: *const u16,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Names {
    n: u32,
    #[pool(len = n)]
    all: *mut Named,
}

/// A long text that copies share is shown in full at first, and not for ever.
#[test]
fn rule_23_texts_that_copies_share() {
    let copies = if cfg!(miri) { 20 } else { 2000 };
    let graph: Graph<Names> = Graph::build(|pool, root| {
        let name = "x".repeat(6400);
        let named = pool.build::<Named, _>(NamedInit { id: 1, name: &*name, wide: ["y"] })?;
        root.fill(NamesInit { all: vec![Copied(named); copies] })
    })
    .unwrap();
    let shown = format!("{:?}", &*graph);
    assert!(shown.contains(&format!("\"{}\"", "x".repeat(6400))) && shown.len() < 600 * copies + 100_000);
    assert_eq!(shown.matches("Named {").count(), copies);
}

/// Two NULs end a block without strings, whoever has made it.
#[test]
fn rule_19_two_units_end_nothing() {
    let none: [&str; 0] = [];
    let built: Graph<Named> = Graph::new(NamedInit { id: 1, name: "", wide: none }).unwrap();
    let read: Graph<Named> = serde_json::from_str(r#"{"id":1,"name":"","wide":[]}"#).unwrap();
    let loaded = Graph::<Named>::load(&built.save_to_vec().unwrap()).unwrap();
    for graph in [built, read, loaded] {
        // SAFETY: there are two units.
        assert_eq!(unsafe { graph.as_raw().wide.cast::<[u16; 2]>().read() }, [0, 0]);
        assert_eq!(graph.wide().count(), 0);
    }
}

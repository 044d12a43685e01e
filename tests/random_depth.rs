//! Random deep data with every way from node to node in them, written by `Via` from borrowed and from owned sources and
//! read back place by place; and what goes wrong at random places in them (rules 9 and 23).
#![allow(missing_docs)]

#[path = "support/deep_nodes.rs"]
mod deep_nodes;
#[path = "support/deep_trees.rs"]
mod deep_trees;
#[path = "support/random.rs"]
mod random;

use std::panic::{AssertUnwindSafe, catch_unwind};

use cymem::{Error, Graph, Pool, Via};
use cymem_tests::on_a_stack_of;

use deep_nodes::{Node, check};
use deep_trees::{LIVE, Live, Tree, again, spoil, tree, under};
use random::Random;

/// Trees are dropped by recursion.
fn on_a_large_stack(run: impl FnOnce() + Send + 'static) {
    on_a_stack_of(64 << 20, run);
}

fn seeds() -> std::ops::Range<u64> {
    0..12 / cymem_tests::one_in(12) as u64
}

fn depth(random: &mut Random) -> usize {
    if cfg!(miri) { 65 } else { random.below(300) }
}

#[test]
fn random_deep_data_are_read_back() {
    on_a_large_stack(|| {
        for seed in seeds() {
            let mut random = Random(seed * 7919 + 12345);
            let depth = depth(&mut random);
            let tree = tree(&mut random, depth, &mut 0);
            let graph: Graph<Node> = Graph::new(Via(&tree)).unwrap();
            check(&graph, &tree, None, None);
            if !cfg!(miri) {
                let pool = Pool::new();
                let built = pool.build::<Node, _>(Via(&tree)).unwrap();
                check(&built, &tree, None, None);
                let array = pool.array::<Node>([Via(&tree), Via(&tree)]).unwrap();
                check(&array[1], &tree, None, None);
            }
            let copy = graph.try_clone().unwrap();
            check(&copy, &tree, None, None);
            let live = LIVE.get();
            let of = again(&tree);
            let owned: Graph<Node> = Graph::new(Via(of)).unwrap();
            assert_eq!(LIVE.get(), live);
            check(&owned, &tree, None, None);
            if seed % 10 == 0 {
                assert!(*owned == *copy);
            }
        }
    });
}

/// What is said of a fault, but for what its node stands in.
fn said(error: Option<&Error>) -> Option<(String, Option<&'static str>, Vec<usize>)> {
    error.map(|error| {
        let text = error.to_string();
        let (text, _) = text.split_once(" (in ").unwrap_or((&text, ""));
        (text.to_owned(), error.field(), error.place().indices().to_vec())
    })
}

/// Builds the tree, in a pool that goes on.
fn fault(of: Tree) -> Option<Error> {
    let live = LIVE.get();
    let pool = Pool::new();
    let built = catch_unwind(AssertUnwindSafe(|| pool.build::<Node, _>(Via(of)).map(drop)));
    let small = Tree { id: 1, rows: vec![], bad: None, _live: Live::new() };
    check(&pool.build::<Node, _>(Via(&small)).unwrap(), &small, None, None);
    drop(small);
    assert!(LIVE.get() < live, "all sources are dropped");
    built.ok().map(Result::unwrap_err)
}

/// The same is said of the same fault, however deep it lies.
#[test]
fn random_faults_are_where_they_are_at_any_depth() {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if !info.to_string().contains("as asked") {
            hook(info);
        }
    }));
    let depths: &[usize] =
        if cfg!(miri) { &[63] } else { &[20, 50, 58, 60, 61, 62, 63, 64, 65, 66, 70, 128] };
    on_a_large_stack(move || {
        for seed in seeds().start..seeds().end * if cfg!(miri) { 1 } else { 3 } {
            let mut random = Random(seed * 104_729 + 3);
            let depth = 1 + random.below(20);
            let mut of = tree(&mut random, depth, &mut 0);
            let levels = random.below(depth + 1);
            spoil(&mut of, &mut random, levels);
            let near = fault(under(2, again(&of)));
            for &levels in depths {
                let far = fault(under(levels, again(&of)));
                assert_eq!(said(near.as_ref()), said(far.as_ref()), "seed {seed} at {levels}");
                let within = |error: &Option<Error>| {
                    error.as_ref().and_then(|error| {
                        error.place().within().map(|(field, indices)| (field, indices.to_vec()))
                    })
                };
                match (within(&near), within(&far)) {
                    (near, far) if near == far => {}
                    // What holds the node that was put off is no array, and the array around it is not remembered.
                    (Some((_, near)), Some((Some(_), far))) if near.len() > far.len() && far.is_empty() => {}
                    (near, far) => panic!("seed {seed} at {levels}: in {near:?}, in {far:?}"),
                }
            }
        }
    });
}

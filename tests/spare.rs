//! The block that a thread keeps between two pools. What holds with it holds without it: debug builds and
//! checkers run these tests with `--cfg cymem_spare` too.
#![allow(missing_docs)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::{Cell, RefCell};
use std::thread;

use cymem::{Graph, Pool, PoolAlloc};

/// Counts what this thread takes and gives back.
struct Counting;

thread_local! {
    static TAKEN: Cell<usize> = const { Cell::new(0) };
    static GIVEN: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: the system's allocator does the work.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        TAKEN.set(TAKEN.get() + 1);
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        GIVEN.set(GIVEN.get() + 1);
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(block, layout) };
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

#[derive(PoolAlloc)]
#[repr(C)]
struct Signal {
    kind: u8, // seven bytes of padding behind it
    len: usize,
    #[pool(len = len)]
    samples: *mut f64,
}

fn signal(samples: &[f64]) -> Graph<Signal> {
    Graph::new(SignalInit { kind: 7, samples }).unwrap()
}

/// The bytes of a root, padding included.
fn bytes(graph: &Graph<Signal>) -> [u8; size_of::<Signal>()] {
    // SAFETY: every byte of what is built is initialised.
    unsafe { graph.as_ptr().cast::<[u8; size_of::<Signal>()]>().read() }
}

#[test]
fn what_comes_next_sees_nothing_of_what_was_there() {
    for round in 0..4 {
        let dirty = Pool::new();
        dirty.alloc::<u8>(3000).unwrap().fill(0xEE);
        drop(dirty);

        let graph = signal(&[1.0, 2.0]);
        assert_eq!(bytes(&graph)[1..8], [0; 7], "round {round}");
        assert_eq!((graph.kind(), graph.samples()), (7, &[1.0, 2.0][..]));
        drop(graph);

        let pool = Pool::new();
        assert!(pool.alloc::<u8>(3000).unwrap().iter().all(|&byte| byte == 0), "round {round}");
    }
}

#[test]
fn an_empty_pool_holds_nothing_and_figures_are_exact() {
    drop(signal(&[1.0]));
    let pool = Pool::new();
    assert_eq!((pool.stats().chunks, pool.stats().capacity), (0, 0));
    pool.set_limit(Some(16));
    assert!(pool.alloc::<u64>(3).is_err());
    assert_eq!((pool.stats().chunks, pool.stats().bytes), (0, 0));
    pool.alloc::<u64>(2).unwrap();
    assert_eq!((pool.stats().chunks, pool.stats().bytes, pool.stats().allocations), (1, 16, 1));
}

#[test]
fn graphs_that_live_at_once_share_no_memory() {
    let mut graphs: Vec<_> = (0..8).map(|i| signal(&[f64::from(i); 5])).collect();
    for round in 0..20_u32 {
        let i = (round * 5 % 8) as usize;
        graphs[i] = signal(&[f64::from(round); 9]);
        let roots: std::collections::BTreeSet<_> = graphs.iter().map(|graph| graph.as_ptr().addr()).collect();
        assert_eq!(roots.len(), graphs.len());
        assert_eq!(graphs[i].samples(), [f64::from(round); 9]);
    }
}

#[test]
fn a_block_may_end_on_another_thread() {
    for _ in 0..4 {
        let graph = signal(&[3.0; 4]);
        let graph = thread::spawn(move || {
            drop(signal(&[4.0]));
            drop(graph);
            signal(&[5.0])
        })
        .join()
        .unwrap();
        assert_eq!(graph.samples(), [5.0]);
    }
}

#[test]
fn a_thread_that_ends_gives_its_block_back_whatever_ends_first() {
    thread_local! {
        static KEPT: RefCell<Vec<Graph<Signal>>> = const { RefCell::new(Vec::new()) };
    }
    for early in [true, false] {
        thread::spawn(move || {
            // What a thread has is dropped in an order of its own: a graph may outlive the block.
            if early {
                KEPT.with_borrow_mut(|kept| kept.push(signal(&[1.0])));
                drop(signal(&[2.0]));
            } else {
                drop(signal(&[2.0]));
                KEPT.with_borrow_mut(|kept| kept.push(signal(&[1.0])));
            }
        })
        .join()
        .unwrap();
    }
}

#[test]
fn a_block_that_is_kept_is_not_asked_for_again() {
    thread::spawn(|| {
        drop(signal(&[1.0; 8]));
        let before = (TAKEN.get(), GIVEN.get());
        for _ in 0..10 {
            drop(signal(&[1.0; 8]));
        }
        let calls = (TAKEN.get() - before.0, GIVEN.get() - before.1);
        let kept = cfg!(any(cymem_spare, not(debug_assertions)));
        assert_eq!(calls, if kept { (0, 0) } else { (10, 10) });
    })
    .join()
    .unwrap();
}

//! Graphs that are handed over, and what debug builds say of those that come back wrong (rule 32).

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};
use std::{mem, ptr, thread};

use cymem::{Graph, Null, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(unsafe(free_fn = "cymem_tests_row_free"))]
struct Row {
    len: u32,
    #[pool(len = len)]
    values: *mut f64,
}

/// The same to C, and another type.
#[derive(PoolAlloc)]
#[repr(C)]
struct Twin {
    len: u32,
    #[pool(len = len)]
    values: *mut f64,
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
#[pool(unsafe(free_fn = "cymem_tests_byte_free"))]
struct Byte {
    byte: u8,
}

#[derive(PoolAlloc)]
#[repr(C, align(256))]
#[pool(unsafe(free_fn = "cymem_tests_wide_free"))]
struct Wide {
    number: u8,
    #[pool(one)]
    next: *mut Wide,
}

unsafe extern "C" {
    fn cymem_tests_row_free(row: *mut Row);
    fn cymem_tests_byte_free(byte: *mut Byte);
    fn cymem_tests_wide_free(wide: *mut Wide);
}

fn row() -> Graph<Row> {
    Graph::new(RowInit { values: [1.0, 2.0] }).expect("a graph")
}

#[test]
fn rule_32_null_is_no_graph() {
    // SAFETY: NULL does nothing.
    unsafe { cymem_tests_row_free(ptr::null_mut()) };
    // SAFETY: as above.
    unsafe { cymem_tests_byte_free(ptr::null_mut()) };
}

#[test]
fn rule_32_any_thread_may_free() {
    let raw = row().into_raw();
    // SAFETY: the graph is C's now, and the root stays where it is.
    assert_eq!(unsafe { (*raw).len }, 2);
    let handed = thread::spawn(row).join().unwrap();
    // SAFETY: it comes from `into_raw`.
    unsafe { cymem_tests_row_free(handed.into_raw()) };
    let raw = AtomicPtr::new(raw);
    thread::spawn(move || {
        // SAFETY: nobody else frees it.
        unsafe { cymem_tests_row_free(raw.into_inner()) };
    })
    .join()
    .unwrap();
}

#[test]
fn rule_32_roots_of_every_alignment() {
    let byte: Graph<Byte> = Graph::new(Byte { byte: 7 }).unwrap();
    let raw = byte.into_raw();
    // SAFETY: C may change plain fields.
    unsafe { (*raw).byte = 8 };
    // SAFETY: it comes from `into_raw`.
    let byte = unsafe { Graph::from_raw(raw) };
    assert_eq!(byte.byte, 8);
    // SAFETY: as above.
    unsafe { cymem_tests_byte_free(byte.into_raw()) };

    let wide: Graph<Wide> =
        Graph::new(WideInit { number: 1, next: WideInit { number: 2, next: Null } }).unwrap();
    let raw = wide.into_raw();
    assert_eq!(raw.addr() % 256, 0);
    // SAFETY: it comes from `into_raw`.
    unsafe { cymem_tests_wide_free(raw) };
}

#[test]
fn rule_32_what_the_graph_owns_goes_with_it() {
    static DROPPED: AtomicUsize = AtomicUsize::new(0);
    struct Counted;
    impl Drop for Counted {
        fn drop(&mut self) {
            DROPPED.fetch_add(1, Ordering::Relaxed);
        }
    }
    let graph: Graph<Row> = Graph::build(|pool, root| {
        pool.own(Counted)?;
        root.fill(RowInit { values: cymem::Kept(vec![0.5; 1000]) })
    })
    .unwrap();
    let raw = graph.into_raw();
    assert_eq!(DROPPED.load(Ordering::Relaxed), 0);
    // SAFETY: it comes from `into_raw`.
    unsafe { cymem_tests_row_free(raw) };
    assert_eq!(DROPPED.load(Ordering::Relaxed), 1);
}

/// What taking a root back says, if it says anything.
fn said<T: PoolAlloc>(root: *mut T) -> Option<String> {
    // SAFETY: wrong, as a debug build tells before it does anything.
    let taken = catch_unwind(AssertUnwindSafe(|| mem::forget(unsafe { Graph::from_raw(root) })));
    let panic = taken.err()?;
    panic.downcast_ref::<String>().cloned().or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string))
}

#[test]
#[cfg_attr(not(debug_assertions), ignore = "only debug builds tell")]
fn rule_32_a_root_of_another_type_is_told() {
    let raw = row().into_raw();
    let said_of = |said: Option<String>| said.unwrap_or_default();
    let twin = said_of(said(raw.cast::<Twin>()));
    assert!(
        twin.contains("::Twin`, and the root is that of a graph of a `attacks_by_handover::Row`"),
        "{twin}"
    );
    // Also where the type is aligned to more, and the head would be elsewhere.
    assert!(said_of(said(raw.cast::<u8>())).contains("of a `u8`"));
    // SAFETY: nothing was taken.
    assert_eq!(unsafe { Graph::from_raw(raw) }.values(), [1.0, 2.0]);
}

#[test]
#[cfg_attr(not(debug_assertions), ignore = "only debug builds tell")]
fn rule_32_what_is_no_root_is_told() {
    // As C would: an address in memory of its own.
    let mut words = [0_usize; 8];
    let inside = words.as_mut_ptr().wrapping_add(4);
    assert!(said(inside.cast::<Byte>()).unwrap_or_default().contains("no root of a graph"));
}

#[test]
fn rule_32_a_root_goes_back_and_forth() {
    let mut graph = row();
    let address = graph.as_ptr();
    for _ in 0..10 {
        let raw = graph.into_raw();
        assert_eq!(raw.cast_const(), address);
        // SAFETY: it comes from there.
        graph = unsafe { Graph::from_raw(raw) };
    }
    let copy = graph.try_clone().unwrap();
    // SAFETY: copies are graphs, too.
    unsafe { cymem_tests_row_free(copy.into_raw()) };
    assert_eq!(graph.values(), [1.0, 2.0]);
}

#[test]
fn rule_32_c_frees_while_a_graph_is_built_and_while_one_is_dropped() {
    /// A graph that is C's, in the hands of a value that another graph owns.
    struct Held(AtomicPtr<Row>);
    impl Drop for Held {
        fn drop(&mut self) {
            // SAFETY: it comes from `into_raw`, and nobody else frees it.
            unsafe { cymem_tests_row_free(*self.0.get_mut()) };
        }
    }
    let mut graph = row();
    for _ in 0..10 {
        graph = Graph::build(|pool, root| {
            pool.own(Held(AtomicPtr::new(graph.into_raw())))?;
            let values = [1.0, 2.0, 3.0].into_iter().inspect(|_| {
                // SAFETY: as above.
                unsafe { cymem_tests_row_free(row().into_raw()) };
            });
            root.fill(RowInit { values })
        })
        .unwrap();
    }
    assert_eq!(graph.values(), [1.0, 2.0, 3.0]);
    // SAFETY: as above.
    unsafe { cymem_tests_row_free(graph.into_raw()) };
}

#[test]
fn rule_32_graphs_of_every_origin_are_freed() {
    let pool = cymem::Pool::new();
    let mut saved = Vec::new();
    row().save(&mut saved).unwrap();
    let handle = pool.absorb(row()).unwrap();
    let graphs = [
        Graph::<Row>::load(&saved).unwrap(),
        Graph::new(cymem::Cloned(&*handle)).unwrap(),
        Graph::new_cyclic(|cx, root| cx.fill(root, RowInit { values: [1.0, 2.0] }).map(drop))
            .unwrap_or_else(|error: cymem::Error| panic!("{error}")),
    ];
    for graph in graphs {
        assert_eq!(graph.values(), [1.0, 2.0]);
        // SAFETY: it comes from `into_raw`.
        unsafe { cymem_tests_row_free(graph.into_raw()) };
    }
    assert_eq!(handle.values(), [1.0, 2.0]);
}

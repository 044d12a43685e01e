//! The soundness rules of the design (section 5) for memory: addresses, sizes, books, and what freed blocks
//! hold. The number of the rule is in the name of the test; what must not compile is tested elsewhere.
#![allow(missing_docs)]

use core::alloc::Layout;
use core::ptr::{self, NonNull};

use cymem::{ArenaPool, BaseAlloc, Error, Graph, Pool, PoolAlloc, TrackedPool};
use cymem_tests::{Probe, bytes_at};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    len: usize,
    #[pool(len = len)]
    values: *mut f64,
}

// 13. What users hold stays valid while the books change. Miri, valgrind and AddressSanitizer see
// more here than the assertions.

#[test]
fn rule_13_blocks_stay_writable_while_the_pool_goes_on() {
    const BLOCKS: u64 = if cfg!(miri) { 300 } else { 3000 };
    let pool = Pool::new();
    let mut blocks = Vec::new();
    for n in 0..BLOCKS {
        let block = pool.alloc::<u64>(3).unwrap();
        block.fill(n);
        blocks.push(block);
        assert!(pool.stats().bytes > 0 && pool.contains(blocks[0].as_ptr()));
        pool.set_limit(None);
    }
    for (n, block) in blocks.iter_mut().enumerate() {
        block[0] += 1;
        assert_eq!(**block, [n as u64 + 1, n as u64, n as u64]);
    }
}

#[test]
fn rule_13_the_root_of_a_graph_stays_where_it_is() {
    fn moved(graph: Graph<Row>) -> Box<Graph<Row>> {
        Box::new(graph)
    }
    let mut graph: Graph<Row> = Graph::new(RowInit { values: [1.0, 2.0] }).unwrap();
    let root = graph.as_mut_ptr();
    // SAFETY: the root is live and a view of it is not.
    let values = unsafe { (*root).values };
    // SAFETY: the array has two elements.
    unsafe { values.write(5.0) };
    let graph = moved(graph);
    assert_eq!(graph.as_ptr(), root);
    assert_eq!(graph.values(), [5.0, 2.0]);
}

// 15. All size arithmetic is checked.

#[test]
fn rule_15_sizes_that_wrap_are_errors() {
    fn check(pool: &Pool<impl cymem::Engine>) {
        let (largest, wraps_to_0) = (isize::MAX as usize / 8, usize::MAX / 8 + 1);
        for n in [largest + 1, largest + 2, wraps_to_0, wraps_to_0 + 1, usize::MAX / 2 + 1, usize::MAX] {
            assert!(
                matches!(pool.alloc::<u64>(n), Err(Error::SizeOverflow { count, size: 8, .. }) if count == n)
            );
            assert!(matches!(pool.alloc::<[u64; 4]>(n), Err(Error::SizeOverflow { .. })));
        }
        let half = 1 << (usize::BITS - 2);
        for (size, align) in [(isize::MAX as usize, 1), (isize::MAX as usize - 63, 64), (1, half)] {
            let layout = Layout::from_size_align(size, align).unwrap();
            assert!(matches!(
                pool.alloc_layout(layout),
                Err(Error::SizeOverflow { .. } | Error::OutOfMemory { .. })
            ));
        }
        assert_eq!((pool.stats().bytes, pool.stats().allocations), (0, 0));
    }
    check(&ArenaPool::with_base(Stingy));
    check(&TrackedPool::with_base(Stingy));
}

/// Gives nothing: memory checkers take a real `malloc` of such sizes for an error.
struct Stingy;

// SAFETY: it gives no blocks.
unsafe impl BaseAlloc for Stingy {
    unsafe fn alloc(&self, _: Layout) -> *mut u8 {
        ptr::null_mut()
    }

    unsafe fn dealloc(&self, _: NonNull<u8>, _: Layout) {
        unreachable!("nothing was given");
    }
}

// 16. A failed operation leaves the books as they were.

#[test]
fn rule_16_a_failed_request_changes_no_figure() {
    fn check<'a, B: cymem::Engine<Base = &'a Probe>>(probe: &'a Probe) {
        let pool = Pool::<B>::with_base(probe);
        pool.alloc::<u8>(100).unwrap();
        let (stats, live) = (pool.stats(), probe.live());
        let unchanged = || assert_eq!((pool.stats(), probe.live()), (stats, live));
        for _ in 0..3 {
            probe.fail_next();
            assert!(matches!(pool.alloc::<u8>(10_000), Err(Error::OutOfMemory { .. })));
            unchanged();
            probe.fail_next();
            assert!(pool.own(1).is_err());
            unchanged();
            pool.set_limit(Some(5000));
            assert!(matches!(pool.alloc::<u8>(4901), Err(Error::LimitExceeded { .. })));
            pool.set_limit(None);
            unchanged();
            assert!(pool.alloc::<u64>(usize::MAX).is_err());
            unchanged();
        }
        // Growth is no further on either: the next chunk is the one that failed.
        pool.alloc::<u8>(5000).unwrap();
        assert!(pool.stats().capacity < 20_000);
    }
    check::<cymem::Arena<_>>(&Probe::default());
    check::<cymem::Tracked<_>>(&Probe::default());
}

// 19. Freed and reset memory is overwritten in debug builds.

#[cfg(debug_assertions)]
const POISON: u8 = 0xDD;

#[test]
#[cfg(debug_assertions)]
fn rule_19_reset_memory_is_overwritten() {
    let mut pool = Pool::new();
    let blocks: Vec<_> = (1..200)
        .map(|n| {
            let layout = Layout::array::<u64>(n).unwrap();
            let block = pool.alloc_layout(layout).unwrap();
            // SAFETY: the block is new and as long as its layout.
            unsafe { block.write_bytes(1, layout.size()) };
            (block, layout.size())
        })
        .collect();
    pool.reset();
    for (block, size) in blocks {
        // SAFETY: the pool keeps its chunks, and all bytes of the block are written.
        let bytes = unsafe { bytes_at(block.as_ptr(), size) };
        assert!(bytes == vec![POISON; size]);
    }
}

#[test]
#[cfg(debug_assertions)]
fn rule_19_blocks_are_overwritten_before_they_go_back() {
    const MARK: u8 = 0x77;
    let marked = |pool: &TrackedPool<&Probe>| {
        let block = pool.alloc::<u8>(100).unwrap();
        block.fill(MARK);
        NonNull::from(block).cast()
    };
    let probe = Probe::inspecting();
    let pool = TrackedPool::with_base(&probe);
    let freed = marked(&pool);
    marked(&pool);
    // SAFETY: the block is not used again.
    unsafe { pool.free(freed) }.unwrap();
    drop(pool);
    assert!(probe.returned().into_iter().eq([POISON]));

    let probe = Probe::inspecting();
    let mut pool = ArenaPool::with_base(&probe);
    pool.alloc::<u8>(10_000).unwrap().fill(MARK);
    pool.clear();
    pool.alloc::<u8>(10_000).unwrap().fill(MARK);
    drop(pool);
    assert!(probe.returned().contains(&POISON) && !probe.returned().contains(&MARK));
}

#[test]
fn rule_19_the_tracked_engine_makes_one_allocation_for_each_array() {
    let probe = Probe::default();
    let pool = TrackedPool::with_base(&probe);
    let rows = [RowInit { values: vec![1.0] }, RowInit { values: vec![2.0, 3.0] }];
    for row in rows {
        Row::new_in(&pool, row).unwrap();
    }
    let sizes: Vec<_> = pool.addresses().map(|(_, size)| size).collect();
    const ROW: usize = size_of::<Row>();
    assert_eq!((sizes, probe.live_bytes()), (vec![ROW, 8, ROW, 16], 2 * ROW + 24));
}

//! The pool against a model: any sequence of operations, on both engines.
#![allow(missing_docs)]

use core::alloc::Layout;
use core::ptr::NonNull;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use cymem::{ArenaPool, Engine, Pool, TrackedPool};
use cymem_tests::Probe;
use proptest::prelude::*;

#[derive(Clone, Copy, Debug)]
enum Operation {
    Alloc(usize),
    AllocLayout {
        size: usize,
        align_power: u32,
    },
    Own,
    Limit(Option<usize>),
    /// The arena is reset; in the tracked pool the n-th block is freed.
    Back(usize),
}

fn operation() -> impl Strategy<Value = Operation> {
    let size = prop_oneof![8 => 0..200_usize, 3 => 0..9_000_usize, 1 => 0..70_000_usize];
    prop_oneof![
        8 => size.clone().prop_map(|size| Operation::Alloc(size / 8)),
        8 => (size, 0..13_u32).prop_map(|(size, align_power)| Operation::AllocLayout { size, align_power }),
        2 => Just(Operation::Own),
        1 => prop::option::of(0..50_000_usize).prop_map(Operation::Limit),
        1 => any::<usize>().prop_map(Operation::Back),
    ]
}

/// A live block and the byte that fills it.
struct Block {
    start: NonNull<u8>,
    size: usize,
    fill: u8,
}

impl Block {
    /// Nobody else has written to it.
    fn check(&self) {
        // SAFETY: the pool says that the block is live and so long, and it was filled.
        let bytes = unsafe { core::slice::from_raw_parts(self.start.as_ptr(), self.size) };
        assert!(bytes == vec![self.fill; self.size]);
    }

    fn overlaps(&self, start: usize, size: usize) -> bool {
        let own = self.start.addr().get();
        start < own + self.size && own < start + size
    }
}

/// Counts how many of its kind live.
struct Owned(Arc<AtomicUsize>);

impl Drop for Owned {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// What the pool should hold.
#[derive(Default)]
struct Model {
    blocks: Vec<Block>,
    limit: Option<usize>,
    owned: Arc<AtomicUsize>,
}

impl Model {
    fn bytes(&self) -> usize {
        self.blocks.iter().map(|block| block.size).sum()
    }

    /// Takes a new block after a check of all that was promised of it.
    fn take(&mut self, pool: &Pool<impl Engine>, layout: Layout, block: Result<NonNull<u8>, cymem::Error>) {
        let used = self.bytes();
        let Ok(start) = block else {
            assert!(self.limit.is_some(), "nothing but the limit can fail here");
            return;
        };
        let (address, size) = (start.addr().get(), layout.size());
        assert!(address.is_multiple_of(layout.align()));
        if size == 0 {
            return;
        }
        assert!(self.limit.is_none_or(|limit| used + size <= limit));
        assert!(self.blocks.iter().all(|other| !other.overlaps(address, size)));
        let block = Block { start, size, fill: (self.blocks.len() % 250) as u8 + 1 };
        // Zeroed, as `alloc` promises.
        Block { fill: 0, ..block }.check();
        // SAFETY: the block is ours and `size` bytes long.
        unsafe { start.as_ptr().write_bytes(block.fill, size) };
        self.blocks.push(block);
        self.check(pool);
    }

    fn check(&self, pool: &Pool<impl Engine>) {
        let stats = pool.stats();
        assert_eq!(stats.allocations, self.blocks.len());
        assert!(stats.bytes >= self.bytes() && stats.capacity >= stats.bytes);
        for block in &self.blocks {
            let first = block.start.as_ptr();
            assert!(pool.contains(first) && pool.contains(first.wrapping_add(block.size - 1)));
        }
    }

    fn check_contents(&self) {
        for block in &self.blocks {
            block.check();
        }
    }

    /// What both engines have in common.
    fn step(&mut self, pool: &Pool<impl Engine>, operation: Operation) {
        match operation {
            Operation::Alloc(count) => {
                let block = pool.alloc::<u64>(count).map(|block| NonNull::from(block).cast());
                self.take(pool, Layout::array::<u64>(count).unwrap(), block);
            }
            Operation::AllocLayout { size, align_power } => {
                let layout = Layout::from_size_align(size, 1 << align_power).unwrap();
                let block = pool.alloc_layout(layout);
                self.take(pool, layout, block);
            }
            Operation::Own => {
                self.owned.fetch_add(1, Ordering::Relaxed);
                pool.own(Owned(self.owned.clone())).unwrap();
            }
            Operation::Limit(limit) => {
                self.limit = limit;
                pool.set_limit(limit);
            }
            Operation::Back(_) => unreachable!("each engine has its own"),
        }
    }
}

/// So many operations at most.
const MOST: usize = if cfg!(miri) { 25 } else { 120 };

fn config() -> ProptestConfig {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if cfg!(miri) { ProptestConfig { cases: 8, ..config } } else { config }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn an_arena_keeps_every_promise(operations in prop::collection::vec(operation(), 0..MOST)) {
        let probe = Probe::default();
        let mut pool = ArenaPool::with_base(&probe);
        let mut model = Model::default();
        for operation in operations {
            if let Operation::Back(_) = operation {
                model.check_contents();
                let gone: Vec<_> = model.blocks.drain(..).map(|block| block.start).collect();
                let held = pool.stats().capacity;
                pool.reset();
                prop_assert!(gone.iter().all(|block| !pool.contains(block.as_ptr())));
                prop_assert_eq!((pool.stats().bytes, pool.stats().capacity), (0, held));
                prop_assert_eq!(model.owned.load(Ordering::Relaxed), 0);
            } else {
                model.step(&pool, operation);
            }
        }
        model.check_contents();
        drop(pool);
        prop_assert_eq!((probe.live(), model.owned.load(Ordering::Relaxed)), (0, 0));
    }

    #[test]
    fn a_tracked_pool_keeps_every_promise(operations in prop::collection::vec(operation(), 0..MOST)) {
        let probe = Probe::default();
        let pool = TrackedPool::with_base(&probe);
        let mut model = Model::default();
        for operation in operations {
            match operation {
                Operation::Back(n) if !model.blocks.is_empty() => {
                    let block = model.blocks.swap_remove(n % model.blocks.len());
                    block.check();
                    // SAFETY: the model has forgotten the block.
                    unsafe { pool.free(block.start) }.unwrap();
                    prop_assert!(!pool.contains(block.start.as_ptr()));
                }
                Operation::Back(_) => {}
                operation => model.step(&pool, operation),
            }
            prop_assert_eq!(pool.size(), model.bytes());
        }
        model.check_contents();
        drop(pool);
        prop_assert_eq!((probe.live(), model.owned.load(Ordering::Relaxed)), (0, 0));
    }
}

//! The pool against a model: any sequence of operations, on both engines, over a base allocator that
//! refuses and misaligns.
#![allow(missing_docs)]

use core::alloc::Layout;
use core::cell::RefCell;
use core::ptr::{self, NonNull};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use cymem::{ArenaPool, BaseAlloc, Engine, Error, Pool, Stats, TrackedPool};
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
    /// The arena is reset or cleared; in the tracked pool the n-th block is freed.
    Back(usize),
    /// In the tracked pool the n-th block is given another size.
    Resize(usize, usize),
}

fn operation() -> impl Strategy<Value = Operation> {
    let size = prop_oneof![8 => 0..200_usize, 3 => 0..9_000_usize, 1 => 0..70_000_usize];
    // Few alignments are so large that they alone pass a limit.
    let align_power = prop_oneof![12 => 0..13_u32, 1 => 13..21_u32];
    prop_oneof![
        8 => size.clone().prop_map(|size| Operation::Alloc(size / 8)),
        8 => (size.clone(), align_power)
            .prop_map(|(size, align_power)| Operation::AllocLayout { size, align_power }),
        2 => Just(Operation::Own),
        1 => prop::option::of(0..50_000_usize).prop_map(Operation::Limit),
        1 => any::<usize>().prop_map(Operation::Back),
        3 => (any::<usize>(), size).prop_map(|(n, size)| Operation::Resize(n, size)),
    ]
}

/// How the base allocator answers a request.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Answer {
    Block,
    Null,
    Misaligned,
}

/// The answers to the first requests; all others are blocks.
fn answers() -> impl Strategy<Value = Vec<Answer>> {
    let bad = prop_oneof![Just(Answer::Null), Just(Answer::Misaligned)];
    prop_oneof![
        1 => Just(Vec::new()),
        2 => prop::collection::vec(prop_oneof![2 => Just(Answer::Block), 1 => bad], 0..60),
    ]
}

/// A base allocator that answers as it was told.
struct Fickle {
    probe: Probe,
    answers: RefCell<std::vec::IntoIter<Answer>>,
    /// Blocks inside of others, and where these start.
    shifted: RefCell<BTreeMap<NonNull<u8>, Whole>>,
}

/// A block of the probe.
type Whole = (NonNull<u8>, Layout);

impl Fickle {
    fn new(answers: Vec<Answer>) -> Self {
        let answers = RefCell::new(answers.into_iter());
        Fickle { probe: Probe::default(), answers, shifted: RefCell::default() }
    }

    /// What the pool says, and what it really holds.
    fn figures(&self, pool: &Pool<impl Engine>) -> (Stats, usize, usize) {
        (pool.stats(), self.probe.live(), self.probe.live_bytes())
    }
}

// SAFETY: blocks are those of the probe, or lie inside of one that is as much longer as they are shifted.
unsafe impl BaseAlloc for &Fickle {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        match self.answers.borrow_mut().next().unwrap_or(Answer::Block) {
            // SAFETY: the caller's promise.
            Answer::Block => unsafe { (&self.probe).alloc(layout) },
            Answer::Null => ptr::null_mut(),
            Answer::Misaligned => {
                let whole = Layout::from_size_align(layout.size() + layout.align(), layout.align()).unwrap();
                // SAFETY: the size is not 0.
                let block = NonNull::new(unsafe { (&self.probe).alloc(whole) }).unwrap();
                // SAFETY: the block is longer by more than this.
                let inside = unsafe { block.add(layout.align() / 2) };
                self.shifted.borrow_mut().insert(inside, (block, whole));
                inside.as_ptr()
            }
        }
    }

    unsafe fn dealloc(&self, block: NonNull<u8>, layout: Layout) {
        let (block, layout) = self.shifted.borrow_mut().remove(&block).unwrap_or((block, layout));
        // SAFETY: the block came from the probe with this layout.
        unsafe { (&self.probe).dealloc(block, layout) };
    }
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
        assert!(self.bytes() == vec![self.fill; self.size]);
    }

    fn bytes(&self) -> &[u8] {
        // SAFETY: the pool says that the block is live and so long, and it was filled.
        unsafe { core::slice::from_raw_parts(self.start.as_ptr(), self.size) }
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
struct Model<'a> {
    base: &'a Fickle,
    /// Whether the base allocator never refuses.
    steady: bool,
    blocks: Vec<Block>,
    limit: Option<usize>,
    owned: Arc<AtomicUsize>,
}

impl<'a> Model<'a> {
    fn new(base: &'a Fickle) -> Self {
        let steady = base.answers.borrow().as_slice().iter().all(|&answer| answer == Answer::Block);
        Model { base, steady, blocks: Vec::new(), limit: None, owned: Arc::default() }
    }

    fn bytes(&self) -> usize {
        self.blocks.iter().map(|block| block.size).sum()
    }

    /// Runs one call. If it fails, every figure is as it was.
    fn call<B: Engine, T>(
        &self,
        pool: &Pool<B>,
        call: impl FnOnce() -> Result<T, Error>,
    ) -> Result<T, Error> {
        let before = self.base.figures(pool);
        let result = call();
        if let Err(error) = &result {
            assert_eq!(self.base.figures(pool), before, "{error}");
            match error {
                Error::LimitExceeded { bytes, align, used, limit, .. } => {
                    assert_eq!(Some(*limit), self.limit);
                    assert!(*used <= before.0.bytes && used + bytes + (align - 1) > *limit, "{error}");
                }
                Error::OutOfMemory { .. } | Error::Misaligned { .. } => assert!(!self.steady, "{error}"),
                error => panic!("{error}"),
            }
        }
        result
    }

    /// Takes a new block after a check of all that was promised of it.
    fn take(&mut self, pool: &Pool<impl Engine>, layout: Layout, start: NonNull<u8>) {
        let used = self.bytes();
        let (address, size) = (start.addr().get(), layout.size());
        assert!(address.is_multiple_of(layout.align()));
        if size == 0 {
            return;
        }
        assert!(self.limit.is_none_or(|limit| used + size <= limit));
        assert!(self.limit.is_none_or(|limit| pool.stats().bytes <= limit));
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
                let alloc = || pool.alloc::<u64>(count).map(|block| NonNull::from(block).cast());
                if let Ok(block) = self.call(pool, alloc) {
                    self.take(pool, Layout::array::<u64>(count).unwrap(), block);
                }
            }
            Operation::AllocLayout { size, align_power } => {
                let layout = Layout::from_size_align(size, 1 << align_power).unwrap();
                if let Ok(block) = self.call(pool, || pool.alloc_layout(layout)) {
                    self.take(pool, layout, block);
                }
            }
            Operation::Own => {
                self.owned.fetch_add(1, Ordering::Relaxed);
                let before = pool.stats();
                let _ = self.call(pool, || pool.own(Owned(self.owned.clone())));
                assert_eq!(pool.stats(), before, "owned values do not count");
            }
            Operation::Limit(limit) => {
                self.limit = limit;
                pool.set_limit(limit);
            }
            Operation::Back(_) | Operation::Resize(..) => unreachable!("each engine has its own"),
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
    fn an_arena_keeps_every_promise(
        answers in answers(),
        operations in prop::collection::vec(operation(), 0..MOST),
    ) {
        let base = Fickle::new(answers);
        let mut pool = ArenaPool::with_base(&base);
        let mut model = Model::new(&base);
        for operation in operations {
            match operation {
                Operation::Back(n) => {
                    model.check_contents();
                    let gone: Vec<_> = model.blocks.drain(..).map(|block| block.start).collect();
                    let held = pool.stats().capacity;
                    if n % 4 == 0 { pool.clear() } else { pool.reset() }
                    prop_assert!(gone.iter().all(|block| !pool.contains(block.as_ptr())));
                    let held = if n % 4 == 0 { 0 } else { held };
                    prop_assert_eq!((pool.stats().bytes, pool.stats().capacity), (0, held));
                    prop_assert_eq!(model.owned.load(Ordering::Relaxed), 0);
                }
                Operation::Resize(..) => {}
                operation => model.step(&pool, operation),
            }
        }
        model.check_contents();
        drop(pool);
        prop_assert_eq!((base.probe.live(), model.owned.load(Ordering::Relaxed)), (0, 0));
    }

    #[test]
    fn a_tracked_pool_keeps_every_promise(
        answers in answers(),
        operations in prop::collection::vec(operation(), 0..MOST),
    ) {
        let base = Fickle::new(answers);
        let pool = TrackedPool::with_base(&base);
        let mut model = Model::new(&base);
        for operation in operations {
            match operation {
                Operation::Back(_) | Operation::Resize(..) if model.blocks.is_empty() => {}
                Operation::Back(n) => {
                    let block = model.blocks.swap_remove(n % model.blocks.len());
                    block.check();
                    // SAFETY: the model has forgotten the block.
                    unsafe { pool.free(block.start) }.unwrap();
                    prop_assert!(!pool.contains(block.start.as_ptr()));
                }
                Operation::Resize(n, size) => {
                    let position = n % model.blocks.len();
                    let Block { start, size: old, fill } = model.blocks[position];
                    // SAFETY: on `Ok` the model forgets the old address.
                    let resized = model.call(&pool, || unsafe { pool.realloc(start, size) });
                    if let Ok(start) = resized {
                        let size = size.max(1);
                        let block = Block { start, size, fill };
                        let (kept, new) = block.bytes().split_at(old.min(size));
                        prop_assert!(kept.iter().all(|&byte| byte == fill) && new.iter().all(|&byte| byte == 0));
                        // SAFETY: the block is ours and `size` bytes long.
                        unsafe { start.as_ptr().write_bytes(fill, size) };
                        model.blocks[position] = block;
                    }
                    model.check(&pool);
                }
                operation => model.step(&pool, operation),
            }
            prop_assert_eq!(pool.size(), model.bytes());
        }
        model.check_contents();
        drop(pool);
        prop_assert_eq!((base.probe.live(), model.owned.load(Ordering::Relaxed)), (0, 0));
    }
}

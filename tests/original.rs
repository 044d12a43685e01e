//! Every feature of Python's cymem has a counterpart, and its bugs are absent. Each test is named
//! after the feature or the bug of the original.
#![allow(missing_docs)]

use core::alloc::Layout;
use core::ffi::c_void;
use core::ptr::{self, NonNull};
use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use cymem::{Address, BaseAlloc, CMalloc, Error, Pool, TrackedPool};
use cymem_tests::Probe;

fn block(pool: &TrackedPool<impl BaseAlloc>, bytes: &[u8]) -> NonNull<u8> {
    let memory = pool.alloc::<u8>(bytes.len()).unwrap();
    memory.copy_from_slice(bytes);
    NonNull::from(memory).cast()
}

fn bytes<'a>(block: NonNull<u8>, len: usize) -> &'a [u8] {
    // SAFETY: the tests ask for no more than a live block has.
    unsafe { core::slice::from_raw_parts(block.as_ptr(), len) }
}

/// Counts how often it is dropped.
struct Reference(Arc<AtomicUsize>);

impl Drop for Reference {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

// Features.

#[test]
fn pool_alloc_returns_zeroed_memory() {
    let probe = Probe::filling(0xFF);
    let pool = TrackedPool::with_base(&probe);
    assert_eq!(pool.alloc::<u64>(100).unwrap(), [0; 100]);
}

#[test]
fn pool_addresses_maps_each_address_to_its_size() {
    let pool = Pool::tracked();
    let first = NonNull::from(pool.alloc::<u32>(3).unwrap()).cast::<u8>();
    let second = NonNull::from(pool.alloc::<u8>(5).unwrap()).cast::<u8>();
    assert!(pool.addresses().eq([(first, 12), (second, 5)]));
}

#[test]
fn pool_size_is_the_sum_of_all_blocks() {
    let pool = Pool::tracked();
    pool.alloc::<u32>(3).unwrap();
    let block = block(&pool, &[0; 5]);
    assert_eq!(pool.size(), 17);
    // SAFETY: the block is not used again.
    unsafe { pool.free(block) }.unwrap();
    assert_eq!(pool.size(), 12);
}

#[test]
fn pool_realloc_keeps_the_content_and_zeroes_the_tail() {
    let probe = Probe::filling(0xFF);
    let pool = TrackedPool::with_base(&probe);
    let old = block(&pool, b"abc");
    // SAFETY: the old address is not used again.
    let new = unsafe { pool.realloc(old, 8) }.unwrap();
    assert_eq!(bytes(new, 8), b"abc\0\0\0\0\0");
    assert_eq!(pool.size(), 8);
    assert!(pool.addresses().eq([(new, 8)]));
    // SAFETY: as above.
    let new = unsafe { pool.realloc(new, 2) }.unwrap();
    assert_eq!(bytes(new, 2), b"ab");
    assert_eq!(pool.size(), 2);
}

#[test]
fn pool_free_gives_one_block_back_now() {
    let probe = Probe::default();
    let pool = TrackedPool::with_base(&probe);
    let (a, b) = (block(&pool, b"a"), block(&pool, b"b"));
    // SAFETY: the block is not used again.
    unsafe { pool.free(a) }.unwrap();
    assert_eq!(probe.live(), 1);
    assert!(pool.addresses().eq([(b, 1)]));
}

#[test]
fn pool_frees_everything_when_it_is_dropped() {
    let probe = Probe::default();
    let pool = TrackedPool::with_base(&probe);
    for n in 1..100 {
        pool.alloc::<u16>(n).unwrap();
    }
    assert_eq!(probe.live(), 99);
    drop(pool);
    assert_eq!(probe.live(), 0);
}

#[test]
fn address_is_one_zeroed_block_tied_to_one_value() {
    let probe = Probe::filling(0xFF);
    let mut address = Address::<u32>::with_base(4, &probe).unwrap();
    assert_eq!(*address, [0; 4]);
    address[3] = 7;
    // SAFETY: the block has four elements.
    assert_eq!(unsafe { address.as_ptr().cast::<[u32; 4]>().read() }, [0, 0, 0, 7]);
    drop(address);
    assert_eq!((probe.requests(), probe.live()), (1, 0));
}

#[test]
fn own_pyref_keeps_a_value_alive_as_long_as_the_pool() {
    let drops = Arc::new(AtomicUsize::new(0));
    let pool = Pool::tracked();
    pool.own(Reference(drops.clone())).unwrap();
    assert_eq!(drops.load(Ordering::Relaxed), 0);
    drop(pool);
    assert_eq!(drops.load(Ordering::Relaxed), 1);
}

thread_local! { static C_BLOCKS: Cell<isize> = const { Cell::new(0) }; }

unsafe extern "C" fn counting_malloc(size: usize) -> *mut c_void {
    C_BLOCKS.set(C_BLOCKS.get() + 1);
    // SAFETY: any size will do.
    unsafe { libc::malloc(size) }
}

unsafe extern "C" fn counting_free(block: *mut c_void) {
    C_BLOCKS.set(C_BLOCKS.get() - 1);
    // SAFETY: the caller got the block from `counting_malloc`.
    unsafe { libc::free(block) };
}

fn counting_c() -> CMalloc {
    // SAFETY: the pair is that of the C library, which also takes calls from any thread.
    unsafe { CMalloc::new(counting_malloc, counting_free) }
}

#[test]
fn wrap_malloc_and_wrap_free_are_called_for_every_block() {
    let pool = TrackedPool::with_base(counting_c());
    assert_eq!(pool.alloc::<u64>(4).unwrap(), [0; 4]);
    let second = block(&pool, b"second");
    assert_eq!(C_BLOCKS.get(), 2);
    // SAFETY: the block is not used again.
    unsafe { pool.free(second) }.unwrap();
    assert_eq!(C_BLOCKS.get(), 1);
    drop(pool);
    assert_eq!(C_BLOCKS.get(), 0);
}

#[test]
fn a_released_block_is_freed_by_c() {
    let pool = TrackedPool::with_base(counting_c());
    let block = block(&pool, b"for C");
    // SAFETY: the block is freed below, with the function of the pair.
    unsafe { pool.release(block) }.unwrap();
    drop(pool);
    assert_eq!((C_BLOCKS.get(), bytes(block, 5)), (1, &b"for C"[..]));
    // SAFETY: the pool has given the block up.
    unsafe { counting_free(block.as_ptr().cast()) };
    assert_eq!(C_BLOCKS.get(), 0);
}

#[test]
fn pool_as_a_context_ends_with_its_scope() {
    let probe = Probe::default();
    {
        let pool = TrackedPool::with_base(&probe);
        pool.alloc::<f32>(10).unwrap();
        assert_eq!(probe.live_bytes(), 40);
    }
    assert_eq!(probe.live_bytes(), 0);
}

// Bugs.

/// The product wraps to 8 in the original, which returns a block of 8 bytes: that is 2⁶¹ + 1 elements
/// where `usize` has 64 bits.
#[test]
fn bug_alloc_of_so_many_elements_that_their_size_wraps_is_an_error() {
    const COUNT: usize = usize::MAX / 8 + 2;
    assert_eq!(COUNT.wrapping_mul(8), 8);
    let tracked = Pool::tracked();
    assert!(matches!(tracked.alloc::<u64>(COUNT), Err(Error::SizeOverflow { count: COUNT, size: 8, .. })));
    assert_eq!(tracked.size(), 0);
    assert!(matches!(Pool::new().alloc::<u64>(COUNT), Err(Error::SizeOverflow { .. })));
    assert!(matches!(Address::<u64>::new(COUNT), Err(Error::SizeOverflow { .. })));
}

/// A pool cannot be moved into itself, nor reached by a shared pointer that it owns: an
/// `Arc<Pool>` is not `Send`, and `own` takes nothing else. Another pool is welcome.
#[test]
fn bug_a_pool_that_owns_a_pool_leaks_nothing() {
    trait Fallback {
        const SEND: bool = false;
    }
    struct IsSend<T>(core::marker::PhantomData<T>);
    impl<T> Fallback for IsSend<T> {}
    impl<T: Send> IsSend<T> {
        const SEND: bool = true;
    }
    const { assert!(IsSend::<Pool>::SEND && IsSend::<TrackedPool>::SEND) };
    const { assert!(!IsSend::<Arc<Pool>>::SEND && !IsSend::<Arc<TrackedPool>>::SEND) };

    let drops = Arc::new(AtomicUsize::new(0));
    let (outer, inner) = (Pool::new(), Pool::tracked());
    inner.own(Reference(drops.clone())).unwrap();
    outer.own(inner).unwrap();
    drop(outer);
    assert_eq!(drops.load(Ordering::Relaxed), 1);
}

#[test]
fn bug_address_works_with_custom_allocators() {
    let address = Address::<u64>::with_base(3, counting_c()).unwrap();
    assert_eq!((C_BLOCKS.get(), &*address), (1, &[0; 3][..]));
    drop(address);
    assert_eq!(C_BLOCKS.get(), 0);
}

/// `Pool(PyMalloc(), PyFree())` segfaults: the default pair passed by hand is a NULL function.
#[test]
fn bug_the_default_pair_can_be_passed_by_hand() {
    assert_eq!(TrackedPool::with_base(cymem::Global).alloc::<u8>(3).unwrap(), [0; 3]);
    // SAFETY: the C library's own pair.
    let c = unsafe { CMalloc::new(libc::malloc, libc::free) };
    assert_eq!(TrackedPool::with_base(c).alloc::<u8>(3).unwrap(), [0; 3]);
}

unsafe extern "C" fn null(_: usize) -> *mut c_void {
    ptr::null_mut()
}

unsafe extern "C" fn never(_: *mut c_void) {
    panic!("there is nothing to free");
}

#[test]
fn bug_a_malloc_that_returns_null_is_an_error_everywhere() {
    // SAFETY: NULL is a valid answer.
    let c = unsafe { CMalloc::new(null, never) };
    let tracked = TrackedPool::with_base(c);
    assert!(matches!(tracked.alloc::<u16>(3), Err(Error::OutOfMemory { bytes: 6, .. })));
    assert_eq!((tracked.size(), tracked.addresses().count()), (0, 0));
    let arena = cymem::ArenaPool::with_base(c);
    assert!(matches!(arena.alloc::<u16>(3), Err(Error::OutOfMemory { .. })));
    assert!(matches!(arena.own(1), Err(Error::OutOfMemory { .. })));
    assert!(matches!(Address::<u16>::with_base(3, c), Err(Error::OutOfMemory { bytes: 6, .. })));
}

/// Blocks of 64 bytes and more that can be resized where they are.
struct Roomy;

// SAFETY: every block has 64 bytes, and larger ones are not given.
unsafe impl BaseAlloc for Roomy {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        assert!(layout.size() <= 64);
        // SAFETY: any size will do.
        unsafe { libc::malloc(64) }.cast()
    }

    unsafe fn dealloc(&self, block: NonNull<u8>, _: Layout) {
        // SAFETY: the block came from `malloc`.
        unsafe { libc::free(block.as_ptr().cast()) };
    }

    unsafe fn realloc(&self, block: NonNull<u8>, _: Layout, new: Layout) -> Result<NonNull<u8>, Error> {
        assert!(new.size() <= 64);
        Ok(block)
    }
}

#[test]
fn bug_realloc_works_in_place_where_the_base_allocator_can() {
    let pool = TrackedPool::with_base(Roomy);
    let old = block(&pool, b"abcdef");
    // SAFETY: the old address is not used again.
    let shorter = unsafe { pool.realloc(old, 3) }.unwrap();
    // SAFETY: as above.
    let longer = unsafe { pool.realloc(shorter, 6) }.unwrap();
    assert_eq!((shorter, longer), (old, old));
    assert_eq!(bytes(longer, 6), b"abc\0\0\0");
    assert!(pool.addresses().eq([(old, 6)]));
}

/// The original's `realloc` once dropped the old block from its books before it asked for the new.
#[test]
fn bug_a_failed_realloc_leaves_the_books_as_they_were() {
    let probe = Probe::default();
    let pool = TrackedPool::with_base(&probe);
    let old = block(&pool, b"abc");
    let unchanged = || {
        assert!(pool.addresses().eq([(old, 3)]));
        assert_eq!((pool.size(), bytes(old, 3), probe.live()), (3, &b"abc"[..], 1));
    };

    probe.fail_next();
    // SAFETY: on an error the old address stays good.
    let error = unsafe { pool.realloc(old, 10) }.unwrap_err();
    assert!(matches!(error, Error::OutOfMemory { bytes: 10, .. }));
    unchanged();

    pool.set_limit(Some(9));
    // SAFETY: as above.
    let error = unsafe { pool.realloc(old, 10) }.unwrap_err();
    assert!(matches!(error, Error::LimitExceeded { bytes: 10, used: 0, limit: 9, .. }));
    unchanged();

    // SAFETY: as above.
    let error = unsafe { pool.realloc(old, usize::MAX) }.unwrap_err();
    assert!(matches!(error, Error::SizeOverflow { .. }));
    unchanged();

    // SAFETY: the old address is not used again.
    let new = unsafe { pool.realloc(old, 9) }.unwrap();
    assert_eq!((bytes(new, 3), pool.size()), (&b"abc"[..], 9));
}

/// `KeyError` in the original, for `free` and `realloc`; here also for an address inside a block.
#[test]
fn an_unknown_address_is_an_error_and_changes_nothing() {
    let pool = Pool::tracked();
    let known = block(&pool, b"known");
    let freed = block(&pool, b"freed");
    // SAFETY: the block is not used again.
    unsafe { pool.free(freed) }.unwrap();
    let elsewhere = NonNull::from(&mut 0_u8);
    let inside = known.map_addr(|address| address.checked_add(1).unwrap());
    for unknown in [freed, elsewhere, inside, NonNull::dangling()] {
        let expected = Error::UnknownAddress { address: unknown.addr().get() };
        // SAFETY: no block starts there.
        assert_eq!(unsafe { pool.free(unknown) }, Err(expected.clone()));
        // SAFETY: as above.
        assert_eq!(unsafe { pool.realloc(unknown, 10) }, Err(expected.clone()));
        // SAFETY: as above.
        assert_eq!(unsafe { pool.release(unknown) }, Err(expected));
    }
    assert!(pool.addresses().eq([(known, 5)]));
}

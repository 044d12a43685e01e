//! What a pool owns beside its memory: values that it drops, and foreign blocks that it frees.
#![allow(missing_docs)]

use core::ffi::c_void;
use core::ptr::NonNull;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use cymem::{ArenaPool, Error, Pool};
use cymem_tests::Probe;

/// Tells its number when it is dropped.
struct Tell(u32, Sender<u32>);

impl Drop for Tell {
    fn drop(&mut self) {
        self.1.send(self.0).unwrap();
    }
}

/// Tells its number, and panics.
struct Explode(Tell);

impl Drop for Explode {
    fn drop(&mut self) {
        panic!("number {}", self.0.0);
    }
}

#[test]
fn own_returns_the_value_and_drops_it_last_in_first_out() {
    let (sender, receiver) = channel();
    let mut pool = Pool::new();
    for number in 1..=3 {
        assert_eq!(pool.own(Tell(number, sender.clone())).unwrap().0, number);
    }
    assert!(receiver.try_recv().is_err());
    pool.reset();
    assert!(receiver.try_iter().eq([3, 2, 1]));
    pool.own(Tell(4, sender.clone())).unwrap();
    pool.clear();
    pool.own(Tell(5, sender.clone())).unwrap();
    drop(pool);
    assert!(receiver.try_iter().eq([4, 5]));
}

#[test]
fn own_keeps_any_size_and_alignment() {
    #[repr(align(256))]
    struct Wide([u8; 300]);
    let pool = Pool::new();
    let (unit, wide) = (pool.own(()).unwrap(), pool.own(Wide([7; 300])).unwrap());
    assert_eq!((*unit, wide.0), ((), [7; 300]));
    assert!(core::ptr::from_ref(wide).addr().is_multiple_of(256));
}

#[test]
fn a_panic_in_drop_keeps_neither_the_others_nor_the_memory() {
    let probe = Probe::default();
    let (sender, receiver) = channel();
    let pool = ArenaPool::with_base(&probe);
    pool.alloc::<u8>(100).unwrap();
    pool.own(Tell(1, sender.clone())).unwrap();
    pool.own(Explode(Tell(2, sender.clone()))).unwrap();
    pool.own(Tell(3, sender.clone())).unwrap();
    catch_unwind(AssertUnwindSafe(|| drop(pool))).unwrap_err();
    assert!(receiver.try_iter().eq([3, 2, 1]));
    assert_eq!(probe.live(), 0);
}

#[test]
fn a_pool_is_usable_after_a_panic_in_reset() {
    let probe = Probe::default();
    let (sender, receiver) = channel();
    let mut pool = ArenaPool::with_base(&probe);
    pool.own(Tell(1, sender.clone())).unwrap();
    pool.own(Explode(Tell(2, sender.clone()))).unwrap();
    catch_unwind(AssertUnwindSafe(|| pool.reset())).unwrap_err();
    assert!(receiver.try_iter().eq([2, 1]));
    assert_eq!(pool.alloc::<u8>(100).unwrap(), [0; 100]);
    pool.reset();
    assert_eq!(pool.stats().bytes, 0);
    drop(pool);
    assert_eq!(probe.live(), 0);
}

#[test]
fn a_value_that_finds_no_room_is_dropped_at_once() {
    let probe = Probe::default();
    let (sender, receiver) = channel();
    let pool = ArenaPool::with_base(&probe);
    probe.fail_next();
    assert!(matches!(pool.own(Tell(1, sender.clone())), Err(Error::OutOfMemory { .. })));
    assert!(receiver.try_iter().eq([1]));
    pool.own(Tell(2, sender)).unwrap();
    drop(pool);
    assert!(receiver.try_iter().eq([2]));
}

unsafe extern "C" fn drop_tell(tell: *mut c_void) {
    // SAFETY: the tests adopt boxes of `Tell` and nothing else.
    drop(unsafe { Box::from_raw(tell.cast::<Tell>()) });
}

fn foreign(number: u32, sender: &Sender<u32>) -> NonNull<c_void> {
    NonNull::new(Box::into_raw(Box::new(Tell(number, sender.clone())))).unwrap().cast()
}

#[test]
fn adopted_blocks_are_freed_in_one_order_with_owned_values() {
    let (sender, receiver) = channel();
    let mut pool = Pool::new();
    pool.own(Tell(1, sender.clone())).unwrap();
    // SAFETY: the function frees the block, on any thread, and `send` does not panic.
    unsafe { pool.adopt(foreign(2, &sender), drop_tell) }.unwrap();
    pool.own(Tell(3, sender.clone())).unwrap();
    pool.reset();
    assert!(receiver.try_iter().eq([3, 2, 1]));
    // SAFETY: as above.
    unsafe { pool.adopt(foreign(4, &sender), drop_tell) }.unwrap();
    drop(pool);
    assert!(receiver.try_iter().eq([4]));
}

#[test]
fn a_block_that_could_not_be_adopted_is_still_the_callers() {
    let probe = Probe::default();
    let (sender, receiver) = channel();
    let pool = ArenaPool::with_base(&probe);
    let block = foreign(1, &sender);
    probe.fail_next();
    // SAFETY: the function frees the block, on any thread, and `send` does not panic.
    assert!(unsafe { pool.adopt(block, drop_tell) }.is_err());
    drop(pool);
    assert!(receiver.try_recv().is_err());
    // SAFETY: the block is live.
    unsafe { drop_tell(block.as_ptr()) };
    assert!(receiver.try_iter().eq([1]));
}

#[test]
fn a_pool_moves_to_another_thread_with_all_it_owns() {
    let (sender, receiver) = channel();
    let pool = Pool::new();
    pool.own(Tell(1, sender)).unwrap();
    let address = pool.alloc::<u64>(4).unwrap().as_ptr();
    let filled = thread::spawn(move || {
        pool.alloc::<u64>(10_000).unwrap().fill(9);
        pool
    });
    let pool = filled.join().unwrap();
    assert!(pool.contains(address));
    thread::spawn(move || drop(pool)).join().unwrap();
    assert!(receiver.try_iter().eq([1]));
}

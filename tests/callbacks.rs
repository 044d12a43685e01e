//! Closures that C calls, and safe programs that try to have C call what is gone, or what is being changed (rule 33).
//! What they may not even say is in `ui/rule/rule_33_*`.
#![allow(missing_docs)]
#![allow(clippy::multiple_unsafe_ops_per_block, reason = "a call of C is several of them, for one reason")]

use std::cell::{Cell, RefCell};
use std::ffi::{c_int, c_void};
use std::num::Wrapping;
use std::ptr;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use cymem::callback::Passed;
use cymem::{ArenaPool, Callback, Error, Graph, Pool, PoolAlloc};
use cymem_tests::Probe;

/// What a library keeps of a callback.
#[derive(PoolAlloc)]
#[repr(C)]
struct Watcher {
    notify: Option<unsafe extern "C" fn(data: *mut c_void, event: u64) -> u64>,
    #[pool(opaque, unsafe(send))]
    data: *mut c_void,
}

/// As C enters a callback.
///
/// # Safety
///
/// The pool of the watcher is borrowed.
unsafe fn notify(watcher: &Watcher, event: u64) -> u64 {
    let notify = watcher.notify.expect("a function");
    // SAFETY: the two belong together.
    unsafe { notify(watcher.data, event) }
}

#[test]
fn every_argument_arrives_in_its_place() -> Result<(), Error> {
    #[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
    #[repr(C)]
    struct Point {
        near: u8,
        x: f64,
    }
    let pool = Pool::new();
    let none = pool.callback(|| 7_u8)?;
    let mixed = pool.callback(|a: u8, b: f64, c: *const u16, d: Point, e: bool, g: Wrapping<i128>| {
        assert_eq!((a, b, e, g), (1, 2.0, true, Wrapping(-6)));
        assert_eq!(d, Point { near: 4, x: 4.5 });
        c
    })?;
    let point = pool.callback(|x: f32| Point { near: 1, x: x.into() })?;
    let three = 3_u16;
    let four = Point { near: 4, x: 4.5 };
    // SAFETY: each is called with its own data, and with values.
    unsafe {
        assert_eq!(none.first()(none.data()), 7);
        assert_eq!(none.last()(none.data()), 7);
        assert_eq!(mixed.first()(mixed.data(), 1, 2.0, &three, four, true, Wrapping(-6)), &raw const three);
        assert_eq!(mixed.last()(1, 2.0, &three, four, true, Wrapping(-6), mixed.data()), &raw const three);
        assert_eq!(point.last()(0.5, point.data()), Point { near: 1, x: 0.5 });
    }
    assert_eq!((none.closure())(), 7);
    Ok(())
}

/// What would be two `&mut` to one closure, if it were an `FnMut`.
#[test]
fn rule_33_a_closure_enters_itself() -> Result<(), Error> {
    let pool = Pool::new();
    let (depth, deepest) = (Cell::new(0), Arc::new(AtomicU32::new(0)));
    let seen = deepest.clone();
    let factorial = pool.callback(move |again: *const Watcher, n: u64| -> u64 {
        depth.set(depth.get() + 1);
        seen.fetch_max(depth.get(), Ordering::Relaxed);
        // SAFETY: whoever calls passes a watcher that is live.
        let result = if n == 0 { 1 } else { n * unsafe { notify(&*again, n - 1) } };
        depth.set(depth.get() - 1);
        result
    })?;
    // The watcher's own closure knows the place of the other, and of the watcher, as numbers do.
    let enter = factorial.last();
    let data = Mutex::new(Address(factorial.data()));
    let place = Arc::new(Mutex::new(Address(ptr::null_mut())));
    let watcher_place = place.clone();
    let through = pool.callback(move |n: u64| -> u64 {
        let (data, watcher) = (data.lock().unwrap().0, watcher_place.lock().unwrap().0);
        // SAFETY: both are in the pool that has this closure.
        unsafe { enter(watcher.cast(), n, data) }
    })?;
    let watcher = Watcher { notify: Some(through.first()), data: through.data() };
    place.lock().unwrap().0 = (&raw const watcher).cast_mut().cast();
    // SAFETY: the pool is borrowed.
    assert_eq!(unsafe { notify(&watcher, 10) }, 3_628_800);
    assert_eq!(deepest.load(Ordering::Relaxed), 11);
    Ok(())
}

/// A pointer that another thread may have.
struct Address(*mut c_void);

// SAFETY: who follows it answers for that.
unsafe impl Send for Address {}

#[test]
fn rule_33_captures_are_dropped_once_with_the_pool() -> Result<(), Error> {
    let captured = Arc::new(());
    let keep = |pool: &Pool| -> Result<(), Error> {
        let inside = captured.clone();
        let count = pool.callback(move |by: usize| Arc::strong_count(&inside) + by)?;
        let copy = count;
        // SAFETY: the function and its own data.
        assert_eq!(unsafe { copy.first()(count.data(), 1) }, Arc::strong_count(&captured) + 1);
        Ok(())
    };
    let mut pool = Pool::new();
    keep(&pool)?;
    keep(&pool)?;
    assert_eq!(Arc::strong_count(&captured), 3);
    pool.reset();
    assert_eq!(Arc::strong_count(&captured), 1);
    keep(&pool)?;
    pool.clear();
    assert_eq!(Arc::strong_count(&captured), 1);
    keep(&pool)?;
    // What the pool drops, another thread may drop.
    thread::spawn(move || drop(pool)).join().unwrap();
    assert_eq!(Arc::strong_count(&captured), 1);
    Ok(())
}

#[test]
fn rule_33_a_closure_that_finds_no_room_is_dropped_at_once() {
    let probe = Probe::default();
    let captured = Arc::new(());
    let pool = ArenaPool::with_base(&probe);
    probe.fail_next();
    let inside = captured.clone();
    let refused = pool.callback(move |_: u8| drop(inside.clone()));
    assert!(matches!(refused, Err(Error::OutOfMemory { .. })));
    assert_eq!(Arc::strong_count(&captured), 1);
    assert_eq!(probe.live(), 0);
}

#[test]
fn rule_33_closures_without_captures_and_functions_have_data_all_the_same() -> Result<(), Error> {
    fn double(x: c_int) -> c_int {
        2 * x
    }
    let pool = Pool::new();
    let empty = pool.callback(|x: c_int| x + 1)?;
    let item = pool.callback(double)?;
    let pointer = pool.callback(double as fn(c_int) -> c_int)?;
    for (callback, result) in [(empty.first(), empty.data(), 6), (item.first(), item.data(), 10)]
        .map(|(function, data, result)| ((function, data), result))
    {
        assert!(!callback.1.is_null());
        // SAFETY: the two belong together.
        assert_eq!(unsafe { callback.0(callback.1, 5) }, result);
    }
    // SAFETY: as above.
    assert_eq!(unsafe { pointer.last()(5, pointer.data()) }, 10);
    Ok(())
}

/// The size, the alignment and the destructor of what is captured are the closure's.
#[test]
fn rule_33_captures_of_any_kind_lie_where_they_may() -> Result<(), Error> {
    #[repr(align(256))]
    struct Wide([u8; 3], String);

    let pool = Pool::new();
    let wide = Wide([1, 2, 3], "four".into());
    let sum = pool.callback(move |by: u8| -> usize {
        let wide = &wide;
        assert!(ptr::from_ref(wide).addr().is_multiple_of(256));
        wide.0.iter().map(|byte| usize::from(byte * by)).sum::<usize>() + wide.1.len()
    })?;
    let any: Box<dyn Fn(u8) -> usize + Send> = Box::new({
        let text = String::from("five!");
        move |by| text.len() * usize::from(by)
    });
    let any = pool.callback(any)?;
    // SAFETY: the functions and their own data.
    assert_eq!(unsafe { (sum.first()(sum.data(), 2), any.last()(3, any.data())) }, (16, 15));
    Ok(())
}

/// A closure has a pool of its own, in which it allocates while the other one lends the closure.
#[test]
fn rule_33_a_closure_allocates() -> Result<(), Error> {
    let pool = Pool::new();
    let inner = RefCell::new(Pool::new());
    let keep = pool.callback(move |text: *const u8, len: usize, forget: bool| -> usize {
        if forget {
            inner.borrow_mut().reset();
            return 0;
        }
        let inner = inner.borrow();
        // SAFETY: whoever calls has so many bytes there.
        let text = unsafe { std::slice::from_raw_parts(text, len) };
        let copy = inner.alloc::<u8>(len).map(|copy| copy.copy_from_slice(text));
        copy.map_or(0, |()| inner.stats().bytes)
    })?;
    let (mut before, text) = (0, *b"some bytes");
    for _ in 0..100 {
        pool.cstr("the pool around it allocates, too")?;
        // SAFETY: the function, its own data, and as many bytes.
        let bytes = unsafe { keep.first()(keep.data(), text.as_ptr(), text.len(), false) };
        assert!(bytes >= before + text.len());
        before = bytes;
    }
    // SAFETY: as above; nothing is read.
    assert_eq!(unsafe { keep.first()(keep.data(), ptr::null(), 0, true) }, 0);
    Ok(())
}

/// A closure that makes callbacks in a pool that it shares with others, and calls them.
#[test]
fn rule_33_a_closure_makes_closures() -> Result<(), Error> {
    let pool = Pool::new();
    let inner = Arc::new(Mutex::new(Pool::new()));
    let shared = inner.clone();
    let adder = pool.callback(move |by: c_int| -> c_int {
        let pool = shared.lock().unwrap();
        let Ok(add) = pool.callback(move |x: c_int| x + by) else { return 0 };
        // SAFETY: the function, and its own data.
        unsafe { add.last()(1, add.data()) }
    })?;
    // SAFETY: the function, and its own data.
    assert_eq!(unsafe { (adder.first()(adder.data(), 1), adder.first()(adder.data(), 2)) }, (2, 3));
    drop(pool);
    Arc::into_inner(inner).unwrap().into_inner().unwrap().clear();
    Ok(())
}

/// A graph keeps the closures that it points to, wherever it goes.
#[test]
fn rule_33_a_graph_takes_its_closures_along() {
    let captured = Arc::new(AtomicU32::new(0));
    let inside = captured.clone();
    let graph: Graph<Watcher> = Graph::build(|pool, root| {
        let notify =
            pool.callback(move |event: u64| event + u64::from(inside.fetch_add(1, Ordering::Relaxed)))?;
        root.fill(WatcherInit { notify: Some(notify.first()), data: notify.data() })
    })
    .unwrap();
    let graph = thread::spawn(move || {
        // SAFETY: the graph is live.
        assert_eq!(unsafe { notify(&*graph.as_ptr(), 40) }, 40);
        graph
    })
    .join()
    .unwrap();
    // SAFETY: as above.
    assert_eq!(unsafe { notify(&*graph.as_ptr(), 41) }, 42);
    drop(graph);
    assert_eq!(Arc::into_inner(captured).unwrap().into_inner(), 2);
}

/// A closure that is `Sync` is a callback for all threads.
#[test]
fn rule_33_threads_share_a_closure() -> Result<(), Error> {
    let pool = Pool::new();
    let calls = Arc::new(AtomicU32::new(0));
    let inside = calls.clone();
    let count = pool.callback(move |by: u32| inside.fetch_add(by, Ordering::Relaxed))?;
    thread::scope(|scope| {
        for by in 1..4 {
            scope.spawn(move || {
                // SAFETY: the function and its own data, of a closure that is `Sync`.
                unsafe { count.first()(count.data(), by) };
                (count.closure())(by)
            });
        }
    });
    assert_eq!(calls.load(Ordering::Relaxed), 12);
    Ok(())
}

/// A callback of less lifetime, and of less in its type, is the same one.
#[test]
fn rule_33_a_callback_is_shortened() -> Result<(), Error> {
    type Longer = for<'a> fn(*const &'a u8) -> u8;

    fn shorter<'x>(
        callback: Callback<'x, Longer, (*const &'x u8,)>,
    ) -> Callback<'x, fn(*const &'x u8) -> u8, (*const &'x u8,)> {
        callback
    }
    let pool = Pool::new();
    let read: Longer = |place| {
        // SAFETY: whoever calls has a reference there.
        unsafe { **place }
    };
    let local = 9;
    let place = &local;
    let callback = shorter(pool.callback(read)?);
    // SAFETY: the function, its own data, and a reference.
    assert_eq!(unsafe { callback.first()(callback.data(), &raw const place) }, 9);
    Ok(())
}

/// What a user vouches for is passed like the rest.
#[test]
fn rule_33_structs_with_pointers_are_passed_by_promise() -> Result<(), Error> {
    #[repr(C)]
    struct Cursor {
        kind: c_int,
        data: [*const c_int; 3],
    }
    // SAFETY: it is `repr(C)`, and all its fields are C's.
    unsafe impl Passed for Cursor {}

    let pool = Pool::new();
    let next = pool.callback(|cursor: Cursor| -> Cursor {
        let [a, b, c] = cursor.data;
        Cursor { kind: cursor.kind + 1, data: [b, c, a] }
    })?;
    let cell = 1;
    // SAFETY: the function, and its own data.
    let next = unsafe {
        next.first()(next.data(), Cursor { kind: 1, data: [ptr::null(), &raw const cell, ptr::null()] })
    };
    assert_eq!((next.kind, next.data[0]), (2, &raw const cell));
    Ok(())
}

#[cfg(all(target_os = "linux", target_env = "gnu", not(miri)))]
mod from_c {
    use super::*;
    use std::env;
    use std::process::Command;

    unsafe extern "C" {
        fn qsort_r(
            base: *mut c_void,
            n: usize,
            size: usize,
            compare: unsafe extern "C" fn(*const c_void, *const c_void, *mut c_void) -> c_int,
            data: *mut c_void,
        );
    }

    fn sort<F>(values: &mut [u32], compare: Callback<'_, F, (*const c_void, *const c_void)>)
    where
        F: Fn(*const c_void, *const c_void) -> c_int,
    {
        // SAFETY: as many elements as the slice has, and a function with its own data.
        unsafe { qsort_r(values.as_mut_ptr().cast(), values.len(), 4, compare.last(), compare.data()) };
    }

    /// # Safety
    ///
    /// `qsort_r` passes an element of four bytes.
    unsafe fn element(place: *const c_void) -> u32 {
        // SAFETY: the caller's promise.
        unsafe { *place.cast() }
    }

    /// Each comparison sorts by itself, with the same closure, while C is inside it.
    #[test]
    fn rule_33_c_enters_a_closure_while_it_runs() -> Result<(), Error> {
        let pool = Pool::new();
        let (depth, calls) = (Cell::new(0), Arc::new(AtomicU32::new(0)));
        let seen = calls.clone();
        let own_data = Arc::new(Mutex::new(Address(ptr::null_mut())));
        let data = own_data.clone();
        let compare =
            pool.callback(move |a: *const c_void, b: *const c_void, this: *const Again| -> c_int {
                seen.fetch_add(1, Ordering::Relaxed);
                // SAFETY: elements of the array.
                let (a, b) = unsafe { (element(a), element(b)) };
                depth.set(depth.get() + 1);
                if depth.get() < 4 {
                    let mut digits = [a % 10, b % 10, 5];
                    let sorted = data.lock().unwrap().0;
                    // SAFETY: three elements; the adapter with its own data.
                    unsafe { qsort_r(digits.as_mut_ptr().cast(), 3, 4, (*this).compare, sorted) };
                    assert!(digits.is_sorted());
                }
                depth.set(depth.get() - 1);
                a.cmp(&b) as c_int
            })?;
        struct Again {
            compare: unsafe extern "C" fn(*const c_void, *const c_void, *mut c_void) -> c_int,
            function: unsafe extern "C" fn(*const c_void, *const c_void, *const Again, *mut c_void) -> c_int,
            data: *mut c_void,
        }
        unsafe extern "C" fn adapter(a: *const c_void, b: *const c_void, data: *mut c_void) -> c_int {
            let again = data.cast::<Again>();
            // SAFETY: the test passes an `Again`, whose function and data belong together.
            unsafe { ((*again).function)(a, b, again, (*again).data) }
        }
        let mut again = Again { compare: adapter, function: compare.last(), data: compare.data() };
        let again = &raw mut again;
        own_data.lock().unwrap().0 = again.cast();
        let mut values = [31, 7, 25, 12, 4];
        // SAFETY: five elements; the adapter with its own data.
        unsafe { qsort_r(values.as_mut_ptr().cast(), 5, 4, adapter, again.cast()) };
        assert_eq!(values, [4, 7, 12, 25, 31]);
        assert!(calls.load(Ordering::Relaxed) > 50);
        Ok(())
    }

    #[test]
    fn c_sorts_by_what_a_closure_captures() -> Result<(), Error> {
        let pool = Pool::new();
        let keys: Vec<String> = (0..50_u32).map(|i| format!("{:02}", i * 37 % 50)).collect();
        let expected = {
            let mut order: Vec<u32> = (0..50).collect();
            order.sort_by_key(|&i| &keys[i as usize]);
            order
        };
        let by_key = pool.callback(move |a: *const c_void, b: *const c_void| -> c_int {
            // SAFETY: elements of the array.
            let [a, b] = [a, b].map(|place| &keys[unsafe { element(place) } as usize]);
            a.cmp(b) as c_int
        })?;
        let mut order: Vec<u32> = (0..50).collect();
        sort(&mut order, by_key);
        assert_eq!(order, expected);
        // A closure without captures.
        let down = pool.callback(|a: *const c_void, b: *const c_void| -> c_int {
            // SAFETY: elements of the array.
            unsafe { element(b).cmp(&element(a)) as c_int }
        })?;
        sort(&mut order, down);
        assert!(order.iter().copied().eq((0..50).rev()));
        Ok(())
    }

    /// A thread of C starts in a closure, while another one has the pool.
    #[test]
    fn rule_33_c_starts_a_thread_in_a_closure() -> Result<(), Error> {
        let pool = Pool::new();
        let text = Mutex::new(String::from("from"));
        let start = pool.callback(move || -> *mut c_void {
            text.lock().unwrap().push_str(" a thread");
            ptr::without_provenance_mut(text.lock().unwrap().len())
        })?;
        unsafe extern "C" {
            fn pthread_create(
                thread: *mut libc::pthread_t,
                attributes: *const libc::pthread_attr_t,
                start: unsafe extern "C" fn(*mut c_void) -> *mut c_void,
                data: *mut c_void,
            ) -> c_int;
        }
        let (mut id, mut result) = (0, ptr::null_mut());
        // SAFETY: the function and its own data, of a closure that is `Sync`; the pool is borrowed until the join.
        unsafe {
            assert_eq!(pthread_create(&mut id, ptr::null(), start.first(), start.data()), 0);
            assert_eq!(libc::pthread_join(id, &mut result), 0);
        }
        assert_eq!(result.addr(), "from a thread".len());
        Ok(())
    }

    /// A panic does not pass through C: the program ends.
    #[test]
    fn rule_33_a_panic_aborts() {
        const INSIDE: &str = "CYMEM_CALLBACK_PANICS";

        if env::var_os(INSIDE).is_some() {
            let pool = Pool::new();
            let panics =
                pool.callback(|_: *const c_void, _: *const c_void| -> c_int { panic!("inside") }).unwrap();
            let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| sort(&mut [2, 1], panics)));
            println!("came back: {}", caught.is_err());
            return;
        }
        let mut again = Command::new(env::current_exe().unwrap());
        let output = again
            .args(["from_c::rule_33_a_panic_aborts", "--exact", "--nocapture"])
            .env(INSIDE, "1")
            .output()
            .unwrap();
        assert!(!output.status.success());
        assert!(!String::from_utf8_lossy(&output.stdout).contains("came back"));
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(stderr.contains("inside") && stderr.contains("cannot unwind"), "{stderr}");
    }
}

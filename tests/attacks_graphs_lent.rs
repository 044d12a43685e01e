//! Hostile safe programs with data that are lent, kept and owned (rules 9 and 31), and editors that reach them (rule 29).

use std::cell::{Cell, RefCell};
use std::ffi::{CString, c_char, c_void};
use std::mem::ManuallyDrop;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::thread;

use cymem::{Borrowed, BorrowedMut, Cloned, Error, Graph, Kept, Null, Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Buffer {
    n: u32,
    #[pool(len = n)]
    read: *const u32,
    #[pool(len = n)]
    write: *mut u32,
    m: u32,
    #[pool(len = m)]
    kept: *mut u32,
}

fn kept<K>(kept: K) -> BufferInit<Null, Null, K> {
    BufferInit { read: Null, write: Null, kept }
}

/// A source that changes the pool while it is written.
struct Restless<'p, 'g>(&'p Pool, &'g RefCell<Option<Graph<Buffer>>>, Vec<u32>);

impl AsRef<[u32]> for Restless<'_, '_> {
    fn as_ref(&self) -> &[u32] {
        if let Some(graph) = self.1.borrow_mut().take() {
            let graph = self.0.absorb(graph).unwrap();
            self.0.own(vec![1_u8; 9]).unwrap();
            self.0.alloc::<u8>(70_000).unwrap();
            let other = self.0.build::<Buffer, _>(kept(graph.kept())).unwrap();
            assert_eq!(other.kept(), [5; 3]);
        }
        &self.2
    }
}

#[test]
fn rule_09_a_source_absorbs_builds_and_owns() {
    let other = RefCell::new(Some(Graph::<Buffer>::new(kept(Kept(vec![5; 3]))).unwrap()));
    let pool = Pool::new();
    let source = Restless(&pool, &other, vec![1, 2, 3]);
    let init =
        BufferInit { read: Borrowed(&source), write: [4, 5, 6], kept: Kept(vec![1].into_boxed_slice()) };
    let buffer = pool.build::<Buffer, _>(init).unwrap();
    assert_eq!((buffer.read(), buffer.write(), buffer.kept()), (&[1, 2, 3][..], &[4, 5, 6][..], &[1][..]));
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Buffers {
    n: u32,
    #[pool(len = n)]
    all: *mut Buffer,
    w: u32,
    h: u32,
    #[pool(len = h, each(len = w))]
    grid: *mut *mut u16,
}

/// Rule 29: buffers that are larger than what is in them, or empty, are changed where they are.
#[test]
fn rule_29_buffers_with_room_are_edited() {
    let large = |i: u32| {
        let mut large = Vec::with_capacity(10 + i as usize);
        large.extend([i; 2]);
        BufferInit { read: Null, write: Kept(large), kept: Kept(vec![]) }
    };
    let grid = [vec![1, 2], vec![3, 4], vec![5, 6]].map(Kept);
    let mut graph: Graph<Buffers> = Graph::new(BuffersInit { all: (0..3).map(large), grid }).unwrap();
    for index in 0..3 {
        graph.edit().all_mut().unwrap().enter(index).unwrap().write_mut().unwrap()[1] = 77;
    }
    graph.edit().grid_mut().unwrap().enter(2).unwrap()[1] = 9;
    assert!(graph.edit().all_mut().unwrap().enter(1).unwrap().kept_mut().unwrap().is_empty());
    assert_eq!((graph.all()[2].write(), graph.grid().get(2).unwrap()), (&[2, 77][..], &[5, 9][..]));
    let copy: Graph<Buffers> = Graph::new(Cloned(&*graph)).unwrap();
    drop(graph);
    assert_eq!(copy.all()[2].write(), [2, 77]);
}

/// Rule 9: what was kept is freed with the pool if the build fails or panics, and once.
#[test]
fn rule_09_buffers_of_builds_that_fail() {
    let pool = Pool::new();
    let all = |panics: bool| {
        (0..4).map(move |i| {
            assert!(!panics || i < 3);
            BufferInit { read: Null, write: Kept(vec![i; 9]), kept: Kept(vec![7; 2]) }
        })
    };
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        pool.build::<Buffers, _>(BuffersInit { all: all(true), grid: Null }).is_ok()
    }));
    assert!(panicked.is_err());
    let init = BufferInit { read: Borrowed(&[1, 2]), write: Kept(vec![1]), kept: Kept(vec![7; 2]) };
    assert!(matches!(pool.build::<Buffer, _>(init), Err(Error::LengthMismatch { .. })));
    let grid = vec![Kept(vec![1]), Kept(vec![1, 2])];
    let uneven = pool.build::<Buffers, _>(BuffersInit { all: all(false), grid });
    assert!(matches!(uneven, Err(Error::LengthMismatch { .. })));
}

/// Reads what it has lent when it is dropped.
struct Reader([u8; 4], Arc<AtomicUsize>);

impl Drop for Reader {
    fn drop(&mut self) {
        self.1.store(self.0.iter().map(|&byte| usize::from(byte)).sum(), SeqCst);
    }
}

impl AsMut<[u8]> for Reader {
    fn as_mut(&mut self) -> &mut [u8] {
        &mut self.0
    }
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Bytes {
    n: u32,
    #[pool(bytes, len = n)]
    bytes: *mut c_void,
    #[pool(cstr)]
    text: *const c_char,
    #[pool(cstr)]
    own: *mut c_char,
}

#[test]
fn rule_31_a_value_reads_what_it_has_lent() {
    let sum = Arc::new(AtomicUsize::new(0));
    let mut graph: Graph<Bytes> = Graph::build(|pool, root| {
        let reader = pool.own_mut(Reader([1, 2, 3, 4], sum.clone()))?;
        reader.0[0] = 10;
        let text = pool.own(CString::from(c"abc"))?;
        let own = Kept(CString::from(c"kept"));
        root.fill(BytesInit { bytes: BorrowedMut(reader), text: Borrowed(text.as_c_str()), own })
    })
    .unwrap();
    assert_eq!(graph.edit().bytes_mut(), None);
    assert_eq!((graph.bytes(), graph.text(), graph.own()), (&[10, 2, 3, 4][..], Some(c"abc"), Some(c"kept")));
    let copy = graph.try_clone().unwrap();
    let pool = Pool::new();
    let absorbed = pool.absorb(graph).unwrap();
    let bytes = absorbed.as_raw().bytes.cast::<u8>();
    // SAFETY: it was lent to C to write, and no view is in use.
    unsafe { bytes.write(20) };
    assert_eq!(absorbed.bytes()[0], 20);
    drop(pool);
    assert_eq!((sum.load(SeqCst), copy.bytes()[0]), (29, 10));
}

/// Rule 29: halves of one array, and cells that lead into it, are as good as gone when the graph is edited.
#[test]
fn rule_29_halves_of_one_array() {
    let mut graph: Graph<Buffer> = Graph::build(|pool, root| {
        let all = pool.alloc::<u32>(8)?;
        let cells = Cell::from_mut(&mut *all).as_slice_of_cells();
        cells[0].set(1);
        cells[7].set(8);
        let (first, second) = all.split_at_mut(4);
        Cell::from_mut(&mut *second).as_slice_of_cells()[0].set(5);
        let lent: &[u32] = pool.own(vec![7; 4])?;
        root.fill(BufferInit { read: Borrowed(lent), write: BorrowedMut(first), kept: BorrowedMut(second) })
    })
    .unwrap();
    graph.edit().write_mut().unwrap()[3] = 4;
    graph.edit().kept_mut().unwrap()[0] += 1;
    assert_eq!(
        (graph.write(), graph.kept(), graph.read()),
        (&[1, 0, 0, 4][..], &[6, 0, 0, 8][..], &[7; 4][..])
    );
}

/// Leaked guards, in sight of leak checkers.
static GUARDS: [AtomicPtr<()>; 2] = [const { AtomicPtr::new(ptr::null_mut()) }; 2];

fn leak<'a, T: 'a>(guard: T, place: usize) -> &'a mut T {
    let guard = Box::into_raw(Box::new(guard));
    GUARDS[place].store(guard.cast(), SeqCst);
    // SAFETY: nobody else uses it, as with `Box::leak`.
    unsafe { &mut *guard }
}

/// Rule 31: guards of values that the graph owns are leaked, so that the data stay lent for as long.
#[test]
fn rule_31_guards_of_owned_values() {
    let graph: Graph<Buffer> = Graph::build(|pool, root| {
        let cell = pool.own(RefCell::new(vec![1, 2]))?;
        let read: &Vec<u32> = &*leak(cell.borrow(), 0);
        let lock = pool.own(Mutex::new(vec![5, 6]))?;
        let write: &mut Vec<u32> = &mut *leak(lock.lock().unwrap(), 1);
        assert!(cell.try_borrow_mut().is_err() && lock.try_lock().is_err());
        root.fill(BufferInit { read: Borrowed(read), write: BorrowedMut(write), kept: Null })
    })
    .unwrap();
    let graph = thread::spawn(move || {
        assert_eq!((graph.read(), graph.write()), (&[1, 2][..], &[5, 6][..]));
        graph
    });
    drop(graph.join().unwrap());
}

/// Rule 29: an editor that is forgotten, or waits in a `ManuallyDrop`, has no effect on the next one.
#[test]
fn rule_29_editors_are_forgotten() {
    let mut graph: Graph<Buffers> = Graph::new(BuffersInit { all: [kept([1, 2])], grid: [[1, 2]] }).unwrap();
    let _forgotten = ManuallyDrop::new(graph.edit().all_mut());
    let mut waiting = ManuallyDrop::new(graph.edit());
    waiting.reborrow().all_mut().unwrap().enter(0).unwrap().kept_mut().unwrap()[0] = 7;
    let slice = waiting.reborrow().grid_mut().unwrap().enter(0).unwrap().into_mut();
    let cells = Cell::from_mut(slice).as_slice_of_cells();
    cells[0].swap(&cells[1]);
    assert_eq!((waiting.all()[0].kept(), waiting.grid().get(0).unwrap()), (&[7, 2][..], &[2, 1][..]));
    let raw = graph.into_raw();
    // SAFETY: it has just come from there.
    let mut graph = unsafe { Graph::from_raw(raw) };
    graph.edit().all_mut().unwrap().enter(0).unwrap().kept_mut().unwrap().fill(0);
    assert_eq!(graph.all()[0].kept(), [0, 0]);
}

//! Saved graphs that stay in their files.
#![cfg(not(miri))] // Miri maps no files.
#![allow(
    clippy::undocumented_unsafe_blocks,
    clippy::multiple_unsafe_ops_per_block,
    reason = "nobody else knows the files"
)]

use std::fmt::Debug;
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::mem::discriminant;
use std::path::PathBuf;
use std::process;
use std::ptr;
use std::thread;

use cymem::{Error, Fault, Graph, Null, OrNull, PoolAlloc};
use cymem_tests::{on_a_stack_of, one_in};

#[path = "support/everything.rs"]
mod everything;
#[path = "support/linked.rs"]
mod linked;
use everything::{Everything, Padded, everything};
use linked::{Node, Queue, ladder, queue};

const HEADER: usize = 40;

/// A file that is gone afterwards.
struct Temporary(PathBuf);

impl Temporary {
    fn new(name: &str) -> Self {
        Temporary(std::env::temp_dir().join(format!("cymem {} {name}", process::id())))
    }

    /// With these bytes; a new one, for the old one may be mapped.
    fn holding(&self, bytes: &[u8]) -> File {
        let _ = fs::remove_file(&self.0);
        let mut file = OpenOptions::new().read(true).write(true).create_new(true).open(&self.0).unwrap();
        file.write_all(bytes).unwrap();
        file
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn map<T: PoolAlloc>(file: &File) -> Result<Graph<T>, Error> {
    unsafe { Graph::map(file) }.map_err(|error| error.downcast().unwrap())
}

#[test]
fn every_shape_is_mapped() {
    let temporary = Temporary::new("everything");
    for kind in 1..=5 {
        let graph = everything(kind);
        let saved = graph.save_to_vec().unwrap();
        let file = temporary.holding(&saved);
        let mapped: Graph<Everything> = map(&file).unwrap();
        assert!(*mapped == *graph && mapped.same(&graph).unwrap());
        assert_eq!(format!("{:?}", &*mapped), format!("{:?}", &*graph));
        assert_eq!(mapped.save_to_vec().unwrap(), saved);
        assert_eq!(mapped.stats().chunks, 0, "no memory but the file's");
        let copy = mapped.try_clone().unwrap();
        drop(mapped);
        assert!(copy.same(&graph).unwrap());
        assert_eq!(fs::read(&temporary.0).unwrap(), saved, "nothing is written to the file");
    }
}

#[test]
fn graphs_of_one_file_are_apart() {
    let temporary = Temporary::new("two");
    let file = temporary.holding(&ladder(64).save_to_vec().unwrap());
    let mut one: Graph<Node> = map(&file).unwrap();
    let two: Graph<Node> = map(&file).unwrap();
    drop(file);
    fs::remove_file(&temporary.0).unwrap();
    assert!(one.same(&two).unwrap());
    unsafe { (*one.as_mut_ptr()).id = 7 };
    assert_eq!((one.id(), two.id()), (7, 64));
    drop(one);
    assert_eq!(two.left().unwrap().left().unwrap().id(), 62);
    assert_eq!(two.as_raw().left, two.as_raw().right);
    let left = two.left().unwrap();
    assert_eq!(left.as_raw().friend, left.as_raw().left);
    assert!(two.same(&ladder(64)).unwrap());
}

#[test]
fn a_mapped_graph_goes_where_others_go() {
    let temporary = Temporary::new("sent");
    let mapped: Graph<Queue> = map(&temporary.holding(&queue(1000).save_to_vec().unwrap())).unwrap();
    let raw = thread::spawn(move || mapped.into_raw().expose_provenance()).join().unwrap();
    let mapped: Graph<Queue> = unsafe { Graph::from_raw(ptr::with_exposed_provenance_mut(raw)) };
    assert!(mapped.first().unwrap().next().map(|task| task.id()).eq(1..1000));
}

#[test]
fn rule_23_a_long_list_needs_no_stack() {
    let long = 200_000 / one_in(20) as u64;
    let work = move || {
        let temporary = Temporary::new("long");
        let graph = queue(long);
        let mapped: Graph<Queue> = map(&temporary.holding(&graph.save_to_vec().unwrap())).unwrap();
        assert!(mapped.same(&graph).unwrap());
        let graph = ladder(long as u32);
        let mapped: Graph<Node> = map(&temporary.holding(&graph.save_to_vec().unwrap())).unwrap();
        assert!(mapped.same(&graph).unwrap());
    };
    on_a_stack_of(128 << 10, work);
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Large {
    id: u8,
    // Behind what it gives the lengths of.
    rows: u32,
    #[pool(len = rows, each(lens = lens))]
    jagged: *const *const u32,
    #[pool(len = rows)]
    lens: *const u32,
    #[pool(end = stop)]
    begin: *const u16,
    stop: *const u16,
    len: u64,
    #[pool(len = len)]
    values: *const f64,
    padded: Padded,
    many: u8,
    #[pool(len = many)]
    more: *const Padded,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Branch {
    id: u32,
    len: u32,
    #[pool(back)]
    parent: *mut Branch,
    #[pool(link)]
    friend: *mut Branch,
    #[pool(len = len, back)]
    kids: *mut Branch,
}

/// The branches below this one, each of which leads back to it.
fn branches(branch: &BranchView) -> Vec<u32> {
    let below = branch.kids().iter().flat_map(|kid| {
        assert!(ptr::eq(kid.parent().unwrap(), branch));
        branches(kid)
    });
    std::iter::once(branch.id()).chain(below).collect()
}

#[test]
fn cycles_and_pointers_back_are_mapped() {
    let temporary = Temporary::new("cycles");
    let graph: Graph<Branch> = Graph::new_cyclic(|cx, root| {
        let link = root.link();
        let leaf = |id| BranchInit { id, friend: Null, kids: Null };
        let kids = [
            BranchInit { id: 1, friend: link, kids: [leaf(2), leaf(3)] },
            BranchInit { id: 4, friend: link, kids: [leaf(5), leaf(6)] },
        ];
        cx.fill(root, BranchInit { id: 0, friend: link, kids })?;
        Ok::<_, Error>(())
    })
    .unwrap();
    let saved = graph.save_to_vec().unwrap();
    drop(graph);
    let mapped: Graph<Branch> = map(&temporary.holding(&saved)).unwrap();
    assert_eq!(branches(&mapped), [0, 1, 2, 3, 4, 5, 6]);
    let root = ptr::from_ref::<BranchView>(&mapped);
    for branch in [&*mapped, &mapped.kids()[0], &mapped.kids()[1]] {
        assert!(ptr::eq(branch.friend().unwrap(), root));
    }
    assert!(mapped.parent().is_none());
    assert_eq!(mapped.save_to_vec().unwrap(), saved);
    let file = temporary.holding(&saved);
    let copy = map::<Branch>(&file).unwrap().try_clone().unwrap();
    drop((mapped, file));
    assert!(branches(&copy).len() == 7 && ptr::eq(copy.kids()[1].friend().unwrap(), &*copy));
}

fn large(len: u32) -> Graph<Large> {
    let padded = Padded { small: 1, large: 2, flag: true };
    Graph::new(LargeInit {
        id: 1,
        jagged: [&[1, 2, 3][..], &[], &[4]],
        begin: [1, 2, 3],
        values: (0..len).map(f64::from),
        padded,
        more: [padded, padded],
    })
    .unwrap()
}

#[test]
fn arrays_of_numbers_lie_in_the_file() {
    let temporary = Temporary::new("large");
    let graph = large(100_000);
    let mapped: Graph<Large> = map(&temporary.holding(&graph.save_to_vec().unwrap())).unwrap();
    assert!(*mapped == *graph && mapped.same(&graph).unwrap());
}

#[derive(PoolAlloc)]
#[repr(C, align(8192))]
#[pool(derive(Debug, PartialEq))]
struct Page {
    len: u8,
    #[pool(len = len)]
    values: *mut u64,
}

#[derive(PoolAlloc)]
#[repr(C, align(64))]
#[pool(derive(Debug, PartialEq))]
struct Line {
    len: u8,
    #[pool(len = len, align = 256)]
    values: *mut u64,
}

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
struct Byte {
    value: u8,
    other: u8,
}

/// What must be aligned to more than a page is loaded.
#[test]
fn alignment_is_kept() {
    let temporary = Temporary::new("aligned");
    let page: Graph<Page> = Graph::new(PageInit { values: [1, 2] }).unwrap();
    let mapped: Graph<Page> = map(&temporary.holding(&page.save_to_vec().unwrap())).unwrap();
    assert!(*mapped == *page && mapped.as_ptr().addr().is_multiple_of(8192));
    let line: Graph<Line> = Graph::new(LineInit { values: [1, 2] }).unwrap();
    let mapped: Graph<Line> = map(&temporary.holding(&line.save_to_vec().unwrap())).unwrap();
    assert!(*mapped == *line && mapped.values().as_ptr().addr().is_multiple_of(256));
    assert_eq!(mapped.stats().chunks, 0);
    let byte: Graph<Byte> = Graph::new(Byte { value: 1, other: 2 }).unwrap();
    let mapped: Graph<Byte> = map(&temporary.holding(&byte.save_to_vec().unwrap())).unwrap();
    assert_eq!((*mapped, mapped.as_ptr().addr() % 4096), (Byte { value: 1, other: 2 }, HEADER));
}

// Hostile files

fn fault<T>(result: Result<T, Error>) -> (String, Fault) {
    match result {
        Err(Error::Invalid { path, fault }) => (path.into(), fault),
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("no error"),
    }
}

#[test]
fn files_that_are_no_graphs_are_refused() {
    let temporary = Temporary::new("refused");
    let saved = ladder(3).save_to_vec().unwrap();
    let fault = |bytes: &[u8]| fault(map::<Node>(&temporary.holding(bytes))).1;
    assert_eq!(fault(&[]), Fault::NotSaved);
    assert_eq!(fault(&[0; 5000]), Fault::NotSaved);
    for len in 0..saved.len() {
        let expected = match len {
            0..HEADER => Fault::NotSaved,
            _ => Fault::OutOfBounds { offset: 0, bytes: saved.len(), len },
        };
        assert_eq!(fault(&saved[..len]), expected);
    }
    assert!(matches!(fault(&[&saved[..], &[0]].concat()), Fault::OutOfBounds { .. }));
    let file = temporary.holding(&queue(3).save_to_vec().unwrap());
    assert!(matches!(map::<Node>(&file), Err(Error::Invalid { fault: Fault::OtherFormat { .. }, .. })));
    let directory = File::open(std::env::temp_dir()).unwrap();
    let error = unsafe { Graph::<Node>::map(&directory) }.unwrap_err();
    assert_ne!(error.kind(), ErrorKind::InvalidData);
}

/// Maps the bytes as a file, loads them, and compares what comes of it. Returns whether a graph came of it, and whether it
/// stands in the file.
fn attempt<T: PoolAlloc<View: Debug>>(temporary: &Temporary, bytes: &[u8]) -> (bool, bool) {
    let file = temporary.holding(bytes);
    match (map::<T>(&file), Graph::<T>::load(bytes)) {
        (Ok(mapped), Ok(loaded)) => {
            assert!(!format!("{:?}", &*mapped).is_empty(), "all of it is read");
            assert_eq!(mapped.save_to_vec().unwrap(), loaded.save_to_vec().unwrap());
            (true, mapped.stats().chunks == 0)
        }
        (Err(mapped), Err(loaded)) => {
            // A distance from NULL is an address, which is another one each time.
            let (mapped, loaded) = (fault::<()>(Err(mapped)), fault::<()>(Err(loaded)));
            assert_eq!((mapped.0, discriminant(&mapped.1)), (loaded.0, discriminant(&loaded.1)));
            (false, false)
        }
        (mapped, loaded) => panic!("{mapped:?} {loaded:?}"),
    }
}

/// Changes every byte and every word of a saved graph.
fn attack<T: PoolAlloc<View: Debug>>(name: &str, graph: &Graph<T>) {
    let temporary = Temporary::new(name);
    let saved = graph.save_to_vec().unwrap();
    let (mut loaded, mut refused, mut in_place) = (0, 0, 0);
    let mut attempt = |bytes: &[u8]| match attempt::<T>(&temporary, bytes) {
        (true, stays) => (loaded, in_place) = (loaded + 1, in_place + usize::from(stays)),
        (false, _) => refused += 1,
    };
    let mut bytes = saved.clone();
    let (apart, step) = if saved.len() > 500 { (480, one_in(7)) } else { (8, 1) };
    for at in (0..saved.len()).step_by(step) {
        for flip in [1, 255] {
            bytes[at] ^= flip;
            attempt(&bytes);
            bytes[at] = saved[at];
        }
    }
    // Any pointer in place of any other, and more of one word.
    for from in (HEADER..saved.len() / 8 * 8).step_by(apart) {
        for to in (HEADER..saved.len() / 8 * 8).step_by(8 * step) {
            bytes.copy_within(from..from + 8, to);
            attempt(&bytes);
            bytes.copy_from_slice(&saved);
        }
    }
    assert!(loaded > in_place && in_place > 0 && refused > 0, "{loaded} {in_place} {refused}");
}

#[test]
fn no_byte_of_a_file_is_trusted() {
    attack("attack everything", &everything(2));
    attack("attack leaf", &everything(3));
}

#[test]
fn no_byte_of_nodes_is_trusted() {
    attack("attack ladder", &ladder(3));
    attack("attack large", &large(3));
}

/// What is under two types in the file is apart in the graph.
#[test]
fn parts_that_overlap_are_loaded() {
    let temporary = Temporary::new("overlap");
    let graph = large(3);
    let mut saved = graph.save_to_vec().unwrap();
    // The rows begin where their lengths do.
    let raw = graph.as_raw();
    let offset = |field: usize| HEADER + field - ptr::from_ref(raw).addr();
    let jagged = offset((&raw const raw.jagged).addr());
    let lens = offset((&raw const raw.lens).addr());
    let rows = usize::from_ne_bytes(saved[jagged..jagged + 8].try_into().unwrap());
    saved.copy_within(lens..lens + 8, rows);
    assert_eq!(attempt::<Large>(&temporary, &saved), (true, false));
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug))]
struct Maybe {
    n: u32,
    #[pool(len = n)]
    x: *const u64,
    #[pool(len = n)]
    y: *const u64,
}

#[test]
fn null_with_a_count_stays_null() {
    let temporary = Temporary::new("null");
    let graph: Graph<Maybe> = Graph::new(MaybeInit { x: [1, 2], y: OrNull(None::<[u64; 2]>) }).unwrap();
    assert_eq!(attempt::<Maybe>(&temporary, &graph.save_to_vec().unwrap()), (true, true));
    assert!(graph.same(&graph.try_clone().unwrap()).unwrap());
}

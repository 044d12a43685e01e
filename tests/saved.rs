//! Graphs that are saved, loaded from bytes that anybody may have changed, and compared.

#![allow(
    clippy::undocumented_unsafe_blocks,
    clippy::multiple_unsafe_ops_per_block,
    reason = "a test of what C may change"
)]

use std::ffi::{c_char, c_void};
use std::fmt::Debug;

use cymem::{Error, Fault, Graph, Null, PoolAlloc};
use cymem_tests::{on_a_stack_of, one_in};

#[path = "support/everything.rs"]
mod everything;
#[path = "support/linked.rs"]
mod linked;
use everything::{Everything, everything};
use linked::{Node, NodeInit, Queue, ladder, queue};

/// Where the root is, if it is aligned to no more than the header.
const HEADER: usize = 40;

fn fault<T>(result: Result<T, Error>) -> (String, Fault) {
    match result {
        Err(Error::Invalid { path, fault }) => (path.into(), fault),
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("no error"),
    }
}

#[test]
fn every_shape_is_saved_and_loaded() {
    for kind in 1..=3 {
        let graph = everything(kind);
        let saved = graph.save_to_vec().unwrap();
        assert_eq!(everything(kind).save_to_vec().unwrap(), saved, "the same bytes from another place");
        let loaded = Graph::<Everything>::load(&saved).unwrap();
        assert!(*loaded == *graph && loaded.same(&graph).unwrap());
        assert_eq!(loaded.save_to_vec().unwrap(), saved);
        assert_eq!(format!("{:?}", &*loaded), format!("{:?}", &*graph));
        assert_eq!(loaded.try_clone().unwrap().save_to_vec().unwrap(), saved);
    }
}

#[test]
fn bytes_may_lie_anywhere() {
    let saved = everything(3).save_to_vec().unwrap();
    let mut room = vec![0; saved.len() + 16];
    for at in 0..if cfg!(miri) { 2 } else { 16 } {
        room[at..at + saved.len()].copy_from_slice(&saved);
        let loaded = Graph::<Everything>::load(&room[at..at + saved.len()]).unwrap();
        assert_eq!(loaded.save_to_vec().unwrap(), saved);
    }
}

#[test]
fn sharing_and_links_are_kept() {
    let graph = ladder(64);
    let saved = graph.save_to_vec().unwrap();
    assert_eq!(saved.len(), HEADER + 65 * size_of::<Node>());
    let loaded = Graph::<Node>::load(&saved).unwrap();
    assert!(*loaded == *graph);
    assert_eq!(loaded.save_to_vec().unwrap(), saved);
    assert_eq!(loaded.as_raw().left, loaded.as_raw().right);
    let left = loaded.left().unwrap();
    assert_eq!(left.as_raw().friend, left.as_raw().left);
}

#[test]
fn a_link_to_the_root_is_kept() {
    let mut graph = ladder(2);
    let root = graph.as_mut_ptr();
    unsafe { (*(*root).left).friend = root };
    let loaded = Graph::<Node>::load(&graph.save_to_vec().unwrap()).unwrap();
    assert!(std::ptr::eq(loaded.left().unwrap().friend().unwrap(), &raw const *loaded));
    assert!(loaded.same(&graph).unwrap() && !loaded.same(&ladder(2)).unwrap());
}

const LONG: u64 = if cfg!(miri) { 50 } else { 200_000 };

#[test]
fn rule_23_a_long_list_needs_no_stack() {
    let work = || {
        let long = LONG / one_in(10) as u64;
        let graph = queue(long);
        let loaded = Graph::<Queue>::load(&graph.save_to_vec().unwrap()).unwrap();
        assert!(loaded.first().unwrap().next().map(|task| task.id()).eq(1..long));
        assert!(loaded.same(&graph).unwrap());
        let graph = ladder(long as u32);
        let loaded = Graph::<Node>::load(&graph.save_to_vec().unwrap()).unwrap();
        assert!(loaded.same(&graph).unwrap());
    };
    on_a_stack_of(128 << 10, work);
}

#[derive(PoolAlloc)]
#[repr(C, align(128))]
#[pool(derive(Debug, PartialEq))]
struct Wide {
    len: u8,
    #[pool(len = len, align = 256)]
    values: *mut u64,
}

#[test]
fn alignment_is_kept() {
    let graph: Graph<Wide> = Graph::new(WideInit { values: [1, 2] }).unwrap();
    let saved = graph.save_to_vec().unwrap();
    assert_eq!((saved.len(), saved[11]), (256 + 16, 8));
    assert_eq!((saved[128], &saved[264..]), (2, &2_u64.to_ne_bytes()[..]));
    let loaded = Graph::<Wide>::load(&saved).unwrap();
    assert!(*loaded == *graph && loaded.values().as_ptr().addr().is_multiple_of(256));
    for align in [0, 6, 9, 63, 64, 255] {
        let mut saved = saved.clone();
        saved[11] = align;
        assert!(matches!(
            fault(Graph::<Wide>::load(&saved)).1,
            Fault::MisalignedPointer { .. } | Fault::OtherFormat { .. }
        ));
    }
}

mod here {
    use super::Node;
    use cymem::PoolAlloc;

    #[derive(PoolAlloc)]
    #[repr(C)]
    pub(crate) struct Owner {
        #[pool(one)]
        pub(crate) node: *mut Node,
    }
}

mod there {
    use super::Node;
    use cymem::PoolAlloc;

    #[derive(PoolAlloc)]
    #[repr(C)]
    pub(crate) struct Owner {
        #[pool(one)]
        pub(crate) node: *mut Node,
    }
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Owners {
    #[pool(one)]
    here: *mut here::Owner,
    #[pool(one)]
    there: *mut there::Owner,
}

/// The compiler may have made a description of the node in each module.
#[test]
#[cfg(target_pointer_width = "64")]
fn what_two_modules_know_is_one_node() {
    let graph: Graph<Owners> = Graph::build(|pool, root| {
        let node = Node::new_in(pool, NodeInit { id: 1, left: Null, right: Null, friend: Null })?;
        root.fill(OwnersInit { here: here::OwnerInit { node }, there: there::OwnerInit { node } })
    })
    .unwrap();
    let one = |graph: &Graph<Owners>| {
        let Owners { here, there } = *graph.as_raw();
        unsafe { (*here).node == (*there).node }
    };
    assert!(one(&graph) && one(&graph.try_clone().unwrap()));
    let saved = graph.save_to_vec().unwrap();
    assert_eq!(saved.len(), HEADER + 2 * 8 + 2 * 8 + 32);
    assert!(one(&Graph::load(&saved).unwrap()));
}

// Hostile bytes

/// Loads, and reads all of it if that succeeds; and whether it did.
fn try_load<T: PoolAlloc<View: Debug>>(bytes: &[u8]) -> bool {
    match Graph::<T>::load(bytes) {
        Ok(graph) => {
            assert!(!format!("{:?}", &*graph).is_empty());
            // What was loaded can be saved, and is then what it is.
            let again = Graph::<T>::load(&graph.save_to_vec().unwrap()).unwrap();
            assert!(again.same(&graph).unwrap());
            assert!(graph.stats().bytes <= 2 * bytes.len() + 1024, "{:?} of {}", graph.stats(), bytes.len());
            true
        }
        Err(error) => {
            assert!(matches!(error, Error::Invalid { .. }), "{error:?}");
            assert!(!error.to_string().is_empty());
            false
        }
    }
}

/// Numbers that are read as a count, an offset or a tag.
fn numbers(len: usize) -> Vec<u64> {
    let len = len as u64;
    let edges = [0, 1, 8, 40, len - 8, len, 1 << 31, 1 << 32, 1 << 61, 1 << 63];
    edges.into_iter().flat_map(|edge| [edge, edge.wrapping_neg(), edge.wrapping_sub(1)]).collect()
}

/// Changes every byte and every word of a saved graph, and cuts it off at every length. Returns how many were loaded and
/// how many were not.
fn attack<T: PoolAlloc<View: Debug>>(graph: &Graph<T>) -> (usize, usize) {
    let saved = graph.save_to_vec().unwrap();
    let (mut loaded, mut refused) = (0, 0);
    let mut attempt = |bytes: &[u8]| match try_load::<T>(bytes) {
        true => loaded += 1,
        false => refused += 1,
    };
    let mut bytes = saved.clone();
    for at in (0..saved.len()).step_by(one_in(if cfg!(miri) { 53 } else { 13 })) {
        let flips: &[u8] = if cfg!(miri) { &[1] } else { &[1, 8, 128, 255] };
        for flip in flips {
            bytes[at] ^= flip;
            attempt(&bytes);
            bytes[at] = saved[at];
        }
        if !cfg!(miri) {
            attempt(&saved[..at]);
        }
    }
    if !cfg!(miri) {
        for at in (0..saved.len() / 8 * 8).step_by(4 * one_in(13)) {
            for number in numbers(saved.len()) {
                match at % 8 {
                    0 => bytes[at..at + 8].copy_from_slice(&number.to_ne_bytes()),
                    _ => bytes[at..at + 4].copy_from_slice(&(number as u32).to_ne_bytes()),
                }
                attempt(&bytes);
                bytes.copy_from_slice(&saved);
            }
        }
        // Any pointer in place of any other, and more of one word.
        for from in (HEADER..saved.len() / 8 * 8).step_by(if saved.len() > 500 { 120 } else { 8 }) {
            for to in (HEADER..saved.len() / 8 * 8).step_by(8 * one_in(13)) {
                bytes.copy_within(from..from + 8, to);
                attempt(&bytes);
                bytes.copy_from_slice(&saved);
            }
        }
        bytes.push(0);
        attempt(&bytes);
    }
    (loaded, refused)
}

#[test]
fn no_byte_of_everything_is_trusted() {
    if cfg!(miri) {
        return; // The next one is enough there.
    }
    for kind in 2..=3 {
        let (loaded, refused) = attack(&everything(kind));
        let most = 1000 / one_in(13);
        assert!(loaded > most && refused > most, "{loaded} {refused}");
    }
}

#[test]
fn no_byte_of_nodes_is_trusted() {
    let (loaded, refused) = attack(&ladder(3));
    assert!(loaded > 0 && refused > 0, "{loaded} {refused}");
    let (loaded, refused) = attack(&queue(3));
    assert!(loaded > 0 && refused > 0, "{loaded} {refused}");
}

#[test]
fn random_bytes_are_an_error() {
    // xorshift64 (Marsaglia): the same on every run.
    let mut state = 0x1234_5678_9ABC_DEF1_u64;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let saved = everything(3).save_to_vec().unwrap();
    for _ in (0..if cfg!(miri) { 40 } else { 20_000 }).step_by(one_in(13)) {
        let mut bytes = saved.clone();
        for _ in 0..random() % 8 + 1 {
            let at = HEADER + random() as usize % (saved.len() - HEADER);
            bytes[at] = random() as u8;
        }
        try_load::<Everything>(&bytes);
    }
}

#[test]
#[cfg(target_pointer_width = "64")]
fn mistakes_have_a_path() {
    let saved = queue(3).save_to_vec().unwrap();
    let change = |at: usize, to: u64| {
        let mut bytes = saved.clone();
        bytes[at..at + 8].copy_from_slice(&to.to_ne_bytes());
        fault(Graph::<Queue>::load(&bytes))
    };
    let at = |path: &str, fault| (path.to_owned(), fault);
    assert_eq!(change(0, 0), at("the saved graph", Fault::NotSaved));
    let len = saved.len();
    assert_eq!(change(HEADER, 49), at("Queue.first", Fault::MisalignedPointer { address: 49, align: 8 }));
    assert_eq!(
        change(HEADER, len as u64),
        at("Queue.first", Fault::OutOfBounds { offset: len, bytes: 16, len })
    );
    assert_eq!(change(HEADER + 16, 48), at("Queue.first.next", Fault::Cycle));
    assert_eq!(
        fault(Graph::<Node>::load(&saved)),
        at("the saved graph", Fault::OtherFormat { what: "type, or another version of it" })
    );
    assert_eq!(
        fault(Graph::<Queue>::load(&saved[..len - 1])),
        at("the saved graph", Fault::OutOfBounds { offset: 0, bytes: len, len: len - 1 })
    );
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug))]
struct Sharer {
    n: u32,
    #[pool(len = n, each(cstr))]
    names: *const *const c_char,
}

#[test]
#[cfg(target_pointer_width = "64")]
fn what_is_shared_by_force_grows_no_graph() {
    // 1000 pointers to one long name: the graph would be 1000 times as large as the file.
    let names: Vec<String> = (0..1000).map(|at| "x".repeat(if at == 0 { 100_000 } else { 7 })).collect();
    let graph: Graph<Sharer> = Graph::new(SharerInit { names }).unwrap();
    let mut saved = graph.save_to_vec().unwrap();
    let pointers = HEADER + size_of::<Sharer>();
    for at in 1..1000 {
        saved.copy_within(pointers..pointers + 8, pointers + 8 * at);
    }
    let (path, fault) = fault(Graph::<Sharer>::load(&saved));
    assert_eq!(fault, Fault::TooManyBytes { limit: 2 * saved.len() });
    assert_eq!(path, "Sharer.names[2]");
}

// What cannot be saved

type Callback = Option<unsafe extern "C" fn(*mut c_void)>;

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug))]
struct Called {
    #[pool(one)]
    inner: *mut Inner,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug))]
struct Inner {
    #[pool(opaque)]
    user: *mut c_void,
    callback: Callback,
}

unsafe extern "C" fn callback(_: *mut c_void) {}

#[test]
#[cfg(target_pointer_width = "64")]
fn pointers_that_mean_nothing_elsewhere_are_refused() {
    let new = |user: *mut c_void, callback: Callback| -> Graph<Called> {
        Graph::new(CalledInit { inner: InnerInit { user, callback } }).unwrap()
    };
    let null = std::ptr::null_mut();
    let mut value = 1;
    let user = new((&raw mut value).cast(), None);
    assert_eq!(fault(user.save_to_vec()), ("Called.inner.user".into(), Fault::OpaquePointer));
    let called = new(null, Some(callback));
    assert_eq!(fault(called.save_to_vec()), ("Called.inner.callback".into(), Fault::OpaquePointer));
    assert!(called.same(&called.try_clone().unwrap()).unwrap() && !called.same(&user).unwrap());
    let empty = new(null, None);
    let mut saved = empty.save_to_vec().unwrap();
    let loaded = Graph::<Called>::load(&saved).unwrap();
    assert!(loaded.same(&empty).unwrap());
    for (at, field) in [(48, "user"), (56, "callback")] {
        saved[at] = 1;
        assert_eq!(
            fault(Graph::<Called>::load(&saved)),
            (format!("Called.inner.{field}"), Fault::OpaquePointer)
        );
        saved[at] = 0;
    }
}

#[derive(Clone, Copy)]
#[repr(C)]
struct Stamp {
    zone: u8,
    seconds: i64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Timer {
    #[pool(one, unsafe(plain))]
    start: *const Stamp,
}

/// Of which any bits are a value.
#[derive(PoolAlloc)]
#[repr(C)]
union Number {
    float: f32,
    int: u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
union Switch {
    on: bool,
    byte: u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Untagged {
    #[pool(untagged)]
    number: Number,
    #[pool(one)]
    next: *mut Switched,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Switched {
    #[pool(untagged)]
    switch: Switch,
    #[pool(null)]
    rest: *mut c_void,
}

#[test]
fn what_nobody_knows_is_refused() {
    let timer: Graph<Timer> = Graph::new(TimerInit { start: &Stamp { zone: 1, seconds: 2 } }).unwrap();
    assert_eq!(timer.start().map(|start| start.seconds + i64::from(start.zone)), Some(3));
    assert_eq!(fault(timer.save_to_vec()), ("Timer.start".into(), Fault::UnknownType));
    assert_eq!(fault(timer.same(&timer)), ("Timer.start".into(), Fault::UnknownType));

    let number = || NumberInit::Float(0.5);
    let graph: Graph<Untagged> = Graph::new(UntaggedInit { number: number(), next: Null }).unwrap();
    let loaded = Graph::<Untagged>::load(&graph.save_to_vec().unwrap()).unwrap();
    assert!(loaded.same(&graph).unwrap());
    let next = SwitchedInit { switch: SwitchInit::On(true) };
    let graph: Graph<Untagged> = Graph::new(UntaggedInit { number: number(), next }).unwrap();
    assert_eq!(fault(graph.save_to_vec()), ("Untagged.next.switch".into(), Fault::UnknownType));
    assert!(graph.same(&graph.try_clone().unwrap()).unwrap());
}

// What is written where

#[test]
fn files_are_written_and_read() {
    let (one, two) = (ladder(5), ladder(6));
    let mut file = Vec::new();
    one.save(&mut file).unwrap();
    two.save(&mut file).unwrap();
    let mut reader = &*file;
    for graph in [&one, &two] {
        assert!(Graph::<Node>::load_from(&mut reader, 1000).unwrap().same(graph).unwrap());
    }
    assert!(reader.is_empty());
    let error = Graph::<Node>::load_from(&mut reader, 1000).unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::UnexpectedEof);
    let error = Graph::<Node>::load_from(&file[..100], 1000).unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::UnexpectedEof);
    let error = Graph::<Node>::load_from(&*file, 100).unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::InvalidData);
    assert_eq!(
        fault::<()>(Err(error.downcast().unwrap())),
        ("the saved graph".into(), Fault::TooManyBytes { limit: 100 })
    );
    // Whoever says that there is more than memory can hold is not believed before it comes.
    file[24..32].copy_from_slice(&(1_u64 << 60).to_le_bytes());
    let error = Graph::<Node>::load_from(&*file, usize::MAX).unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::UnexpectedEof);
}

#[test]
fn long_files_are_read_in_pieces() {
    let graph = queue(if cfg!(miri) { 2000 } else { 100_000 });
    let mut file = Vec::new();
    graph.save(&mut file).unwrap();
    assert!(Graph::<Queue>::load_from(&*file, file.len()).unwrap().same(&graph).unwrap());
}

mod other {
    use super::*;

    /// Another version of the one outside.
    #[derive(PoolAlloc)]
    #[repr(C)]
    pub(crate) struct Task {
        pub(crate) id: i64,
        #[pool(list)]
        pub(crate) next: *mut Task,
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    pub(crate) struct Queue {
        #[pool(one)]
        pub(crate) first: *mut Task,
    }
}

#[test]
fn other_types_have_other_fingerprints() {
    let saved = queue(2).save_to_vec().unwrap();
    let (_, found) = fault(Graph::<other::Queue>::load(&saved));
    assert!(matches!(found, Fault::OtherFormat { .. }));
}

// Comparing

#[test]
fn graphs_are_the_same_in_structure_values_and_sharing() {
    let graph = ladder(3);
    assert!(graph.same(&graph).unwrap() && graph.same(&ladder(3)).unwrap());
    assert!(!graph.same(&ladder(4)).unwrap());
    let leaf = |id| NodeInit { id, left: Null, right: Null, friend: Null };
    let pair = |left, right| -> Graph<Node> {
        Graph::new(NodeInit { id: 1, left: leaf(left), right: leaf(right), friend: Null }).unwrap()
    };
    let shared: Graph<Node> = Graph::build(|pool, root| {
        let shared = Node::new_in(pool, leaf(2))?;
        root.fill(NodeInit { id: 1, left: shared, right: shared, friend: Null })
    })
    .unwrap();
    assert!(pair(2, 2).same(&pair(2, 2)).unwrap());
    assert!(!pair(2, 2).same(&pair(2, 3)).unwrap());
    assert!(!pair(2, 2).same(&shared).unwrap());
    // The views are equal all the same.
    assert!(*pair(2, 2) == *shared);
}

#[test]
fn padding_makes_no_difference() {
    let (mut one, two) = (everything(1), everything(1));
    assert!(one.same(&two).unwrap());
    let raw = one.as_mut_ptr();
    // The byte behind `padded.small`.
    unsafe { (&raw mut (*raw).padded).cast::<u8>().add(1).write(77) };
    assert!(one.same(&two).unwrap());
    assert_eq!(one.save_to_vec().unwrap(), two.save_to_vec().unwrap());
    unsafe { (&raw mut (*raw).padded.small).write(77) };
    assert!(!one.same(&two).unwrap());
}

//! Hostile lengths, sizes and alignments that the crate withstands: absurd, overflowing, zero, or read in
//! two ways. The number of the soundness rule of the design is in the name of the test; attacks that must
//! not compile are in `ui/attack`.
#![allow(missing_docs)]

use core::alloc::Layout;
use core::iter;

use cymem::{Address, Chain, Error, Graph, Null, Pool, PoolAlloc, Zeroed};
use cymem_tests::{Item, ItemInit, Row, Tree, dirty_pool};

#[derive(PoolAlloc)]
#[repr(C)]
struct Deep {
    a: u16,
    b: i128,
    #[pool(len = a * b - 2)]
    x: *mut u8,
}

#[test]
fn rule_15_len_expressions_overflow_into_errors() {
    for (a, b) in [(u16::MAX, i128::MAX), (1, 1), (1, i128::MIN), (2, i128::from(i64::MAX))] {
        let graph: Result<Graph<Deep>, _> = Graph::new(DeepInit { a, b, x: [1] });
        assert!(graph.is_err());
    }
    let graph: Graph<Deep> = Graph::new(DeepInit { a: 3, b: 1, x: [1] }).unwrap();
    assert_eq!(graph.x(), [1]);
    // A null array goes with any length that is one.
    let graph: Graph<Deep> = Graph::new(DeepInit { a: 1, b: isize::MAX as i128, x: Null }).unwrap();
    assert!(graph.x().is_empty());
}

#[test]
fn rule_15_absurd_layouts_and_limits() {
    let pool = Pool::new();
    for limit in [Some(0), Some(1), Some(usize::MAX), None] {
        pool.set_limit(limit);
        for align in [1, 4096, 1 << (usize::BITS - 2)] {
            let size = isize::MAX as usize - (align - 1);
            let block = pool.alloc_layout(Layout::from_size_align(size, align).unwrap());
            assert!(block.is_err());
        }
    }
    assert!(pool.alloc::<u64>(usize::MAX).is_err());
    assert!(Pool::with_capacity(usize::MAX).is_err());
    assert!(Address::<u64>::new(usize::MAX).is_err());
    assert_eq!(pool.stats().bytes, 0);
    assert!(pool.alloc::<u8>(1).is_ok());
}

#[test]
fn rule_15_blocks_never_overlap_under_changing_limits_and_alignments() {
    let pool = dirty_pool();
    let mut blocks = Vec::new();
    let mut state = 1_u64;
    for _ in 0..2000 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let (size, align) = ((state >> 33) as usize % 300, 1 << ((state >> 50) % 9));
        let limit = (state >> 60 == 0).then(|| pool.stats().bytes + size / 2);
        pool.set_limit(limit);
        if let Ok(block) = pool.alloc_layout(Layout::from_size_align(size, align).unwrap()) {
            assert!(block.addr().get().is_multiple_of(align));
            if size > 0 {
                blocks.push((block.addr().get(), size));
            }
        }
        if let Some(limit) = limit {
            assert!(pool.stats().bytes <= limit);
        }
    }
    blocks.sort_unstable();
    assert!(blocks.windows(2).all(|pair| pair[0].0 + pair[0].1 <= pair[1].0));
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Sized0<const N: usize> {
    len: usize,
    #[pool(len = len)]
    items: *mut [u64; N],
    #[pool(one)]
    one: *const [u64; N],
}

#[test]
fn rule_10_elements_of_size_zero() {
    const MANY: usize = if cfg!(miri) { 1 << 8 } else { 1 << 20 };
    let items = iter::repeat_n([0_u64; 0], MANY);
    let graph: Graph<Sized0<0>> = Graph::new(Sized0Init { items, one: [] }).unwrap();
    assert_eq!((graph.items().len(), graph.one()), (MANY, Some(&[])));
    let pool = Pool::new();
    assert_eq!(pool.alloc::<[u64; 0]>(usize::MAX).unwrap().len(), usize::MAX);
    assert_eq!(Address::<[u64; 0]>::new(usize::MAX).unwrap().len(), usize::MAX);
    assert_eq!(pool.stats().bytes, 0);
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(zeroed)]
struct Everything {
    n: i32,
    #[pool(len = n, each(zero_terminated))]
    words: *mut *mut u16,
    #[pool(len = 3)]
    three: *mut u64,
    #[pool(str)]
    text: [core::ffi::c_char; 4],
    #[pool(nested)]
    rows: [Row; 2],
    #[pool(null_terminated, each(one))]
    trees: *mut *mut Tree,
    #[pool(one)]
    list: *mut Item,
}

#[test]
fn rule_10_zeroed_nodes_of_every_shape_can_be_read() {
    let pool = dirty_pool();
    for node in [
        pool.build::<Everything, _>(Zeroed).unwrap(),
        Everything::new_in(&pool, EverythingInit::zeroed()).unwrap(),
    ] {
        assert!(node.words().is_empty() && node.three().is_empty() && node.text().is_empty());
        assert!(node.rows()[1].values().is_empty() && node.trees().is_empty() && node.list().is_none());
    }
    let words = ["ab", ""].map(|word| word.bytes().map(u16::from));
    let node = EverythingInit::zeroed()
        .with_words(words)
        .with_list(Chain((0..3).map(|id| ItemInit { id })))
        .with_three([1, 2, 3]);
    let node = Everything::new_in(&pool, node).unwrap();
    assert_eq!((node.words().get(0).unwrap(), node.words().get(1).unwrap()), (&[97, 98][..], &[][..]));
    assert_eq!(node.list().unwrap().next().count(), 2);
}

/// The parameter of the recipe for `xs` must not be called `Xs`, which has a meaning in `len`.
#[test]
fn rule_18_a_length_means_the_same_to_the_recipe_and_to_the_view() {
    struct Xs;
    impl Xs {
        const N: usize = 1 << 20;
    }
    trait Everywhere {
        const N: usize = 1;
    }
    impl<T> Everywhere for T {}

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Node {
        y: u32,
        #[pool(len = Xs::N)]
        xs: *mut u8,
    }

    assert_eq!(<u8 as Everywhere>::N, 1);
    let node: Result<Graph<Node>, _> = Graph::new(NodeInit { y: 0, xs: [1] });
    assert!(matches!(node, Err(Error::LengthMismatch { expected: 1_048_576, found: 1, .. })));
}

#[test]
fn rule_15_a_length_in_bytes_of_elements_without_any() {
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Blob<const N: usize> {
        bytes: usize,
        #[pool(elem = [u8; N], len = bytes, unit = bytes)]
        data: *mut core::ffi::c_void,
    }

    let blob: Graph<Blob<0>> = Graph::new(BlobInit { data: [[0_u8; 0]; 3] }).unwrap();
    assert_eq!((blob.bytes(), blob.data().len()), (0, 0));
}

/// A count inside a terminated array is compared as any other: `hostent` of the C library.
#[test]
fn rule_07_rows_of_a_terminated_array_have_the_length_that_the_node_says() {
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Host {
        len: i32,
        #[pool(null_terminated, each(len = len))]
        addresses: *mut *mut u8,
    }

    let host: Graph<Host> = Graph::new(HostInit { addresses: [[10, 0, 0, 1], [127, 0, 0, 1]] }).unwrap();
    assert_eq!(host.len(), 4);
    assert!(host.addresses().iter().eq([[10, 0, 0, 1], [127, 0, 0, 1]]));
    let ragged: Result<Graph<Host>, _> = Graph::new(HostInit { addresses: [vec![1], vec![1, 2]] });
    assert!(matches!(ragged, Err(Error::LengthMismatch { expected: 1, found: 2, .. })));
    let none: Graph<Host> = Graph::new(HostInit { addresses: Null }).unwrap();
    assert!(none.addresses().is_empty());
}

//! Rule 23: nothing whose size the data or its types decide stands on the stack. Elements are sixteen times as
//! large as the stack that all this runs on.
#![allow(missing_docs)]

use core::ffi::c_void;
use core::fmt;

use cymem::{Address, ArenaPool, Error, Graph, Null, OrNull, Pool, PoolAlloc, TrackedPool, Zeroed};
use cymem_tests::on_a_stack_of;

const SIZE: usize = if cfg!(miri) { 16 << 10 } else { 16 << 20 };

type Block = [u8; SIZE];

/// As large, with padding.
#[derive(PoolAlloc)]
#[repr(C)]
struct Padded {
    tag: u8,
    words: [u64; SIZE / 8],
}

/// As large, and a node.
#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Node {
    words: [u64; SIZE / 8],
    tag: u8,
    #[pool(opaque)]
    data: *mut c_void,
}

fn on_a_small_stack(run: impl FnOnce() + Send + 'static) {
    on_a_stack_of(1 << 20, run);
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Ended {
    #[pool(zero_terminated)]
    blocks: *mut Block,
    #[pool(zero_terminated)]
    padded: *mut Padded,
    #[pool(zero_terminated)]
    nodes: *mut Node,
    #[pool(terminator = [1; SIZE])]
    ones: *mut Block,
    #[pool(terminator = Padded { tag: 1, words: [2; SIZE / 8] })]
    twos: *mut Padded,
    #[pool(zero_terminated, until = |block| block[0] == 9)]
    nines: *mut Block,
}

#[test]
fn rule_23_arrays_of_large_elements_are_ended_in_place() {
    on_a_small_stack(|| {
        let none: Vec<Block> = Vec::new();
        let ended: Graph<Ended> = Graph::new(EndedInit {
            blocks: none,
            padded: &[] as &[Padded],
            nodes: Null,
            ones: &[] as &[Block],
            twos: Vec::<Padded>::new().iter(),
            nines: OrNull(Some(&[] as &[Block])),
        })
        .unwrap();
        assert!(ended.blocks().is_empty() && ended.padded().is_empty() && ended.nodes().is_empty());
        assert!(ended.ones().is_empty() && ended.twos().is_empty() && ended.nines().is_empty());
        assert!(ended.as_raw().nodes.is_null() && !ended.as_raw().blocks.is_null());
        assert!(ended.stats().bytes > 5 * SIZE);
    });
}

#[test]
fn rule_23_large_elements_are_compared_in_place() {
    on_a_small_stack(|| {
        let mut blocks = Address::<Block>::new(2).unwrap();
        let mut padded = Address::<Padded>::new(2).unwrap();
        let pool = Pool::new();
        let build = |blocks: &[Block], padded: &[Padded]| {
            let init = EndedInit { blocks, padded, nodes: Null, ones: blocks, twos: padded, nines: Null };
            Ended::new_in(&pool, init).map(|ended| {
                let lengths = [ended.blocks().len(), ended.ones().len()];
                assert_eq!(lengths, [blocks.len(); 2]);
                assert_eq!([ended.padded().len(), ended.twos().len()], [padded.len(); 2]);
                assert_eq!(ended.blocks()[1][SIZE - 1], blocks[1][SIZE - 1]);
                assert_eq!(ended.twos()[1].words[7], padded[1].words[7]);
            })
        };
        for element in 0..2 {
            blocks[element][SIZE - 1] = 3;
            padded[element].words[SIZE / 8 - 1] = 3;
        }
        build(&blocks, &padded).unwrap();
        blocks[1].fill(1);
        let error = build(&blocks, &padded).unwrap_err();
        assert!(matches!(error, Error::EarlyTerminator { at } if at.index() == Some(1)), "{error}");
        blocks[1][5] = 0;
        padded[0].tag = 1;
        padded[0].words.fill(2);
        let error = build(&blocks, &padded).unwrap_err();
        assert_eq!(error.field(), Some("Ended.twos"));
    });
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Counted {
    n: u32,
    #[pool(len = n)]
    blocks: *mut Block,
    #[pool(len = n)]
    padded: *mut Padded,
    #[pool(one)]
    block: *mut Block,
    #[pool(one)]
    node: *mut Node,
    #[pool(one)]
    next: *mut Padded,
}

#[test]
fn rule_23_slices_and_references_to_large_elements_are_copied_in_place() {
    on_a_small_stack(|| {
        let (mut blocks, mut padded) =
            (Address::<Block>::new(2).unwrap(), Address::<Padded>::new(2).unwrap());
        blocks[1][SIZE / 2] = 7;
        padded[1].words[SIZE / 16] = 7;
        let pool = Pool::new();
        for _ in 0..2 {
            let (block, next) = (&blocks[1], &padded[1]);
            let (block, next) = (pool.build(block).unwrap(), pool.build(next).unwrap());
            let init =
                CountedInit { blocks: &*blocks, padded: padded.iter(), block, node: Null, next: Some(next) };
            let counted = Counted::new_in(&pool, init).unwrap();
            assert_eq!((counted.n(), counted.blocks()[1][SIZE / 2]), (2, 7));
            assert_eq!(counted.padded()[1].words[SIZE / 16], 7);
            assert_eq!(counted.block().unwrap()[SIZE / 2], 7);
            assert_eq!(counted.next().unwrap().words[SIZE / 16], 7);
        }
        let none = CountedInit { blocks: Null, padded: Null, block: Null, node: Null, next: Null };
        assert_eq!(Counted::new_in(&pool, none).unwrap().n(), 0);
        let padded: &[Padded] = &[];
        let empty = CountedInit { blocks: Vec::<Block>::new(), padded, block: Null, node: Null, next: Null };
        assert!(Counted::new_in(&pool, empty).unwrap().block().is_none());
    });
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Nested {
    #[pool(nested)]
    node: Node,
    #[pool(nested)]
    nodes: [Node; 2],
    #[pool(nested)]
    deep: Deep,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Deep {
    #[pool(nested)]
    node: Node,
    #[pool(opaque)]
    data: *mut c_void,
}

#[test]
fn rule_23_large_nodes_are_zeroed_in_place() {
    on_a_small_stack(|| {
        let pool = Pool::new();
        let nested = Nested::new_in(
            &pool,
            NestedInit {
                node: Zeroed,
                nodes: Zeroed,
                deep: DeepInit { node: Zeroed, data: core::ptr::null_mut() },
            },
        )
        .unwrap();
        assert_eq!((nested.nodes()[1].tag(), nested.deep().node().tag()), (0, 0));
        let graph: Graph<Nested> = Graph::new(Zeroed).unwrap();
        assert_eq!(graph.node().tag(), 0);
        let graph: Graph<Nested> = Graph::build(|_, root| root.fill(Zeroed)).unwrap();
        let raw = graph.into_raw();
        // SAFETY: `raw` came from `into_raw`, and nobody has used it.
        assert_eq!(unsafe { Graph::from_raw(raw) }.node().tag(), 0);
    });
}

#[test]
fn rule_23_large_fields_are_compared_and_shown_in_place() {
    const ENOUGH: usize = if cfg!(miri) { 200 } else { 10_000 };
    struct Length(usize);
    impl fmt::Write for Length {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0 += text.len();
            // The rest would be more of the same.
            if self.0 > ENOUGH { Err(fmt::Error) } else { Ok(()) }
        }
    }
    on_a_small_stack(|| {
        let (one, two): (Graph<Node>, Graph<Node>) =
            (Graph::new(Zeroed).unwrap(), Graph::new(Zeroed).unwrap());
        assert!(*one == *two);
        let mut length = Length(0);
        fmt::write(&mut length, format_args!("{:?}", *one)).unwrap_err();
        assert!(length.0 > ENOUGH);
    });
}

#[test]
fn rule_23_large_blocks_are_handed_out_by_reference() {
    on_a_small_stack(|| {
        let pool = Pool::new();
        let blocks = pool.alloc::<Block>(3).unwrap();
        assert_eq!((blocks.len(), blocks[2][SIZE - 1]), (3, 0));
        let mut address = Address::<Padded>::new(2).unwrap();
        address[1].tag = 4;
        assert_eq!((address[1].tag, address[1].words[9]), (4, 0));
        let tracked = Pool::tracked();
        assert_eq!(tracked.alloc::<Block>(1).unwrap()[0][0], 0);
        let limited = ArenaPool::new();
        limited.set_limit(Some(SIZE - 1));
        assert!(matches!(limited.alloc::<Block>(1), Err(Error::LimitExceeded { .. })));
        assert!(matches!(limited.alloc::<Block>(usize::MAX), Err(Error::SizeOverflow { .. })));
        drop(TrackedPool::default());
    });
}

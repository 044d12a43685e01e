//! Random programs with scopes in scopes, limits, graphs that are taken over and builds with cycles, against a model
//! (rules 9, 25 and 30).

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;

use cymem::{Copied, Error, Graph, Kept, Null, Pool, PoolAlloc, Pooled};

#[path = "support/random.rs"]
mod random;
use random::Random;

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    #[pool(link)]
    link: *mut Node,
    #[pool(one)]
    one: *mut Node,
    n: u32,
    #[pool(len = n, back)]
    kids: *mut Node,
    #[pool(back)]
    up: *mut Node,
    m: u32,
    #[pool(len = m)]
    data: *mut u64,
}

/// What must still be in memory: blocks, and what each of their bytes is.
#[derive(Default)]
struct Written<'p>(Vec<(&'p mut [u8], u8)>);

impl Written<'_> {
    fn check(&self) {
        assert!(self.0.iter().all(|(block, byte)| block.iter().all(|found| found == byte)));
    }
}

/// Nodes that are seen from a scope: those of the pools around it, and its own.
fn program<'p>(
    pool: &'p Pool,
    around: &[Pooled<'p, Node>],
    random: &mut Random,
    limit: Option<usize>,
    outside: usize,
    depth: usize,
) {
    let mut written = Written::default();
    let mut nodes: Vec<Pooled<'_, Node>> = around.to_vec();
    for step in 0..random.below(12) {
        let (id, size) = (step as u32, random.below(300));
        let before = pool.stats();
        let failed = match random.below(7) {
            0 | 1 => match pool.alloc::<u8>(size) {
                Ok(block) => {
                    assert!(block.iter().all(|&byte| byte == 0));
                    block.fill(id as u8 + 1);
                    written.0.push((block, id as u8 + 1));
                    None
                }
                Err(error) => Some(error),
            },
            2 => {
                let link = nodes.last().copied();
                // To a node with kids they lead back, and so it is not copied.
                let alone = nodes.iter().rev().filter(|node| node.kids().is_empty());
                let kids = alone.take(2).map(|&node| Copied(node)).collect::<Vec<_>>();
                let init = NodeInit { id, link, one: link, kids, data: vec![7; size / 8] };
                pool.build(init).map(|node| nodes.push(node)).err()
            }
            3 => {
                let one = nodes.first().copied();
                let built = pool.build_cyclic(|cx| {
                    let slot = cx.reserve::<Node>()?;
                    let link = slot.link();
                    let kids = [NodeInit { id, link, one: Null, kids: Null, data: Kept(vec![8; 3]) }];
                    cx.fill(slot, NodeInit { id, link, one, kids, data: vec![7; size / 8] })
                });
                built.map(|node| nodes.push(node)).err()
            }
            4 => {
                let init = NodeInit { id, link: Null, one: Null, kids: Null, data: vec![7; size] };
                match pool.absorb(Graph::new(init).unwrap()) {
                    Ok(node) => nodes.push(node),
                    Err(refused) => {
                        assert_eq!(pool.stats(), before);
                        let used = refused.stats().bytes + before.bytes + outside;
                        assert!(used > limit.unwrap_or(usize::MAX));
                    }
                }
                None
            }
            5 if depth > 0 => {
                let panics = random.below(4) == 0;
                let inner = limit.map(|limit| limit.min(outside + before.bytes + random.below(4000)));
                let result = catch_unwind(AssertUnwindSafe(|| {
                    pool.scope(|scope| {
                        if limit.is_some() && random.below(2) == 0 {
                            scope.set_limit(inner.map(|inner| inner - outside - before.bytes));
                            program(scope, &nodes, random, inner, outside + before.bytes, depth - 1);
                        } else {
                            program(scope, &nodes, random, limit, outside + before.bytes, depth - 1);
                        }
                        assert!(!panics, "a panic in a scope");
                        scope.stats().bytes
                    })
                }));
                assert_eq!(result.is_err(), panics);
                // What the scope had is spare here, and no figure of this pool has changed but those.
                let after = pool.stats();
                assert_eq!((after.bytes, after.allocations), (before.bytes, before.allocations));
                assert!(after.chunks >= before.chunks && after.capacity >= before.capacity);
                None
            }
            _ => {
                pool.own(vec![id; size]).unwrap();
                None
            }
        };
        if let Some(error) = failed {
            assert!(matches!(error, Error::LimitExceeded { .. }), "{error}");
            assert!(limit.is_some());
        }
        assert!(pool.stats().bytes + outside <= limit.unwrap_or(usize::MAX));
        written.check();
        for node in &nodes {
            assert!(node.data().iter().all(|&number| number == 7));
            assert!(node.kids().iter().all(|kid| ptr::eq(kid.up().unwrap(), node.view())));
            assert!(node.link().is_none_or(|link| link.data().iter().all(|&number| number == 7)));
        }
    }
}

#[test]
fn rule_25_random_programs_with_scopes() {
    for seed in 1_u64..if cfg!(miri) { 8 } else { 600 } {
        let random = &mut Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let mut pool = Pool::new();
        for _ in 0..3 {
            let limit = if random.below(2) == 0 { None } else { Some(random.below(20_000)) };
            pool.set_limit(limit);
            program(&pool, &[], random, limit, 0, 3);
            pool.reset();
            assert_eq!((pool.stats().bytes, pool.stats().allocations), (0, 0));
        }
    }
}

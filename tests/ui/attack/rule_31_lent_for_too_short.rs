use cymem::{Borrowed, BorrowedMut, Copied, Error, Graph, Kept, Null, Pool, PoolAlloc, Pooled, SyncPool};
use std::{cell::Cell, rc::Rc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Buffer {
    n: u32,
    #[pool(len = n)]
    read: *const u32,
    #[pool(len = n)]
    write: *mut u32,
}

fn to_a_graph_with_cycles(data: &[u32]) -> Result<Graph<Buffer>, Error> {
    Graph::new_cyclic(|cx, root| cx.fill(root, BufferInit { read: Borrowed(data), write: Null }).map(drop))
}

fn by_cells(pool: &Pool, data: &[Cell<u32>]) {
    let _ = pool.build::<Buffer, _>(BufferInit { read: Borrowed(data), write: Null });
}

fn by_a_pool_that_is_reset(pool: &mut SyncPool) {
    let data = pool.local().alloc::<u32>(3).unwrap();
    let buffer = pool.local().build::<Buffer, _>(BufferInit { read: Null, write: BorrowedMut(data) });
    pool.reset();
    drop(buffer);
}

fn kept_twice(pool: &Pool) {
    let kept = Kept(vec![1_u32]);
    let _ = pool.build::<Buffer, _>(BufferInit { read: kept, write: kept });
}

fn owned_twice(pool: &Pool) {
    let (first, second) = match pool.own_mut(5_u32) {
        Ok(value) => (value, value),
        Err(_) => return,
    };
    *first = *second;
}

fn owned_by_one_thread(pool: &Pool) {
    let _ = pool.own_mut(Rc::new(5));
}

fn owned_for_too_short(pool: &Pool) {
    let local = 5;
    let _ = pool.own_mut(&local);
}

fn copied_to_a_pool_that_lives_longer<'p>(pool: &'p Pool, short: &Pool) -> Result<Pooled<'p, Buffer>, Error> {
    let buffer = short.build::<Buffer, _>(BufferInit { read: Null, write: Null })?;
    pool.build(Copied(buffer))
}

fn main() {}

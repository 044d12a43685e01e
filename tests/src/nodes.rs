//! Small nodes of three kinds, and a pool with used memory for them.

use cymem::{Pool, PoolAlloc};

/// A counted array.
#[derive(PoolAlloc)]
#[repr(C)]
pub struct Row {
    /// How many values there are.
    pub len: u32,
    /// The values.
    #[pool(len = len)]
    pub values: *mut u64,
}

/// A node of a list.
#[derive(PoolAlloc)]
#[repr(C)]
pub struct Item {
    /// Its number.
    pub id: u32,
    /// The rest of the list.
    #[pool(list)]
    pub next: *mut Item,
}

/// A node of a tree.
#[derive(PoolAlloc)]
#[repr(C)]
pub struct Tree {
    /// Its number.
    pub id: u32,
    /// The one child.
    #[pool(one)]
    pub left: *const Tree,
    /// The other child.
    #[pool(one)]
    pub right: *const Tree,
}

/// Fills the pool's chunk with a pattern and takes it back, so that a byte that is not written shows.
///
/// # Panics
///
/// If the machine is out of memory.
#[must_use]
pub fn dirty_pool() -> Pool {
    let mut pool = Pool::new();
    pool.alloc::<u8>(3000).unwrap().fill(0x41);
    pool.reset();
    pool
}

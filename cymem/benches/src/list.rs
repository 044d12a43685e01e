//! A linked list.

use std::collections::LinkedList;
use std::ffi::c_void;
use std::ptr;

use cymem::{Chain, Graph, Pool, PoolAlloc};

use crate::arena::Arena;
use crate::calloc::Calloc;
use crate::case::Workload;
use crate::method::{Method, fresh};

/// A node of the list.
#[derive(PoolAlloc)]
#[repr(C)]
pub struct Item {
    value: u64,
    #[pool(list)]
    next: *mut Item,
}

/// What holds the list.
#[derive(PoolAlloc)]
#[repr(C)]
pub struct ItemList {
    #[pool(one)]
    first: *mut Item,
}

unsafe extern "C" {
    fn list_build(source: *const u64, length: usize) -> *mut c_void;
    fn list_free(list: *mut c_void);
}

/// The values of its nodes.
pub struct List(Vec<u64>);

impl List {
    /// So many nodes.
    #[must_use]
    pub fn new(len: u64) -> Self {
        List((0..len).collect())
    }

    fn init(&self) -> ItemListInit<Chain<impl Iterator<Item = ItemInit>>> {
        ItemListInit { first: Chain(self.0.iter().map(|&value| ItemInit { value })) }
    }
}

impl Workload for List {
    type Root = ItemList;

    #[inline]
    fn graph(&self) -> Graph<ItemList> {
        Graph::new(self.init()).unwrap()
    }

    #[inline]
    fn in_pool(&self, pool: &Pool) -> *const ItemList {
        ItemList::new_in(pool, self.init()).unwrap().as_ptr()
    }

    #[inline]
    fn by_hand(&self, arena: &impl Arena) -> *const ItemList {
        let list = arena.one(ItemList { first: ptr::null_mut() });
        // SAFETY: it was just made, and nobody else knows it.
        let mut end = unsafe { &raw mut (*list).first };
        for &value in &self.0 {
            let item = arena.one(Item { value, next: ptr::null_mut() });
            // SAFETY: `end` is the pointer at the end of the list.
            unsafe { end.write(item) };
            // SAFETY: it was just made.
            end = unsafe { &raw mut (*item).next };
        }
        list
    }

    fn calloc(&self) -> Calloc {
        // SAFETY: C reads as many values as there are.
        let root = unsafe { list_build(self.0.as_ptr(), self.0.len()) };
        // SAFETY: this is the pair of functions that belongs together.
        unsafe { Calloc::new(root, list_free) }
    }

    fn others(&self) -> Vec<Method<'_>> {
        vec![fresh("std's LinkedList", || self.0.iter().copied().collect::<LinkedList<_>>())]
    }

    #[cfg(test)]
    #[allow(clippy::multiple_unsafe_ops_per_block, reason = "one walk over one graph")]
    unsafe fn sum(&self, root: *const ItemList) -> u64 {
        let mut sum = crate::sum::Sum::default();
        // SAFETY: the caller's promise.
        unsafe {
            let mut item = (*root).first;
            while !item.is_null() {
                sum.add((*item).value);
                item = (*item).next;
            }
        }
        sum.0
    }
}

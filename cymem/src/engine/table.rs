//! The books of the tracked engine: blocks by address, in the order they came.

use alloc::vec::Vec;
use core::alloc::Layout;
use core::ptr::NonNull;

/// A block that the engine has handed out.
#[derive(Clone, Copy)]
pub(super) struct Block {
    pub(super) start: NonNull<u8>,
    pub(super) layout: Layout,
}

impl Block {
    fn address(&self) -> usize {
        self.start.addr().get()
    }
}

/// Blocks in a dense list, found by address through open addressing with linear probing.
pub(super) struct Table {
    blocks: Vec<Block>,
    /// Positions in `blocks` plus one; 0 is a free slot. A power of two long, at most half full.
    slots: Vec<usize>,
}

/// The table's own memory could not be had.
pub(super) struct NoRoom;

impl Table {
    pub(super) const fn new() -> Self {
        Table { blocks: Vec::new(), slots: Vec::new() }
    }

    pub(super) fn len(&self) -> usize {
        self.blocks.len()
    }

    pub(super) fn get(&self, position: usize) -> Option<Block> {
        self.blocks.get(position).copied()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Block> {
        self.blocks.iter().copied()
    }

    pub(super) fn find(&self, address: usize) -> Option<Block> {
        let slot = self.slot_of(address)?;
        self.get(self.slots[slot] - 1)
    }

    /// Adds a block whose address is not in the table. Changes nothing if memory is short.
    pub(super) fn insert(&mut self, block: Block) -> Result<(), NoRoom> {
        self.reserve(1)?;
        let slot = self.free_slot(block.address());
        self.blocks.push(block);
        self.slots[slot] = self.blocks.len();
        Ok(())
    }

    /// Makes room for so many blocks more. Changes nothing that can be seen.
    pub(super) fn reserve(&mut self, blocks: usize) -> Result<(), NoRoom> {
        self.blocks.try_reserve(blocks).map_err(|_| NoRoom)?;
        // No more than there are addresses.
        while self.slots.len() < 2 * (self.blocks.len() + blocks) {
            self.grow()?;
        }
        Ok(())
    }

    /// Takes a block out; the last one in the list moves to its place.
    pub(super) fn remove(&mut self, address: usize) -> Option<Block> {
        let slot = self.slot_of(address)?;
        let position = self.slots[slot] - 1;
        self.close_gap(slot);
        if let Some(moved) = self.blocks.last().and_then(|last| self.slot_of(last.address())) {
            self.slots[moved] = position + 1;
        }
        Some(self.blocks.swap_remove(position))
    }

    /// Empties a slot and moves later ones of the same run forward, so that none is cut off.
    fn close_gap(&mut self, mut gap: usize) {
        let mask = self.slots.len() - 1;
        let mut slot = gap;
        loop {
            slot = (slot + 1) & mask;
            let entry = self.slots[slot];
            if entry == 0 {
                break;
            }
            let home = self.home(self.blocks[entry - 1].address());
            // The entry may move to the gap if its home is not behind the gap.
            if slot.wrapping_sub(home) & mask >= slot.wrapping_sub(gap) & mask {
                self.slots[gap] = entry;
                gap = slot;
            }
        }
        self.slots[gap] = 0;
    }

    fn grow(&mut self) -> Result<(), NoRoom> {
        let len = (self.slots.len() * 2).max(16);
        let mut slots = Vec::new();
        slots.try_reserve_exact(len).map_err(|_| NoRoom)?;
        slots.resize(len, 0);
        self.slots = slots;
        for position in 0..self.blocks.len() {
            let slot = self.free_slot(self.blocks[position].address());
            self.slots[slot] = position + 1;
        }
        Ok(())
    }

    fn slot_of(&self, address: usize) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = self.home(address);
        while let Some(position) = self.slots[slot].checked_sub(1) {
            if self.blocks[position].address() == address {
                return Some(slot);
            }
            slot = (slot + 1) & mask;
        }
        None
    }

    fn free_slot(&self, address: usize) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = self.home(address);
        while self.slots[slot] != 0 {
            slot = (slot + 1) & mask;
        }
        slot
    }

    /// The slot where the search for an address starts (Fibonacci hashing: allocators align
    /// blocks, so the low bits alone would collide).
    fn home(&self, address: usize) -> usize {
        const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;
        let hash = (address as u64).wrapping_mul(GOLDEN) >> 32;
        hash as usize & (self.slots.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::collections::BTreeSet;
    use core::ptr;

    fn block(address: usize) -> Block {
        let start = NonNull::new(ptr::without_provenance_mut(address)).unwrap();
        Block { start, layout: Layout::new::<u64>() }
    }

    /// Against a set, with addresses that collide and a fixed pseudo-random order of operations.
    #[test]
    fn behaves_like_a_set() {
        const ADDRESSES: usize = if cfg!(miri) { 20 } else { 300 };
        const STEPS: u32 = if cfg!(miri) { 300 } else { 20_000 };
        let (mut table, mut model) = (Table::new(), BTreeSet::new());
        let mut state = 1_u64;
        for _ in 0..STEPS {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let address = 16 * (1 + (state >> 33) as usize % ADDRESSES);
            let removed = table.remove(address).map(|block| block.address());
            assert_eq!(removed, model.take(&address));
            if removed.is_none() {
                assert!(table.insert(block(address)).is_ok());
                model.insert(address);
            }
            assert_eq!(table.len(), model.len());
        }
        for address in (16..16 * (ADDRESSES + 2)).step_by(16) {
            assert_eq!(table.find(address).is_some(), model.contains(&address));
        }
        let mut listed: Vec<_> = table.iter().map(|block| block.address()).collect();
        listed.sort_unstable();
        assert!(listed.into_iter().eq(model));
    }
}

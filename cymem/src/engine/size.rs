//! Size arithmetic: pure integers in and out, so that it can be tested to exhaustion.

#![forbid(unsafe_code)]

use core::alloc::Layout;

/// Where a block starts, and where the cursor stands behind it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Bump {
    pub(super) start: usize,
    pub(super) next: usize,
}

/// Places `layout` at or above `cursor`, if it ends at or below `end`. Needs `cursor <= HIGHEST`.
#[inline]
pub(super) fn bump(cursor: usize, end: usize, layout: Layout) -> Option<Bump> {
    let mask = layout.align() - 1;
    let start = if mask < START_ALIGN { cursor + mask } else { cursor.checked_add(mask)? } & !mask;
    let next = start.checked_add(layout.size())?;
    (next <= end).then_some(Bump { start, next })
}

/// No chunk goes on above this address, so that no cursor overflows where it is aligned.
pub(super) const HIGHEST: usize = usize::MAX - START_ALIGN;

/// Chunks hand out memory from a multiple of this on. So a block that opens a chunk costs the same
/// wherever the chunk lies, unless it is aligned to more than a cache line.
const START_ALIGN: usize = 64;

/// How many bytes in front of a chunk at this address are not handed out: its header and padding.
pub(super) fn front(chunk: usize, header: Layout) -> usize {
    let start = chunk.wrapping_add(header.size() + START_ALIGN - 1) & !(START_ALIGN - 1);
    start.wrapping_sub(chunk)
}

/// How many bytes a block may take that opens a chunk, with the padding that its alignment may cost.
pub(super) fn largest_need(request: Layout) -> usize {
    // Neither side is more than `isize::MAX`.
    request.size() + request.align().saturating_sub(START_ALIGN)
}

/// How chunks grow: from `FIRST` they double; past `SMALL` they go on with huge pages from [`HUGE`], since
/// the sizes in between would be touched page by page, and grow by four up to `CAP`. A huge page is cleared
/// as a whole, which pays from about that size on.
///
/// glibc gives a block that is freed back to the kernel, page faults and all, until one of that size was
/// freed before; from then on it keeps free memory up to twice the largest such block, as long as no block
/// is larger than 32 MiB. Chunks of 2, 8 and 28 MiB, each with `HUGE` to align it, stay within both.
const FIRST: usize = 4 << 10;
const SMALL: usize = 256 << 10;
const CAP: usize = 28 << 20;
/// Room that C allocators want for themselves in a block of small pages. Huge chunks are whole huge
/// pages: a page that is shared with a neighbour cannot be a huge one.
const OVERHEAD: usize = 64;

/// The block of a pool's first chunk, unless a large request makes it another. The header of a chunk is
/// aligned like a pointer.
pub(super) const FIRST_BLOCK: Layout = match Layout::from_size_align(FIRST - OVERHEAD, align_of::<usize>()) {
    Ok(layout) => layout,
    Err(_) => panic!("a small layout"),
};

/// What such a chunk has room for at least, whatever its header and the address where it starts.
const FIRST_ROOM: usize = FIRST_BLOCK.size() - 2 * START_ALIGN;

/// The size of a huge page. A chunk of this size or more starts at a multiple of it.
pub(super) const HUGE: usize = 2 << 20;

/// Whether a request can open such a chunk.
#[inline]
pub(super) fn fits_first(request: Layout) -> bool {
    request.size() <= FIRST_ROOM && request.align() <= START_ALIGN
}

/// The next step of the growth of chunks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Growth(usize);

impl Growth {
    pub(super) const START: Growth = Growth(FIRST);

    pub(super) const fn next(self, huge: bool) -> Growth {
        match self.0 {
            SMALL..HUGE if huge => Growth(HUGE),
            HUGE.. if huge => Growth::up_to_cap(self.0 * 4),
            size => Growth::up_to_cap(size * 2),
        }
    }

    const fn up_to_cap(size: usize) -> Growth {
        Growth(if size < CAP { size } else { CAP })
    }

    fn chunk_size(self) -> usize {
        if self.0 < HUGE { self.0 - OVERHEAD } else { self.0 }
    }
}

/// Whether a chunk is larger than any that growth alone would make.
pub(super) fn is_large(chunk: usize) -> bool {
    chunk > CAP
}

/// A chunk to be taken from the base allocator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Plan {
    /// Size of the chunk, header included.
    pub(super) size: usize,
    /// The block that the chunk lies in: the same, or longer by what it takes to start at a huge
    /// page. Asking the allocator for that alignment would keep it from recycling the block, and
    /// the pages in excess are never touched.
    pub(super) block: Layout,
    /// Whether huge pages back it.
    pub(super) huge: bool,
}

/// The chunk for a request that no present chunk has room for; `None` if no block can be so large.
pub(super) fn plan(request: Layout, header: Layout, growth: Growth, huge: bool) -> Option<Plan> {
    // The first chunk of most pools, and of every small graph.
    if growth == Growth::START && fits_first(request) {
        return Some(Plan { size: FIRST_BLOCK.size(), block: FIRST_BLOCK, huge: false });
    }
    let align = request.align().max(START_ALIGN);
    // The header's end may be `align - 1` short of the first aligned address.
    let need = header.size().checked_add(align - 1)?.checked_add(request.size())?;
    let size = need.max(growth.chunk_size());
    let huge = huge && size >= HUGE;
    // A page that is shared with what lies behind the chunk cannot be a huge one.
    let size = if huge { size.checked_next_multiple_of(HUGE)? } else { size };
    let block = if huge { size.checked_add(HUGE)? } else { size };
    let block = Layout::from_size_align(block, header.align()).ok()?;
    Some(Plan { size, block, huge })
}

/// The first chunk of a pool that was told how many bytes it will hold.
pub(super) fn plan_capacity(bytes: usize, header: Layout, huge: bool) -> Option<Plan> {
    let request = Layout::from_size_align(bytes, header.align()).ok()?;
    plan(request, header, Growth::START, huge)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(size: usize, align: usize) -> Layout {
        Layout::from_size_align(size, align).unwrap()
    }

    /// Every cursor, end, size and alignment of a small address space, against the definition.
    #[test]
    fn bump_is_right_everywhere() {
        const SPACE: usize = if cfg!(miri) { 6 } else { 40 };
        const SIZES: usize = if cfg!(miri) { 4 } else { 24 };
        for base in [1, HIGHEST - SPACE + 1] {
            for cursor in base..base + SPACE {
                for end in cursor..base + SPACE {
                    for size in 0..SIZES {
                        for align in [1, 2, 4, 8, 16, 32, 64, 128] {
                            let wide = cursor as u128;
                            let start = wide.next_multiple_of(align as u128);
                            let next = start + size as u128;
                            let place = Bump { start: start as usize, next: next as usize };
                            let expected = (next <= end as u128).then_some(place);
                            assert_eq!(bump(cursor, end, layout(size, align)), expected);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn bump_survives_the_largest_layouts() {
        let largest = layout(isize::MAX as usize, 1);
        assert_eq!(bump(1, usize::MAX, largest).unwrap().next, isize::MAX as usize + 1);
        assert_eq!(bump(1, 100, largest), None);
        assert_eq!(bump(HIGHEST, usize::MAX, largest), None);
        let most_aligned = layout(0, 1 << (usize::BITS - 2));
        assert_eq!(bump(1, 2, most_aligned), None);
    }

    #[test]
    fn chunks_double_to_the_cap_and_large_requests_have_their_own() {
        let header = layout(32, 8);
        let mut growth = Growth::START;
        let mut sizes = [0; 11];
        for size in &mut sizes {
            *size = plan(layout(8, 8), header, growth, true).unwrap().size;
            growth = growth.next(true);
        }
        assert_eq!(sizes[..3], [4096 - OVERHEAD, 8192 - OVERHEAD, 16384 - OVERHEAD]);
        assert_eq!(sizes[6..], [SMALL - OVERHEAD, HUGE, 4 * HUGE, CAP, CAP]);
        assert_eq!(Growth(SMALL).next(false), Growth(2 * SMALL));

        let large = plan(layout(100 << 20, 8), header, Growth::START, true).unwrap();
        assert!(large.huge && is_large(large.size));
        assert_eq!(large.block.size(), large.size + HUGE);
        let without = plan(layout(100 << 20, 8), header, Growth::START, false).unwrap();
        assert_eq!(without.block.size(), without.size);
    }

    #[test]
    fn a_chunk_holds_its_request_wherever_it_starts() {
        let header = layout(48, 8);
        for size in [1, 8, 4000, 4096, 1 << 20, HUGE, CAP] {
            for align in [1, 8, 64, 4096, HUGE] {
                let plan = plan(layout(size, align), header, Growth::START, true).unwrap();
                for address in [0x1000_usize, 0x1008, 0x1010, 0x1018, 0x7ff0, HUGE - 8] {
                    let chunk = if plan.huge { address.next_multiple_of(HUGE) } else { address };
                    let end = chunk + plan.size;
                    assert!(end <= address + plan.block.size());
                    let start = chunk + front(chunk, header);
                    let used = bump(start, end, layout(size, align)).unwrap().next - start;
                    // This is what a limit is compared with before the address is known.
                    assert!(used <= largest_need(layout(size, align)));
                    assert!(align > START_ALIGN || used == size);
                }
            }
        }
    }

    #[test]
    fn what_a_chunk_hands_out_starts_behind_its_header_and_aligned() {
        for header in [layout(40, 8), layout(48, 8), layout(64, 8)] {
            for chunk in (0..256_usize).step_by(8).chain([usize::MAX - 255]) {
                let front = front(chunk, header);
                assert!((header.size()..header.size() + START_ALIGN).contains(&front));
                assert_eq!(chunk.wrapping_add(front) % START_ALIGN, 0);
            }
        }
    }

    #[test]
    fn a_pool_that_was_told_its_bytes_holds_them_wherever_it_starts() {
        let header = layout(48, 8);
        for bytes in [0, 1, 4000, 4032, 100_000, HUGE] {
            let plan = plan_capacity(bytes, header, false).unwrap();
            assert!((0..64).step_by(8).all(|chunk| front(chunk, header) + bytes <= plan.size));
        }
    }

    #[test]
    fn impossible_sizes_have_no_plan() {
        let header = layout(32, 8);
        assert_eq!(plan(layout(isize::MAX as usize, 1), header, Growth::START, true), None);
        assert_eq!(plan_capacity(usize::MAX, header, true), None);
    }
}

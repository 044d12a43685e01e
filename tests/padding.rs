//! Every byte that C can read is a value or zero, padding too, whatever was in memory and in the source.
#![allow(missing_docs)]

use core::ffi::c_char;
use core::mem::offset_of;

use cymem::{Address, ArenaPool, BaseAlloc, Error, Null, Plain, Pool, PoolAlloc, TrackedPool};
use cymem_tests::{Probe, bytes_at};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    len: usize,
    #[pool(len = len)]
    values: *mut f64,
}

/// Padding everywhere: between fields, behind them, and inside a plain field.
#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct Gaps {
    small: u8,
    wide: u64,
    last: u16,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Padded {
    flag: bool,
    count: u16,
    gaps: Gaps,
    #[pool(len = count)]
    list: *mut Gaps,
    pair: [Gaps; 2],
    #[pool(str)]
    code: [c_char; 5],
    #[pool(terminator = Gaps { small: 0, wide: 0, last: 9 })]
    ends: *mut Gaps,
    #[pool(value = 3)]
    version: u16,
    #[pool(nested)]
    inner: Inner,
    #[pool(len = rows, each(one))]
    nodes: *mut *mut Inner,
    rows: i8,
}

#[derive(PoolAlloc)]
#[repr(C, align(32))]
struct Inner {
    tag: u8,
    #[pool(cstr)]
    text: *const c_char,
    tail: u8,
}

// Rule 1: what lies in a pool is dropped unread.
const _: () = assert!(!core::mem::needs_drop::<Padded>());

/// All blocks of a pool, with addresses of its own blocks replaced by their numbers, so that two
/// pools can be compared byte by byte.
fn dump(pool: &TrackedPool<impl BaseAlloc>) -> Vec<Vec<u8>> {
    let starts: Vec<usize> = pool.addresses().map(|(start, _)| start.addr().get()).collect();
    let renamed = |word: &[u8]| {
        let address = word.try_into().map_or(0, usize::from_ne_bytes);
        match starts.iter().position(|&start| start == address) {
            Some(number) => number.to_ne_bytes().to_vec(),
            None => word.to_vec(),
        }
    };
    pool.addresses()
        .map(|(start, size)| {
            // SAFETY: the block is live, and the probe has filled it.
            let bytes = unsafe { bytes_at(start.as_ptr(), size) };
            bytes.chunks(size_of::<usize>()).flat_map(renamed).collect()
        })
        .collect()
}

/// The same data; what differs is the garbage in the padding of the values that are passed in.
fn padded(pool: &Pool<impl cymem::Engine>, garbage: u8) -> Result<(), Error> {
    fn gaps(garbage: u8, small: u8) -> Gaps {
        let mut slot = core::mem::MaybeUninit::<Gaps>::uninit();
        // SAFETY: the slot is valid for writes.
        unsafe { slot.as_mut_ptr().write_bytes(garbage, 1) };
        // SAFETY: all fields are integers, for which any bytes are valid.
        let gaps = unsafe { slot.assume_init_mut() };
        (gaps.small, gaps.wide, gaps.last) = (small, 2, 3);
        // SAFETY: as above.
        unsafe { slot.assume_init() }
    }
    let inner = |tag| InnerInit { tag, text: "text", tail: 1 };
    let list: Vec<Gaps> = (0..5).map(|small| gaps(garbage, small)).collect();
    Padded::new_in(
        pool,
        PaddedInit {
            flag: true,
            gaps: gaps(garbage, 1),
            list: &list,
            pair: [gaps(garbage, 2); 2],
            code: "ab",
            ends: list.iter().copied(),
            inner: inner(1),
            nodes: [inner(2), inner(3)],
        },
    )?;
    Ok(())
}

#[test]
fn zero_padding_is_zero_whatever_was_in_memory_and_in_the_source() {
    let built = |fill| {
        let probe = Probe::filling(fill);
        let pool = TrackedPool::with_base(&probe);
        padded(&pool, !fill).unwrap();
        dump(&pool)
    };
    let zeroed = built(0);
    assert_eq!(zeroed.len(), 9, "the root, four arrays and strings of its own, two nodes with a string each");
    for fill in [0xFF, 0x55, 0xAA] {
        assert_eq!(built(fill), zeroed);
    }
    // An array of `Gaps` byte by byte, so that the comparison above does not compare garbage.
    let gaps: Vec<u8> = (0..5)
        .flat_map(|small| {
            let mut bytes = [0; size_of::<Gaps>()];
            bytes[offset_of!(Gaps, small)] = small;
            bytes[offset_of!(Gaps, wide)..][..8].copy_from_slice(&2_u64.to_ne_bytes());
            bytes[offset_of!(Gaps, last)..][..2].copy_from_slice(&3_u16.to_ne_bytes());
            bytes
        })
        .collect();
    assert!(zeroed.contains(&gaps));
}

#[test]
fn zero_padding_is_the_same_in_reset_memory() {
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Flat {
        flag: bool,
        gaps: Gaps,
        #[pool(str)]
        code: [c_char; 5],
        #[pool(one)]
        none: *mut Row,
    }
    let mut pool = Pool::new();
    let mut builds = Vec::new();
    for _ in 0..3 {
        let gaps = Gaps { small: 1, wide: 2, last: 3 };
        let flat = Flat::new_in(&pool, FlatInit { flag: true, gaps, code: "ab", none: Null }).unwrap();
        // SAFETY: the node is live, and its padding is written.
        let bytes = unsafe { bytes_at(flat.as_ptr().cast(), size_of::<Flat>()) };
        builds.push((flat.as_ptr(), bytes.to_vec()));
        pool.reset();
    }
    assert_eq!(builds[0], builds[1]);
    assert_eq!(builds[1], builds[2]);
}

/// A struct without padding is not zeroed first.
#[test]
fn zero_padding_behind_a_string_in_a_struct_without_padding() {
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Name {
        #[pool(str)]
        name: [c_char; 8],
    }
    let probe = Probe::filling(0xFF);
    let pool = ArenaPool::with_base(&probe);
    let name = Name::new_in(&pool, NameInit { name: "abc" }).unwrap();
    // SAFETY: the node is live, and has no padding.
    let bytes = unsafe { bytes_at(name.as_ptr().cast(), 8) };
    assert_eq!(bytes, b"abc\0\0\0\0\0");
}

#[test]
fn zero_padding_of_plain_values_made_with_alloc_and_address() {
    fn is_zero<T: Plain>(block: &[T]) -> bool {
        // SAFETY: the block is live, and the probe has filled it.
        let bytes = unsafe { bytes_at(block.as_ptr().cast(), size_of_val(block)) };
        bytes.iter().all(|&byte| byte == 0)
    }
    let probe = Probe::filling(0xFF);
    assert!(is_zero(ArenaPool::with_base(&probe).alloc::<Gaps>(9).unwrap()));
    assert!(is_zero(TrackedPool::with_base(&probe).alloc::<Gaps>(9).unwrap()));
    assert!(is_zero(&Address::<Gaps, _>::with_base(9, &probe).unwrap()));
}

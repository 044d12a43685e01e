//! What the derive advises to write instead has the layout of what C has.
#![allow(missing_docs, dead_code, reason = "only layouts count")]

use core::ffi::{c_char, c_void};
use core::mem::offset_of;
use core::ptr::NonNull;
use core::sync::atomic::{AtomicI16, AtomicU32, AtomicU64};

use cymem::PoolAlloc;

/// Compares a field of the type that C has with a field of what is advised, behind one byte and before another.
macro_rules! same {
    ($($test:ident: $c:ty = $advised:ty;)*) => { $(
        #[test]
        fn $test() {
            #[repr(C)]
            struct C {
                first: u8,
                field: $c,
                last: u8,
            }

            #[derive(PoolAlloc)]
            #[repr(C)]
            struct Advised {
                first: u8,
                field: $advised,
                last: u8,
            }

            assert_eq!(offset_of!(C, field), offset_of!(Advised, field));
            assert_eq!(offset_of!(C, last), offset_of!(Advised, last));
            assert_eq!((size_of::<C>(), align_of::<C>()), (size_of::<Advised>(), align_of::<Advised>()));
        }
    )* };
}

union Number {
    float: f64,
    pair: [u64; 2],
}

#[repr(C, packed)]
struct Packed {
    tag: u8,
    value: u64,
}

#[repr(C, packed(2))]
struct PackedByTwo {
    tag: u8,
    value: u32,
}

/// As bindgen writes it.
#[repr(C)]
struct BitfieldUnit<Storage> {
    storage: Storage,
}

/// As older versions of bindgen wrote it.
#[repr(C)]
struct OldBitfieldUnit<Storage, Align> {
    storage: Storage,
    align: [Align; 0],
}

#[repr(C)]
enum Tagged {
    Nothing,
    Number(f64),
}

#[derive(PoolAlloc)]
#[repr(C)]
struct TaggedByHand {
    tag: u32,
    bytes: [u64; 1],
}

#[derive(PoolAlloc)]
#[repr(C, align(16))]
struct Lanes {
    lanes: [f32; 4],
}

same! {
    a_union_is_integers: Number = [u64; 2];
    a_packed_struct_is_bytes: Packed = [u8; 9];
    a_struct_packed_by_two_is_integers: PackedByTwo = [u16; 3];
    bit_fields_are_their_storage: BitfieldUnit<[u8; 3]> = [u8; 3];
    old_bit_fields_are_integers: OldBitfieldUnit<[u8; 4], u32> = [u32; 1];
    an_enum_with_data_is_a_tag_and_integers: Tagged = TaggedByHand;
    an_atomic_is_its_integer: AtomicU32 = u32;
    an_atomic_of_two_bytes_is_its_integer: AtomicI16 = i16;
    a_character_is_a_number: char = u32;
    an_array_of_characters_is_text: [u8; 5] = [c_char; 5];
    arrays_of_arrays_are_one: [[u16; 3]; 2] = [u16; 6];
}

#[cfg(target_arch = "x86_64")]
same! {
    a_vector_is_a_struct_of_its_lanes: core::arch::x86_64::__m128 = Lanes;
    an_atomic_of_eight_bytes_is_its_integer: AtomicU64 = u64;
}

/// Pointers, which the derive wants to see.
mod pointers {
    use super::*;

    type Gpointer = *mut c_void;

    #[repr(C)]
    struct C {
        first: u8,
        array: [*mut u8; 3],
        alias: Gpointer,
        in_bytes: *const u32,
        never_null: NonNull<u8>,
        behind: *mut [*mut u8; 4],
        last: u8,
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Advised {
        first: u8,
        #[pool(opaque)]
        array_0: *mut u8,
        #[pool(one)]
        array_1: *mut u8,
        #[pool(cstr)]
        array_2: *mut c_char,
        #[pool(opaque)]
        alias: *mut c_void,
        #[pool(len = n, unit = bytes, elem = u32)]
        in_bytes: *const c_void,
        #[pool(opaque)]
        never_null: *mut u8,
        #[pool(len = 4, each(one))]
        behind: *mut *mut u8,
        n: u8,
    }

    #[test]
    fn pointers_stay_where_they_are() {
        assert_eq!(offset_of!(C, array) + 2 * size_of::<usize>(), offset_of!(Advised, array_2));
        assert_eq!(offset_of!(C, alias), offset_of!(Advised, alias));
        assert_eq!(offset_of!(C, in_bytes), offset_of!(Advised, in_bytes));
        assert_eq!(offset_of!(C, never_null), offset_of!(Advised, never_null));
        assert_eq!(offset_of!(C, behind), offset_of!(Advised, behind));
        assert_eq!(offset_of!(C, last), offset_of!(Advised, n));
        assert_eq!((size_of::<C>(), align_of::<C>()), (size_of::<Advised>(), align_of::<Advised>()));
    }
}

/// Arrays without elements, which only align.
mod alignment {
    use super::*;

    #[repr(C)]
    struct C {
        kind: u8,
        align: [u16; 0],
        bits: [u8; 3],
        data: [u32; 0],
    }

    #[derive(PoolAlloc)]
    #[repr(C, align(4))]
    struct Advised {
        kind: u8,
        padding: u8,
        bits: [u8; 3],
    }

    #[repr(C)]
    struct CBytes {
        kind: u16,
        align: [u8; 0],
        bits: [u8; 3],
        data: [c_char; 0],
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct AdvisedBytes {
        kind: u16,
        bits: [u8; 3],
    }

    #[test]
    fn arrays_without_elements_leave_their_alignment() {
        assert_eq!(offset_of!(C, bits), offset_of!(Advised, bits));
        assert_eq!((size_of::<C>(), align_of::<C>()), (size_of::<Advised>(), align_of::<Advised>()));
        assert_eq!(offset_of!(CBytes, bits), offset_of!(AdvisedBytes, bits));
        let advised = (size_of::<AdvisedBytes>(), align_of::<AdvisedBytes>());
        assert_eq!((size_of::<CBytes>(), align_of::<CBytes>()), advised);
    }
}

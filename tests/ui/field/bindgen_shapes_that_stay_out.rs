// mistakes: 3
use std::marker::PhantomData;

use cymem::PoolAlloc;

// As bindgen writes them.
#[repr(C)]
struct __IncompleteArrayField<T>(PhantomData<T>, [T; 0]);
#[repr(C)]
struct __BindgenBitfieldUnit<Storage> {
    storage: Storage,
}
#[repr(C)]
struct __BindgenUnionField<T>(PhantomData<T>);

#[derive(PoolAlloc)]
#[repr(C)]
struct Flexible {
    len: u32,
    items: __IncompleteArrayField<u32>,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Bits {
    flags: __BindgenBitfieldUnit<[u8; 4]>,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Case {
    number: __BindgenUnionField<u32>,
}

fn main() {}

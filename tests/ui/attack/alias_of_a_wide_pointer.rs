use cymem::PoolAlloc;

type Slice = *mut [u8];
type Object = *const dyn Fn();
type Reference = &'static u8;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(opaque)]
    x: Slice,
    #[pool(opaque)]
    y: Object,
    #[pool(opaque)]
    z: Reference,
}

fn main() {}

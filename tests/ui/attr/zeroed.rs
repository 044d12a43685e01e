// mistakes: 3
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[pool(zeroed = 1)]
#[repr(C)]
struct Value {
    n: u32,
    #[pool(len = n)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[pool(zeroed, zeroed)]
#[repr(C)]
struct Twice {
    n: u32,
    #[pool(len = n)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[pool(zeroed)]
#[repr(C)]
enum Item {
    A,
}

fn main() {}

// mistakes: 3
use cymem::PoolAlloc;

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
#[pool(unsafe(free_fn = "kind_free"))]
enum Kind {
    None,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(unsafe(free_fn = "value_free"))]
union Value {
    #[pool(when = 0)]
    number: f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    len: u32,
    #[pool(len = len, unsafe(free_fn = "values_free"))]
    values: *mut f64,
}

fn main() {}

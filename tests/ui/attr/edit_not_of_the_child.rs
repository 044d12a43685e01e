use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    len: u32,
    #[pool(len = len)]
    values: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Table {
    #[pool(one)]
    head: *mut Row,
}

fn main() {}

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(unsafe(free_fn = "cymem_ui_twice_free"))]
struct Row {
    len: u32,
    #[pool(len = len)]
    values: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(unsafe(free_fn = "cymem_ui_twice_free"))]
struct Table {
    len: u32,
    #[pool(len = len)]
    rows: *mut Row,
}

fn main() {}

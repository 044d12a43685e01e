use cymem::PoolAlloc;

#[repr(C)]
struct Foreign {
    value: i32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    #[pool(len = id, each(one))]
    x: *mut *mut Foreign,
}

fn main() {}

use cymem::PoolAlloc;

#[repr(C)]
struct Foreign {
    value: i32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    #[pool(zero_terminated)]
    x: *mut Foreign,
}

fn main() {}

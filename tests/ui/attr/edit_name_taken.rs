// mistakes: 2
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit = RowView, view = RowView)]
struct Row {
    len: u32,
    #[pool(len = len)]
    values: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit(values))]
struct Some {
    len: u32,
    #[pool(len = len)]
    values: *mut f64,
}

fn main() {}

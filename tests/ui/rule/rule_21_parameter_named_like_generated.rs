// Rule 21: a parameter would hide the generated type of the same name.
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row<RowView: PoolAlloc> {
    n: usize,
    #[pool(len = n)]
    items: *mut RowView,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Column<const ColumnInit: usize> {
    items: [u8; ColumnInit],
    #[pool(one)]
    first: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Cell<Cell: PoolAlloc> {
    #[pool(one)]
    item: *mut Cell,
}

fn main() {}

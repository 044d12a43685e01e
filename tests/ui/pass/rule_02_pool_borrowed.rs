//! `#[pool(…)]` below the derive is the derive's, whatever else is called so.

#[allow(unused_imports)]
use cymem_hostile::strip_repr as pool;
use core::mem::offset_of;

#[derive(cymem::PoolAlloc)]
#[pool(zeroed)]
#[repr(C)]
struct Row {
    id: u8,
    n: u32,
    tag: u8,
    #[pool(len = n)]
    values: *mut f64,
}

fn main() {
    assert_eq!([offset_of!(Row, id), offset_of!(Row, n), offset_of!(Row, tag)], [0, 4, 8]);
    let row: cymem::Graph<Row> = cymem::Graph::new(RowInit { id: 1, tag: 2, values: [1.0, 2.0] }).unwrap();
    assert_eq!((row.id(), row.tag(), row.values()), (1, 2, &[1.0, 2.0][..]));
}

use cymem::{Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    n: u32,
    #[pool(len = n)]
    values: *mut f64,
}

fn main() {
    let outer = Pool::new();
    let rows = {
        let inner = Pool::new();
        let row = Row::new_in(&inner, RowInit { values: [1.0] }).unwrap();
        outer.pointers([row]).unwrap()
    };
    assert_eq!(rows.len(), 1);
}

use cymem::{Pool, PoolAlloc, SyncPool};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    n: u32,
    #[pool(len = n)]
    values: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Holder {
    #[pool(one)]
    row: *mut Row,
}

fn main() {
    let pool = SyncPool::new();
    let holder = {
        let short = Pool::new();
        let row = Row::new_in(&short, RowInit { values: [1.0] }).unwrap();
        pool.local().build::<Holder, _>(HolderInit { row }).unwrap()
    };
    assert_eq!(holder.row().unwrap().values(), [1.0]);
}

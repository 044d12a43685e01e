use cymem::{BorrowedMut, Null, Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    len: u32,
    #[pool(len = len)]
    read: *const f64,
    #[pool(len = len)]
    write: *mut f64,
}

fn main() -> Result<(), cymem::Error> {
    let pool = Pool::new();
    let mut data = vec![1.0, 2.0];
    let row = Row::new_in(&pool, RowInit { read: Null, write: BorrowedMut(&mut data) })?;
    println!("{data:?} {:?}", row.write());
    Ok(())
}

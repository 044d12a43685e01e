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
    let mut data = [1.0, 2.0];
    let first = Row::new_in(&pool, RowInit { read: Null, write: BorrowedMut(&mut data) })?;
    let second = Row::new_in(&pool, RowInit { read: Null, write: BorrowedMut(&mut data) })?;
    println!("{:?} {:?}", first.write(), second.write());
    Ok(())
}

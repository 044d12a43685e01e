use cymem::{Borrowed, Null, Pool, PoolAlloc};

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
    let row = {
        let data = vec![1.0, 2.0];
        Row::new_in(&pool, RowInit { read: Borrowed(&data), write: Null })?
    };
    println!("{:?}", row.read());
    Ok(())
}

use cymem::{Borrowed, Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    len: u32,
    #[pool(len = len)]
    values: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Table {
    len: u32,
    #[pool(len = len)]
    rows: *const Row,
}

fn main() -> Result<(), cymem::Error> {
    let pool = Pool::new();
    let rows = [Row { len: 1000, values: 8 as *mut f64 }];
    Table::new_in(&pool, TableInit { rows: Borrowed(&rows) })?;
    Ok(())
}

use cymem::{Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    length: u32,
    #[pool(len = length)]
    values: *mut f64,
}

fn main() -> Result<(), cymem::Error> {
    let pool = Pool::new();
    let row = Row::new_in(&pool, RowInit { length: 9, values: [1.0] })?;
    assert_eq!(row.values().len(), 9);
    Ok(())
}

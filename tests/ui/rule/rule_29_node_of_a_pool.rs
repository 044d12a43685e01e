use cymem::{Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Row {
    len: u32,
    weight: f64,
    #[pool(len = len)]
    values: *mut f64,
}

fn main() -> Result<(), cymem::Error> {
    let pool = Pool::new();
    let row = pool.build(RowInit { weight: 1.0, values: [1.0] })?;
    // Handles are copied freely.
    row.edit().set_weight(2.0);
    Ok(())
}

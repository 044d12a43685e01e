use cymem::{Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    n: u32,
    #[pool(len = n)]
    values: *mut f64,
}

fn main() -> Result<(), cymem::Error> {
    let long = Pool::new();
    let row = {
        let data = vec![1.0, 2.0];
        Row::new_in(&long, RowInit { values: &data })?
    };
    assert_eq!(row.values(), [1.0, 2.0]);
    Ok(())
}

use cymem::{Graph, Kept, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    len: u32,
    #[pool(len = len)]
    values: *mut f64,
}

fn main() -> Result<(), cymem::Error> {
    let data = [1.0, 2.0];
    let _: Graph<Row> = Graph::new(RowInit { values: Kept(&data[..]) })?;
    Ok(())
}

use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(align(8))]
#[repr(C)]
struct Row {
    id: u8,
}

#[derive(PoolAlloc)]
#[cfg_attr(all(), repr(C))]
struct Hidden {
    id: u8,
    wide: u64,
}

fn main() -> Result<(), cymem::Error> {
    let row: Graph<Row> = Graph::new(Row { id: 3 })?;
    assert_eq!((row.id, align_of::<Row>()), (3, 8));
    let hidden: Graph<Hidden> = Graph::new(Hidden { id: 3, wide: 4 })?;
    assert_eq!((hidden.id, hidden.wide), (3, 4));
    Ok(())
}

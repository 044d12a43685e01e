use cymem::{Graph, PoolAlloc};

const WIDTH: usize = 3;

#[derive(PoolAlloc)]
#[repr(C)]
struct Grid<const N: usize> {
    plain: [u8; 4],
    named: [[f64; WIDTH]; 2],
    generic: [u16; N],
    n: u32,
    #[pool(len = n)]
    rows: *mut [u16; N],
}

fn main() -> Result<(), cymem::Error> {
    let graph: Graph<Grid<2>> = Graph::new(GridInit {
        plain: *b"cymm",
        named: [[1.0; 3], [2.0; 3]],
        generic: [7, 8],
        rows: [[1, 2], [3, 4]],
    })?;
    assert_eq!((graph.plain(), graph.named(), graph.generic()), (*b"cymm", [[1.0; 3], [2.0; 3]], [7, 8]));
    assert_eq!(graph.rows(), [[1, 2], [3, 4]]);
    Ok(())
}

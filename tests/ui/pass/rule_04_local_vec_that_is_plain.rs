use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc, Clone, Copy, PartialEq, Debug)]
#[repr(C)]
struct Vec<T: cymem::Plain> {
    x: T,
    y: T,
}

#[derive(PoolAlloc, Clone, Copy, PartialEq, Debug)]
#[repr(C)]
struct String {
    code: u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Particle {
    position: Vec<f64>,
    label: String,
    #[pool(one)]
    target: *mut Vec<f64>,
    #[pool(nested)]
    nested: String,
}

fn main() -> Result<(), cymem::Error> {
    let position = Vec { x: 1.0, y: 2.0 };
    let label = String { code: 3 };
    let graph: Graph<Particle> =
        Graph::new(ParticleInit { position, label, target: Some(position), nested: label })?;
    assert_eq!((graph.position(), graph.label()), (position, label));
    assert_eq!((graph.target(), graph.nested()), (Some(&position), &label));
    Ok(())
}

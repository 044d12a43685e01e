// mistakes: 2
use cymem::{Graph, PoolAlloc, zeroed};

#[derive(PoolAlloc)]
#[pool(zeroed)]
#[repr(C)]
struct Parameter {
    kind: i32,
    gamma: f64,
    count: i32,
    #[pool(len = count)]
    weight: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Point {
    width: f64,
    height: f64,
}

fn main() {
    let _ = Graph::<Parameter>::new(ParameterInit { gama: 0.5, ..ParameterInit::zeroed() });
    let _ = Graph::<Point>::new(Point { widht: 1.0, ..zeroed() });
}

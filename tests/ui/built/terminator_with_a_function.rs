use cymem::{Graph, PoolAlloc};

extern "C" fn stop() {}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct Call {
    id: u32,
    function: Option<extern "C" fn()>,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Table {
    #[pool(terminator = Call { id: 0, function: Some(stop) })]
    calls: *mut Call,
}

fn main() {
    let _: Result<Graph<Table>, _> = Graph::new(TableInit { calls: [Call { id: 1, function: None }] });
}

use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Row {
    n: usize,
    #[pool(len = n)]
    values: *mut u64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Rows {
    n: usize,
    #[pool(len = n)]
    rows: *mut Row,
}

/// Editors ask the graph where things are, and it remembers what they asked.
fn main() {
    let mut graph: Graph<Rows> = Graph::new(RowsInit { rows: [RowInit { values: [1_u64] }] }).unwrap();
    let editor = graph.edit();
    std::thread::scope(|scope| {
        scope.spawn(move || editor.rows_mut().unwrap().enter(0).unwrap().values_mut().unwrap().fill(2));
    });
    let editor = graph.edit();
    std::thread::scope(|scope| {
        scope.spawn(|| drop(&editor));
    });
}

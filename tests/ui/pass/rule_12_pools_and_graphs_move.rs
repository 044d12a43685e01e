use std::thread;

use cymem::{Graph, Pool, PoolAlloc, Pooled, TrackedPool};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    n: u32,
    #[pool(len = n)]
    values: *mut f64,
}

fn send<T: Send>() {}
fn both<T: Send + Sync>() {}

fn main() -> Result<(), cymem::Error> {
    send::<Pool>();
    send::<TrackedPool>();
    both::<Graph<Row>>();
    both::<Pooled<'static, Row>>();

    let pool = Pool::new();
    pool.own(String::from("dropped by another thread"))?;
    thread::spawn(move || drop(pool)).join().unwrap();

    let graph: Graph<Row> = Graph::new(RowInit { values: [1.0, 2.0] })?;
    let sum = thread::scope(|scope| {
        let first = scope.spawn(|| graph.values()[0]);
        let second = scope.spawn(|| graph.values()[1]);
        first.join().unwrap() + second.join().unwrap()
    });
    assert_eq!(sum, 3.0);
    Ok(())
}

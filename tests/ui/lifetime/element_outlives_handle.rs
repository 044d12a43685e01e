use cymem::{Pool, PooledArray};

// By deref it is borrowed from the handle; `view` borrows from the pool.
fn first<'p>(numbers: PooledArray<'p, f64>) -> &'p f64 {
    &numbers[0]
}

fn main() {
    let pool = Pool::new();
    first(pool.array([1.0]).unwrap());
}

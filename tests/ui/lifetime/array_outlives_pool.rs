use cymem::{Error, Pool, PooledArray};

fn numbers<'p>() -> Result<PooledArray<'p, f64>, Error> {
    let pool = Pool::new();
    pool.array([1.0, 2.0])
}

fn main() {}

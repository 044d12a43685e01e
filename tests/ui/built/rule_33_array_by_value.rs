use cymem::Pool;

// `double norm(const double v[3], void *)`: C passes the address of the first.
fn norm(v: [f64; 3]) -> f64 {
    v.iter().sum()
}

fn main() -> Result<(), cymem::Error> {
    let pool = Pool::new();
    let norm = pool.callback(norm as fn(_) -> _)?;
    println!("{:?}", norm.last());
    Ok(())
}

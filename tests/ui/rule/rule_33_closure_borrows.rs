use cymem::Pool;

// The pool could be leaked, and C go on calling.
fn main() -> Result<(), cymem::Error> {
    let keys = vec![2.5, 0.5];
    let pool = Pool::new();
    let key = pool.callback(|at: usize| -> f64 { keys[at] })?;
    println!("{:?}", key.data());
    Ok(())
}

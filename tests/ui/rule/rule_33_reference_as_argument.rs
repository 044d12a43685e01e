use cymem::Pool;

// C's pointer may be NULL.
fn main() -> Result<(), cymem::Error> {
    let pool = Pool::new();
    pool.callback(|a: &i32, b: &i32| *a - *b)?;
    Ok(())
}

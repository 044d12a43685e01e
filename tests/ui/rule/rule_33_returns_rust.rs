use cymem::Pool;

fn main() -> Result<(), cymem::Error> {
    let pool = Pool::new();
    pool.callback(|_: i32| String::new())?;
    pool.callback(|_: i32| -> Result<i32, i32> { Ok(1) })?;
    Ok(())
}

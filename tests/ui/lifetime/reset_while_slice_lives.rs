use cymem::Pool;



fn main() -> Result<(), cymem::Error> {
    let mut pool = Pool::new();
    let slice = pool.alloc::<u8>(3)?;
    pool.reset();
    slice[0] = 1;
    Ok(())
}

use cymem::Pool;



fn main() -> Result<(), cymem::Error> {
    let slice;
    {
        let pool = Pool::new();
        slice = pool.alloc::<u8>(3)?;
    }
    slice[0] = 1;
    Ok(())
}

use cymem::Pool;

fn main() -> Result<(), cymem::Error> {
    let pool = Pool::new();
    pool.callback(|_: u8, _: u8, _: u8, _: u8, _: u8, _: u8, _: u8| ())?;
    Ok(())
}

// mistakes: 7
use cymem::Pool;

fn main() -> Result<(), cymem::Error> {
    let pool = Pool::new();
    pool.callback(|_: String| ())?;
    pool.callback(|_: &'static str| ())?;
    pool.callback(|_: Vec<u8>| ())?;
    pool.callback(|_: (i32, i32)| ())?;
    pool.callback(|_: *const [u8]| ())?;
    pool.callback(|_: char| ())?;
    pool.callback(|_: i32, _: Option<i32>| ())?;
    Ok(())
}

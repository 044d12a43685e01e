use cymem::Pool;

// Any pointer could be passed.
fn main() -> Result<(), cymem::Error> {
    let pool = Pool::new();
    let text = String::from("text");
    let len = pool.callback(move || text.len())?;
    let first = len.first();
    first(std::ptr::null_mut());
    Ok(())
}

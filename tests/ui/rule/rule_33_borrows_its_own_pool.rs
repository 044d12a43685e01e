use cymem::Pool;

// A closure would be dropped with, or after, what it looks at.
fn main() -> Result<(), cymem::Error> {
    let pool = Pool::new();
    let text = pool.cstr("text")?;
    let len = pool.callback(move || text.len())?;
    println!("{:?}", len.data());
    Ok(())
}

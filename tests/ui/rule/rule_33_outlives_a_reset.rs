use cymem::Pool;

fn main() -> Result<(), cymem::Error> {
    let mut pool = Pool::new();
    let text = String::from("text");
    let callback = pool.callback(move || text.len())?;
    let closure = callback.closure();
    pool.reset();
    println!("{}", closure());
    Ok(())
}

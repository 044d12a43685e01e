use cymem::Pool;

// The second call would drop the string again.
fn main() -> Result<(), cymem::Error> {
    let pool = Pool::new();
    let text = String::from("once");
    let once = pool.callback(move |_: i32| drop(text))?;
    println!("{:?}", once.data());
    Ok(())
}

use cymem::Pool;

// C may enter the closure again while `calls` is borrowed.
fn main() -> Result<(), cymem::Error> {
    let pool = Pool::new();
    let mut calls = 0;
    let count = pool.callback(move |by: i32| calls += by)?;
    println!("{:?}", count.data());
    Ok(())
}

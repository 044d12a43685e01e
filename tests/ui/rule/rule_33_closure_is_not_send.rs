use cymem::Pool;
use std::rc::Rc;

// The pool may go to another thread, and drop the `Rc` there.
fn main() -> Result<(), cymem::Error> {
    let pool = Pool::new();
    let shared = Rc::new(1);
    let read = pool.callback(move |by: i32| *shared + by)?;
    println!("{:?}", read.data());
    Ok(())
}

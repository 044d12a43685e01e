//! The pool of a scope stays as it is until the scope has ended.

use cymem::{Error, Pool};

fn main() -> Result<(), Error> {
    let mut pool = Pool::new();
    pool.scope(|scope| {
        let values = scope.alloc::<u64>(10)?;
        pool.reset();
        values[0] = 1;
        Ok(())
    })
}

//! A scope uses the chunks of its pool, which is used meanwhile.

use cymem::{Error, Pool};

fn main() -> Result<(), Error> {
    let pool = Pool::new();
    std::thread::scope(|threads| {
        pool.scope(|scope| threads.spawn(move || scope.alloc::<u8>(1).map(drop)).join().unwrap())
    })
}

use std::cell::Cell;
use std::thread;

use cymem::Pool;

fn main() -> Result<(), cymem::Error> {
    let pool = Pool::new();
    let calls = Cell::new(0);
    let count = pool.callback(move |by: i32| calls.set(calls.get() + by))?;
    thread::scope(|scope| {
        scope.spawn(move || (count.closure())(1));
    });
    (count.closure())(1);
    Ok(())
}

// Rule 12: a pool moves between threads, and what it owns with it.
use cymem::Pool;
use std::rc::Rc;

fn main() {
    let pool = Pool::new();
    let _ = pool.own(Rc::new(1));
}

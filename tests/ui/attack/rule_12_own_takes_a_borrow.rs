// Rule 12: an owned value's `Drop` runs after everything that it could borrow from the pool is gone.
use cymem::Pool;

struct Loud<'a>(&'a [u8]);
impl Drop for Loud<'_> {
    fn drop(&mut self) {
        println!("{:?}", self.0);
    }
}

fn main() {
    let pool = Pool::new();
    let bytes = &*pool.alloc::<u8>(8).unwrap();
    let _ = pool.own(Loud(bytes));
}

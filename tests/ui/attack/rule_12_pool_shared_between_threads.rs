// Rule 12: `Pool` is `!Sync`.
use cymem::Pool;

fn main() {
    let pool = Pool::new();
    std::thread::scope(|scope| {
        scope.spawn(|| pool.alloc::<u8>(1).unwrap()[0]);
    });
}

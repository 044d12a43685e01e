//! Nobody has a scope by value: it would give its chunks to a pool that is gone.

use cymem::Pool;

fn main() {
    let pool = Pool::new();
    let mut kept = Pool::new();
    pool.scope(|scope| std::mem::swap(scope, &mut kept));
    let scope: Pool = pool.scope(|scope| *scope);
    drop((pool, scope, kept));
}

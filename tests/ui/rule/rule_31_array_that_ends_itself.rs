use cymem::{Borrowed, Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Ended {
    #[pool(zero_terminated)]
    values: *const u32,
}

fn main() -> Result<(), cymem::Error> {
    let pool = Pool::new();
    Ended::new_in(&pool, EndedInit { values: Borrowed(&[1, 2]) })?;
    Ok(())
}

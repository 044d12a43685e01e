use cymem::{Borrowed, Pool, PoolAlloc};

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct Event {
    kind: u8,
    value: f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Log {
    len: u32,
    #[pool(len = len)]
    events: *const Event,
}

fn main() -> Result<(), cymem::Error> {
    let pool = Pool::new();
    let events = [Event { kind: 1, value: 2.0 }];
    Log::new_in(&pool, LogInit { events: Borrowed(&events) })?;
    Ok(())
}

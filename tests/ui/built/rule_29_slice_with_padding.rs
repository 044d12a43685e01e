use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct Event {
    kind: u8,
    value: f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Log {
    len: usize,
    #[pool(len = len)]
    events: *mut Event,
}

fn main() -> Result<(), cymem::Error> {
    let event = Event { kind: 1, value: 2.0 };
    let mut log: Graph<Log> = Graph::new(LogInit { events: [event, event] })?;
    log.edit().events_mut().unwrap()[0] = event;
    Ok(())
}

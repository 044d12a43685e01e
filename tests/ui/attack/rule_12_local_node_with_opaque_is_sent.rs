use core::ffi::c_void;
use cymem::{PoolAlloc, SyncPool};

#[derive(PoolAlloc)]
#[repr(C)]
struct Handle {
    id: u32,
    #[pool(opaque)]
    data: *mut c_void,
}

fn main() {
    let pool = SyncPool::new();
    let handle = pool.local().build::<Handle, _>(HandleInit { id: 1, data: core::ptr::null_mut() }).unwrap();
    std::thread::scope(|scope| {
        scope.spawn(move || handle.data());
    });
    let numbers: Vec<u32> = (0..4).collect();
    std::thread::scope(|scope| {
        let nodes = scope.spawn(|| {
            let local = pool.local();
            numbers.iter().map(|&id| local.build::<Handle, _>(HandleInit { id, data: core::ptr::null_mut() }).unwrap()).collect::<Vec<_>>()
        });
        nodes.join().unwrap();
    });
}

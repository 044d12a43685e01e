use cymem::{Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    n: u32,
    #[pool(len = n)]
    values: *mut f64,
}

fn main() {
    let pool = Pool::new();
    pool.array([Row { n: 0, values: std::ptr::null_mut() }]).unwrap();
}

use cymem::PoolAlloc;

struct File {
    fd: i32,
}

impl Drop for File {
    fn drop(&mut self) {}
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    #[pool(one)]
    x: *mut File,
}

fn main() {}

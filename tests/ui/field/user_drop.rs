use cymem::PoolAlloc;

#[repr(C)]
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
    x: File,
}

fn main() {}

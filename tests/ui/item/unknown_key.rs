use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[pool(veiw = Seen)]
#[repr(C)]
struct Row {
    id: u32,
}

fn main() {}

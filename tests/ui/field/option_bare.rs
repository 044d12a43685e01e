use cymem::PoolAlloc;

type Option = std::option::Option<u32>;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Option,
}

fn main() {}

use cymem::PoolAlloc;

type Text = &'static str;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Text,
}

fn main() {}

use cymem::PoolAlloc;

macro_rules! number {
    () => {
        f64
    };
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: number!(),
}

fn main() {}

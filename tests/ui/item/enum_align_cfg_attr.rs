use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
#[cfg_attr(all(), repr(align(8)))]
enum Color {
    Red,
    Green,
}

fn main() {}

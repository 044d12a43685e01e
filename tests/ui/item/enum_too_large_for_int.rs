use cymem::PoolAlloc;

#[allow(repr_c_enums_larger_than_int)]
#[derive(PoolAlloc)]
#[repr(C)]
enum Flag {
    None,
    Last = 1 << 40,
}

fn main() {}

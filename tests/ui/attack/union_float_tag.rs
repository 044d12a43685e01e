use cymem::PoolAlloc;

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
union Own {
    #[pool(when = 1)]
    a: u32,
}

type Number = f32;

#[derive(PoolAlloc)]
#[repr(C)]
struct Float {
    kind: Number,
    #[pool(tag = kind)]
    u: Own,
}

fn main() {}

use cymem::PoolAlloc;

// Stands for the one of the unstable `std::simd`.
#[repr(C)]
struct Simd<T, const N: usize>([T; N]);

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Simd<f32, 4>,
}

fn main() {}

// mistakes: 4
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Point {
    x: f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(nested)]
    x: *mut Point,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(nested = 1)]
    x: Point,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(nested)]
    x: (Point, Point),
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    #[pool(nested)]
    x: [Point; 0],
}

fn main() {}

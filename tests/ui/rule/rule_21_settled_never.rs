// Rule 21: no field and no constant can make these a length.
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    n: usize,
    #[pool(len = 2 - 3)]
    negative: *mut u8,
    #[pool(len = n / (3 - 3))]
    divided: *mut u8,
    #[pool(len = 5 + n % 0)]
    rest: *mut u8,
    #[pool(len = 170141183460469231731687303715884105727 + 1)]
    large: *mut u8,
    #[pool(len = 9223372036854775808)]
    memory: *mut u8,
    #[pool(len = -1)]
    minus: *mut u8,
    #[pool(len = n, each(len = n - n * (1 / 0)))]
    inside: *mut *mut u8,
}

fn main() {}

use cymem::{Plain, PoolAlloc, zeroed};

#[derive(PoolAlloc)]
#[repr(C)]
struct Bad<T: Plain> {
    value: T,
}

impl<T: Plain> Drop for Bad<T> {
    fn drop(&mut self) {}
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Options<T: Plain> {
    version: u32,
    extra: T,
}

fn main() {
    let options: Options<Bad<u64>> = Options { version: 1, ..zeroed() };
    std::process::exit(options.version as i32);
}

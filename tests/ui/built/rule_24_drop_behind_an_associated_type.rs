use cymem::{Graph, Plain, PoolAlloc, Zeroed};

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
struct Mid<T: Plain> {
    #[pool(opaque)]
    data: *const u8,
    bad: T,
}

trait Part {
    type Node: PoolAlloc;
}

struct Choice;

impl Part for Choice {
    type Node = Mid<Bad<i16>>;
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Outer<P: Part> {
    #[pool(opaque)]
    data: *const u8,
    #[pool(nested)]
    mid: <P as Part>::Node,
    #[pool(nested)]
    all: [P::Node; 2],
}

fn main() {
    let _: Result<Graph<Outer<Choice>>, _> = Graph::new(Zeroed);
}

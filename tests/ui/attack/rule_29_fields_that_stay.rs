use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
union Value {
    #[pool(when = 1)]
    number: u64,
    #[pool(when = 2, one)]
    node: *mut Node,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Node {
    n: u32,
    room: u32,
    #[pool(len = n, capacity = room)]
    data: *mut u32,
    kind: u8,
    #[pool(tag = kind)]
    value: Value,
    #[pool(value = 7)]
    seven: u8,
    #[pool(end = stop)]
    start: *mut u16,
    stop: *mut u16,
    #[pool(back)]
    parent: *mut Node,
}

fn change(graph: &mut Graph<Node>) {
    graph.edit().set_room(1000);
    graph.edit().set_kind(2);
    graph.edit().set_value(Value { number: 1 });
    graph.edit().set_seven(8);
    graph.edit().set_stop(std::ptr::null_mut());
    graph.edit().set_parent(std::ptr::null_mut());
}

fn main() {}

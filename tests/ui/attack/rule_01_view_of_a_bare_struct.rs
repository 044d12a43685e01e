// Rule 1: a struct literal is never trusted, so it cannot become a view.
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    #[pool(one)]
    next: *const Node,
}

fn main() {
    let bare = Node { id: 1, next: std::ptr::without_provenance(8) };
    let view = NodeView(cymem::private::Node { raw: bare, parts: std::marker::PhantomData });
    println!("{}", view.next().unwrap().id());
}

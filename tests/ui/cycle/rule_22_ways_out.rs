use cymem::{Borrowed, Built, Cloned, Error, Graph, Link, Null, Pool, PoolAlloc, Slot};
use std::cell::RefCell;

#[derive(PoolAlloc)]
#[repr(C)]
struct Ring {
    id: u32,
    #[pool(link)]
    next: *mut Ring,
    #[pool(one)]
    own: *mut Ring,
    n: u32,
    #[pool(len = n)]
    data: *const u32,
}

fn init<L>(next: L) -> RingInit<L, Null, Null> {
    RingInit { id: 1, next, own: Null, data: Null }
}

fn by_a_cell() {
    let kept: RefCell<Option<Link<'_, Ring>>> = RefCell::new(None);
    let _ = Graph::<Ring>::new_cyclic(|cx, root| {
        *kept.borrow_mut() = Some(root.link());
        cx.fill(root, init(Null)).map(drop)
    });
}

fn by_a_swap(pool: &Pool) {
    let _ = pool.build_cyclic(|a| -> Result<Built<'_, Ring>, Error> {
        let slot = a.reserve::<Ring>()?;
        pool.build_cyclic(|b| -> Result<Built<'_, Ring>, Error> {
            std::mem::swap(a, b);
            b.build(init(Null))
        })?;
        a.fill(slot, init(Null))
    });
}

fn by_a_copy_of_what_is_shown(pool: &Pool) {
    let _ = pool.build_cyclic(|cx| -> Result<Built<'_, Ring>, Error> {
        let slot = cx.reserve::<Ring>()?;
        let built = cx.build(init(slot.link()))?;
        let own = Cloned(cx.view(built));
        cx.fill(slot, RingInit { id: 1, next: Null, own, data: Null })
    });
}

fn by_what_is_lent(pool: &Pool) {
    let _ = pool.build_cyclic(|cx| -> Result<Built<'_, Ring>, Error> {
        let built = cx.build(RingInit { id: 1, next: Null, own: Null, data: [1, 2] })?;
        let data = Borrowed(cx.view(built).data());
        cx.build(RingInit { id: 1, next: Null, own: Null, data })
    });
}

fn by_a_longer_life<T>(slot: Slot<'_, T>) -> Slot<'static, T> {
    slot
}

fn of_a_graph() {
    let pool = Pool::new();
    let node = pool.build::<Ring, _>(init(Null)).unwrap();
    let _ = Graph::<Ring>::new_cyclic(|cx, root| cx.fill(root, init(node)).map(drop));
}

fn main() {}

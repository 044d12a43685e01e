#[derive(PoolAlloc)]
#[repr(C)]
pub struct Tree {
    #[pool(back)]
    pub parent: *mut Tree,
    #[pool(list)]
    pub next: *mut Tree,
    #[pool(back = next)]
    pub previous: *mut Tree,
    pub len: u32,
    #[pool(len = len, back)]
    pub kids: *mut Self,
    #[pool(one, back)]
    pub first: *mut Tree,
}

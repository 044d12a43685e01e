#[derive(PoolAlloc)]
#[repr(C)]
pub struct Reserved {
    pub size: usize,
    pub room: usize,
    #[pool(len = size, capacity = room, align = 64)]
    pub items: *mut f32,
}

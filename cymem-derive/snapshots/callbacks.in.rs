#[derive(PoolAlloc)]
#[repr(C)]
pub struct Callbacks {
    pub visit: Option<extern "C" fn(&mut u32) -> i32>,
    pub log: Option<unsafe extern "C" fn(*const u8, ...)>,
    #[pool(one)]
    pub data: *mut u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
pub struct Generic<T: ::cymem::Plain, const N: usize> {
    pub first: [T; N],
    pub n: u8,
    #[pool(len = n)]
    pub rest: *mut T,
}

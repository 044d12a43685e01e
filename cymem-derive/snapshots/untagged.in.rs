#[derive(PoolAlloc)]
#[repr(C)]
pub union Untagged {
    pub number: f64,
    pub bits: u64,
}

#[derive(PoolAlloc)]
#[repr(u8)]
pub enum Color {
    Red,
    Green = 4,
}

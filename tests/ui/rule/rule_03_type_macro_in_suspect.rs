use cymem::PoolAlloc;
use cymem_hostile::plain_at_first;

// A name that is suspected, so that the check has a message of its own.
pub struct Box<T>(T);

#[derive(PoolAlloc)]
#[repr(transparent)]
pub struct Plain(usize);

// SAFETY: a lie is not needed: it is plain if `T` is.
unsafe impl cymem::Plain for Box<Plain> {}

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Box<plain_at_first!()>,
}

fn main() {}

// Rules 3 and 4: a type of the name `PhantomData` that holds something.
use cymem::PoolAlloc;

struct PhantomData(Box<u8>);

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    mark: PhantomData,
}

fn main() {}

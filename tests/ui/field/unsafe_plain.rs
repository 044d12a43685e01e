// mistakes: 4
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Reference {
    #[pool(unsafe(plain))]
    x: &'static u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Owner {
    #[pool(unsafe(plain))]
    x: Vec<u8>,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Function {
    #[pool(unsafe(plain))]
    x: extern "C" fn(&u8),
}

// A function whose arguments have references is plain where it is written out.
type Callback = Option<extern "C" fn(&u8)>;

#[derive(PoolAlloc)]
#[repr(C)]
struct Alias {
    x: Callback,
}

fn main() {}

// Rule 3: an alias hides a type from the macro, not from the check.
use cymem::PoolAlloc;

type Numbers = Vec<u8>;
type Never = std::num::NonZeroU8;
type Link = &'static u8;

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    numbers: Numbers,
    never: Never,
    link: Link,
    #[pool(nested)]
    nested: Numbers,
}

fn main() {}

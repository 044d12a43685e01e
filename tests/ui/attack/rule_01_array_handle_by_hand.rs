use std::marker::PhantomData;
use std::ptr::NonNull;

use cymem::{PooledArray, PooledCStr};

fn main() {
    let text = PooledCStr { start: NonNull::dangling(), seen: PhantomData };
    let numbers: PooledArray<'static, f64> = unsafe { PooledArray::new(std::ptr::null(), 7, Default::default()) };
    assert_eq!((text.len(), numbers.len()), (0, 7));
}

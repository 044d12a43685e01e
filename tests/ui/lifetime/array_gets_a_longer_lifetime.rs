use cymem::{PooledArray, PooledCStr};

fn longer<'a>(numbers: PooledArray<'a, f64>, text: PooledCStr<'a>) -> (PooledArray<'static, f64>, PooledCStr<'static>) {
    (numbers, text)
}

fn main() {}

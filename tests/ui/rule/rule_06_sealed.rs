// mistakes: 4
use cymem::{Context, Engine, Pointer, Str};

#[derive(Clone, Copy)]
struct Mine;

unsafe impl Context for Mine {}

unsafe impl Engine for Mine {}

unsafe impl Pointer for Mine {}

impl Str for Mine {}

fn main() {}

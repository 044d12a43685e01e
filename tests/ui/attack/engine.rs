#![forbid(unsafe_code)]
use cymem::{Engine, Tracked, Global, Arena};
use std::alloc::Layout;
fn main() {
    let a: Arena = Engine::with_base(Global);
    println!("{:?}", Engine::alloc(&a, Layout::new::<()>()));
    let t: Tracked = Engine::with_base(Global);
    println!("{:?}", Engine::alloc(&t, Layout::new::<()>()));
}

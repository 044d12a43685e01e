#![forbid(unsafe_code)]
#![allow(non_camel_case_types)]
use cymem::PoolAlloc;
type i128 = u8;
const K: u16 = 256;
#[derive(PoolAlloc, Debug, Clone, Copy, PartialEq)]
#[repr(u16)]
enum E { A = K, B = 257 }
fn main() {
    let p = cymem::Pool::new();
    let e = p.alloc::<E>(1).unwrap();
    println!("{:?}", e[0]);
    match Some(e[0]) { Some(E::A) => println!("A"), Some(E::B) => println!("B"), None => println!("None?!") }
}

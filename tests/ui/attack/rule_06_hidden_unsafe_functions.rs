#![forbid(unsafe_code)]
//! Views and agreements are not made by safe code.
use cymem::private::{Agreed, Counted, Value};
use cymem::shape::Shape;
fn main() {
    let address = std::ptr::null_mut::<u8>();
    let _ = Counted::new(8, Value).view(&address);
    let _ = Agreed::open();
}

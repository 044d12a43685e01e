use cymem::Pool;
use std::ffi::c_void;

fn main() -> Result<(), cymem::Error> {
    let pool = Pool::new();
    let text = String::from("text");
    let len = pool.callback(move || text.len())?;
    let safe: extern "C" fn(*mut c_void) -> usize = len.last();
    safe(std::ptr::null_mut());
    Ok(())
}

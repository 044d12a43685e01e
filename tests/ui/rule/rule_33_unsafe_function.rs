use cymem::Pool;

unsafe fn read(place: *const i32) -> i32 {
    unsafe { *place }
}

// `closure()` could be called with any pointer.
fn main() -> Result<(), cymem::Error> {
    let pool = Pool::new();
    pool.callback(read)?;
    Ok(())
}

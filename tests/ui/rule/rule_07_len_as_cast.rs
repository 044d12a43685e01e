use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    length: u64,
    #[pool(len = length as u8)]
    values: *mut f64,
}

fn main() -> Result<(), cymem::Error> {
    let _ = std::mem::size_of::<Row>();
    Ok(())
}

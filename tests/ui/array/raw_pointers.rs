use cymem::Pool;

fn main() {
    let pool = Pool::new();
    pool.null_terminated([std::ptr::null_mut::<u8>()]).unwrap();
}

use cymem::Pool;



fn main() {
    let pool = Pool::new();
    std::thread::scope(|scope| {
        scope.spawn(|| pool.alloc::<u8>(1).is_ok());
        pool.alloc::<u8>(1).is_ok()
    });
}

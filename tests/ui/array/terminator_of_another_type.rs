use cymem::Pool;

fn main() {
    let pool = Pool::new();
    pool.terminated([1.0, 2.0], "end").unwrap();
}

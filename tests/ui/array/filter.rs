use cymem::Pool;

fn main() {
    let pool = Pool::new();
    pool.array((0..9).filter(|i| i % 2 == 0)).unwrap();
}

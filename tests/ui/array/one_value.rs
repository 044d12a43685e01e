use cymem::Pool;

fn main() {
    let pool = Pool::new();
    pool.array(2.5).unwrap();
}

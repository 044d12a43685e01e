use cymem::Pool;

fn main() {
    let pool = Pool::new();
    pool.argv([1, 2]).unwrap();
}

use cymem::Pool;

fn main() {
    let pool = Pool::new();
    pool.array(["a", "b"]).unwrap();
}

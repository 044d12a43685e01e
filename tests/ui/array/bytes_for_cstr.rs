use cymem::Pool;

fn main() {
    let pool = Pool::new();
    pool.cstr(b"text").unwrap();
}

use cymem::Pool;

fn main() {
    let pool = Pool::new();
    pool.argv("ls").unwrap();
}

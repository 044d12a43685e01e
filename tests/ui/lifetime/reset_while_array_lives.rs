use cymem::Pool;

fn main() {
    let mut pool = Pool::new();
    let argv = pool.argv(["ls", "-l"]).unwrap();
    pool.reset();
    assert_eq!(argv.len(), 2);
}

use cymem::Pool;

fn main() {
    let text = {
        let pool = Pool::new();
        pool.cstr("text").unwrap()
    };
    assert_eq!(text.len(), 4);
}

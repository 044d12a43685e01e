use cymem::Pool;

fn main() {
    let pool = Pool::new();
    pool.array::<f64>([1, 2]).unwrap();
}

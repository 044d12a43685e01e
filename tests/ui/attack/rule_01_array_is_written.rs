use cymem::Pool;

fn main() {
    let pool = Pool::new();
    let mut numbers = pool.array([1.0, 2.0]).unwrap();
    numbers[0] = 3.0;
}

use cymem::Pool;



fn main() {
    fn check<T: Sync>() {}
    check::<Pool>();
}

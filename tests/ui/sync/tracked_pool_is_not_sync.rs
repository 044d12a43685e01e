use cymem::TrackedPool;



fn main() {
    fn check<T: Sync>() {}
    check::<TrackedPool>();
}

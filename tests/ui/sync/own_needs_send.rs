use cymem::Pool;



fn main() {
    let pool = Pool::new();
    let _ = pool.own(std::rc::Rc::new(1));
}

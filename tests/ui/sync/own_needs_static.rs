use cymem::Pool;



fn main() {
    let pool = Pool::new();
    let text = String::from("borrowed");
    let _ = pool.own(&text);
}

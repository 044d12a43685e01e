use cymem::Pool;



fn main() -> Result<(), cymem::Error> {
    let text;
    {
        let pool = Pool::new();
        text = pool.own(String::from("owned"))?;
    }
    assert_eq!(text, "owned");
    Ok(())
}

use cymem::{Callback, Error, Pool};

fn main() -> Result<(), Error> {
    let callback: Callback<'_, _, (i32,)>;
    {
        let pool = Pool::new();
        callback = pool.callback(|by: i32| by + 1)?;
    }
    println!("{}", (callback.closure())(1));
    Ok(())
}

use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc, Clone, Copy, PartialEq, Debug)]
#[repr(transparent)]
struct Celsius(f64);

#[derive(PoolAlloc, Clone, Copy, PartialEq, Debug)]
#[repr(transparent)]
struct Named {
    id: u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Weather {
    now: Celsius,
    station: Named,
    days: u32,
    #[pool(len = days)]
    highs: *mut Celsius,
}

fn main() -> Result<(), cymem::Error> {
    let weather: Graph<Weather> =
        Graph::new(WeatherInit { now: Celsius(20.5), station: Named { id: 3 }, highs: [Celsius(25.0)] })?;
    assert_eq!((weather.now(), weather.station()), (Celsius(20.5), Named { id: 3 }));
    assert_eq!(weather.highs(), [Celsius(25.0)]);
    Ok(())
}

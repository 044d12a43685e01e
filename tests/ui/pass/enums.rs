use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc, Clone, Copy, PartialEq, Debug)]
#[repr(C)]
enum Color {
    Red,
    Green,
}

#[derive(PoolAlloc, Clone, Copy, PartialEq, Debug)]
#[repr(u8)]
enum Level {
    High = 2,
    Off = OFF,
}

const OFF: u8 = 0;

#[derive(PoolAlloc, Clone, Copy, PartialEq, Debug)]
#[repr(i16)]
enum Sign {
    Minus = -1,
    None,
    Plus,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Lamp {
    color: Color,
    level: Level,
    n: u32,
    #[pool(len = n)]
    signs: *mut Sign,
}

fn main() -> Result<(), cymem::Error> {
    let lamp: Graph<Lamp> = Graph::new(LampInit {
        color: Color::Green,
        level: Level::High,
        signs: [Sign::Minus, Sign::None, Sign::Plus],
    })?;
    assert_eq!((lamp.color(), lamp.level()), (Color::Green, Level::High));
    assert_eq!(lamp.signs(), [Sign::Minus, Sign::None, Sign::Plus]);
    assert_ne!((Color::Red, Level::Off), (lamp.color(), lamp.level()));
    Ok(())
}

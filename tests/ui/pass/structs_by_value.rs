use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc, Clone, Copy, PartialEq, Debug)]
#[repr(C)]
struct Point {
    x: f64,
    y: f32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Name {
    n: u8,
    #[pool(len = n)]
    bytes: *const u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Shape {
    origin: Point,
    #[pool(nested)]
    also: Point,
    #[pool(nested)]
    name: Name,
    #[pool(nested)]
    aliases: [Name; 2],
}

fn main() -> Result<(), cymem::Error> {
    let point = Point { x: 1.0, y: 2.0 };
    let shape: Graph<Shape> = Graph::new(ShapeInit {
        origin: point,
        also: point,
        name: NameInit { bytes: b"square" },
        aliases: [NameInit { bytes: "box".as_bytes() }, NameInit { bytes: &[] }],
    })?;
    assert_eq!((shape.origin(), *shape.also()), (point, point));
    assert_eq!(shape.name().bytes(), b"square");
    assert_eq!(shape.aliases()[0].bytes(), b"box");
    assert_eq!(shape.aliases()[1].bytes(), b"");
    assert!(shape.as_raw().aliases[1].bytes.is_null());
    Ok(())
}

use cymem::{Error, Graph, PoolAlloc};

#[derive(PoolAlloc, Debug, PartialEq)]
#[repr(C)]
struct Feature {
    index: i32,
    value: f64,
}

impl Feature {
    fn is_end(&self) -> bool {
        self.index == -1
    }
}

mod ends {
    pub fn is_nine(byte: &u8) -> bool {
        *byte == 9
    }
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    #[pool(terminator = Feature { index: -1, value: 0.0 }, until = Feature::is_end)]
    features: *mut Feature,
    #[pool(zero_terminated, until = ends::is_nine)]
    bytes: *mut u8,
    #[pool(null_terminated, each(terminator = 9, until = ends::is_nine))]
    more: *mut *mut u8,
}

fn main() -> Result<(), Error> {
    let feature = |index| Feature { index, value: 0.5 };
    let graph: Graph<Row> =
        Graph::new(RowInit { features: [feature(1), feature(2)], bytes: [1, 2], more: [[3, 4], [5, 6]] })?;
    assert_eq!(graph.features(), [feature(1), feature(2)]);
    assert_eq!(graph.bytes(), [1, 2]);
    assert!(graph.more().iter().eq([[3, 4], [5, 6]]));
    let early: Result<Graph<Row>, _> =
        Graph::new(RowInit { features: [feature(-1)], bytes: [1], more: [[3]] });
    assert!(matches!(early, Err(Error::EarlyTerminator { .. })));
    let early: Result<Graph<Row>, _> =
        Graph::new(RowInit { features: [feature(1)], bytes: [1, 9], more: [[3]] });
    assert!(matches!(early, Err(Error::EarlyTerminator { .. })));
    Ok(())
}

//! `#[pool(edit)]`: finished graphs that are changed (rule 29).

use std::os::raw::{c_char, c_int};

use cymem::{Graph, Null, PoolAlloc};

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
struct Point {
    x: f32,
    y: f32,
}

/// With seven bytes of padding.
#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
struct Event {
    kind: u8,
    value: f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Row {
    len: u32,
    weight: f64,
    #[pool(len = len)]
    values: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Node {
    id: u32,
    #[pool(one)]
    left: *mut Node,
    #[pool(link)]
    right: *const Node,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Task {
    id: u32,
    #[pool(list)]
    next: *mut Task,
}

extern "C" fn double(x: f64) -> f64 {
    x * 2.0
}

/// Every way that an editor has, and fields that it leaves alone.
#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct All {
    count: c_int,
    n: u32,
    /// A length is computed from it.
    w: u32,
    plain: i64,
    flag: bool,
    point: Point,
    event: Event,
    r#type: [u16; 3],
    function: Option<extern "C" fn(f64) -> f64>,
    #[pool(value = 7)]
    constant: u32,
    #[pool(len = count)]
    numbers: *mut c_int,
    #[pool(len = count)]
    points: *mut Point,
    #[pool(len = count)]
    events: *mut Event,
    #[pool(len = w + 1)]
    computed: *mut u8,
    #[pool(len = n)]
    fixed: *const f64,
    #[pool(terminator = -1)]
    ended: *mut i32,
    rows_len: u32,
    #[pool(len = rows_len)]
    rows: *mut Row,
    #[pool(nested)]
    inside: Row,
    #[pool(nested)]
    two: [Row; 2],
    #[pool(nested)]
    nested_point: Point,
    #[pool(one)]
    one: *mut Row,
    #[pool(one)]
    number: *mut f64,
    #[pool(link)]
    link: *mut Node,
    #[pool(len = n, each(len = n))]
    cells: *mut *mut f64,
    #[pool(len = n, each(one))]
    nodes: *mut *mut Node,
    #[pool(each(one))]
    planes: [*mut Row; 2],
    jagged_len: u32,
    #[pool(len = jagged_len, each(lens = lens))]
    jagged: *mut *mut u16,
    #[pool(len = jagged_len)]
    lens: *mut u32,
    bytes_len: usize,
    #[pool(bytes, len = bytes_len)]
    bytes: *mut c_char,
    #[pool(elem = f64, len = n)]
    void: *mut std::ffi::c_void,
    #[pool(cstr)]
    name: *const c_char,
    #[pool(opaque)]
    opaque: *mut std::ffi::c_void,
}

fn row(weight: f64) -> RowInit<[f64; 2]> {
    RowInit { weight, values: [weight, weight + 0.5] }
}

fn node(id: u32) -> NodeInit<Null, Null> {
    NodeInit { id, left: Null, right: Null }
}

fn all() -> Graph<All> {
    Graph::build(|pool, root| {
        let linked = pool.build(node(9))?;
        root.fill(AllInit {
            w: 2,
            plain: 1,
            flag: false,
            point: Point { x: 1.0, y: 2.0 },
            event: Event { kind: 1, value: 1.0 },
            r#type: [1, 2, 3],
            function: None,
            numbers: [1, 2],
            points: [Point { x: 1.0, y: 2.0 }; 2],
            events: [Event { kind: 1, value: 2.0 }; 2],
            computed: [1, 2, 3],
            fixed: [1.0, 2.0],
            ended: [1, 2, 3],
            rows: [row(1.0), row(2.0)],
            inside: row(3.0),
            two: [row(4.0), row(5.0)],
            nested_point: Point { x: 1.0, y: 2.0 },
            one: row(6.0),
            number: 1.0,
            link: linked,
            cells: [[1.0, 2.0], [3.0, 4.0]],
            nodes: [node(1), node(2)],
            planes: [row(7.0)],
            jagged: [&[1_u16][..], &[2, 3]],
            bytes: "abc",
            void: [1.0, 2.0],
            name: "name",
            opaque: std::ptr::null_mut(),
        })
    })
    .expect("a graph")
}

#[test]
fn every_way_changes_what_the_view_shows() {
    let mut graph = all();
    let mut edit = graph.edit();
    edit.set_plain(10);
    edit.set_flag(true);
    edit.set_point(Point { x: 5.0, y: 6.0 });
    edit.set_event(Event { kind: 2, value: 3.0 });
    edit.set_type([4, 5, 6]);
    edit.set_function(Some(double));
    edit.reborrow().numbers_mut().unwrap()[1] = 20;
    edit.reborrow().points_mut().unwrap()[1].y = 7.0;
    edit.reborrow().points_mut().unwrap().set(0, Point { x: 8.0, y: 8.0 }).unwrap();
    let mut events = edit.reborrow().events_mut().unwrap();
    assert_eq!((events.set(1, Event { kind: 9, value: 9.0 }), events.set(2, events[0])), (Some(()), None));
    edit.reborrow().computed_mut().unwrap().copy_from_slice(&[7, 8, 9]);
    edit.reborrow().ended_mut().unwrap()[2] = 30;
    edit.reborrow().rows_mut().unwrap().enter(1).unwrap().set_weight(22.0);
    edit.reborrow().rows_mut().unwrap().enter(1).unwrap().values_mut().unwrap()[0] = 23.0;
    edit.reborrow().enter_inside().values_mut().unwrap()[1] = 31.0;
    edit.reborrow().two_mut().enter(1).unwrap().set_weight(51.0);
    edit.reborrow().enter_nested_point().x = 11.0;
    edit.reborrow().enter_one().unwrap().set_weight(61.0);
    *edit.reborrow().enter_number().unwrap() = 12.0;
    edit.reborrow().enter_link().unwrap().set_id(90);
    edit.reborrow().cells_mut().unwrap().enter(1).unwrap()[0] = 33.0;
    edit.reborrow().nodes_mut().unwrap().enter(0).unwrap().set_id(91);
    edit.reborrow().planes_mut().unwrap().enter(0).unwrap().set_weight(71.0);
    assert!(edit.reborrow().planes_mut().unwrap().enter(1).is_none());
    edit.reborrow().jagged_mut().unwrap().enter(1).unwrap()[1] = 34;
    edit.reborrow().bytes_mut().unwrap()[2] = b'd';
    edit.reborrow().void_mut().unwrap()[1] = 13.0;
    // What was changed is seen through the editor, too.
    assert_eq!((edit.plain(), edit.numbers()), (10, &[1, 20][..]));

    assert_eq!((graph.plain(), graph.flag(), graph.r#type()), (10, true, [4, 5, 6]));
    assert_eq!((graph.point(), graph.event()), (Point { x: 5.0, y: 6.0 }, Event { kind: 2, value: 3.0 }));
    assert_eq!(graph.function().map(|function| function(2.0)), Some(4.0));
    assert_eq!(graph.points(), [Point { x: 8.0, y: 8.0 }, Point { x: 1.0, y: 7.0 }]);
    assert_eq!(graph.events()[1], Event { kind: 9, value: 9.0 });
    assert_eq!((graph.computed(), graph.ended()), (&[7, 8, 9][..], &[1, 2, 30][..]));
    assert_eq!((graph.rows()[1].weight(), graph.rows()[1].values()), (22.0, &[23.0, 2.5][..]));
    assert_eq!((graph.inside().values(), graph.two()[1].weight()), (&[3.0, 31.0][..], 51.0));
    assert_eq!((graph.nested_point().x, graph.one().unwrap().weight()), (11.0, 61.0));
    assert_eq!((graph.number(), graph.link().unwrap().id()), (Some(&12.0), 90));
    assert_eq!(
        (graph.cells().get(1), graph.nodes().get(0).unwrap().unwrap().id()),
        (Some(&[33.0, 4.0][..]), 91)
    );
    assert_eq!(graph.planes().get(0).unwrap().unwrap().weight(), 71.0);
    assert_eq!(
        (graph.jagged().get(1), graph.bytes(), graph.void()),
        (Some(&[2, 34][..]), &b"abd"[..], &[1.0, 13.0][..])
    );
    assert_eq!((graph.count(), graph.n(), graph.constant()), (2, 2, 7));
}

#[test]
#[cfg(not(miri))]
fn a_mapped_graph_changes_in_memory_and_not_in_its_file() {
    let path = std::env::temp_dir().join(format!("edited graph of {}", std::process::id()));
    let saved: Graph<Row> = Graph::new(row(1.0)).expect("a graph");
    saved.save(&mut std::fs::File::create(&path).expect("a file")).expect("saved");
    let file = std::fs::File::open(&path).expect("a file");
    for _ in 0..2 {
        // SAFETY: nobody else knows the file.
        let mut mapped = unsafe { Graph::<Row>::map(&file) }.expect("a graph");
        assert_eq!((mapped.weight(), mapped.values()), (1.0, &[1.0, 1.5][..]));
        mapped.edit().set_weight(7.0);
        mapped.edit().values_mut().expect("its own")[1] = 8.0;
        assert_eq!((mapped.weight(), mapped.values()), (7.0, &[1.0, 8.0][..]));
    }
    std::fs::remove_file(path).expect("removed");
}

//! What a graph looks like (`dot`), and what takes its memory (`report`).
#![allow(
    clippy::undocumented_unsafe_blocks,
    clippy::multiple_unsafe_ops_per_block,
    reason = "C writes what the test draws"
)]

use std::collections::HashMap;
use std::ffi::{c_char, c_void};
use std::fmt::{self, Write as _};
use std::io::Write as _;
use std::process::{Command, Stdio};

use cymem::{Chain, Graph, Null, Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u8,
    #[pool(one)]
    left: *mut Node,
    #[pool(one)]
    right: *mut Node,
    #[pool(link)]
    friend: *mut Node,
}

/// With addresses replaced by their numbers.
fn drawn(drawing: impl fmt::Display) -> String {
    let (text, mut numbers) = (drawing.to_string(), HashMap::new());
    let mut parts = text.split("0x");
    let mut replaced = parts.next().unwrap().to_owned();
    for part in parts {
        let end = part.find(|char: char| !char.is_ascii_hexdigit()).unwrap_or(part.len());
        let next = numbers.len();
        let number = *numbers.entry(&part[..end]).or_insert(next);
        write!(replaced, "@{number}{}", &part[end..]).unwrap();
    }
    replaced
}

const HEAD: &str = "digraph {\n    rankdir=LR\n    node [shape=record, fontname=monospace, fontsize=10]\n";

#[test]
fn shared_nodes_and_cycles_are_drawn_once() {
    let pool = Pool::new();
    let shared = Node::new_in(&pool, NodeInit { id: 3, left: Null, right: Null, friend: Null }).unwrap();
    let right = NodeInit { id: 2, left: shared, right: Null, friend: shared };
    let root = Node::new_in(&pool, NodeInit { id: 1, left: shared, right, friend: Null }).unwrap();
    // As C may make it: back to the root.
    unsafe { (*shared.as_ptr().cast_mut()).friend = root.as_ptr().cast_mut() };
    let expected = r#"    n0 [style=bold, label="Node\n@0|id\ =\ 1\l|<p8> left\ =\ @1\l|<p16> right\ =\ @2\l|friend\ =\ NULL\l"]
    n1 [label="Node\n@1|id\ =\ 3\l|left\ =\ NULL\l|right\ =\ NULL\l|<p24> friend\ =\ @0\l"]
    n0:p8 -> n1
    n2 [label="Node\n@2|id\ =\ 2\l|<p8> left\ =\ @1\l|right\ =\ NULL\l|<p24> friend\ =\ @1\l"]
    n0:p16 -> n2
    n2:p8 -> n1
    n2:p24 -> n1 [style=dashed]
    n1:p24 -> n0 [style=dashed]
}
"#;
    if cfg!(target_pointer_width = "64") {
        assert_eq!(drawn(root.dot()), format!("{HEAD}{expected}"));
    }
    graphviz_draws(&root.dot(), 3, 5);
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(i16)]
enum Color {
    None = 0,
    Red = -7,
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct Pair {
    key: i8,
    on: bool,
}

#[derive(PoolAlloc)]
#[repr(C)]
union Value {
    #[pool(when = 1)]
    number: f64,
    #[pool(when = 2, cstr)]
    text: *const c_char,
}

#[derive(PoolAlloc)]
#[repr(C)]
union Raw {
    bits: u32,
    number: f32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Leaf {
    n: u8,
    #[pool(len = n)]
    values: *const f32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Everything {
    #[pool(value = 7)]
    version: u16,
    color: Color,
    grid: [[u8; 2]; 2],
    pairs: [Pair; 1],
    callback: Option<extern "C" fn()>,
    #[pool(str)]
    fixed: [c_char; 16],
    kind: u32,
    #[pool(tag = kind)]
    value: Value,
    #[pool(untagged)]
    raw: Raw,
    n: usize,
    #[pool(len = n)]
    leaves: *mut Leaf,
    #[pool(nested)]
    inner: Leaf,
    #[pool(null_terminated, each(cstr))]
    argv: *mut *mut c_char,
    #[pool(utf16)]
    wide: *const u16,
    len: u8,
    #[pool(bytes, len = len)]
    bytes: *const c_void,
    #[pool(each(one))]
    inline: [*mut Leaf; 2],
    #[pool(end = stop)]
    begin: *const u32,
    stop: *const u32,
    room: u32,
    #[pool(len = used, capacity = room)]
    reserved: *mut u32,
    used: u32,
    #[pool(opaque)]
    user: *mut c_void,
}

fn everything(leaves: u8, text: &str, bytes: &[u8]) -> Graph<Everything> {
    let leaf = |n: u8| LeafInit { values: (0..n).map(f32::from).collect::<Vec<_>>() };
    Graph::new(EverythingInit {
        color: Color::Red,
        grid: [[1, 2], [3, 4]],
        pairs: [Pair { key: -1, on: true }],
        callback: None,
        fixed: "a{b}",
        value: Value::text(text),
        raw: Raw::bits(1),
        leaves: (0..leaves).map(leaf).collect::<Vec<_>>(),
        inner: leaf(1),
        argv: ["x", "<y>"],
        wide: "wi\u{1F600}",
        bytes,
        inline: [Some(leaf(2)), None],
        begin: [10, 11],
        room: 10,
        reserved: [3],
        user: std::ptr::null_mut(),
    })
    .unwrap()
}

#[test]
fn every_kind_of_field_is_drawn() {
    let graph = everything(2, "text", b"\xFFb");
    let text = drawn(graph.dot());
    for cell in [
        r"|version\ =\ 7\l",
        r"|color\ =\ Red\l",
        r"|grid[0]\ =\ 1,\ 2\l|grid[1]\ =\ 3,\ 4\l",
        r"|pairs[0].key\ =\ -1\l|pairs[0].on\ =\ true\l",
        r"|callback\ =\ NULL\l",
        r#"|fixed\ =\ \"a\{b\}\"\l"#,
        r"|kind\ =\ 2\l",
        r"value.text\ =\ @",
        r"|raw\ =\ …\l",
        r"|[1].n\ =\ 1\l",
        r"|inner.n\ =\ 1\l",
        r"inner.values\ =\ @",
        r#"|\"\<y\>\"\l"#,
        "|\\\"wi\u{1F600}\\\"\\l",
        r#"|\"\\xFFb\"\l"#,
        r"|inline[1]\ =\ NULL\l",
        r"stop\ =\ @",
        r"|10,\ 11\l",
        r"|3\l|room for 36 bytes\l",
        r"|user\ =\ NULL\l",
        r"Leaf[2]\n@",
    ] {
        assert!(text.contains(cell), "{cell} is not in {text}");
    }
    graphviz_draws(&graph.dot(), 14, 13);
}

#[test]
fn values_that_no_enum_has_are_drawn_as_numbers() {
    let mut graph = everything(0, "", b"");
    let raw = graph.as_mut_ptr();
    unsafe { (&raw mut (*raw).color).cast::<i16>().write(-3) };
    unsafe { (*raw).kind = 9 };
    let text = drawn(graph.dot());
    assert!(text.contains(r"|color\ =\ -3\l") && text.contains(r"|value\ =\ …\l"), "{text}");
}

#[test]
fn arrays_and_texts_are_shortened() {
    let long = "é".repeat(100);
    let text = drawn(everything(200, &long, &[b'x'; 33]).dot());
    assert!(text.contains(r"|[7].n\ =\ 7\l") && !text.contains("[8]"), "{text}");
    assert!(text.contains("Leaf[200]") && text.contains("|…\\l"));
    // Seven of eight rows have values, and so have those in place and behind the pointer.
    assert_eq!(text.matches("label=\"f32").count(), 9);
    assert!(text.contains(&format!("|\\\"{}…\\\"\\l", "é".repeat(16))));
    assert!(text.contains(&format!("|\\\"{}…\\\"\\l", "x".repeat(32))));
    assert!(text.contains("|0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0\\l".replace(", ", ",\\ ").as_str()));
}

#[test]
fn text_means_nothing_to_graphviz() {
    let texts = [
        "\"]; n9 [label=\"",
        "\\",
        "\\\\l\\N\\",
        "a{b|c}<d>",
        "&lt;&amp",
        "a\nb\rc\t",
        "\u{202E}\u{7F}",
        "  ",
        "'",
    ];
    for text in texts {
        let graph = everything(1, text, text.as_bytes());
        graphviz_draws(&graph.dot(), 13, 12);
        if text == texts[3] {
            assert!(drawn(graph.dot()).contains(r#"|\"a\{b\|c\}\<d\>\"\l"#));
        }
        if text == texts[5] {
            assert!(drawn(graph.dot()).contains(r#"|\"a\\nb\\rc\\t\"\l"#));
        }
    }
    let bytes: Vec<u8> = (0..=255).collect();
    for bytes in bytes.chunks(16).step_by(if cfg!(miri) { 5 } else { 1 }) {
        graphviz_draws(&everything(1, "", bytes).dot(), 13, 12);
    }
}

/// Graphviz reads it without a complaint, and finds so many boxes and arrows; if it is installed.
fn graphviz_draws(drawing: &dyn fmt::Display, boxes: usize, arrows: usize) {
    let text = drawing.to_string();
    let lines = |what: fn(&str) -> bool| text.lines().filter(|line| what(line)).count();
    assert_eq!(lines(|line| line.contains("label=")), boxes, "{text}");
    assert_eq!(lines(|line| line.contains(" -> ")), arrows, "{text}");
    if cfg!(miri) {
        return;
    }
    // Under valgrind a program that is not there seems to start.
    if !Command::new("dot").arg("-V").output().is_ok_and(|output| output.status.success()) {
        println!("skipped: Graphviz is not installed");
        return;
    }
    let mut dot = Command::new("dot")
        .arg("-Tsvg")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    dot.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = dot.wait_with_output().unwrap();
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && complaints.is_empty(), "{complaints}\n{text}");
    let svg = String::from_utf8(output.stdout).unwrap();
    assert_eq!(svg.matches("class=\"node\"").count(), boxes);
    assert_eq!(svg.matches("class=\"edge\"").count(), arrows);
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Task {
    id: u64,
    #[pool(cstr)]
    name: *const c_char,
    #[pool(list)]
    next: *mut Task,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Queue {
    #[pool(one)]
    first: *mut Task,
    #[pool(null_terminated, each(cstr))]
    argv: *const *const c_char,
}

#[test]
fn a_report_has_all_bytes() {
    let long = if cfg!(miri) { 10 } else { 100_000 };
    let queue: Graph<Queue> = Graph::new(QueueInit {
        first: Chain((0..long).map(|id| TaskInit { id, name: if id < 5 { Some("name") } else { None } })),
        argv: ["a", "bc"],
    })
    .unwrap();
    let report = queue.report().unwrap();
    let pointer = size_of::<usize>();
    let (task, queue_size) = (size_of::<Task>(), size_of::<Queue>());
    let mut expected = vec![
        ("Task.next", long as usize - 1, long as usize - 1, (long as usize - 1) * task),
        ("Queue.argv (pointers)", 1, 2, 3 * pointer),
        ("Queue.argv", 2, 3, 5),
        ("Queue.first", 1, 1, task),
        ("Queue", 1, 1, queue_size),
        ("Task.name", 5, 20, 25),
    ];
    let mut found: Vec<_> =
        report.rows().map(|row| (row.to_string(), row.blocks, row.elements, row.bytes)).collect();
    assert!(found.is_sorted_by(|a, b| a.3 >= b.3));
    found.sort();
    expected.sort();
    let found: Vec<_> = found.iter().map(|row| (&*row.0, row.1, row.2, row.3)).collect();
    assert_eq!(found, expected);
    assert_eq!(report.blocks(), 9 + long as usize);
    assert_eq!(report.bytes(), expected.iter().map(|row| row.3).sum());
    let stats = report.stats().unwrap();
    assert_eq!((stats, stats.allocations), (queue.stats(), report.blocks()));
    assert!(stats.bytes > report.bytes());
    let shown = report.to_string();
    let last = shown.lines().last().unwrap();
    assert!(last.trim_start().starts_with(&(stats.capacity - stats.bytes).to_string()), "{shown}");
    assert_eq!(shown.lines().count(), 1 + 6 + 3);
}

#[test]
fn what_is_shared_is_counted_once() {
    let pool = Pool::new();
    let leaf = Node::new_in(&pool, NodeInit { id: 0, left: Null, right: Null, friend: Null }).unwrap();
    let root = Node::new_in(&pool, NodeInit { id: 1, left: leaf, right: leaf, friend: leaf }).unwrap();
    let report = root.report().unwrap();
    assert_eq!((report.blocks(), report.bytes(), report.stats()), (2, 2 * size_of::<Node>(), None));
    let rows: Vec<_> = report.rows().map(|row| (row.owner, row.field, row.pointers)).collect();
    assert_eq!(rows, [("Node", None, false), ("Node", Some("left"), false)]);
    assert_eq!(report.to_string().lines().count(), 4);
}

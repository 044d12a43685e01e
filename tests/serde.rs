//! Feature `serde`: what views are as data, what is made of data, and what of data that is wrong.
#![allow(
    clippy::undocumented_unsafe_blocks,
    clippy::multiple_unsafe_ops_per_block,
    reason = "raw reads and writes of graphs that are alive in the same test"
)]
#[path = "support/everything.rs"]
mod everything;

use std::ffi::c_char;
use std::fmt::Write as _;

use cymem::ser::DeserializeIn;
use cymem::{Chain, Graph, Null, OrNull, Pool, PoolAlloc, Pooled};
use cymem_tests::{on_a_stack_of, one_in};
use everything::*;
use serde_json::{Value as Json, json};

fn shown(graph: &EverythingView) -> String {
    // Addresses are not the same.
    let shown = format!("{graph:?}");
    shown.split(", ").filter(|part| !part.contains("0x")).collect()
}

/// Every byte that C may see, as far as it is no address.
fn bytes_of(graph: &Graph<Everything>) -> [Vec<u8>; 2] {
    let raw = graph.as_raw();
    let slice = |start: *const u8, len| unsafe { std::slice::from_raw_parts(start, len) }.to_vec();
    [
        slice((&raw const raw.stamp).cast(), size_of::<Padded>()),
        slice(raw.plain.cast(), raw.many * size_of::<Padded>()),
    ]
}

#[test]
fn every_shape_makes_the_round() {
    for kind in if cfg!(miri) { &[3][..] } else { &[1, 2, 3, 4, 9] }.iter().copied() {
        let graph = everything(kind);
        let json = serde_json::to_string(&graph).unwrap();
        let again: Graph<Everything> = serde_json::from_str(&json).unwrap();
        assert!(*again == *graph || again.call().is_none(), "{json}");
        assert_eq!(shown(&again), shown(&graph));
        assert_eq!(serde_json::to_string(&again).unwrap(), json);
        assert_eq!(bytes_of(&again), bytes_of(&graph));
        let raw = again.as_raw();
        assert_eq!(unsafe { raw.begin.add(4) }, raw.stop);
        assert_eq!((raw.size as usize, raw.version, raw.kind), (size_of::<Everything>(), 7, kind));
        assert_eq!((raw.n, raw.words, raw.rows, raw.used), (2, 16, 3, 3));
        assert_eq!((raw.height, raw.width, raw.name_len), (3, 2, 4));
        // The room behind the elements is zero.
        assert_eq!(unsafe { raw.reserved.add(9).read() }, 0);
        assert_eq!(unsafe { raw.argv.add(3).read() }, std::ptr::null_mut());
        assert_eq!(unsafe { raw.ended.add(3).read() }, -1);

        // The order of fields does not matter: `serde_json` sorts them by name.
        let sorted: Json = serde_json::from_str(&json).unwrap();
        let again: Graph<Everything> = serde_json::from_value(sorted).unwrap();
        assert_eq!(serde_json::to_string(&again).unwrap(), json);

        let binary = postcard::to_allocvec(&graph).unwrap();
        let again: Graph<Everything> = postcard::from_bytes(&binary).unwrap();
        assert_eq!(serde_json::to_string(&again).unwrap(), json);

        // Into a pool of the other kind, and from a handle.
        let pool = Pool::tracked();
        let mut source = serde_json::Deserializer::from_str(&json);
        let pooled: Pooled<Everything> = Everything::deserialize_in(&pool, &mut source).unwrap();
        assert_eq!(serde_json::to_string(&pooled).unwrap(), json);
        assert_eq!(serde_json::to_string(&cymem::ser::view::<Everything>(&graph)).unwrap(), json);
    }
}

#[test]
#[cfg_attr(miri, ignore = "long")]
fn the_shape_is_the_natural_one() {
    let graph = serde_json::to_value(everything(3)).unwrap();
    let leaf = |n: u32| json!({"values": (0..n).map(f64::from).collect::<Vec<_>>(), "color": if n > 1 { "Red" } else { "None" }});
    let expected = json!({
        "leaves": [leaf(0), leaf(2)],
        "pointers": [leaf(3), leaf(1)],
        "offsets": [1, 2, 3],
        "argv": ["a", "", "ccc"],
        "zeros": [5, 6],
        "ended": [7, 8, 9],
        "name": "name",
        "counted_name": "four",
        "wide": "wide €𝄞",
        "environment": ["A=1", "B=2"],
        "bytes": [0, 1, 0],
        "fixed": "fixed",
        "jagged": [[1, 2, 3], [], [4]],
        "begin": [10, 11, 12, 13],
        "data": [1_u64 << 40, 2],
        "inline": [leaf(5), leaf(6), null],
        "one": leaf(7),
        "two": [leaf(8), leaf(9)],
        "padded": {"small": 1, "large": 2, "flag": true},
        "plain": [{"small": 1, "large": 2, "flag": true}, {"small": 9, "large": 2, "flag": true}],
        "value": {"leaf": leaf(4)},
        "room": 10,
        "reserved": [3, 2, 1],
        "cells": [[1, 2], [3, 4], [5, 6]],
        "given_len": 2,
        "given": [8, 9],
        "address": leaf(1),
        "length": 1.5,
        "user": null,
        "call": null,
    });
    assert_eq!(graph, expected);
    assert_eq!(serde_json::to_value(everything(9)).unwrap()["value"], "nothing");
}

/// The error of `Everything` after a change of its data.
fn wrong(change: impl FnOnce(&mut Json)) -> String {
    let mut json = serde_json::to_value(everything(3)).unwrap();
    change(&mut json);
    match serde_json::from_value::<Graph<Everything>>(json) {
        Err(error) => error.to_string(),
        Ok(graph) => panic!("{graph:?}"),
    }
}

#[track_caller]
fn assert_wrong(change: impl FnOnce(&mut Json), expected: &[&str]) {
    let error = wrong(change);
    for part in expected {
        assert!(error.contains(part), "{error}\nhas no\n{part}");
    }
}

#[test]
#[cfg_attr(miri, ignore = "long")]
fn mistakes_have_a_path() {
    assert_wrong(
        |json| json["pointers"] = json!([null]),
        &["`Everything.", "expected 2 elements as in `leaves`, found 1"],
    );
    assert_wrong(|json| json["offsets"] = json!([1, 2]), &["`Everything.offsets`", "expected 3", "found 2"]);
    assert_wrong(|json| json["given_len"] = json!(5), &["`Everything.given`", "expected 5", "found 2"]);
    assert_wrong(|json| json["cells"][1] = json!([1]), &["`Everything.cells", "expected 2", "found 1"]);
    assert_wrong(
        |json| json["leaves"][1]["other"] = json!(0),
        &["`Everything.leaves[1]`", "no field `other`", "`values`, `color`"],
    );
    assert_wrong(
        |json| drop(json["two"][1].as_object_mut().unwrap().remove("color")),
        &["`Everything.two[1]`: missing field `color`"],
    );
    assert_wrong(
        |json| json["leaves"][1]["color"] = json!("Blue"),
        &["`Everything.leaves[1].color`", "`Blue`", "`None`, `Red`"],
    );
    assert_wrong(
        |json| json["leaves"][1]["values"][1] = json!("x"),
        &["`Everything.leaves[1].values[1]`", "invalid type: string"],
    );
    assert_wrong(
        |json| json["plain"][1]["small"] = json!(256),
        &["`Everything.plain[1].small`", "256", "u8"],
    );
    assert_wrong(|json| json["offsets"][0] = json!(1_u64 << 31), &["`Everything.offsets[0]`", "i32"]);
    assert_wrong(|json| json["padded"]["flag"] = json!(1), &["`Everything.padded.flag`", "boolean"]);
    assert_wrong(|json| json["argv"][1] = json!("a\0b"), &["`Everything.argv[1]`", "NUL byte at position 1"]);
    assert_wrong(|json| json["argv"][1] = json!(null), &["`Everything.argv[1]`", "terminator"]);
    assert_wrong(|json| json["zeros"][1] = json!(0), &["`Everything.zeros[1]`", "terminator"]);
    assert_wrong(|json| json["ended"][2] = json!(-1), &["`Everything.ended[2]`", "terminator"]);
    assert_wrong(|json| json["environment"][0] = json!(""), &["`Everything.environment[0]`", "terminator"]);
    assert_wrong(|json| json["wide"] = json!("a\0"), &["`Everything.wide`", "NUL"]);
    assert_wrong(
        |json| json["fixed"] = json!("12345678"),
        &["`Everything.fixed`", "8 bytes, expected at most 7"],
    );
    assert_wrong(
        |json| json["bytes"] = json!(vec![1; 256]),
        &["`Everything.bytes_len`", "256 does not fit `u8`"],
    );
    assert_wrong(
        |json| json["counted_name"] = json!("x".repeat(300)),
        &["`Everything.name_len`", "300 does not fit `u8`"],
    );
    assert_wrong(
        |json| json["inline"] = json!([null, null, null, null]),
        &["`Everything.inline`", "4 items, expected at most 3"],
    );
    assert_wrong(|json| json["two"] = json!([json["two"][0]]), &["`Everything.two`", "2 elements"]);
    assert_wrong(
        |json| json["room"] = json!(2),
        &["`Everything.reserved`", "3 elements, expected at most the capacity of 2"],
    );
    assert_wrong(
        |json| json["value"] = json!({"other": 1}),
        &["`Everything.value`", "no case `other`", "`number`"],
    );
    assert_wrong(
        |json| json["value"] = json!({"pair": [1]}),
        &["`Everything.value.pair`", "expected 2", "found 1"],
    );
    assert_wrong(
        |json| json["user"] = json!(1),
        &["`Everything.user`", "no data says where this pointer leads"],
    );
    assert_wrong(|json| json["call"] = json!(1), &["`Everything.call`", "no data says where"]);
    assert_wrong(|json| json["size"] = json!(1), &["`Everything`", "no field `size`"]);
    assert_wrong(|json| json["jagged"][0][1] = json!([]), &["`Everything.jagged[0][1]`"]);
    let twice = r#"{"values": [], "values": [], "color": "Red"}"#;
    let error = serde_json::from_str::<Graph<Leaf>>(twice).unwrap_err();
    assert!(error.to_string().starts_with("`Leaf`: the field `values` comes twice"), "{error}");
    // Errors of the syntax stay what they are.
    assert!(serde_json::from_str::<Graph<Leaf>>(r#"{"values": [1.0, "#).unwrap_err().is_eof());
}

#[test]
fn null_and_empty_are_two() {
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Shape {
        n: u32,
        #[pool(len = n)]
        x: *const f32,
        #[pool(len = n)]
        z: *const f32,
        #[pool(zero_terminated)]
        ended: *const u8,
        room: u32,
        #[pool(len = m, capacity = room)]
        reserved: *const u64,
        m: u8,
    }
    let shape = |x: &'static [f32], z, room| {
        let init = ShapeInit { x, z: OrNull(z), ended: Null, room, reserved: [0_u64; 0] };
        serde_json::to_string(&Graph::<Shape>::new(init).unwrap()).unwrap()
    };
    for json in [shape(&[1.0], None::<[f32; 1]>, 0), shape(&[], Some([0.0; 1]).filter(|_| false), 2)] {
        let again: Graph<Shape> = serde_json::from_str(&json).unwrap();
        assert_eq!(serde_json::to_string(&again).unwrap(), json);
    }
    assert_eq!(
        shape(&[1.0], None::<[f32; 1]>, 0),
        r#"{"x":[1.0],"z":null,"ended":null,"room":0,"reserved":null}"#
    );
    assert_eq!(shape(&[], None::<[f32; 1]>, 2), r#"{"x":[],"z":[],"ended":null,"room":2,"reserved":[]}"#);
    let again: Graph<Shape> =
        serde_json::from_str(r#"{"x":[],"z":null,"ended":[],"room":2,"reserved":[]}"#).unwrap();
    let raw = again.as_raw();
    assert!(raw.x.is_null() && !raw.ended.is_null() && !raw.reserved.is_null());
    assert_eq!(unsafe { raw.reserved.add(1).read() }, 0);
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Task {
    id: u64,
    #[pool(list)]
    next: *mut Task,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Queue {
    #[pool(one)]
    first: *mut Task,
}

#[test]
fn lists_are_sequences() {
    const LONG: u64 = if cfg!(miri) { 30 } else { 200_000 };
    let queue =
        |len| Graph::<Queue>::new(QueueInit { first: Chain((0..len).map(|id| TaskInit { id })) }).unwrap();
    let json = serde_json::to_value(queue(3)).unwrap();
    assert_eq!(json, json!({"first": {"id": 0, "next": [{"id": 1}, {"id": 2}]}}));
    let json = serde_json::to_string(&queue(LONG)).unwrap();
    let again: Graph<Queue> = serde_json::from_str(&json).unwrap();
    assert!(again.first().unwrap().next().map(|task| task.id()).eq(1..LONG));
    assert_eq!(serde_json::to_string(&again).unwrap(), json);
    let none: Graph<Queue> = serde_json::from_str(r#"{"first": null}"#).unwrap();
    assert!(none.first().is_none());
    let error = serde_json::from_str::<Graph<Queue>>(r#"{"first":{"id":0,"next":[{"id":1},{"id":-1}]}}"#)
        .unwrap_err();
    assert!(error.to_string().contains("`Queue.first.next[1].id`"), "{error}");
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    #[pool(one)]
    left: *mut Node,
    #[pool(one)]
    right: *mut Node,
    #[pool(link)]
    friend: *mut Node,
}

#[test]
fn what_is_shared_has_no_form() {
    let diamond = |link| {
        Graph::<Node>::build(|pool, root| {
            let shared = Node::new_in(pool, NodeInit { id: 2, left: Null, right: Null, friend: Null })?;
            match link {
                true => root.fill(NodeInit { id: 1, left: shared, right: Null, friend: shared }),
                false => root.fill(NodeInit { id: 1, left: shared, right: shared, friend: Null }),
            }
        })
        .unwrap()
    };
    let error = serde_json::to_string(&diamond(false)).unwrap_err();
    assert!(error.to_string().starts_with("`Node.right`: the node was met before"), "{error}");
    let error = serde_json::to_string(&diamond(true)).unwrap_err();
    assert!(error.to_string().starts_with("`Node.friend`: data has no form"), "{error}");
    let error =
        serde_json::from_str::<Graph<Node>>(r#"{"id":1,"left":null,"right":null,"friend":{}}"#).unwrap_err();
    assert!(error.to_string().starts_with("`Node.friend`: no data says"), "{error}");
}

#[test]
fn links_have_no_form() {
    let ring: Graph<Node> = Graph::new_cyclic(|cx, root| {
        let friend = root.link();
        cx.fill(root, NodeInit { id: 1, left: Null, right: Null, friend })?;
        Ok::<_, cymem::Error>(())
    })
    .unwrap();
    let error = serde_json::to_string(&ring).unwrap_err();
    assert!(error.to_string().starts_with("`Node.friend`: data has no form"), "{error}");

    let opaque = r#"{"id":1,"left":null,"right":null,"friend":{"id":2}}"#;
    let error = serde_json::from_str::<Graph<Node>>(opaque).unwrap_err();
    assert!(error.to_string().starts_with("`Node.friend`: no data says"), "{error}");
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Tree {
    len: u8,
    #[pool(len = len)]
    kids: *mut Tree,
}

fn chain<'p>(pool: &'p Pool, depth: usize) -> Pooled<'p, Node> {
    let leaf = Node::new_in(pool, NodeInit { id: 0, left: Null, right: Null, friend: Null }).unwrap();
    (1..depth).fold(leaf, |left, _| {
        Node::new_in(pool, NodeInit { id: 1, left, right: Null, friend: Null }).unwrap()
    })
}

#[test]
#[cfg_attr(miri, ignore = "long")]
fn rule_23_depth_has_a_limit() {
    let pool = Pool::new();
    let bytes = postcard::to_allocvec(&chain(&pool, 128)).unwrap();
    // `postcard` has no limit of its own.
    let again: Graph<Node> = postcard::from_bytes(&bytes).unwrap();
    assert_eq!(postcard::to_allocvec(&again).unwrap(), bytes);
    let error = serde_json::to_string(&chain(&pool, 200)).unwrap_err().to_string();
    assert!(error.starts_with("`Node.left.left") && error.contains("deeper than 128"), "{error}");
    let deep: Vec<u8> = [7, 1].repeat(1_000_000);
    assert!(postcard::from_bytes::<Graph<Node>>(&deep).is_err());
    let mut json = String::new();
    (0..100_000).for_each(|_| json.push_str(r#"{"kids":["#));
    assert!(serde_json::from_str::<Graph<Tree>>(&json).is_err());
    // Deep data needs little stack.
    let json = format!("{}{}", r#"{"kids":["#.repeat(62), r#"{"kids":[]}"#) + &"]}".repeat(62);
    on_a_stack_of(1 << 20, move || {
        let tree: Graph<Tree> = serde_json::from_str(&json).unwrap();
        assert_eq!(serde_json::to_string(&tree).unwrap(), json);
    });
}

#[test]
#[cfg_attr(miri, ignore = "long")]
fn memory_has_a_limit() {
    let pool = Pool::new();
    pool.set_limit(Some(1000));
    let long = format!(r#"{{"values": [{}0], "color": "Red"}}"#, "0,".repeat(10_000));
    let mut source = serde_json::Deserializer::from_str(&long);
    let error = Leaf::deserialize_in(&pool, &mut source).unwrap_err().to_string();
    assert!(error.starts_with("`Leaf.values[1") && error.contains("limit"), "{error}");
    // A length that promises more than there is asks for nothing.
    let promise = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F];
    assert!(postcard::from_bytes::<Graph<Leaf>>(&[&[1], &promise[..], &[0; 8]].concat()).is_err());
    let mut json = serde_json::to_value(everything(1)).unwrap();
    json["room"] = json!(u32::MAX);
    let error = serde_json::from_value::<Graph<Everything>>(json).unwrap_err().to_string();
    assert!(error.starts_with("`Everything.reserved`") && error.contains("limit"), "{error}");
}

#[derive(PoolAlloc)]
#[repr(C)]
union Address {
    #[pool(when = 0x80)]
    ip: u32,
    #[pool(when = 0, cstr)]
    host: *const c_char,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Flags {
    flags: u8,
    #[pool(tag = flags, mask = 0x80)]
    address: Address,
    #[pool(tag = flags, mask = 0x80)]
    other: Address,
}

#[test]
fn unions_share_a_tag_with_flags() {
    let json = r#"{"flags":3,"address":{"ip":1},"other":{"ip":2}}"#;
    let graph: Graph<Flags> = serde_json::from_str(json).unwrap();
    assert_eq!(graph.flags(), 0x83);
    assert_eq!(serde_json::to_string(&graph).unwrap(), json);
    let error =
        serde_json::from_str::<Graph<Flags>>(r#"{"flags":3,"address":{"ip":1},"other":{"host":"x"}}"#);
    assert!(error.unwrap_err().to_string().starts_with("`Flags.other`: expected the tag 0x0"));
    let error = serde_json::from_str::<Graph<Flags>>(r#"{"address":{"ip":1},"other":{"ip":2},"flags":131}"#);
    assert!(error.unwrap_err().to_string().starts_with("`Flags.flags`: bits of this tag"));
}

#[test]
fn text_that_is_not_unicode_is_an_error() {
    let mut graph = everything(1);
    unsafe { (*graph.as_mut_ptr()).fixed[0] = -1 };
    let error = serde_json::to_string(&graph).unwrap_err().to_string();
    assert!(error.starts_with("`Everything.fixed`: invalid utf-8"), "{error}");
    let mut graph = everything(1);
    unsafe { (*graph.as_mut_ptr()).wide.cast_mut().write(0xD800) };
    let error = serde_json::to_string(&graph).unwrap_err().to_string();
    assert!(error.starts_with("`Everything.wide`: unpaired surrogate"), "{error}");
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Unknown {
    #[pool(one)]
    next: *mut Unknown,
    #[pool(unsafe(plain))]
    time: std::time::Duration,
}

#[test]
fn nobody_makes_what_nobody_knows() {
    let graph = Graph::<Unknown>::new(UnknownInit { next: Null, time: std::time::Duration::ZERO }).unwrap();
    assert!(
        serde_json::to_string(&graph).unwrap_err().to_string().starts_with("`Unknown.time`: nobody knows")
    );
    let error =
        serde_json::from_str::<Graph<Unknown>>(r#"{"next": null, "time": 0}"#).unwrap_err().to_string();
    assert!(error.starts_with("`Unknown.time`: nobody knows"), "{error}");
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Outer {
    name: String,
    leaf: Graph<Leaf>,
    #[serde(flatten)]
    flat: Graph<Task>,
}

#[test]
fn a_graph_is_a_part_of_other_data() {
    let json = r#"{"name":"x","leaf":{"values":[1.5],"color":"None"},"id":7,"next":[{"id":8}]}"#;
    let outer: Outer = serde_json::from_str(json).unwrap();
    assert_eq!((outer.leaf.values(), outer.flat.id()), (&[1.5][..], 7));
    assert_eq!(serde_json::to_string(&outer).unwrap(), json);
}

/// A deserializer of safe code that calls what it likes: for the union it says that a struct comes.
struct Liar;

impl<'de> serde::Deserializer<'de> for Liar {
    type Error = serde::de::value::Error;

    fn deserialize_any<V: serde::de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        let number = [("number", 1e300)].into_iter();
        visitor.visit_map(serde::de::value::MapDeserializer::new(number))
    }

    fn deserialize_struct<V: serde::de::Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        visitor.visit_seq(serde::de::value::SeqDeserializer::new(names.iter().map(|_| LiarAgain)))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

struct LiarAgain;

impl<'de> serde::de::IntoDeserializer<'de> for LiarAgain {
    type Deserializer = Liar;

    fn into_deserializer(self) -> Liar {
        Liar
    }
}

#[derive(PoolAlloc)]
#[repr(C)]
union Pun {
    #[pool(when = 0, cstr)]
    text: *const c_char,
    #[pool(when = 1)]
    number: f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Punning {
    kind: u8,
    #[pool(tag = kind)]
    value: Pun,
}

#[test]
fn rule_34_a_deserializer_that_lies_makes_no_pointers() {
    let error = <Graph<Punning> as serde::Deserialize>::deserialize(Liar).unwrap_err().to_string();
    assert!(error.contains("a case of the union `Pun` in `Punning.value`"), "{error}");
}

/// Every value of the data, replaced by every other kind of value.
#[test]
#[cfg_attr(miri, ignore = "long")]
fn rule_28_hostile_data_is_an_error_or_a_graph() {
    fn paths(json: &Json, path: &str, all: &mut Vec<String>) {
        all.push(path.to_owned());
        match json {
            Json::Array(items) => {
                items.iter().enumerate().for_each(|(i, item)| paths(item, &format!("{path}/{i}"), all))
            }
            Json::Object(items) => {
                items.iter().for_each(|(k, item)| paths(item, &format!("{path}/{k}"), all))
            }
            _ => {}
        }
    }
    let (mut graphs, mut errors) = (0, 0);
    for kind in [1, 2, 3, 4, 9] {
        let json = serde_json::to_value(everything(kind)).unwrap();
        let mut all = Vec::new();
        paths(&json, "", &mut all);
        let others = [
            json!(null),
            json!(true),
            json!(0),
            json!(-1),
            json!(1),
            json!(3),
            json!(u64::MAX),
            json!(i64::MIN),
            json!(0.25),
            json!(""),
            json!("a\0"),
            json!("Red"),
            json!([]),
            json!([[]]),
            json!([null, null]),
            json!([0, 1, 2]),
            json!({}),
            json!({"number": 1.0}),
            json!({"text": null}),
        ];
        for path in all.iter().step_by(one_in(13)) {
            for other in &others {
                let mut json = json.clone();
                *json.pointer_mut(path).unwrap() = other.clone();
                // In debug builds what is read is checked as an import is.
                match serde_json::from_value::<Graph<Everything>>(json) {
                    Ok(graph) => {
                        graphs += 1;
                        let json = serde_json::to_string(&graph).unwrap();
                        assert_eq!(shown(&graph), shown(&graph.try_clone().unwrap()));
                        let again: Graph<Everything> = serde_json::from_str(&json).unwrap();
                        assert_eq!(serde_json::to_string(&again).unwrap(), json);
                    }
                    Err(_) => errors += 1,
                }
            }
        }
    }
    let most = 1000 / one_in(13);
    assert!(graphs > most && errors > most, "{graphs} {errors}");
}

#[test]
#[cfg_attr(miri, ignore = "long")]
fn rule_28_flipped_bytes_are_an_error_or_a_graph() {
    for kind in [1, 2, 3, 4, 9] {
        let bytes = postcard::to_allocvec(&everything(kind)).unwrap();
        for at in (0..bytes.len()).step_by(one_in(13)) {
            for other in [0, 1, 2, 0x7F, 0x80, 0xFF, bytes[at] ^ 1, bytes[at].wrapping_add(1)] {
                let mut bytes = bytes.clone();
                bytes[at] = other;
                if let Ok(graph) = postcard::from_bytes::<Graph<Everything>>(&bytes) {
                    let mut text = String::new();
                    write!(text, "{:?}", &*graph).unwrap();
                }
            }
            assert!(postcard::from_bytes::<Graph<Everything>>(&bytes[..at]).is_err());
        }
    }
}

//! Pointers back as data: they are left out, and are filled in again as recipes do it.
#![allow(clippy::undocumented_unsafe_blocks, reason = "pointers are followed as C does")]

use std::ffi::c_char;
use std::fmt::Write as _;
use std::ptr;

use cymem::ser::DeserializeIn;
use cymem::{Chain, Graph, Null, Pool, PoolAlloc};
use cymem_tests::on_a_stack_of;

/// With every way to a node that leads back.
#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug))]
struct Element {
    #[pool(cstr)]
    tag: *const c_char,
    #[pool(back)]
    parent: *mut Element,
    len: u8,
    #[pool(len = len, back)]
    children: *mut Element,
    #[pool(one, back)]
    attributes: *mut Attribute,
    #[pool(each(one), back)]
    slots: [*mut Element; 2],
    #[pool(null_terminated, each(one), back)]
    ended: *mut *mut Element,
    /// Whoever stands here has no parent.
    #[pool(one)]
    other: *mut Element,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug))]
struct Attribute {
    value: i32,
    #[pool(back)]
    owner: *mut Element,
    /// Nobody of this type holds it.
    #[pool(back)]
    queue: *mut Queue,
    #[pool(list)]
    next: *mut Attribute,
    #[pool(back = next)]
    previous: *mut Attribute,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Queue {
    #[pool(one, back)]
    first: *mut Attribute,
    #[pool(one)]
    second: *mut Attribute,
}

/// An element with every child.
macro_rules! element {
    ($tag:expr, $children:expr, $attributes:expr, $slots:expr, $ended:expr, $other:expr) => {
        ElementInit {
            tag: $tag,
            children: $children,
            attributes: $attributes,
            slots: $slots,
            ended: $ended,
            other: $other,
        }
    };
    ($tag:expr) => {
        element!($tag, Null, Null, [Null, Null], Null, Null)
    };
}

fn document() -> Graph<Element> {
    let attributes = || Chain((1..4).map(|value| AttributeInit { value }));
    let kids = ["a", "b"].map(|tag| element!(tag, [element!("c")], attributes(), [Null, Null], Null, Null));
    let slots = [Some(element!("d")), None];
    Graph::new(element!("root", kids, attributes(), slots, [element!("e"), element!("f")], element!("g")))
        .unwrap()
}

/// All that can be said of a graph, with every pointer back by where it leads.
fn drawn(node: &ElementView, parent: Option<&ElementView>, out: &mut String) {
    let leads = |to: Option<&ElementView>| match (to, parent) {
        (None, _) => "nowhere",
        (Some(to), Some(parent)) if ptr::eq(to, parent) => "back",
        _ => "elsewhere",
    };
    write!(out, "<{:?} {}", node.tag().unwrap(), leads(node.parent())).unwrap();
    let (mut attribute, mut before) = (node.attributes(), ptr::null());
    while let Some(this) = attribute {
        let owner = this.owner().is_some_and(|owner| ptr::eq(owner, node));
        let previous = this.previous().map_or(ptr::null(), ptr::from_ref);
        assert!(this.queue().is_none() && ptr::eq(previous, before));
        write!(out, " {}={owner}", this.value()).unwrap();
        (attribute, before) = (this.next().next(), ptr::from_ref(this));
    }
    out.push('>');
    let slots = node.slots();
    for child in node.children().iter().chain(slots.iter().flatten()).chain(node.ended().iter().flatten()) {
        drawn(child, Some(node), out);
    }
    if let Some(other) = node.other() {
        drawn(other, None, out);
    }
    out.push('/');
}

fn drawing(node: &ElementView) -> String {
    let mut out = String::new();
    drawn(node, None, &mut out);
    out
}

#[test]
fn they_are_left_out_and_filled_in_again() {
    let document = document();
    let json = serde_json::to_string(&document).unwrap();
    assert!(!["parent", "owner", "queue", "previous"].iter().any(|name| json.contains(name)), "{json}");
    let again: Graph<Element> = serde_json::from_str(&json).unwrap();
    assert_eq!(drawing(&again), drawing(&document));
    assert!(drawing(&document).contains(r#"<"c" back>"#) && drawing(&document).contains(r#"<"g" nowhere>"#));
    assert_eq!(serde_json::to_string(&again).unwrap(), json);
    // Where they lead is compared, too.
    assert!(again.same(&document).unwrap());
    // Formats without names have them in the same order.
    let bytes = postcard::to_allocvec(&document).unwrap();
    assert!(postcard::from_bytes::<Graph<Element>>(&bytes).unwrap().same(&document).unwrap());
}

/// A part of a graph is data without what it is a part of.
#[test]
fn a_part_leads_back_nowhere() {
    let document = document();
    let json = serde_json::to_string(&cymem::ser::view::<Element>(&document.children()[1])).unwrap();
    let pool = Pool::new();
    let part = Element::deserialize_in(&pool, &mut serde_json::Deserializer::from_str(&json)).unwrap();
    assert!(part.parent().is_none());
    assert_eq!(drawing(&part), drawing(&document.children()[1]).replacen("elsewhere", "nowhere", 1));
}

/// A list has one holder, behind whatever field it is; and only that with `back` is one.
#[test]
fn lists_lead_back_to_what_holds_them() {
    let chain = || Chain((1..3).map(|value| AttributeInit { value }));
    let queue: Graph<Queue> = Graph::new(QueueInit { first: chain(), second: chain() }).unwrap();
    let again: Graph<Queue> = serde_json::from_str(&serde_json::to_string(&queue).unwrap()).unwrap();
    assert!(again.same(&queue).unwrap());
    for graph in [&queue, &again] {
        let (first, second) = (graph.first().unwrap(), graph.second().unwrap());
        for (attribute, held) in [
            (first, true),
            (first.next().next().unwrap(), true),
            (second, false),
            (second.next().next().unwrap(), false),
        ] {
            assert_eq!(attribute.queue().is_some_and(|queue| ptr::eq(queue, &**graph)), held);
            assert!(attribute.owner().is_none());
        }
        assert!(
            ptr::eq(second.next().next().unwrap().previous().unwrap(), second) && second.previous().is_none()
        );
    }
}

/// Data that has them is refused: nobody may say where they lead.
#[test]
fn data_has_no_such_fields() {
    let error = serde_json::from_str::<Graph<Queue>>(r#"{"first":{"value":1,"owner":null}}"#).unwrap_err();
    assert!(error.to_string().contains("Queue.first") && error.to_string().contains("owner"), "{error}");
    let error = serde_json::from_str::<Graph<Queue>>(r#"{"first":{"value":1,"next":[{"previous":{}}]}}"#);
    assert!(error.unwrap_err().to_string().contains("Queue.first.next[0]"));
}

/// Rule 23: lists of any length, on a small stack.
#[test]
fn rule_23_a_long_list_leads_back() {
    let len = if cfg!(miri) { 50 } else { 100_000 };
    let chain = Chain((0..len).map(|value| AttributeInit { value }));
    let queue: Graph<Queue> = Graph::new(QueueInit { first: chain, second: Null }).unwrap();
    let check = move || {
        let again: Graph<Queue> = serde_json::from_str(&serde_json::to_string(&queue).unwrap()).unwrap();
        let (mut attribute, mut before, mut count) = (again.first(), ptr::null(), 0);
        while let Some(this) = attribute {
            assert!(ptr::eq(this.queue().unwrap(), &*again));
            assert!(ptr::eq(this.previous().map_or(ptr::null(), ptr::from_ref), before));
            (attribute, before, count) = (this.next().next(), ptr::from_ref(this), count + 1);
        }
        assert_eq!(count, len);
    };
    on_a_stack_of(256 << 10, check);
}

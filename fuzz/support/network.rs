//! Nodes that lead to each other in every way, for what one struct without cycles cannot have.

use std::ffi::{c_char, c_void};
use std::fmt::{self, Debug, Formatter};

use cymem::{Chain, Graph, Null, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
pub(crate) union Label {
    #[pool(when = 0x100)]
    pub(crate) number: i64,
    #[pool(when = 0x200, one)]
    pub(crate) node: *mut Node,
    #[pool(when = 0x300)]
    pub(crate) flag: bool,
}

/// Of which any bits are a value.
#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
pub(crate) union Bits {
    pub(crate) float: f32,
    pub(crate) int: u32,
}

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub(crate) struct Entry {
    pub(crate) index: i16,
    pub(crate) value: f64,
    pub(crate) flag: bool,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(PartialEq))]
pub(crate) struct Node {
    pub(crate) id: u32,
    pub(crate) flag: bool,
    pub(crate) n: i8,
    #[pool(len = n)]
    pub(crate) kids: *mut Node,
    pub(crate) m: u16,
    #[pool(len = m, each(one))]
    pub(crate) peers: *const *mut Node,
    #[pool(one)]
    pub(crate) left: *mut Node,
    #[pool(one)]
    pub(crate) right: *mut Node,
    #[pool(link)]
    pub(crate) friend: *mut Node,
    #[pool(link)]
    pub(crate) parent: *const Node,
    #[pool(list)]
    pub(crate) next: *mut Node,
    #[pool(null_terminated, each(one))]
    pub(crate) more: *mut *mut Node,
    #[pool(terminator = Entry { index: -1, value: 0.0, flag: false }, until = |entry| entry.index == -1)]
    pub(crate) entries: *mut Entry,
    #[pool(utf16, block)]
    pub(crate) wide: *const u16,
    #[pool(str, len = text_len)]
    pub(crate) text: [c_char; 12],
    pub(crate) text_len: u8,
    pub(crate) flags: u16,
    #[pool(tag = flags, mask = 0x300)]
    pub(crate) label: Label,
    #[pool(untagged)]
    pub(crate) bits: Bits,
    pub(crate) size: u16,
    #[pool(elem = Node, len = size, unit = bytes)]
    pub(crate) data: *mut c_void,
    #[pool(null)]
    pub(crate) reserved: *mut c_void,
}

impl Debug for NodeView {
    /// Calls every accessor, and shows no more than one level: nodes may be shared so often that all ways to them are too
    /// many to print.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let ids = |nodes: &[NodeView]| nodes.iter().map(NodeView::id).collect::<Vec<_>>();
        let one = |node: Option<&NodeView>| node.map(NodeView::id);
        let label = match self.label() {
            LabelView::Number(number) => number,
            LabelView::Node(node) => one(node).map_or(-1, i64::from),
            LabelView::Flag(flag) => i64::from(flag),
            LabelView::Unknown(_) => 0,
        };
        f.debug_struct("Node")
            .field("numbers", &(self.id(), self.flag(), self.n(), self.m(), self.size(), self.flags(), label))
            .field("kids", &ids(self.kids()))
            .field("data", &ids(self.data()))
            .field("peers", &self.peers().iter().map(one).collect::<Vec<_>>())
            .field("more", &self.more().iter().map(one).collect::<Vec<_>>())
            .field("nodes", &[self.left(), self.right(), self.friend(), self.parent()].map(one))
            .field("next", &self.next().map(NodeView::id).collect::<Vec<_>>())
            .field("entries", &self.entries())
            .field("wide", &self.wide().collect::<Vec<_>>())
            .field("text", &self.text())
            .field("bits", &self.bits())
            .finish()
    }
}

macro_rules! node {
    ($id:expr, $($field:ident: $value:expr),*) => {
        NodeInit { $($field: $value,)* id: $id, flag: true, text: "text", flags: 1, bits: Bits::int(7) }
    };
}

macro_rules! leaf {
    ($id:expr) => {
        node!($id, kids: Null, peers: Null, left: Null, right: Null, friend: Null, parent: Null, more: Null,
            entries: Null, wide: Null, label: Label::number(-5), data: Null)
    };
}

fn entries(n: i16) -> impl ExactSizeIterator<Item = Entry> {
    (0..n).map(|index| Entry { index, value: f64::from(index), flag: index == 0 })
}

/// A tree with lists in it.
pub(crate) fn tree() -> Graph<Node> {
    Graph::new(node!(1, kids: [leaf!(2), leaf!(3)], peers: [Some(leaf!(4)), None], left: leaf!(5),
        right: Chain([6, 7, 8].map(|id| leaf!(id))), friend: Null, parent: Null, more: [leaf!(9)], entries: entries(2),
        wide: ["wide", "€"], label: Label::node(leaf!(10)), data: [leaf!(11)]))
    .unwrap()
}

/// Nodes that are shared, a list, and links.
pub(crate) fn network() -> Graph<Node> {
    let leaf = |id: u32| leaf!(id);
    Graph::build(|pool, root| {
        let shared = Node::new_in(pool, leaf(2))?;
        let list = Node::list_in(pool, (10..13).map(leaf))?;
        let inner = Node::new_in(
            pool,
            node!(3, kids: [leaf(4), leaf(5)], peers: [Some(shared), None], left: shared, right: list,
                friend: shared, parent: shared, more: [shared, shared], entries: entries(3), wide: ["wide", "€"],
                label: Label::node(shared), data: [leaf(6)]),
        )?;
        root.fill(node!(1, kids: [leaf(7)], peers: [inner], left: inner, right: shared, friend: inner,
            parent: shared, more: [inner], entries: entries(1), wide: [""; 0], label: Label::flag(true),
            data: [leaf(8), leaf(9)]))
    })
    .unwrap()
}

//! Random graphs with every way from node to node in them, against all that treats whole graphs (rules 26 and 34): what
//! is copied, saved, loaded, mapped and imported is the same, place by place.

use std::collections::HashMap;
use std::ptr;

use cymem::{
    Built, BuiltArray, Chain, Cloned, Cyclic, Error, FromC, Graph, InCycle, Init, InitFromIn, Limits, Link,
    OrNull, Pool, PoolAlloc, ViaIn,
};
use cymem_tests::one_in;

#[path = "support/random.rs"]
mod random;
use random::Random;

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    #[pool(link)]
    link: *mut Node,
    #[pool(each(link))]
    links: [*mut Node; 2],
    #[pool(one)]
    one: *mut Node,
    n: u8,
    #[pool(len = n)]
    kids: *mut Node,
    #[pool(nested)]
    inner: Inner,
    m: u8,
    #[pool(len = m, each(link))]
    many: *mut *mut Node,
    kind: u8,
    #[pool(tag = kind)]
    value: Value,
    #[pool(back)]
    up: *mut Node,
    q: u8,
    #[pool(len = q, back)]
    own: *mut Node,
    #[pool(link)]
    number: *mut u16,
    numbers_len: u8,
    #[pool(len = numbers_len)]
    numbers: *mut u16,
    #[pool(terminator = 9)]
    until_nine: *const u16,
    r: u8,
    #[pool(len = r, capacity = 4, align = 32, back)]
    room: *mut Node,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(empty(none = 0))]
union Value {
    #[pool(when = 1, link)]
    link: *mut Node,
    #[pool(when = 2, nested)]
    inner: Inner,
    #[pool(when = 3, one)]
    one: *mut Node,
    #[pool(when = 4)]
    bits: u64,
}

/// A holder by value: in a node, and in a union.
#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct Inner {
    x: u32,
    k: u8,
    #[pool(len = k, back)]
    kids: *mut Kid,
    #[pool(one, back)]
    list: *mut Kid,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Kid {
    id: u32,
    #[pool(back)]
    holder: *mut Inner,
    #[pool(link)]
    node: *mut Node,
    #[pool(list)]
    next: *mut Kid,
    #[pool(back = next)]
    previous: *mut Kid,
}

impl Random {
    fn pick<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        if self.below(4) == 0 { None } else { all.get(self.below(all.len())).copied() }
    }
}

/// What a node is made of.
struct Source<'b> {
    seed: u64,
    links: Vec<Link<'b, Node>>,
    built: Vec<Built<'b, Node>>,
    numbers: Vec<Link<'b, u16>>,
    kids: Option<BuiltArray<'b, Node>>,
    array: Option<BuiltArray<'b, u16>>,
    depth: u8,
}

impl<'b> Source<'b> {
    /// Fewer than `n` for nodes that this one will hold.
    fn parts(&self, random: &mut Random, n: usize) -> Vec<ViaIn<Source<'b>>> {
        let n = if self.depth == 0 { 0 } else { random.below(n) };
        let part = |_| {
            ViaIn(Source {
                seed: random.below(usize::MAX) as u64,
                links: self.links.clone(),
                built: self.built.clone(),
                numbers: self.numbers.clone(),
                kids: None,
                array: None,
                depth: self.depth - 1,
            })
        };
        (0..n).map(part).collect()
    }
}

fn inner<'b, 'p>(
    random: &mut Random,
    links: &[Link<'b, Node>],
) -> impl Init<InCycle<'b, 'p>, Inner> + use<'b, 'p> {
    let mut kids = |n| -> Vec<_> {
        (0..random.below(n)).map(|id| KidInit { id: id as u32, node: random.pick(links) }).collect()
    };
    let (kids, list) = (kids(3), kids(4));
    InnerInit { x: random.below(100) as u32, kids, list: Chain(list) }
}

impl<'b, 'p> InitFromIn<InCycle<'b, 'p>, Source<'b>> for Node {
    fn init_from_in(source: Source<'b>) -> impl Init<InCycle<'b, 'p>, Node> {
        let random = &mut Random(source.seed | 1);
        NodeInit {
            id: random.below(1000) as u32,
            link: random.pick(&source.links),
            links: [random.pick(&source.links), random.pick(&source.links)],
            one: random.pick(&source.built),
            inner: inner(random, &source.links),
            many: (0..random.below(3)).map(|_| random.pick(&source.links)).collect::<Vec<_>>(),
            value: match random.below(5) {
                0 => ValueInit::None,
                1 => ValueInit::Link(random.pick(&source.links)),
                2 => ValueInit::Inner(inner(random, &source.links)),
                3 => ValueInit::One(random.pick(&source.built)),
                _ => ValueInit::Bits(random.0),
            },
            own: source.parts(random, 3),
            room: source.parts(random, 2),
            number: random.pick(&source.numbers),
            kids: OrNull(source.kids),
            numbers: OrNull(source.array),
            until_nine: (0..random.below(3) as u16).collect::<Vec<_>>(),
        }
    }
}

/// All that can be named in a build.
struct Parts<'b> {
    links: Vec<Link<'b, Node>>,
    built: Vec<Built<'b, Node>>,
    arrays: Vec<BuiltArray<'b, Node>>,
    numbers: Vec<Link<'b, u16>>,
    number_arrays: Vec<BuiltArray<'b, u16>>,
}

impl<'b> Parts<'b> {
    fn source(&mut self, random: &mut Random) -> ViaIn<Source<'b>> {
        ViaIn(Source {
            seed: random.below(usize::MAX) as u64,
            links: self.links.clone(),
            built: self.built.clone(),
            numbers: self.numbers.clone(),
            kids: self.arrays.pop_if(|_| random.below(2) == 0),
            array: self.number_arrays.pop_if(|_| random.below(2) == 0),
            depth: 2,
        })
    }
}

fn random_graph(seed: u64) -> Result<Graph<Node>, Error> {
    let random = &mut Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    Graph::new_cyclic(|cx: &mut Cyclic<'_, '_>, root| {
        let (links, built, arrays) = (vec![root.link()], vec![], vec![]);
        let mut parts = Parts { links, built, arrays, numbers: vec![], number_arrays: vec![] };
        let (mut single, mut many) = (vec![], vec![]);
        for _ in 0..random.below(4) {
            let slot = cx.reserve()?;
            parts.links.push(slot.link());
            single.push(slot);
        }
        for _ in 0..random.below(3) {
            let slots = cx.reserve_array(random.below(4))?;
            parts.links.extend(slots.links().iter());
            many.push(slots);
        }
        for _ in 0..random.below(3) {
            let slots = cx.reserve_array(random.below(4))?;
            parts.numbers.extend(slots.links().iter());
            let len = slots.len() as u16;
            parts.number_arrays.push(cx.fill_all(slots, 0..len)?);
        }
        while !single.is_empty() || !many.is_empty() || random.below(3) == 0 {
            let source = parts.source(random);
            match (random.below(3), single.pop(), many.pop()) {
                (0, Some(slot), rest) => {
                    parts.built.push(cx.fill(slot, source)?);
                    many.extend(rest);
                }
                (1, rest, Some(slots)) => {
                    for index in 0..slots.len() {
                        let source = parts.source(random);
                        cx.fill_at(&slots, index, source)?;
                    }
                    parts.arrays.push(cx.complete(slots)?);
                    single.extend(rest);
                }
                (_, slot, slots) => {
                    parts.built.push(cx.build(source)?);
                    single.extend(slot);
                    many.extend(slots);
                }
            }
        }
        let source = parts.source(random);
        cx.fill(root, source).map(drop)
    })
}

/// What is seen from a node, with a number for each place in the order in which places are met.
#[derive(Default)]
struct Form<'a> {
    numbers: HashMap<(*const u8, u8), usize>,
    places: Vec<Seen<'a>>,
}

#[derive(Clone, Copy)]
enum Seen<'a> {
    Node(&'a NodeView),
    Inner(&'a InnerView),
    Kid(&'a KidView),
    Number(&'a u16),
}

impl<'a> Form<'a> {
    fn number(&mut self, seen: Option<Seen<'a>>) -> usize {
        let Some(seen) = seen else { return 0 };
        let key = match seen {
            Seen::Node(node) => (ptr::from_ref(node).cast(), 0),
            Seen::Inner(inner) => (ptr::from_ref(inner).cast(), 1),
            Seen::Kid(kid) => (ptr::from_ref(kid).cast(), 2),
            Seen::Number(number) => (ptr::from_ref(number).cast(), 3),
        };
        let next = self.places.len() + 1;
        *self.numbers.entry(key).or_insert_with(|| {
            self.places.push(seen);
            next
        })
    }

    fn all(&mut self, seen: impl IntoIterator<Item = Option<Seen<'a>>>) -> Vec<usize> {
        seen.into_iter().map(|seen| self.number(seen)).collect()
    }

    fn of(node: &'a NodeView) -> Vec<String> {
        let (mut form, mut lines) = (Form::default(), vec![]);
        form.number(Some(Seen::Node(node)));
        while let Some(&place) = form.places.get(lines.len()) {
            lines.push(match place {
                Seen::Node(node) => form.node(node),
                Seen::Inner(inner) => {
                    let kids = inner.kids().iter().map(Some).chain([inner.list()]);
                    format!("{} {:?}", inner.x(), form.all(kids.map(|kid| kid.map(Seen::Kid))))
                }
                Seen::Kid(kid) => {
                    let single = [
                        kid.holder().map(Seen::Inner),
                        kid.node().map(Seen::Node),
                        kid.previous().map(Seen::Kid),
                    ];
                    let list = kid.next().map(|kid| Some(Seen::Kid(kid)));
                    format!("{} {:?}", kid.id(), form.all(single.into_iter().chain(list)))
                }
                Seen::Number(number) => number.to_string(),
            });
        }
        lines
    }

    fn node(&mut self, node: &'a NodeView) -> String {
        let single = [node.link(), node.one(), node.up()].into_iter();
        let pointers = node.links().iter().chain(node.many().iter());
        let held = node.kids().iter().chain(node.own()).chain(node.room()).map(Some);
        let nodes = self.all(single.chain(pointers).chain(held).map(|node| node.map(Seen::Node)));
        let number = node.number().map(Seen::Number);
        let others = [Some(Seen::Inner(node.inner())), number].into_iter();
        let others = self.all(others.chain(node.numbers().iter().map(|number| Some(Seen::Number(number)))));
        let value = match node.value() {
            ValueView::Link(node) | ValueView::One(node) => self.number(node.map(Seen::Node)),
            ValueView::Inner(inner) => self.number(Some(Seen::Inner(inner))),
            ValueView::Bits(bits) => bits as usize,
            _ => 0,
        };
        format!("{} {nodes:?} {others:?} {} {value} {:?}", node.id(), node.kind(), node.until_nine())
    }
}

#[test]
fn rule_34_every_copy_of_a_random_graph_is_the_same() {
    // A small one, for Miri.
    let seeds = if cfg!(miri) { vec![52] } else { (0..25 / one_in(5) as u64).collect() };
    for seed in seeds {
        let graph = random_graph(seed).unwrap();
        let (form, saved) = (Form::of(&graph), graph.save_to_vec().unwrap());
        let check = |what: &str, copy: Graph<Node>| {
            assert_eq!(Form::of(&copy), form, "{what} of {seed}");
            assert!(graph.same(&copy).unwrap(), "{what} of {seed}");
            assert_eq!(copy.save_to_vec().unwrap(), saved, "{what} of {seed}");
        };
        check("clone", graph.try_clone().unwrap());
        check("load", Graph::load(&saved).unwrap());
        // SAFETY: a graph of this library is what C could have built.
        check("import", unsafe { Node::import(graph.as_ptr(), Limits::new()) }.unwrap());
        let pool = Pool::new();
        let copy = pool.copy::<Node>(&graph).unwrap();
        assert_eq!(Form::of(&copy), form);
        check("copy of a copy", Graph::new(Cloned(&*copy)).unwrap());
        assert!(graph.dot().to_string().contains("Node") && !graph.report().unwrap().to_string().is_empty());
    }
}

/// Rule 28: what is left of a saved graph when a few of its bits are others.
#[test]
#[cfg_attr(miri, ignore = "many times the same")]
fn rule_28_flipped_bits_are_an_error_or_a_graph() {
    for seed in 0..8 / one_in(4) as u64 {
        let saved = random_graph(seed).unwrap().save_to_vec().unwrap();
        let random = &mut Random(seed | 1);
        for _ in 0..100 {
            let mut bytes = saved.clone();
            for _ in 0..=random.below(3) {
                let at = random.below(bytes.len());
                bytes[at] ^= 1 << random.below(8);
            }
            let Ok(graph) = Graph::<Node>::load(&bytes) else { continue };
            let form = Form::of(&graph);
            assert_eq!(Form::of(&graph.try_clone().unwrap()), form);
        }
    }
}

//! Pointers back: trees whose nodes know their parents, lists whose nodes know the one before.

#![allow(
    clippy::undocumented_unsafe_blocks,
    clippy::multiple_unsafe_ops_per_block,
    reason = "a test that follows pointers as C does"
)]

use std::ffi::{c_char, c_int, c_uint};
use std::panic::{AssertUnwindSafe, catch_unwind, panic_any};
use std::ptr;

use cymem::{
    Chain, Cloned, Context, Copied, Error, FromC, Graph, Init, InitFrom, Limits, Null, Pool, PoolAlloc, Via,
    Zeroed,
};

/// `aiNode` of assimp, without its matrix.
#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct AiNode {
    #[pool(cstr)]
    name: *const c_char,
    #[pool(back)]
    parent: *mut AiNode,
    num_children: c_uint,
    #[pool(len = num_children, each(one), back)]
    children: *mut *mut AiNode,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct AiScene {
    flags: c_uint,
    #[pool(one)]
    root_node: *mut AiNode,
}

struct Tree(&'static str, Vec<Tree>);

impl<'a> InitFrom<&'a Tree> for AiNode {
    fn init_from<C: Context>(tree: &'a Tree) -> impl Init<C, AiNode> {
        AiNodeInit { name: tree.0, children: tree.1.iter().map(Via) }
    }
}

fn tree() -> Tree {
    Tree("root", vec![Tree("arm", vec![Tree("hand", vec![])]), Tree("leg", vec![]), Tree("head", vec![])])
}

/// How many nodes there are; every child leads back to what holds it.
fn checked(node: &AiNodeView, parent: Option<&AiNodeView>) -> usize {
    assert_eq!(node.parent().map(ptr::from_ref), parent.map(ptr::from_ref));
    1 + node.children().iter().map(|child| checked(child.unwrap(), Some(node))).sum::<usize>()
}

#[cfg(not(miri))]
use cymem_tests as _;
#[cfg(not(miri))]
unsafe extern "C" {
    fn ai_depth(node: *const AiNode) -> c_uint;
    fn ai_deepest(node: *const AiNode) -> *const AiNode;
    fn dom_path(node: *const Dom, path: *mut c_char, size: usize) -> c_int;
    fn g_list_check(list: *const List) -> c_int;
}

#[test]
fn a_scene_of_assimp() {
    let tree = tree();
    let scene: Graph<AiScene> = Graph::new(AiSceneInit { flags: 0, root_node: Via(&tree) }).unwrap();
    let check = |scene: &AiSceneView| {
        assert_eq!(checked(scene.root_node().unwrap(), None), 5);
        #[cfg(not(miri))]
        unsafe {
            let root = scene.as_raw().root_node;
            let deepest = ai_deepest(root);
            assert_eq!((ai_depth(root), ai_depth(deepest)), (0, 2));
            assert!(ptr::eq((*(*deepest).parent).parent, root));
        }
    };
    check(&scene);
    let copy = scene.try_clone().unwrap();
    check(&copy);
    assert!(scene.same(&copy).unwrap());
    assert_eq!(scene.report().unwrap().bytes(), copy.report().unwrap().bytes());
    check(&Graph::<AiScene>::load(&copy.save_to_vec().unwrap()).unwrap());
    check(&unsafe { AiScene::import(copy.as_ptr(), Limits::new().nodes(6)) }.unwrap());
    assert_eq!(scene.dot().to_string().matches("[style=dashed]").count(), 4);
    let hand = &scene.root_node().unwrap().children();
    assert!(format!("{hand:?}").contains("leg"));
    let pool = Pool::new();
    assert_eq!(checked(&pool.build::<AiNode, _>(Via(&tree)).unwrap(), None), 5);
}

/// A document: elements in one array of values, attributes behind `one`, text in place.
#[derive(PoolAlloc)]
#[repr(C)]
struct Dom {
    #[pool(cstr)]
    tag: *const c_char,
    #[pool(back)]
    parent: *mut Dom,
    len: usize,
    #[pool(len = len, back)]
    children: *mut Dom,
    #[pool(one, back)]
    attributes: *mut Attribute,
    #[pool(each(one), back)]
    slots: [*mut Dom; 2],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Attribute {
    value: i32,
    #[pool(back)]
    owner: *mut Dom,
    #[pool(list)]
    next: *mut Attribute,
    #[pool(back = next)]
    previous: *const Attribute,
}

struct Element(&'static str, Vec<Element>, Vec<i32>);

impl<'a> InitFrom<&'a Element> for Dom {
    fn init_from<C: Context>(of: &'a Element) -> impl Init<C, Dom> {
        DomInit {
            tag: of.0,
            children: of.1.iter().map(Via),
            attributes: Chain(of.2.iter().map(|&value| AttributeInit { value })),
            slots: of.1.first().into_iter().map(Via),
        }
    }
}

fn checked_dom(dom: &DomView, parent: Option<&DomView>) -> usize {
    assert_eq!(dom.parent().map(ptr::from_ref), parent.map(ptr::from_ref));
    let mut before: Option<&AttributeView> = None;
    let first = dom.attributes();
    for attribute in first.into_iter().chain(first.into_iter().flat_map(|first| first.next())) {
        assert!(ptr::eq(attribute.owner().unwrap(), dom));
        assert_eq!(attribute.previous().map(ptr::from_ref), before.map(ptr::from_ref));
        before = Some(attribute);
    }
    let slots = dom.slots().iter().flatten().map(|slot| checked_dom(slot, Some(dom))).sum::<usize>();
    1 + slots + dom.children().iter().map(|child| checked_dom(child, Some(dom))).sum::<usize>()
}

#[test]
fn a_document() {
    let body =
        Element("body", vec![Element("p", vec![Element("b", vec![], vec![4])], vec![])], vec![1, 2, 3]);
    let html = Element("html", vec![Element("head", vec![], vec![]), body], vec![]);
    let graph: Graph<Dom> = Graph::new(Via(&html)).unwrap();
    let count = checked_dom(&graph, None);
    let copy = graph.try_clone().unwrap();
    assert_eq!(checked_dom(&copy, None), count);
    assert!(copy.same(&graph).unwrap());
    let loaded = Graph::<Dom>::load(&copy.save_to_vec().unwrap()).unwrap();
    assert_eq!(checked_dom(&loaded, None), count);
    assert_eq!(checked_dom(&unsafe { Dom::import(loaded.as_ptr(), Limits::new()) }.unwrap(), None), count);
    #[cfg(not(miri))]
    {
        let b = &graph.children()[1].children()[0].children()[0];
        let mut path = [0; 64];
        assert_eq!(unsafe { dom_path(b.as_raw(), path.as_mut_ptr(), path.len()) }, 4);
        assert_eq!(unsafe { std::ffi::CStr::from_ptr(path.as_ptr()) }, c"/html/body/p/b");
    }
}

/// `GList`
#[derive(PoolAlloc)]
#[repr(C)]
struct List {
    #[pool(one)]
    data: *mut i32,
    #[pool(list)]
    next: *mut List,
    #[pool(back = next)]
    prev: *mut List,
}

#[test]
fn a_list_of_glib() {
    let pool = Pool::new();
    let list = List::list_in(&pool, (0..5).map(|data| ListInit { data })).unwrap().unwrap();
    let check = |list: &ListView, n: usize| {
        assert!(list.prev().is_none());
        assert_eq!(1 + list.next().count(), n);
        let mut before = list;
        for node in list.next() {
            assert!(ptr::eq(node.prev().unwrap(), before));
            before = node;
        }
        #[cfg(not(miri))]
        assert_eq!(unsafe { g_list_check(list.as_raw()) }, n as c_int);
    };
    check(&list, 5);
    check(&pool.copy::<List>(&list).unwrap(), 5);
    let long = if cfg!(miri) { 20 } else { 100_000 };
    let long_list = List::list_in(&pool, (0..long).map(|data| ListInit { data })).unwrap().unwrap();
    check(&pool.copy::<List>(&long_list).unwrap(), long as usize);
    assert!(List::list_in(&pool, [(); 0].map(|()| ListInit { data: Null })).unwrap().is_none());
}

/// A holder by value: nested, an element, and behind a terminator.
#[test]
fn holders_stay_where_they_are() {
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Leaf {
        id: u8,
        #[pool(back)]
        holder: *const Holder,
    }
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Holder {
        len: u32,
        #[pool(len = len, back)]
        counted: *mut Leaf,
        #[pool(zero_terminated, until = |leaf| leaf.id == 0, back)]
        ended: *mut Leaf,
        #[pool(null_terminated, each(one), back)]
        pointers: *mut *mut Leaf,
        room: usize,
        #[pool(len = len, capacity = room, back)]
        reserved: *mut Leaf,
    }
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Outer {
        #[pool(nested)]
        first: Holder,
        #[pool(nested)]
        more: [Holder; 2],
        len: u8,
        #[pool(len = len)]
        all: *mut Holder,
    }
    macro_rules! holder {
        ($id:expr) => {
            HolderInit {
                counted: [LeafInit { id: $id }],
                ended: [LeafInit { id: 1 }, LeafInit { id: 2 }],
                pointers: [Some(LeafInit { id: 3 })],
                room: 3,
                reserved: [Zeroed],
            }
        };
    }
    let outer: Graph<Outer> = Graph::new(OuterInit {
        first: holder!(1),
        more: [holder!(2), holder!(3)],
        all: [holder!(4), holder!(5)],
    })
    .unwrap();
    let check = |outer: &OuterView| {
        for holder in [outer.first()].into_iter().chain(outer.more()).chain(outer.all()) {
            let values = holder.counted().iter().chain(holder.ended()).chain(holder.reserved());
            let leaves: Vec<_> = values.chain(holder.pointers().iter().flatten()).collect();
            assert_eq!(leaves.len(), 5);
            for leaf in leaves {
                assert!(ptr::eq(leaf.holder().unwrap(), holder));
            }
        }
    };
    check(&outer);
    let copy = outer.try_clone().unwrap();
    check(&copy);
    assert!(outer.same(&copy).unwrap());
    check(&Graph::<Outer>::load(&copy.save_to_vec().unwrap()).unwrap());
    check(&unsafe { Outer::import(copy.as_ptr(), Limits::new()) }.unwrap());
}

/// Rule 9, rule 27: what a recipe that fails or panics has held leads nowhere that anybody sees.
#[test]
fn rule_27_holders_that_fail() {
    let pool = Pool::new();
    let kids = |fails: bool| {
        (0..2).map(move |at| {
            if fails && at == 1 {
                panic_any("hostile");
            }
            AiNodeInit { name: "kid", children: [Null; 0] }
        })
    };
    let bad = || AiNodeInit { name: "a", children: kids(true) };
    assert!(catch_unwind(AssertUnwindSafe(|| pool.build::<AiNode, _>(bad()).map(drop))).is_err());
    let error = pool.build::<AiNode, _>(AiNodeInit {
        name: "a",
        children: ["b", "c\0"].map(|name| AiNodeInit { name, children: [Null; 0] }),
    });
    assert!(matches!(error, Err(Error::InteriorNul { .. })));
    // In a slot, to which the first children led back.
    let graph = Graph::<AiNode>::new_cyclic(|cx, root| {
        let slots = cx.reserve_array::<AiNode>(1)?;
        let caught = catch_unwind(AssertUnwindSafe(|| cx.fill_at(&slots, 0, bad())));
        assert!(caught.is_err());
        cx.fill_at(&slots, 0, AiNodeInit { name: "a", children: kids(false) })?;
        drop(cx.complete(slots)?);
        cx.fill(root, AiNodeInit { name: "root", children: kids(false) }).map(drop)
    })
    .unwrap_or_else(|error: Error| panic!("{error}"));
    assert_eq!(checked(&graph, None), 3);
}

/// Rule 26: a copy of bytes is a new node, and leads back to what holds it; what leads back to the original does not lead to
/// the copy, so there is none.
#[test]
fn rule_26_copies_of_bytes() {
    let pool = Pool::new();
    let kid = || AiNodeInit { name: "kid", children: [Null; 0] };
    let kid = pool.build::<AiNode, _>(kid()).unwrap();
    let one = pool.build::<AiNode, _>(AiNodeInit { name: "one", children: [Copied(kid)] }).unwrap();
    let error = AiNodeInit { name: "two", children: [Copied(kid), Copied(one)] };
    let error = pool.build::<AiNode, _>(error).unwrap_err();
    assert_eq!(
        format!("{error}"),
        "AiNode.children[1]: nodes in `AiNode.children` of the original lead back to it, and would not lead to its copy; \
         copy them with it by `Cloned`, or write the node anew"
    );
    assert!(matches!(error, Error::LeadsBack { by: "AiNode.children", .. }));
    let error = pool.array::<AiNode>([Copied(kid), Copied(one)]).unwrap_err();
    assert_eq!((error.field(), error.place().index()), (None, Some(1)));
    let two: Result<_, Error> = pool.build_cyclic::<AiNode, Error>(|cx| cx.build(Copied(one)));
    assert!(matches!(two, Err(Error::LeadsBack { .. })));
    let two =
        pool.build::<AiNode, _>(AiNodeInit { name: "two", children: [Copied(kid), Copied(kid)] }).unwrap();
    for copy in two.children().iter().flatten() {
        assert!(ptr::eq(copy.parent().unwrap(), &*two));
        assert_eq!(copy.children().len(), 0);
    }
    assert!(kid.parent().is_none());
    let copies = Cloned(&*one);
    let three = pool.build::<AiNode, _>(AiNodeInit { name: "three", children: [copies, copies] }).unwrap();
    assert_eq!(checked(&three, None), 5);
    let copy = pool.copy::<AiNode>(&two).unwrap();
    for node in copy.children().iter().flatten() {
        assert!(ptr::eq(node.parent().unwrap(), &*copy));
    }
}

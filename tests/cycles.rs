//! Graphs with cycles: rings, meshes, objects that name each other, automata. Each is read by its view, copied, compared,
//! saved, and drawn.

#![allow(
    clippy::undocumented_unsafe_blocks,
    clippy::multiple_unsafe_ops_per_block,
    reason = "a test that follows pointers as C does"
)]

use std::collections::HashSet;
use std::ffi::{CStr, c_char};

use cymem::{
    Built, Error, FromC, Graph, InCycle, Init, InitFromIn, Limits, Links, Null, Pool, PoolAlloc, ViaIn,
};
use cymem_tests::on_a_stack_of;

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Ring {
    id: u32,
    #[pool(link)]
    next: *mut Ring,
    #[pool(link)]
    previous: *mut Ring,
}

fn ring(n: u32) -> Result<Graph<Ring>, Error> {
    Graph::new_cyclic(|cx, first| {
        let mut slots = vec![first];
        for _ in 1..n {
            slots.push(cx.reserve()?);
        }
        let links: Vec<_> = slots.iter().map(|slot| slot.link()).collect();
        for ((id, slot), at) in (0..).zip(slots).zip(0_usize..) {
            let next = links[(at + 1) % links.len()];
            let previous = links[(at + links.len() - 1) % links.len()];
            cx.fill(slot, RingInit { id, next, previous })?;
        }
        Ok(())
    })
}

/// The numbers along `next`, and whether `previous` leads back.
fn around(ring: &RingView) -> Vec<u32> {
    let (mut ids, mut at) = (Vec::new(), ring);
    loop {
        ids.push(at.id());
        let next = at.next().unwrap();
        assert!(std::ptr::eq(next.previous().unwrap(), at));
        at = next;
        if std::ptr::eq(at, ring) {
            return ids;
        }
    }
}

#[test]
fn a_ring() {
    for n in [1, 2, 5] {
        let ring = ring(n).unwrap();
        assert_eq!(around(&ring), Vec::from_iter(0..n));
        let copy = ring.try_clone().unwrap();
        assert!(ring.same(&copy).unwrap());
        assert_eq!(*ring, *copy);
        let drawn = ring.dot().to_string();
        assert_eq!(drawn.matches("[style=dashed]").count(), 2 * n as usize);
        drop(ring);
        assert_eq!(around(&copy), Vec::from_iter(0..n));
        let loaded = Graph::<Ring>::load(&copy.save_to_vec().unwrap()).unwrap();
        assert_eq!(around(&loaded), Vec::from_iter(0..n));
        let imported = unsafe { Ring::import(copy.as_ptr(), Limits::new()) }.unwrap();
        assert_eq!(around(&imported), Vec::from_iter(0..n));
        assert!(imported.same(&loaded).unwrap());
        assert!(!imported.same(&self::ring(n + 1).unwrap()).unwrap());
    }
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn a_long_ring_on_a_small_stack() {
    on_a_stack_of(256 << 10, || {
        let n = 100_000;
        let ring = ring(n).unwrap();
        assert_eq!(around(&ring).len(), n as usize);
        let copy = ring.try_clone().unwrap();
        assert!(copy.same(&ring).unwrap());
        assert_eq!(format!("{ring:?}").lines().count(), 1);
    });
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Triangle {
    id: u32,
    #[pool(each(link))]
    neighbours: [*mut Triangle; 3],
    #[pool(link)]
    mesh: *mut Mesh,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Mesh {
    len: usize,
    #[pool(len = len)]
    triangles: *mut Triangle,
    /// One that a user has picked.
    #[pool(link)]
    picked: *mut Triangle,
}

const SIDES: [[Option<usize>; 3]; 4] =
    [[Some(1), Some(3), None], [Some(0), Some(2), None], [Some(1), None, Some(3)], [Some(2), Some(0), None]];

fn mesh() -> Graph<Mesh> {
    Graph::new_cyclic(|cx, root| -> Result<(), Error> {
        let slots = cx.reserve_array(SIDES.len())?;
        let all = slots.links();
        let mesh = root.link();
        for index in [2, 0, 3, 1] {
            let neighbours = SIDES[index].map(|side| side.and_then(|side| all.get(side)));
            cx.fill_at(&slots, index, TriangleInit { id: index as u32, neighbours, mesh })?;
        }
        let triangles = cx.complete(slots)?;
        cx.fill(root, MeshInit { triangles, picked: all.get(2) })?;
        Ok(())
    })
    .unwrap()
}

fn check(mesh: &MeshView) {
    let triangles = mesh.triangles();
    assert_eq!(triangles.len(), SIDES.len());
    for (triangle, sides) in triangles.iter().zip(SIDES) {
        assert!(std::ptr::eq(triangle.mesh().unwrap(), mesh));
        for (neighbour, side) in triangle.neighbours().iter().zip(sides) {
            match side {
                // In the array, and not in a copy of an element.
                Some(side) => assert!(std::ptr::eq(neighbour.unwrap(), &triangles[side])),
                None => assert!(neighbour.is_none()),
            }
        }
    }
    assert!(std::ptr::eq(mesh.picked().unwrap(), &triangles[2]));
}

#[test]
fn a_mesh_of_triangles_with_neighbours() {
    let mesh = mesh();
    check(&mesh);
    let copy = mesh.try_clone().unwrap();
    assert!(mesh.same(&copy).unwrap());
    assert_eq!(mesh.report().unwrap().blocks(), 2);
    drop(mesh);
    check(&copy);
    let loaded = Graph::<Mesh>::load(&copy.save_to_vec().unwrap()).unwrap();
    check(&loaded);
    check(&unsafe { Mesh::import(loaded.as_ptr(), Limits::new().nodes(5)) }.unwrap());
    assert!(copy.same(&loaded).unwrap());
    let pool = Pool::new();
    check(&pool.copy::<Mesh>(&copy).unwrap());
}

/// A copy that begins with a triangle finds the mesh only by the triangle's link.
#[test]
fn a_mesh_that_is_reached_by_a_link_into_it() {
    let pool = Pool::new();
    let mesh = mesh();
    let triangle = &mesh.triangles()[1];
    let copy = pool.copy::<Triangle>(triangle).unwrap();
    // The root is always a node of its own.
    assert_eq!(copy.id(), 1);

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Picker {
        #[pool(link)]
        of: *mut Triangle,
        #[pool(link)]
        first: *mut Triangle,
    }
    let picker = pool
        .build_cyclic(|cx| -> Result<Built<'_, Picker>, Error> {
            let root = cx.reserve::<Mesh>()?;
            let slots = cx.reserve_array(SIDES.len())?;
            let all = slots.links();
            let mesh = root.link();
            let triangles = cx.fill_all(
                slots,
                SIDES.iter().enumerate().map(|(id, sides)| TriangleInit {
                    id: id as u32,
                    neighbours: sides.map(|side| side.and_then(|side| all.get(side))),
                    mesh,
                }),
            )?;
            cx.fill(root, MeshInit { triangles, picked: all.get(2) })?;
            cx.build(PickerInit { of: all.get(1), first: all.get(0) })
        })
        .unwrap();
    let check_picker = |picker: &PickerView| {
        let mesh = picker.of().unwrap().mesh().unwrap();
        check(mesh);
        assert!(std::ptr::eq(picker.of().unwrap(), &mesh.triangles()[1]));
        assert!(std::ptr::eq(picker.first().unwrap(), &mesh.triangles()[0]));
    };
    check_picker(&picker);
    let other = Pool::new();
    let copy = other.copy::<Picker>(&picker).unwrap();
    check_picker(&copy);
    assert_eq!(copy.report().unwrap().blocks(), 3);
    let imported = unsafe { Picker::import(copy.as_ptr(), Limits::new()) }.unwrap();
    check_picker(&imported);
    let loaded = Graph::<Picker>::load(&imported.save_to_vec().unwrap()).unwrap();
    check_picker(&loaded);
    assert!(imported.same(&loaded).unwrap());
    assert!(loaded.dot().to_string().contains("style=dashed"));
}

/// The first field of a struct stands where the struct does, and may be as large.
#[test]
fn links_into_nested_nodes_and_arrays_of_one() {
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Inner {
        #[pool(link)]
        whole: *mut Outer,
    }
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Outer {
        #[pool(nested)]
        inner: Inner,
    }
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Top {
        len: u64,
        #[pool(len = len)]
        all: *mut Outer,
        #[pool(link)]
        first: *mut Outer,
    }
    let graph: Graph<Top> = Graph::new_cyclic(|cx, root| -> Result<(), Error> {
        let slots = cx.reserve_array::<Outer>(1)?;
        let first = slots.link(0);
        let all = cx.fill_all(slots, [OuterInit { inner: InnerInit { whole: first } }])?;
        cx.fill(root, TopInit { all, first })?;
        Ok(())
    })
    .unwrap();
    let check = |top: &TopView| {
        assert!(std::ptr::eq(top.first().unwrap(), &top.all()[0]));
        assert!(std::ptr::eq(top.all()[0].inner().whole().unwrap(), &top.all()[0]));
    };
    check(&graph);
    let copy = graph.try_clone().unwrap();
    check(&copy);
    check(&Graph::<Top>::load(&copy.save_to_vec().unwrap()).unwrap());
    check(&unsafe { Top::import(copy.as_ptr(), Limits::new()) }.unwrap());
    assert_eq!(graph.report().unwrap().blocks(), 2);
}

/// C leads into a node by value, which is the first field or another, and as large as the struct around it.
#[test]
fn links_of_c_into_parts_of_nodes() {
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Part {
        #[pool(link)]
        other: *mut Part,
    }
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Wrapper {
        #[pool(nested)]
        part: Part,
    }
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Two {
        #[pool(nested)]
        first: Wrapper,
        #[pool(nested)]
        more: [Part; 2],
        #[pool(one)]
        alone: *mut Wrapper,
        #[pool(link)]
        into: *mut Part,
    }
    let null = std::ptr::null_mut;
    let part = |other| Part { other };
    let mut alone = Wrapper { part: part(null()) };
    let alone = &raw mut alone;
    let mut two = Two {
        first: Wrapper { part: part(null()) },
        more: [part(null()), part(null())],
        alone,
        into: null(),
    };
    let at = &raw mut two;
    unsafe {
        (*at).into = &raw mut (*alone).part;
        (*at).first.part.other = &raw mut (*at).more[1];
        (*at).more[1].other = &raw mut (*at).first.part;
        (*at).more[0].other = &raw mut (*at).more[0];
        (*alone).part.other = &raw mut (*at).more[0];
    }
    let check = |two: &TwoView| {
        let (first, more) = (two.first().part(), two.more());
        assert!(std::ptr::eq(first.other().unwrap(), &more[1]));
        assert!(std::ptr::eq(more[1].other().unwrap(), first));
        assert!(std::ptr::eq(more[0].other().unwrap(), &more[0]));
        assert!(std::ptr::eq(two.into().unwrap(), two.alone().unwrap().part()));
        assert!(std::ptr::eq(two.into().unwrap().other().unwrap(), &more[0]));
    };
    let graph = unsafe { Two::import(at, Limits::new()) }.unwrap();
    check(&graph);
    let copy = graph.try_clone().unwrap();
    check(&copy);
    assert!(graph.same(&copy).unwrap());
    let loaded = Graph::<Two>::load(&copy.save_to_vec().unwrap()).unwrap();
    check(&loaded);
    assert_eq!(loaded.report().unwrap().blocks(), 2);
    // A pointer into the middle of a part, or to a part of another type, is one to a node of its own.
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Wrong {
        #[pool(nested)]
        part: Part,
        word: u64,
        #[pool(link)]
        at: *mut Part,
    }
    let mut wrong = Wrong { part: part(null()), word: 0, at: null() };
    let at = &raw mut wrong;
    unsafe { (*at).at = (&raw mut (*at).word).cast() };
    let graph = unsafe { Wrong::import(at, Limits::new()) }.unwrap();
    assert!(graph.at().unwrap().other().is_none());
    assert_eq!(graph.report().unwrap().blocks(), 2);
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Object {
    #[pool(cstr)]
    name: *const c_char,
    len: u32,
    #[pool(len = len, each(link))]
    names: *mut *mut Object,
}

struct Source<'a>(&'a str, &'a [usize]);

impl<'a, 'b, 'p> InitFromIn<InCycle<'b, 'p>, (&'a Source<'a>, Links<'b, Object>)> for Object {
    fn init_from_in((of, all): (&'a Source<'a>, Links<'b, Object>)) -> impl Init<InCycle<'b, 'p>, Object> {
        ObjectInit { name: of.0, names: of.1.iter().map(move |&index| all.get(index)) }
    }
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Heap {
    len: u32,
    #[pool(len = len)]
    objects: *mut Object,
}

#[test]
fn objects_that_name_each_other() {
    let sources = [Source("a", &[1, 2, 0]), Source("b", &[]), Source("c", &[0, 9])];
    let heap: Graph<Heap> = Graph::new_cyclic(|cx, root| -> Result<(), Error> {
        let slots = cx.reserve_array(sources.len())?;
        let all = slots.links();
        let objects = cx.fill_all(slots, sources.iter().map(|source| ViaIn((source, all))))?;
        cx.fill(root, HeapInit { objects }).map(drop)
    })
    .unwrap();
    let copy = Graph::<Heap>::load(&heap.try_clone().unwrap().save_to_vec().unwrap()).unwrap();
    assert!(copy.same(&heap).unwrap());
    for heap in [&heap, &copy] {
        let [a, b, c] = heap.objects() else { unreachable!() };
        let names: Vec<_> = a.names().iter().map(|name| name.unwrap().name().unwrap()).collect();
        assert_eq!(names, [c"b", c"c", c"a"]);
        assert!(b.names().is_empty());
        // There is no object 9.
        assert!(c.names().get(1).unwrap().is_none());
        assert!(std::ptr::eq(c.names().get(0).unwrap().unwrap(), a));
    }
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Edge {
    on: c_char,
    #[pool(link)]
    to: *mut State,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct State {
    accepts: bool,
    #[pool(zero_terminated, until = |edge| edge.on == 0)]
    edges: *mut Edge,
}

unsafe extern "C" fn accepts(mut state: *const State, text: *const c_char) -> bool {
    for &byte in unsafe { CStr::from_ptr(text) }.to_bytes() {
        let mut edge = unsafe { (*state).edges };
        while !edge.is_null() && unsafe { (*edge).on } != 0 && unsafe { (*edge).on } as u8 != byte {
            edge = unsafe { edge.add(1) };
        }
        if edge.is_null() || unsafe { (*edge).on } == 0 {
            return false;
        }
        state = unsafe { (*edge).to };
    }
    unsafe { (*state).accepts }
}

#[test]
fn an_automaton() {
    // a(ba)*
    let automaton: Graph<State> = Graph::new_cyclic(|cx, start| -> Result<(), Error> {
        let end = cx.reserve::<State>()?;
        let (to_start, to_end) = (start.link(), end.link());
        let edge = |on: u8, to| EdgeInit { on: on as c_char, to };
        cx.fill(start, StateInit { accepts: false, edges: [edge(b'a', to_end)] })?;
        cx.fill(end, StateInit { accepts: true, edges: [edge(b'b', to_start)] })?;
        Ok(())
    })
    .unwrap();
    for graph in [&automaton, &automaton.try_clone().unwrap()] {
        for (text, expected) in [(c"a", true), (c"", false), (c"aba", true), (c"ab", false), (c"aa", false)] {
            assert_eq!(unsafe { accepts(graph.as_ptr(), text.as_ptr()) }, expected, "{text:?}");
        }
    }
    assert!(automaton.same(&automaton.try_clone().unwrap()).unwrap());
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Tree {
    id: u32,
    #[pool(one)]
    left: *mut Tree,
    #[pool(one)]
    right: *mut Tree,
    #[pool(link)]
    parent: *mut Tree,
}

#[test]
fn built_nodes_are_owned_and_shared() {
    let pool = Pool::new();
    let shared = Tree::new_in(&pool, TreeInit { id: 9, left: Null, right: Null, parent: Null }).unwrap();
    let root = pool
        .build_cyclic(|cx| -> Result<_, Error> {
            let root = cx.reserve::<Tree>()?;
            let leaf = cx.build(TreeInit { id: 2, left: shared, right: &shared, parent: root.link() })?;
            assert_eq!(cx.view(leaf).left().unwrap().id(), 9);
            assert_eq!(cx.view(leaf).parent().unwrap().id(), 0);
            cx.fill(root, TreeInit { id: 1, left: leaf, right: leaf, parent: Null })
        })
        .unwrap();
    let copy = pool.copy::<Tree>(&root).unwrap();
    for root in [root, copy] {
        let leaf = root.left().unwrap();
        assert!(std::ptr::eq(leaf, root.right().unwrap()));
        assert!(std::ptr::eq(leaf.parent().unwrap(), &*root));
        assert_eq!(leaf.left().unwrap().id(), 9);
    }
    let mut seen = HashSet::new();
    for node in [copy.as_raw().left, root.as_raw().left] {
        assert!(seen.insert(node));
    }
}

#[test]
fn slots_that_nobody_fills_are_named() {
    let pool = Pool::new();
    let unfilled = |error| match error {
        Error::Unfilled { ty, number, index, left } => (ty.rsplit("::").next().unwrap(), number, index, left),
        other => panic!("{other}"),
    };
    let none = RingInit { id: 1, next: Null, previous: Null };
    let error = Graph::<Ring>::new_cyclic(|_, _| Ok::<_, Error>(())).unwrap_err();
    assert_eq!(unfilled(error.clone()), ("Ring", 0, None, 1));
    assert!(
        error
            .to_string()
            .starts_with("reservation 0 of the build, of `cycles::Ring`, was not filled, one of 1")
    );
    let error = pool
        .build_cyclic(|cx| -> Result<_, Error> {
            let slots = cx.reserve_array::<Tree>(3)?;
            let _forgotten = cx.reserve::<Ring>()?;
            for index in [0, 2] {
                let tree = TreeInit { id: 1, left: Null, right: Null, parent: slots.link(1) };
                cx.fill_at(&slots, index, tree)?;
            }
            assert_eq!(unfilled(cx.complete(slots).unwrap_err()), ("Tree", 0, Some(1), 1));
            cx.build(none)
        })
        .unwrap_err();
    assert_eq!(unfilled(error.clone()), ("Tree", 0, Some(1), 2));
    assert!(error.to_string().contains("position 1"), "{error}");
}

#[test]
fn slots_are_filled_once_and_as_many_as_there_are() {
    let pool = Pool::new();
    let ring = |id| RingInit { id, next: Null, previous: Null };
    let root = pool
        .build_cyclic(|cx| -> Result<_, Error> {
            let slots = cx.reserve_array::<Ring>(2)?;
            cx.fill_at(&slots, 0, ring(1))?;
            let again = cx.fill_at(&slots, 0, ring(2)).unwrap_err();
            assert_eq!(again, Error::NoSlot { index: 0, len: 2 });
            for index in [2, usize::MAX] {
                assert_eq!(cx.fill_at(&slots, index, ring(2)), Err(Error::NoSlot { index, len: 2 }));
            }
            assert!(slots.link(2).is_none());
            cx.fill_at(&slots, 1, ring(2))?;
            drop(cx.complete(slots)?);
            let slots = cx.reserve_array::<Ring>(2)?;
            assert!(matches!(
                cx.fill_all(slots, [ring(1)]),
                Err(Error::IteratorLength { promised: 2, found: Some(1), .. })
            ));
            cx.build(ring(0))
        })
        .unwrap_err();
    assert!(matches!(root, Error::Unfilled { number: 1, index: Some(1), left: 1, .. }));
    assert!(matches!(
        pool.build_cyclic(|cx| {
            let slots = cx.reserve_array::<Ring>(usize::MAX / 8)?;
            drop(slots);
            cx.build(ring(0))
        }),
        Err(Error::SizeOverflow { .. })
    ));
}

#[test]
fn a_user_s_error_comes_out() {
    #[derive(Debug)]
    enum Mine {
        Pool(Error),
        Parse,
    }
    impl From<Error> for Mine {
        fn from(error: Error) -> Self {
            Mine::Pool(error)
        }
    }
    let error = Graph::<Ring>::new_cyclic(|_, _| Err(Mine::Parse)).unwrap_err();
    assert!(matches!(error, Mine::Parse));
    let error = Graph::<Ring>::new_cyclic(|cx, root| {
        let _forgotten = cx.reserve::<Ring>()?;
        cx.fill(root, RingInit { id: 1, next: Null, previous: Null })?;
        Ok::<_, Mine>(())
    });
    assert!(matches!(error, Err(Mine::Pool(Error::Unfilled { number: 1, .. }))));
}

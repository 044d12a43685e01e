//! Hostile safe programs with nodes that lead back, against what treats whole graphs (rule 26).

use std::ffi::c_void;
use std::fmt::Debug;
use std::ptr;

use cymem::{Chain, Copied, Error, FromC, Graph, Limits, Null, Plain, Pool, PoolAlloc};

/// The graph in every form that it may have.
fn copies<T: PoolAlloc>(graph: &Graph<T>) -> Vec<Graph<T>> {
    // SAFETY: C could have built the same.
    let imported = unsafe { T::import(graph.as_ptr(), Limits::new()) }.unwrap();
    let loaded = Graph::load(&graph.save_to_vec().unwrap()).unwrap();
    let all = vec![graph.try_clone().unwrap(), loaded, imported];
    assert!(all.iter().all(|copy| graph.same(copy).unwrap()));
    all
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct Inner {
    n: u32,
    #[pool(len = n, back)]
    kids: *mut Kid,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Kid {
    id: u32,
    #[pool(back)]
    holder: *mut Inner,
}

fn inner<const N: usize>(ids: [u32; N]) -> InnerInit<[KidInit; N]> {
    InnerInit { kids: ids.map(|id| KidInit { id }) }
}

fn is_held(inner: &InnerView) -> bool {
    inner.n() > 0 && inner.kids().iter().all(|kid| ptr::eq(kid.holder().unwrap(), inner))
}

/// Of the same size as what is in it, at the same place.
#[derive(PoolAlloc)]
#[repr(C)]
struct Same {
    #[pool(nested)]
    inner: Inner,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Outer {
    id: u32,
    #[pool(nested)]
    one: Inner,
    #[pool(nested)]
    alike: Same,
    #[pool(nested)]
    many: [Inner; 2],
}

/// Nodes lead back into the middle of a node, and to the place of another node of the same size.
#[test]
fn rule_26_holders_by_value() {
    let graph: Graph<Outer> = Graph::new(OuterInit {
        id: 1,
        one: inner([1, 2]),
        alike: SameInit { inner: inner([3]) },
        many: [inner([4]), inner([5])],
    })
    .unwrap();
    let pool = Pool::new();
    for outer in copies(&graph).iter().chain([&graph]) {
        assert!(is_held(outer.one()) && is_held(outer.alike().inner()));
        assert!(is_held(&outer.many()[0]) && is_held(&outer.many()[1]));
        // A node by itself takes along what it leads back to.
        let kid = pool.copy::<Kid>(&outer.one().kids()[1]).unwrap();
        assert_eq!((kid.id(), kid.holder().unwrap().kids()[0].id()), (2, 1));
    }
    let same: Graph<Same> = Graph::new(SameInit { inner: inner([3, 4]) }).unwrap();
    assert!(copies(&same).iter().all(|same| is_held(same.inner())));
}

#[derive(PoolAlloc)]
#[repr(C)]
union Value {
    #[pool(when = 1)]
    number: u64,
    #[pool(when = 2, nested)]
    inner: Inner,
    #[pool(when = [3, 4], nested)]
    same: Inner,
    #[pool(when = 5, nested)]
    many: [Inner; 2],
    #[pool(when = 6)]
    wide: [u64; 9],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Cell {
    kind: u8,
    #[pool(tag = kind)]
    value: Value,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Sheet {
    n: u32,
    #[pool(len = n)]
    cells: *mut Cell,
    #[pool(nested)]
    first: Cell,
    #[pool(nested)]
    last: Cell,
}

/// Nodes lead back into a union, of which the tag says that a holder is there.
#[test]
fn rule_26_holders_in_unions() {
    let graph: Graph<Sheet> = Graph::new(SheetInit {
        cells: [CellInit { value: Value::many([inner([1]), inner([2])]) }],
        first: CellInit { value: Value::inner(inner([4, 5])) },
        last: CellInit { value: Value::same(inner([6])) },
    })
    .unwrap();
    let is_held = |cell: &CellView| match cell.value() {
        ValueView::Inner(inner) | ValueView::Same(inner) => is_held(inner),
        ValueView::Many([first, second]) => is_held(first) && is_held(second),
        _ => false,
    };
    for sheet in copies(&graph).iter().chain([&graph]) {
        assert!(is_held(&sheet.cells()[0]) && is_held(sheet.first()) && is_held(sheet.last()));
    }
}

/// Rule 28: a saved graph in which nodes lead back to a union that has another case.
#[test]
fn rule_28_a_holder_that_its_tag_denies() {
    let graph: Graph<Sheet> = Graph::new(SheetInit {
        cells: [CellInit { value: Value::many([inner([1]), inner([2])]) }],
        first: CellInit { value: Value::inner(inner([4])) },
        last: CellInit { value: Value::same(inner([5])) },
    })
    .unwrap();
    let saved = graph.save_to_vec().unwrap();
    for at in (0..saved.len()).step_by(if cfg!(miri) { 181 } else { 1 }) {
        for kind in 0..8 {
            let mut bytes = saved.clone();
            bytes[at] = kind;
            let Ok(graph) = Graph::<Sheet>::load(&bytes) else { continue };
            for cell in graph.cells().iter().chain([graph.first(), graph.last()]) {
                let held = match cell.value() {
                    ValueView::Inner(inner) | ValueView::Same(inner) => std::slice::from_ref(inner),
                    ValueView::Many(many) => many,
                    _ => &[],
                };
                for kid in held.iter().flat_map(|inner| inner.kids()) {
                    let around = kid.holder().map_or(0, |holder| holder.kids().len());
                    assert!(around < 1000);
                }
            }
        }
    }
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Leaf {
    id: u32,
    #[pool(back)]
    up: *mut Tree,
    #[pool(list)]
    next: *mut Leaf,
    #[pool(back = next)]
    previous: *mut Leaf,
}

/// Every field that nodes may lead back from.
#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Tree {
    n: u32,
    #[pool(elem = Leaf, len = n, back)]
    erased: *mut c_void,
    r: u32,
    #[pool(len = r)]
    lens: *mut u32,
    #[pool(len = r, each(lens = lens), back)]
    rows: *mut *mut Leaf,
    m: u32,
    #[pool(len = m, each(len = 2), back)]
    pairs: *mut *mut Leaf,
    #[pool(each(one), back)]
    inline: [*mut Leaf; 3],
    #[pool(end = end, back)]
    begin: *mut Leaf,
    end: *mut Leaf,
    #[pool(zero_terminated, back)]
    zeros: *mut Leaf,
    #[pool(null_terminated, each(one), back)]
    pointers: *mut *mut Leaf,
    k: u16,
    room: u16,
    #[pool(len = k, capacity = room * 2, align = 128, back)]
    reserved: *mut Leaf,
    bytes: usize,
    #[pool(len = bytes, unit = bytes, back)]
    sized: *mut Leaf,
    w: i8,
    #[pool(len = w + 1, back)]
    computed: *mut Leaf,
    #[pool(null_terminated, each(null_terminated, each(one)), back)]
    nested: *mut *mut *mut Leaf,
    #[pool(one, back)]
    list: *const Leaf,
    #[pool(elem = Leaf, one, back)]
    hidden: *mut c_void,
}

fn leaf(id: u32) -> LeafInit {
    LeafInit { id }
}

fn leaves(tree: &TreeView) -> Vec<&LeafView> {
    let arrays = [tree.erased(), tree.begin(), tree.zeros(), tree.reserved(), tree.sized(), tree.computed()];
    let mut all: Vec<_> = arrays.into_iter().flatten().collect();
    all.extend(tree.rows().iter().chain(tree.pairs().iter()).flatten());
    all.extend(tree.inline().iter().flatten().chain(tree.pointers().iter().flatten()));
    all.extend(tree.nested().iter().flat_map(|list| list.iter().flatten()));
    all.extend(tree.list().into_iter().chain(tree.list().unwrap().next()).chain(tree.hidden()));
    all
}

#[test]
fn rule_26_every_field_that_nodes_lead_back_from() {
    let mut graph: Graph<Tree> = Graph::new(TreeInit {
        erased: [leaf(1)],
        rows: [vec![leaf(2)], vec![], vec![leaf(3), leaf(4)]],
        pairs: [[leaf(5), leaf(6)]],
        inline: [leaf(7)],
        begin: [leaf(8)],
        zeros: [leaf(0), leaf(9)], // not zero, since it leads back
        pointers: [leaf(10)],
        room: 3,
        reserved: [leaf(11)],
        sized: [leaf(12)],
        w: 1,
        computed: [leaf(13), leaf(14)],
        nested: [[leaf(15)]],
        list: Chain([leaf(16), leaf(17), leaf(18)]),
        hidden: leaf(19),
    })
    .unwrap();
    let check = |tree: &TreeView| {
        let leaves = leaves(tree);
        assert_eq!(leaves.len(), 20);
        assert!(leaves.iter().all(|leaf| ptr::eq(leaf.up().unwrap(), tree)));
    };
    check(&graph);
    copies(&graph).iter().for_each(|copy| check(copy));
    let pool = Pool::new();
    check(pool.copy::<Leaf>(leaves(&graph)[3]).unwrap().up().unwrap());
    // A copy of the bytes would have the same leaves, which lead back to the original.
    let original = pool.copy::<Tree>(&graph).unwrap();
    assert!(matches!(pool.array::<Tree>([Copied(original)]), Err(Error::LeadsBack { .. })));

    // Around by every way that an editor has.
    let tree = graph.edit().rows_mut().unwrap().enter(2).unwrap().enter(1).unwrap().enter_up().unwrap();
    let tree = tree.pairs_mut().unwrap().enter(0).unwrap().enter(1).unwrap().enter_up().unwrap();
    let tree = tree.zeros_mut().unwrap().enter(1).unwrap().enter_up().unwrap();
    let tree = tree.reserved_mut().unwrap().enter(0).unwrap().enter_up().unwrap();
    let tree = tree.nested_mut().unwrap().enter(0).unwrap().enter(0).unwrap().enter_up().unwrap();
    let mut leaf = tree.enter_list().unwrap().enter_next().unwrap().enter_previous().unwrap();
    leaf.set_id(160);
    assert_eq!(graph.list().unwrap().id(), 160);
}

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C, align(32))]
struct Wide {
    a: u8,
    b: u16,
}

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
struct Odd {
    a: u8,
    w: u128,
    b: bool,
}

#[derive(PoolAlloc)]
#[repr(C, align(64))]
#[pool(edit, derive(Debug, PartialEq))]
struct Generic<T: Plain + Debug + PartialEq, const N: usize> {
    value: T,
    n: u8,
    #[pool(len = n)]
    all: *mut T,
    fixed: [T; N],
    #[pool(link)]
    to: *mut Generic<T, N>,
    #[pool(back)]
    up: *mut Generic<T, N>,
    #[pool(one, back)]
    down: *mut Generic<T, N>,
    k: u16,
    #[pool(len = k, back)]
    kids: *mut Generic<T, N>,
    #[pool(each(link))]
    four: [*mut Generic<T, N>; 4],
}

type LeafOf<T, L, const N: usize> = GenericInit<T, N, Vec<T>, L, Null, Null, [Null; 0]>;

fn leaf_of<T: Plain + Copy + Debug + PartialEq, L, const N: usize>(value: T, to: L) -> LeafOf<T, L, N> {
    GenericInit { value, all: vec![value; 3], fixed: [value; N], to, down: Null, kids: Null, four: [] }
}

fn cycle<T: Plain + Copy + Debug + PartialEq, const N: usize>(v: T, w: T) -> Graph<Generic<T, N>> {
    Graph::new_cyclic(|cx, root| {
        let slots = cx.reserve_array::<Generic<T, N>>(2)?;
        let all = slots.links();
        let first = cx.build(leaf_of(v, all.get(1)))?;
        cx.fill_at(&slots, 0, leaf_of(w, root.link()))?;
        let second = GenericInit {
            value: w,
            all: [&v],
            fixed: [w; N],
            to: first,
            down: leaf_of(v, first),
            kids: [leaf_of(v, first), leaf_of(w, first)],
            four: [all.get(0), None, all.get(1)],
        };
        cx.fill_at(&slots, 1, second)?;
        // Nothing owns the array: links alone lead into it.
        let _ = cx.complete(slots)?;
        let kids = [leaf_of(w, root.link())];
        let (all, to) = ([v, w], all.get(1));
        let init = GenericInit { value: v, all, fixed: [v; N], to, down: Null, kids, four: [to] };
        cx.fill(root, init).map(drop)
    })
    .unwrap_or_else(|error: cymem::Error| panic!("{error}"))
}

fn goes_around<T: Plain + Copy + Debug + PartialEq, const N: usize>(v: T, w: T) {
    let mut graph = cycle::<T, N>(v, w);
    let check = |graph: &Graph<Generic<T, N>>| {
        let second = graph.to().unwrap();
        assert!(ptr::eq(second.kids()[1].up().unwrap(), second));
        assert!(ptr::eq(second.down().unwrap().up().unwrap(), second));
        assert!(ptr::eq(second.four().get(2).flatten().unwrap(), second));
        assert!(ptr::eq(second.four().get(0).flatten().unwrap().to().unwrap(), &**graph));
        assert!(ptr::eq(graph.kids()[0].to().unwrap(), graph.kids()[0].up().unwrap()));
        assert_eq!((second.to().unwrap().all(), graph.as_ptr().addr() % 64), (&[v; 3][..], 0));
    };
    check(&graph);
    copies(&graph).iter().for_each(check);

    let mut edit = graph.edit().enter_to().unwrap();
    edit.set_value(w);
    edit.set_fixed([v; N]);
    assert!(edit.reborrow().all_mut().unwrap().set(0, w).is_some());
    assert!(edit.reborrow().all_mut().unwrap().set(1, w).is_none());
    edit.reborrow().kids_mut().unwrap().enter(1).unwrap().enter_up().unwrap().set_value(v);
    assert_eq!((graph.to().unwrap().value(), graph.to().unwrap().all()), (v, &[w][..]));

    let pool = Pool::new();
    let absorbed = pool.absorb(graph).unwrap();
    let copied = pool.build::<Generic<T, N>, _>(Copied(absorbed));
    assert!(matches!(copied, Err(Error::LeadsBack { by: "Generic.kids", .. })));
    assert!(*absorbed == *pool.copy::<Generic<T, N>>(&absorbed).unwrap());
}

#[test]
fn rule_26_generic_nodes_go_around() {
    goes_around::<u8, 3>(1, 2);
    goes_around::<Wide, 1>(Wide { a: 1, b: 2 }, Wide { a: 3, b: 4 });
    goes_around::<Odd, 2>(Odd { a: 1, w: 2, b: true }, Odd { a: 3, w: u128::MAX, b: false });
}

//! `Init`: what users call a source of a whole node, and how their own types become one.

use crate::node::PoolAlloc;
use crate::put::build::{Build, Context, Failed};
use crate::put::later::one_level_down;
use crate::put::traits::{Put, Source, Write};
use crate::shape::one::{NewNode, NodeFor, One};
use crate::shape::value::Value;

/// "Can write a new `T` in context `C`": the generated `TInit` literals, [`Via`], [`Zeroed`](crate::Zeroed), and
/// plain values and references to them. Name it in signatures; it is implemented for all that fits.
///
/// A function that returns a part of a larger graph is generic over the context, so that the part
/// fits into a [`Graph`](crate::Graph) as well as into any pool, in an array as well as behind a pointer:
///
/// ```
/// use cymem::{Context, Graph, Init, Pool, PoolAlloc};
///
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// struct Row { len: u32, #[pool(len = len)] cells: *mut f64 }
///
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// struct Table { len: u32, #[pool(len = len)] rows: *mut Row, #[pool(one)] head: *mut Row }
///
/// fn row<C: Context>(cells: &[f64]) -> impl Init<C, Row> {
///     RowInit { cells }
/// }
///
/// let table: Graph<Table> =
///     Graph::new(TableInit { rows: [row(&[1.0, 2.0]), row(&[3.0])], head: row(&[0.0]) })?;
/// assert_eq!(table.rows()[1].cells(), [3.0]);
///
/// let pool = Pool::new();
/// assert_eq!(pool.build(row(&[4.0]))?.cells(), [4.0]);
/// # Ok::<(), cymem::Error>(())
/// ```
///
/// Building takes a recipe by value. To use one twice, make it twice: by such a function, or by a closure if
/// all of them are for the same context:
///
/// ```
/// # use cymem::{Pool, PoolAlloc};
/// # #[derive(PoolAlloc)]
/// # #[repr(C)]
/// # struct Row { len: u32, #[pool(len = len)] cells: *mut f64 }
/// let pool = Pool::new();
/// let row = || RowInit { cells: [1.0, 2.0] };
/// let (first, second) = (pool.build(row())?, pool.build(row())?);
/// assert_ne!(first.as_ptr(), second.as_ptr());
/// # Ok::<(), cymem::Error>(())
/// ```
pub trait Init<C: Context, T>: Put<C, T, Value> + NodeFor<T, By = NewNode> {}

impl<C: Context, T, I: Put<C, T, Value> + NodeFor<T, By = NewNode>> Init<C, T> for I {}

/// "A `Src` knows how to initialise this node." Safe to implement; [`Via`] uses it.
///
/// This is how recursive application data becomes a graph of nodes, with no copy in between and
/// with types of finite size:
///
/// ```
/// use cymem::{Context, Graph, Init, InitFrom, PoolAlloc, Via};
///
/// struct Tree { id: u32, kids: Vec<Tree> }
///
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// struct Node { id: u32, len: usize, #[pool(len = len)] kids: *mut Node }
///
/// impl<'a> InitFrom<&'a Tree> for Node {
///     fn init_from<C: Context>(tree: &'a Tree) -> impl Init<C, Node> {
///         NodeInit { id: tree.id, kids: tree.kids.iter().map(Via) }
///     }
/// }
///
/// let tree = Tree { id: 1, kids: vec![Tree { id: 2, kids: vec![] }, Tree { id: 3, kids: vec![] }] };
/// let graph: Graph<Node> = Graph::new(Via(&tree))?;
/// assert_eq!(graph.kids()[1].id(), 3);
/// # Ok::<(), cymem::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "nobody has said how a `{Src}` initialises a `{Self}`",
    label = "`Via` needs `InitFrom`",
    note = "implement `InitFrom<{Src}> for {Self}`; it needs no unsafe code"
)]
pub trait InitFrom<Src>: PoolAlloc {
    /// The Init of the node, usually a `TInit` literal.
    fn init_from<C: Context>(source: Src) -> impl Init<C, Self>;
}

/// "A `Src` knows how to initialise this node in context `C`." As [`InitFrom`], for sources that fit into one context
/// alone: with links and built nodes of a build with cycles, or with handles of a pool. [`ViaIn`] uses it.
///
/// ```
/// use cymem::{Graph, InCycle, Init, InitFromIn, Links, PoolAlloc, ViaIn};
///
/// struct Crate { name: String, deps: Vec<usize> }
///
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// struct Package {
///     #[pool(cstr)]
///     name: *const std::ffi::c_char,
///     len: usize,
///     #[pool(len = len, each(link))]
///     deps: *mut *mut Package, // dev-dependencies may form cycles
/// }
///
/// impl<'a, 'b, 'p> InitFromIn<InCycle<'b, 'p>, (&'a Crate, Links<'b, Package>)> for Package {
///     fn init_from_in((of, all): (&'a Crate, Links<'b, Package>)) -> impl Init<InCycle<'b, 'p>, Package> {
///         PackageInit { name: of.name.as_str(), deps: of.deps.iter().map(move |&index| all.get(index)) }
///     }
/// }
///
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// struct Lock { len: usize, #[pool(len = len)] packages: *mut Package }
///
/// let crates = [
///     Crate { name: "serde".into(), deps: vec![1] },
///     Crate { name: "serde_derive".into(), deps: vec![0] },
/// ];
/// let lock: Graph<Lock> = Graph::new_cyclic(|cx, root| {
///     let slots = cx.reserve_array(crates.len())?;
///     let all = slots.links();
///     let packages = cx.fill_all(slots, crates.iter().map(|of| ViaIn((of, all))))?;
///     cx.fill(root, LockInit { packages }).map(drop)
/// })?;
/// let serde = &lock.packages()[0];
/// assert_eq!(serde.deps().get(0).flatten().unwrap().name(), Some(c"serde_derive"));
/// # Ok::<(), cymem::Error>(())
/// ```
///
/// What is [`Borrowed`](crate::Borrowed) is as well: it must be borrowed for longer than the pool, of which [`InitFrom`]
/// knows nothing.
///
/// ```
/// use cymem::{Borrowed, Init, InitFromIn, Pool, PoolAlloc, ViaIn};
///
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// struct Row { len: usize, #[pool(len = len)] values: *const f64 }
///
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// struct Rows { len: usize, #[pool(len = len)] rows: *mut Row }
///
/// impl<'a: 'p, 'p> InitFromIn<&'p Pool, &'a Vec<f64>> for Row {
///     fn init_from_in(values: &'a Vec<f64>) -> impl Init<&'p Pool, Row> {
///         RowInit { values: Borrowed(values) }
///     }
/// }
///
/// let data = [vec![1.0, 2.0], vec![3.0]];
/// let pool = Pool::new();
/// let rows = Rows::new_in(&pool, RowsInit { rows: data.iter().map(ViaIn) })?;
/// assert_eq!(rows.rows()[1].values().as_ptr(), data[1].as_ptr());
/// # Ok::<(), cymem::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "nobody has said how a `{Src}` initialises a `{Self}` in this context",
    label = "`ViaIn` needs `InitFromIn`",
    note = "implement `InitFromIn<{C}, {Src}> for {Self}`; it needs no unsafe code"
)]
pub trait InitFromIn<C: Context, Src>: PoolAlloc {
    /// The Init of the node, usually a `TInit` literal.
    fn init_from_in(source: Src) -> impl Init<C, Self>;
}

/// An Init through [`InitFromIn`], by value and behind a pointer; data may nest as deep as with [`Via`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ViaIn<Src>(pub Src);

/// An Init through [`InitFrom`], by value and behind a pointer.
///
/// Data may nest as deep as they like: of each build 64 levels stand on the stack, and sources that lie deeper are
/// written later in the same call, one after the other, in an order that nobody should rely on. So a tree of a million
/// levels is built on the smallest stack, from borrowed and from owned sources; whoever has the graph has all of it.
/// An error past that depth names its field and the position in it; what is [around](crate::Place::within) the node is
/// there the array that holds it, or the field, but not an array further out.
///
/// Sources that are not written because something fails are dropped: an owned tree whose own `Drop` recurses, as that of
/// nested `Box`es does, overflows the stack there as it does elsewhere.
///
/// ```
/// use cymem::{Context, Graph, Init, InitFrom, PoolAlloc, Via};
///
/// #[derive(PoolAlloc)]
/// #[repr(C)]
/// struct Node { level: u32, #[pool(one)] below: *mut Node }
///
/// /// So many levels are below.
/// struct Level(u32);
///
/// impl InitFrom<Level> for Node {
///     fn init_from<C: Context>(Level(level): Level) -> impl Init<C, Node> {
///         NodeInit { level, below: level.checked_sub(1).map(|below| Via(Level(below))) }
///     }
/// }
///
/// let graph: Graph<Node> = Graph::new(Via(Level(100_000)))?;
/// let mut node = &*graph;
/// while let Some(below) = node.below() {
///     node = below;
/// }
/// assert_eq!(node.level(), 0);
/// # Ok::<(), cymem::Error>(())
/// ```
///
/// In C such a tree is built by a loop with a stack of its own, or by a recursion that somebody's data overflow:
///
/// ```c
/// struct node *convert(const struct level *from) {        /* how deep? ask whoever wrote the file */
///     struct node *node = malloc(sizeof *node);
///     node->below = from->below ? convert(from->below) : NULL;
///     return node;
/// }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Via<Src>(pub Src);

/// The way of [`Via`] and of [`ViaIn`].
#[doc(hidden)]
#[derive(Debug)]
pub enum ByInitFrom {}

// SAFETY: the node asks its source.
#[diagnostic::do_not_recommend]
unsafe impl<T, Src> Source<T, Value> for Via<Src> {
    type By = ByInitFrom;
}

// SAFETY: its value is written.
#[diagnostic::do_not_recommend]
unsafe impl<T, Src> Source<T, One> for Via<Src> {
    type By = NewNode;
}

// SAFETY: the node asks its source.
#[diagnostic::do_not_recommend]
unsafe impl<T, Src> Source<T, Value> for ViaIn<Src> {
    type By = ByInitFrom;
}

// SAFETY: its value is written.
#[diagnostic::do_not_recommend]
unsafe impl<T, Src> Source<T, One> for ViaIn<Src> {
    type By = NewNode;
}

// SAFETY: writes what the user's Init writes.
unsafe impl<C: Context, T: InitFromIn<C, Src>, Src> Write<C, T, Value, ByInitFrom> for ViaIn<Src> {
    const LATER: bool = true;

    #[inline]
    unsafe fn write(self, build: Build<'_, C>, (): (), slot: *mut T) -> Result<(), Failed> {
        // SAFETY: the caller's promise.
        let write = move || unsafe { T::init_from_in(self.0).put(build, (), slot) };
        // SAFETY: as above; and what the source borrows outlives the call that has begun the build: see `put::later`.
        unsafe { one_level_down(build.failure(), slot, write) }
    }
}

// SAFETY: writes what the user's Init writes.
unsafe impl<C: Context, T: InitFrom<Src>, Src> Write<C, T, Value, ByInitFrom> for Via<Src> {
    const LATER: bool = true;

    #[inline]
    unsafe fn write(self, build: Build<'_, C>, (): (), slot: *mut T) -> Result<(), Failed> {
        // SAFETY: the caller's promise.
        let write = move || unsafe { T::init_from::<C>(self.0).put(build, (), slot) };
        // SAFETY: as above.
        unsafe { one_level_down(build.failure(), slot, write) }
    }
}

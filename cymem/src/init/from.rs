//! Inits for the user's own types, without unsafe code.

use super::shape::Value;
use super::{Context, Init};
use crate::error::Error;
use crate::pooled::PoolAlloc;
use crate::recipe::Recipe;

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

/// An Init through [`InitFrom`], by value and behind a pointer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Via<Src>(pub Src);

impl<Src> Recipe for Via<Src> {}

// SAFETY: writes what the user's Init writes.
unsafe impl<C: Context, T: InitFrom<Src>, Src> Init<C, T, Value> for Via<Src> {
    #[inline]
    unsafe fn init(self, cx: C, slot: *mut T) -> Result<(), Error> {
        // SAFETY: the caller's promise.
        unsafe { T::init_from::<C>(self.0).init(cx, slot) }
    }
}

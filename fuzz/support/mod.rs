//! What the fuzz targets share: types of every shape, and a look at all of a graph.

#![allow(dead_code, reason = "no target uses all of it")]

use std::alloc::{self, Layout};
use std::fmt::Debug;
use std::hint::black_box;
use std::slice;

use cymem::{Error, Graph, Pool, PoolAlloc};

#[path = "../../tests/support/everything.rs"]
mod all_shapes;
pub(crate) mod network;

#[allow(unused_imports, reason = "as above")]
pub(crate) use all_shapes::{Everything, Leaf, Padded, everything};

/// How long the header of a saved graph is.
pub(crate) const HEADER: usize = 40;

/// The constant in it.
pub(crate) fn stamp() -> Padded {
    Padded { small: 1, large: 2, flag: true }
}

/// Memory of exactly so many bytes: AddressSanitizer sees whoever reads further.
pub(crate) struct Exact {
    start: *mut u8,
    layout: Layout,
}

impl Exact {
    /// A block of zeros. One of size 0 is an aligned address.
    pub(crate) fn zeroed(size: usize, align: usize) -> Self {
        let layout = Layout::from_size_align(size, align).unwrap();
        let start = match size {
            0 => std::ptr::without_provenance_mut(align),
            // SAFETY: the size is not 0.
            _ => unsafe { alloc::alloc_zeroed(layout) },
        };
        assert!(!start.is_null(), "out of memory");
        Exact { start, layout }
    }

    /// A block with these bytes.
    pub(crate) fn of(bytes: &[u8], align: usize) -> Self {
        let mut block = Exact::zeroed(bytes.len(), align);
        block.bytes().copy_from_slice(bytes);
        block
    }

    pub(crate) fn start(&self) -> *mut u8 {
        self.start
    }

    pub(crate) fn bytes(&mut self) -> &mut [u8] {
        // SAFETY: the block has so many bytes, all of them initialised.
        unsafe { slice::from_raw_parts_mut(self.start, self.layout.size()) }
    }
}

impl Drop for Exact {
    fn drop(&mut self) {
        if self.layout.size() > 0 {
            // SAFETY: the block came from there.
            unsafe { alloc::dealloc(self.start, self.layout) };
        }
    }
}

/// Reads all of a graph that was made of hostile data, in every way that there is, and in blocks of their own.
pub(crate) fn look<T>(graph: &Graph<T>)
where
    T: PoolAlloc<View: Debug + PartialEq>,
{
    let shown = format!("{:?}", &**graph);
    let pool = Pool::tracked();
    let copy = pool.copy::<T>(graph).unwrap();
    black_box(format!("{:?}", &*copy));
    let clone = graph.try_clone().unwrap();
    assert_eq!(shown.len(), format!("{:?}", &*clone).len());
    black_box(**graph == *clone);
    assert!(graph.same(&clone).unwrap());
    black_box(graph.report().unwrap().to_string());
    black_box(graph.dot().to_string());
    match graph.save_to_vec() {
        Ok(saved) => {
            let loaded = Graph::<T>::load(&saved).unwrap();
            assert_eq!(loaded.save_to_vec().unwrap(), saved);
        }
        Err(error) => assert!(matches!(error, Error::Invalid { .. }), "{error:?}"),
    }
    // A count is lost where all arrays that have it are NULL, so the first text may not be the second one.
    if let Some(read) = reread(graph) {
        let again = reread(&read).expect("what was read is data");
        assert_eq!(serde_json::to_string(&again).unwrap(), serde_json::to_string(&read).unwrap());
    }
}

/// The graph as data, read again; nothing if it has no form as data.
fn reread<T: PoolAlloc>(graph: &Graph<T>) -> Option<Graph<T>> {
    serde_json::from_str(&serde_json::to_string(graph).ok()?).ok()
}

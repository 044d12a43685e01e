//! What the tests of structs from C headers have in common (`c/shapes.h`).

use cymem::{Error, Graph, PoolAlloc};

/// Hands a finished graph to a C function that checks it, on both engines and as a graph. Miri, which
/// calls no C, watches the building.
#[macro_export]
macro_rules! assert_c_reads {
    ($check:ident: $node:ident, $init:expr $(, $argument:expr)*) => {
        let (arena, tracked) = (::cymem::Pool::new(), ::cymem::Pool::tracked());
        let graph: ::cymem::Graph<$node> = ::cymem::Graph::new($init).unwrap();
        let in_arena = $node::new_in(&arena, $init).unwrap();
        let in_tracked = $node::new_in(&tracked, $init).unwrap();
        for node in [graph.as_ptr(), in_arena.as_ptr(), in_tracked.as_ptr()] {
            // SAFETY: C reads a live graph of the type it expects.
            let line = if cfg!(miri) { 0 } else { unsafe { $check(node $(, $argument)*) } };
            assert_eq!(line, 0, "the line in the C file");
        }
    };
}

/// Compares sizes, alignments and offsets with the C arrays `layout_…`.
#[macro_export]
macro_rules! assert_layout_of_c {
    ($($name:ident = $c:ident { $($field:ident),* $(,)? })*) => { $({
        const FIELDS: usize = [$(stringify!($field)),*].len();
        unsafe extern "C" {
            #[link_name = concat!("layout_", stringify!($c))]
            static FROM_C: [usize; FIELDS + 2];
        }
        // SAFETY: C defines an array of this length, and nobody writes to it.
        let from_c = unsafe { FROM_C };
        let ours = [size_of::<$name>(), align_of::<$name>(), $(::core::mem::offset_of!($name, $field)),*];
        assert_eq!(ours, from_c, stringify!($name));
    })* };
}

/// The error of a build that must fail, and the field that it names.
///
/// # Panics
///
/// If the build succeeds, or its error is not about a field.
pub fn refused<T: PoolAlloc>(result: Result<Graph<T>, Error>) -> (Error, &'static str) {
    let error = result.expect_err("bad input");
    let field = error.field().expect("an error of a field");
    (error, field)
}

//! The structs of Arrow's C data interface (`c/shapes.h`): graphs that a consumer in C reads and releases.
#![allow(missing_docs)]

use core::ffi::{c_char, c_int, c_void};
use core::ptr;
use std::sync::Arc;

use cymem::{Context, Error, Filled, Graph, Init, InitFrom, Null, Plain, Pool, PoolAlloc, Pooled, Root, Via};
use cymem_tests::{assert_layout_of_c, refused};

#[derive(PoolAlloc)]
#[repr(C)]
struct ArrowSchema {
    #[pool(cstr)]
    format: *const c_char,
    #[pool(cstr)]
    name: *const c_char,
    #[pool(null)]
    metadata: *const c_char,
    flags: i64,
    n_children: i64,
    #[pool(len = n_children, each(one))]
    children: *mut *mut ArrowSchema,
    #[pool(one)]
    dictionary: *mut ArrowSchema,
    release: Option<unsafe extern "C" fn(*mut ArrowSchema)>,
    #[pool(opaque)]
    private_data: *mut c_void,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct ArrowArray {
    length: i64,
    null_count: i64,
    offset: i64,
    n_buffers: i64,
    n_children: i64,
    #[pool(len = n_buffers, each(opaque))]
    buffers: *mut *const c_void,
    #[pool(len = n_children, each(one))]
    children: *mut *mut ArrowArray,
    #[pool(one)]
    dictionary: *mut ArrowArray,
    release: Option<unsafe extern "C" fn(*mut ArrowArray)>,
    #[pool(opaque)]
    private_data: *mut c_void,
}

/// How a graph goes to a consumer: the root is copied to the consumer's struct, whose `private_data`
/// keeps the memory until `release`. Children only note that they are released: theirs is the same memory.
macro_rules! exported {
    ($node:ident, $export:ident, $release:ident, $release_child:ident) => {
        fn $export(graph: Graph<$node>) -> $node {
            let root = graph.into_raw();
            // SAFETY: `into_raw` gives a live node, which has no destructor.
            let copy = unsafe { root.read() };
            $node { release: Some($release), private_data: root.cast(), ..copy }
        }

        unsafe extern "C" fn $release(node: *mut $node) {
            // SAFETY: the consumer passes its own struct, which nobody else uses.
            let node = unsafe { &mut *node };
            node.release = None;
            // SAFETY: the root is from `into_raw`, and the consumer is done with what is behind it.
            drop(unsafe { Graph::from_raw(node.private_data.cast::<$node>()) });
        }

        unsafe extern "C" fn $release_child(node: *mut $node) {
            // SAFETY: the consumer passes a struct of the graph, which nobody else uses.
            unsafe { (*node).release = None };
        }
    };
}
exported!(ArrowSchema, export_schema, release_schema, release_child_schema);
exported!(ArrowArray, export_array, release_array, release_child_array);

/// A field of a table, in Rust.
#[derive(Default)]
struct Field {
    format: &'static str,
    name: Option<&'static str>,
    flags: i64,
    children: Vec<Field>,
    dictionary: Option<Box<Field>>,
}

impl<'a> InitFrom<&'a Field> for ArrowSchema {
    fn init_from<C: Context>(field: &'a Field) -> impl Init<C, Self> {
        ArrowSchemaInit {
            format: field.format,
            name: field.name,
            flags: field.flags,
            children: field.children.iter().map(Via),
            dictionary: field.dictionary.as_deref().map(Via),
            release: Some(release_child_schema as unsafe extern "C" fn(*mut ArrowSchema)),
            private_data: ptr::null_mut(),
        }
    }
}

const NULLABLE: i64 = 2;

fn field(format: &'static str, name: &'static str, flags: i64) -> Field {
    Field { format, name: Some(name), flags, ..Field::default() }
}

/// `struct<id: int32, kind: dictionary<int32, utf8>, tags: list<utf8>>`
fn table() -> Field {
    let values = Field { format: "u", ..Field::default() };
    let kind = Field { dictionary: Some(Box::new(values)), ..field("i", "kind", 0) };
    let tags = Field { children: vec![field("u", "item", NULLABLE)], ..field("+l", "tags", NULLABLE) };
    Field { children: vec![field("i", "id", NULLABLE), kind, tags], ..field("+s", "", 0) }
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn c_reads_and_releases_a_schema_of_arrow() {
    let owned = Arc::new(());
    let graph: Graph<ArrowSchema> = Graph::build(|pool, root| {
        pool.own(Arc::clone(&owned))?;
        root.fill(Via(&table()))
    })
    .unwrap();
    assert_eq!(graph.children().get(1).unwrap().unwrap().dictionary().unwrap().format(), Some(c"u"));

    let mut schema = export_schema(graph);
    assert_eq!(Arc::strong_count(&owned), 2);
    // SAFETY: C reads a live schema, releases it, and looks at nothing behind it afterwards.
    assert_eq!(unsafe { consume_schema(&raw mut schema) }, 0, "the line in c/shapes.c");
    assert_eq!(Arc::strong_count(&owned), 1, "the pool is gone");
}

/// A buffer of its own in the pool.
fn buffer<T: Plain + Copy>(pool: &Pool, data: &[T]) -> Result<*const c_void, Error> {
    let buffer = pool.alloc::<T>(data.len())?;
    buffer.copy_from_slice(data);
    Ok(buffer.as_ptr().cast())
}

/// A column with its buffers; the first says which values are there.
fn column<'p>(
    pool: &'p Pool,
    length: i64,
    null_count: i64,
    buffers: &[*const c_void],
    dictionary: Option<Pooled<'p, ArrowArray>>,
) -> Result<Pooled<'p, ArrowArray>, Error> {
    let (release, private_data) = (Some(release_child_array as _), ptr::null_mut());
    ArrowArray::new_in(
        pool,
        ArrowArrayInit {
            length,
            null_count,
            offset: 0,
            buffers: buffers.iter().copied(),
            children: Null,
            dictionary,
            release,
            private_data,
        },
    )
}

/// The ids 1, none, 3, in a `Vec` that the pool takes over, and the kinds "b", "a", "b".
fn fill_array<'p>(pool: &'p Pool, root: Root<'p, ArrowArray>) -> Result<Filled<'p, ArrowArray>, Error> {
    let ids: &Vec<i32> = pool.own(vec![1, 0, 3])?;
    let id = column(pool, 3, 1, &[buffer(pool, &[0b101_u8])?, ids.as_ptr().cast()], None)?;
    let texts = [ptr::null(), buffer(pool, &[0, 1, 2])?, buffer(pool, b"ab")?];
    let texts = column(pool, 2, 0, &texts, None)?;
    let kind = column(pool, 3, 0, &[ptr::null(), buffer(pool, &[1, 0, 1])?], Some(texts))?;
    root.fill(ArrowArrayInit {
        length: 3,
        null_count: 0,
        offset: 0,
        buffers: [ptr::null()],
        children: [id, kind],
        dictionary: Null,
        release: None,
        private_data: ptr::null_mut(),
    })
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn c_reads_and_releases_an_array_of_arrow() {
    let owned = Arc::new(());
    let graph: Graph<ArrowArray> = Graph::build(|pool, root| {
        pool.own(Arc::clone(&owned))?;
        fill_array(pool, root)
    })
    .unwrap();
    assert_eq!((graph.n_buffers(), graph.n_children(), graph.buffers()), (1, 2, &[ptr::null()][..]));

    let mut array = export_array(graph);
    // SAFETY: C reads a live array, releases it, and looks at nothing behind it afterwards.
    assert_eq!(unsafe { consume_array(&raw mut array) }, 0, "the line in c/shapes.c");
    assert_eq!(Arc::strong_count(&owned), 1, "the pool is gone");
}

#[test]
fn a_wrong_name_in_a_schema_is_found_in_its_parent() {
    let mut table = table();
    table.children[2].children[0].name = Some("it\0em");
    let (error, field) = refused(Graph::<ArrowSchema>::new(Via(&table)));
    assert_eq!(field, "ArrowSchema.name");
    assert!(error.to_string().ends_with("(in ArrowSchema.children[0])"), "{error}");
    assert!(matches!(error, Error::InteriorNul { position: 2, .. }));
}

unsafe extern "C" {
    fn consume_schema(schema: *mut ArrowSchema) -> c_int;
    fn consume_array(array: *mut ArrowArray) -> c_int;
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn the_layouts_are_those_of_c() {
    assert_layout_of_c! {
        ArrowSchema = ArrowSchema {
            format, name, metadata, flags, n_children, children, dictionary, release, private_data
        }
        ArrowArray = ArrowArray {
            length, null_count, offset, n_buffers, n_children, buffers, children, dictionary, release,
            private_data
        }
    }
}

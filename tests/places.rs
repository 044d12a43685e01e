//! Pointers by other names, in arrays by value and in integers (`c/grammar.h`), read by C and by views.
#![allow(missing_docs)]
#![allow(non_camel_case_types, reason = "the names are those of the C header")]

use core::ffi::{c_char, c_int, c_ulong, c_void};
use core::ptr;

use cymem::{Error, Graph, Null, OrNull, PoolAlloc, Pooled};
use cymem_tests::{assert_c_reads, assert_layout_of_c, refused};

enum Hidden {}
type device = *mut Hidden;
type gpointer = *mut c_void;
type text = *const c_char;
type texts = *mut text;

#[derive(PoolAlloc)]
#[pool(derive(Debug, PartialEq))]
#[repr(C)]
struct NamedPointers {
    #[pool(opaque)]
    main: device,
    count: u32,
    #[pool(len = count, each(opaque))]
    devices: *const device,
    #[pool(len = count, elem = u16)]
    samples: gpointer,
    #[pool(cstr)]
    name: text,
    #[pool(null_terminated, each(cstr))]
    names: texts,
}

#[derive(PoolAlloc)]
#[pool(derive(Debug, PartialEq))]
#[repr(C)]
struct Berval {
    bv_len: c_ulong,
    #[pool(bytes, len = bv_len)]
    bv_val: *mut c_char,
}

#[derive(PoolAlloc)]
#[pool(derive(Debug, PartialEq), zeroed)]
#[repr(C)]
struct Image {
    planes: c_int,
    size: c_int,
    #[pool(each(len = size))]
    plane: [*mut u8; 4],
    #[pool(each(cstr))]
    names: [text; 3],
    #[pool(each(one))]
    parts: [*mut Berval; 2],
}

#[derive(PoolAlloc)]
#[pool(derive(Debug, PartialEq))]
#[repr(C)]
struct Card {
    #[pool(elem = u32, len = count_fbs)]
    fb_id_ptr: u64,
    #[pool(elem = u8, zero_terminated)]
    name_ptr: u64,
    count_fbs: u32,
}

unsafe extern "C" {
    fn check_named_pointers(pointers: *const NamedPointers) -> c_int;
    fn check_image(image: *const Image) -> c_int;
    fn check_card(card: *const Card) -> c_int;
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn layouts() {
    assert_layout_of_c! {
        NamedPointers = named_pointers { main, count, devices, samples, name, names }
        Image = image { planes, size, plane, names, parts }
        Card = card { fb_id_ptr, name_ptr, count_fbs }
    }
}

#[test]
fn c_reads_pointers_of_other_names() {
    assert_c_reads!(check_named_pointers: NamedPointers, NamedPointersInit {
        main: ptr::without_provenance_mut(1),
        devices: [2, 3].map(ptr::without_provenance_mut),
        samples: [7, 8],
        name: "name",
        names: ["a", "b"],
    });
}

type Link = *mut Chain;
type Of<T> = *mut T;
trait Has {
    type Pointer;
}
impl Has for Chain {
    type Pointer = *const f64;
}

#[derive(PoolAlloc)]
#[pool(derive(Debug, PartialEq), zeroed)]
#[repr(C)]
struct Chain {
    id: u32,
    #[pool(list)]
    next: Link,
    #[pool(link)]
    owner: Link,
    #[pool(one)]
    value: <Chain as Has>::Pointer,
    n: u8,
    #[pool(len = n, each(len = n))]
    cells: Of<Of<u8>>,
    #[pool(null)]
    reserved: gpointer,
}

/// Lists and links, generic names and associated types.
#[test]
fn every_attribute_takes_names() -> Result<(), Error> {
    let pool = cymem::Pool::new();
    let owner: Pooled<'_, Chain> = pool.build(ChainInit::zeroed())?;
    let chain = |id| ChainInit { id, owner, value: 0.5, cells: [[1, 2], [3, 4]] };
    let first = Chain::list_in(&pool, (1..4).map(chain))?.expect("three");
    assert!(first.next().map(|next| next.id()).eq([2, 3]));
    assert_eq!(first.owner().map(|owner| owner.id()), Some(0));
    assert_eq!((first.value(), first.cells().get(1)), (Some(&0.5), Some(&[3, 4][..])));
    Ok(())
}

fn image() -> impl cymem::Init<cymem::Fresh, Image> {
    let plane = |p: u8| (0..3).map(move |i| 10 * p + i);
    ImageInit { planes: 2, plane: (0..2).map(plane), names: ["y", "uv"], parts: [BervalInit { bv_val: "p" }] }
}

#[test]
fn c_reads_pointers_in_an_array() {
    let plane = |p: u8| (0..3).map(move |i| 10 * p + i);
    assert_c_reads!(check_image: Image, ImageInit {
        planes: 2,
        plane: (0..2).map(plane),
        names: ["y", "uv"],
        parts: [BervalInit { bv_val: "p" }],
    });
}

#[test]
fn pointers_in_an_array_are_a_list() -> Result<(), Error> {
    let image: Graph<Image> = Graph::new(self::image())?;
    assert_eq!(image.plane().len(), 4);
    assert!(image.plane().iter().eq([&[0, 1, 2][..], &[10, 11, 12], &[], &[]]));
    assert!(image.names().iter().eq([Some(c"y"), Some(c"uv"), None]));
    assert_eq!(image.parts().get(0).flatten().map(|part| part.bv_val()), Some(&b"p"[..]));
    assert_eq!(*image, *Graph::<Image>::new(self::image())?);
    let empty: Graph<Image> = Graph::new(ImageInit::zeroed().with_names(OrNull(None::<[&str; 1]>)))?;
    assert_eq!((empty.size(), empty.plane().get(3), empty.names().get(0)), (0, Some(&[][..]), Some(None)));
    Ok(())
}

#[test]
fn more_items_than_pointers() {
    let (error, field) = refused(Graph::<Image>::new(ImageInit::zeroed().with_names(["a"; 4])));
    assert_eq!((&error, field), (&Error::TooMany { at: error.place(), found: 4, max: 3 }, "Image.names"));
    assert_eq!(
        error.to_string(),
        "Image.names: there are 4 items, expected at most 3, one for each pointer; pass fewer"
    );
    let rows = vec![vec![1, 2], vec![1]];
    let (error, _) = refused(Graph::<Image>::new(ImageInit::zeroed().with_plane(rows)));
    assert!(
        error.to_string().starts_with("Image.plane[1]: expected 2 elements as in `Image.plane`"),
        "{error}"
    );
}

/// C converts integers to pointers, which strict provenance does not.
#[test]
#[cfg_attr(miri, ignore = "addresses in integers are no strict provenance")]
fn c_reads_addresses() {
    assert_c_reads!(check_card: Card, CardInit { fb_id_ptr: [7, 8], name_ptr: b"hd" });
}

#[derive(PoolAlloc)]
#[pool(derive(Debug, PartialEq))]
#[repr(C)]
struct Addresses {
    #[pool(elem = Berval, one)]
    one: usize,
    n: u64,
    #[pool(elem = *const c_char, len = n, each(cstr))]
    names: u64,
}

#[test]
#[cfg_attr(miri, ignore = "addresses in integers are no strict provenance")]
fn addresses_are_views() -> Result<(), Error> {
    let init = || AddressesInit { one: Some(BervalInit { bv_val: "abc" }), names: ["x", "y"] };
    let (a, b): (Graph<Addresses>, Graph<Addresses>) = (Graph::new(init())?, Graph::new(init())?);
    assert_eq!(a.one().map(|one| one.bv_val()), Some(&b"abc"[..]));
    assert!(a.names().iter().eq([Some(c"x"), Some(c"y")]));
    // By what they lead to, not by the addresses.
    assert_eq!(*a, *b);
    assert_eq!(
        format!("{:?}", &*a),
        r#"Addresses { one: Some(Berval { bv_len: 3, bv_val: [97, 98, 99] }), n: 2, names: [Some("x"), Some("y")] }"#
    );
    let none: Graph<Addresses> = Graph::new(AddressesInit { one: Null, names: Null })?;
    assert_eq!((none.as_raw().one, none.as_raw().names, none.one().is_none()), (0, 0, true));
    Ok(())
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Shared {
    #[pool(opaque, unsafe(send, sync))]
    both: *mut c_void,
    #[pool(each(opaque, unsafe(sync, send)))]
    several: [device; 2],
    #[pool(null)]
    reserved: *mut c_void,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Sent {
    #[pool(opaque, unsafe(send))]
    data: *mut c_void,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Synced {
    #[pool(opaque, unsafe(sync))]
    data: *mut c_void,
}

/// Each promise is one, and both together are what a pointer to plain data has.
#[test]
fn promises() -> Result<(), Error> {
    fn send<T: Send>(graph: T) -> T {
        graph
    }
    fn sync<T: Sync>(graph: &T) -> &T {
        graph
    }
    let shared: Graph<Shared> = Graph::new(SharedInit { both: ptr::null_mut(), several: Null })?;
    assert!(sync(&send(shared)).both().is_null());
    let sent: Graph<Sent> = Graph::new(SentInit { data: ptr::null_mut() })?;
    assert!(send(sent).data().is_null());
    let synced: Graph<Synced> = Graph::new(SyncedInit { data: ptr::null_mut() })?;
    assert!(sync(&synced).data().is_null());
    Ok(())
}

//! Text and bytes in every form that C headers have (`c/grammar.h`), read by C and by views.
#![allow(missing_docs)]

use core::ffi::{c_char, c_int, c_uchar, c_uint, c_ulong, c_void};
use std::borrow::Cow;
use std::ffi::CStr;
use std::rc::Rc;
use std::sync::Arc;

use cymem::{Error, Graph, Null, OrNull, PoolAlloc};
use cymem_tests::{assert_c_reads, assert_layout_of_c, refused};

#[derive(PoolAlloc)]
#[repr(C)]
struct Berval {
    bv_len: c_ulong,
    #[pool(bytes, len = bv_len)]
    bv_val: *mut c_char,
}

#[derive(PoolAlloc)]
#[pool(derive(Debug, PartialEq))]
#[repr(C)]
struct Octets {
    length: c_uint,
    #[pool(bytes, len = length)]
    data: *const c_uchar,
    #[pool(bytes, len = length)]
    same: *mut c_void,
}

#[derive(PoolAlloc)]
#[pool(derive(Debug, PartialEq))]
#[repr(C)]
struct SizedText {
    #[pool(cstr, len = text_length)]
    text: *mut c_char,
    text_length: usize,
    #[pool(cstr)]
    name: *const c_uchar,
    length: u32,
    #[pool(str, len = length)]
    data: [c_char; 16],
}

#[derive(PoolAlloc)]
#[pool(derive(Debug, PartialEq), zeroed)]
#[repr(C)]
struct Wide {
    #[pool(utf16)]
    title: *const u16,
    #[pool(utf16, len = path_length)]
    path: *const u16,
    path_length: c_int,
}

#[derive(PoolAlloc)]
#[pool(derive(Debug, PartialEq))]
#[repr(C)]
struct Blocks {
    #[pool(cstr, block)]
    environment: *const c_char,
    #[pool(utf16, block)]
    filter: *const u16,
}

unsafe extern "C" {
    fn check_berval(berval: *const Berval) -> c_int;
    fn check_octets(octets: *const Octets) -> c_int;
    fn check_sized_text(text: *const SizedText) -> c_int;
    fn check_wide(wide: *const Wide) -> c_int;
    fn check_blocks(blocks: *const Blocks) -> c_int;
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn layouts() {
    assert_layout_of_c! {
        SizedText = sized_text { text, text_length, name, length, data }
    }
}

#[test]
fn c_reads_bytes() {
    const BYTES: [u8; 5] = *b"a\0b\xffc";
    assert_c_reads!(check_berval: Berval, BervalInit { bv_val: BYTES });
    assert_c_reads!(check_berval: Berval, BervalInit { bv_val: OrNull(Some(&BYTES[..])) });
    assert_c_reads!(check_octets: Octets, OctetsInit { data: "xyz", same: vec![b'a', b'b', b'c'] });
    assert_c_reads!(check_octets: Octets, OctetsInit { data: "xyz".to_owned(), same: Cow::Borrowed(b"abc".as_slice()) });
}

#[test]
fn c_reads_text_with_a_length() {
    assert_c_reads!(check_sized_text: SizedText, SizedTextInit { text: "grüß", name: "xml", data: "node" });
    assert_c_reads!(check_sized_text: SizedText, SizedTextInit { text: c"gr\xc3\xbc\xc3\x9f", name: c"xml", data: "node".to_owned() });
}

#[test]
fn c_reads_utf16() {
    assert_c_reads!(check_wide: Wide, WideInit { title: "hä😀", path: String::from("c:") });
}

#[test]
fn c_reads_blocks() {
    assert_c_reads!(check_blocks: Blocks, BlocksInit { environment: ["A=1", "HOME=/"], filter: vec!["*".to_owned(), "ß?".to_owned()] });
}

#[test]
fn views() -> Result<(), Error> {
    let octets: Graph<Octets> = Graph::new(OctetsInit { data: [1, 2], same: b"\0\0" })?;
    assert_eq!((octets.length(), octets.data(), (*octets).same()), (2, &[1, 2][..], &[0, 0][..]));
    let same: Graph<Octets> = Graph::new(OctetsInit { data: vec![1, 2], same: b"\0\0".as_slice() })?;
    assert_eq!(*octets, *same);
    let text: Graph<SizedText> = Graph::new(SizedTextInit { text: "", name: Null, data: "" })?;
    assert_eq!((text.text_length(), text.length(), text.text(), text.name()), (0, 0, Some(c""), None));
    let wide: Graph<Wide> = Graph::new(WideInit { title: "", path: None::<&str> })?;
    assert_eq!((wide.title(), wide.path(), wide.path_length()), (&[][..], &[][..], 0));
    assert!(!wide.as_raw().title.is_null() && wide.as_raw().path.is_null());
    assert_eq!(*Graph::<Wide>::new(WideInit::zeroed())?, *Graph::new(WideInit { title: Null, path: Null })?);
    let blocks: Graph<Blocks> = Graph::new(BlocksInit { environment: ["a", "b"], filter: ["ä"] })?;
    assert!(blocks.environment().eq([c"a", c"b"]) && blocks.filter().eq([&[0xe4][..]]));
    assert_eq!(
        format!("{blocks:?}", blocks = &*blocks),
        r#"Blocks { environment: ["a", "b"], filter: [[228]] }"#
    );
    let empty: Graph<Blocks> = Graph::new(BlocksInit { environment: [""; 0], filter: Null })?;
    assert_eq!((empty.environment().count(), empty.filter().count()), (0, 0));
    assert!(!empty.as_raw().environment.is_null() && empty.as_raw().filter.is_null());
    Ok(())
}

/// No bytes are NULL, and NULL goes with any count.
#[test]
fn nothing_at_all() -> Result<(), Error> {
    let none: Graph<Octets> = Graph::new(OctetsInit { data: "", same: [] })?;
    assert!(none.length() == 0 && none.as_raw().data.is_null() && none.as_raw().same.is_null());
    let half: Graph<Octets> = Graph::new(OctetsInit { data: OrNull(None::<&str>), same: Some("ab") })?;
    assert_eq!((half.length(), half.data(), (*half).same()), (2, &[][..], &b"ab"[..]));
    Ok(())
}

#[test]
fn what_does_not_fit() {
    let (error, field) = refused(Graph::<Octets>::new(OctetsInit { data: "ab", same: "abc" }));
    assert!(matches!(error, Error::LengthMismatch { expected: 2, found: 3, .. }), "{error}");
    assert_eq!(field, "Octets.same");
    let text = |text, data| Graph::<SizedText>::new(SizedTextInit { text, name: Null, data });
    let (error, field) = refused(text("a\0b", ""));
    assert_eq!((&error, field), (&Error::InteriorNul { at: error.place(), position: 1 }, "SizedText.text"));
    let (error, field) = refused(text("", "sixteen letters!"));
    assert!(
        matches!(error, Error::TooLong { found: 16, max: 15, .. }) && field == "SizedText.data",
        "{error}"
    );
    assert!(matches!(refused(text("", "a\0b")), (Error::InteriorNul { position: 1, .. }, "SizedText.data")));
    let (error, field) = refused(Graph::<Wide>::new(WideInit { title: "ä\0", path: "" }));
    assert!(matches!(error, Error::InteriorNul { position: 2, .. }) && field == "Wide.title", "{error}");
    let block = |strings: [&'static str; 3]| {
        Graph::<Blocks>::new(BlocksInit { environment: strings, filter: strings })
    };
    let (error, _) = refused(block(["a", "", "b"]));
    assert!(
        error.to_string().starts_with("Blocks.environment[1]: this element equals the terminator"),
        "{error}"
    );
    let (error, _) = refused(block(["a", "b", "c\0"]));
    assert!(matches!(error, Error::InteriorNul { position: 1, .. }), "{error}");
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Small {
    #[pool(cstr, len = len)]
    text: *const c_char,
    len: u8,
    #[pool(utf16, len = units)]
    wide: *const u16,
    units: u8,
}

/// The count of a text is an integer like any other.
#[test]
fn lengths_that_do_not_fit_their_count() -> Result<(), Error> {
    let long = "x".repeat(256);
    let (error, field) = refused(Graph::<Small>::new(SmallInit { text: &long, wide: "" }));
    assert!(matches!(error, Error::LengthOverflow { found: Some(256), ty: "u8", .. }), "{error}");
    assert_eq!(field, "Small.len");
    // 128 letters of two bytes are as many units.
    let wide = "ä".repeat(128);
    let small: Graph<Small> = Graph::new(SmallInit { text: &long[..255], wide: &wide })?;
    assert_eq!((small.len(), small.units(), small.wide().len()), (255, 128, 128));
    Ok(())
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Name {
    #[pool(cstr)]
    name: *const c_char,
}

/// Everything that is text in practice.
#[test]
fn sources_of_text() -> Result<(), Error> {
    fn is_name<I>(init: NameInit<I>)
    where
        NameInit<I>: cymem::Init<cymem::Fresh, Name>,
    {
        let name: Graph<Name> = Graph::new(init).expect("text without NUL");
        assert_eq!(name.name(), Some(c"name"));
    }
    let owned = String::from("name");
    is_name(NameInit { name: "name" });
    is_name(NameInit { name: &owned });
    is_name(NameInit { name: &Some(owned.clone()) });
    is_name(NameInit { name: Arc::<str>::from("name") });
    is_name(NameInit { name: Rc::<str>::from("name") });
    is_name(NameInit { name: &Cow::Borrowed("name") });
    is_name(NameInit { name: Cow::Borrowed(c"name") });
    is_name(NameInit { name: Box::<CStr>::from(c"name") });
    is_name(NameInit { name: Some(Some(c"name")) });
    #[cfg(unix)]
    {
        let path = std::path::PathBuf::from("name");
        is_name(NameInit { name: Cow::Borrowed(path.as_path()) });
        is_name(NameInit { name: Arc::<std::path::Path>::from(path.as_path()) });
        is_name(NameInit { name: Box::<std::ffi::OsStr>::from(path.as_os_str()) });
        is_name(NameInit { name: &path });
    }
    is_name(NameInit { name: owned });
    Ok(())
}

//! Cases of unions with every attribute that a case may have, and arrays of what is not plain in every place.
#![allow(missing_docs)]

use core::ffi::{CStr, c_char, c_void};
use core::ptr;

use cymem::{Bits, Error, Graph, Null, PoolAlloc};
use cymem_tests::refused;

type Text = *const c_char;
type Raw = *mut c_void;

#[derive(PoolAlloc)]
#[pool(derive(Debug, PartialEq))]
#[repr(C)]
struct Child {
    n: u32,
    #[pool(len = n)]
    data: *mut u32,
}

#[derive(PoolAlloc)]
#[pool(derive(Debug, PartialEq))]
#[repr(C)]
union Value {
    #[pool(when = 0, cstr)]
    text: Text,
    #[pool(when = 1, cstr, len = 3)]
    three: Text,
    #[pool(when = 2, bytes, len = 4)]
    four: *const u8,
    #[pool(when = 3, utf16)]
    wide: *const u16,
    #[pool(when = 4, utf16, block)]
    block: *mut u16,
    #[pool(when = 5, each(cstr))]
    names: [Text; 2],
    #[pool(when = 6, len = 2, capacity = 8, align = 64)]
    room: *mut u32,
    #[pool(when = 7, elem = Child, one)]
    address: u64,
    #[pool(when = 8, elem = u16, len = 2)]
    addresses: u64,
    #[pool(when = 9, opaque, unsafe(send, sync))]
    data: Raw,
    #[pool(when = 10, str, len = 3)]
    inline: [c_char; 8],
    #[pool(when = 11, elem = u32, len = 8, unit = bytes)]
    blob: Raw,
    #[pool(when = 12, each(one))]
    children: [*mut Child; 2],
    #[pool(when = 13, len = 2, each(bytes, len = 3))]
    rows: *mut *mut u8,
}

#[derive(PoolAlloc)]
#[pool(derive(Debug, PartialEq))]
#[repr(C)]
struct Holder {
    kind: u32,
    #[pool(tag = kind)]
    value: Value,
}

/// A graph that holds this case: shown, and what C has of it.
macro_rules! holder {
    ($case:expr) => {{
        let graph: Graph<Holder> = Graph::new(HolderInit { value: $case }).unwrap();
        assert_eq!(*graph, *Graph::<Holder>::new(HolderInit { value: $case }).unwrap());
        graph
    }};
}

#[test]
fn text_and_bytes_in_a_case() {
    let shown = |graph: &Graph<Holder>| format!("{:?}", graph.value());
    let graph = holder!(Value::text("a name"));
    assert_eq!(shown(&graph), r#"Text(Some("a name"))"#);
    // SAFETY: this is the case.
    let text = unsafe { graph.as_raw().value.text };
    // SAFETY: it leads to a string of the graph.
    assert_eq!(unsafe { CStr::from_ptr(text) }, c"a name");
    assert_eq!(shown(&holder!(Value::three("abc"))), r#"Three(Some("abc"))"#);
    assert_eq!(shown(&holder!(Value::four(b"abcd"))), "Four([97, 98, 99, 100])");
    assert_eq!(shown(&holder!(Value::wide("ab"))), "Wide([97, 98])");
    assert_eq!(shown(&holder!(Value::block(["a", "b"]))), "Block([[97], [98]])");
    assert_eq!(shown(&holder!(Value::names(["a"]))), r#"Names([Some("a"), None])"#);
    assert_eq!(shown(&holder!(Value::rows([b"abc", b"def"]))), "Rows([[97, 98, 99], [100, 101, 102]])");
    let graph = holder!(Value::inline("abc"));
    assert_eq!(shown(&graph), r#"Inline("abc")"#);
    // SAFETY: this is the case.
    let inline = unsafe { graph.as_raw().value.inline };
    // SAFETY: it ends with NUL.
    assert_eq!(unsafe { CStr::from_ptr(inline.as_ptr()) }, c"abc");
}

#[test]
fn arrays_in_a_case() {
    let child = || ChildInit { data: [1, 2] };
    let graph = holder!(Value::room([1, 2]));
    let ValueView::Room(room) = graph.value() else { panic!("room") };
    assert_eq!((room, room.as_ptr().addr() % 64), ([1, 2].as_slice(), 0));
    // SAFETY: this is the case.
    let room = unsafe { graph.as_raw().value.room };
    // SAFETY: `capacity` has made room for eight.
    let room = unsafe { core::slice::from_raw_parts(room, 8) };
    assert_eq!(room, [1, 2, 0, 0, 0, 0, 0, 0]);

    let graph = holder!(Value::blob([1, 2]));
    assert!(matches!(graph.value(), ValueView::Blob([1, 2])));
    let graph = holder!(Value::children([child()]));
    let ValueView::Children(children) = graph.value() else { panic!("children") };
    assert_eq!((children.len(), children.get(1).is_some_and(|child| child.is_none())), (2, true));
    let graph = holder!(Value::children(Null));
    let ValueView::Children(children) = graph.value() else { panic!("children") };
    assert!(children.iter().all(|child| child.is_none()));
}

#[test]
#[cfg_attr(miri, ignore = "addresses in integers are no strict provenance")]
fn addresses_in_a_case() {
    let graph = holder!(Value::address(ChildInit { data: [1, 2] }));
    let ValueView::Address(Some(seen)) = graph.value() else { panic!("an address") };
    assert_eq!(seen.data(), [1, 2]);
    // SAFETY: this is the case.
    let address = unsafe { graph.as_raw().value.address };
    assert_eq!(address, ptr::from_ref(seen).addr() as u64);

    let graph = holder!(Value::addresses([1, 2]));
    assert!(matches!(graph.value(), ValueView::Addresses([1, 2])));
}

#[test]
fn a_promise_about_a_case_is_one_about_the_graph() {
    fn shared<T: Send + Sync>(_: &T) {}
    let mut target = 0_u8;
    let data = ptr::from_mut(&mut target).cast();
    let graph = holder!(Value::data(data));
    shared(&graph);
    assert!(matches!(graph.value(), ValueView::Data(seen) if seen == data));
}

#[test]
fn a_case_of_another_length_is_refused() {
    macro_rules! mismatch {
        ($case:expr, $field:literal) => {
            let (error, field) = refused(Graph::<Holder>::new(HolderInit { value: $case }));
            assert_eq!(field, $field);
            assert!(matches!(error, Error::LengthMismatch { .. } | Error::OverCapacity { .. }), "{error:?}");
        };
    }
    mismatch!(Value::three("ab"), "Value.three");
    mismatch!(Value::four(b"abc"), "Value.four");
    mismatch!(Value::inline("ab"), "Value.inline");
    mismatch!(Value::room([1, 2, 3]), "Value.room");
    mismatch!(Value::blob([1]), "Value.blob");
    mismatch!(Value::rows([b"abc".as_slice(), b"de"]), "Value.rows");
    let (error, field) = refused(Graph::<Holder>::new(HolderInit { value: Value::names(["a", "b", "c"]) }));
    assert_eq!(field, "Value.names");
    assert!(matches!(error, Error::TooMany { found: 3, max: 2, .. }), "{error:?}");
}

/// A struct of another crate.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
struct Foreign {
    byte: u8,
    word: u32,
}

type ToForeign = *mut Foreign;

#[derive(PoolAlloc)]
#[pool(derive(Debug, PartialEq))]
#[repr(C)]
struct Promised {
    n: u32,
    #[pool(len = n, unsafe(plain))]
    named: ToForeign,
    #[pool(each(one, unsafe(plain)))]
    places: [ToForeign; 2],
    #[pool(len = n, unsafe(plain), capacity = 8, align = 16)]
    room: *mut Foreign,
    m: u8,
    #[pool(len = m, each(lens = lens, unsafe(plain)))]
    rows: *mut ToForeign,
    #[pool(len = m)]
    lens: *mut u16,
    #[pool(end = end, unsafe(plain))]
    begin: ToForeign,
    end: ToForeign,
    #[pool(elem = Foreign, len = n, unsafe(plain))]
    untyped: Raw,
}

#[test]
fn values_that_are_plain_by_promise_stand_wherever_values_stand() {
    let foreign = |word| Foreign { byte: 1, word };
    let promised: Graph<Promised> = Graph::new(PromisedInit {
        named: [foreign(1), foreign(2)],
        places: [Bits(foreign(3))],
        room: vec![foreign(4), foreign(5)],
        rows: [vec![foreign(6)], vec![], vec![foreign(7), foreign(8)]],
        begin: [foreign(9)],
        untyped: [foreign(11), foreign(12)],
    })
    .unwrap();
    assert_eq!(promised.named()[1].word, 2);
    assert_eq!(promised.places().get(0), Some(Some(&foreign(3))));
    assert_eq!(promised.places().get(1), Some(None));
    assert_eq!((promised.room().len(), promised.room().as_ptr().addr() % 16), (2, 0));
    assert_eq!(promised.rows().get(2), Some([foreign(7), foreign(8)].as_slice()));
    assert_eq!(promised.lens(), [1, 0, 2]);
    assert_eq!(promised.begin(), [foreign(9)]);
    assert_eq!(promised.end(), promised.as_raw().begin.wrapping_add(1));
    assert_eq!(promised.untyped()[1], foreign(12));
    assert!(*promised == *promised);
}

#[derive(PoolAlloc)]
#[repr(C)]
union Word {
    number: u32,
    bytes: [u8; 4],
}

type ToWord = *mut Word;

#[derive(PoolAlloc)]
#[repr(C)]
struct Words {
    n: u32,
    #[pool(len = n, untagged)]
    named: ToWord,
    #[pool(each(one, untagged))]
    places: [ToWord; 2],
    #[pool(len = n, untagged, capacity = 8, align = 16)]
    room: *mut Word,
    #[pool(end = end, untagged)]
    begin: *const Word,
    end: *const Word,
    #[pool(elem = Word, one, untagged)]
    untyped: Raw,
}

#[test]
fn unions_without_tags_stand_wherever_values_stand() {
    let words: Graph<Words> = Graph::new(WordsInit {
        named: [Word::number(1), Word::number(2)],
        places: [Word::number(3)],
        room: [Word::bytes([4; 4]), Word::bytes([5; 4])],
        begin: [Word::number(6)],
        untyped: Word::number(7),
    })
    .unwrap();
    assert_eq!(words.named()[1].number(), 2);
    assert_eq!(words.places().get(0).flatten().map(|word| word.number()), Some(3));
    assert_eq!((words.room()[1].bytes(), words.room().as_ptr().addr() % 16), ([5; 4], 0));
    assert_eq!(words.begin().len(), 1);
    assert_eq!(words.untyped().map(|word| word.number()), Some(7));
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Addresses {
    #[pool(elem = Foreign, one, unsafe(plain))]
    foreign: u64,
    n: u32,
    #[pool(elem = Word, len = n, untagged)]
    words: u64,
}

#[test]
#[cfg_attr(miri, ignore = "addresses in integers are no strict provenance")]
fn addresses_lead_to_what_is_not_plain() {
    let foreign = Foreign { byte: 1, word: 2 };
    let addresses: Graph<Addresses> =
        Graph::new(AddressesInit { foreign: &foreign, words: [Word::number(8), Word::number(9)] }).unwrap();
    assert_eq!(addresses.foreign(), Some(&foreign));
    assert_eq!(addresses.words()[1].number(), 9);
}

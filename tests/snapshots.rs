//! The expansions in `cymem-derive/snapshots` compile, next to the items they are of, and work.
#![allow(
    dead_code,
    unused_imports,
    missing_docs,
    unreachable_pub,
    clippy::undocumented_unsafe_blocks,
    clippy::multiple_unsafe_ops_per_block,
    clippy::nonminimal_bool,
    clippy::question_mark,
    clippy::type_complexity,
    clippy::unnecessary_cast,
    reason = "what is generated is not linted so: its proofs stand in the macro"
)]

macro_rules! snapshot {
    ($name:ident, $($helper:item)*) => {
        mod $name {
            use cymem_hostile::AlreadyExpanded as PoolAlloc;

            $($helper)*
            include!(concat!("../cymem-derive/snapshots/", stringify!($name), ".in.rs"));
            include!(concat!("../cymem-derive/snapshots/", stringify!($name), ".rs"));
        }
    };
}

snapshot!(plain,);
snapshot!(padded,);
snapshot!(newtype,);
snapshot!(enumeration,);
snapshot!(len,);
snapshot!(expression,);
snapshot!(one,);
snapshot!(terminator,);
snapshot!(each,);
snapshot!(rows,);
snapshot!(nested, pub use super::len::{Len as Inner, LenInit as InnerInit};);
snapshot!(nested_array, pub use super::len::Len as Inner;);
snapshot!(opaque,);
snapshot!(constants,);
snapshot!(text,);
snapshot!(list,);
snapshot!(generic,);
snapshot!(elem,);
snapshot!(link,);
snapshot!(zeroed,);
snapshot!(names,);
snapshot!(traits,);
snapshot!(each_cstr,);
snapshot!(each_each,);
snapshot!(zero_terminated,);
snapshot!(until,);
snapshot!(callbacks,);
snapshot!(
    promised,
    #[derive(Clone, Copy, Debug, PartialEq)]
    #[repr(C)]
    pub struct Stamp {
        pub seconds: i64,
        pub kind: u8,
    }
);
snapshot!(
    bit_fields,
    #[derive(Clone, Copy)]
    #[repr(C)]
    pub struct __BindgenBitfieldUnit<Storage> {
        pub storage: Storage,
    }
);
snapshot!(
    mirror,
    pub mod foreign {
        #[repr(C)]
        pub struct entry {
            pub id: u32,
            pub data: *mut u32,
        }
    }
);
snapshot!(cases,);
snapshot!(untagged,);
snapshot!(
    tag,
    pub use super::{
        cases::{Cases, CasesInit, CasesView},
        untagged::{Untagged, UntaggedInit},
    };
);
snapshot!(alias, pub use super::pointers_by_name::{Number, Text, Untyped};);
snapshot!(bytes,);
snapshot!(text_len,);
snapshot!(block,);
snapshot!(pointers,);
snapshot!(address,);
snapshot!(shared,);
snapshot!(given,);
snapshot!(reserved,);
snapshot!(parts, pub use super::size::Size;);
snapshot!(jagged,);
snapshot!(end,);
snapshot!(free_fn,);
snapshot!(edit, pub use super::cell::Cell;);
snapshot!(back,);

mod pointers_by_name {
    pub type Text = *const core::ffi::c_char;
    pub type Untyped = *mut core::ffi::c_void;
    pub type Number = *mut u8;
}

mod cell {
    #[derive(cymem::PoolAlloc)]
    #[repr(C)]
    #[pool(edit)]
    pub struct Cell {
        pub value: f64,
        #[pool(one)]
        pub next: *mut Cell,
    }
}

mod size {
    #[derive(cymem::PoolAlloc)]
    #[repr(C)]
    pub struct Size {
        pub w: u16,
        pub h: u16,
    }
}

use cymem::{Graph, Null, Pool};

#[test]
fn plain_items() -> Result<(), cymem::Error> {
    let point: Graph<plain::Point> = Graph::new(plain::Point { x: 1.0, y: 2.0 })?;
    assert_eq!((point.x, point.y), (1.0, 2.0));
    let padded: Graph<padded::Padded> = Graph::new(padded::Padded { tag: 1, value: 2.0 })?;
    assert_eq!((padded.tag, padded.value), (1, 2.0));
    let celsius: Graph<newtype::Celsius> = Graph::new(newtype::Celsius(3.0))?;
    assert_eq!(celsius.0, 3.0);
    for (color, number) in [(enumeration::Color::Red, 0), (enumeration::Color::Green, 4)] {
        let graph: Graph<enumeration::Color> = Graph::new(color)?;
        // SAFETY: the graph lives, and the enum is a `u8`.
        assert_eq!(unsafe { graph.as_ptr().cast::<u8>().read() }, number);
    }
    Ok(())
}

#[test]
fn arrays() -> Result<(), cymem::Error> {
    let len: Graph<len::Len> = Graph::new(len::LenInit { indices: [1], values: [2.0] })?;
    assert_eq!((len.length(), len.indices(), len.values()), (1, &[1][..], &[2.0][..]));
    let offsets: Graph<expression::Expression> =
        Graph::new(expression::ExpressionInit { n: 1, offsets: [0, 5] })?;
    assert_eq!(offsets.offsets(), [0, 5]);
    let ends: Graph<terminator::Ends> = Graph::new(terminator::EndsInit { indices: [4], bytes: [1, 2] })?;
    assert_eq!((ends.indices(), ends.bytes()), (&[4][..], &[1, 2][..]));
    assert!(Graph::<terminator::Ends>::new(terminator::EndsInit { indices: Null, bytes: [9] }).is_err());
    let each: Graph<each::Each> = Graph::new(each::EachInit { numbers: [7, 8] })?;
    assert!(each.numbers().iter().eq([Some(&7), Some(&8)]));
    let rows: Graph<rows::Rows> = Graph::new(rows::RowsInit { cells: [[1.0, 2.0], [3.0, 4.0]] })?;
    assert_eq!((rows.height(), rows.width(), rows.cells().get(1)), (2, 2, Some(&[3.0, 4.0][..])));
    let generic: Graph<generic::Generic<u8, 2>> =
        Graph::new(generic::GenericInit { first: [1, 2], rest: [3] })?;
    assert_eq!((generic.first(), generic.rest()), ([1, 2], &[3][..]));
    Ok(())
}

#[test]
fn nodes() -> Result<(), cymem::Error> {
    let one: Graph<one::One> =
        Graph::new(one::OneInit { id: 1, next: Some(one::OneInit { id: 2, next: Null }) })?;
    assert_eq!(one.next().map(|next| next.id()), Some(2));
    let nested: Graph<nested::Outer> =
        Graph::new(nested::OuterInit { inner: nested::InnerInit { indices: [1], values: [2.0] } })?;
    assert_eq!(nested.inner().values(), [2.0]);
    let inner = || len::LenInit { indices: [1], values: [2.0] };
    let several: Graph<nested_array::Several> =
        Graph::new(nested_array::SeveralInit { inner: [inner(), inner()] })?;
    assert_eq!(several.inner()[1].indices(), [1]);
    let items: Graph<list::Item> = Graph::new(list::ItemInit { id: 1 })?;
    assert!(items.id() == 1 && items.next().next().is_none());
    Ok(())
}

#[test]
fn the_rest() -> Result<(), cymem::Error> {
    let mut target = 5;
    let raw = &raw mut target;
    let handle: Graph<opaque::Handle> = Graph::new(opaque::HandleInit { raw })?;
    assert_eq!(handle.raw(), raw);
    let constants: Graph<constants::Constants> = Graph::new(constants::ConstantsInit { user: raw })?;
    assert_eq!((constants.size() as usize, constants.version()), (size_of::<constants::Constants>(), 3));
    assert!(constants.next().is_null());
    let text: Graph<text::Text> = Graph::new(text::TextInit { name: "name", inline: "inline" })?;
    assert_eq!((text.name(), text.inline()), (Some(c"name"), c"inline"));
    Ok(())
}

#[test]
fn levels_and_ends() -> Result<(), cymem::Error> {
    let elem: Graph<elem::Elem> = Graph::new(elem::ElemInit { samples: [0.5], words: [1, 2] })?;
    assert_eq!((elem.n(), elem.samples(), elem.bytes(), elem.words()), (1, &[0.5][..], 8, &[1, 2][..]));
    let argv: Graph<each_cstr::Arguments> = Graph::new(each_cstr::ArgumentsInit { argv: ["ls", "-l"] })?;
    assert!(argv.argv().iter().eq([Some(c"ls"), Some(c"-l")]));
    let levels: Graph<each_each::Levels> =
        Graph::new(each_each::LevelsInit { cells: [[[1.0, 2.0]]], words: [["a", "b"], ["c", "d"]] })?;
    assert_eq!((levels.planes(), levels.rows(), levels.columns()), (1, 1, 2));
    assert_eq!(levels.cells().get(0).and_then(|plane| plane.get(0)), Some(&[1.0, 2.0][..]));
    assert!(levels.words().get(1).expect("two").iter().eq([Some(c"c"), Some(c"d")]));
    let wide: Graph<zero_terminated::Wide> = Graph::new(zero_terminated::WideInit { letters: [7, 8] })?;
    assert_eq!(wide.letters(), [7, 8]);
    let until: Graph<until::Until> = Graph::new(until::UntilInit { indices: [0, 4] })?;
    assert_eq!(until.indices(), [0, 4]);
    assert!(Graph::<until::Until>::new(until::UntilInit { indices: [-2] }).is_err());
    Ok(())
}

#[test]
fn what_is_of_others() -> Result<(), cymem::Error> {
    extern "C" fn visit(item: &mut u32) -> i32 {
        *item += 1;
        0
    }
    let callbacks: Graph<callbacks::Callbacks> =
        Graph::new(callbacks::CallbacksInit { visit: Some(visit), log: None, data: 3 })?;
    let mut item = 1;
    assert_eq!((callbacks.visit().map(|visit| visit(&mut item)), item), (Some(0), 2));
    let stamp = promised::Stamp { seconds: 1, kind: 2 };
    let promised: Graph<promised::Promised> =
        Graph::new(promised::PromisedInit { start: stamp, stamps: [stamp], end: &stamp })?;
    assert_eq!((promised.start(), promised.stamps(), promised.end()), (stamp, &[stamp][..], Some(&stamp)));
    let unit = bit_fields::__BindgenBitfieldUnit { storage: [1, 2] };
    let flags: Graph<bit_fields::Flags> = Graph::new(bit_fields::FlagsInit { _bitfield_1: unit, data: 7 })?;
    assert_eq!((flags._bitfield_1().storage, flags.data()), ([1, 2], Some(&7)));
    let mirror: Graph<mirror::Mirror> = Graph::new(mirror::MirrorInit { id: 4, data: 5 })?;
    // SAFETY: the graph lives.
    assert_eq!(unsafe { (*mirror.as_foreign()).id }, 4);
    Ok(())
}

#[test]
fn unions() -> Result<(), cymem::Error> {
    let init = tag::TaggedInit {
        flags: 8,
        value: cases::Cases::text("x"),
        more: cases::Cases::number(0.5),
        word: untagged::Untagged::bits(3),
    };
    let tagged: Graph<tag::Tagged> = Graph::new(init)?;
    assert_eq!((tagged.kind(), tagged.flags(), tagged.word().bits()), (2, 9, 3));
    assert!(tagged.value() == cases::CasesView::Text(Some(c"x")));
    assert!(tagged.more() == cases::CasesView::Number(0.5));
    Ok(())
}

#[test]
fn options_of_structs() -> Result<(), cymem::Error> {
    let pool = Pool::new();
    let owner = link::Owned::new_in(&pool, link::OwnedInit { id: 1, owner: Null })?;
    let owned = link::Owned::new_in(&pool, link::OwnedInit { id: 2, owner })?;
    assert_eq!(owned.owner().map(|owner| owner.id()), Some(1));
    let base = zeroed::ParameterInit { kind: 3, ..zeroed::ParameterInit::zeroed() };
    let parameter: Graph<zeroed::Parameter> = Graph::new(base.with_weight([1.0, 2.0]))?;
    assert_eq!((parameter.kind(), parameter.count(), parameter.weight()), (3, 2, &[1.0, 2.0][..]));
    let named: Graph<names::Named> = Graph::new(names::Recipe { id: 1, number: 2 })?;
    let seen: &names::Seen = &named;
    assert_eq!(seen.number(), Some(&2));
    let tasks = |last| traits::Task::list_in(&pool, [1, last].map(|id| traits::TaskInit { id }));
    let (two, same, other) = (tasks(2)?, tasks(2)?, tasks(3)?);
    assert!(two.as_deref() == same.as_deref() && two.as_deref() != other.as_deref());
    assert_eq!(format!("{:?}", two.as_deref().expect("two tasks")), "Task { id: 1, next: [Task { id: 2 }] }");
    Ok(())
}

#[test]
fn text_and_bytes() -> Result<(), cymem::Error> {
    let init = alias::AliasInit { name: "name", data: [1, 2], numbers: [3, 4] };
    let alias: Graph<alias::Alias> = Graph::new(init)?;
    assert_eq!(
        (alias.name(), alias.data(), alias.numbers().get(1)),
        (Some(c"name"), &[1, 2][..], Some(Some(&4)))
    );
    let bytes: Graph<bytes::Bytes> = Graph::new(bytes::BytesInit { val: "ab" })?;
    assert_eq!((bytes.len(), bytes.val()), (2, &b"ab"[..]));
    let text: Graph<text_len::TextLen> =
        Graph::new(text_len::TextLenInit { text: "abc", inline: "ab", wide: "a" })?;
    assert_eq!((text.length(), text.used(), text.units()), (3, 2, 1));
    assert_eq!((text.text(), text.inline(), text.wide()), (Some(c"abc"), c"ab", &[97][..]));
    let block: Graph<block::Block> = Graph::new(block::BlockInit { environment: ["A=1", "B=2"] })?;
    assert!(block.environment().eq([c"A=1", c"B=2"]));
    Ok(())
}

#[test]
fn pointers_in_places() -> Result<(), cymem::Error> {
    let pointers: Graph<pointers::Pointers> = Graph::new(pointers::PointersInit { planes: [[1, 2]] })?;
    assert_eq!((pointers.n(), pointers.planes().get(0)), (2, Some(&[1, 2][..])));
    #[cfg(not(miri))] // strict provenance has no addresses in integers
    {
        let address: Graph<address::Address> = Graph::new(address::AddressInit { ids: [7, 8] })?;
        assert_eq!((address.count(), address.ids()), (2, &[7, 8][..]));
    }
    let raw = core::ptr::null_mut();
    let shared: Graph<shared::Shared> = Graph::new(shared::SharedInit { both: raw, one: raw })?;
    assert!(shared.both().is_null());
    Ok(())
}

#[test]
fn lengths() -> Result<(), cymem::Error> {
    let given: Graph<given::Given> = Graph::new(given::GivenInit { count: 8, code: [1, 2] })?;
    assert_eq!((given.count(), given.code()), (8, &[1, 2][..]));
    let reserved: Graph<reserved::Reserved> = Graph::new(reserved::ReservedInit { room: 4, items: [1.0] })?;
    assert_eq!((reserved.size(), reserved.items()), (1, &[1.0][..]));
    assert_eq!(reserved.as_raw().items.addr() % 64, 0);
    let size = size::Size { w: 1, h: 2 };
    let parts: Graph<parts::Parts> = Graph::new(parts::PartsInit { size, dims: [3, 0], cells: [1, 2, 3] })?;
    assert_eq!(parts.cells(), [1, 2, 3]);
    let jagged: Graph<jagged::Jagged> = Graph::new(jagged::JaggedInit { rows: [vec![1.0], vec![]] })?;
    assert_eq!((jagged.lens(), jagged.rows().get(0)), (&[1, 0][..], Some(&[1.0][..])));
    let span: Graph<end::Span> = Graph::new(end::SpanInit { begin: [1, 2] })?;
    assert_eq!(span.begin(), [1, 2]);
    Ok(())
}

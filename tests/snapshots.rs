//! The expansions in `cymem-derive/snapshots` compile, next to the items they are of, and work.
#![allow(
    dead_code,
    unused_imports,
    missing_docs,
    unreachable_pub,
    clippy::undocumented_unsafe_blocks,
    clippy::multiple_unsafe_ops_per_block,
    clippy::question_mark,
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

use cymem::{Graph, Null};

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

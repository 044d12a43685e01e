//! Hostile safe programs around unions, mirrors and promises. Those that must not compile are in `ui/attack`; rule
//! numbers are in the names.
#![forbid(unsafe_code)]
#![allow(missing_docs)]
#![allow(non_camel_case_types, non_upper_case_globals)]

use std::cell::Cell;
use std::ffi::c_char;
use std::panic::{AssertUnwindSafe, catch_unwind};

use cymem::{Context, Error, Graph, Init, InitFrom, Null, Pool, PoolAlloc, Via, Zeroed};

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
union Value {
    #[pool(when = 1)]
    number: u64,
    #[pool(when = 2, cstr)]
    text: *mut c_char,
    #[pool(when = 3, len = 2)]
    pair: *mut u16,
    #[pool(when = 4, nested)]
    row: Row,
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Row {
    n: u16,
    #[pool(len = n)]
    cells: *mut u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq), zeroed)]
struct Cells {
    kind: u8,
    #[pool(tag = kind)]
    value: Value,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Sheet {
    n: usize,
    #[pool(len = n)]
    cells: *mut Cells,
}

/// Says that it has as many items as it likes.
struct Liar {
    said: usize,
    left: usize,
}

impl Iterator for Liar {
    type Item = u16;

    fn next(&mut self) -> Option<u16> {
        self.left = self.left.checked_sub(1)?;
        Some(7)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.said, Some(self.said))
    }
}

impl ExactSizeIterator for Liar {}

#[test]
fn rule_08_an_iterator_lies_in_a_case() {
    for (said, left) in [(2, 1), (2, 3), (3, 2), (0, 2)] {
        let built = Graph::<Cells>::new(CellsInit { value: Value::pair(Liar { said, left }) });
        assert_eq!(built.map(|_| ()).unwrap_err().field(), Some("Value.pair"), "{said} {left}");
    }
    let honest: Graph<Cells> =
        Graph::new(CellsInit { value: Value::pair(Liar { said: 2, left: 2 }) }).unwrap();
    assert_eq!((honest.kind(), format!("{:?}", honest.value())), (3, "Pair([7, 7])".into()));
}

/// Uses the pool that it is written to, and fails half-way.
struct Meddler<'p> {
    pool: &'p Pool,
    panics: bool,
}

impl<'p> InitFrom<Meddler<'p>> for Cells {
    fn init_from<C: Context>(meddler: Meddler<'p>) -> impl Init<C, Cells> {
        let inner = Cells::new_in(meddler.pool, CellsInit { value: Value::text("inner") }).unwrap();
        assert_eq!(inner.kind(), 2);
        assert!(!meddler.panics, "on purpose");
        CellsInit { value: Value::row(RowInit { cells: [1, 2, 3] }) }
    }
}

#[test]
fn rule_09_a_source_panics_between_two_unions() {
    let pool = Pool::new();
    let meddlers = |panics| [false, panics].map(|panics| Via(Meddler { pool: &pool, panics }));
    let caught = catch_unwind(AssertUnwindSafe(|| {
        Sheet::new_in(&pool, SheetInit { cells: meddlers(true) }).map(|_| ())
    }));
    assert!(caught.is_err());
    let sheet = Sheet::new_in(&pool, SheetInit { cells: meddlers(false) }).unwrap();
    for cell in sheet.cells() {
        let ValueView::Row(row) = cell.value() else { panic!("a row") };
        assert_eq!((cell.kind(), row.cells()), (4, &[1, 2, 3][..]));
    }
}

#[test]
fn zeros_are_the_case_of_tag_zero_or_none() {
    let zeroed: Graph<Cells> = Graph::new(Zeroed).unwrap();
    assert!(matches!(zeroed.value(), ValueView::Unknown(_)));
    let base: Graph<Cells> = Graph::new(CellsInit::zeroed()).unwrap();
    assert!(matches!(base.value(), ValueView::Unknown(_)) && base.kind() == 0);
    let text: Graph<Cells> = Graph::new(CellsInit::zeroed().with_value(Value::text("x"))).unwrap();
    assert_eq!(text.kind(), 2);
    assert!(*text != *zeroed);
}

/// The variants of a view are public: whoever makes one has no more than what it was made of.
#[test]
fn rule_01_views_made_by_hand_show_no_bytes() {
    let bare = Value { number: 7 };
    let forged = ValueView::Unknown(&bare);
    assert!(forged == ValueView::Unknown(&bare));
    assert!(forged != ValueView::Unknown(&Value { number: 7 }));
    assert_eq!(format!("{forged:?}"), "Unknown(..)");
    assert_eq!(format!("{:?}", ValueView::Text(Some(c"x"))), "Text(Some(\"x\"))");
}

// Constants that are not what they look like.

static KIND: u8 = 5;

macro_rules! next {
    () => {
        column!()
    };
}

trait Numbered {
    const NUMBER: i16;
}

struct Marker;

impl Numbered for Marker {
    const NUMBER: i16 = -3;
}

#[derive(PoolAlloc)]
#[repr(C)]
union Constants<M: Numbered> {
    #[pool(when = KIND)]
    of_static: u32,
    #[pool(when = next!() + 100)]
    of_macro: u32,
    #[pool(when = <M as Numbered>::NUMBER, one)]
    of_trait: *mut Constant<M>,
    #[pool(when = {
        const KIND: u8 = 6;
        const fn twice(x: u8) -> u8 {
            2 * x
        }
        twice(KIND)
    })]
    of_block: u32,
    #[pool(when = ['x', 'y'])]
    of_letter: u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Constant<M: Numbered> {
    kind: i16,
    #[pool(tag = kind)]
    value: Constants<M>,
}

#[test]
fn rule_21_a_constant_is_said_once() {
    type Built = Result<Graph<Constant<Marker>>, Error>;
    let [letter, block]: [Built; 2] = [
        Graph::new(ConstantInit { value: Constants::<Marker>::of_letter(1) }),
        Graph::new(ConstantInit { value: Constants::<Marker>::of_block(2) }),
    ];
    assert_eq!((letter.unwrap().kind(), block.unwrap().kind()), (i16::from(b'x'), 12));
    let of_static: Graph<Constant<Marker>> =
        Graph::new(ConstantInit { value: ConstantsInit::<Null>::OfStatic(3) }).unwrap();
    assert!(matches!(of_static.value(), ConstantsView::OfStatic(3)) && of_static.kind() == 5);
    let of_macro: Graph<Constant<Marker>> =
        Graph::new(ConstantInit { value: ConstantsInit::<Null>::OfMacro(4) }).unwrap();
    assert!(matches!(of_macro.value(), ConstantsView::OfMacro(4)));
    let inner = ConstantInit { value: ConstantsInit::<Null>::OfBlock(2) };
    let of_trait: Graph<Constant<Marker>> =
        Graph::new(ConstantInit { value: ConstantsInit::OfTrait(inner) }).unwrap();
    let ConstantsView::OfTrait(Some(inner)) = of_trait.value() else { panic!("a node") };
    assert_eq!((of_trait.kind(), inner.kind()), (-3, 12));
}

/// A source that answers another question each time is asked once.
#[test]
fn a_case_is_chosen_once() {
    let asked = Cell::new(0);
    let graph: Graph<Sheet> = Graph::new(SheetInit {
        cells: (0..4).map(|_| {
            asked.set(asked.get() + 1);
            CellsInit {
                value: match asked.get() % 2 {
                    0 => ValueInit::<_, [u16; 2], Zeroed>::Text("even"),
                    _ => ValueInit::Number(asked.get()),
                },
            }
        }),
    })
    .unwrap();
    assert_eq!(asked.get(), 4);
    assert!(graph.cells().iter().map(|cell| cell.kind()).eq([1, 2, 1, 2]));
}

// Names: whatever a case is called, and whatever is called like what is generated.

mod names {
    #![no_implicit_prelude]
    #![allow(dead_code, non_snake_case)]

    pub(crate) struct Never;
    pub(crate) struct Option;
    pub(crate) struct Null;
    pub(crate) trait Cases {}
    pub(crate) trait Union {}
    pub(crate) type usize = ();
    pub(crate) type i128 = ();

    #[derive(::cymem::PoolAlloc, ::core::clone::Clone, ::core::marker::Copy)]
    #[repr(C)]
    #[pool(derive(Debug, PartialEq), empty(none = 0, r#match = 100))]
    pub(crate) union r#union {
        #[pool(when = 1)]
        pub(crate) unknown: ::core::primitive::u32,
        #[pool(when = 2)]
        pub(crate) r#type: ::core::primitive::u32,
        #[pool(when = 3)]
        pub(crate) self_: ::core::primitive::u32,
        #[pool(when = 4)]
        pub(crate) a_b: ::core::primitive::u32,
        #[pool(when = 5)]
        pub(crate) a__b: ::core::primitive::u32,
        #[pool(when = 6)]
        pub(crate) größe: ::core::primitive::u32,
        #[pool(when = 7, cstr)]
        pub(crate) init: *mut ::core::ffi::c_char,
        #[pool(when = 8, one)]
        pub(crate) view: *mut ::core::primitive::u8,
        #[pool(when = 9, one)]
        pub(crate) context: *mut ::core::primitive::u8,
    }

    #[derive(::cymem::PoolAlloc)]
    #[repr(C)]
    #[pool(derive(Debug, PartialEq))]
    pub(crate) struct Holder {
        pub(crate) tag: ::core::primitive::u64,
        #[pool(tag = tag)]
        pub(crate) value: r#union,
    }
}

#[test]
fn rule_18_names_of_cases() {
    use names::{Holder, HolderInit, unionInit, unionView};
    let seen = |init: unionInit<Null, Null, Null>| {
        let graph: Graph<Holder> = Graph::new(HolderInit { value: init }).unwrap();
        (graph.tag(), format!("{:?}", graph.value()))
    };
    assert_eq!(seen(unionInit::Unknown(7)), (1, "Unknown(7)".into()));
    assert_eq!(seen(unionInit::Type(7)), (2, "Type(7)".into()));
    assert_eq!(seen(unionInit::Self2(7)), (3, "Self2(7)".into()));
    assert_eq!(seen(unionInit::AB(7)), (4, "AB(7)".into()));
    assert_eq!(seen(unionInit::AB2(7)), (5, "AB2(7)".into()));
    assert_eq!(seen(unionInit::Field5(7)), (6, "Field5(7)".into()));
    assert_eq!(seen(unionInit::Match), (100, "Match".into()));
    assert_eq!(seen(unionInit::Init(Null)), (7, "Init(None)".into()));
    let none: Graph<Holder> = Graph::new(HolderInit { value: names::r#union::none() }).unwrap();
    assert!(matches!(none.value(), unionView::None));
    let zero: Graph<Holder> = Graph::new(HolderInit { value: names::r#union::view(3_u8) }).unwrap();
    assert!(matches!(zero.value(), unionView::View(Some(3))));
}

// Threads.

fn sent<T: Send + Sync>(value: T) -> T {
    value
}

#[test]
fn rule_12_unions_go_where_their_cases_may() {
    let graph: Graph<Cells> = sent(Graph::new(CellsInit { value: Value::text("x") }).unwrap());
    let kind = std::thread::spawn(move || graph.kind()).join().unwrap();
    assert_eq!(kind, 2);
}

/// A tag that is a `bool`, and one that is generic.
#[derive(PoolAlloc)]
#[repr(C)]
union Either {
    #[pool(when = false)]
    left: u32,
    #[pool(when = true)]
    right: f32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Truth {
    is_right: bool,
    #[pool(tag = is_right)]
    either: Either,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Generic<K: cymem::Plain + cymem::shape::Tag> {
    kind: K,
    #[pool(tag = kind)]
    either: Either,
}

#[test]
fn tags_of_other_types() {
    let truth: Graph<Truth> = Graph::new(TruthInit { either: Either::right(0.5) }).unwrap();
    assert!(truth.is_right() && matches!(truth.either(), EitherView::Right(0.5)));
    let wide: Graph<Generic<i128>> = Graph::new(GenericInit { either: Either::right(0.5) }).unwrap();
    assert_eq!(wide.kind(), 1);
    let narrow: Graph<Generic<bool>> = Graph::new(GenericInit { either: Either::left(3) }).unwrap();
    assert!(!narrow.kind() && matches!(narrow.either(), EitherView::Left(3)));
}

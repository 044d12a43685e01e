//! Hostile data for the shapes of the grammar, one after the other; rule numbers are in the names. Attacks that must not
//! compile are in `ui/attack`.
#![allow(missing_docs)]
#![forbid(unsafe_code)]

use std::ffi::c_char;
use std::panic::catch_unwind;

use cymem::{Error, Graph, Null, OrNull, Pool, PoolAlloc};
use cymem_tests::Liar;

#[derive(PoolAlloc)]
#[repr(C)]
struct Loose {
    n: u8,
    #[pool(len = n)]
    lens: *const i8,
    #[pool(len = n, each(lens = lens))]
    rows: *const *const u32,
    size: u16,
    #[pool(bytes, len = size)]
    blob: *mut u8,
    #[pool(cstr, len = size)]
    text: *mut c_char,
}

/// Rows that lie, panic, are missing and are too long for the type of their lengths.
#[test]
fn rule_08_rows_and_their_lengths() {
    type Rows = Vec<OrNull<Vec<u32>>>;
    let build = |rows: Rows| Graph::<Loose>::new(LooseInit { rows, blob: Null, text: Null });
    let some = |len| OrNull(Some(vec![7; len]));
    let graph = build(vec![some(2), OrNull(None), some(0), some(127)]).unwrap();
    assert_eq!(graph.lens(), [2, 0, 0, 127]);
    assert!(graph.rows().iter().map(<[u32]>::len).eq([2, 0, 0, 127]));
    let error = build(vec![some(1), some(128)]).map(drop).unwrap_err();
    assert!(matches!(error, Error::LengthOverflow { found: Some(128), ty: "i8", .. }), "{error}");
    assert!(matches!(build(vec![some(0); 256]), Err(Error::LengthOverflow { .. })));

    let lying = [Liar(0..3, 3), Liar(0..3, 2)];
    let error = Graph::<Loose>::new(LooseInit { rows: lying, blob: Null, text: Null }).map(drop).unwrap_err();
    assert!(matches!(error, Error::IteratorLength { promised: 2, .. }), "{error}");
    let outer = Liar([[1_u32; 2]; 2].into_iter(), 3);
    assert!(Graph::<Loose>::new(LooseInit { rows: outer, blob: Null, text: Null }).is_err());
}

/// Bytes and text share a length in bytes, in every order of what is missing.
#[test]
fn rule_07_bytes_and_text_of_one_length() {
    let rows: [Null; 0] = [];
    let build = |blob: Option<&[u8]>, text: Option<&str>| {
        Graph::<Loose>::new(LooseInit { rows, blob: OrNull(blob), text }).map(|graph| {
            let text = graph.text().map(|text| text.to_bytes().len());
            (graph.size(), graph.blob().len(), text)
        })
    };
    assert_eq!(build(Some(b"ab"), Some("cd")).unwrap(), (2, 2, Some(2)));
    assert_eq!(build(None, Some("cd")).unwrap(), (2, 0, Some(2)));
    assert_eq!(build(Some(b"ab"), None).unwrap(), (2, 2, None));
    assert_eq!(build(Some(b""), Some("")).unwrap(), (0, 0, Some(0)));
    assert!(matches!(build(Some(b"a\0b"), Some("cd")), Err(Error::LengthMismatch { .. })));
    assert!(matches!(build(Some(b"abc"), Some("c\0d")), Err(Error::InteriorNul { position: 1, .. })));
    let long = "x".repeat(0x1_0000);
    assert!(matches!(build(None, Some(&long)), Err(Error::LengthOverflow { found: Some(0x1_0000), .. })));
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct Extent {
    w: i64,
    h: u64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Grid {
    size: Extent,
    dims: [i8; 3],
    #[pool(len = size.w * size.h)]
    cells: *mut u8,
    #[pool(len = max(dims[0], min(dims[1], dims[2])), capacity = size.h, align = 128)]
    marks: *mut u16,
    #[pool(len = size.w + 1, each(len = dims[2]))]
    planes: *mut *mut u32,
}

/// Lengths that are negative, overflow, or come to nothing.
#[test]
fn rule_15_lengths_over_parts() {
    let build = |w, h, dims, cells: usize, marks: usize, planes: usize, each: usize| {
        Graph::<Grid>::new(GridInit {
            size: Extent { w, h },
            dims,
            cells: vec![1; cells],
            marks: vec![2; marks],
            planes: vec![vec![3; each]; planes],
        })
    };
    let grid = build(2, 3, [1, 2, 2], 6, 2, 3, 2).unwrap();
    assert_eq!((grid.cells(), grid.marks()), (&[1; 6][..], &[2; 2][..]));
    assert!(grid.planes().iter().eq([[3; 2]; 3]));
    assert_eq!(grid.as_raw().marks.addr() % 128, 0);
    assert!(matches!(build(-1, 3, [0; 3], 0, 0, 0, 0), Err(Error::LengthOverflow { .. })));
    assert!(matches!(build(i64::MAX, u64::MAX, [0; 3], 0, 0, 0, 0), Err(Error::LengthOverflow { .. })));
    assert!(matches!(build(0, 1, [-3, 4, -2], 0, 0, 1, 0), Err(Error::LengthOverflow { .. })));
    assert!(matches!(
        build(0, 1, [2, 2, 2], 0, 2, 1, 2),
        Err(Error::OverCapacity { found: 2, capacity: 1, .. })
    ));
    assert!(build(0, u64::MAX, [0, 0, 0], 0, 0, 1, 0).is_err(), "no memory has so much room");
    assert!(build(0, 0, [0, 0, 0], 0, 0, 1, 0).unwrap().marks().is_empty());
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Planes {
    rows: u8,
    #[pool(each(len = rows))]
    plane: [*mut u16; 3],
    #[pool(each(cstr))]
    name: [*const c_char; 2],
    #[pool(end = end)]
    begin: *const [u8; 3],
    end: *const [u8; 3],
    #[pool(elem = [u8; 3], len = bytes, unit = bytes)]
    triples: *mut core::ffi::c_void,
    bytes: u8,
}

/// Pointers in place: too many, too few, lying, missing; and a length in bytes of odd elements.
#[test]
fn rule_08_pointers_in_place_and_lengths_in_bytes() {
    let build = |count: usize, says: usize, triples: usize| {
        Graph::<Planes>::new(PlanesInit {
            plane: Liar(vec![[5_u16; 2]; count].into_iter(), says),
            name: OrNull(Some(["a"])),
            begin: vec![[1; 3]; triples],
            triples: vec![[9; 3]; triples],
        })
    };
    let planes = build(2, 2, 3).unwrap();
    assert_eq!((planes.rows(), planes.bytes(), planes.triples()), (2, 9, &[[9; 3]; 3][..]));
    assert_eq!(planes.plane().get(1).unwrap(), [5; 2]);
    assert!(planes.plane().get(2).unwrap().is_empty() && planes.plane().get(3).is_none());
    assert_eq!(planes.begin().len(), 3);
    assert!(planes.name().iter().eq([Some(c"a"), None]));
    assert!(matches!(build(4, 4, 0), Err(Error::TooMany { found: 4, max: 3, .. })));
    assert!(matches!(build(4, 3, 0), Err(Error::IteratorLength { .. })));
    assert!(matches!(build(1, 3, 0), Err(Error::IteratorLength { .. })));
    assert!(matches!(build(1, usize::MAX, 0), Err(Error::TooMany { .. })));
    assert!(matches!(build(1, 1, 86), Err(Error::LengthOverflow { found: Some(258), .. })));
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Blocks {
    #[pool(cstr, block)]
    narrow: *const c_char,
    #[pool(utf16, block)]
    wide: *const u16,
    n: i8,
    #[pool(utf16, len = n)]
    title: *const u16,
}

/// Blocks whose strings lie about their number, panic, build in between and are empty.
#[test]
fn rule_09_blocks_of_strings() {
    let build = |narrow: Liar<std::vec::IntoIter<&'static str>>, title: &str| {
        Graph::<Blocks>::new(BlocksInit { narrow, wide: [title], title })
    };
    let lie = |strings: Vec<&'static str>, says| Liar(strings.into_iter(), says);
    let blocks = build(lie(vec!["a", "bc"], 0), "𝄞").unwrap();
    assert!(blocks.narrow().eq([c"a", c"bc"]));
    assert_eq!((blocks.n(), blocks.title().len(), blocks.wide().count()), (2, 2, 1));
    assert!(matches!(build(lie(vec!["a", ""], 2), "x"), Err(Error::EarlyTerminator { .. })));
    assert!(matches!(build(lie(vec!["a", "b\0"], 2), "x"), Err(Error::InteriorNul { position: 1, .. })));
    assert!(matches!(build(lie(vec!["a"], 1), ""), Err(Error::EarlyTerminator { .. })));
    assert!(matches!(
        build(lie(vec!["a"], 1), &"𝄞".repeat(64)),
        Err(Error::LengthOverflow { found: Some(128), .. })
    ));
    let caught = catch_unwind(|| {
        let narrow = (0..3).map(|i| if i == 2 { panic!("late") } else { "x" });
        Graph::<Blocks>::new(BlocksInit { narrow, wide: ["y"], title: Null }).map(drop)
    });
    assert!(caught.is_err());
}

/// An address in an integer, through copies of the raw struct: none of them is ever followed.
#[test]
fn rule_01_addresses_in_integers() {
    #[derive(PoolAlloc, Clone, Copy)]
    #[repr(C)]
    struct Card {
        n: u8,
        #[pool(elem = u16, len = n)]
        ids: usize,
        #[pool(elem = u32, one)]
        flag: u64,
    }
    // Miri, with strict provenance, takes no addresses back.
    if cfg!(miri) {
        return;
    }
    let card: Graph<Card> = Graph::new(CardInit { ids: [1, 2], flag: 9_u32 }).unwrap();
    assert_eq!((card.ids(), card.flag()), (&[1, 2][..], Some(&9)));
    let mut raw = *card.as_raw();
    raw.ids = usize::MAX;
    raw.n = 255;
    let again: Graph<Card> = Graph::new(CardInit { ids: Null, flag: None::<u32> }).unwrap();
    assert_eq!((again.n(), again.ids(), again.flag(), raw.n), (0, &[][..], None, 255));
}

#[derive(PoolAlloc)]
#[repr(C)]
union Low {
    #[pool(when = 1)]
    number: u64,
    #[pool(when = 2, cstr)]
    text: *mut c_char,
    #[pool(when = 0)]
    small: i8,
}

#[derive(PoolAlloc)]
#[repr(C)]
union High {
    #[pool(when = 2)]
    number: u64,
    #[pool(when = 4, cstr)]
    text: *mut c_char,
    #[pool(when = [0, 6])]
    small: f32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Flags {
    flags: i8,
    #[pool(tag = flags, mask = 3)]
    low: Low,
    #[pool(tag = flags, mask = 6)]
    high: High,
}

/// Masks of two unions overlap, and the bits of the recipe lie across them.
#[test]
fn rule_07_masks_that_overlap() {
    let build = |flags, low, high| Graph::<Flags>::new(FlagsInit { flags, low, high });
    type L<'a> = LowInit<&'a str>;
    type H<'a> = HighInit<&'a str>;
    let graph = build(-128, L::Text("x"), H::Number(7)).unwrap();
    assert_eq!(graph.flags(), -126);
    assert!(matches!(graph.low(), LowView::Text(Some(text)) if text == c"x"));
    assert!(matches!(graph.high(), HighView::Number(7)));
    let graph = build(0, L::Number(1), H::Text("y")).unwrap();
    assert_eq!(graph.flags(), 5);
    assert!(matches!(graph.high(), HighView::Text(Some(_))));
    for (flags, low, high) in [
        (0, L::Text("x"), H::Text("y")),
        (0, L::Number(1), H::Number(1)),
        (2, L::Number(1), H::Text("y")),
        (4, L::Small(0), H::Small(0.0)),
    ] {
        assert!(matches!(build(flags, low, high), Err(Error::TagMismatch { .. })));
    }
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct Gap {
    a: u8,
    b: u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
union Raw {
    gap: Gap,
    whole: [u8; 16],
    byte: u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Holder {
    n: u8,
    #[pool(len = n, untagged)]
    many: *mut Raw,
    #[pool(untagged)]
    one: Raw,
}

/// Whatever case is read, no byte is one that nobody wrote: neither behind a short case nor in padding.
#[test]
fn rule_19_unions_show_no_stale_bytes() {
    let mut pool = Pool::new();
    pool.alloc::<u8>(2000).unwrap().fill(0xEE);
    pool.reset();
    let many = [RawInit::Gap(Gap { a: 1, b: u32::MAX }), RawInit::Byte(3)];
    let one = Raw::gap(Gap { a: 9, b: 0 });
    let holder = Holder::new_in(&pool, HolderInit { many, one }).unwrap();
    assert_eq!(holder.many()[0].whole(), [1, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0]);
    assert_eq!(holder.many()[1].whole(), [3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    assert_eq!(holder.one().whole(), [9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
}

//! Hostile bytes, a second time: saved graphs that somebody has changed, which are then edited, copied, compared, shown and saved
//! again; and files and data that say absurd things (rules 28 and 34).
#![allow(missing_docs)]
#![allow(clippy::multiple_unsafe_ops_per_block, reason = "what C does is several of them, for one reason")]

use std::ffi::c_char;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use cymem::{Copied, Error, Graph, Null, PoolAlloc};
use cymem_tests::one_in;

#[path = "support/random.rs"]
mod random;
use random::Random;

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(u8)]
enum Color {
    None,
    Red = 200,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq), empty(nothing = 9))]
union Value {
    #[pool(when = 1)]
    flag: bool,
    #[pool(when = 2, cstr)]
    text: *const c_char,
    #[pool(when = 3, one)]
    kid: *mut Kid,
    #[pool(when = 4, len = 2)]
    pair: *const u16,
    #[pool(when = 5, link)]
    link: *mut Kid,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit, derive(Debug, PartialEq))]
struct Kid {
    color: Color,
    #[pool(back)]
    up: *mut Top,
    #[pool(link)]
    other: *mut Kid,
    kind: u8,
    #[pool(tag = kind)]
    value: Value,
    m: i16,
    #[pool(len = m)]
    data: *mut u32,
    #[pool(list)]
    next: *mut Kid,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit, derive(Debug, PartialEq))]
struct Top {
    #[pool(size_of)]
    size: u16,
    n: u8,
    #[pool(len = n, back)]
    kids: *mut Kid,
    #[pool(one)]
    list: *mut Kid,
    rows: u16,
    #[pool(len = rows)]
    lens: *mut u8,
    #[pool(len = rows, each(lens = lens))]
    jagged: *mut *mut u16,
    #[pool(zero_terminated, until = |value: &u16| *value == 7)]
    ended: *mut u16,
    #[pool(end = stop)]
    begin: *mut u32,
    stop: *mut u32,
    #[pool(len = used, capacity = room)]
    some: *mut u32,
    used: u16,
    room: u8,
    #[pool(null_terminated, each(cstr))]
    names: *mut *mut c_char,
    #[pool(nested)]
    inner: [Inner; 2],
    #[pool(link)]
    best: *mut Kid,
    #[pool(block, cstr)]
    block: *const c_char,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit, derive(Debug, PartialEq))]
struct Inner {
    n: u8,
    #[pool(len = n)]
    values: *mut bool,
}

macro_rules! kid {
    ($value:expr, $other:expr) => {
        KidInit { color: Color::Red, other: $other, value: $value, data: [5_u32, 6] }
    };
}

fn top() -> Graph<Top> {
    Graph::new_cyclic(|cx, root| {
        let slot = cx.reserve::<Kid>()?;
        let link = slot.link();
        let last = cx.fill(slot, kid!(ValueInit::<&str, Null, [u16; 2], _>::Link(link), link))?;
        let kids = [
            kid!(ValueInit::<_, _, [u16; 2], _>::Text("text"), link),
            kid!(ValueInit::Kid(last), last.link()),
            kid!(ValueInit::Link(link), link),
        ];
        let init = TopInit {
            kids,
            list: cymem::Chain(
                (0..3).map(|_| kid!(ValueInit::<&str, Null, _, Null>::Pair([1_u16, 2]), link)),
            ),
            jagged: [&[1_u16, 2][..], &[], &[3]],
            ended: [1_u16, 2, 3],
            begin: [4_u32, 5],
            some: [8_u32],
            room: 3,
            names: ["a", "bc"],
            inner: [InnerInit { values: [true] }, InnerInit { values: [false] }],
            best: link,
            block: ["x", "yz"],
        };
        cx.fill(root, init).map(drop)
    })
    .map_err(|error: Error| error)
    .unwrap()
}

/// Whatever is a graph can be treated as one.
fn use_it(mut graph: Graph<Top>) {
    static USED: AtomicUsize = AtomicUsize::new(0);
    // Miri takes half a minute for all of it.
    if cfg!(miri) && !USED.fetch_add(1, Relaxed).is_multiple_of(8) {
        return graph.edit().begin_mut().map_or((), |begin| begin.fill(3));
    }
    let copy = graph.try_clone().unwrap();
    assert!(copy.same(&graph).unwrap());
    let _ = *copy == *graph;
    let text = format!("{:?}", &*graph);
    assert!(text.len() < 1 << 20 && graph.dot().to_string().len() < 1 << 20);
    assert!(graph.report().unwrap().blocks() > 0);
    let saved = graph.save_to_vec().unwrap();
    assert_eq!(Graph::<Top>::load(&saved).unwrap().save_to_vec().unwrap(), saved);
    let _ = serde_json::to_string(&graph);
    for index in 0..graph.kids().len().min(4) {
        let mut kid = graph.edit().kids_mut().unwrap().enter(index).unwrap();
        kid.set_color(Color::None);
        kid.reborrow().data_mut().unwrap().fill(1);
        if let Some(mut up) = kid.enter_up() {
            up.set_room_of();
        }
    }
    if let Some(row) = graph.edit().jagged_mut().and_then(|jagged| jagged.enter(0)) {
        row.into_mut().fill(2);
    }
    if let Some(ended) = graph.edit().ended_mut() {
        ended.into_mut().fill(7);
    }
    assert!(graph.ended().is_empty());
    assert!(graph.edit().begin_mut().is_none_or(|begin| begin.len() <= 1 << 20));
    assert!(graph.edit().some_mut().is_none_or(|some| some.len() <= usize::from(u8::MAX)));
    drop(copy.save_to_vec().unwrap());
}

trait SetRoom {
    fn set_room_of(&mut self);
}

impl SetRoom for TopEdit<'_> {
    fn set_room_of(&mut self) {
        if let Some(begin) = self.reborrow().begin_mut() {
            begin.fill(3);
        }
    }
}

/// Every byte of a file is changed, by a bit, to another count, and to a small offset.
#[test]
fn rule_28_every_byte_is_changed() {
    let saved = top().save_to_vec().unwrap();
    let (mut good, step) = (0, if cfg!(miri) { 307 } else { one_in(7) });
    for at in (40..saved.len()).step_by(step) {
        for change in [1, 2, 8, 0x80, 0xFF].into_iter().step_by(if cfg!(miri) { 5 } else { 1 }) {
            let mut bytes = saved.clone();
            bytes[at] ^= change;
            if let Ok(graph) = Graph::<Top>::load(&bytes) {
                good += 1;
                use_it(graph);
            }
        }
    }
    assert!(good > 10 || cfg!(miri));
}

/// Words are exchanged, so that pointers lead to other things of theirs, and to each other's.
#[test]
fn rule_28_pointers_lead_elsewhere() {
    let saved = top().save_to_vec().unwrap();
    let words = saved.len() / 8;
    let mut random = Random(7);
    let mut good = 0;
    for _ in 0..if cfg!(miri) { 2 } else { 4000 / one_in(20) } {
        let mut bytes = saved.clone();
        for _ in 0..random.below(3) + 1 {
            let (from, to) = (8 * (5 + random.below(words - 5)), 8 * (5 + random.below(words - 5)));
            match random.below(3) {
                0 => bytes.copy_within(from..from + 8, to),
                1 => bytes[to..to + 8].copy_from_slice(&(from as u64).to_ne_bytes()),
                _ => bytes[to..to + 8].fill(0),
            }
        }
        if let Ok(graph) = Graph::<Top>::load(&bytes) {
            good += 1;
            use_it(graph);
        }
    }
    assert!(good > 3 || cfg!(miri));
}

/// Headers with every alignment, length and root.
#[test]
fn rule_28_headers_say_anything() {
    let saved = top().save_to_vec().unwrap();
    for align in (0..=u8::MAX).step_by(if cfg!(miri) { 127 } else { 1 }) {
        let mut bytes = saved.clone();
        bytes[11] = align;
        if let Ok(graph) = Graph::<Top>::load(&bytes) {
            use_it(graph);
        }
    }
    let numbers =
        [0, 1, 39, 40, 41, 48, saved.len() as u64 - 1, saved.len() as u64, u64::MAX, u64::MAX - 40, 1 << 63];
    for number in numbers.into_iter().step_by(if cfg!(miri) { 4 } else { 1 }) {
        for at in [24, 32] {
            let mut bytes = saved.clone();
            bytes[at..at + 8].copy_from_slice(&number.to_le_bytes());
            let _ = Graph::<Top>::load(&bytes).map(use_it);
            assert!(
                Graph::<Top>::load_from(&*bytes, 1 << 20).is_err()
                    || at == 32
                    || number == saved.len() as u64
            );
        }
    }
    for len in (0..saved.len()).step_by(if cfg!(miri) { 500 } else { 7 }) {
        assert!(Graph::<Top>::load(&saved[..len]).is_err());
        assert!(Graph::<Top>::load_from(&saved[..len], usize::MAX).is_err());
    }
    // Wherever the bytes lie.
    let mut shifted = vec![0; saved.len() + 16];
    for shift in (0..16).step_by(if cfg!(miri) { 15 } else { 1 }) {
        shifted[shift..shift + saved.len()].copy_from_slice(&saved);
        use_it(Graph::load(&shifted[shift..shift + saved.len()]).unwrap());
    }
}

/// A mapped file with the same changes is what a loaded one is.
#[cfg(not(miri))]
#[test]
fn rule_28_files_are_mapped_as_they_are_loaded() {
    let path = std::env::temp_dir().join(format!("cymem-second-{}", std::process::id()));
    let saved = top().save_to_vec().unwrap();
    let mut random = Random(11);
    for round in 0..1500 / one_in(15) {
        let mut bytes = saved.clone();
        let at = 40 + random.below(saved.len() - 48);
        match round % 3 {
            0 => bytes[at] ^= 1 << random.below(8),
            1 => bytes[at] = 0xFF,
            _ => bytes[at & !7..(at & !7) + 8]
                .copy_from_slice(&(40 + random.below(saved.len()) as u64).to_ne_bytes()),
        }
        std::fs::write(&path, &bytes).unwrap();
        // SAFETY: nobody else knows the file.
        let mapped = unsafe { Graph::<Top>::map(&std::fs::File::open(&path).unwrap()) };
        match (mapped, Graph::<Top>::load(&bytes)) {
            (Ok(mapped), Ok(loaded)) => {
                assert!(mapped.same(&loaded).unwrap(), "byte {at}");
                use_it(mapped);
            }
            (mapped, loaded) => assert_eq!(mapped.is_ok(), loaded.is_ok(), "byte {at}"),
        }
    }
    std::fs::remove_file(&path).unwrap();
}

/// JSON with every number, word and bracket replaced, in a struct with everything.
#[test]
fn rule_34_data_say_anything() {
    let json = r#"{"kids":[{"color":"Red","other":null,"value":{"flag":true},"data":[5,6],"next":[]},
        {"color":"None","other":null,"value":"nothing","data":[],"next":[]}],"list":null,"jagged":[[1,2],[],[3]],
        "ended":[1,2,3],"begin":[4,5],"some":[8],"room":3,"names":["a","bc"],
        "inner":[{"values":[true]},{"values":[false]}],"best":null,"block":["x","yz"]}"#;
    use_it(serde_json::from_str(json).unwrap());
    let words = [
        "0",
        "-1",
        "255",
        "256",
        "1e99",
        "null",
        "[]",
        "{}",
        "true",
        "\"\"",
        "\"a\\u0000b\"",
        "\"Red\"",
        "7",
    ];
    let mut good = 0;
    let mut tokens = 0;
    let is_part = |char: char| char.is_alphanumeric() || "\"-.".contains(char);
    let mut at = 0;
    while let Some(start) = json[at..].find(is_part).map(|found| at + found) {
        let end = json[start..].find(|char| !is_part(char)).map_or(json.len(), |found| start + found);
        at = end;
        tokens += 1;
        if cfg!(miri) && tokens != 40 {
            continue;
        }
        for word in words.into_iter().step_by(if cfg!(miri) { 4 } else { 1 }) {
            let changed = format!("{}{word}{}", &json[..start], &json[end..]);
            if let Ok(graph) = serde_json::from_str::<Graph<Top>>(&changed) {
                good += 1;
                use_it(graph);
            }
        }
    }
    assert!(good > 10 || cfg!(miri));
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Links {
    n: u32,
    #[pool(len = n, each(link))]
    links: *mut *mut Links,
    m: u32,
    #[pool(len = m)]
    nodes: *mut Links,
}

/// A file of nothing but links, all of which lead into each other's arrays.
#[test]
fn rule_23_a_file_of_links() {
    let n = if cfg!(miri) { 30 } else { 100_000 / one_in(10) };
    let graph: Graph<Links> = Graph::new_cyclic(|cx, root| {
        let slots = cx.reserve_array::<Links>(n)?;
        let links = slots.links();
        let inits =
            (0..n).map(|at| LinksInit { links: [links.get(n - 1 - at), links.get(at / 2)], nodes: Null });
        let nodes = cx.fill_all(slots, inits)?;
        cx.fill(root, LinksInit { links: links.iter(), nodes }).map(drop)
    })
    .map_err(|error: Error| error)
    .unwrap();
    let saved = graph.save_to_vec().unwrap();
    let loaded = Graph::<Links>::load(&saved).unwrap();
    assert!(loaded.same(&graph).unwrap() && *loaded == *graph);
    assert!(std::ptr::eq(loaded.links().get(n - 1).unwrap().unwrap(), &loaded.nodes()[n - 1]));
    // Each link leads four bytes further than it should.
    let mut bytes = saved.clone();
    let at = 8 * (saved.len() / 16);
    let word = u64::from_ne_bytes(bytes[at..at + 8].try_into().unwrap());
    bytes[at..at + 8].copy_from_slice(&(word + 4).to_ne_bytes());
    let _ = Graph::<Links>::load(&bytes).map(|graph| graph.save_to_vec().unwrap());
}

/// What is read back of copies that share an array has it once for each, and no more than the file is long.
#[test]
fn rule_28_a_file_in_which_arrays_overlap() {
    let graph: Graph<Links> = Graph::build(|pool, root| {
        let leaf = pool.build::<Links, _>(LinksInit { links: Null, nodes: Null })?;
        let node = pool.build::<Links, _>(LinksInit { links: [leaf; 50], nodes: Null })?;
        root.fill(LinksInit { links: Null, nodes: [Copied(node); 20] })
    })
    .unwrap();
    let saved = graph.save_to_vec().unwrap();
    let loaded = Graph::<Links>::load(&saved).unwrap();
    assert_eq!(loaded.nodes().iter().map(|node| node.links().len()).sum::<usize>(), 1000);
    // All the arrays in one place: as somebody might put it.
    let mut bytes = saved.clone();
    let first = loaded_links_offset(&saved);
    for node in 0..20 {
        let at = first.1 + node * size_of::<Links>() + std::mem::offset_of!(Links, links);
        bytes[at..at + 8].copy_from_slice(&(first.0 as u64).to_ne_bytes());
    }
    match Graph::<Links>::load(&bytes) {
        Ok(graph) => assert!(graph.stats().bytes < 10 * bytes.len()),
        Err(error) => assert!(matches!(error, Error::Invalid { .. })),
    }
}

/// Where the first array of links and the array of nodes stand in the file.
fn loaded_links_offset(saved: &[u8]) -> (usize, usize) {
    let word = |at: usize| u64::from_ne_bytes(saved[at..at + 8].try_into().unwrap()) as usize;
    let nodes = word(40 + std::mem::offset_of!(Links, nodes));
    (word(nodes + std::mem::offset_of!(Links, links)), nodes)
}

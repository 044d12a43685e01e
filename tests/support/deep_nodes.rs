//! The nodes of deep trees, their recipes, from borrowed and from owned sources, and what is read back.

use std::ffi::c_char;
use std::{mem, ptr};

use cymem::{Chain, Context, Init, InitFrom, OrNull, PoolAlloc, Via};

use crate::deep_trees::{Bad, How, Tree, name};

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
pub(crate) struct Node {
    id: u32,
    #[pool(cstr)]
    name: *const c_char,
    #[pool(back)]
    parent: *mut Node,
    #[pool(list)]
    next: *mut Node,
    #[pool(back = next)]
    prev: *mut Node,
    #[pool(one, back)]
    list: *mut Node,
    #[pool(one)]
    one: *mut Node,
    n: u8,
    #[pool(len = n)]
    array: *mut Node,
    #[pool(len = n, each(one))]
    same: *mut *mut Node,
    o: u8,
    #[pool(len = o, back)]
    own: *mut Node,
    #[pool(zero_terminated, until = |node| node.id == 0)]
    ended: *mut Node,
    #[pool(null_terminated, each(one), back)]
    pointers: *mut *mut Node,
    r: u8,
    #[pool(len = r, capacity = 6, align = 64)]
    room: *mut Node,
    #[pool(each(one), back)]
    pair: [*mut Node; 2],
    #[pool(end = stop)]
    range: *mut Node,
    stop: *mut Node,
    rows: u8,
    columns: u8,
    #[pool(len = rows, each(len = columns))]
    cells: *mut *mut Node,
    many: u8,
    #[pool(len = many)]
    lens: *mut u8,
    #[pool(len = many, each(lens = lens))]
    ragged: *mut *mut Node,
    #[pool(null_terminated, each(zero_terminated))]
    grid: *mut *mut Node,
    #[pool(nested)]
    part: Part,
    #[pool(nested)]
    parts: [Part; 2],
    kind: u8,
    #[pool(tag = kind)]
    content: Content,
}

/// By value in a node, in an array by value, in a union, and in elements that a literal writes.
#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
pub(crate) struct Part {
    k: u8,
    #[pool(len = k)]
    kids: *mut Node,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
pub(crate) struct Literal {
    #[pool(nested)]
    part: Part,
    number: u16,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(empty(none = 0), derive(Debug, PartialEq))]
pub(crate) union Content {
    #[pool(when = 1, one)]
    boxed: *mut Node,
    #[pool(when = 2, nested)]
    part: Part,
    #[pool(when = 3, zero_terminated)]
    literals: *mut Literal,
    #[pool(when = 4, null_terminated, each(one))]
    pointers: *mut *mut Node,
}

trait Src: Sized {
    fn tree(&self) -> &Tree;
    fn rows(&mut self, how: How) -> Vec<Vec<Self>>;

    fn row(&mut self, how: How) -> Vec<Via<Self>> {
        self.rows(how).into_iter().next().unwrap_or_default().into_iter().map(Via).collect()
    }

    fn has(&self, how: How) -> bool {
        self.tree().rows.iter().any(|(of, _)| *of == how)
    }
}

impl Src for &Tree {
    fn tree(&self) -> &Tree {
        self
    }

    fn rows(&mut self, how: How) -> Vec<Vec<Self>> {
        let found = self.rows.iter().find(|(of, _)| *of == how);
        found.map_or(vec![], |(_, rows)| rows.iter().map(|row| row.iter().collect()).collect())
    }
}

impl Src for Tree {
    fn tree(&self) -> &Tree {
        self
    }

    fn rows(&mut self, how: How) -> Vec<Vec<Self>> {
        self.rows.iter_mut().find(|(of, _)| *of == how).map_or(vec![], |(_, rows)| mem::take(rows))
    }
}

/// Promises an item more than there are.
struct Lying<I>(I, usize);

impl<I: Iterator> Iterator for Lying<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.0.size_hint().0 + self.1;
        (left, Some(left))
    }
}

impl<I: Iterator> ExactSizeIterator for Lying<I> {}

struct Kids<S>(Vec<S>);

impl<S: Src> InitFrom<Kids<S>> for Part {
    fn init_from<C: Context>(Kids(kids): Kids<S>) -> impl Init<C, Self> {
        PartInit { kids: kids.into_iter().map(Via) }
    }
}

fn part<S: Src>(mut rows: Vec<Vec<S>>, index: usize) -> Via<Kids<S>> {
    Via(Kids(if rows.len() > index { mem::take(&mut rows[index]) } else { vec![] }))
}

impl<S: Src> InitFrom<S> for Node {
    fn init_from<C: Context>(mut of: S) -> impl Init<C, Self> {
        let (id, bad) = (of.tree().id, of.tree().bad);
        let name = if bad == Some(Bad::Nul) { "NUL\0".into() } else { name(of.tree()) };
        let via =
            |rows: Vec<Vec<S>>| rows.into_iter().map(|row| row.into_iter().map(Via).collect::<Vec<_>>());
        let array = of.row(How::Array);
        let same = of.has(How::Same).then(|| of.row(How::Same).into_iter().map(Some).collect::<Vec<_>>());
        // They share a length.
        let same = if array.is_empty() || bad == Some(Bad::Disagree) {
            same
        } else {
            same.map(|mut same| {
                same.truncate(array.len());
                same.resize_with(array.len(), || None);
                same
            })
        };
        let mut parts = of.rows(How::Parts).into_iter();
        let mut next = || Via(Kids(parts.next().unwrap_or_default()));
        let parts = [next(), next()];
        let literals = of.has(How::Literals);
        let pointers = of.has(How::CasePointers);
        let content = if of.has(How::CasePart) {
            ContentInit::Part(part(of.rows(How::CasePart), 0))
        } else if literals {
            let rows = of.rows(How::Literals);
            let number = if bad == Some(Bad::EmptyLiteral) { 0 } else { 7 };
            let empty = (bad == Some(Bad::EmptyLiteral)).then(Vec::new);
            let rows = rows.into_iter().chain(empty);
            let rows = rows.map(move |row| LiteralInit { part: Via(Kids(row)), number }).collect::<Vec<_>>();
            ContentInit::Literals(rows)
        } else if pointers {
            ContentInit::Pointers(of.row(How::CasePointers))
        } else if of.has(How::Boxed) {
            ContentInit::Boxed(of.row(How::Boxed).pop())
        } else {
            ContentInit::None
        };
        let lie = usize::from(bad == Some(Bad::Lie));
        if bad == Some(Bad::Panic) {
            panic!("as asked");
        }
        let terminator = bad == Some(Bad::Terminator);
        NodeInit {
            id: if terminator { 0 } else { id },
            name,
            list: Chain(of.row(How::List)),
            one: of.row(How::One).pop(),
            array: OrNull((!array.is_empty()).then_some(array)),
            same: OrNull(same),
            own: Lying(of.row(How::Own).into_iter(), lie),
            ended: of.row(How::Ended),
            pointers: of.row(How::Pointers),
            room: of.row(How::Room),
            pair: of.row(How::Pair),
            range: of.row(How::Range),
            cells: via(of.rows(How::Cells)).collect::<Vec<_>>(),
            ragged: via(of.rows(How::Ragged)).collect::<Vec<_>>(),
            grid: via(of.rows(How::Grid)).collect::<Vec<_>>(),
            part: part(of.rows(How::Part), 0),
            parts,
            content,
        }
    }
}

pub(crate) fn check(node: &NodeView, of: &Tree, parent: Option<&NodeView>, prev: Option<&NodeView>) -> usize {
    let same = |a: Option<&NodeView>, b: Option<&NodeView>| a.map(ptr::from_ref) == b.map(ptr::from_ref);
    assert_eq!(node.id(), of.id);
    assert_eq!(node.name().unwrap().to_str().unwrap(), name(of));
    assert!(same(node.parent(), parent) && same(node.prev(), prev));
    let mut total = 1;
    let mut left = 0;
    for (how, rows) in &of.rows {
        let row = &rows[0];
        let (mut each, mut up): (Vec<Vec<&NodeView>>, _) = (vec![], None);
        match how {
            How::One => each.push(node.one().into_iter().collect()),
            How::Array => each.push(node.array().iter().collect()),
            How::Same => {
                let mut all = node.same().iter().collect::<Vec<_>>();
                let wanted = if node.array().is_empty() { row.len() } else { node.array().len() };
                assert_eq!(all.len(), wanted);
                all.truncate(row.len());
                assert!(
                    all.iter().all(Option::is_some)
                        && node.same().iter().skip(row.len()).all(|kid| kid.is_none())
                );
                // Those that were cut off are in no array.
                for (kid, of) in all.iter().zip(row) {
                    total += check(kid.unwrap(), of, None, None);
                }
                continue;
            }
            How::List => {
                let all: Vec<_> = node.list().into_iter().chain(node.list().unwrap().next()).collect();
                assert_eq!(all.len(), row.len());
                for (i, (kid, of)) in all.iter().zip(row).enumerate() {
                    let prev = i.checked_sub(1).map(|prev| all[prev]);
                    assert_eq!(kid.next().count(), all.len() - i - 1);
                    total += check(kid, of, Some(node), prev);
                }
                left += 1;
                continue;
            }
            How::Own => {
                each.push(node.own().iter().collect());
                up = Some(node);
            }
            How::Ended => each.push(node.ended().iter().collect()),
            How::Pointers => {
                each.push(node.pointers().iter().map(Option::unwrap).collect());
                up = Some(node);
            }
            How::Room => each.push(node.room().iter().collect()),
            How::Pair => {
                let pair = node.pair();
                assert_eq!(pair.len(), 2);
                each.push(pair.iter().flatten().collect());
                up = Some(node);
            }
            How::Range => each.push(node.range().iter().collect()),
            How::Cells => each.extend(node.cells().iter().map(|row| row.iter().collect())),
            How::Ragged => each.extend(node.ragged().iter().map(|row| row.iter().collect())),
            How::Grid => each.extend(node.grid().iter().map(|row| row.iter().collect())),
            How::Part => each.push(node.part().kids().iter().collect()),
            How::Parts => {
                each.extend(node.parts().iter().take(rows.len()).map(|part| part.kids().iter().collect()))
            }
            How::Boxed | How::CasePart | How::Literals | How::CasePointers => match node.content() {
                ContentView::Boxed(kid) => each.push(kid.into_iter().collect()),
                ContentView::Part(part) => each.push(part.kids().iter().collect()),
                ContentView::Literals(all) => {
                    assert!(all.iter().all(|literal| literal.number() == 7));
                    each.extend(all.iter().map(|literal| literal.part().kids().iter().collect()));
                }
                ContentView::Pointers(all) => each.push(all.iter().map(Option::unwrap).collect()),
                _ => panic!("another case"),
            },
        }
        assert_eq!(each.len(), rows.len(), "{how:?}");
        for (row, of) in each.iter().zip(rows) {
            assert_eq!(row.len(), of.len(), "{how:?}");
            for (kid, of) in row.iter().zip(of) {
                total += check(kid, of, up, None);
            }
        }
        left += 1;
    }
    let arrays = [node.array(), node.own(), node.ended(), node.room(), node.range(), node.part().kids()];
    let rows = [node.cells().len(), node.ragged().len(), node.grid().len()];
    let there = arrays.iter().filter(|array| !array.is_empty()).count()
        + rows.iter().filter(|&&len| len > 0).count()
        + usize::from(node.one().is_some())
        + usize::from(node.list().is_some())
        + usize::from(!node.pointers().is_empty())
        + usize::from(node.pair().iter().any(|kid| kid.is_some()))
        + usize::from(node.parts().iter().any(|part| !part.kids().is_empty()))
        + usize::from(!matches!(node.content(), ContentView::None));
    assert_eq!(there, left, "what nobody has asked for");
    total
}

//! Deep trees with every way from node to node: what they are, and by chance.

use std::cell::Cell;

use crate::random::Random;

/// What a level is held by.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum How {
    One,
    Array,
    Same,
    List,
    Own,
    Ended,
    Pointers,
    Room,
    Pair,
    Range,
    Part,
    Parts,
    Cells,
    Ragged,
    Grid,
    Boxed,
    CasePart,
    Literals,
    CasePointers,
}

pub(crate) const ALL: [How; 19] = [
    How::One,
    How::Array,
    How::Same,
    How::List,
    How::Own,
    How::Ended,
    How::Pointers,
    How::Room,
    How::Pair,
    How::Range,
    How::Part,
    How::Parts,
    How::Cells,
    How::Ragged,
    How::Grid,
    How::Boxed,
    How::CasePart,
    How::Literals,
    How::CasePointers,
];

#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Bad {
    Nul,
    Panic,
    /// An iterator that promises more.
    Lie,
    Disagree,
    Terminator,
    EmptyLiteral,
}

thread_local! {
    pub(crate) static LIVE: Cell<isize> = const { Cell::new(0) };
}

pub(crate) struct Live(());

impl Live {
    pub(crate) fn new() -> Self {
        LIVE.set(LIVE.get() + 1);
        Live(())
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        LIVE.set(LIVE.get() - 1);
    }
}

pub(crate) struct Tree {
    pub(crate) id: u32,
    /// For each way, rows of trees; where there are no rows the first one.
    pub(crate) rows: Vec<(How, Vec<Vec<Tree>>)>,
    pub(crate) bad: Option<Bad>,
    pub(crate) _live: Live,
}

/// The tree with `depth` levels below.
pub(crate) fn tree(random: &mut Random, depth: usize, id: &mut u32) -> Tree {
    *id += 1;
    let this = *id;
    let most = if cfg!(miri) { 1 } else { 3 };
    // Miri is slow, and sees siblings where sources are put off.
    let wide = !cfg!(miri) || depth < 3;
    let ways = if depth > 0 { 1 + random.below(most) } else { 0 };
    let mut used: Vec<How> = Vec::new();
    let mut rows = Vec::new();
    let mut deep = Some(depth);
    for _ in 0..ways {
        let how = ALL[random.below(ALL.len())];
        let union = |how| matches!(how, How::Boxed | How::CasePart | How::Literals | How::CasePointers);
        if used.iter().any(|&before| before == how || union(before) && union(how)) {
            continue;
        }
        used.push(how);
        let many = match how {
            _ if !wide => 1,
            How::One | How::Boxed => 1,
            How::Pair | How::Parts => 1 + random.below(2),
            _ => 1 + random.below(3),
        };
        let lines = match how {
            _ if !wide => 1,
            How::Parts | How::Cells | How::Ragged | How::Grid | How::Literals => 1 + random.below(2),
            _ => 1,
        };
        let spine = random.below(lines * many);
        let lines = (0..lines)
            .map(|line| {
                let many = if how == How::Ragged && lines > 1 && line != spine / many {
                    random.below(3)
                } else {
                    many
                };
                let first = line * many;
                (0..many)
                    .map(|kid| {
                        let below = match deep {
                            Some(depth) if first + kid >= spine => {
                                deep = None;
                                depth - 1
                            }
                            _ => random.below(depth.min(most)),
                        };
                        tree(random, below, id)
                    })
                    .collect()
            })
            .collect();
        rows.push((how, lines));
    }
    Tree { id: this, rows, bad: None, _live: Live::new() }
}

pub(crate) fn name(tree: &Tree) -> String {
    format!("node {}", tree.id)
}

pub(crate) fn again(tree: &Tree) -> Tree {
    let rows = tree
        .rows
        .iter()
        .map(|(how, rows)| (*how, rows.iter().map(|row| row.iter().map(again).collect()).collect()));
    Tree { id: tree.id, rows: rows.collect(), bad: tree.bad, _live: Live::new() }
}

/// Some tree below which something is wrong; how many levels down.
pub(crate) fn spoil(tree: &mut Tree, random: &mut Random, levels: usize) -> bool {
    let kids = tree.rows.len();
    if levels > 0 && kids > 0 {
        let way = random.below(kids);
        for way in (way..kids).chain(0..way) {
            let (how, rows) = &mut tree.rows[way];
            if *how == How::Same {
                continue;
            }
            let row = random.below(rows.len());
            let Some(last) = rows[row].len().checked_sub(1) else { continue };
            let at = random.below(last + 1);
            if spoil(&mut rows[row][at], random, levels - 1) {
                return true;
            }
        }
    }
    let has = |how| tree.rows.iter().find(|(of, _)| *of == how);
    let len = |how| has(how).map_or(0, |(_, rows)| rows[0].len());
    tree.bad = Some(match random.below(6) {
        0 => Bad::Panic,
        1 => Bad::Lie,
        2 if len(How::Array) > 0 && len(How::Same) > 0 && len(How::Array) != len(How::Same) => Bad::Disagree,
        3 if has(How::Literals).is_some() => Bad::EmptyLiteral,
        4 if has(How::Ended).is_some() => {
            for (how, rows) in &mut tree.rows {
                if *how == How::Ended {
                    rows[0].last_mut().unwrap().bad = Some(Bad::Terminator);
                }
            }
            return true;
        }
        _ => Bad::Nul,
    });
    true
}

pub(crate) fn under(levels: usize, tree: Tree) -> Tree {
    (0..levels).fold(tree, |tree, level| Tree {
        id: 1_000_000 + level as u32,
        rows: vec![(How::One, vec![vec![tree]])],
        bad: None,
        _live: Live::new(),
    })
}

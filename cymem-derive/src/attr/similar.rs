//! "Did you mean …?"

/// The name that `typed` was most likely meant to be.
pub(crate) fn closest<'a, S: AsRef<str>>(typed: &str, names: &'a [S]) -> Option<&'a str> {
    let limit = if typed.chars().count() <= 4 { 1 } else { 2 };
    names
        .iter()
        .map(|name| (distance(typed, name.as_ref()), name.as_ref()))
        .filter(|&(distance, _)| distance <= limit)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, name)| name)
}

/// How many letters must be changed, inserted, removed or swapped with their neighbour
/// (optimal string alignment).
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.to_lowercase().chars().collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    let mut previous = None;
    for (row, letter) in from.to_lowercase().chars().enumerate() {
        let mut current = vec![row + 1];
        for (column, &wanted) in to.iter().enumerate() {
            let at = |costs: &[usize], index: usize| costs.get(index).copied().unwrap_or(usize::MAX / 2);
            let change = at(&last, column) + usize::from(letter != wanted);
            let remove = at(&last, column + 1) + 1;
            let insert = at(&current, column) + 1;
            let mut cost = change.min(remove).min(insert);
            match column.checked_sub(1) {
                Some(left) if previous == Some(wanted) && to.get(left) == Some(&letter) => {
                    cost = cost.min(at(&before_last, left) + 1);
                }
                _ => {}
            }
            current.push(cost);
        }
        before_last = std::mem::replace(&mut last, current);
        previous = Some(letter);
    }
    last.last().copied().unwrap_or(0)
}

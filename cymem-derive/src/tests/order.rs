use syn::DeriveInput;

use super::{assert_error, input};

/// The pointers in order, each with the counts that it needs.
fn order(fields: &str) -> Vec<(usize, Vec<usize>)> {
    let turns = input(&item(fields)).order;
    turns.into_iter().map(|turn| (turn.field, turn.needed)).collect()
}

fn item(fields: &str) -> DeriveInput {
    let item = format!("#[repr(C)] struct S {{ a: u8, b: u8, c: u8, {fields} }}");
    syn::parse_str(&item).unwrap_or_else(|error| panic!("{item}: {error}"))
}

#[test]
fn pointers_come_after_what_they_are_computed_from() {
    let as_they_stand =
        "#[pool(len = a)] p: *mut u8, #[pool(one)] q: *mut u8, #[pool(len = b + 1)] r: *mut u8";
    assert_eq!(order(as_they_stand), [(3, vec![]), (4, vec![]), (5, vec![])]);
    let behind = "#[pool(len = a + 1)] p: *mut u8, #[pool(len = a)] q: *mut u8";
    assert_eq!(order(behind), [(4, vec![]), (3, vec![0])]);
    let far_behind = "#[pool(len = b + 1, each(len = c))] p: *mut *mut u8, #[pool(len = a * 2, each(len = b))] q: *mut *mut u8, \
                      #[pool(null_terminated, each(len = a))] r: *mut *mut u8";
    assert_eq!(order(far_behind), [(5, vec![]), (4, vec![0]), (3, vec![1])]);
}

/// One of several arrays may be NULL, so all of them come first where that is possible.
#[test]
fn all_givers_come_first_and_one_does() {
    let all = "#[pool(len = a)] p: *mut u8, #[pool(len = a + 1)] q: *mut u8, #[pool(len = a)] r: *mut u8";
    assert_eq!(order(all), [(3, vec![]), (5, vec![]), (4, vec![0])]);
    let its_own = "#[pool(len = a, each(len = a + 1))] p: *mut *mut u8, #[pool(len = a)] q: *mut u8";
    assert_eq!(order(its_own), [(4, vec![]), (3, vec![0])]);
    let one = "#[pool(len = a, each(len = b + 1))] p: *mut *mut u8, #[pool(len = b, each(len = a + 1))] q: *mut *mut u8, \
               #[pool(len = b)] r: *mut u8";
    assert_eq!(order(one), [(5, vec![]), (3, vec![1]), (4, vec![0])]);
}

#[test]
fn nothing_waits_for_itself() {
    assert_error(
        &item("#[pool(len = a, each(len = a + b))] p: *mut *mut u8"),
        &["field `p`: `a + b` is computed from `a`, the length of `p` itself", "write `len = a + 0`"],
    );
    let circle = "#[pool(len = a, each(len = b + 1))] p: *mut *mut u8, #[pool(len = b, each(len = a + 1))] q: *mut *mut u8";
    assert_error(
        &item(circle),
        &["field `p`: `b + 1` is computed from `b`, the length of `q`, which waits for `p` in turn"],
    );
}

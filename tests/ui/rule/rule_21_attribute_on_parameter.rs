// Rule 21: nothing is known of what an attribute does.
use cymem::{Plain, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row<#[allow(non_camel_case_types)] t: Plain> {
    first: t,
}

fn main() {}

//! Editors where every name means something else, under `forbid(unsafe_code)`.
#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![deny(warnings)]
#![allow(dead_code, non_camel_case_types)]

struct Option;
struct Result;
struct Some;
mod core {}

#[derive(::cymem::PoolAlloc)]
#[repr(C)]
#[pool(edit = Change)]
struct Edit<T: ::cymem::Plain> {
    len: u32,
    r#type: T,
    reborrow: u8,
    set_a: T,
    #[pool(len = len)]
    set: *mut T,
    a_mut: u8,
    #[pool(one)]
    next: *mut Edit<T>,
}

fn generic<T: ::cymem::Plain + ::std::marker::Copy>(graph: &mut ::cymem::Graph<Edit<T>>, value: T) {
    graph.edit().set_type(value);
    let mut next = graph.edit().enter_next().unwrap();
    next.reborrow().set_reborrow(1);
    next.set_set_a(value);
    let mut set: ::cymem::edit::ArrayEdit<'_, *mut T> = next.set_mut().unwrap();
    set.set(0, value).unwrap();
}

fn any<T: ::cymem::Editable>(graph: &mut ::cymem::Graph<T>) -> T::Edit<'_> {
    graph.edit()
}

fn main() {
    let mut graph: ::cymem::Graph<Edit<f32>> = ::cymem::Graph::new(EditInit {
        r#type: 1.0_f32,
        reborrow: 0,
        set_a: 1.0_f32,
        set: [1.0_f32],
        a_mut: 0,
        next: EditInit {
            r#type: 1.0_f32,
            reborrow: 0,
            set_a: 1.0_f32,
            set: [1.0_f32],
            a_mut: 0,
            next: ::cymem::Null,
        },
    })
    .unwrap();
    generic(&mut graph, 2.0);
    any(&mut graph).set_type(3.0);
    ::std::assert!(graph.r#type() == 3.0);
    ::std::assert!(graph.next().unwrap().set()[0] == 2.0);
}

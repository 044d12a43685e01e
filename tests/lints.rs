//! Rules 17 and 18: generated code is clean under every lint of rustc, in a crate without `unsafe` but for one promise.
#![deny(
    warnings,
    future_incompatible,
    keyword_idents,
    let_underscore,
    nonstandard_style,
    refining_impl_trait,
    rust_2018_compatibility,
    rust_2018_idioms,
    rust_2021_compatibility,
    rust_2024_compatibility,
    unused
)]
// Every lint that is allowed by default, but `unused_crate_dependencies`: the package has other tests.
#![deny(
    absolute_paths_not_starting_with_crate,
    ambiguous_negative_literals,
    closure_returning_async_block,
    deprecated_in_future,
    deprecated_safe_2024,
    deref_into_dyn_supertrait,
    edition_2024_expr_fragment_specifier,
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    ffi_unwind_calls,
    if_let_rescope,
    impl_trait_overcaptures,
    impl_trait_redundant_captures,
    keyword_idents_2018,
    keyword_idents_2024,
    let_underscore_drop,
    linker_messages,
    macro_use_extern_crate,
    meta_variable_misuse,
    missing_copy_implementations,
    missing_debug_implementations,
    missing_docs,
    missing_unsafe_on_extern,
    non_ascii_idents,
    redundant_imports,
    redundant_lifetimes,
    rust_2021_incompatible_closure_captures,
    rust_2021_incompatible_or_patterns,
    rust_2021_prefixes_incompatible_syntax,
    rust_2021_prelude_collisions,
    rust_2024_guarded_string_incompatible_syntax,
    rust_2024_incompatible_pat,
    rust_2024_prelude_collisions,
    single_use_lifetimes,
    tail_expr_drop_order,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unsafe_attr_outside_unsafe,
    unsafe_code,
    unsafe_op_in_unsafe_fn,
    unstable_features,
    unused_extern_crates,
    unused_import_braces,
    unused_lifetimes,
    unused_macro_rules,
    unused_qualifications,
    unused_results,
    variant_size_differences
)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]

#[path = "lints/structs.rs"]
pub mod structs;

mod tests {
    use cymem::{Graph, Null, Zeroed};

    use crate::structs::{
        Color, Counted, CountedInit, Everything, EverythingInit, Generic, GenericInit, Id, Item, ItemInit,
        Made, MadeInit, PlainGeneric, Point, local, svm_node, svm_problem, svm_problemInit,
    };

    #[test]
    fn the_structs_work() -> Result<(), cymem::Error> {
        let point = Point { tag: 1, x: 2.0 };
        #[allow(deprecated, reason = "the field is there to be deprecated")]
        let everything: Graph<Everything> = Graph::new(EverythingInit {
            point,
            id: Id(2),
            color: Color::Green,
            values: [1.0],
            offsets: [0, 1],
            rows: [[1_u16, 2]],
            indices: [4],
            digits: [5],
            next: Null,
            others: [point],
            name: "name",
            inline: "inline",
            user: std::ptr::null_mut(),
            nested: CountedInit { r#ref: [1, 2] },
            nested_array: Zeroed,
            erased: [1],
            old: 3,
            r#type: 4,
        })?;
        assert_eq!((everything.id(), everything.color(), everything.r#type()), (Id(2), Color::Green, 4));
        assert_eq!(everything.nested().r#ref(), [1, 2]);
        assert_eq!(usize::from(everything.size()), size_of::<Everything>());
        let counted: Graph<Counted> = Graph::new(CountedInit { r#ref: [7] })?;
        assert_eq!(counted.r#in(), 1);
        let items: Graph<Item> = Graph::new(ItemInit { id: 1 })?;
        assert_eq!(items.id(), 1);
        let generic: Graph<Generic<u8, 2>> = Graph::new(GenericInit { first: [1, 2], rest: [[3, 4]] })?;
        assert_eq!((generic.first(), generic.rest()), ([1, 2], &[[3, 4]][..]));
        assert_eq!(size_of::<PlainGeneric<u8>>(), 1);
        let problem: Graph<svm_problem> =
            Graph::new(svm_problemInit { x: [[svm_node { index: 1, value: 2.0 }]] })?;
        assert_eq!(problem.x().get(0).map(<[svm_node]>::len), Some(1));
        let made: Graph<Made> = Graph::new(MadeInit { values: [1.0], own: [2] })?;
        assert_eq!(made.own(), [2]);
        assert_eq!(local()?, 2);
        Ok(())
    }
}

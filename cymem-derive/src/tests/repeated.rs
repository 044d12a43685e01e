use syn::{DeriveInput, parse_quote};

use super::{assert_error, fields, one_field, with_field};
use crate::check::text;
use crate::input::{Length, Role, Shape};

/// What could mean something else in another place, anywhere in a type, a bound or a length.
#[test]
fn doubts() {
    for (ty, part) in [
        ("Foo<make!()>", "the macro in"),
        ("Foo<a::make! { u8 }>", "the macro in"),
        ("[u8; (1 + make!()) * 2]", "the macro in"),
        ("Foo<_>", "`_` in"),
        ("[u8; <Foo as Tr<_>>::N]", "`_` in"),
        ("Foo<{ f::<_>(3) }>", "`_` in"),
        ("<_ as Tr>::T", "`_` in"),
        ("Option<extern \"C\" fn(Foo<_>)>", "`_` in"),
        ("Foo<impl Copy>", "`impl` in"),
        ("[u8; { let n = 3; n }]", "more than one expression"),
        ("[u8; { if A { let n = 3; n } else { 2 } }]", "more than one expression"),
        ("Foo<{ struct S {} 3 }>", "more than one expression"),
        ("Foo<{ fn n() {} 3 }>", "more than one expression"),
        ("Foo<{ #[cfg(a)] { 3 } }>", "the attribute in"),
    ] {
        assert_error(&with_field(&format!("x: {ty}")), &["field `x`: ", part]);
        assert_error(&with_field(&format!("#[pool(one)] x: *mut {ty}")), &["field `x`: ", part]);
        assert_error(&with_field(&format!("#[pool(len = n, elem = {ty})] x: *mut c_void")), &[part]);
        assert_error(&with_field(&format!("#[pool(len = n + <{ty}>::N)] x: *mut u8")), &[part]);
        let item = format!("#[repr(C)] struct S<T: Tr<{ty}>> {{ x: T }}");
        assert_error(&syn::parse_str(&item).expect("an item"), &["struct `S`: ", part]);
        let item = format!("#[repr(C)] struct S<T> where {ty}: Tr<T> {{ x: T }}");
        assert_error(&syn::parse_str(&item).expect("an item"), &["struct `S`: ", part]);
        let item = format!("#[repr(C)] struct S<T = {ty}> {{ x: T }}");
        assert_error(&syn::parse_str(&item).expect("an item"), &["struct `S`: ", part]);
    }
}

#[test]
fn no_doubts() {
    for ty in [
        "Foo<{ N + 1 }>",
        "[u8; { if A { 1 } else { 2 } }]",
        "[u8; { match N { 0 => 1, _ => 2 } }]",
        "[u8; if !(A) { 1 } else { 2 }]",
        "Foo<[u8; 3], { [1; 3][0] }>",
        "Option<unsafe extern \"C\" fn(_: i32, _: *mut u8) -> Foo<'_>>",
        "Foo<dyn for<'a> Fn(&'a u8) -> Bar<'a>>",
        "PhantomData<fn() -> !>",
    ] {
        one_field(&format!("x: {ty}"));
    }
}

/// `Self` is the struct with its parameters, except in items that have one of their own.
#[test]
fn this_is_written_out() {
    let mut item: DeriveInput = parse_quote! {
        #[repr(C)]
        struct S<T: Tr<Self>, const N: usize> where Foo: Tr<[Self; N]> {
            x: PhantomData<fn(Self) -> T>,
            #[pool(len = Self::N + <Foo as Tr<Self>>::N)]
            y: *mut u8,
            #[pool(value = { struct A; impl A { const N: u8 = 3; const M: u8 = Self::N; } A::M + Self::M })]
            z: u8,
        }
    };
    let words = crate::words::of(&item);
    item = crate::this::written_out(&item, &words).into_owned();
    assert_eq!(text(&item.generics), "<T: Tr<S::<T, N>>, const N: usize>");
    assert_eq!(text(&item.generics.where_clause), "where Foo: Tr<[S::<T, N>; N]>");
    let fields = fields(&item);
    assert_eq!(text(&fields[0].ty), "PhantomData<fn(S::<T, N>) -> T>");
    let Role::Pointer(pointer) = &fields[1].role else { panic!("not a pointer") };
    let Shape::Counted { len: Length::Expr { expr, .. }, .. } = &pointer.shape else { panic!("not counted") };
    assert_eq!(text(expr), "S::<T, N>::N + <Foo as Tr<S::<T, N>>>::N");
    let value = text(&item);
    assert!(value.contains("Self::N") && value.contains("A::M + S::<T, N>::M"), "{value}");
}

/// A parameter hides a type of its name.
#[test]
fn parameters_with_names_of_types() {
    assert_error(
        &parse_quote!(
            #[repr(C)]
            struct S<S> {
                x: S,
            }
        ),
        &["`S` is called like the struct"],
    );
    for (name, key) in [("SInit", "init"), ("SView", "view")] {
        let node = format!("#[repr(C)] struct S<{name}> {{ #[pool(one)] x: *mut {name} }}");
        assert_error(
            &syn::parse_str(&node).expect("an item"),
            &["called like its", &format!("pool({key} = …)")],
        );
        let plain = format!("#[repr(C)] struct S<{name}> {{ x: {name} }}");
        fields(&syn::parse_str(&plain).expect("an item"));
    }
}

use quote::ToTokens as _;
use syn::{Member, parse_quote};

use super::{fields, input, one_field};
use crate::check::text;
use crate::input::{Constant, Erased, Kind, Length, Pointer, Role, Shape, Star, Terminator};

fn pointer(role: &Role) -> &Pointer {
    match role {
        Role::Pointer(pointer) => pointer,
        _ => panic!("not a pointer"),
    }
}

#[test]
fn sparse_row() {
    let fields = fields(&parse_quote! {
        #[repr(C)]
        pub struct SparseRow {
            pub length: usize,
            #[pool(len = length)] pub indices: *mut usize,
            #[pool(len = length)] pub values: *const f64,
        }
    });
    assert!(matches!(fields[0].role, Role::Count));
    for (field, is_mut, target) in [(&fields[1], true, "usize"), (&fields[2], false, "f64")] {
        let pointer = pointer(&field.role);
        assert_eq!((matches!(pointer.star, Star::Mut), pointer.erased), (is_mut, None));
        assert_eq!(text(&pointer.target), target);
        let Shape::Counted { len: Length::Field(0), unit_bytes: false, inner } = &pointer.shape else {
            panic!("not counted by field 0");
        };
        assert!(matches!(**inner, Shape::Value));
    }
}

#[test]
fn svm_problem() {
    let fields = fields(&parse_quote! {
        #[repr(C)]
        struct svm_problem {
            l: c_int,
            #[pool(len = l)] y: *mut f64,
            #[pool(len = l, each(terminator = END, until = |node| node.index == -1))]
            x: *mut *mut svm_node,
        }
    });
    assert!(matches!(fields[0].role, Role::Count));
    let pointer = pointer(&fields[2].role);
    assert_eq!(text(&pointer.target), "*mut svm_node");
    let Shape::Counted { len: Length::Field(0), inner, .. } = &pointer.shape else { panic!("not counted") };
    let Shape::Terminated { by: Terminator::Expr(by), until: Some(_), inner } = &**inner else {
        panic!("not terminated");
    };
    assert_eq!(text(by), "END");
    assert!(matches!(**inner, Shape::Value));
}

#[test]
fn names_of_pointers() {
    let field = one_field("#[pool(len = n, each(cstr))] x: *mut a::charp");
    assert_eq!(text(&pointer(&field.role).target), "a::charp");
    for ty in ["gpointer", "a::Ptr<u8>", "<T as Has>::Pointer", "c_string"] {
        let field = one_field(&format!("#[pool(one)] x: {ty}"));
        let pointer = pointer(&field.role);
        assert!(matches!(&pointer.star, Star::Named(named) if text(&**named) == ty));
        assert!(text(&pointer.target).ends_with("::cymem::private::Pointer>::Target"));
        assert!(pointer.suspect.is_some());
        assert!(matches!(one_field(&format!("#[pool(opaque)] x: {ty}")).role, Role::Opaque(_)));
    }
}

#[test]
fn a_name_alone_is_a_count_and_an_expression_is_an_input() {
    let fields = fields(&parse_quote! {
        #[repr(C)]
        struct Csc {
            nzmax: c_int,
            n: c_int,
            #[pool(len = n + 1)] p: *mut c_int,
            #[pool(len = nzmax)] i: *mut c_int,
            #[pool(value = -1)] nz: c_int,
            #[pool(len = (n * WIDTH) - nz)] w: *mut u8,
            #[pool(len = 3)] dims: *mut i32,
        }
    });
    assert!(matches!(fields[0].role, Role::Count));
    assert!(matches!(fields[1].role, Role::Plain));
    assert!(matches!(fields[4].role, Role::Constant(Constant::Value(_))));
    for (index, mentioned) in [(2, vec![1]), (5, vec![1, 4]), (6, vec![])] {
        let Shape::Counted { len: Length::Expr { fields, .. }, .. } = &pointer(&fields[index].role).shape
        else {
            panic!("not an expression");
        };
        assert_eq!(*fields, mentioned);
    }
}

#[test]
fn a_count_may_be_used_in_another_length() {
    let fields = fields(&parse_quote! {
        #[repr(C)]
        struct S { n: u32, #[pool(len = n)] a: *mut u8, #[pool(len = n + 1)] b: *mut u8 }
    });
    assert!(matches!(fields[0].role, Role::Count));
}

#[test]
fn counts_inside_each() {
    let fields = fields(&parse_quote! {
        #[repr(C)]
        struct Grid {
            rows: usize,
            columns: usize,
            #[pool(len = rows)]
            #[pool(each(len = columns, each(one)))]
            cells: *mut *mut *mut Cell,
        }
    });
    assert!(matches!((&fields[0].role, &fields[1].role), (Role::Count, Role::Count)));
    let Shape::Counted { inner, .. } = &pointer(&fields[2].role).shape else { panic!("not counted") };
    let Shape::Counted { len: Length::Field(1), inner, .. } = &**inner else {
        panic!("not counted by columns")
    };
    assert!(matches!(**inner, Shape::One));
}

#[test]
fn raw_identifiers() {
    let fields = fields(&parse_quote! {
        #[repr(C)]
        struct S { r#type: usize, len: u32, #[pool(len = r#type)] r#in: *mut u8, #[pool(len = r#len)] b: *mut u8 }
    });
    assert!(matches!((&fields[0].role, &fields[1].role), (Role::Count, Role::Count)));
    assert!(matches!(&fields[2].member, Member::Named(name) if name == "r#in"));
}

#[test]
fn each_role() {
    for (field, expected) in [
        ("x: f64", (|role: &Role| matches!(role, Role::Plain)) as fn(&Role) -> bool),
        ("x: [u8; 4]", |role| matches!(role, Role::Plain)),
        ("x: T", |role| matches!(role, Role::Plain)),
        ("x: core::marker::PhantomData<T>", |role| matches!(role, Role::Phantom)),
        ("#[pool(opaque)] x: *mut ()", |role| matches!(role, Role::Opaque(_))),
        ("#[pool(nested)] x: Point", |role| matches!(role, Role::Nested)),
        ("#[pool(nested)] x: [Point; 2]", |role| matches!(role, Role::NestedArray { .. })),
        ("#[pool(str, len = n)] x: [c_char; 16]", |role| {
            matches!(role, Role::Str { len: Some(Length::Field(0)) })
        }),
        ("#[pool(str)] x: [c_char; 16]", |role| matches!(role, Role::Str { len: None })),
        ("#[pool(size_of)] x: u32", |role| matches!(role, Role::Constant(Constant::SizeOf))),
        ("#[pool(null)] x: *mut T", |role| matches!(role, Role::Constant(Constant::Null))),
        ("#[pool(null)] x: Option<unsafe extern \"C\" fn()>", |role| {
            matches!(role, Role::Constant(Constant::Null))
        }),
    ] {
        let field_picture = one_field(field);
        assert!(expected(&field_picture.role), "{field}");
        assert!(field_picture.suspect.is_none(), "{field}: {:?}", field_picture.suspect);
    }
}

#[test]
fn each_shape() {
    for (field, expected) in [
        ("#[pool(one)] x: *mut Node", (|shape: &Shape| matches!(shape, Shape::One)) as fn(&Shape) -> bool),
        ("#[pool(link)] x: *mut Node", |shape| matches!(shape, Shape::Link)),
        ("#[pool(list)] x: *mut Self", |shape| matches!(shape, Shape::List)),
        ("#[pool(cstr, len = n)] x: *const u8", |shape| {
            matches!(shape, Shape::CString { len: Some(Length::Field(0)) })
        }),
        ("#[pool(len = n + 1, utf16)] x: charp", |shape| {
            matches!(shape, Shape::Utf16 { len: Some(Length::Expr { .. }) })
        }),
        ("#[pool(bytes, len = n)] x: *mut c_void", |shape| matches!(shape, Shape::Bytes { .. })),
        ("#[pool(cstr, block)] x: *const c_char", |shape| matches!(shape, Shape::Block { wide: false })),
        ("#[pool(utf16, block)] x: *const u16", |shape| matches!(shape, Shape::Block { wide: true })),
        ("#[pool(cstr)] x: *const c_char", |shape| matches!(shape, Shape::CString { len: None })),
        ("#[pool(zero_terminated)] x: *const Opt", |shape| {
            matches!(shape, Shape::Terminated { by: Terminator::Zero, until: None, .. })
        }),
        ("#[pool(null_terminated, each(cstr))] x: *mut *mut c_char", |shape| {
            let Shape::Terminated { by: Terminator::Null, inner, .. } = shape else { return false };
            matches!(**inner, Shape::CString { len: None })
        }),
        ("#[pool(len = n, each(opaque))] x: *mut *mut c_void", |shape| {
            let Shape::Counted { inner, .. } = shape else { return false };
            matches!(**inner, Shape::Opaque(_))
        }),
    ] {
        let picture = one_field(field);
        let pointer = pointer(&picture.role);
        assert!(expected(&pointer.shape), "{field}");
        assert!(pointer.suspect.is_none(), "{field}");
    }
}

#[test]
fn erased_pointer_in_bytes() {
    let field = one_field("#[pool(elem = f64, len = n, unit = bytes)] x: *mut c_void");
    let pointer = pointer(&field.role);
    assert_eq!(pointer.erased, Some(Erased::Elem));
    assert_eq!(text(&pointer.target), "f64");
    assert!(matches!(pointer.shape, Shape::Counted { unit_bytes: true, .. }));
}

#[test]
fn groups_and_parentheses_are_stripped() {
    let field = one_field("#[pool(len = (n))] x: (*mut (f64))");
    assert_eq!(text(&field.ty), "*mut (f64)");
    assert_eq!(text(&pointer(&field.role).target), "f64");
}

#[test]
fn options_and_their_defaults() {
    let plain = input(&parse_quote!(
        #[repr(C)]
        struct r#Row {
            x: u8,
        }
    ));
    assert!(plain.kind.is_plain());
    assert_eq!(plain.options.krate.to_token_stream().to_string(), ":: cymem");
    assert_eq!(
        (plain.options.init.to_string(), plain.options.view.to_string()),
        ("RowInit".into(), "RowView".into())
    );
    let named = input(&parse_quote! {
        #[repr(C)] #[repr(align(16))]
        #[pool(crate = crate::mem, init = Make, view = See)]
        #[pool(derive(Debug, PartialEq))]
        #[doc = "not forwarded"] #[allow(dead_code)]
        struct Row { #[pool(one)] x: *mut Row }
    });
    assert!(!named.kind.is_plain());
    assert_eq!(named.options.krate.to_token_stream().to_string(), "crate :: mem");
    assert_eq!(
        (named.options.init.to_string(), named.options.view.to_string()),
        ("Make".into(), "See".into())
    );
    assert_eq!(named.options.derives.len(), 2);
    assert_eq!(named.attrs.len(), 1);
    let quoted = input(&parse_quote!(
        #[repr(C)]
        #[pool(crate = "a::b")]
        struct Row {
            x: u8,
        }
    ));
    assert_eq!(quoted.options.krate.to_token_stream().to_string(), "a :: b");
}

#[test]
fn newtypes_and_enums() {
    assert!(matches!(
        input(&parse_quote!(
            #[repr(transparent)]
            struct Id(u32);
        ))
        .kind,
        Kind::Newtype(_)
    ));
    assert!(matches!(
        input(&parse_quote!(
            #[repr(transparent)]
            struct Id {
                id: u32,
            }
        ))
        .kind,
        Kind::Newtype(_)
    ));
    let color = input(&parse_quote!(
        #[repr(u8)]
        enum Color {
            Red = 1,
            Blue = 0,
        }
    ));
    assert!(color.kind.is_plain());
    let Kind::Enum { variants, .. } = color.kind else { panic!("not an enum") };
    assert_eq!(variants[1], "Blue");
    input(&parse_quote!(
        #[repr(C)]
        enum Known {
            A = ZERO,
            B,
        }
    ));
    input(&parse_quote!(
        #[repr(i32)]
        enum Signed {
            A = -1,
            B,
        }
    ));
}

#[test]
fn only_some_attributes_are_forwarded() {
    let field =
        one_field("#[doc = \"d\"] #[cfg(all())] #[serde(skip)] #[pool(value = 1)] #[deprecated] x: u8");
    let names: Vec<String> = field.attrs.iter().map(|attr| text(attr.path())).collect();
    assert_eq!(names, ["doc", "cfg", "deprecated"]);
}

#[test]
fn types_read_as_people_write_them() {
    for written in [
        "*mut [f64]",
        "&'a [u8]",
        "&'a mut Vec<Option<u8>>",
        "Option<unsafe extern \"C\" fn(*const u8, n: usize) -> *mut u8>",
        "*const (dyn Fn(u8) -> u8 + Send)",
        "[[u8; 4]; N]",
        "std::collections::HashMap<u8, ()>",
    ] {
        let ty: syn::Type = syn::parse_str(written).expect("a type");
        assert_eq!(text(&ty), written);
    }
}

/// The largest of several alignments counts; what is no integer is rustc's to report.
#[test]
fn alignments() {
    let align =
        |repr: &str| input(&syn::parse_str(&format!("#[repr({repr})] struct S {{ n: u8 }}")).unwrap()).align;
    assert_eq!(align("C"), 1);
    assert_eq!(align("C, align(16)"), 16);
    assert_eq!(align("align(4), C, align(0x40), align(8_u8)"), 64);
    assert_eq!(align("C, align(N)"), 1);
}

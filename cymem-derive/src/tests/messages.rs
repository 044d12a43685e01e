use quote::quote;
use syn::parse_quote;

use super::{assert_error, errors, one_field, with_field};
use crate::input::Role;

/// Types that no name can make right.
#[test]
fn wrong_by_syntax() {
    for (field, parts) in [
        ("x: &'static T", ["`&'static T` must never be NULL", "`x: *const T` with `#[pool(one)]`"]),
        ("x: &mut [f64]", ["must never be NULL", "`x: *mut f64` with `#[pool(len = …)]`"]),
        ("x: &str", ["must never be NULL", "`x: *const c_char` with `#[pool(cstr)]`"]),
        ("x: (A, B)", ["layout of the tuple `(A, B)`", "`#[repr(C)]` struct"]),
        ("x: ()", ["`()` takes no space", "leave the field out"]),
        (
            "x: [u8; 0]",
            [
                "`[u8; 0]` takes no space",
                "leave the field out: the layout is the same; a struct with a flexible array member takes no derive: `Pool::alloc_layout`",
            ],
        ),
        ("x: [u64; 0]", ["`[u64; 0]` takes no space", "keep the alignment of `u64`"]),
        ("x: [u8]", ["no size", "`x: *mut u8`"]),
        ("x: str", ["`str` has no size", "cstr"]),
        ("x: dyn Fn()", ["trait object", "opaque"]),
        (
            "x: fn(i32) -> u8",
            ["`fn(i32) -> u8` must never be NULL", "`x: Option<extern \"C\" fn(i32) -> u8>`"],
        ),
        ("x: extern \"C\" fn()", ["must never be NULL", "`x: Option<extern \"C\" fn()>`"]),
        ("x: !", ["no values", "remove"]),
        ("x: make!(u8)", ["`make!(u8)` may expand differently", "write the type out"]),
        ("x: impl Copy", ["`impl Copy` does not say", "write the type out"]),
        ("x: _", ["`_` does not say", "write the type out"]),
        ("x: [&'static u8; 3]", ["must never be NULL", "write plain elements"]),
        ("x: [*mut u8; 3]", ["what each pointer in", "a field for each of the pointers"]),
        ("x: *mut f64", ["nobody knows what `*mut f64` points to", "`len = n`"]),
        ("x: *mut c_void", ["nobody knows", "`#[pool(elem = T, len = n)]`"]),
        ("x: *const c_char", ["nobody knows", "`#[pool(cstr)]`"]),
        ("x: *mut *mut u8", ["nobody knows", "each(…)"]),
        ("x: *mut [u8]", ["two words wide", "`x: *mut u8` with `#[pool(len = …)]`"]),
        ("#[pool(one)] x: *const str", ["two words wide", "`x: *const c_char` with `#[pool(cstr)]`"]),
        ("#[pool(opaque)] x: *const dyn Fn()", ["two words wide", "*mut c_void"]),
        ("#[pool(one)] x: *mut &'static u8", ["must never be NULL", "derives `PoolAlloc`"]),
        ("#[pool(len = n)] x: *mut *mut u8", ["the elements are pointers", "add `each(…)`"]),
        ("x: u8 = 3", ["a default value", "remove it"]),
    ] {
        let subject = ["field `x`: "];
        assert_error(&with_field(field), &[&parts[..], &subject[..]].concat());
    }
}

/// Types that are only suspected: the message waits for a trait to say no.
#[test]
fn suspected_by_name() {
    for (ty, parts) in [
        (
            "Vec<SparseRow>",
            [
                "`Vec<SparseRow>` owns heap memory that nobody would free, and zero bytes are not a valid `Vec`",
                "write `x: *mut SparseRow` with `#[pool(len = …)]` naming the count field; the pool then owns the array",
            ],
        ),
        ("std::vec::Vec<u8>", ["`std::vec::Vec<u8>` owns heap", "`x: *mut u8`"]),
        ("String", ["`String` owns heap", "`x: *mut c_char` with `#[pool(cstr)]`"]),
        ("Box<Node>", ["owns heap", "`x: *mut Node` with `#[pool(one)]`"]),
        ("Box<[u8]>", ["owns heap", "`x: *mut u8` with `#[pool(len = …)]`"]),
        ("Rc<str>", ["owns heap", "cstr"]),
        ("HashMap<u8, f64>", ["owns heap", "`*mut u8` for the keys and `*mut f64` for the values"]),
        ("Option<Box<Node>>", ["`Box<Node>` owns heap", "`x: *mut Node` with `#[pool(one)]`"]),
        ("Option<&'static Node>", ["borrows", "`x: *const Node` with `#[pool(one)]`"]),
        ("Option<NonNull<u8>>", ["second name for NULL", "`x: *mut u8`"]),
        ("Option<NonZeroU32>", ["second name for zero", "`x: u32`, where 0 is `None`"]),
        ("Option<u8>", ["C has no `Option<u8>`", "flag"]),
        ("Option<fn(u8)>", ["C cannot call `fn(u8)`", "`x: Option<extern \"C\" fn(u8)>`"]),
        ("ManuallyDrop<u8>", ["hides the destructor of `u8`", "`x: u8`"]),
        ("MaybeUninit<u8>", ["never written", "`x: u8`"]),
        ("NonNull<u8>", ["must never be NULL", "`x: *mut u8`"]),
        ("NonZeroI16", ["must never be zero", "`x: i16`"]),
        ("NonZero<u8>", ["must never be zero", "`x: u8`"]),
        ("char", ["not a `char`", "`x: u32`"]),
        ("Infallible", ["no values", "remove"]),
        ("Cell<u8>", ["changed while a view", "`x: u8`"]),
        ("AtomicU64", ["changed while a view", "`x: u64`, or a `#[repr(C, align(8))]` struct"]),
        ("AtomicU32", ["changed while a view", "write `x: u32`"]),
        ("f128", ["no layout", "`x: u128`"]),
        ("__BindgenBitfieldUnit<[u8; 2usize]>", ["bit-fields", "`#[pool(unsafe(plain))]`"]),
        ("__BindgenUnionField<f64>", ["a union", "`bindgen_union_field` holds the bytes"]),
        ("AtomicPtr<u8>", ["changed while a view", "`x: *mut u8`"]),
        ("Duration", ["no layout", "`x: u64`"]),
        ("Ipv4Addr", ["no layout", "`x: [u8; 4]`"]),
        ("Ipv6Addr", ["no layout", "`x: [u8; 16]`"]),
        ("IpAddr", ["no layout", "a field for the address family"]),
        ("SocketAddr", ["`SocketAddr` has no layout", "`sockaddr` struct"]),
        ("SocketAddrV6", ["no layout", "`sockaddr` struct"]),
        ("Instant", ["`Instant` has no layout", "`x: u64` in a fixed unit"]),
        ("std::time::SystemTime", ["`std::time::SystemTime` has no layout", "`x: u64` in a fixed unit"]),
        ("Result<u8, ()>", ["`Result<u8, ()>` has no layout", "a status code"]),
        ("Simd<f32, 4>", ["`Simd<f32, 4>` has no layout", "struct of its lanes"]),
        ("__m128i", ["no layout", "[f32; 4]"]),
        ("f32x4", ["no layout", "[f32; 4]"]),
        ("f16", ["no layout", "u16"]),
        ("[Vec<u8>; 3]", ["`Vec<u8>` owns heap", "plain elements in `[Vec<u8>; 3]`"]),
    ] {
        let field = one_field(&format!("x: {ty}"));
        assert!(matches!(field.role, Role::Plain), "{ty}");
        let message = field.suspect.unwrap_or_else(|| panic!("{ty} is not suspected"));
        for part in ["field `x`: "].iter().chain(&parts) {
            assert!(message.contains(part), "{part:?} is not in:\n{message}");
        }
    }
}

#[test]
fn names_that_may_be_the_users_own() {
    for ty in ["Vec", "Box", "NonNull", "Cell", "Duration<u8>", "Atomic", "char<u8>", "<S as Has>::Vec"] {
        assert!(one_field(&format!("x: {ty}")).suspect.is_none(), "{ty}");
    }
    let item = parse_quote!(
        #[repr(C)]
        struct S<String> {
            x: String,
        }
    );
    assert!(super::fields(&item)[0].suspect.is_none());
}

#[test]
fn suspected_targets() {
    for (field, part) in [
        ("#[pool(one)] x: *mut String", "`String` owns heap"),
        ("#[pool(len = n, each(one))] x: *mut *mut String", "`String` owns heap"),
        ("#[pool(len = n)] x: *mut c_void", "add `elem = T`"),
        ("#[pool(one)] x: *const c_void", "`c_void` does not tell the type"),
        ("#[pool(len = n)] x: *mut SocketAddr", "`SocketAddr` has no layout"),
    ] {
        let Role::Pointer(pointer) = one_field(field).role else { panic!("not a pointer") };
        let suspect = pointer.suspect.unwrap_or_else(|| panic!("{field} is not suspected"));
        assert!(suspect.message.contains(part), "{}", suspect.message);
    }
}

#[test]
fn the_item_itself() {
    assert_error(
        &parse_quote!(
            struct S {
                x: u8,
            }
        ),
        &["struct `S`", "add `#[repr(C)]`: C reads this memory"],
    );
    assert_error(
        &parse_quote!(
            #[repr(Rust)]
            struct S {
                x: u8,
            }
        ),
        &["add `#[repr(C)]`"],
    );
    assert_error(
        &parse_quote!(
            #[repr(C)]
            #[repr(Rust)]
            struct S {
                x: u8,
            }
        ),
        &["contradict"],
    );
    assert_error(
        &parse_quote!(
            #[repr(C, packed)]
            struct S {
                x: u8,
            }
        ),
        &["packed", "misaligned"],
    );
    assert_error(
        &parse_quote!(
            #[repr(C)]
            #[repr(packed(2))]
            struct S {
                x: u8,
            }
        ),
        &["packed"],
    );
    assert_error(
        &parse_quote!(
            #[repr(C)]
            struct S(u8);
        ),
        &["tuple struct"],
    );
    assert_error(
        &parse_quote!(
            #[repr(C)]
            struct S;
        ),
        &["empty struct"],
    );
    assert_error(
        &parse_quote!(
            #[repr(C)]
            struct S {}
        ),
        &["empty struct"],
    );
    assert_error(
        &parse_quote!(
            #[repr(C)]
            struct S<T> {
                x: PhantomData<T>,
            }
        ),
        &["empty struct"],
    );
    assert_error(&parse_quote!(union U { x: u8 }), &["union `U`", "`#[repr(C)]`"]);
    assert_error(
        &parse_quote!(
            #[repr(C)]
            struct S<'a> {
                x: PhantomData<&'a u8>,
                y: u8,
            }
        ),
        &["`'a`"],
    );
    assert_error(
        &parse_quote!(
            #[repr(transparent)]
            struct S(u8, u8);
        ),
        &["exactly one field"],
    );
    assert_error(
        &parse_quote!(
            #[repr(transparent)]
            struct S(#[pool(one)] *mut u8);
        ),
        &["one plain value"],
    );
    assert_error(
        &parse_quote!(
            #[repr(transparent)]
            struct S(*mut u8);
        ),
        &["field `0`"],
    );
    assert_error(
        &parse_quote!(
            enum E {
                A,
            }
        ),
        &["enum `E`", "#[repr(C)]"],
    );
    assert_error(
        &parse_quote!(
            #[repr(C)]
            enum E {
                A(u8),
                B,
            }
        ),
        &["variant `A`", "enum with data"],
    );
    assert_error(
        &parse_quote! {
            #[repr(u8)]
            #[repr(align(16))]
            enum E {
                A,
            }
        },
        &["enum `E`", "`align` gives it padding", "`#[repr(C, align(N))]` struct"],
    );
    assert_error(
        &parse_quote!(
            #[repr(u8)]
            enum E {
                A = 1,
                B,
            }
        ),
        &["no variant has the value 0", "TryFrom"],
    );
    assert_error(
        &parse_quote!(
            #[repr(u8)]
            enum E {}
        ),
        &["no variant has the value 0"],
    );
}

#[test]
fn names_of_empty_cases() {
    let union = |empty: proc_macro2::TokenStream| {
        parse_quote! {
            #[repr(C)]
            #[pool(#empty)]
            union U {
                #[pool(when = 1)]
                x: u8,
            }
        }
    };
    assert_error(&union(quote!(empty(x = 0))), &["`x` is a field of the union", "another name"]);
    assert_error(&union(quote!(empty(y = 0, y = 2))), &["`y` is given twice"]);
    assert_error(&union(quote!(empty)), &["does not say which tags", "`empty(not_set = …)`"]);
    assert_error(&union(quote!(empty(y))), &["`y` needs a value"]);
    assert!(errors(&union(quote!(empty(y = 0, z = [2, 3])))).is_empty());
}

#[test]
fn every_error_at_once() {
    let found = errors(&parse_quote! {
        #[pool(crat = x)]
        struct S<'a> { a: &'a u8, #[pool(lne = n)] b: *mut u8, c: (u8, u8), #[pool(one)] d: f64 }
    });
    assert_eq!(found.len(), 7, "{found:#?}");
}

#[test]
fn errors_leave_a_fallback_and_compile_errors() {
    let tokens = crate::derive(quote!(
        #[repr(C)]
        struct S {
            a: (u8, u8),
        }
    ))
    .to_string();
    assert!(tokens.contains("compile_error"), "{tokens}");
}

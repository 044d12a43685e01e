//! Rule 21: what generated code calls its arguments, its local variables and its items may be the name of
//! something else around the struct.
#![forbid(unsafe_code)]
#![deny(warnings)]

/// Structs of every kind, in a module with items of all the names that generated code might use for locals.
macro_rules! among {
    ($module:ident: $($item:tt $name:ident $(: $ty:ty = $value:expr)?;)*) => {
        mod $module {
            #![allow(non_upper_case_globals, non_camel_case_types, dead_code, reason = "only that they are in scope counts")]

            $($item $name $(: $ty = $value)?;)*
            pub(super) struct bool;
            pub(super) struct Self_;

            #[derive(::cymem::PoolAlloc)]
            #[repr(u8)]
            pub(super) enum Kind {
                None,
                Some,
            }

            #[derive(::cymem::PoolAlloc)]
            #[repr(C)]
            pub(super) struct Point {
                pub(super) x: u16,
                pub(super) y: u32,
            }

            #[derive(::cymem::PoolAlloc)]
            #[pool(zeroed, derive(Debug, PartialEq))]
            #[repr(C)]
            pub(super) struct Shape {
                n: u32,
                m: u32,
                #[pool(len = n)]
                points: *mut u16,
                #[pool(len = n + 1)]
                offsets: *mut u32,
                #[pool(len = m, each(len = m, each(len = n)))]
                deep: *mut *mut *mut u8,
                #[pool(null_terminated, each(len = n))]
                rows: *mut *mut u8,
                #[pool(zero_terminated)]
                text: *mut u8,
                #[pool(terminator = 7, until = |byte| *byte == 9)]
                bytes: *mut u8,
                #[pool(value = 3)]
                version: u8,
                #[pool(size_of)]
                size: u32,
                #[pool(null)]
                null: *mut u8,
                #[pool(str)]
                code: [::core::ffi::c_char; 4],
                #[pool(cstr)]
                name: *mut ::core::ffi::c_char,
                #[pool(list)]
                next: *mut Shape,
            }

            #[test]
            fn rule_21_locals_among_items() {
                let recipe = |code| ShapeInit {
                    offsets: [1_u32, 2, 3],
                    deep: [[[1_u8, 2]]],
                    rows: [[1_u8, 2], [3, 4]],
                    text: *b"ab",
                    bytes: [1_u8],
                    code,
                    name: "name",
                    ..ShapeInit::zeroed().with_points([1_u16, 2])
                        .with_offsets([1_u32, 2, 3])
                        .with_deep([[[1_u8, 2]]])
                        .with_rows([[1_u8, 2], [3, 4]])
                        .with_text(*b"ab")
                        .with_bytes([1_u8])
                        .with_code(code)
                        .with_name("name")
                };
                let memory = ::cymem::Pool::new();
                let shapes = Shape::list_in(&memory, [recipe("abc"), recipe("ab")]).unwrap().unwrap();
                let shape = Shape::new_in(&memory, recipe("abc")).unwrap();
                assert_eq!((shapes.rows().len(), shapes.next().count(), shape.next().count()), (2, 1, 0));
                assert!(*shape != *shapes && format!("{:?}", *shape).contains("version: 3"));
                let graph: ::cymem::Graph<Point> = ::cymem::Graph::new(Point { x: 1, y: 2 }).unwrap();
                assert_eq!((graph.x, graph.y, Kind::Some as u8, Kind::None as u8), (1, 2, 1, 0));
            }
        }
    };
}

among! {
    statics:
    static pool: u8 = 0; static init: u8 = 0; static inits: u8 = 0; static value: u8 = 0; static f: u8 = 0;
    static other: u8 = 0; static element: u8 = 0; static __slot: u8 = 0; static __cx: u8 = 0;
    static __writer: u8 = 0; static __place: u8 = 0; static __start: u8 = 0; static __node: u8 = 0;
    static __row: u8 = 0; static __this: u8 = 0; static __element: u8 = 0; static __until: u8 = 0;
    static __field_0: u8 = 0; static __field_1: u8 = 0; static __field_2: u8 = 0; static __agreed_0: u8 = 0;
    static __agreed_3_0: u8 = 0; static __cymem: u8 = 0; static __Value6: u8 = 0; static __Terminator5_0: u8 = 0;
}

among! {
    constants:
    const pool: u8 = 0; const init: u8 = 0; const inits: u8 = 0; const value: u8 = 0; const f: u8 = 0;
    const other: u8 = 0; const element: u8 = 0; const __slot: u8 = 0; const __cx: u8 = 0;
    const __writer: u8 = 0; const __place: u8 = 0; const __start: u8 = 0; const __node: u8 = 0;
    const __row: u8 = 0; const __this: u8 = 0; const __element: u8 = 0; const __until: u8 = 0;
    const __field_0: u32 = 0; const __field_1: u32 = 0; const __field_2: u8 = 0; const __agreed_0: u8 = 0;
    const __agreed_3_0: u8 = 0; const __cymem: u8 = 0; const __Value6: u8 = 0; const __Terminator5_0: u8 = 0;
}

among! {
    unit_structs:
    struct pool; struct init; struct inits; struct value; struct f; struct other; struct element; struct __slot;
    struct __cx; struct __writer; struct __place; struct __start; struct __node; struct __row; struct __this;
    struct __element; struct __until; struct __field_0; struct __field_1; struct __field_2; struct __agreed_0;
    struct __agreed_3_0; struct __cymem; struct __Value6; struct __Terminator5_0; struct __Plain; struct Checked;
    struct PoolEngine; struct PoolInit; struct PoolInits; struct Context; struct Points; struct Bytes;
}

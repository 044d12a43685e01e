//! Hostile surroundings of structs that are edited, lead back, and stand in cycles (rules 17, 18 and 21).
#![forbid(unsafe_code)]

/// Methods by value for all types, called like what generated code calls: they come before those by reference.
#[allow(dead_code, clippy::wrong_self_convention, clippy::new_ret_no_self, reason = "nobody calls them")]
mod hijack {
    macro_rules! methods {
        ($($name:ident)*) => {
            pub(super) trait Hijack: Sized {
                $(fn $name(self) -> usize {
                    panic!()
                })*
                fn cymem_array<I, A, P>(self, _: I, _: A, _: &str) -> *mut P {
                    panic!()
                }
                fn cymem_counted<I, A, H, P>(self, _: I, _: A, _: usize, _: H, _: &str) -> *mut P {
                    panic!()
                }
                fn cymem_pointer<I, L, P>(self, _: I, _: L, _: &str) -> *mut P {
                    panic!()
                }
                fn cymem_field<I, L>(self, _: I, _: L, _: &str) {
                    panic!()
                }
                fn cymem_clear<T>(self, _: T) {
                    panic!()
                }
            }
            impl<T> Hijack for T {}
        };
    }
    methods! {
        node reach view reborrow own edit elements cast len stored as_const deref deref_mut from_mut point_back raw new set
        enter editor cymem_case cymem_kind cymem_write_case build put times plus next_slot in_place is_null
    }
}

/// Types called like those of the crate and of Rust.
#[allow(dead_code, unused_imports, non_camel_case_types, reason = "they only stand in the way")]
mod surrounded {
    use super::hijack::Hijack as _;
    use cymem::PoolAlloc;

    macro_rules! types {
        ($($name:ident)*) => { $(struct $name;)* };
    }
    types! {
        Editor Reach Option ArrayEdit Raw EditorOf Editable Holder Child Result Some None Box Vec Counted One Linked Value
        Cyclic Slot Link Built Writer Agreed Node Seen Pool
    }

    /// No number, and with padding.
    #[derive(PoolAlloc)]
    #[repr(C)]
    pub(super) struct F64 {
        pub(super) a: u8,
        pub(super) b: u32,
    }
    impl Copy for F64 {}
    impl Clone for F64 {
        fn clone(&self) -> Self {
            *self
        }
    }
    /// Another number.
    type u8 = u16;

    #[derive(PoolAlloc)]
    #[repr(C)]
    #[pool(edit)]
    pub(super) struct Edit {
        pub(super) n: u32,
        #[pool(len = n)]
        pub(super) values: *mut F64,
        #[pool(len = n)]
        pub(super) numbers: *mut self::u8,
        pub(super) reborrow: u32,
        #[pool(one)]
        pub(super) node: *mut Edit,
        #[pool(nested)]
        pub(super) reach: Small,
        pub(super) value: core::marker::PhantomData<fn()>,
        pub(super) r#type: u32,
        pub(super) set_type: i32,
        #[pool(len = n)]
        pub(super) set_type_mut: *mut i32,
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    #[pool(edit)]
    pub(super) struct Small {
        pub(super) x: u32,
        #[pool(len = x)]
        pub(super) enter_reach: *mut u32,
        #[pool(back)]
        pub(super) up: *mut Small,
    }

    type Inits<N> = EditInit<[F64; 2], [u16; 2], N, SmallInit<[u32; 1]>, [i32; 2]>;

    pub(super) fn init<N>(node: N) -> Inits<N> {
        EditInit {
            values: [F64 { a: 1, b: 2 }, F64 { a: 3, b: 4 }],
            numbers: [1, 2],
            reborrow: 5,
            node,
            reach: SmallInit { enter_reach: [9] },
            r#type: 6,
            set_type: -7,
            set_type_mut: [1, 2],
        }
    }
}

#[test]
fn rule_18_editors_between_hostile_names() {
    use surrounded::{Edit, F64, init};
    let mut graph: cymem::Graph<Edit> = cymem::Graph::new(init(init(cymem::Null))).unwrap();
    let mut edit = graph.edit();
    edit.set_reborrow(50);
    edit.set_type(60);
    assert!(edit.reborrow().values_mut().unwrap().set(1, F64 { a: 7, b: 8 }).is_some());
    edit.reborrow().numbers_mut().unwrap()[0] = 10;
    edit.reborrow().enter_reach().enter_reach_mut().unwrap()[0] = 11;
    let below = edit.reborrow().enter_node().unwrap();
    assert!(below.values_mut().unwrap().set(0, F64 { a: 70, b: 80 }).is_some());
    edit.set_type_mut_mut().unwrap()[0] = 5;
    assert_eq!((graph.reborrow(), graph.r#type(), graph.set_type()), (50, 60, -7));
    assert_eq!((graph.numbers(), graph.set_type_mut()), (&[10, 2][..], &[5, 2][..]));
    assert_eq!((graph.values()[1].b, graph.node().unwrap().values()[0].a), (8, 70));
    assert_eq!((graph.reach().enter_reach(), graph.reach().up().is_none()), (&[11][..], true));
}

macro_rules! node {
    ($name:ident { $($field:ident: $ty:ty),* } $len:ident, $computed:expr) => {
        #[derive(cymem::PoolAlloc)]
        #[repr(C)]
        #[cfg_attr(all(), pool(edit, derive(Debug, PartialEq)))]
        struct $name {
            $($field: $ty,)*
            $len: u16,
            #[cfg_attr(all(), pool(len = $len, back))]
            kids: *mut $name,
            #[cfg_attr(all(), pool(back))]
            up: *mut $name,
            #[cfg(any())]
            gone: Vec<u8>,
            #[pool(len = $computed)]
            computed: *mut u64,
            own: u8,
        }
    };
}

mod made {
    node! { Made { a: u32, r#fn: i64 } n, own * 2 + 1 }

    /// Fields from a macro and fields from where it is called, and attributes that come by `cfg_attr`.
    #[test]
    fn rule_18_structs_of_macros() {
        let leaf = || MadeInit { a: 1, r#fn: 2, kids: cymem::Null, computed: [1], own: 0 };
        let init = MadeInit { a: 3, r#fn: 4, kids: [leaf(), leaf()], computed: [1, 2, 3], own: 1 };
        let mut graph: cymem::Graph<Made> = cymem::Graph::new(init).unwrap();
        graph.edit().kids_mut().unwrap().enter(1).unwrap().enter_up().unwrap().set_fn(40);
        graph.edit().computed_mut().unwrap()[2] = 30;
        assert_eq!((graph.r#fn(), graph.computed(), graph.n()), (40, &[1, 2, 30][..], 2));
        assert!(*graph == *graph.try_clone().unwrap());
    }
}

#[allow(dead_code, unused_macros, clippy::items_after_statements, reason = "they only stand in the way")]
fn in_a_function() -> u64 {
    macro_rules! traits {
        ($($name:ident)*) => { $(trait $name {})* };
    }
    traits! { Into From Iterator Clone Copy Drop Deref Debug PartialEq Send Sync Sized Option Result Vec Box }
    mod core {}
    mod std {}
    mod alloc {}
    macro_rules! assert {
        ($($t:tt)*) => {
            compile_error!("")
        };
    }
    macro_rules! concat {
        ($($t:tt)*) => {
            compile_error!("")
        };
    }
    #[derive(::cymem::PoolAlloc)]
    #[repr(C)]
    #[pool(edit, derive(Debug, PartialEq))]
    struct Node {
        x: u32,
        n: u8,
        #[pool(len = n, back)]
        kids: *mut Node,
        #[pool(back)]
        up: *mut Node,
        #[pool(link)]
        link: *mut Node,
        #[pool(list)]
        next: *mut Node,
        #[pool(back = next)]
        previous: *mut Node,
        kind: u8,
        #[pool(tag = kind)]
        value: Value,
        #[pool(nested)]
        inner: Inner,
        #[pool(each(link))]
        links: [*mut Node; 2],
    }
    #[derive(::cymem::PoolAlloc)]
    #[repr(C)]
    #[pool(derive(Debug, PartialEq), empty(none = 0))]
    union Value {
        #[pool(when = 1, link)]
        link: *mut Node,
        #[pool(when = 2)]
        x: f32,
    }
    #[derive(::cymem::PoolAlloc)]
    #[repr(C)]
    #[pool(edit, derive(Debug, PartialEq))]
    struct Inner {
        x: u64,
        #[pool(one)]
        one: *mut u8,
    }
    let graph = ::cymem::Graph::new_cyclic(|cx, root| {
        let link = root.link();
        let (inner, none) = (InnerInit { x: 3, one: 4_u8 }, InnerInit { x: 5, one: ::cymem::Null });
        let value = Value::link(link);
        let kids = [NodeInit { x: 2, kids: ::cymem::Null, link, value, inner, links: [link, link] }];
        let value = ValueInit::<::cymem::Never>::X(0.5);
        cx.fill(root, NodeInit { x: 1, kids, link, value, inner: none, links: [link] }).map(drop)
    });
    let mut graph: ::cymem::Graph<Node> = graph.unwrap_or_else(|_: ::cymem::Error| unreachable!());
    graph.edit().kids_mut().unwrap().enter(0).unwrap().enter_up().unwrap().enter_inner().set_x(9);
    graph.edit().links_mut().unwrap().enter(0).unwrap().set_x(7);
    ::core::assert!(*graph == *graph.try_clone().unwrap());
    u64::from(graph.x()) + graph.inner().x()
}

#[test]
fn rule_18_a_function_without_a_prelude() {
    assert_eq!(in_a_function(), 16);
}

mod renamed {
    #![allow(dead_code, reason = "it only stands in the way")]
    mod cymem {}
    mod other {
        pub(super) use ::cymem as wasm;
    }

    #[derive(other::wasm::PoolAlloc)]
    #[repr(C)]
    #[pool(crate = other::wasm, edit)]
    struct Node {
        a: u8,
        n: u8,
        #[pool(len = n, back)]
        kids: *mut Node,
        #[pool(back)]
        up: *mut Node,
    }

    #[test]
    fn rule_18_the_crate_under_another_name() {
        let init = NodeInit { a: 1, kids: [NodeInit { a: 2, kids: ::cymem::Null }] };
        let mut graph: ::cymem::Graph<Node> = ::cymem::Graph::new(init).unwrap();
        graph.edit().kids_mut().unwrap().enter(0).unwrap().enter_up().unwrap().set_a(5);
        assert_eq!(graph.a(), 5);
    }
}

/// Inherent items called like those of the traits: they come first, by whatever path.
#[allow(dead_code, clippy::should_implement_trait, clippy::new_ret_no_self, reason = "nobody calls them")]
mod inherent {
    use cymem::{Error, Graph, Null, PoolAlloc};

    #[derive(PoolAlloc)]
    #[repr(C)]
    #[pool(edit, derive(Debug, PartialEq))]
    struct Node {
        x: u32,
        n: u8,
        #[pool(len = n, back)]
        kids: *mut Node,
        #[pool(back)]
        up: *mut Node,
        #[pool(link)]
        link: *mut Node,
        #[pool(list)]
        next: *mut Node,
    }

    macro_rules! items {
        (const $($name:ident)*; fn $($function:ident)*; self $($method:ident)*;) => {
            $(const $name: u8 = 9;)*
            $(fn $function(_: u8) {})*
            $(fn $method(&self) {})*
        };
    }
    impl Node {
        items! {
            const FIELDS NULL DESCRIPTION NAMED LEADS PADDED TYPE DERIVED COMPARED TAGS;
            fn editor point_back next_slot same_value cymem_kind init_from_in;
            self view edit show compare put write cast;
        }
    }
    impl NodeView {
        items! { const LEADS; fn editor; self fmt eq deref node raw reach show compare; }
    }
    impl NodeEdit<'_> {
        items! { const LEADS; fn new editor; self node reach view deref raw edit; }
    }
    impl<K, L> NodeInit<K, L> {
        items! { const COPIES; fn init_from; self put write write_case cymem_case; }
    }

    #[test]
    fn rule_21_inherent_items() {
        let graph = Graph::new_cyclic(|cx, root| {
            let link = root.link();
            let kids = [NodeInit { x: 2, kids: Null, link }];
            cx.fill(root, NodeInit { x: 1, kids, link }).map(drop)
        });
        let mut graph: Graph<Node> = graph.unwrap_or_else(|error: Error| panic!("{error}"));
        let kid = graph.edit().kids_mut().unwrap().enter(0).unwrap();
        kid.enter_up().unwrap().enter_link().unwrap().set_x(5);
        assert!(graph.x() == 5 && *graph == *graph && format!("{:?}", *graph).contains("kids"));
        assert!(graph.same(&Graph::load(&graph.save_to_vec().unwrap()).unwrap()).unwrap());
        assert_eq!(graph.next().count(), 0);
    }
}

//! Rule 21: what the user says is said once, where generated items, lengths and element types are in scope.
#![forbid(unsafe_code)]
#![allow(missing_docs, unused_braces, reason = "tests")]
#![allow(
    uncommon_codepoints,
    mixed_script_confusables,
    confusable_idents,
    reason = "names that are hard to tell apart"
)]

use core::ffi::c_void;
use core::marker::PhantomData;

use cymem::{Graph, PoolAlloc};

/// A length that depends on who asks.
trait Length<X: ?Sized> {
    const N: usize;
}

/// What another reading of a length would find.
const WILD: usize = 1 << 20;

mod items {
    //! Items are called like those of generated code, and the user means his own.
    #![allow(non_upper_case_globals, non_camel_case_types, non_snake_case, dead_code)]

    use super::{Graph, Length, PoolAlloc, WILD, c_void};

    mod __cymem {
        pub(super) const N: usize = 1;
    }

    const fn pool() -> usize {
        2
    }

    const fn init() -> usize {
        3
    }

    const __length0_0: usize = 4;

    struct __Terminator6_0;

    impl __Terminator6_0 {
        const VALUE: u8 = 5;
    }

    struct __Value7;

    impl __Value7 {
        const fn value() -> u8 {
            6
        }
    }

    struct Exactly<const N: usize>;

    impl<const N: usize> Exactly<N> {
        const N: usize = N;
    }

    macro_rules! inits {
        () => {
            pool() as u8
        };
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Items {
        #[pool(len = __cymem::N)]
        module: *mut u8,
        #[pool(len = Exactly::<{ pool() }>::N)]
        function: *mut u8,
        #[pool(len = Exactly::<{ init() + __length0_0 }>::N)]
        functions: *mut u8,
        #[pool(len = self::__length0_0 + 1)]
        pool: *mut u8,
        init: u8,
        more: [u8; pool()],
        #[pool(terminator = __Terminator6_0::VALUE)]
        terminated: *mut u8,
        #[pool(value = __Value7::value() + inits!())]
        value: u8,
    }

    #[test]
    fn rule_21_items_called_like_generated_ones() {
        let items = ItemsInit {
            module: [1],
            function: [1, 2],
            functions: [1, 2, 3, 4, 5, 6, 7],
            pool: [1, 2, 3, 4, 5],
            init: 9,
            more: [1, 2],
            terminated: [1, 2],
        };
        let graph: Graph<Items> = Graph::new(items).unwrap();
        assert_eq!((graph.module().len(), graph.function().len(), graph.functions().len()), (1, 2, 7));
        assert_eq!((graph.pool().len(), graph.more(), graph.terminated()), (5, [1, 2], &[1, 2][..]));
        assert_eq!((graph.value(), graph.init()), (8, 9));
    }

    /// A length on the types that the macro makes is what it says, once.
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Generated {
        #[pool(len = GeneratedInit::<(), ()>::N)]
        a: *mut u8,
        #[pool(len = <GeneratedView as Length<u8>>::N + GeneratedView::M)]
        b: *mut u8,
    }

    impl<A, B> GeneratedInit<A, B> {
        const N: usize = 2;
    }

    impl Length<u8> for GeneratedView {
        const N: usize = 1;
    }

    impl GeneratedView {
        const M: usize = 2;
        const N: usize = WILD;
    }

    #[test]
    fn rule_21_constants_of_generated_types() {
        let graph: Graph<Generated> = Graph::new(GeneratedInit { a: [1, 2], b: [3, 4, 5] }).unwrap();
        assert_eq!((graph.a(), graph.b()), (&[1, 2][..], &[3, 4, 5][..]));
        assert_eq!(GeneratedView::N, WILD);
    }

    mod traps {
        pub(super) type Values = [u64; 512];
        pub(super) struct Context;
        pub(super) const n: usize = super::WILD;
        pub(super) static pool: u8 = 1;
        pub(super) struct inits;
    }

    mod globs {
        #[allow(unused_imports)]
        use super::traps::*;
        use super::{Graph, PoolAlloc, c_void};

        #[derive(PoolAlloc)]
        #[repr(C)]
        struct Globs {
            n: usize,
            #[pool(len = n)]
            values: *mut u8,
            #[pool(len = n, elem = Values)]
            context: *mut c_void,
            #[pool(len = n + 1)]
            list: *mut Values,
        }

        #[test]
        fn rule_21_glob_imports() {
            let globs = GlobsInit { values: [1], context: [[7; 512]], list: [[8; 512], [9; 512]] };
            let graph: Graph<Globs> = Graph::new(globs).unwrap();
            assert_eq!((graph.n(), graph.values(), graph.context()[0][511]), (1, &[1][..], 7));
            assert_eq!((graph.list().len(), graph.list()[1][511], pool), (2, 9, 1));
        }
    }

    /// The arguments' names are variants, and they are parameters.
    mod arguments {
        use super::{Graph, PoolAlloc};

        pub(super) enum Names {
            pool,
            init(u8),
            inits,
        }

        mod variants {
            use super::Names::{init, inits, pool};
            use cymem::PoolAlloc;

            #[derive(PoolAlloc)]
            #[repr(C)]
            pub(super) struct Variants {
                n: u32,
                #[pool(len = n)]
                pub(super) p: *mut u8,
                #[pool(list)]
                next: *mut Variants,
            }

            pub(super) fn all() -> [super::Names; 3] {
                [pool, init(0), inits]
            }
        }

        #[derive(PoolAlloc)]
        #[pool(zeroed)]
        #[repr(C)]
        struct Parameter<const pool: usize, PoolInit: PoolAlloc, PoolEngine: PoolAlloc, Context: PoolAlloc> {
            all: [u8; pool],
            #[pool(one)]
            init: *mut PoolInit,
            #[pool(one)]
            inits: *mut PoolEngine,
            #[pool(one)]
            context: *mut Context,
        }

        #[test]
        fn rule_21_arguments_among_variants_and_parameters() {
            use variants::{Variants, VariantsInit};

            let memory = cymem::Pool::new();
            let first = Variants::list_in(&memory, [VariantsInit { p: [1_u8] }]).unwrap().unwrap();
            let other = Variants::new_in(&memory, VariantsInit { p: [2_u8] }).unwrap();
            assert_eq!((first.p(), other.p(), variants::all().len()), (&[1][..], &[2][..], 3));
            let recipe =
                ParameterInit::<2, _, _, _>::zeroed().with_init(1_u8).with_inits(2_u8).with_context(3_u8);
            let graph: Graph<Parameter<2, u8, u8, u8>> = Graph::new(recipe).unwrap();
            let all = (graph.all(), graph.init(), graph.inits(), graph.context());
            assert_eq!(all, ([0; 2], Some(&1), Some(&2), Some(&3)));
        }
    }
}

mod lengths {
    //! What a length leaves to inference, and what stands around it.

    use super::{Graph, Length, PhantomData, PoolAlloc, WILD};

    struct Only<T>(PhantomData<T>);

    impl Only<u8> {
        const N: usize = 1;
    }

    /// The parameter of `Only` is not said.
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Inferred<T> {
        t: PhantomData<T>,
        #[pool(len = Only::N)]
        p: *mut u8,
    }

    #[test]
    fn rule_21_inferred_parameter() {
        let graph: Graph<Inferred<u64>> = Graph::new(InferredInit { p: [1] }).unwrap();
        assert_eq!(graph.p(), [1]);
    }

    trait Short {
        type X;
        const N: usize;
    }

    trait Long: Short {}

    impl Short for u8 {
        type X = u16;
        const N: usize = 1;
    }

    impl Long for u8 {}

    impl Length<u8> for u8 {
        const N: usize = WILD;
    }

    /// Names of a parameter's own, where generated bounds add traits to it.
    #[derive(PoolAlloc)]
    #[pool(derive(Debug, PartialEq))]
    #[repr(C)]
    struct Associated<T: Long + PoolAlloc<View = T> + cymem::Plain>
    where
        T::X: cymem::Plain + core::fmt::Debug + PartialEq,
    {
        first: T,
        x: T::X,
        #[pool(len = T::N)]
        p: *mut T,
        #[pool(len = <T as Short>::N, elem = T::X)]
        q: *mut core::ffi::c_void,
    }

    #[test]
    fn rule_21_associated_names() {
        let recipe = || AssociatedInit { first: 1_u8, x: 2, p: [3], q: [4] };
        let graph: Graph<Associated<u8>> = Graph::new(recipe()).unwrap();
        let other: Graph<Associated<u8>> = Graph::new(recipe()).unwrap();
        assert_eq!((graph.first(), graph.x(), graph.p(), graph.q()), (1, 2, &[3][..], &[4][..]));
        assert!(*graph == *other && format!("{:?}", *graph).contains("q: [4]"));
    }

    macro_rules! node {
        ($name:ident<$parameter:ident: $bound:path>, $count:ident, $len:expr, $field:ident: $ty:ty, $const:block) => {
            #[derive(PoolAlloc)]
            #[repr(C)]
            struct $name<$parameter: $bound> {
                $count: usize,
                t: PhantomData<$parameter>,
                #[pool(len = $len)]
                $field: $ty,
                bytes: [u8; $const],
            }
        };
    }

    const COUNT: usize = 1;

    node!(Made<T: Short>, n, (n + COUNT) * T::N - (0 + <T as Short>::N) + 1, field: *mut [u8; COUNT], { COUNT * 2 });

    #[test]
    fn rule_21_made_by_a_macro() {
        let made = MadeInit { n: 2, field: [[1_u8]; 3], bytes: [5, 6] };
        let graph: Graph<Made<u8>> = Graph::new(made).unwrap();
        assert_eq!((graph.n(), graph.field(), graph.bytes()), (2, &[[1_u8]; 3][..], [5, 6]));
    }
}

mod elements {
    //! What a void pointer points to.

    use super::{Graph, PhantomData, PoolAlloc, c_void};
    use cymem::Null;

    /// The struct itself, and through a parameter.
    #[derive(PoolAlloc)]
    #[pool(derive(Debug, PartialEq))]
    #[repr(C)]
    struct Tree<T: PoolAlloc<View: core::fmt::Debug + PartialEq>> {
        t: PhantomData<T>,
        n: usize,
        #[pool(len = n, elem = Tree<T>)]
        branches: *mut c_void,
        #[pool(one, elem = T)]
        leaf: *const c_void,
        #[pool(null_terminated, each(one), elem = *mut Self)]
        more: *mut c_void,
    }

    #[test]
    fn rule_21_recursive_elements() {
        let leaf = |leaf: u8| TreeInit { branches: Null, leaf, more: Null };
        let tree = TreeInit { branches: [leaf(1), leaf(2)], leaf: 3, more: [leaf(4)] };
        let graph: Graph<Tree<u8>> = Graph::new(tree).unwrap();
        assert_eq!((graph.branches()[1].leaf(), graph.leaf()), (Some(&2), Some(&3)));
        assert_eq!(graph.more().get(0).unwrap().unwrap().leaf(), Some(&4));
        assert!(*graph == *graph);
        fn is_shared<T: Send + Sync>(_: &T) {}
        is_shared(&graph);
    }
}

//! Rule 21: what the user says means the same to the recipe, to the view and to the struct. Each test sets a trap:
//! a type or a constant that another reading of the same words would find.
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

mod this {
    //! `Self` is the struct, and neither the recipe nor the view.

    use super::{Graph, Length, PhantomData, PoolAlloc, WILD, c_void};

    struct Key;

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct InWhere<T>
    where
        Key: Length<Self>,
    {
        t: PhantomData<T>,
        #[pool(len = <Key as Length<Self>>::N)]
        p: *mut u8,
        #[pool(len = <Key as Length<InWhere<T>>>::N)]
        q: *mut u8,
    }

    impl<T> Length<InWhere<T>> for Key {
        const N: usize = 1;
    }

    impl<P, Q> Length<InWhereInit<P, Q>> for Key {
        const N: usize = 1;
    }

    impl<T> Length<InWhereView<T>> for Key {
        const N: usize = WILD;
    }

    #[test]
    fn rule_21_self_in_where() {
        let node = InWhereInit { p: [1], q: [2] };
        let graph: Graph<InWhere<u8>> = Graph::new(node).unwrap();
        assert_eq!((graph.p(), graph.q()), (&[1][..], &[2][..]));
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct InBound<T: Length<Self>, U: Length<*const Self> = T> {
        t: PhantomData<(T, U)>,
        #[pool(len = <T as Length<Self>>::N)]
        p: *mut u64,
        #[pool(len = <U as Length<*const Self>>::N + 1)]
        q: *mut u64,
    }

    impl Length<InBound<Key>> for Key {
        const N: usize = 2;
    }

    impl<P, Q> Length<InBoundInit<P, Q>> for Key {
        const N: usize = 2;
    }

    impl Length<InBoundView<Key, Key>> for Key {
        const N: usize = WILD;
    }

    impl<T> Length<*const T> for Key {
        const N: usize = 3;
    }

    #[test]
    fn rule_21_self_in_bound() {
        let graph: Graph<InBound<Key>> = Graph::new(InBoundInit { p: [1, 2], q: [3, 4, 5, 6] }).unwrap();
        assert_eq!((graph.p(), graph.q()), (&[1, 2][..], &[3, 4, 5, 6][..]));
    }

    trait Element {
        type Of;
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct InElem<T>
    where
        Self: Element,
        <Self as Element>::Of: PoolAlloc,
    {
        n: usize,
        t: PhantomData<T>,
        #[pool(len = n, elem = <Self as Element>::Of)]
        p: *mut c_void,
    }

    impl<T> Element for InElem<T> {
        type Of = u8;
    }

    #[test]
    fn rule_21_self_in_elem() {
        let graph: Graph<InElem<u64>> = Graph::new(InElemInit { p: [1_u8, 2] }).unwrap();
        assert_eq!(graph.p(), [1, 2]);
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct InConstants {
        #[pool(len = Self::N)]
        p: *mut u8,
        #[pool(value = Self::N as u32 + [const { Self::N }; 2][1] as u32)]
        q: u32,
        #[pool(terminator = Self::END, until = |byte| *byte == Self::END)]
        r: *mut u8,
        s: [u8; Self::N],
    }

    impl InConstants {
        const N: usize = 1;
        const END: u8 = 7;
    }

    impl<P, R> InConstantsInit<P, R> {
        const N: usize = 1;
        const END: u8 = 8;
    }

    impl InConstantsView {
        const N: usize = WILD;
        const END: u8 = 9;
    }

    #[test]
    fn rule_21_self_in_constants() {
        let graph: Graph<InConstants> = Graph::new(InConstantsInit { p: [1], r: [8, 9], s: [4] }).unwrap();
        assert_eq!((graph.p(), graph.q(), graph.r(), graph.s()), (&[1][..], 2, &[8, 9][..], [4]));
        assert_ne!(InConstantsInit::<(), ()>::N + InConstantsView::N, 0);
        assert_ne!(InConstantsInit::<(), ()>::END, InConstantsView::END);
    }
}

mod settled {
    //! A length is computed from counts that are known by then.

    use super::{Graph, PoolAlloc};
    use cymem::Null;

    /// What the macro advises where an array would wait for itself.
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Input {
        n: usize,
        #[pool(len = n + 0, each(len = n + 1))]
        p: *mut *mut u8,
    }

    #[test]
    fn rule_21_settled_by_an_input() {
        let graph: Graph<Input> = Graph::new(InputInit { n: 2, p: [[1_u8, 2, 3], [4, 5, 6]] }).unwrap();
        assert_eq!((graph.p().len(), graph.p().get(1).unwrap()), (2, &[4, 5, 6][..]));
        let graph: Result<Graph<Input>, _> = Graph::new(InputInit { n: 1, p: [[1_u8, 2, 3], [4, 5, 6]] });
        assert!(graph.is_err());
    }

    /// Another array gives the count first, wherever it stands.
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Another {
        n: usize,
        #[pool(len = n, each(len = n + 1))]
        p: *mut *mut u8,
        #[pool(len = n)]
        q: *mut u8,
    }

    #[test]
    fn rule_21_settled_by_another_array() {
        let graph: Graph<Another> = Graph::new(AnotherInit { p: [[1_u8, 2]], q: [7] }).unwrap();
        assert_eq!((graph.p().len(), graph.p().get(0).unwrap()), (1, &[1, 2][..]));
        let graph: Graph<Another> = Graph::new(AnotherInit { p: Null, q: [7] }).unwrap();
        assert_eq!((graph.p().len(), graph.q()), (0, &[7][..]));
        assert!(Graph::<Another>::new(AnotherInit { p: [[1_u8, 2]], q: Null }).is_err());
        assert!(Graph::<Another>::new(AnotherInit { p: [[1_u8, 2, 3]], q: [7] }).is_err());
    }

    /// Two arrays wait for each other, but others have given what they wait for.
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Circle {
        a: u8,
        b: u16,
        #[pool(len = a, each(len = b + 1))]
        q: *mut *mut u8,
        #[pool(len = b, each(len = a * 2))]
        r: *mut *mut u8,
        #[pool(len = a)]
        x: *mut u8,
        #[pool(null_terminated, each(len = b))]
        y: *mut *mut u8,
    }

    #[test]
    fn rule_21_settled_in_a_circle_with_a_way_in() {
        let circle = |y| CircleInit { q: [[1_u8, 2], [3, 4]], r: [[5_u8, 6, 7, 8]], x: [9, 10], y: [[y]] };
        let graph: Graph<Circle> = Graph::new(circle(1_u8)).unwrap();
        assert_eq!((graph.a(), graph.b(), graph.x()), (2, 1, &[9, 10][..]));
        assert_eq!((graph.q().get(1).unwrap(), graph.r().get(0).unwrap()), (&[3, 4][..], &[5, 6, 7, 8][..]));
        assert_eq!((graph.y().len(), graph.y().get(0).unwrap()), (1, &[1][..]));
        let empty = CircleInit { q: [[0_u8; 0]; 0], r: [[0_u8; 0]; 0], x: Null, y: Null };
        let graph: Graph<Circle> = Graph::new(empty).unwrap();
        assert_eq!((graph.a(), graph.b(), graph.q().len(), graph.r().len()), (0, 0, 0, 0));
    }
}

mod names {
    //! No generated name is one that the item says, however it is spelt.
    #![allow(non_snake_case, non_camel_case_types, reason = "letters are all that counts")]

    use super::{Graph, PhantomData, PoolAlloc, WILD, c_void};

    /// For all types, generated ones too.
    #[expect(dead_code, reason = "nothing finds it")]
    trait Everywhere {
        const N: usize = 1;
    }

    impl<T> Everywhere for T {}

    macro_rules! wild {
        ($($name:ident)*) => { $(
            pub(super) struct $name;
            impl $name {
                pub(super) const N: usize = WILD;
            }
        )* };
    }

    /// What the length of one byte says: never 1.
    macro_rules! assert_wild {
        ($init:expr, $node:ty) => {
            let error = Graph::<$node>::new($init).err().expect("another length");
            assert!(error.to_string().contains("1048576"), "{error}");
        };
    }

    wild!(Ϊ́ K Ǆ SS Field1 É Ⅷ P Data Context PoolEngine PoolInit Checked Self_ __NewP);

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Decomposed {
        y: u32,
        #[pool(len = Ϊ́::N)]
        ΐ: *mut u8,
    }

    /// A letter that Rust reads as another one, in ASCII.
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Kelvin {
        #[pool(len = K::N)]
        k: *mut u8,
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct TitleCase {
        #[pool(len = Ǆ::N)]
        ǆ: *mut u8,
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct TwoLetters {
        #[pool(len = SS::N)]
        ß: *mut u8,
    }

    /// The number that stands for a name is a name that the item uses.
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Numbered {
        y: u32,
        #[pool(len = Field1::N)]
        ΐ: *mut u8,
    }

    /// The same letter, written in two ways.
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct TwoSpellings {
        é: usize,
        #[pool(len = é + É::N)]
        é_: *mut u8,
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Roman {
        #[pool(len = Ⅷ::N)]
        ⅷ: *mut u8,
    }

    #[test]
    fn rule_21_unicode_names() {
        assert_wild!(DecomposedInit { y: 0, ΐ: [1] }, Decomposed);
        assert_wild!(KelvinInit { k: [1] }, Kelvin);
        assert_wild!(TitleCaseInit { ǆ: [1] }, TitleCase);
        assert_wild!(TwoLettersInit { ß: [1] }, TwoLetters);
        assert_wild!(NumberedInit { y: 0, ΐ: [1] }, Numbered);
        assert_wild!(TwoSpellingsInit { é: 0, é_: [1] }, TwoSpellings);
        assert_wild!(RomanInit { ⅷ: [1] }, Roman);
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Parameters<T> {
        t: PhantomData<T>,
        #[pool(len = P::N)]
        p: *mut u8,
        #[pool(len = Context::N + PoolEngine::N - PoolInit::N)]
        context: *mut u8,
        #[pool(len = Checked::N + Self_::N - __NewP::N)]
        self_: *mut u8,
    }

    #[test]
    fn rule_21_parameters_are_other_words() {
        assert_wild!(ParametersInit { p: [1], context: [1], self_: [1] }, Parameters<u8>);
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Wide {
        all: [u64; 512],
    }

    mod elements {
        pub(super) use super::Wide as Data;
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Element {
        n: usize,
        #[pool(len = n, elem = elements::Data)]
        data: *mut c_void,
        #[pool(len = n, elem = Short)]
        short: *mut c_void,
    }

    type Short = u16;

    #[test]
    fn rule_21_elements_are_other_words() {
        let graph: Graph<Element> =
            Graph::new(ElementInit { data: [Wide { all: [7; 512] }], short: [1] }).unwrap();
        assert_eq!((graph.data()[0].all[511], graph.short()), (7, &[1][..]));
        assert_eq!(Data::N, WILD);
    }
}

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

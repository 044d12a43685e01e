//! Rule 21: what the user says means the same to the recipe, to the view and to the struct. Each test sets a
//! trap: a type or a constant that another reading of the same words would find.
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

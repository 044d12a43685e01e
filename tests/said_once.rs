//! Rule 21: what the user says means the same to the recipe, to the view and to the struct. Each test sets a trap:
//! a type or a constant that another reading of the same words would find.
#![forbid(unsafe_code)]
#![allow(missing_docs, reason = "tests")]

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

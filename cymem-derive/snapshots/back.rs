///The recipe of [`Tree`]: data for its fields, written to a pool by `Tree::new_in`, `Pool::build` or `Graph::new`.
pub struct TreeInit<Kids, First> {
    ///The `kids` of the struct.
    pub kids: Kids,
    ///The `first` of the struct.
    pub first: First,
}
///A [`Tree`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct TreeView(
    ::cymem::private::Node<
        Tree,
        (
            ::cymem::private::Seen<Tree>,
            ::cymem::private::Seen<Tree>,
            ::cymem::private::Seen<Tree>,
            ::cymem::private::Seen<Tree>,
            ::cymem::private::Seen<Tree>,
        ),
    >,
);
const _: () = {
    use ::cymem::private as __cymem;
    impl Tree {
        /**Builds a `Tree`, and all that it points to, in the pool.

# Errors

See `cymem::Error`.*/
        #[inline]
        pub fn new_in<
            'pool,
            PoolEngine: __cymem::Engine,
            PoolInit: __cymem::Put<
                    &'pool __cymem::Pool<PoolEngine>,
                    Self,
                    __cymem::Value,
                >,
        >(
            __cymem_pool: &'pool __cymem::Pool<PoolEngine>,
            __cymem_init: PoolInit,
        ) -> __cymem::Result<__cymem::Pooled<'pool, Self>, __cymem::Error> {
            __cymem::Pool::build::<Self, PoolInit>(__cymem_pool, __cymem_init)
        }
        /**Builds a list of `Tree`s in the pool, one for each Init, and returns the first.

# Errors

See `cymem::Error`.*/
        pub fn list_in<'pool, PoolEngine, PoolInits>(
            __cymem_pool: &'pool __cymem::Pool<PoolEngine>,
            __cymem_inits: PoolInits,
        ) -> __cymem::Result<
            __cymem::core::option::Option<__cymem::Pooled<'pool, Self>>,
            __cymem::Error,
        >
        where
            PoolEngine: __cymem::Engine,
            PoolInits: __cymem::core::iter::IntoIterator<
                Item: __cymem::Put<
                        &'pool __cymem::Pool<PoolEngine>,
                        Self,
                        __cymem::Value,
                    >,
            >,
        {
            __cymem::list_in(__cymem_pool, __cymem_inits)
        }
    }
    #[automatically_derived]
    unsafe impl __cymem::PoolAlloc for Tree {
        type View = TreeView;
        type Kind = __cymem::IsNode;
        type Fields = (
            __cymem::AnyPointer,
            __cymem::AnyPointer,
            __cymem::AnyPointer,
            u32,
            __cymem::AnyPointer,
            __cymem::AnyPointer,
        );
        const DESCRIPTION: &'static __cymem::str = "Tree: parent held link; next list; previous after link; len count; kids back len 3 elements; first back one";
        const NAMED: __cymem::Named = {
            #[allow(unused_imports)]
            use __cymem::LeadsNowhere as _;
            (
                &[
                    __cymem::LeadsTo::<Tree>::node,
                    __cymem::LeadsTo::<Tree>::node,
                    __cymem::LeadsTo::<Tree>::node,
                    __cymem::LeadsTo::<Tree>::node,
                    __cymem::LeadsTo::<Tree>::node,
                ],
                &[],
            )
        };
        fn cymem_held(
            __cymem_node: &Self::View,
        ) -> __cymem::core::option::Option<&'static __cymem::str> {
            __cymem::Holds::held_in(__cymem_node.kids(), "Tree.kids")
                .or_else(|| __cymem::Holds::held_in(__cymem_node.first(), "Tree.first"))
        }
    }
    unsafe impl<Kids, First, Shape: __cymem::NewNodes> __cymem::Source<Tree, Shape>
    for TreeInit<Kids, First> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Kids,
        First,
    > __cymem::Write<Context, Tree, __cymem::Value, __cymem::Recipe>
    for TreeInit<Kids, First>
    where
        Kids: __cymem::Put<
            Context,
            *mut Tree,
            __cymem::Counted<__cymem::Child<Tree, __cymem::Value>>,
        >,
        First: __cymem::Put<Context, *mut Tree, __cymem::Child<Tree, __cymem::One>>,
    {
        #[inline]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Tree,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                let __cymem_agreed_3 = __cymem::Agreed::open();
                __cymem_writer
                    .cymem_store(
                        &Tree {
                            parent: <*mut Tree as __cymem::HasNull>::NULL,
                            next: <*mut Tree as __cymem::HasNull>::NULL,
                            previous: <*mut Tree as __cymem::HasNull>::NULL,
                            kids: __cymem_writer
                                .cymem_counted(
                                    self.kids,
                                    &__cymem_agreed_3,
                                    1,
                                    __cymem::Holder::new(__cymem_slot),
                                    "Tree.kids",
                                ),
                            first: __cymem_writer
                                .cymem_pointer(
                                    self.first,
                                    __cymem::Holder::new(__cymem_slot),
                                    "Tree.first",
                                ),
                            len: __cymem_writer
                                .cymem_count(&__cymem_agreed_3, "Tree.len"),
                        },
                        __cymem_slot,
                    )
            }
        }
    }
    impl TreeView {
        ///The field `parent`.
        #[inline]
        pub fn parent(&self) -> __cymem::core::option::Option<&__cymem::ViewOf<Tree>> {
            unsafe {
                <__cymem::Linked as __cymem::Shape<
                    *mut Tree,
                >>::view(__cymem::Linked, &self.0.raw.parent)
            }
        }
        ///The field `next`.
        #[inline]
        pub fn next(&self) -> __cymem::ChainIter<'_, Tree> {
            unsafe {
                <__cymem::Next as __cymem::Shape<
                    *mut Tree,
                >>::view(__cymem::Next, &self.0.raw.next)
            }
        }
        ///The field `previous`.
        #[inline]
        pub fn previous(&self) -> __cymem::core::option::Option<&__cymem::ViewOf<Tree>> {
            unsafe {
                <__cymem::Linked as __cymem::Shape<
                    *mut Tree,
                >>::view(__cymem::Linked, &self.0.raw.previous)
            }
        }
        ///The field `len`.
        #[inline]
        pub fn len(&self) -> u32 {
            self.0.raw.len
        }
        ///The field `kids`.
        #[inline]
        pub fn kids(&self) -> &[__cymem::ViewOf<Tree>] {
            unsafe { __cymem::array(self.0.raw.kids, self.0.raw.len) }
        }
        ///The field `first`.
        #[inline]
        pub fn first(&self) -> __cymem::core::option::Option<&__cymem::ViewOf<Tree>> {
            unsafe {
                <__cymem::One as __cymem::Shape<
                    *mut Tree,
                >>::view(__cymem::One, &self.0.raw.first)
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Tree {
            &self.0.raw
        }
    }
    #[automatically_derived]
    unsafe impl __cymem::ListNode for Tree {
        type Next = *mut Tree;
        #[inline]
        unsafe fn next_slot(__cymem_node: *mut Self) -> *mut *mut Tree {
            unsafe { &raw mut (*__cymem_node).next }
        }
        #[inline]
        unsafe fn point_back(__cymem_node: *mut Self, __cymem_previous: *mut Self) {
            unsafe {
                (*__cymem_node).previous = <*mut Tree as __cymem::Pointer>::from_mut(
                    __cymem_previous,
                );
            }
        }
    }
    #[automatically_derived]
    unsafe impl __cymem::PointsBack<Tree> for Tree {
        #[inline]
        unsafe fn point_back(__cymem_node: *mut Self, __cymem_holder: *mut Tree) {
            unsafe {
                (*__cymem_node).parent = <*mut Tree as __cymem::Pointer>::from_mut(
                    __cymem_holder,
                );
            }
        }
    }
    const _: () = __cymem::check::<Tree>();
};

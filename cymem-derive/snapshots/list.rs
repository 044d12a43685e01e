///The recipe of [`Item`]: data for its fields, written to a pool by `Item::new_in`, `Pool::build` or `Graph::new`.
pub struct ItemInit {
    ///The `id` of the struct.
    pub id: u32,
}
///A [`Item`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct ItemView(::cymem::private::Node<Item, (::cymem::private::Seen<Item>,)>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Item {
        /**Builds a `Item`, and all that it points to, in the pool.

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
        /**Builds a list of `Item`s in the pool, one for each Init, and returns the first.

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
    unsafe impl __cymem::PoolAlloc for Item {
        type View = ItemView;
        type Kind = __cymem::IsNode;
        type Fields = (u32, __cymem::AnyPointer);
        const DESCRIPTION: &'static __cymem::str = "Item: id; next list";
        const NAMED: __cymem::Named = {
            #[allow(unused_imports)]
            use __cymem::LeadsNowhere as _;
            (&[__cymem::LeadsTo::<Item>::node], &[])
        };
    }
    unsafe impl<Shape: __cymem::NewNodes> __cymem::Source<Item, Shape> for ItemInit {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
    > __cymem::Write<Context, Item, __cymem::Value, __cymem::Recipe> for ItemInit {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Item,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer
                    .cymem_store(
                        &Item {
                            next: <*mut Item as __cymem::HasNull>::NULL,
                            id: self.id,
                        },
                        __cymem_slot,
                    )
            }
        }
    }
    impl ItemView {
        ///The field `id`.
        #[inline]
        pub fn id(&self) -> u32 {
            self.0.raw.id
        }
        ///The field `next`.
        #[inline]
        pub fn next(&self) -> __cymem::ChainIter<'_, Item> {
            unsafe {
                <__cymem::Next as __cymem::Shape<
                    *mut Item,
                >>::view(__cymem::Next, &self.0.raw.next)
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Item {
            &self.0.raw
        }
    }
    #[automatically_derived]
    unsafe impl __cymem::ListNode for Item {
        type Next = *mut Item;
        #[inline]
        unsafe fn next_slot(__cymem_node: *mut Self) -> *mut *mut Item {
            unsafe { &raw mut (*__cymem_node).next }
        }
    }
    const _: () = __cymem::check::<Item>();
};

///The recipe of [`Item`]: data for its fields, written to a pool by `Item::new_in`, `Pool::build` or `Graph::new`.
pub struct ItemInit {
    ///The `id` of the struct.
    pub id: u32,
}
///A [`Item`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct ItemView(::cymem::private::Node<Item, (u32, ::cymem::private::Seen<Item>)>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Item {
        /**Builds a `Item`, and all that it points to, in `pool`.

# Errors

See `cymem::Error`.*/
        #[inline]
        pub fn new_in<'pool, PoolEngine, PoolInit>(
            pool: &'pool __cymem::Pool<PoolEngine>,
            init: PoolInit,
        ) -> __cymem::Result<__cymem::Pooled<'pool, Self>, __cymem::Error>
        where
            PoolEngine: __cymem::Engine,
            PoolInit: __cymem::Init<&'pool __cymem::Pool<PoolEngine>, Self>,
        {
            __cymem::Pool::build(pool, init)
        }
    }
    impl Item {
        /**Builds a list of `Item`s in `pool`, one for each Init, and returns the first.

# Errors

See `cymem::Error`.*/
        pub fn list_in<'pool, PoolEngine, PoolInits>(
            pool: &'pool __cymem::Pool<PoolEngine>,
            inits: PoolInits,
        ) -> __cymem::Result<
            __cymem::core::option::Option<__cymem::Pooled<'pool, Self>>,
            __cymem::Error,
        >
        where
            PoolEngine: __cymem::Engine,
            PoolInits: __cymem::core::iter::IntoIterator<
                Item: __cymem::Init<&'pool __cymem::Pool<PoolEngine>, Self>,
            >,
        {
            __cymem::list_in(pool, inits)
        }
    }
    #[automatically_derived]
    unsafe impl __cymem::PoolAlloc for Item {
        type View = ItemView;
        const PADDED: bool = {
            __cymem::checked_padding::<
                Self,
            >(
                &[
                    (
                        __cymem::core::mem::offset_of!(Self, id),
                        <u32 as __cymem::PlainField>::TYPE,
                    ),
                    (
                        __cymem::core::mem::offset_of!(Self, next),
                        __cymem::OtherField::<*mut Item>::TYPE,
                    ),
                ],
            )
        };
    }
    #[automatically_derived]
    impl __cymem::Recipe for ItemInit {}
    #[automatically_derived]
    unsafe impl<Context: __cymem::Context> __cymem::Init<Context, Item> for ItemInit {
        #[inline]
        unsafe fn init(
            self,
            cx: Context,
            slot: *mut Item,
        ) -> __cymem::Result<(), __cymem::Error> {
            use __cymem::NotPlain as _;
            let Self { id: field_0 } = self;
            let writer = unsafe { __cymem::Writer::start(cx, slot) };
            let field_1 = <*mut Item as __cymem::HasNull>::NULL;
            unsafe {
                let Item { id: _, next: _ } = *slot;
                __cymem::Probe::<u32>::write_fields(&field_0, &raw mut (*slot).id);
                (*slot).next = field_1;
            }
            writer.finish()
        }
    }
    impl ItemView {
        ///The field `id`.
        #[inline]
        pub fn id(&self) -> u32 {
            unsafe { __cymem::get(&self.0.raw.id) }
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
        unsafe fn next_slot(node: *mut Self) -> *mut *mut Item {
            unsafe { &raw mut (*node).next }
        }
    }
    const _: bool = <Item as __cymem::PoolAlloc>::PADDED;
};

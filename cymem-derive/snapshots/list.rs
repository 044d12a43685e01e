///The recipe of [`Item`]: data for its fields, written to a pool by `Item::new_in`, `Pool::build` or `Graph::new`.
pub struct ItemInit {
    ///The `id` of the struct.
    pub id: u32,
}
///A [`Item`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct ItemView(::cymem::private::Node<Item, (u32, ::cymem::private::Seen<Item>)>);
impl Item {
    /**Builds a `Item`, and all that it points to, in the pool.

# Errors

See `cymem::Error`.*/
    #[inline]
    pub fn new_in<'pool, PoolEngine, PoolInit>(
        __cymem_pool: &'pool ::cymem::Pool<PoolEngine>,
        __cymem_init: PoolInit,
    ) -> ::cymem::private::Result<::cymem::Pooled<'pool, Self>, ::cymem::Error>
    where
        PoolEngine: ::cymem::Engine,
        PoolInit: ::cymem::Init<&'pool ::cymem::Pool<PoolEngine>, Self>,
    {
        ::cymem::Pool::build(__cymem_pool, __cymem_init)
    }
    /**Builds a list of `Item`s in the pool, one for each Init, and returns the first.

# Errors

See `cymem::Error`.*/
    pub fn list_in<'pool, PoolEngine, PoolInits>(
        __cymem_pool: &'pool ::cymem::Pool<PoolEngine>,
        __cymem_inits: PoolInits,
    ) -> ::cymem::private::Result<
        ::cymem::private::core::option::Option<::cymem::Pooled<'pool, Self>>,
        ::cymem::Error,
    >
    where
        PoolEngine: ::cymem::Engine,
        PoolInits: ::cymem::private::core::iter::IntoIterator<
            Item: ::cymem::Init<&'pool ::cymem::Pool<PoolEngine>, Self>,
        >,
    {
        ::cymem::private::list_in(__cymem_pool, __cymem_inits)
    }
}
const _: () = {
    use ::cymem::private as __cymem;
    #[automatically_derived]
    unsafe impl __cymem::PoolAlloc for Item {
        type View = ItemView;
        const PADDED: __cymem::bool = {
            let __cymem_place = __cymem::core::mem::MaybeUninit::<Self>::uninit();
            let __cymem_start = __cymem::core::mem::MaybeUninit::as_ptr(&__cymem_place);
            unsafe {
                __cymem::checked_padding::<
                    Self,
                >(
                    __cymem_start,
                    &[
                        (
                            &raw const (*__cymem_start).id as *const __cymem::u8,
                            <u32 as __cymem::PlainField>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).next as *const __cymem::u8,
                            __cymem::OtherField::<*mut Item>::TYPE,
                        ),
                    ],
                )
            }
        };
    }
    #[automatically_derived]
    impl __cymem::Recipe for ItemInit {}
    #[automatically_derived]
    unsafe impl<Context: __cymem::Context> __cymem::Init<Context, Item> for ItemInit {
        #[inline]
        unsafe fn init(
            self,
            __cymem_cx: Context,
            __cymem_slot: *mut Item,
        ) -> __cymem::Result<(), __cymem::Error> {
            use __cymem::NotPlain as _;
            let Self { id: __cymem_field_0 } = self;
            let __cymem_writer = unsafe {
                __cymem::Writer::start(__cymem_cx, __cymem_slot)
            };
            let __cymem_field_1 = <*mut Item as __cymem::HasNull>::NULL;
            unsafe {
                let Item { id: _, next: _ } = *__cymem_slot;
                __cymem::Probe::<
                    u32,
                >::write_fields(&__cymem_field_0, &raw mut (*__cymem_slot).id);
                (*__cymem_slot).next = __cymem_field_1;
            }
            __cymem_writer.cymem_finish()
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
        unsafe fn next_slot(__cymem_node: *mut Self) -> *mut *mut Item {
            unsafe { &raw mut (*__cymem_node).next }
        }
    }
    const _: __cymem::bool = <Item as __cymem::PoolAlloc>::PADDED;
};

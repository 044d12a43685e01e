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
        PoolInit: ::cymem::private::Put<
            &'pool ::cymem::Pool<PoolEngine>,
            Self,
            ::cymem::private::Value,
        >,
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
            Item: ::cymem::private::Put<
                    &'pool ::cymem::Pool<PoolEngine>,
                    Self,
                    ::cymem::private::Value,
                >,
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
        type Kind = __cymem::IsNode;
        type Fields = ();
        const FIELDS: &'static [__cymem::Field] = {
            let __cymem_place = __cymem::core::mem::MaybeUninit::<Self>::uninit();
            let __cymem_start = __cymem::core::mem::MaybeUninit::as_ptr(&__cymem_place);
            unsafe {
                &__cymem::checked_fields(
                    __cymem_start,
                    1usize,
                    [
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
    unsafe impl<Shape: __cymem::NewNodes> __cymem::Source<Item, Shape> for ItemInit {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
    > __cymem::Write<Context, Item, __cymem::Value, __cymem::Recipe> for ItemInit {
        #[inline]
        unsafe fn write(
            self,
            __cymem_build: &__cymem::Build<Context>,
            _: (),
            __cymem_slot: *mut Item,
        ) -> __cymem::Written {
            use __cymem::NotPlain as _;
            unsafe {
                let __cymem_writer = __cymem::Writer::start(__cymem_build, __cymem_slot);
                let __cymem_field_1 = <*mut Item as __cymem::HasNull>::NULL;
                let Item { id: _, next: _ } = *__cymem_slot;
                __cymem::Probe::<
                    u32,
                >::write_fields(&self.id, &raw mut (*__cymem_slot).id);
                (*__cymem_slot).next = __cymem_field_1;
                __cymem_writer.cymem_finish()
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
    const _: &[__cymem::Field] = <Item as __cymem::PoolAlloc>::FIELDS;
};

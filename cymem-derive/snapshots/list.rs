///The recipe of [`Item`]: data for its fields, written to a pool by `Item::new_in`, `Pool::build` or `Graph::new`.
pub struct ItemInit {
    ///The `id` of the struct.
    pub id: u32,
}
///A [`Item`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct ItemView(::cymem::private::Node<Item, (u32, ::cymem::private::Seen<Item>)>);
impl Item {
    /**Builds a `Item`, and all that it points to, in `pool`.

# Errors

See `cymem::Error`.*/
    #[inline]
    pub fn new_in<'pool, PoolEngine, PoolInit>(
        pool: &'pool ::cymem::Pool<PoolEngine>,
        init: PoolInit,
    ) -> ::cymem::private::core::result::Result<
        ::cymem::Pooled<'pool, Self>,
        ::cymem::Error,
    >
    where
        PoolEngine: ::cymem::Engine,
        PoolInit: ::cymem::Init<&'pool ::cymem::Pool<PoolEngine>, Self>,
    {
        ::cymem::Pool::build(pool, init)
    }
}
impl Item {
    /**Builds a list of `Item`s in `pool`, one for each Init, and returns the first.

# Errors

See `cymem::Error`.*/
    pub fn list_in<'pool, PoolEngine, PoolInits>(
        pool: &'pool ::cymem::Pool<PoolEngine>,
        inits: PoolInits,
    ) -> ::cymem::private::core::result::Result<
        ::cymem::private::core::option::Option<::cymem::Pooled<'pool, Self>>,
        ::cymem::Error,
    >
    where
        PoolEngine: ::cymem::Engine,
        PoolInits: ::cymem::private::core::iter::IntoIterator<
            Item: ::cymem::Init<&'pool ::cymem::Pool<PoolEngine>, Self>,
        >,
    {
        ::cymem::private::list_in(pool, inits)
    }
}
const _: () = {
    const _: bool = <Item as ::cymem::PoolAlloc>::PADDED;
    #[automatically_derived]
    unsafe impl ::cymem::PoolAlloc for Item {
        type View = ItemView;
        const PADDED: bool = {
            use ::cymem::private::NotPlain as _;
            let place = ::cymem::private::Unwritten::<Self>::new();
            let start = place.start();
            ::cymem::private::checked_padding::<
                Self,
            >(
                &unsafe {
                    [
                        ::cymem::private::FieldLayout::plain(
                            start,
                            &raw const (*start).id,
                            ::cymem::private::Probe::<u32>::PADDED,
                        ),
                        ::cymem::private::FieldLayout::other(
                            start,
                            &raw const (*start).next,
                        ),
                    ]
                },
            )
        };
    }
    #[automatically_derived]
    impl ::cymem::private::Recipe for ItemInit {}
    #[automatically_derived]
    unsafe impl<Context: ::cymem::Context> ::cymem::Init<Context, Item> for ItemInit {
        #[inline]
        unsafe fn init(
            self,
            cx: Context,
            slot: *mut Item,
        ) -> ::cymem::private::core::result::Result<(), ::cymem::Error> {
            use ::cymem::private::NotPlain as _;
            let Self { id: field_0 } = self;
            if <Item as ::cymem::PoolAlloc>::PADDED {
                unsafe {
                    ::cymem::private::clear(
                        slot as *mut ::cymem::private::core::primitive::u8,
                        ::cymem::private::core::mem::size_of::<Item>(),
                    )
                };
            }
            let field_1 = <*mut Item as ::cymem::private::HasNull>::NULL;
            unsafe {
                ::cymem::private::Probe::<
                    u32,
                >::write_fields(&field_0, &raw mut (*slot).id);
                (*slot).next = field_1;
            }
            ::cymem::private::Ok(())
        }
    }
    impl ItemView {
        ///The field `id`.
        #[inline]
        pub fn id(&self) -> u32 {
            let raw = self.0.raw();
            unsafe { ::cymem::private::core::ptr::read(&raw const raw.id) }
        }
        ///The field `next`.
        #[inline]
        pub fn next(&self) -> ::cymem::ChainIter<'_, Item> {
            let raw = self.0.raw();
            unsafe {
                <::cymem::Next as ::cymem::Shape<
                    *mut Item,
                >>::view(::cymem::Next, &raw.next)
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Item {
            self.0.raw()
        }
    }
    #[automatically_derived]
    unsafe impl ::cymem::ListNode for Item {
        type Next = *mut Item;
        #[inline]
        unsafe fn next_slot(node: *mut Self) -> *mut *mut Item {
            unsafe { &raw mut (*node).next }
        }
    }
    fn _check_fields(this: &Item) {
        let Item { id: field_0, next: _ } = this;
        <u32 as ::cymem::private::PlainField>::check(field_0);
    }
};

///The recipe of [`One`]: data for its fields, written to a pool by `One::new_in`, `Pool::build` or `Graph::new`.
pub struct OneInit<Next> {
    ///The `id` of the struct.
    pub id: u32,
    ///The `next` of the struct.
    pub next: Next,
}
///A [`One`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct OneView(::cymem::private::Node<One, (u32, ::cymem::private::Seen<One>)>);
impl One {
    /**Builds a `One`, and all that it points to, in `pool`.

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
const _: () = {
    const _: bool = <One as ::cymem::PoolAlloc>::PADDED;
    #[automatically_derived]
    unsafe impl ::cymem::PoolAlloc for One {
        type View = OneView;
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
    impl<Next> ::cymem::private::Recipe for OneInit<Next> {}
    #[automatically_derived]
    unsafe impl<Context: ::cymem::Context, Next> ::cymem::Init<Context, One>
    for OneInit<Next>
    where
        Next: ::cymem::Init<Context, *mut One, ::cymem::One>,
    {
        #[inline]
        unsafe fn init(
            self,
            cx: Context,
            slot: *mut One,
        ) -> ::cymem::private::core::result::Result<(), ::cymem::Error> {
            use ::cymem::private::NotPlain as _;
            let Self { id: field_0, next: field_1 } = self;
            if <One as ::cymem::PoolAlloc>::PADDED {
                unsafe {
                    ::cymem::private::clear(
                        slot as *mut ::cymem::private::core::primitive::u8,
                        ::cymem::private::core::mem::size_of::<One>(),
                    )
                };
            }
            let field_1 = match unsafe {
                ::cymem::private::pointer::<
                    Context,
                    *mut One,
                    ::cymem::One,
                    _,
                >(field_1, cx, "One.next")
            } {
                ::cymem::private::Ok(value) => value,
                ::cymem::private::Err(error) => return ::cymem::private::Err(error),
            };
            unsafe {
                ::cymem::private::Probe::<
                    u32,
                >::write_fields(&field_0, &raw mut (*slot).id);
                (*slot).next = field_1;
            }
            ::cymem::private::Ok(())
        }
    }
    impl OneView {
        ///The field `id`.
        #[inline]
        pub fn id(&self) -> u32 {
            let raw = self.0.raw();
            unsafe { ::cymem::private::core::ptr::read(&raw const raw.id) }
        }
        ///The field `next`.
        #[inline]
        pub fn next(
            &self,
        ) -> ::cymem::private::core::option::Option<&::cymem::private::ViewOf<One>> {
            let raw = self.0.raw();
            unsafe {
                <::cymem::One as ::cymem::Shape<*mut One>>::view(::cymem::One, &raw.next)
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &One {
            self.0.raw()
        }
    }
    fn _check_fields(this: &One) {
        let One { id: field_0, next: _ } = this;
        <u32 as ::cymem::private::PlainField>::check(field_0);
    }
};

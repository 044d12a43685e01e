///The recipe of [`Outer`]: data for its fields, written to a pool by `Outer::new_in`, `Pool::build` or `Graph::new`.
pub struct OuterInit<Inner2> {
    ///The `inner` of the struct.
    pub inner: Inner2,
}
///A [`Outer`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct OuterView(::cymem::private::Node<Outer, (::cymem::private::Seen<Inner>,)>);
impl Outer {
    /**Builds a `Outer`, and all that it points to, in `pool`.

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
    const _: bool = <Outer as ::cymem::PoolAlloc>::PADDED;
    #[automatically_derived]
    unsafe impl ::cymem::PoolAlloc for Outer {
        type View = OuterView;
        const PADDED: bool = {
            let place = ::cymem::private::Unwritten::<Self>::new();
            let start = place.start();
            ::cymem::private::checked_padding::<
                Self,
            >(
                &unsafe {
                    [
                        ::cymem::private::FieldLayout::other(
                            start,
                            &raw const (*start).inner,
                        ),
                    ]
                },
            )
        };
    }
    #[automatically_derived]
    impl<Inner2> ::cymem::private::Recipe for OuterInit<Inner2> {}
    #[automatically_derived]
    unsafe impl<Context: ::cymem::Context, Inner2> ::cymem::Init<Context, Outer>
    for OuterInit<Inner2>
    where
        Inner2: ::cymem::Init<Context, Inner, ::cymem::Value>,
    {
        #[inline]
        unsafe fn init(
            self,
            cx: Context,
            slot: *mut Outer,
        ) -> ::cymem::private::core::result::Result<(), ::cymem::Error> {
            let Self { inner: field_0 } = self;
            if <Outer as ::cymem::PoolAlloc>::PADDED {
                unsafe {
                    ::cymem::private::clear(
                        slot as *mut ::cymem::private::core::primitive::u8,
                        ::cymem::private::core::mem::size_of::<Outer>(),
                    )
                };
            }
            if let ::cymem::private::Err(error) = unsafe {
                ::cymem::private::init::<
                    _,
                    Inner,
                    ::cymem::Value,
                    _,
                >(field_0, cx, &raw mut (*slot).inner, "Outer.inner")
            } {
                return ::cymem::private::Err(error);
            }
            ::cymem::private::Ok(())
        }
    }
    impl OuterView {
        ///The field `inner`.
        #[inline]
        pub fn inner(&self) -> &::cymem::private::ViewOf<Inner> {
            let raw = self.0.raw();
            unsafe { ::cymem::private::seen(&raw.inner) }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Outer {
            self.0.raw()
        }
    }
    fn _check_fields(this: &Outer) {
        let Outer { inner: field_0 } = this;
        ::cymem::private::same::<Inner>(field_0);
    }
};

///The recipe of [`Several`]: data for its fields, written to a pool by `Several::new_in`, `Pool::build` or `Graph::new`.
pub struct SeveralInit<Inner2> {
    ///The `inner` of the struct.
    pub inner: Inner2,
}
///A [`Several`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct SeveralView(
    ::cymem::private::Node<Several, (::cymem::private::Seen<Inner>,)>,
);
impl Several {
    /**Builds a `Several`, and all that it points to, in `pool`.

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
    const _: bool = <Several as ::cymem::PoolAlloc>::PADDED;
    #[automatically_derived]
    unsafe impl ::cymem::PoolAlloc for Several {
        type View = SeveralView;
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
    impl<Inner2> ::cymem::private::Recipe for SeveralInit<Inner2> {}
    #[automatically_derived]
    unsafe impl<Context: ::cymem::Context, Inner2> ::cymem::Init<Context, Several>
    for SeveralInit<Inner2>
    where
        Inner2: ::cymem::Init<Context, [Inner; 2], ::cymem::Inline>,
    {
        #[inline]
        unsafe fn init(
            self,
            cx: Context,
            slot: *mut Several,
        ) -> ::cymem::private::core::result::Result<(), ::cymem::Error> {
            let Self { inner: field_0 } = self;
            if <Several as ::cymem::PoolAlloc>::PADDED {
                unsafe {
                    ::cymem::private::clear(
                        slot as *mut ::cymem::private::core::primitive::u8,
                        ::cymem::private::core::mem::size_of::<Several>(),
                    )
                };
            }
            if let ::cymem::private::Err(error) = unsafe {
                ::cymem::private::init::<
                    _,
                    [Inner; 2],
                    ::cymem::Inline,
                    _,
                >(field_0, cx, &raw mut (*slot).inner, "Several.inner")
            } {
                return ::cymem::private::Err(error);
            }
            ::cymem::private::Ok(())
        }
    }
    impl SeveralView {
        ///The field `inner`.
        #[inline]
        pub fn inner(&self) -> &[::cymem::private::ViewOf<Inner>] {
            let raw = self.0.raw();
            unsafe { ::cymem::private::all_seen(&raw.inner) }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Several {
            self.0.raw()
        }
    }
    fn _check_fields(this: &Several) {
        let Several { inner: field_0 } = this;
        ::cymem::private::same::<[Inner; 2]>(field_0);
    }
};

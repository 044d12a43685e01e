impl Padded {
    /**Builds a `Padded`, and all that it points to, in `pool`.

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
    #[automatically_derived]
    unsafe impl ::cymem::Plain for Padded {
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
                            &raw const (*start).tag,
                            ::cymem::private::Probe::<u8>::PADDED,
                        ),
                        ::cymem::private::FieldLayout::plain(
                            start,
                            &raw const (*start).value,
                            ::cymem::private::Probe::<f64>::PADDED,
                        ),
                    ]
                },
            )
        };
        #[inline]
        unsafe fn write_fields(&self, slot: *mut Self) {
            use ::cymem::private::NotPlain as _;
            let Self { tag: field_0, value: field_1 } = self;
            unsafe {
                ::cymem::private::Probe::<
                    u8,
                >::write_fields(field_0, &raw mut (*slot).tag)
            };
            unsafe {
                ::cymem::private::Probe::<
                    f64,
                >::write_fields(field_1, &raw mut (*slot).value)
            };
        }
    }
    #[automatically_derived]
    impl ::cymem::private::Recipe for Padded {}
    const _: bool = <Padded as ::cymem::Plain>::PADDED;
    fn _check_fields(this: &Padded) {
        let Padded { tag: field_0, value: field_1 } = this;
        <u8 as ::cymem::private::PlainField>::check(field_0);
        <f64 as ::cymem::private::PlainField>::check(field_1);
    }
};

impl Celsius {
    /**Builds a `Celsius`, and all that it points to, in `pool`.

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
    unsafe impl ::cymem::Plain for Celsius {
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
                            &raw const (*start).0,
                            ::cymem::private::Probe::<f64>::PADDED,
                        ),
                    ]
                },
            )
        };
        #[inline]
        unsafe fn write_fields(&self, slot: *mut Self) {
            use ::cymem::private::NotPlain as _;
            let Self { 0: field_0 } = self;
            unsafe {
                ::cymem::private::Probe::<f64>::write_fields(field_0, &raw mut (*slot).0)
            };
        }
    }
    #[automatically_derived]
    impl ::cymem::private::Recipe for Celsius {}
    const _: bool = <Celsius as ::cymem::Plain>::PADDED;
    fn _check_fields(this: &Celsius) {
        let Celsius { 0: field_0 } = this;
        <f64 as ::cymem::private::PlainField>::check(field_0);
    }
};

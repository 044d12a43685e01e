const _: () = {
    use ::cymem::private as __cymem;
    impl Padded {
        /**Builds a `Padded`, and all that it points to, in `pool`.

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
    #[automatically_derived]
    unsafe impl __cymem::Plain for Padded {
        const PADDED: bool = {
            let place = __cymem::Unwritten::<Self>::new();
            let start = place.start();
            unsafe {
                let Padded { tag: _, value: _ } = *start;
                __cymem::checked_padding::<
                    Self,
                >(
                    &[
                        __cymem::plain_field::<u8, _>(start, &raw const (*start).tag),
                        __cymem::plain_field::<f64, _>(start, &raw const (*start).value),
                    ],
                )
            }
        };
        #[inline]
        unsafe fn write_fields(&self, slot: *mut Self) {
            use __cymem::NotPlain as _;
            let Self { tag: field_0, value: field_1 } = self;
            unsafe { __cymem::Probe::<u8>::write_fields(field_0, &raw mut (*slot).tag) };
            unsafe {
                __cymem::Probe::<f64>::write_fields(field_1, &raw mut (*slot).value)
            };
        }
    }
    #[automatically_derived]
    impl __cymem::Recipe for Padded {}
    const _: bool = <Padded as __cymem::Plain>::PADDED;
};

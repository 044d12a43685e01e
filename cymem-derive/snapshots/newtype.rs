const _: () = {
    use ::cymem::private as __cymem;
    impl Celsius {
        /**Builds a `Celsius`, and all that it points to, in `pool`.

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
    unsafe impl __cymem::Plain for Celsius {
        const PADDED: bool = {
            __cymem::checked_padding::<
                Self,
            >(
                &[
                    (
                        __cymem::core::mem::offset_of!(Self, 0),
                        <f64 as __cymem::PlainField>::TYPE,
                    ),
                ],
            )
        };
        #[inline]
        unsafe fn write_fields(&self, slot: *mut Self) {
            use __cymem::NotPlain as _;
            unsafe {
                let Celsius { 0: _ } = *slot;
                __cymem::Probe::<f64>::write_fields(&self.0, &raw mut (*slot).0);
            }
        }
    }
    #[automatically_derived]
    impl __cymem::Recipe for Celsius {}
    const _: bool = <Celsius as __cymem::Plain>::PADDED;
};

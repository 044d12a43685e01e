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
            __cymem::checked_padding::<
                Self,
            >(
                &[
                    (
                        __cymem::core::mem::offset_of!(Self, tag),
                        <u8 as __cymem::PlainField>::TYPE,
                    ),
                    (
                        __cymem::core::mem::offset_of!(Self, value),
                        <f64 as __cymem::PlainField>::TYPE,
                    ),
                ],
            )
        };
        #[inline]
        unsafe fn write_fields(&self, slot: *mut Self) {
            use __cymem::NotPlain as _;
            unsafe {
                let Padded { tag: _, value: _ } = *slot;
                __cymem::Probe::<u8>::write_fields(&self.tag, &raw mut (*slot).tag);
                __cymem::Probe::<f64>::write_fields(&self.value, &raw mut (*slot).value);
            }
        }
    }
    #[automatically_derived]
    impl __cymem::Recipe for Padded {}
    const _: bool = <Padded as __cymem::Plain>::PADDED;
};

impl Padded {
    /**Builds a `Padded`, and all that it points to, in `pool`.

# Errors

See `cymem::Error`.*/
    #[inline]
    pub fn new_in<'pool, PoolEngine, PoolInit>(
        pool: &'pool ::cymem::Pool<PoolEngine>,
        init: PoolInit,
    ) -> ::cymem::private::Result<::cymem::Pooled<'pool, Self>, ::cymem::Error>
    where
        PoolEngine: ::cymem::Engine,
        PoolInit: ::cymem::Init<&'pool ::cymem::Pool<PoolEngine>, Self>,
    {
        ::cymem::Pool::build(pool, init)
    }
}
const _: () = {
    use ::cymem::private as __cymem;
    #[automatically_derived]
    unsafe impl __cymem::Plain for Padded {
        const PADDED: bool = {
            let place = __cymem::core::mem::MaybeUninit::<Self>::uninit();
            let start = place.as_ptr();
            unsafe {
                __cymem::checked_padding::<
                    Self,
                >(
                    start,
                    &[
                        (
                            &raw const (*start).tag
                                as *const __cymem::core::primitive::u8,
                            <u8 as __cymem::PlainField>::TYPE,
                        ),
                        (
                            &raw const (*start).value
                                as *const __cymem::core::primitive::u8,
                            <f64 as __cymem::PlainField>::TYPE,
                        ),
                    ],
                )
            }
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

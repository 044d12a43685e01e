impl Celsius {
    /**Builds a `Celsius`, and all that it points to, in `pool`.

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
    unsafe impl __cymem::Plain for Celsius {
        const FIELDS: &'static [__cymem::Field] = {
            let __place = __cymem::core::mem::MaybeUninit::<Self>::uninit();
            let __start = __cymem::core::mem::MaybeUninit::as_ptr(&__place);
            unsafe {
                &__cymem::checked_fields(
                    __start,
                    1usize,
                    [
                        (
                            &raw const (*__start).0 as *const __cymem::u8,
                            <f64 as __cymem::PlainField>::TYPE,
                        ),
                    ],
                )
            }
        };
        #[inline]
        unsafe fn write_fields(&self, __slot: *mut Self) {
            use __cymem::NotPlain as _;
            unsafe {
                let Celsius { .. } = *__slot;
                let Celsius { 0: _ } = *__slot;
                __cymem::Probe::<f64>::write_fields(&self.0, &raw mut (*__slot).0);
            }
        }
    }
    #[automatically_derived]
    impl __cymem::Recipe for Celsius {}
    const _: &[__cymem::Field] = <Celsius as __cymem::Plain>::FIELDS;
};

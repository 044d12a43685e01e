const _: () = {
    use ::cymem::private as __cymem;
    impl Celsius {
        /**Builds a `Celsius`, and all that it points to, in the pool.

# Errors

See `cymem::Error`.*/
        #[inline]
        pub fn new_in<
            'pool,
            PoolEngine: __cymem::Engine,
            PoolInit: __cymem::Put<
                    &'pool __cymem::Pool<PoolEngine>,
                    Self,
                    __cymem::Value,
                >,
        >(
            __cymem_pool: &'pool __cymem::Pool<PoolEngine>,
            __cymem_init: PoolInit,
        ) -> __cymem::Result<__cymem::Pooled<'pool, Self>, __cymem::Error> {
            __cymem::Pool::build::<Self, PoolInit>(__cymem_pool, __cymem_init)
        }
    }
    #[automatically_derived]
    unsafe impl __cymem::Plain for Celsius {
        const FIELDS: &'static [__cymem::Field] = {
            let __cymem_place = __cymem::core::mem::MaybeUninit::<Self>::uninit();
            let __cymem_start = __cymem::core::mem::MaybeUninit::as_ptr(&__cymem_place);
            unsafe {
                &__cymem::checked_fields(
                    __cymem_start,
                    1usize,
                    [
                        (
                            &raw const (*__cymem_start).0 as *const __cymem::u8,
                            <f64 as __cymem::Listed>::TYPE,
                        ),
                    ],
                )
            }
        };
        const DESCRIPTION: &'static __cymem::str = "Celsius: 0";
        #[inline]
        unsafe fn write_fields(&self, __cymem_slot: *mut Self) {
            use __cymem::NotPlain as _;
            unsafe {
                let Celsius { .. } = *__cymem_slot;
                let Celsius { 0: _ } = *__cymem_slot;
                __cymem::Probe::<f64>::write_fields(&self.0, &raw mut (*__cymem_slot).0);
            }
        }
    }
    #[automatically_derived]
    unsafe impl __cymem::Source<Celsius, __cymem::One> for Celsius {
        type By = __cymem::NewNode;
    }
    const _: &[__cymem::Field] = <Celsius as __cymem::Plain>::FIELDS;
};

const _: () = {
    use ::cymem::private as __cymem;
    impl Padded {
        /**Builds a `Padded`, and all that it points to, in the pool.

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
    unsafe impl __cymem::Plain for Padded {
        const FIELDS: &'static [__cymem::Field] = {
            let __cymem_place = __cymem::core::mem::MaybeUninit::<Self>::uninit();
            let __cymem_start = __cymem::core::mem::MaybeUninit::as_ptr(&__cymem_place);
            unsafe {
                &__cymem::checked_fields(
                    __cymem_start,
                    1usize,
                    [
                        (
                            &raw const (*__cymem_start).tag as *const __cymem::u8,
                            <u8 as __cymem::Listed>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).value as *const __cymem::u8,
                            <f64 as __cymem::Listed>::TYPE,
                        ),
                    ],
                )
            }
        };
        const DESCRIPTION: &'static __cymem::str = "Padded: tag; value";
        #[inline]
        unsafe fn write_fields(&self, __cymem_slot: *mut Self) {
            use __cymem::NotPlain as _;
            unsafe {
                let Padded { tag: _, value: _ } = *__cymem_slot;
                __cymem::Probe::<
                    u8,
                >::write_fields(&self.tag, &raw mut (*__cymem_slot).tag);
                __cymem::Probe::<
                    f64,
                >::write_fields(&self.value, &raw mut (*__cymem_slot).value);
            }
        }
    }
    #[automatically_derived]
    unsafe impl __cymem::Source<Padded, __cymem::One> for Padded {
        type By = __cymem::NewNode;
    }
    const _: &[__cymem::Field] = <Padded as __cymem::Plain>::FIELDS;
};

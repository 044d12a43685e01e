const _: () = {
    use ::cymem::private as __cymem;
    impl Point {
        /**Builds a `Point`, and all that it points to, in the pool.

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
    unsafe impl __cymem::Plain for Point {
        const FIELDS: &'static [__cymem::Field] = {
            let __cymem_place = __cymem::core::mem::MaybeUninit::<Self>::uninit();
            let __cymem_start = __cymem::core::mem::MaybeUninit::as_ptr(&__cymem_place);
            unsafe {
                &__cymem::checked_fields(
                    __cymem_start,
                    1usize,
                    [
                        (
                            &raw const (*__cymem_start).x as *const __cymem::u8,
                            <f64 as __cymem::Listed>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).y as *const __cymem::u8,
                            <f64 as __cymem::Listed>::TYPE,
                        ),
                    ],
                )
            }
        };
        const DESCRIPTION: &'static __cymem::str = "Point: x; y";
        #[inline]
        unsafe fn write_fields(&self, __cymem_slot: *mut Self) {
            use __cymem::NotPlain as _;
            unsafe {
                let Point { x: _, y: _ } = *__cymem_slot;
                __cymem::Probe::<f64>::write_fields(&self.x, &raw mut (*__cymem_slot).x);
                __cymem::Probe::<f64>::write_fields(&self.y, &raw mut (*__cymem_slot).y);
            }
        }
    }
    #[automatically_derived]
    unsafe impl __cymem::Source<Point, __cymem::One> for Point {
        type By = __cymem::NewNode;
    }
    const _: &[__cymem::Field] = <Point as __cymem::Plain>::FIELDS;
};

const _: () = {
    use ::cymem::private as __cymem;
    impl Point {
        /**Builds a `Point`, and all that it points to, in `pool`.

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
    unsafe impl __cymem::Plain for Point {
        const PADDED: bool = {
            let place = __cymem::Unwritten::<Self>::new();
            let start = place.start();
            unsafe {
                let Point { x: _, y: _ } = *start;
                __cymem::checked_padding::<
                    Self,
                >(
                    &[
                        __cymem::plain_field::<f64, _>(start, &raw const (*start).x),
                        __cymem::plain_field::<f64, _>(start, &raw const (*start).y),
                    ],
                )
            }
        };
        #[inline]
        unsafe fn write_fields(&self, slot: *mut Self) {
            use __cymem::NotPlain as _;
            let Self { x: field_0, y: field_1 } = self;
            unsafe { __cymem::Probe::<f64>::write_fields(field_0, &raw mut (*slot).x) };
            unsafe { __cymem::Probe::<f64>::write_fields(field_1, &raw mut (*slot).y) };
        }
    }
    #[automatically_derived]
    impl __cymem::Recipe for Point {}
    const _: bool = <Point as __cymem::Plain>::PADDED;
};

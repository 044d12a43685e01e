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
            __cymem::checked_padding::<
                Self,
            >(
                &[
                    (
                        __cymem::core::mem::offset_of!(Self, x),
                        <f64 as __cymem::PlainField>::TYPE,
                    ),
                    (
                        __cymem::core::mem::offset_of!(Self, y),
                        <f64 as __cymem::PlainField>::TYPE,
                    ),
                ],
            )
        };
        #[inline]
        unsafe fn write_fields(&self, slot: *mut Self) {
            use __cymem::NotPlain as _;
            unsafe {
                let Point { x: _, y: _ } = *slot;
                __cymem::Probe::<f64>::write_fields(&self.x, &raw mut (*slot).x);
                __cymem::Probe::<f64>::write_fields(&self.y, &raw mut (*slot).y);
            }
        }
    }
    #[automatically_derived]
    impl __cymem::Recipe for Point {}
    const _: bool = <Point as __cymem::Plain>::PADDED;
};

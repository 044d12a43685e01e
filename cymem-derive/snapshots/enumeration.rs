const _: () = {
    use ::cymem::private as __cymem;
    impl Color {
        /**Builds a `Color`, and all that it points to, in the pool.

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
    unsafe impl __cymem::Plain for Color {
        fn cymem_kind() -> __cymem::Kind {
            __cymem::Kind::Enum(
                "Color",
                &["Red", "Green"],
                <Self as __cymem::Tag>::VALUES,
            )
        }
        #[inline]
        unsafe fn write_fields(&self, __cymem_slot: *mut Self) {
            unsafe { __cymem::core::ptr::copy_nonoverlapping(self, __cymem_slot, 1) };
        }
    }
    #[automatically_derived]
    unsafe impl __cymem::Source<Color, __cymem::One> for Color {
        type By = __cymem::NewNode;
    }
    const _: &[__cymem::Field] = <Color as __cymem::Plain>::FIELDS;
    fn __cymem_check(__cymem_this: &Color) {
        match __cymem_this {
            Color::Red => {}
            Color::Green => {}
        }
    }
    const _: () = {
        __cymem::check_enum::<Color, __cymem::core::primitive::u8>();
        __cymem::core::assert!(
            false || Color::Red as __cymem::core::primitive::i128 == 0 || Color::Green as
            __cymem::core::primitive::i128 == 0,
            "enum `Color` has no variant of value 0, and pool memory starts as zero: add one, or store the integer and convert it with `TryFrom`"
        );
    };
    unsafe impl __cymem::Tag for Color {
        const VALUES: __cymem::Values = __cymem::Values::Listed(
            &[
                Color::Red as __cymem::core::primitive::i128,
                Color::Green as __cymem::core::primitive::i128,
            ],
        );
    }
};

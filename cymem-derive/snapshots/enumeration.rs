impl Color {
    /**Builds a `Color`, and all that it points to, in `pool`.

# Errors

See `cymem::Error`.*/
    #[inline]
    pub fn new_in<'pool, PoolEngine, PoolInit>(
        pool: &'pool ::cymem::Pool<PoolEngine>,
        init: PoolInit,
    ) -> ::cymem::private::core::result::Result<
        ::cymem::Pooled<'pool, Self>,
        ::cymem::Error,
    >
    where
        PoolEngine: ::cymem::Engine,
        PoolInit: ::cymem::Init<&'pool ::cymem::Pool<PoolEngine>, Self>,
    {
        ::cymem::Pool::build(pool, init)
    }
}
const _: () = {
    #[automatically_derived]
    unsafe impl ::cymem::Plain for Color {
        const PADDED: bool = false;
        #[inline]
        unsafe fn write_fields(&self, slot: *mut Self) {
            unsafe { ::cymem::private::core::ptr::copy_nonoverlapping(self, slot, 1) };
        }
    }
    #[automatically_derived]
    impl ::cymem::private::Recipe for Color {}
    const _: bool = <Color as ::cymem::Plain>::PADDED;
    fn _check_variants(this: &Color) {
        match this {
            Color::Red => {}
            Color::Green => {}
        }
    }
    const _: () = {
        ::cymem::private::check_enum::<
            Color,
        >(
            ::cymem::private::core::mem::size_of::<
                ::cymem::private::core::primitive::u8,
            >(),
        );
        ::cymem::private::core::assert!(
            false || Color::Red as ::cymem::private::core::primitive::i128 == 0 ||
            Color::Green as ::cymem::private::core::primitive::i128 == 0,
            "enum `Color` has no variant of value 0, and pool memory starts as zero: add one, or store the integer and convert it with `TryFrom`"
        );
    };
};

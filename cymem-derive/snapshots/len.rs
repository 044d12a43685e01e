///The recipe of [`Len`]: data for its fields, written to a pool by `Len::new_in`, `Pool::build` or `Graph::new`.
pub struct LenInit<Indices, Values> {
    ///The `indices` of the struct.
    pub indices: Indices,
    ///The `values` of the struct.
    pub values: Values,
}
///A [`Len`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct LenView(::cymem::private::Node<Len, ()>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Len {
        /**Builds a `Len`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Len {
        type View = LenView;
        type Kind = __cymem::IsNode;
        type Fields = (u32, __cymem::Numbers<usize>, __cymem::Numbers<f64>);
        const DESCRIPTION: &'static __cymem::str = "Len: length count; indices len 0 numbers; values len 0 numbers";
    }
    unsafe impl<Indices, Values, Shape: __cymem::NewNodes> __cymem::Source<Len, Shape>
    for LenInit<Indices, Values> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Indices,
        Values,
    > __cymem::Write<Context, Len, __cymem::Value, __cymem::Recipe>
    for LenInit<Indices, Values>
    where
        Indices: __cymem::Put<Context, *mut usize, __cymem::Counted>,
        Values: __cymem::Put<Context, *const f64, __cymem::Counted>,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Len,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                let __cymem_agreed_0 = __cymem::Agreed::open();
                __cymem_writer
                    .cymem_store(
                        &Len {
                            indices: __cymem_writer
                                .cymem_array(
                                    self.indices,
                                    &__cymem_agreed_0,
                                    "Len.indices",
                                ),
                            values: __cymem_writer
                                .cymem_array(self.values, &__cymem_agreed_0, "Len.values"),
                            length: __cymem_writer
                                .cymem_count(&__cymem_agreed_0, "Len.length"),
                        },
                        __cymem_slot,
                    )
            }
        }
    }
    impl LenView {
        ///The field `length`.
        #[inline]
        pub fn length(&self) -> u32 {
            self.0.raw.length
        }
        ///The field `indices`.
        #[inline]
        pub fn indices(&self) -> &[usize] {
            unsafe { __cymem::numbers(self.0.raw.indices, self.0.raw.length) }
        }
        ///The field `values`.
        #[inline]
        pub fn values(&self) -> &[f64] {
            unsafe { __cymem::numbers(self.0.raw.values, self.0.raw.length) }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Len {
            &self.0.raw
        }
    }
    const _: () = __cymem::check::<Len>();
};

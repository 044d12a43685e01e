///The recipe of [`FreeFn`]: data for its fields, written to a pool by `FreeFn::new_in`, `Pool::build` or `Graph::new`.
pub struct FreeFnInit<Values> {
    ///The `values` of the struct.
    pub values: Values,
}
///A [`FreeFn`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct FreeFnView(::cymem::private::Node<FreeFn, ()>);
const _: () = {
    use ::cymem::private as __cymem;
    impl FreeFn {
        /**Builds a `FreeFn`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for FreeFn {
        type View = FreeFnView;
        type Kind = __cymem::IsNode;
        type Fields = (u32, __cymem::Numbers<f64>);
        const DESCRIPTION: &'static __cymem::str = "FreeFn: n count; values len 0 numbers";
    }
    unsafe impl<Values, Shape: __cymem::NewNodes> __cymem::Source<FreeFn, Shape>
    for FreeFnInit<Values> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Values,
    > __cymem::Write<Context, FreeFn, __cymem::Value, __cymem::Recipe>
    for FreeFnInit<Values>
    where
        Values: __cymem::Put<Context, *mut f64, __cymem::Counted>,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut FreeFn,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                let __cymem_agreed_0 = __cymem::Agreed::open();
                __cymem_writer
                    .cymem_store(
                        &FreeFn {
                            values: __cymem_writer
                                .cymem_array(
                                    self.values,
                                    &__cymem_agreed_0,
                                    "FreeFn.values",
                                ),
                            n: __cymem_writer.cymem_count(&__cymem_agreed_0, "FreeFn.n"),
                        },
                        __cymem_slot,
                    )
            }
        }
    }
    impl FreeFnView {
        ///The field `n`.
        #[inline]
        pub fn n(&self) -> u32 {
            self.0.raw.n
        }
        ///The field `values`.
        #[inline]
        pub fn values(&self) -> &[f64] {
            unsafe { __cymem::numbers(self.0.raw.values, self.0.raw.n) }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &FreeFn {
            &self.0.raw
        }
    }
    const _: () = __cymem::check::<FreeFn>();
};
#[allow(unused_unsafe, clippy::undocumented_unsafe_blocks)]
const _: () = unsafe {};
const _: () = {
    #[unsafe(export_name = "cymem_snapshot_free")]
    #[allow(improper_ctypes_definitions)]
    unsafe extern "C" fn __cymem_free(__cymem_root: *mut FreeFn) {
        unsafe { ::cymem::private::free_graph(__cymem_root) }
    }
};

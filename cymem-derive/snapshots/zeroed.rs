///The recipe of [`Parameter`]: data for its fields, written to a pool by `Parameter::new_in`, `Pool::build` or `Graph::new`.
pub struct ParameterInit<Weight> {
    ///The `kind` of the struct.
    pub kind: i32,
    ///The `weight` of the struct.
    pub weight: Weight,
}
///A [`Parameter`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct ParameterView(::cymem::private::Node<Parameter, ()>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Parameter {
        /**Builds a `Parameter`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Parameter {
        type View = ParameterView;
        type Kind = __cymem::IsNode;
        type Fields = (i32, i32, __cymem::Numbers<f64>);
        const DESCRIPTION: &'static __cymem::str = "Parameter: kind; count count; weight len 1 numbers";
    }
    impl ParameterInit<__cymem::Null> {
        ///All fields zero, pointers NULL: the base of a struct update. Fields that point somewhere are then set with their `with_…`.
        #[inline]
        #[must_use]
        pub const fn zeroed() -> Self {
            Self {
                kind: __cymem::zeroed::<i32>(),
                weight: __cymem::Null,
            }
        }
    }
    impl<Weight> ParameterInit<Weight> {
        ///The same with another `weight`.
        #[inline]
        pub fn with_weight<__NewWeight>(
            self,
            __cymem_init: __NewWeight,
        ) -> ParameterInit<__NewWeight> {
            ParameterInit {
                kind: self.kind,
                weight: __cymem_init,
            }
        }
    }
    unsafe impl<Weight, Shape: __cymem::NewNodes> __cymem::Source<Parameter, Shape>
    for ParameterInit<Weight> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Weight,
    > __cymem::Write<Context, Parameter, __cymem::Value, __cymem::Recipe>
    for ParameterInit<Weight>
    where
        Weight: __cymem::Put<Context, *mut f64, __cymem::Counted>,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Parameter,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                let __cymem_agreed_1 = __cymem::Agreed::open();
                __cymem_writer
                    .cymem_store(
                        &Parameter {
                            weight: __cymem_writer
                                .cymem_array(
                                    self.weight,
                                    &__cymem_agreed_1,
                                    "Parameter.weight",
                                ),
                            kind: self.kind,
                            count: __cymem_writer
                                .cymem_count(&__cymem_agreed_1, "Parameter.count"),
                        },
                        __cymem_slot,
                    )
            }
        }
    }
    impl ParameterView {
        ///The field `kind`.
        #[inline]
        pub fn kind(&self) -> i32 {
            self.0.raw.kind
        }
        ///The field `count`.
        #[inline]
        pub fn count(&self) -> i32 {
            self.0.raw.count
        }
        ///The field `weight`.
        #[inline]
        pub fn weight(&self) -> &[f64] {
            unsafe { __cymem::numbers(self.0.raw.weight, self.0.raw.count) }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Parameter {
            &self.0.raw
        }
    }
    const _: () = __cymem::check::<Parameter>();
};

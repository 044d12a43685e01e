///The recipe of [`Parameter`]: data for its fields, written to a pool by `Parameter::new_in`, `Pool::build` or `Graph::new`.
pub struct ParameterInit<Weight> {
    ///The `kind` of the struct.
    pub kind: i32,
    ///The `weight` of the struct.
    pub weight: Weight,
}
///A [`Parameter`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct ParameterView(
    ::cymem::private::Node<Parameter, (i32, ::cymem::private::Seen<f64>)>,
);
impl Parameter {
    /**Builds a `Parameter`, and all that it points to, in the pool.

# Errors

See `cymem::Error`.*/
    #[inline]
    pub fn new_in<'pool, PoolEngine, PoolInit>(
        __cymem_pool: &'pool ::cymem::Pool<PoolEngine>,
        __cymem_init: PoolInit,
    ) -> ::cymem::private::Result<::cymem::Pooled<'pool, Self>, ::cymem::Error>
    where
        PoolEngine: ::cymem::Engine,
        PoolInit: ::cymem::private::Put<
            &'pool ::cymem::Pool<PoolEngine>,
            Self,
            ::cymem::private::Value,
        >,
    {
        ::cymem::Pool::build(__cymem_pool, __cymem_init)
    }
}
const _: () = {
    use ::cymem::private as __cymem;
    #[automatically_derived]
    unsafe impl __cymem::PoolAlloc for Parameter {
        type View = ParameterView;
        type Kind = __cymem::IsNode;
        type Fields = ();
        const FIELDS: &'static [__cymem::Field] = {
            let __cymem_place = __cymem::core::mem::MaybeUninit::<Self>::uninit();
            let __cymem_start = __cymem::core::mem::MaybeUninit::as_ptr(&__cymem_place);
            unsafe {
                &__cymem::checked_fields(
                    __cymem_start,
                    1usize,
                    [
                        (
                            &raw const (*__cymem_start).kind as *const __cymem::u8,
                            <i32 as __cymem::PlainField>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).count as *const __cymem::u8,
                            __cymem::OtherField::<i32>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).weight as *const __cymem::u8,
                            __cymem::OtherField::<*mut f64>::TYPE,
                        ),
                    ],
                )
            }
        };
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
        Weight: __cymem::Put<Context, *mut f64, __cymem::Counted<__cymem::Value>>,
    {
        #[inline]
        unsafe fn write(
            self,
            __cymem_build: &__cymem::Build<Context>,
            _: (),
            __cymem_slot: *mut Parameter,
        ) -> __cymem::Written {
            use __cymem::NotPlain as _;
            unsafe {
                let __cymem_writer = __cymem::Writer::start(__cymem_build, __cymem_slot);
                let __cymem_agreed_1 = __cymem::Agreed::open();
                let __cymem_field_2 = __cymem_writer
                    .cymem_counted(
                        self.weight,
                        &__cymem_agreed_1,
                        1,
                        (),
                        "Parameter.weight",
                    );
                let __cymem_field_1 = __cymem_writer
                    .cymem_count::<i32>(&__cymem_agreed_1, "Parameter.count");
                let Parameter { kind: _, count: _, weight: _ } = *__cymem_slot;
                __cymem::Probe::<
                    i32,
                >::write_fields(&self.kind, &raw mut (*__cymem_slot).kind);
                (*__cymem_slot).count = __cymem_field_1;
                (*__cymem_slot).weight = __cymem_field_2;
                __cymem_writer.cymem_finish()
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
            unsafe { __cymem::plain_array(self.0.raw.weight, self.0.raw.count) }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Parameter {
            &self.0.raw
        }
    }
    const _: &[__cymem::Field] = <Parameter as __cymem::PoolAlloc>::FIELDS;
};

///The recipe of [`Expression`]: data for its fields, written to a pool by `Expression::new_in`, `Pool::build` or `Graph::new`.
pub struct ExpressionInit<Offsets> {
    ///The `n` of the struct.
    pub n: i32,
    ///The `offsets` of the struct.
    pub offsets: Offsets,
}
///A [`Expression`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct ExpressionView(
    ::cymem::private::Node<Expression, (i32, ::cymem::private::Seen<i32>)>,
);
impl Expression {
    /**Builds a `Expression`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Expression {
        type View = ExpressionView;
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
                            &raw const (*__cymem_start).n as *const __cymem::u8,
                            <i32 as __cymem::PlainField>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).offsets as *const __cymem::u8,
                            __cymem::OtherField::<*mut i32>::TYPE,
                        ),
                    ],
                )
            }
        };
    }
    #[inline]
    fn __length1_0(__cymem_field_0: __cymem::Len) -> __cymem::Len {
        __cymem::Len::plus(__cymem_field_0, __cymem::Len::literal(1))
    }
    unsafe impl<Offsets, Shape: __cymem::NewNodes> __cymem::Source<Expression, Shape>
    for ExpressionInit<Offsets> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Offsets,
    > __cymem::Write<Context, Expression, __cymem::Value, __cymem::Recipe>
    for ExpressionInit<Offsets>
    where
        Offsets: __cymem::Put<Context, *mut i32, __cymem::Counted<__cymem::Value>>,
    {
        #[inline]
        unsafe fn write(
            self,
            __cymem_build: &__cymem::Build<Context>,
            _: (),
            __cymem_slot: *mut Expression,
        ) -> __cymem::Written {
            use __cymem::NotPlain as _;
            unsafe {
                let __cymem_writer = __cymem::Writer::start(__cymem_build, __cymem_slot);
                let __cymem_agreed_1_0 = __cymem_writer
                    .cymem_fixed(
                        __length1_0(__cymem::Len::of(self.n)),
                        "n + 1",
                        "Expression.offsets",
                    );
                let __cymem_field_1 = __cymem_writer
                    .cymem_counted(
                        self.offsets,
                        &__cymem_agreed_1_0,
                        1,
                        (),
                        "Expression.offsets",
                    );
                let Expression { n: _, offsets: _ } = *__cymem_slot;
                __cymem::Probe::<i32>::write_fields(&self.n, &raw mut (*__cymem_slot).n);
                (*__cymem_slot).offsets = __cymem_field_1;
                __cymem_writer.cymem_finish()
            }
        }
    }
    impl ExpressionView {
        ///The field `n`.
        #[inline]
        pub fn n(&self) -> i32 {
            self.0.raw.n
        }
        ///The field `offsets`.
        #[inline]
        pub fn offsets(&self) -> &[i32] {
            unsafe {
                __cymem::plain_array(
                    self.0.raw.offsets,
                    __cymem::Len::stored(__length1_0(__cymem::Len::of(self.0.raw.n))),
                )
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Expression {
            &self.0.raw
        }
    }
    const _: &[__cymem::Field] = <Expression as __cymem::PoolAlloc>::FIELDS;
};

///The recipe of [`Expression`]: data for its fields, written to a pool by `Expression::new_in`, `Pool::build` or `Graph::new`.
pub struct ExpressionInit<Offsets> {
    ///The `n` of the struct.
    pub n: i32,
    ///The `offsets` of the struct.
    pub offsets: Offsets,
}
///A [`Expression`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct ExpressionView(::cymem::private::Node<Expression, ()>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Expression {
        /**Builds a `Expression`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Expression {
        type View = ExpressionView;
        type Kind = __cymem::IsNode;
        type Fields = (i32, __cymem::Numbers<i32>);
        const DESCRIPTION: &'static __cymem::str = "Expression: n; offsets len computed numbers";
        const NAMED: __cymem::Named = (
            &[],
            &[
                __cymem::Reference::computed::<
                    Self,
                >(|__cymem_node| __length1_0(__cymem::Len::of(__cymem_node.n))),
            ],
        );
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
        Offsets: __cymem::Put<Context, *mut i32, __cymem::Counted>,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Expression,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                let __cymem_agreed_1_0 = __cymem_writer
                    .cymem_fixed(
                        __length1_0(__cymem::Len::of(self.n)),
                        "n + 1",
                        "Expression.offsets",
                    );
                let __cymem_field_1 = __cymem_writer
                    .cymem_array(
                        self.offsets,
                        &__cymem_agreed_1_0,
                        "Expression.offsets",
                    );
                __cymem_writer
                    .cymem_store(
                        &Expression {
                            n: self.n,
                            offsets: __cymem_field_1,
                        },
                        __cymem_slot,
                    )
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
                __cymem::numbers(
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
    const _: () = __cymem::check::<Expression>();
};

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
        PoolInit: ::cymem::Init<&'pool ::cymem::Pool<PoolEngine>, Self>,
    {
        ::cymem::Pool::build(__cymem_pool, __cymem_init)
    }
}
const _: () = {
    use ::cymem::private as __cymem;
    #[automatically_derived]
    unsafe impl __cymem::PoolAlloc for Expression {
        type View = ExpressionView;
        const PADDED: __cymem::bool = {
            let __cymem_place = __cymem::core::mem::MaybeUninit::<Self>::uninit();
            let __cymem_start = __cymem::core::mem::MaybeUninit::as_ptr(&__cymem_place);
            unsafe {
                __cymem::checked_padding::<
                    Self,
                >(
                    __cymem_start,
                    &[
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
    #[automatically_derived]
    impl<Offsets> __cymem::Recipe for ExpressionInit<Offsets> {}
    #[automatically_derived]
    unsafe impl<Context: __cymem::Context, Offsets> __cymem::Init<Context, Expression>
    for ExpressionInit<Offsets>
    where
        Offsets: __cymem::InitArray<Context, i32, __cymem::Value>,
    {
        #[inline]
        unsafe fn init(
            self,
            __cymem_cx: Context,
            __cymem_slot: *mut Expression,
        ) -> __cymem::Result<(), __cymem::Error> {
            use __cymem::NotPlain as _;
            let Self { n: __cymem_field_0, offsets: __cymem_field_1 } = self;
            let __cymem_writer = unsafe {
                __cymem::Writer::start(__cymem_cx, __cymem_slot)
            };
            let __cymem_agreed_1_0 = __cymem_writer
                .cymem_fixed(
                    __length1_0(__cymem::Len::of(__cymem_field_0)),
                    "n + 1",
                    "Expression.offsets",
                );
            let __cymem_field_1 = unsafe {
                __cymem_writer
                    .cymem_counted::<
                        *mut i32,
                        __cymem::Value,
                        _,
                    >(__cymem_field_1, &__cymem_agreed_1_0, 1, "Expression.offsets")
            };
            unsafe {
                let Expression { n: _, offsets: _ } = *__cymem_slot;
                __cymem::Probe::<
                    i32,
                >::write_fields(&__cymem_field_0, &raw mut (*__cymem_slot).n);
                (*__cymem_slot).offsets = __cymem_field_1;
            }
            __cymem_writer.cymem_finish()
        }
    }
    impl ExpressionView {
        ///The field `n`.
        #[inline]
        pub fn n(&self) -> i32 {
            unsafe { __cymem::get(&self.0.raw.n) }
        }
        ///The field `offsets`.
        #[inline]
        pub fn offsets(&self) -> &[__cymem::ViewOf<i32>] {
            unsafe {
                __cymem::array(
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
    const _: __cymem::bool = <Expression as __cymem::PoolAlloc>::PADDED;
};

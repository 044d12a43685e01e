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
    /**Builds a `Expression`, and all that it points to, in `pool`.

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
    const _: bool = <Expression as ::cymem::PoolAlloc>::PADDED;
    #[automatically_derived]
    unsafe impl ::cymem::PoolAlloc for Expression {
        type View = ExpressionView;
        const PADDED: bool = {
            use ::cymem::private::NotPlain as _;
            let place = ::cymem::private::Unwritten::<Self>::new();
            let start = place.start();
            ::cymem::private::checked_padding::<
                Self,
            >(
                &unsafe {
                    [
                        ::cymem::private::FieldLayout::plain(
                            start,
                            &raw const (*start).n,
                            ::cymem::private::Probe::<i32>::PADDED,
                        ),
                        ::cymem::private::FieldLayout::other(
                            start,
                            &raw const (*start).offsets,
                        ),
                    ]
                },
            )
        };
    }
    #[automatically_derived]
    impl<Offsets> ::cymem::private::Recipe for ExpressionInit<Offsets> {}
    #[automatically_derived]
    unsafe impl<Context: ::cymem::Context, Offsets> ::cymem::Init<Context, Expression>
    for ExpressionInit<Offsets>
    where
        Offsets: ::cymem::InitArray<Context, i32, ::cymem::Value>,
    {
        #[inline]
        unsafe fn init(
            self,
            cx: Context,
            slot: *mut Expression,
        ) -> ::cymem::private::core::result::Result<(), ::cymem::Error> {
            use ::cymem::private::NotPlain as _;
            let Self { n: field_0, offsets: field_1 } = self;
            if <Expression as ::cymem::PoolAlloc>::PADDED {
                unsafe {
                    ::cymem::private::clear(
                        slot as *mut ::cymem::private::core::primitive::u8,
                        ::cymem::private::core::mem::size_of::<Expression>(),
                    )
                };
            }
            let agreed_1_0 = match ::cymem::private::Agreed::fixed(
                ::cymem::private::Len::plus(
                    ::cymem::private::Len::of(field_0),
                    ::cymem::private::Len::literal(1),
                ),
                "n + 1",
                "Expression.offsets",
            ) {
                ::cymem::private::Ok(value) => value,
                ::cymem::private::Err(error) => return ::cymem::private::Err(error),
            };
            let field_1 = match unsafe {
                ::cymem::private::counted::<
                    Context,
                    *mut i32,
                    ::cymem::Value,
                    _,
                >(field_1, cx, &agreed_1_0, 1, "Expression.offsets")
            } {
                ::cymem::private::Ok(value) => value,
                ::cymem::private::Err(error) => return ::cymem::private::Err(error),
            };
            unsafe {
                ::cymem::private::Probe::<
                    i32,
                >::write_fields(&field_0, &raw mut (*slot).n);
                (*slot).offsets = field_1;
            }
            ::cymem::private::Ok(())
        }
    }
    impl ExpressionView {
        ///The field `n`.
        #[inline]
        pub fn n(&self) -> i32 {
            let raw = self.0.raw();
            unsafe { ::cymem::private::core::ptr::read(&raw const raw.n) }
        }
        ///The field `offsets`.
        #[inline]
        pub fn offsets(&self) -> &[::cymem::private::ViewOf<i32>] {
            let raw = self.0.raw();
            unsafe {
                ::cymem::private::array(
                    raw.offsets,
                    ::cymem::private::Len::stored(
                        ::cymem::private::Len::plus(
                            ::cymem::private::Len::of(raw.n),
                            ::cymem::private::Len::literal(1),
                        ),
                    ),
                )
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Expression {
            self.0.raw()
        }
    }
    fn _check_fields(this: &Expression) {
        let Expression { n: field_0, offsets: _ } = this;
        <i32 as ::cymem::private::PlainField>::check(field_0);
    }
};

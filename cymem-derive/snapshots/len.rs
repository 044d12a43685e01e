///The recipe of [`Len`]: data for its fields, written to a pool by `Len::new_in`, `Pool::build` or `Graph::new`.
pub struct LenInit<Indices, Values> {
    ///The `indices` of the struct.
    pub indices: Indices,
    ///The `values` of the struct.
    pub values: Values,
}
///A [`Len`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct LenView(
    ::cymem::private::Node<
        Len,
        (::cymem::private::Seen<usize>, ::cymem::private::Seen<f64>),
    >,
);
impl Len {
    /**Builds a `Len`, and all that it points to, in `pool`.

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
    const _: bool = <Len as ::cymem::PoolAlloc>::PADDED;
    #[automatically_derived]
    unsafe impl ::cymem::PoolAlloc for Len {
        type View = LenView;
        const PADDED: bool = {
            let place = ::cymem::private::Unwritten::<Self>::new();
            let start = place.start();
            ::cymem::private::checked_padding::<
                Self,
            >(
                &unsafe {
                    [
                        ::cymem::private::FieldLayout::other(
                            start,
                            &raw const (*start).length,
                        ),
                        ::cymem::private::FieldLayout::other(
                            start,
                            &raw const (*start).indices,
                        ),
                        ::cymem::private::FieldLayout::other(
                            start,
                            &raw const (*start).values,
                        ),
                    ]
                },
            )
        };
    }
    #[automatically_derived]
    impl<Indices, Values> ::cymem::private::Recipe for LenInit<Indices, Values> {}
    #[automatically_derived]
    unsafe impl<Context: ::cymem::Context, Indices, Values> ::cymem::Init<Context, Len>
    for LenInit<Indices, Values>
    where
        Indices: ::cymem::InitArray<Context, usize, ::cymem::Value>,
        Values: ::cymem::InitArray<Context, f64, ::cymem::Value>,
    {
        #[inline]
        unsafe fn init(
            self,
            cx: Context,
            slot: *mut Len,
        ) -> ::cymem::private::core::result::Result<(), ::cymem::Error> {
            let Self { indices: field_1, values: field_2 } = self;
            let agreed_0 = ::cymem::private::Agreed::open();
            if <Len as ::cymem::PoolAlloc>::PADDED {
                unsafe {
                    ::cymem::private::clear(
                        slot as *mut ::cymem::private::core::primitive::u8,
                        ::cymem::private::core::mem::size_of::<Len>(),
                    )
                };
            }
            let field_1 = match unsafe {
                ::cymem::private::counted::<
                    Context,
                    *mut usize,
                    ::cymem::Value,
                    _,
                >(field_1, cx, &agreed_0, 1, "Len.indices")
            } {
                ::cymem::private::Ok(value) => value,
                ::cymem::private::Err(error) => return ::cymem::private::Err(error),
            };
            let field_2 = match unsafe {
                ::cymem::private::counted::<
                    Context,
                    *const f64,
                    ::cymem::Value,
                    _,
                >(field_2, cx, &agreed_0, 1, "Len.values")
            } {
                ::cymem::private::Ok(value) => value,
                ::cymem::private::Err(error) => return ::cymem::private::Err(error),
            };
            let field_0 = match agreed_0.count::<u32>("Len.length") {
                ::cymem::private::Ok(value) => value,
                ::cymem::private::Err(error) => return ::cymem::private::Err(error),
            };
            unsafe {
                (*slot).length = field_0;
                (*slot).indices = field_1;
                (*slot).values = field_2;
            }
            ::cymem::private::Ok(())
        }
    }
    impl LenView {
        ///The field `length`.
        #[inline]
        pub fn length(&self) -> u32 {
            let raw = self.0.raw();
            raw.length
        }
        ///The field `indices`.
        #[inline]
        pub fn indices(&self) -> &[::cymem::private::ViewOf<usize>] {
            let raw = self.0.raw();
            unsafe {
                ::cymem::private::array(
                    raw.indices,
                    ::cymem::private::stored_len(raw.length),
                )
            }
        }
        ///The field `values`.
        #[inline]
        pub fn values(&self) -> &[::cymem::private::ViewOf<f64>] {
            let raw = self.0.raw();
            unsafe {
                ::cymem::private::array(
                    raw.values,
                    ::cymem::private::stored_len(raw.length),
                )
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Len {
            self.0.raw()
        }
    }
    fn _check_fields(this: &Len) {
        let Len { length: _, indices: _, values: _ } = this;
    }
};

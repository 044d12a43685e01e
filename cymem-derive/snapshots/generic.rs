///The recipe of [`Generic`]: data for its fields, written to a pool by `Generic::new_in`, `Pool::build` or `Graph::new`.
pub struct GenericInit<T: ::cymem::Plain, const N: usize, Rest> {
    ///The `first` of the struct.
    pub first: [T; N],
    ///The `rest` of the struct.
    pub rest: Rest,
}
///A [`Generic`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct GenericView<T: ::cymem::Plain, const N: usize>(
    ::cymem::private::Node<Generic<T, N>, ([T; N], ::cymem::private::Seen<T>)>,
);
impl<T: ::cymem::Plain, const N: usize> Generic<T, N> {
    /**Builds a `Generic`, and all that it points to, in `pool`.

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
    unsafe impl<T: ::cymem::Plain, const N: usize> ::cymem::PoolAlloc for Generic<T, N> {
        type View = GenericView<T, N>;
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
                            &raw const (*start).first,
                            ::cymem::private::Probe::<[T; N]>::PADDED,
                        ),
                        ::cymem::private::FieldLayout::other(
                            start,
                            &raw const (*start).n,
                        ),
                        ::cymem::private::FieldLayout::other(
                            start,
                            &raw const (*start).rest,
                        ),
                    ]
                },
            )
        };
    }
    #[automatically_derived]
    impl<T: ::cymem::Plain, const N: usize, Rest> ::cymem::private::Recipe
    for GenericInit<T, N, Rest> {}
    #[automatically_derived]
    unsafe impl<
        Context: ::cymem::Context,
        T: ::cymem::Plain,
        const N: usize,
        Rest,
    > ::cymem::Init<Context, Generic<T, N>> for GenericInit<T, N, Rest>
    where
        Rest: ::cymem::InitArray<Context, T, ::cymem::Value>,
    {
        #[inline]
        unsafe fn init(
            self,
            cx: Context,
            slot: *mut Generic<T, N>,
        ) -> ::cymem::private::core::result::Result<(), ::cymem::Error> {
            use ::cymem::private::NotPlain as _;
            let Self { first: field_0, rest: field_2 } = self;
            let agreed_1 = ::cymem::private::Agreed::open();
            if <Generic<T, N> as ::cymem::PoolAlloc>::PADDED {
                unsafe {
                    ::cymem::private::clear(
                        slot as *mut ::cymem::private::core::primitive::u8,
                        ::cymem::private::core::mem::size_of::<Generic<T, N>>(),
                    )
                };
            }
            let field_2 = match unsafe {
                ::cymem::private::counted::<
                    Context,
                    *mut T,
                    ::cymem::Value,
                    _,
                >(field_2, cx, &agreed_1, 1, "Generic.rest")
            } {
                ::cymem::private::Ok(value) => value,
                ::cymem::private::Err(error) => return ::cymem::private::Err(error),
            };
            let field_1 = match agreed_1.count::<u8>("Generic.n") {
                ::cymem::private::Ok(value) => value,
                ::cymem::private::Err(error) => return ::cymem::private::Err(error),
            };
            unsafe {
                ::cymem::private::Probe::<
                    [T; N],
                >::write_fields(&field_0, &raw mut (*slot).first);
                (*slot).n = field_1;
                (*slot).rest = field_2;
            }
            ::cymem::private::Ok(())
        }
    }
    impl<T: ::cymem::Plain, const N: usize> GenericView<T, N> {
        ///The field `first`.
        #[inline]
        pub fn first(&self) -> [T; N] {
            let raw = self.0.raw();
            unsafe { ::cymem::private::core::ptr::read(&raw const raw.first) }
        }
        ///The field `n`.
        #[inline]
        pub fn n(&self) -> u8 {
            let raw = self.0.raw();
            raw.n
        }
        ///The field `rest`.
        #[inline]
        pub fn rest(&self) -> &[<T as ::cymem::PoolAlloc>::View] {
            let raw = self.0.raw();
            unsafe {
                ::cymem::private::array(raw.rest, ::cymem::private::stored_len(raw.n))
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Generic<T, N> {
            self.0.raw()
        }
    }
    fn _check_fields<T: ::cymem::Plain, const N: usize>(this: &Generic<T, N>) {
        let Generic { first: field_0, n: _, rest: _ } = this;
        ::cymem::private::plain::<[T; N]>(field_0);
    }
};

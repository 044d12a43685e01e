///The recipe of [`Ends`]: data for its fields, written to a pool by `Ends::new_in`, `Pool::build` or `Graph::new`.
pub struct EndsInit<Indices, Bytes> {
    ///The `indices` of the struct.
    pub indices: Indices,
    ///The `bytes` of the struct.
    pub bytes: Bytes,
}
///A [`Ends`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct EndsView(
    ::cymem::private::Node<
        Ends,
        (::cymem::private::Seen<i32>, ::cymem::private::Seen<u8>),
    >,
);
impl Ends {
    /**Builds a `Ends`, and all that it points to, in `pool`.

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
    const _: bool = <Ends as ::cymem::PoolAlloc>::PADDED;
    #[automatically_derived]
    unsafe impl ::cymem::PoolAlloc for Ends {
        type View = EndsView;
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
                            &raw const (*start).indices,
                        ),
                        ::cymem::private::FieldLayout::other(
                            start,
                            &raw const (*start).bytes,
                        ),
                    ]
                },
            )
        };
    }
    pub struct __Terminator0_0(::cymem::private::core::marker::PhantomData<Ends>);
    impl __Terminator0_0 {
        const VALUE: i32 = -1;
    }
    unsafe impl ::cymem::Terminator<i32> for __Terminator0_0 {
        #[inline]
        unsafe fn write(slot: *mut i32) {
            unsafe { ::cymem::private::write_plain(&Self::VALUE, slot) }
        }
    }
    pub struct __Terminator1_0(::cymem::private::core::marker::PhantomData<Ends>);
    unsafe impl ::cymem::Terminator<u8> for __Terminator1_0 {
        #[inline]
        unsafe fn write(slot: *mut u8) {
            unsafe { <::cymem::Zero as ::cymem::Terminator<u8>>::write(slot) }
        }
        #[inline]
        fn until(element: &u8) -> bool {
            let until: fn(&u8) -> bool = |byte| *byte == 9;
            until(element)
        }
    }
    #[automatically_derived]
    impl<Indices, Bytes> ::cymem::private::Recipe for EndsInit<Indices, Bytes> {}
    #[automatically_derived]
    unsafe impl<Context: ::cymem::Context, Indices, Bytes> ::cymem::Init<Context, Ends>
    for EndsInit<Indices, Bytes>
    where
        Indices: ::cymem::Init<
            Context,
            *mut i32,
            ::cymem::Terminated<__Terminator0_0, ::cymem::Value>,
        >,
        Bytes: ::cymem::Init<
            Context,
            *mut u8,
            ::cymem::Terminated<__Terminator1_0, ::cymem::Value>,
        >,
    {
        #[inline]
        unsafe fn init(
            self,
            cx: Context,
            slot: *mut Ends,
        ) -> ::cymem::private::core::result::Result<(), ::cymem::Error> {
            let Self { indices: field_0, bytes: field_1 } = self;
            if <Ends as ::cymem::PoolAlloc>::PADDED {
                unsafe {
                    ::cymem::private::clear(
                        slot as *mut ::cymem::private::core::primitive::u8,
                        ::cymem::private::core::mem::size_of::<Ends>(),
                    )
                };
            }
            let field_0 = match unsafe {
                ::cymem::private::pointer::<
                    Context,
                    *mut i32,
                    ::cymem::Terminated<__Terminator0_0, ::cymem::Value>,
                    _,
                >(field_0, cx, "Ends.indices")
            } {
                ::cymem::private::Ok(value) => value,
                ::cymem::private::Err(error) => return ::cymem::private::Err(error),
            };
            let field_1 = match unsafe {
                ::cymem::private::pointer::<
                    Context,
                    *mut u8,
                    ::cymem::Terminated<__Terminator1_0, ::cymem::Value>,
                    _,
                >(field_1, cx, "Ends.bytes")
            } {
                ::cymem::private::Ok(value) => value,
                ::cymem::private::Err(error) => return ::cymem::private::Err(error),
            };
            unsafe {
                (*slot).indices = field_0;
                (*slot).bytes = field_1;
            }
            ::cymem::private::Ok(())
        }
    }
    impl EndsView {
        ///The field `indices`.
        #[inline]
        pub fn indices(&self) -> &[::cymem::private::ViewOf<i32>] {
            let raw = self.0.raw();
            unsafe {
                <::cymem::Terminated<
                    __Terminator0_0,
                    ::cymem::Value,
                > as ::cymem::Shape<
                    *mut i32,
                >>::view(::cymem::Terminated::new(::cymem::Value), &raw.indices)
            }
        }
        ///The field `bytes`.
        #[inline]
        pub fn bytes(&self) -> &[::cymem::private::ViewOf<u8>] {
            let raw = self.0.raw();
            unsafe {
                <::cymem::Terminated<
                    __Terminator1_0,
                    ::cymem::Value,
                > as ::cymem::Shape<
                    *mut u8,
                >>::view(::cymem::Terminated::new(::cymem::Value), &raw.bytes)
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Ends {
            self.0.raw()
        }
    }
    fn _check_fields(this: &Ends) {
        let Ends { indices: _, bytes: _ } = this;
    }
};

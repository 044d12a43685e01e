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
    ) -> ::cymem::private::Result<::cymem::Pooled<'pool, Self>, ::cymem::Error>
    where
        PoolEngine: ::cymem::Engine,
        PoolInit: ::cymem::Init<&'pool ::cymem::Pool<PoolEngine>, Self>,
    {
        ::cymem::Pool::build(pool, init)
    }
}
const _: () = {
    use ::cymem::private as __cymem;
    #[automatically_derived]
    unsafe impl __cymem::PoolAlloc for Ends {
        type View = EndsView;
        const PADDED: bool = {
            let place = __cymem::core::mem::MaybeUninit::<Self>::uninit();
            let start = place.as_ptr();
            unsafe {
                __cymem::checked_padding::<
                    Self,
                >(
                    start,
                    &[
                        (
                            &raw const (*start).indices
                                as *const __cymem::core::primitive::u8,
                            __cymem::OtherField::<*mut i32>::TYPE,
                        ),
                        (
                            &raw const (*start).bytes
                                as *const __cymem::core::primitive::u8,
                            __cymem::OtherField::<*mut u8>::TYPE,
                        ),
                    ],
                )
            }
        };
    }
    pub struct __Terminator0_0(__cymem::core::marker::PhantomData<Ends>);
    impl __Terminator0_0 {
        const VALUE: i32 = -1;
    }
    unsafe impl __cymem::Terminator<i32> for __Terminator0_0 {
        #[inline]
        unsafe fn write(slot: *mut i32) {
            unsafe { __cymem::write_plain(&Self::VALUE, slot) }
        }
    }
    pub struct __Terminator1_0(__cymem::core::marker::PhantomData<Ends>);
    unsafe impl __cymem::Terminator<u8> for __Terminator1_0 {
        #[inline]
        unsafe fn write(slot: *mut u8) {
            unsafe { <__cymem::Zero as __cymem::Terminator<u8>>::write(slot) }
        }
        #[inline]
        fn until(element: &u8) -> bool {
            let until: fn(&u8) -> bool = |byte| *byte == 9;
            until(element)
        }
    }
    #[automatically_derived]
    impl<Indices, Bytes> __cymem::Recipe for EndsInit<Indices, Bytes> {}
    #[automatically_derived]
    unsafe impl<Context: __cymem::Context, Indices, Bytes> __cymem::Init<Context, Ends>
    for EndsInit<Indices, Bytes>
    where
        Indices: __cymem::Init<
            Context,
            *mut i32,
            __cymem::Terminated<__Terminator0_0, __cymem::Value>,
        >,
        Bytes: __cymem::Init<
            Context,
            *mut u8,
            __cymem::Terminated<__Terminator1_0, __cymem::Value>,
        >,
    {
        #[inline]
        unsafe fn init(
            self,
            cx: Context,
            slot: *mut Ends,
        ) -> __cymem::Result<(), __cymem::Error> {
            let Self { indices: field_0, bytes: field_1 } = self;
            let writer = unsafe { __cymem::Writer::start(cx, slot) };
            let field_0 = unsafe {
                writer
                    .pointer::<
                        *mut i32,
                        __cymem::Terminated<__Terminator0_0, __cymem::Value>,
                        _,
                    >(field_0, "Ends.indices")
            };
            let field_1 = unsafe {
                writer
                    .pointer::<
                        *mut u8,
                        __cymem::Terminated<__Terminator1_0, __cymem::Value>,
                        _,
                    >(field_1, "Ends.bytes")
            };
            unsafe {
                let Ends { indices: _, bytes: _ } = *slot;
                (*slot).indices = field_0;
                (*slot).bytes = field_1;
            }
            writer.finish()
        }
    }
    impl EndsView {
        ///The field `indices`.
        #[inline]
        pub fn indices(&self) -> &[__cymem::ViewOf<i32>] {
            unsafe {
                <__cymem::Terminated<
                    __Terminator0_0,
                    __cymem::Value,
                > as __cymem::Shape<
                    *mut i32,
                >>::view(__cymem::Terminated::new(__cymem::Value), &self.0.raw.indices)
            }
        }
        ///The field `bytes`.
        #[inline]
        pub fn bytes(&self) -> &[__cymem::ViewOf<u8>] {
            unsafe {
                <__cymem::Terminated<
                    __Terminator1_0,
                    __cymem::Value,
                > as __cymem::Shape<
                    *mut u8,
                >>::view(__cymem::Terminated::new(__cymem::Value), &self.0.raw.bytes)
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Ends {
            &self.0.raw
        }
    }
    const _: bool = <Ends as __cymem::PoolAlloc>::PADDED;
};

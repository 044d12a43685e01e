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
const _: () = {
    use ::cymem::private as __cymem;
    impl Ends {
        /**Builds a `Ends`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Ends {
        type View = EndsView;
        type Kind = __cymem::IsNode;
        type Fields = (__cymem::Numbers<i32>, __cymem::Numbers<u8>);
        const DESCRIPTION: &'static __cymem::str = "Ends: indices until numbers; bytes until numbers";
        const NAMED: __cymem::Named = {
            #[allow(unused_imports)]
            use __cymem::LeadsNowhere as _;
            (
                &[],
                &[
                    __cymem::EndsWith::<__Terminator0_0, i32>::REFERENCE,
                    __cymem::EndsWith::<__Terminator1_0, u8>::REFERENCE,
                ],
            )
        };
    }
    pub struct __Terminator0_0(__cymem::core::marker::PhantomData<Ends>);
    impl __Terminator0_0 {
        const VALUE: i32 = -1;
    }
    unsafe impl __cymem::Terminator<i32> for __Terminator0_0 {
        #[inline]
        unsafe fn write(__cymem_slot: *mut i32) {
            unsafe { __cymem::write_terminator(&Self::VALUE, __cymem_slot) }
        }
        #[inline]
        unsafe fn ends(__cymem_element: *const i32) -> __cymem::bool {
            unsafe { __cymem::ends_with(__cymem_element, &Self::VALUE) }
        }
    }
    pub struct __Terminator1_0(__cymem::core::marker::PhantomData<Ends>);
    impl __Terminator1_0 {
        #[inline]
        fn until(__cymem_element: &u8) -> __cymem::bool {
            let __cymem_until: fn(&u8) -> __cymem::bool = |byte| *byte == 9;
            __cymem_until(__cymem_element)
        }
    }
    unsafe impl __cymem::Terminator<u8> for __Terminator1_0 {
        #[inline]
        unsafe fn write(__cymem_slot: *mut u8) {
            unsafe { <__cymem::Zero as __cymem::Terminator<u8>>::write(__cymem_slot) }
        }
        #[inline]
        unsafe fn ends(__cymem_element: *const u8) -> __cymem::bool {
            unsafe {
                <__cymem::Zero as __cymem::Terminator<u8>>::ends(__cymem_element)
                    || Self::until(&*__cymem_element)
            }
        }
    }
    unsafe impl<Indices, Bytes, Shape: __cymem::NewNodes> __cymem::Source<Ends, Shape>
    for EndsInit<Indices, Bytes> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Indices,
        Bytes,
    > __cymem::Write<Context, Ends, __cymem::Value, __cymem::Recipe>
    for EndsInit<Indices, Bytes>
    where
        Indices: __cymem::Put<
            Context,
            *mut i32,
            __cymem::Terminated<__Terminator0_0, __cymem::Value>,
        >,
        Bytes: __cymem::Put<
            Context,
            *mut u8,
            __cymem::Terminated<__Terminator1_0, __cymem::Value>,
        >,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Ends,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer
                    .cymem_store(
                        &Ends {
                            indices: __cymem_writer
                                .cymem_pointer(self.indices, (), "Ends.indices"),
                            bytes: __cymem_writer
                                .cymem_pointer(self.bytes, (), "Ends.bytes"),
                        },
                        __cymem_slot,
                    )
            }
        }
    }
    impl EndsView {
        ///The field `indices`.
        #[inline]
        pub fn indices(&self) -> &[i32] {
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
        pub fn bytes(&self) -> &[u8] {
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
    const _: () = __cymem::check::<Ends>();
};

///The recipe of [`Until`]: data for its fields, written to a pool by `Until::new_in`, `Pool::build` or `Graph::new`.
pub struct UntilInit<Indices> {
    ///The `indices` of the struct.
    pub indices: Indices,
}
///A [`Until`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct UntilView(::cymem::private::Node<Until, (::cymem::private::Seen<i32>,)>);
impl Until {
    /**Builds a `Until`, and all that it points to, in `pool`.

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
    unsafe impl __cymem::PoolAlloc for Until {
        type View = UntilView;
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
                    ],
                )
            }
        };
    }
    pub struct __Terminator0_0(__cymem::core::marker::PhantomData<Until>);
    impl __Terminator0_0 {
        const VALUE: i32 = -1;
    }
    unsafe impl __cymem::Terminator<i32> for __Terminator0_0 {
        #[inline]
        unsafe fn write(slot: *mut i32) {
            unsafe { __cymem::write_plain(&Self::VALUE, slot) }
        }
        #[inline]
        fn until(element: &i32) -> bool {
            let until: fn(&i32) -> bool = |index| *index < 0;
            until(element)
        }
    }
    #[automatically_derived]
    impl<Indices> __cymem::Recipe for UntilInit<Indices> {}
    #[automatically_derived]
    unsafe impl<Context: __cymem::Context, Indices> __cymem::Init<Context, Until>
    for UntilInit<Indices>
    where
        Indices: __cymem::Init<
            Context,
            *mut i32,
            __cymem::Terminated<__Terminator0_0, __cymem::Value>,
        >,
    {
        #[inline]
        unsafe fn init(
            self,
            cx: Context,
            slot: *mut Until,
        ) -> __cymem::Result<(), __cymem::Error> {
            let Self { indices: field_0 } = self;
            let writer = unsafe { __cymem::Writer::start(cx, slot) };
            let field_0 = unsafe {
                writer
                    .pointer::<
                        *mut i32,
                        __cymem::Terminated<__Terminator0_0, __cymem::Value>,
                        _,
                    >(field_0, "Until.indices")
            };
            unsafe {
                let Until { indices: _ } = *slot;
                (*slot).indices = field_0;
            }
            writer.finish()
        }
    }
    impl UntilView {
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
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Until {
            &self.0.raw
        }
    }
    const _: bool = <Until as __cymem::PoolAlloc>::PADDED;
};

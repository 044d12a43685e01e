///The recipe of [`Arguments`]: data for its fields, written to a pool by `Arguments::new_in`, `Pool::build` or `Graph::new`.
pub struct ArgumentsInit<Argv> {
    ///The `argv` of the struct.
    pub argv: Argv,
}
///A [`Arguments`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct ArgumentsView(::cymem::private::Node<Arguments, ()>);
impl Arguments {
    /**Builds a `Arguments`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Arguments {
        type View = ArgumentsView;
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
                            &raw const (*__cymem_start).argv as *const __cymem::u8,
                            __cymem::OtherField::<
                                *const *const ::core::ffi::c_char,
                            >::TYPE,
                        ),
                    ],
                )
            }
        };
    }
    #[automatically_derived]
    impl<Argv> __cymem::Recipe for ArgumentsInit<Argv> {}
    #[automatically_derived]
    unsafe impl<Context: __cymem::Context, Argv> __cymem::Init<Context, Arguments>
    for ArgumentsInit<Argv>
    where
        Argv: __cymem::Init<
            Context,
            *const *const ::core::ffi::c_char,
            __cymem::Terminated<__cymem::Zero, __cymem::CString>,
        >,
    {
        #[inline]
        unsafe fn init(
            self,
            __cymem_cx: Context,
            __cymem_slot: *mut Arguments,
        ) -> __cymem::Result<(), __cymem::Error> {
            let Self { argv: __cymem_field_0 } = self;
            let __cymem_writer = unsafe {
                __cymem::Writer::start(__cymem_cx, __cymem_slot)
            };
            let __cymem_field_0 = unsafe {
                __cymem_writer
                    .cymem_pointer::<
                        *const *const ::core::ffi::c_char,
                        __cymem::Terminated<__cymem::Zero, __cymem::CString>,
                        _,
                    >(__cymem_field_0, "Arguments.argv")
            };
            unsafe {
                let Arguments { .. } = *__cymem_slot;
                let Arguments { argv: _ } = *__cymem_slot;
                (*__cymem_slot).argv = __cymem_field_0;
            }
            __cymem_writer.cymem_finish()
        }
    }
    impl ArgumentsView {
        ///The field `argv`.
        #[inline]
        pub fn argv(
            &self,
        ) -> __cymem::List<'_, *const ::core::ffi::c_char, __cymem::CString> {
            unsafe {
                <__cymem::Terminated<
                    __cymem::Zero,
                    __cymem::CString,
                > as __cymem::Shape<
                    *const *const ::core::ffi::c_char,
                >>::view(__cymem::Terminated::new(__cymem::CString), &self.0.raw.argv)
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Arguments {
            &self.0.raw
        }
    }
    const _: __cymem::bool = <Arguments as __cymem::PoolAlloc>::PADDED;
};

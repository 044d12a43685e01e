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
        PoolInit: ::cymem::private::Put<
            &'pool ::cymem::Pool<PoolEngine>,
            Self,
            ::cymem::private::Value,
        >,
    {
        ::cymem::Pool::build(__cymem_pool, __cymem_init)
    }
}
const _: () = {
    use ::cymem::private as __cymem;
    #[automatically_derived]
    unsafe impl __cymem::PoolAlloc for Arguments {
        type View = ArgumentsView;
        type Kind = __cymem::IsNode;
        type Fields = ();
        const FIELDS: &'static [__cymem::Field] = {
            let __cymem_place = __cymem::core::mem::MaybeUninit::<Self>::uninit();
            let __cymem_start = __cymem::core::mem::MaybeUninit::as_ptr(&__cymem_place);
            unsafe {
                &__cymem::checked_fields(
                    __cymem_start,
                    1usize,
                    [
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
    unsafe impl<Argv, Shape: __cymem::NewNodes> __cymem::Source<Arguments, Shape>
    for ArgumentsInit<Argv> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Argv,
    > __cymem::Write<Context, Arguments, __cymem::Value, __cymem::Recipe>
    for ArgumentsInit<Argv>
    where
        Argv: __cymem::Put<
            Context,
            *const *const ::core::ffi::c_char,
            __cymem::Terminated<__cymem::Zero, __cymem::CString>,
        >,
    {
        #[inline]
        unsafe fn write(
            self,
            __cymem_build: &__cymem::Build<Context>,
            _: (),
            __cymem_slot: *mut Arguments,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = __cymem::Writer::start(__cymem_build, __cymem_slot);
                let __cymem_field_0 = __cymem_writer
                    .cymem_pointer(self.argv, (), "Arguments.argv");
                let Arguments { .. } = *__cymem_slot;
                let Arguments { argv: _ } = *__cymem_slot;
                (*__cymem_slot).argv = __cymem_field_0;
                __cymem_writer.cymem_finish()
            }
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
    const _: &[__cymem::Field] = <Arguments as __cymem::PoolAlloc>::FIELDS;
};

///The recipe of [`Arguments`]: data for its fields, written to a pool by `Arguments::new_in`, `Pool::build` or `Graph::new`.
pub struct ArgumentsInit<Argv> {
    ///The `argv` of the struct.
    pub argv: Argv,
}
///A [`Arguments`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct ArgumentsView(::cymem::private::Node<Arguments, ()>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Arguments {
        /**Builds a `Arguments`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Arguments {
        type View = ArgumentsView;
        type Kind = __cymem::IsNode;
        type Fields = (__cymem::AnyPointer,);
        const DESCRIPTION: &'static __cymem::str = "Arguments: argv until cstr";
        const NAMED: __cymem::Named = {
            #[allow(unused_imports)]
            use __cymem::LeadsNowhere as _;
            (
                &[],
                &[
                    __cymem::EndsWith::<
                        __cymem::Zero,
                        *const ::core::ffi::c_char,
                    >::REFERENCE,
                ],
            )
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
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Arguments,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer
                    .cymem_store(
                        &Arguments {
                            argv: __cymem_writer
                                .cymem_pointer(self.argv, (), "Arguments.argv"),
                        },
                        __cymem_slot,
                    )
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
    const _: () = __cymem::check::<Arguments>();
};

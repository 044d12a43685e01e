///The recipe of [`Wide`]: data for its fields, written to a pool by `Wide::new_in`, `Pool::build` or `Graph::new`.
pub struct WideInit<Letters> {
    ///The `letters` of the struct.
    pub letters: Letters,
}
///A [`Wide`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct WideView(::cymem::private::Node<Wide, (::cymem::private::Seen<u16>,)>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Wide {
        /**Builds a `Wide`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Wide {
        type View = WideView;
        type Kind = __cymem::IsNode;
        type Fields = (__cymem::Numbers<u16>,);
        const DESCRIPTION: &'static __cymem::str = "Wide: letters until numbers";
        const NAMED: __cymem::Named = {
            #[allow(unused_imports)]
            use __cymem::LeadsNowhere as _;
            (&[], &[__cymem::EndsWith::<__cymem::Zero, u16>::REFERENCE])
        };
    }
    unsafe impl<Letters, Shape: __cymem::NewNodes> __cymem::Source<Wide, Shape>
    for WideInit<Letters> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Letters,
    > __cymem::Write<Context, Wide, __cymem::Value, __cymem::Recipe>
    for WideInit<Letters>
    where
        Letters: __cymem::Put<
            Context,
            *const u16,
            __cymem::Terminated<__cymem::Zero, __cymem::Value>,
        >,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Wide,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer
                    .cymem_store(
                        &Wide {
                            letters: __cymem_writer
                                .cymem_pointer(self.letters, (), "Wide.letters"),
                        },
                        __cymem_slot,
                    )
            }
        }
    }
    impl WideView {
        ///The field `letters`.
        #[inline]
        pub fn letters(&self) -> &[u16] {
            unsafe {
                <__cymem::Terminated<
                    __cymem::Zero,
                    __cymem::Value,
                > as __cymem::Shape<
                    *const u16,
                >>::view(__cymem::Terminated::new(__cymem::Value), &self.0.raw.letters)
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Wide {
            &self.0.raw
        }
    }
    const _: () = __cymem::check::<Wide>();
};

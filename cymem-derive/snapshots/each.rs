///The recipe of [`Each`]: data for its fields, written to a pool by `Each::new_in`, `Pool::build` or `Graph::new`.
pub struct EachInit<Numbers> {
    ///The `numbers` of the struct.
    pub numbers: Numbers,
}
///A [`Each`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct EachView(::cymem::private::Node<Each, (::cymem::private::Seen<u32>,)>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Each {
        /**Builds a `Each`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Each {
        type View = EachView;
        type Kind = __cymem::IsNode;
        type Fields = (__cymem::AnyPointer,);
        const DESCRIPTION: &'static __cymem::str = "Each: numbers until one";
        const NAMED: __cymem::Named = {
            #[allow(unused_imports)]
            use __cymem::LeadsNowhere as _;
            (
                &[__cymem::node::<u32>],
                &[__cymem::EndsWith::<__cymem::Zero, *mut u32>::REFERENCE],
            )
        };
    }
    unsafe impl<Numbers, Shape: __cymem::NewNodes> __cymem::Source<Each, Shape>
    for EachInit<Numbers> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Numbers,
    > __cymem::Write<Context, Each, __cymem::Value, __cymem::Recipe>
    for EachInit<Numbers>
    where
        Numbers: __cymem::Put<
            Context,
            *mut *mut u32,
            __cymem::Terminated<__cymem::Zero, __cymem::One>,
        >,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Each,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer
                    .cymem_store(
                        &Each {
                            numbers: __cymem_writer
                                .cymem_pointer(self.numbers, (), "Each.numbers"),
                        },
                        __cymem_slot,
                    )
            }
        }
    }
    impl EachView {
        ///The field `numbers`.
        #[inline]
        pub fn numbers(&self) -> __cymem::List<'_, *mut u32, __cymem::One> {
            unsafe {
                <__cymem::Terminated<
                    __cymem::Zero,
                    __cymem::One,
                > as __cymem::Shape<
                    *mut *mut u32,
                >>::view(__cymem::Terminated::new(__cymem::One), &self.0.raw.numbers)
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Each {
            &self.0.raw
        }
    }
    const _: () = __cymem::check::<Each>();
};

///The recipe of [`Until`]: data for its fields, written to a pool by `Until::new_in`, `Pool::build` or `Graph::new`.
pub struct UntilInit<Indices> {
    ///The `indices` of the struct.
    pub indices: Indices,
}
///A [`Until`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct UntilView(::cymem::private::Node<Until, (::cymem::private::Seen<i32>,)>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Until {
        /**Builds a `Until`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Until {
        type View = UntilView;
        type Kind = __cymem::IsNode;
        type Fields = (__cymem::Numbers<i32>,);
        const DESCRIPTION: &'static __cymem::str = "Until: indices until numbers";
        const NAMED: __cymem::Named = {
            #[allow(unused_imports)]
            use __cymem::LeadsNowhere as _;
            (&[], &[__cymem::EndsWith::<__Terminator0_0, i32>::REFERENCE])
        };
    }
    pub struct __Terminator0_0(__cymem::core::marker::PhantomData<Until>);
    impl __Terminator0_0 {
        const VALUE: i32 = -1;
        #[inline]
        fn until(__cymem_element: &i32) -> __cymem::bool {
            let __cymem_until: fn(&i32) -> __cymem::bool = |index| *index < 0;
            __cymem_until(__cymem_element)
        }
    }
    unsafe impl __cymem::Terminator<i32> for __Terminator0_0 {
        #[inline]
        unsafe fn write(__cymem_slot: *mut i32) {
            unsafe { __cymem::write_terminator(&Self::VALUE, __cymem_slot) }
        }
        #[inline]
        unsafe fn ends(__cymem_element: *const i32) -> __cymem::bool {
            unsafe {
                __cymem::ends_with(__cymem_element, &Self::VALUE)
                    || Self::until(&*__cymem_element)
            }
        }
    }
    unsafe impl<Indices, Shape: __cymem::NewNodes> __cymem::Source<Until, Shape>
    for UntilInit<Indices> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Indices,
    > __cymem::Write<Context, Until, __cymem::Value, __cymem::Recipe>
    for UntilInit<Indices>
    where
        Indices: __cymem::Put<
            Context,
            *mut i32,
            __cymem::Terminated<__Terminator0_0, __cymem::Value>,
        >,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Until,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer
                    .cymem_store(
                        &Until {
                            indices: __cymem_writer
                                .cymem_pointer(self.indices, (), "Until.indices"),
                        },
                        __cymem_slot,
                    )
            }
        }
    }
    impl UntilView {
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
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Until {
            &self.0.raw
        }
    }
    const _: () = __cymem::check::<Until>();
};

///The recipe of [`Block`]: data for its fields, written to a pool by `Block::new_in`, `Pool::build` or `Graph::new`.
pub struct BlockInit<Environment> {
    ///The `environment` of the struct.
    pub environment: Environment,
}
///A [`Block`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct BlockView(::cymem::private::Node<Block, ()>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Block {
        /**Builds a `Block`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Block {
        type View = BlockView;
        type Kind = __cymem::IsNode;
        type Fields = (__cymem::AnyPointer,);
        const DESCRIPTION: &'static __cymem::str = "Block: environment block";
    }
    unsafe impl<Environment, Shape: __cymem::NewNodes> __cymem::Source<Block, Shape>
    for BlockInit<Environment> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Environment,
    > __cymem::Write<Context, Block, __cymem::Value, __cymem::Recipe>
    for BlockInit<Environment>
    where
        Environment: __cymem::Put<
            Context,
            *const ::core::ffi::c_char,
            __cymem::Block<__cymem::CString>,
        >,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Block,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer
                    .cymem_store(
                        &Block {
                            environment: __cymem_writer
                                .cymem_pointer(self.environment, (), "Block.environment"),
                        },
                        __cymem_slot,
                    )
            }
        }
    }
    impl BlockView {
        ///The field `environment`.
        #[inline]
        pub fn environment(
            &self,
        ) -> <__cymem::Block<
            __cymem::CString,
        > as __cymem::Shape<*const ::core::ffi::c_char>>::View<'_> {
            unsafe {
                <__cymem::Block<
                    __cymem::CString,
                > as __cymem::Shape<
                    *const ::core::ffi::c_char,
                >>::view(__cymem::Block::new(), &self.0.raw.environment)
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Block {
            &self.0.raw
        }
    }
    const _: () = __cymem::check::<Block>();
};

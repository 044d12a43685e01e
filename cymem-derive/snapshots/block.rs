///The recipe of [`Block`]: data for its fields, written to a pool by `Block::new_in`, `Pool::build` or `Graph::new`.
pub struct BlockInit<Environment> {
    ///The `environment` of the struct.
    pub environment: Environment,
}
///A [`Block`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct BlockView(::cymem::private::Node<Block, ()>);
impl Block {
    /**Builds a `Block`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Block {
        type View = BlockView;
        type Kind = __cymem::IsNode;
        const FIELDS: &'static [__cymem::Field] = {
            let __cymem_place = __cymem::core::mem::MaybeUninit::<Self>::uninit();
            let __cymem_start = __cymem::core::mem::MaybeUninit::as_ptr(&__cymem_place);
            unsafe {
                &__cymem::checked_fields(
                    __cymem_start,
                    1usize,
                    [
                        (
                            &raw const (*__cymem_start).environment
                                as *const __cymem::u8,
                            __cymem::OtherField::<*const ::core::ffi::c_char>::TYPE,
                        ),
                    ],
                )
            }
        };
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
        #[inline]
        unsafe fn write(
            self,
            __cymem_build: &__cymem::Build<Context>,
            _: (),
            __cymem_slot: *mut Block,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = __cymem::Writer::start(__cymem_build, __cymem_slot);
                let __cymem_field_0 = __cymem_writer
                    .cymem_pointer(self.environment, (), "Block.environment");
                let Block { .. } = *__cymem_slot;
                let Block { environment: _ } = *__cymem_slot;
                (*__cymem_slot).environment = __cymem_field_0;
                __cymem_writer.cymem_finish()
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
    const _: &[__cymem::Field] = <Block as __cymem::PoolAlloc>::FIELDS;
};

///The recipe of [`Named`]: data for its fields, written to a pool by `Named::new_in`, `Pool::build` or `Graph::new`.
pub struct Recipe<Number> {
    ///The `id` of the struct.
    pub id: u32,
    ///The `number` of the struct.
    pub number: Number,
}
///A [`Named`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct Seen(::cymem::private::Node<Named, (::cymem::private::Seen<u32>,)>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Named {
        /**Builds a `Named`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Named {
        type View = Seen;
        type Kind = __cymem::IsNode;
        type Fields = (u32, __cymem::AnyPointer);
        const DESCRIPTION: &'static __cymem::str = "Named: id; number one";
        const NAMED: __cymem::Named = (&[__cymem::node::<u32>], &[]);
    }
    unsafe impl<Number, Shape: __cymem::NewNodes> __cymem::Source<Named, Shape>
    for Recipe<Number> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Number,
    > __cymem::Write<Context, Named, __cymem::Value, __cymem::Recipe> for Recipe<Number>
    where
        Number: __cymem::Put<Context, *mut u32, __cymem::One>,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Named,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer
                    .cymem_store(
                        &Named {
                            number: __cymem_writer
                                .cymem_pointer(self.number, (), "Named.number"),
                            id: self.id,
                        },
                        __cymem_slot,
                    )
            }
        }
    }
    impl Seen {
        ///The field `id`.
        #[inline]
        pub fn id(&self) -> u32 {
            self.0.raw.id
        }
        ///The field `number`.
        #[inline]
        pub fn number(&self) -> __cymem::core::option::Option<&__cymem::ViewOf<u32>> {
            unsafe {
                <__cymem::One as __cymem::Shape<
                    *mut u32,
                >>::view(__cymem::One, &self.0.raw.number)
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Named {
            &self.0.raw
        }
    }
    const _: () = __cymem::check::<Named>();
};

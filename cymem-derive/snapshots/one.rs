///The recipe of [`One`]: data for its fields, written to a pool by `One::new_in`, `Pool::build` or `Graph::new`.
pub struct OneInit<Next> {
    ///The `id` of the struct.
    pub id: u32,
    ///The `next` of the struct.
    pub next: Next,
}
///A [`One`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct OneView(::cymem::private::Node<One, (::cymem::private::Seen<One>,)>);
const _: () = {
    use ::cymem::private as __cymem;
    impl One {
        /**Builds a `One`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for One {
        type View = OneView;
        type Kind = __cymem::IsNode;
        type Fields = (u32, __cymem::AnyPointer);
        const DESCRIPTION: &'static __cymem::str = "One: id; next one";
        const NAMED: __cymem::Named = {
            #[allow(unused_imports)]
            use __cymem::LeadsNowhere as _;
            (&[__cymem::LeadsTo::<One>::node], &[])
        };
    }
    unsafe impl<Next, Shape: __cymem::NewNodes> __cymem::Source<One, Shape>
    for OneInit<Next> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Next,
    > __cymem::Write<Context, One, __cymem::Value, __cymem::Recipe> for OneInit<Next>
    where
        Next: __cymem::Put<Context, *mut One, __cymem::One>,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut One,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer
                    .cymem_store(
                        &One {
                            next: __cymem_writer
                                .cymem_pointer(self.next, (), "One.next"),
                            id: self.id,
                        },
                        __cymem_slot,
                    )
            }
        }
    }
    impl OneView {
        ///The field `id`.
        #[inline]
        pub fn id(&self) -> u32 {
            self.0.raw.id
        }
        ///The field `next`.
        #[inline]
        pub fn next(&self) -> __cymem::core::option::Option<&__cymem::ViewOf<One>> {
            unsafe {
                <__cymem::One as __cymem::Shape<
                    *mut One,
                >>::view(__cymem::One, &self.0.raw.next)
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &One {
            &self.0.raw
        }
    }
    const _: () = __cymem::check::<One>();
};

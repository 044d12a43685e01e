///The recipe of [`Given`]: data for its fields, written to a pool by `Given::new_in`, `Pool::build` or `Graph::new`.
pub struct GivenInit<Code> {
    ///The `count` of the struct.
    pub count: u32,
    ///The `code` of the struct.
    pub code: Code,
}
///A [`Given`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct GivenView(::cymem::private::Node<Given, (::cymem::private::Seen<u32>,)>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Given {
        /**Builds a `Given`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Given {
        type View = GivenView;
        type Kind = __cymem::IsNode;
        type Fields = (u32, __cymem::Numbers<u32>);
        const DESCRIPTION: &'static __cymem::str = "Given: count; code size computed numbers";
        const NAMED: __cymem::Named = (
            &[],
            &[
                __cymem::Reference::computed::<
                    Self,
                >(|__cymem_node| __length1_0(__cymem::Len::of(__cymem_node.count))),
            ],
        );
    }
    #[inline]
    fn __length1_0(__cymem_field_0: __cymem::Len) -> __cymem::Len {
        __cymem_field_0
    }
    unsafe impl<Code, Shape: __cymem::NewNodes> __cymem::Source<Given, Shape>
    for GivenInit<Code> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Code,
    > __cymem::Write<Context, Given, __cymem::Value, __cymem::Recipe> for GivenInit<Code>
    where
        Code: __cymem::Put<Context, *const u32, __cymem::Counted>,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Given,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                let __cymem_agreed_1_0 = __cymem_writer
                    .cymem_fixed(
                        __length1_0(__cymem::Len::of(self.count)),
                        "count",
                        "Given.code",
                    );
                let __cymem_field_1 = __cymem_writer
                    .cymem_counted(
                        self.code,
                        &__cymem_agreed_1_0,
                        __cymem::core::mem::size_of::<u32>(),
                        (),
                        "Given.code",
                    );
                __cymem_writer
                    .cymem_store(
                        &Given {
                            count: self.count,
                            code: __cymem_field_1,
                        },
                        __cymem_slot,
                    )
            }
        }
    }
    impl GivenView {
        ///The field `count`.
        #[inline]
        pub fn count(&self) -> u32 {
            self.0.raw.count
        }
        ///The field `code`.
        #[inline]
        pub fn code(&self) -> &[u32] {
            unsafe {
                <__cymem::Counted as __cymem::Shape<
                    *const u32,
                >>::view(
                    __cymem::Counted::new(
                        __cymem::elements::<
                            u32,
                        >(
                            __cymem::stored_len(
                                __cymem::Len::stored(
                                    __length1_0(__cymem::Len::of(self.0.raw.count)),
                                ),
                            ),
                        ),
                        __cymem::Value,
                    ),
                    &self.0.raw.code,
                )
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Given {
            &self.0.raw
        }
    }
    const _: () = __cymem::check::<Given>();
};

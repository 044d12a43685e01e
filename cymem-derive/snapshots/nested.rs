///The recipe of [`Outer`]: data for its fields, written to a pool by `Outer::new_in`, `Pool::build` or `Graph::new`.
pub struct OuterInit<Inner2> {
    ///The `inner` of the struct.
    pub inner: Inner2,
}
///A [`Outer`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct OuterView(::cymem::private::Node<Outer, (::cymem::private::Seen<Inner>,)>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Outer {
        /**Builds a `Outer`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Outer {
        type View = OuterView;
        type Kind = __cymem::IsNode;
        type Fields = ();
        const FIELDS: &'static [__cymem::Field] = {
            use __cymem::LeadsNowhere as _;
            let __cymem_place = __cymem::core::mem::MaybeUninit::<Self>::uninit();
            let __cymem_start = __cymem::core::mem::MaybeUninit::as_ptr(&__cymem_place);
            unsafe {
                &__cymem::checked_fields(
                    __cymem_start,
                    1usize,
                    [
                        (
                            &raw const (*__cymem_start).inner as *const __cymem::u8,
                            __cymem::LeadsTo::<Inner>::TYPE,
                        ),
                    ],
                )
            }
        };
        const DESCRIPTION: &'static __cymem::str = "Outer: inner nested";
    }
    unsafe impl<Inner2, Shape: __cymem::NewNodes> __cymem::Source<Outer, Shape>
    for OuterInit<Inner2> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Inner2,
    > __cymem::Write<Context, Outer, __cymem::Value, __cymem::Recipe>
    for OuterInit<Inner2>
    where
        Inner2: __cymem::Put<Context, Inner, __cymem::Value>,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Outer,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer.cymem_clear(__cymem_slot);
                __cymem_writer
                    .cymem_field(
                        self.inner,
                        &raw mut (*__cymem_slot).inner,
                        "Outer.inner",
                    );
                let Outer { .. } = *__cymem_slot;
                let Outer { inner: _ } = *__cymem_slot;
                __cymem_writer.cymem_finish()
            }
        }
    }
    impl OuterView {
        ///The field `inner`.
        #[inline]
        pub fn inner(&self) -> &__cymem::ViewOf<Inner> {
            unsafe { __cymem::seen(&self.0.raw.inner) }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Outer {
            &self.0.raw
        }
    }
    const _: &[__cymem::Field] = <Outer as __cymem::PoolAlloc>::FIELDS;
};

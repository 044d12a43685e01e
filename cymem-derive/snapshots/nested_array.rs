///The recipe of [`Several`]: data for its fields, written to a pool by `Several::new_in`, `Pool::build` or `Graph::new`.
pub struct SeveralInit<Inner2> {
    ///The `inner` of the struct.
    pub inner: Inner2,
}
///A [`Several`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct SeveralView(
    ::cymem::private::Node<Several, (::cymem::private::Seen<Inner>,)>,
);
const _: () = {
    use ::cymem::private as __cymem;
    impl Several {
        /**Builds a `Several`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Several {
        type View = SeveralView;
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
                            __cymem::LeadsTo::<[Inner; 2]>::ARRAY,
                        ),
                    ],
                )
            }
        };
        const DESCRIPTION: &'static __cymem::str = "Several: inner nested";
    }
    unsafe impl<Inner2, Shape: __cymem::NewNodes> __cymem::Source<Several, Shape>
    for SeveralInit<Inner2> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Inner2,
    > __cymem::Write<Context, Several, __cymem::Value, __cymem::Recipe>
    for SeveralInit<Inner2>
    where
        Inner2: __cymem::Put<Context, [Inner; 2], __cymem::Inline<__cymem::Value>>,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Several,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer.cymem_clear(__cymem_slot);
                __cymem_writer
                    .cymem_field(
                        self.inner,
                        &raw mut (*__cymem_slot).inner,
                        "Several.inner",
                    );
                let Several { .. } = *__cymem_slot;
                let Several { inner: _ } = *__cymem_slot;
                __cymem_writer.cymem_finish()
            }
        }
    }
    impl SeveralView {
        ///The field `inner`.
        #[inline]
        pub fn inner(&self) -> &[__cymem::ViewOf<Inner>] {
            unsafe { __cymem::all_seen(&self.0.raw.inner) }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Several {
            &self.0.raw
        }
    }
    const _: &[__cymem::Field] = <Several as __cymem::PoolAlloc>::FIELDS;
};

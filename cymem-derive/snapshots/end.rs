///The recipe of [`Span`]: data for its fields, written to a pool by `Span::new_in`, `Pool::build` or `Graph::new`.
pub struct SpanInit<Begin> {
    ///The `begin` of the struct.
    pub begin: Begin,
}
///A [`Span`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct SpanView(::cymem::private::Node<Span, ()>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Span {
        /**Builds a `Span`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Span {
        type View = SpanView;
        type Kind = __cymem::IsNode;
        type Fields = ();
        const FIELDS: &'static [__cymem::Field] = {
            let __cymem_place = __cymem::core::mem::MaybeUninit::<Self>::uninit();
            let __cymem_start = __cymem::core::mem::MaybeUninit::as_ptr(&__cymem_place);
            unsafe {
                &__cymem::checked_fields(
                    __cymem_start,
                    1usize,
                    [
                        (
                            &raw const (*__cymem_start).begin as *const __cymem::u8,
                            __cymem::OtherField::<*const i32>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).end as *const __cymem::u8,
                            __cymem::OtherField::<*const i32>::TYPE,
                        ),
                    ],
                )
            }
        };
        const DESCRIPTION: &'static __cymem::str = "Span: begin len to 1 elements; end end 0";
        const NAMED: __cymem::Named = (&[__cymem::node::<i32>], &[]);
    }
    unsafe impl<Begin, Shape: __cymem::NewNodes> __cymem::Source<Span, Shape>
    for SpanInit<Begin> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Begin,
    > __cymem::Write<Context, Span, __cymem::Value, __cymem::Recipe> for SpanInit<Begin>
    where
        Begin: __cymem::Put<Context, *const i32, __cymem::Counted>,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Span,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer.cymem_clear(__cymem_slot);
                let __cymem_agreed_1 = __cymem::Agreed::open();
                let __cymem_field_0 = __cymem_writer
                    .cymem_array(self.begin, &__cymem_agreed_1, "Span.begin");
                let Span { begin: _, end: _ } = *__cymem_slot;
                (*__cymem_slot).begin = __cymem_field_0;
                (*__cymem_slot).end = __cymem::end(__cymem_field_0, &__cymem_agreed_1);
                __cymem_writer.cymem_finish()
            }
        }
    }
    impl SpanView {
        ///The field `begin`.
        #[inline]
        pub fn begin(&self) -> &[i32] {
            unsafe {
                __cymem::numbers(
                    self.0.raw.begin,
                    __cymem::distance(self.0.raw.begin, self.0.raw.end),
                )
            }
        }
        ///The field `end`.
        #[inline]
        pub fn end(&self) -> *const i32 {
            self.0.raw.end
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Span {
            &self.0.raw
        }
    }
    const _: &[__cymem::Field] = <Span as __cymem::PoolAlloc>::FIELDS;
};

///The recipe of [`Promised`]: data for its fields, written to a pool by `Promised::new_in`, `Pool::build` or `Graph::new`.
pub struct PromisedInit<Stamps, End> {
    ///The `start` of the struct.
    pub start: Stamp,
    ///The `stamps` of the struct.
    pub stamps: Stamps,
    ///The `end` of the struct.
    pub end: End,
}
///A [`Promised`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct PromisedView(
    ::cymem::private::Node<
        Promised,
        (Stamp, ::cymem::private::SeenCopied<Stamp>, ::cymem::private::SeenCopied<Stamp>),
    >,
);
const _: () = {
    use ::cymem::private as __cymem;
    impl Promised {
        /**Builds a `Promised`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Promised {
        type View = PromisedView;
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
                            &raw const (*__cymem_start).start as *const __cymem::u8,
                            __cymem::promised_field::<Stamp>(),
                        ),
                        (
                            &raw const (*__cymem_start).n as *const __cymem::u8,
                            <u32 as __cymem::PlainField>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).stamps as *const __cymem::u8,
                            __cymem::OtherField::<*mut Stamp>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).end as *const __cymem::u8,
                            __cymem::OtherField::<*const Stamp>::TYPE,
                        ),
                    ],
                )
            }
        };
        const DESCRIPTION: &'static __cymem::str = "Promised: start; n count; stamps len 1 elements; end one";
        const NAMED: __cymem::Named = (
            &[__cymem::promised::<Stamp>, __cymem::promised::<Stamp>],
            &[],
        );
    }
    unsafe impl<Stamps, End, Shape: __cymem::NewNodes> __cymem::Source<Promised, Shape>
    for PromisedInit<Stamps, End> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Stamps,
        End,
    > __cymem::Write<Context, Promised, __cymem::Value, __cymem::Recipe>
    for PromisedInit<Stamps, End>
    where
        Stamps: __cymem::Put<Context, *mut Stamp, __cymem::Counted<__cymem::Unchecked>>,
        End: __cymem::Put<Context, *const Stamp, __cymem::OneOf<__cymem::Unchecked>>,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Promised,
        ) -> __cymem::Written {
            use __cymem::NotPlain as _;
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer.cymem_clear(__cymem_slot);
                let __cymem_agreed_1 = __cymem::Agreed::open();
                let __cymem_field_2 = __cymem_writer
                    .cymem_counted(
                        self.stamps,
                        &__cymem_agreed_1,
                        1,
                        (),
                        "Promised.stamps",
                    );
                let __cymem_field_3 = __cymem_writer
                    .cymem_pointer(self.end, (), "Promised.end");
                let __cymem_field_1 = __cymem_writer
                    .cymem_count(&__cymem_agreed_1, "Promised.n");
                let Promised { start: _, n: _, stamps: _, end: _ } = *__cymem_slot;
                (*__cymem_slot).start = self.start;
                (*__cymem_slot).n = __cymem_field_1;
                (*__cymem_slot).stamps = __cymem_field_2;
                (*__cymem_slot).end = __cymem_field_3;
                __cymem_writer.cymem_finish()
            }
        }
    }
    impl PromisedView {
        ///The field `start`.
        #[inline]
        pub fn start(&self) -> Stamp {
            unsafe { __cymem::get(&self.0.raw.start) }
        }
        ///The field `n`.
        #[inline]
        pub fn n(&self) -> u32 {
            self.0.raw.n
        }
        ///The field `stamps`.
        #[inline]
        pub fn stamps(&self) -> &[Stamp] {
            unsafe {
                <__cymem::Counted<
                    __cymem::Unchecked,
                > as __cymem::Shape<
                    *mut Stamp,
                >>::view(
                    __cymem::Counted::new(
                        __cymem::stored_len(self.0.raw.n),
                        __cymem::Unchecked,
                    ),
                    &self.0.raw.stamps,
                )
            }
        }
        ///The field `end`.
        #[inline]
        pub fn end(
            &self,
        ) -> <__cymem::OneOf<
            __cymem::Unchecked,
        > as __cymem::Shape<*const Stamp>>::View<'_> {
            unsafe {
                <__cymem::OneOf<
                    __cymem::Unchecked,
                > as __cymem::Shape<
                    *const Stamp,
                >>::view(__cymem::OneOf(__cymem::Unchecked), &self.0.raw.end)
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Promised {
            &self.0.raw
        }
    }
    const _: &[__cymem::Field] = <Promised as __cymem::PoolAlloc>::FIELDS;
};
#[allow(unused_unsafe, clippy::undocumented_unsafe_blocks)]
const _: () = unsafe {};
#[allow(unused_unsafe, clippy::undocumented_unsafe_blocks)]
const _: () = unsafe {};
#[allow(unused_unsafe, clippy::undocumented_unsafe_blocks)]
const _: () = unsafe {};

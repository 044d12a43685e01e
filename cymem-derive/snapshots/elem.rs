///The recipe of [`Elem`]: data for its fields, written to a pool by `Elem::new_in`, `Pool::build` or `Graph::new`.
pub struct ElemInit<Samples, Words> {
    ///The `samples` of the struct.
    pub samples: Samples,
    ///The `words` of the struct.
    pub words: Words,
}
///A [`Elem`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct ElemView(
    ::cymem::private::Node<
        Elem,
        (
            ::cymem::private::Seen<<Elem as ::cymem::private::Elem<1usize>>::Of>,
            ::cymem::private::Seen<<Elem as ::cymem::private::Elem<3usize>>::Of>,
        ),
    >,
);
const _: () = {
    use ::cymem::private as __cymem;
    impl Elem {
        /**Builds a `Elem`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Elem {
        type View = ElemView;
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
                            &raw const (*__cymem_start).n as *const __cymem::u8,
                            <u32 as __cymem::PlainField>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).samples as *const __cymem::u8,
                            <*mut ::core::ffi::c_void as __cymem::VoidField>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).bytes as *const __cymem::u8,
                            <usize as __cymem::PlainField>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).words as *const __cymem::u8,
                            <*const ::core::ffi::c_void as __cymem::VoidField>::TYPE,
                        ),
                    ],
                )
            }
        };
        const DESCRIPTION: &'static __cymem::str = "Elem: n count; samples len 0 elements; bytes count; words size 2 elements";
        const NAMED: __cymem::Named = {
            #[allow(unused_imports)]
            use __cymem::LeadsNowhere as _;
            (
                &[
                    __cymem::LeadsTo::<
                        <Elem as ::cymem::private::Elem<1usize>>::Of,
                    >::node,
                    __cymem::LeadsTo::<
                        <Elem as ::cymem::private::Elem<3usize>>::Of,
                    >::node,
                ],
                &[],
            )
        };
    }
    impl __cymem::Elem<1usize> for Elem {
        type Of = f64;
    }
    impl __cymem::Elem<3usize> for Elem {
        type Of = u32;
    }
    unsafe impl<Samples, Words, Shape: __cymem::NewNodes> __cymem::Source<Elem, Shape>
    for ElemInit<Samples, Words> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Samples,
        Words,
    > __cymem::Write<Context, Elem, __cymem::Value, __cymem::Recipe>
    for ElemInit<Samples, Words>
    where
        Samples: __cymem::Put<
            Context,
            *mut <Elem as ::cymem::private::Elem<1usize>>::Of,
            __cymem::Counted,
        >,
        Words: __cymem::Put<
            Context,
            *const <Elem as ::cymem::private::Elem<3usize>>::Of,
            __cymem::Counted,
        >,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Elem,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer.cymem_clear(__cymem_slot);
                let __cymem_agreed_0 = __cymem::Agreed::open();
                let __cymem_agreed_2 = __cymem::Agreed::open();
                let __cymem_field_1 = __cymem_writer
                    .cymem_array(self.samples, &__cymem_agreed_0, "Elem.samples");
                let __cymem_field_3 = __cymem_writer
                    .cymem_counted(
                        self.words,
                        &__cymem_agreed_2,
                        __cymem::core::mem::size_of::<
                            <Elem as ::cymem::private::Elem<3usize>>::Of,
                        >(),
                        (),
                        "Elem.words",
                    );
                let __cymem_field_0 = __cymem_writer
                    .cymem_count(&__cymem_agreed_0, "Elem.n");
                let __cymem_field_2 = __cymem_writer
                    .cymem_count(&__cymem_agreed_2, "Elem.bytes");
                let Elem { n: _, samples: _, bytes: _, words: _ } = *__cymem_slot;
                (*__cymem_slot).n = __cymem_field_0;
                (*__cymem_slot).samples = __cymem_field_1.cast();
                (*__cymem_slot).bytes = __cymem_field_2;
                (*__cymem_slot).words = __cymem_field_3.cast();
                __cymem_writer.cymem_finish()
            }
        }
    }
    impl ElemView {
        ///The field `n`.
        #[inline]
        pub fn n(&self) -> u32 {
            self.0.raw.n
        }
        ///The field `samples`.
        #[inline]
        pub fn samples(&self) -> &[f64] {
            unsafe {
                <__cymem::Counted as __cymem::Shape<
                    *mut <Elem as ::cymem::private::Elem<1usize>>::Of,
                >>::view(
                    __cymem::Counted::new(
                        __cymem::stored_len(self.0.raw.n),
                        __cymem::Value,
                    ),
                    &*(&raw const self.0.raw.samples)
                        .cast::<*mut <Elem as ::cymem::private::Elem<1usize>>::Of>(),
                )
            }
        }
        ///The field `bytes`.
        #[inline]
        pub fn bytes(&self) -> usize {
            self.0.raw.bytes
        }
        ///The field `words`.
        #[inline]
        pub fn words(&self) -> &[u32] {
            unsafe {
                <__cymem::Counted as __cymem::Shape<
                    *const <Elem as ::cymem::private::Elem<3usize>>::Of,
                >>::view(
                    __cymem::Counted::new(
                        __cymem::elements::<
                            <Elem as ::cymem::private::Elem<3usize>>::Of,
                        >(__cymem::stored_len(self.0.raw.bytes)),
                        __cymem::Value,
                    ),
                    &*(&raw const self.0.raw.words)
                        .cast::<*const <Elem as ::cymem::private::Elem<3usize>>::Of>(),
                )
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Elem {
            &self.0.raw
        }
    }
    const _: &[__cymem::Field] = <Elem as __cymem::PoolAlloc>::FIELDS;
};

///The recipe of [`Alias`]: data for its fields, written to a pool by `Alias::new_in`, `Pool::build` or `Graph::new`.
pub struct AliasInit<Name, Data, Numbers> {
    ///The `name` of the struct.
    pub name: Name,
    ///The `data` of the struct.
    pub data: Data,
    ///The `numbers` of the struct.
    pub numbers: Numbers,
}
///A [`Alias`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct AliasView(
    ::cymem::private::Node<
        Alias,
        (
            ::cymem::private::Seen<<Alias as ::cymem::private::Elem<2usize>>::Of>,
            ::cymem::private::Seen<<Number as ::cymem::private::Pointer>::Target>,
        ),
    >,
);
const _: () = {
    use ::cymem::private as __cymem;
    impl Alias {
        /**Builds a `Alias`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Alias {
        type View = AliasView;
        type Kind = __cymem::IsNode;
        type Fields = ();
        const FIELDS: &'static [__cymem::Field] = {
            {
                #[diagnostic::on_unimplemented(
                    message = "field `numbers`: what it points to is neither a plain value nor a struct that derives `PoolAlloc`",
                    label = "not allowed in pool memory",
                    note = "derive `PoolAlloc` for the struct that it points to; for a `void *` add `elem = T`; or write `opaque` to pass the pointer unchanged"
                )]
                trait __Plain {
                    const CHECKED: () = ();
                }
                #[diagnostic::do_not_recommend]
                impl<Checked: __cymem::PoolAlloc> __Plain for Checked {}
                <<Number as ::cymem::private::Pointer>::Target as __Plain>::CHECKED
            };
            let __cymem_place = __cymem::core::mem::MaybeUninit::<Self>::uninit();
            let __cymem_start = __cymem::core::mem::MaybeUninit::as_ptr(&__cymem_place);
            unsafe {
                &__cymem::checked_fields(
                    __cymem_start,
                    1usize,
                    [
                        (
                            &raw const (*__cymem_start).name as *const __cymem::u8,
                            __cymem::OtherField::<Text>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).n as *const __cymem::u8,
                            <u32 as __cymem::PlainField>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).data as *const __cymem::u8,
                            <Untyped as __cymem::VoidField>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).numbers as *const __cymem::u8,
                            __cymem::OtherField::<*mut Number>::TYPE,
                        ),
                    ],
                )
            }
        };
        const DESCRIPTION: &'static __cymem::str = "Alias: name cstr; n count; data len 1 elements; numbers len 1 one";
        const NAMED: __cymem::Named = {
            #[allow(unused_imports)]
            use __cymem::LeadsNowhere as _;
            (
                &[
                    __cymem::LeadsTo::<
                        <Alias as ::cymem::private::Elem<2usize>>::Of,
                    >::node,
                    __cymem::LeadsTo::<
                        <Number as ::cymem::private::Pointer>::Target,
                    >::node,
                ],
                &[],
            )
        };
    }
    impl __cymem::Elem<2usize> for Alias {
        type Of = u16;
    }
    unsafe impl<
        Name,
        Data,
        Numbers,
        Shape: __cymem::NewNodes,
    > __cymem::Source<Alias, Shape> for AliasInit<Name, Data, Numbers> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Name,
        Data,
        Numbers,
    > __cymem::Write<Context, Alias, __cymem::Value, __cymem::Recipe>
    for AliasInit<Name, Data, Numbers>
    where
        Name: __cymem::Put<Context, Text, __cymem::CString>,
        Data: __cymem::Put<
            Context,
            *mut <Alias as ::cymem::private::Elem<2usize>>::Of,
            __cymem::Counted,
        >,
        Numbers: __cymem::Put<Context, *mut Number, __cymem::Counted<__cymem::One>>,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Alias,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer.cymem_clear(__cymem_slot);
                let __cymem_agreed_1 = __cymem::Agreed::open();
                let __cymem_field_0 = __cymem_writer
                    .cymem_pointer(self.name, (), "Alias.name");
                let __cymem_field_2 = __cymem_writer
                    .cymem_array(self.data, &__cymem_agreed_1, "Alias.data");
                let __cymem_field_3 = __cymem_writer
                    .cymem_counted(
                        self.numbers,
                        &__cymem_agreed_1,
                        1,
                        (),
                        "Alias.numbers",
                    );
                let __cymem_field_1 = __cymem_writer
                    .cymem_count(&__cymem_agreed_1, "Alias.n");
                let Alias { name: _, n: _, data: _, numbers: _ } = *__cymem_slot;
                (*__cymem_slot).name = __cymem_field_0;
                (*__cymem_slot).n = __cymem_field_1;
                (*__cymem_slot).data = __cymem::VoidField::of(__cymem_field_2);
                (*__cymem_slot).numbers = __cymem_field_3;
                __cymem_writer.cymem_finish()
            }
        }
    }
    impl AliasView {
        ///The field `name`.
        #[inline]
        pub fn name(&self) -> __cymem::core::option::Option<&__cymem::core::ffi::CStr> {
            unsafe {
                <__cymem::CString as __cymem::Shape<
                    Text,
                >>::view(__cymem::CString, &self.0.raw.name)
            }
        }
        ///The field `n`.
        #[inline]
        pub fn n(&self) -> u32 {
            self.0.raw.n
        }
        ///The field `data`.
        #[inline]
        pub fn data(&self) -> &[u16] {
            unsafe {
                __cymem::behind::<
                    <Alias as ::cymem::private::Elem<2usize>>::Of,
                    _,
                    __cymem::Counted,
                >(
                    &self.0.raw.data,
                    __cymem::Counted::new(
                        __cymem::stored_len(self.0.raw.n),
                        __cymem::Value,
                    ),
                )
            }
        }
        ///The field `numbers`.
        #[inline]
        pub fn numbers(&self) -> __cymem::List<'_, Number, __cymem::One> {
            unsafe {
                <__cymem::Counted<
                    __cymem::One,
                > as __cymem::Shape<
                    *mut Number,
                >>::view(
                    __cymem::Counted::new(
                        __cymem::stored_len(self.0.raw.n),
                        __cymem::One,
                    ),
                    &self.0.raw.numbers,
                )
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Alias {
            &self.0.raw
        }
    }
    const _: &[__cymem::Field] = <Alias as __cymem::PoolAlloc>::FIELDS;
};

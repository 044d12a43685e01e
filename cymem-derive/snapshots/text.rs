///The recipe of [`Text`]: data for its fields, written to a pool by `Text::new_in`, `Pool::build` or `Graph::new`.
pub struct TextInit<Name, Inline> {
    ///The `name` of the struct.
    pub name: Name,
    ///The `inline` of the struct.
    pub inline: Inline,
}
///A [`Text`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct TextView(::cymem::private::Node<Text, ()>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Text {
        /**Builds a `Text`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Text {
        type View = TextView;
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
                            &raw const (*__cymem_start).name as *const __cymem::u8,
                            __cymem::OtherField::<*const ::core::ffi::c_char>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).inline as *const __cymem::u8,
                            __cymem::OtherField::<[::core::ffi::c_char; 8]>::TYPE,
                        ),
                    ],
                )
            }
        };
        const DESCRIPTION: &'static __cymem::str = "Text: name cstr; inline str";
    }
    unsafe impl<Name, Inline, Shape: __cymem::NewNodes> __cymem::Source<Text, Shape>
    for TextInit<Name, Inline> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Name,
        Inline,
    > __cymem::Write<Context, Text, __cymem::Value, __cymem::Recipe>
    for TextInit<Name, Inline>
    where
        Name: __cymem::Put<Context, *const ::core::ffi::c_char, __cymem::CString>,
        Inline: __cymem::Put<Context, [::core::ffi::c_char; 8], __cymem::Text>,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Text,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer.cymem_clear(__cymem_slot);
                __cymem_writer
                    .cymem_field(
                        self.inline,
                        &raw mut (*__cymem_slot).inline,
                        "Text.inline",
                    );
                let __cymem_field_0 = __cymem_writer
                    .cymem_pointer(self.name, (), "Text.name");
                let Text { name: _, inline: _ } = *__cymem_slot;
                (*__cymem_slot).name = __cymem_field_0;
                __cymem_writer.cymem_finish()
            }
        }
    }
    impl TextView {
        ///The field `name`.
        #[inline]
        pub fn name(&self) -> __cymem::core::option::Option<&__cymem::core::ffi::CStr> {
            unsafe {
                <__cymem::CString as __cymem::Shape<
                    *const ::core::ffi::c_char,
                >>::view(__cymem::CString, &self.0.raw.name)
            }
        }
        ///The field `inline`.
        #[inline]
        pub fn inline(&self) -> &__cymem::core::ffi::CStr {
            unsafe { __cymem::Shape::view(__cymem::Text, &self.0.raw.inline) }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Text {
            &self.0.raw
        }
    }
    const _: &[__cymem::Field] = <Text as __cymem::PoolAlloc>::FIELDS;
};

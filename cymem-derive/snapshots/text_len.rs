///The recipe of [`TextLen`]: data for its fields, written to a pool by `TextLen::new_in`, `Pool::build` or `Graph::new`.
pub struct TextLenInit<Text, Inline, Wide> {
    ///The `text` of the struct.
    pub text: Text,
    ///The `inline` of the struct.
    pub inline: Inline,
    ///The `wide` of the struct.
    pub wide: Wide,
}
///A [`TextLen`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct TextLenView(::cymem::private::Node<TextLen, ()>);
const _: () = {
    use ::cymem::private as __cymem;
    impl TextLen {
        /**Builds a `TextLen`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for TextLen {
        type View = TextLenView;
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
                            &raw const (*__cymem_start).text as *const __cymem::u8,
                            __cymem::OtherField::<*const ::core::ffi::c_char>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).length as *const __cymem::u8,
                            <usize as __cymem::PlainField>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).inline as *const __cymem::u8,
                            __cymem::OtherField::<[::core::ffi::c_char; 8]>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).used as *const __cymem::u8,
                            <u32 as __cymem::PlainField>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).wide as *const __cymem::u8,
                            __cymem::OtherField::<*const u16>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).units as *const __cymem::u8,
                            <i32 as __cymem::PlainField>::TYPE,
                        ),
                    ],
                )
            }
        };
        const DESCRIPTION: &'static __cymem::str = "TextLen: text cstr 1; length count; inline str 3; used count; wide utf16 5; units count";
    }
    unsafe impl<
        Text,
        Inline,
        Wide,
        Shape: __cymem::NewNodes,
    > __cymem::Source<TextLen, Shape> for TextLenInit<Text, Inline, Wide> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Text,
        Inline,
        Wide,
    > __cymem::Write<Context, TextLen, __cymem::Value, __cymem::Recipe>
    for TextLenInit<Text, Inline, Wide>
    where
        Text: __cymem::Put<
            Context,
            *const ::core::ffi::c_char,
            __cymem::WithLen<__cymem::CString>,
        >,
        Inline: __cymem::Put<
            Context,
            [::core::ffi::c_char; 8],
            __cymem::WithLen<__cymem::Text>,
        >,
        Wide: __cymem::Put<Context, *const u16, __cymem::WithLen<__cymem::Utf16>>,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut TextLen,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer.cymem_clear(__cymem_slot);
                let __cymem_agreed_1 = __cymem::Agreed::open();
                let __cymem_agreed_3 = __cymem::Agreed::open();
                let __cymem_agreed_5 = __cymem::Agreed::open();
                let __cymem_field_0 = __cymem_writer
                    .cymem_pointer(
                        self.text,
                        __cymem::Length::new(&__cymem_agreed_1, 1, (), "TextLen.text"),
                        "TextLen.text",
                    );
                let __cymem_length = __cymem::Length::new(
                    &__cymem_agreed_3,
                    1,
                    (),
                    "TextLen.inline",
                );
                __cymem_writer
                    .cymem_measured(
                        self.inline,
                        __cymem_length,
                        &raw mut (*__cymem_slot).inline,
                        "TextLen.inline",
                    );
                let __cymem_field_4 = __cymem_writer
                    .cymem_pointer(
                        self.wide,
                        __cymem::Length::new(&__cymem_agreed_5, 1, (), "TextLen.wide"),
                        "TextLen.wide",
                    );
                let __cymem_field_1 = __cymem_writer
                    .cymem_count(&__cymem_agreed_1, "TextLen.length");
                let __cymem_field_3 = __cymem_writer
                    .cymem_count(&__cymem_agreed_3, "TextLen.used");
                let __cymem_field_5 = __cymem_writer
                    .cymem_count(&__cymem_agreed_5, "TextLen.units");
                let TextLen {
                    text: _,
                    length: _,
                    inline: _,
                    used: _,
                    wide: _,
                    units: _,
                } = *__cymem_slot;
                (*__cymem_slot).text = __cymem_field_0;
                (*__cymem_slot).length = __cymem_field_1;
                (*__cymem_slot).used = __cymem_field_3;
                (*__cymem_slot).wide = __cymem_field_4;
                (*__cymem_slot).units = __cymem_field_5;
                __cymem_writer.cymem_finish()
            }
        }
    }
    impl TextLenView {
        ///The field `text`.
        #[inline]
        pub fn text(&self) -> __cymem::core::option::Option<&__cymem::core::ffi::CStr> {
            unsafe {
                <__cymem::WithLen<
                    __cymem::CString,
                > as __cymem::Shape<
                    *const ::core::ffi::c_char,
                >>::view(__cymem::WithLen::new(__cymem::CString), &self.0.raw.text)
            }
        }
        ///The field `length`.
        #[inline]
        pub fn length(&self) -> usize {
            self.0.raw.length
        }
        ///The field `inline`.
        #[inline]
        pub fn inline(&self) -> &__cymem::core::ffi::CStr {
            unsafe { __cymem::Shape::view(__cymem::Text, &self.0.raw.inline) }
        }
        ///The field `used`.
        #[inline]
        pub fn used(&self) -> u32 {
            self.0.raw.used
        }
        ///The field `wide`.
        #[inline]
        pub fn wide(&self) -> &[__cymem::u16] {
            unsafe {
                <__cymem::WithLen<
                    __cymem::Utf16,
                > as __cymem::Shape<
                    *const u16,
                >>::view(__cymem::WithLen::new(__cymem::Utf16), &self.0.raw.wide)
            }
        }
        ///The field `units`.
        #[inline]
        pub fn units(&self) -> i32 {
            self.0.raw.units
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &TextLen {
            &self.0.raw
        }
    }
    const _: &[__cymem::Field] = <TextLen as __cymem::PoolAlloc>::FIELDS;
};

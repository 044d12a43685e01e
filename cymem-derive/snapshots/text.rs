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
impl Text {
    /**Builds a `Text`, and all that it points to, in `pool`.

# Errors

See `cymem::Error`.*/
    #[inline]
    pub fn new_in<'pool, PoolEngine, PoolInit>(
        pool: &'pool ::cymem::Pool<PoolEngine>,
        init: PoolInit,
    ) -> ::cymem::private::core::result::Result<
        ::cymem::Pooled<'pool, Self>,
        ::cymem::Error,
    >
    where
        PoolEngine: ::cymem::Engine,
        PoolInit: ::cymem::Init<&'pool ::cymem::Pool<PoolEngine>, Self>,
    {
        ::cymem::Pool::build(pool, init)
    }
}
const _: () = {
    const _: bool = <Text as ::cymem::PoolAlloc>::PADDED;
    #[automatically_derived]
    unsafe impl ::cymem::PoolAlloc for Text {
        type View = TextView;
        const PADDED: bool = {
            let place = ::cymem::private::Unwritten::<Self>::new();
            let start = place.start();
            ::cymem::private::checked_padding::<
                Self,
            >(
                &unsafe {
                    [
                        ::cymem::private::FieldLayout::other(
                            start,
                            &raw const (*start).name,
                        ),
                        ::cymem::private::FieldLayout::other(
                            start,
                            &raw const (*start).inline,
                        ),
                    ]
                },
            )
        };
    }
    #[automatically_derived]
    impl<Name, Inline> ::cymem::private::Recipe for TextInit<Name, Inline> {}
    #[automatically_derived]
    unsafe impl<Context: ::cymem::Context, Name, Inline> ::cymem::Init<Context, Text>
    for TextInit<Name, Inline>
    where
        Name: ::cymem::Init<Context, *const ::core::ffi::c_char, ::cymem::CString>,
        Inline: ::cymem::Init<Context, [::core::ffi::c_char; 8], ::cymem::Text>,
    {
        #[inline]
        unsafe fn init(
            self,
            cx: Context,
            slot: *mut Text,
        ) -> ::cymem::private::core::result::Result<(), ::cymem::Error> {
            let Self { name: field_0, inline: field_1 } = self;
            if <Text as ::cymem::PoolAlloc>::PADDED {
                unsafe {
                    ::cymem::private::clear(
                        slot as *mut ::cymem::private::core::primitive::u8,
                        ::cymem::private::core::mem::size_of::<Text>(),
                    )
                };
            }
            if let ::cymem::private::Err(error) = unsafe {
                ::cymem::private::init::<
                    _,
                    [::core::ffi::c_char; 8],
                    ::cymem::Text,
                    _,
                >(field_1, cx, &raw mut (*slot).inline, "Text.inline")
            } {
                return ::cymem::private::Err(error);
            }
            let field_0 = match unsafe {
                ::cymem::private::pointer::<
                    Context,
                    *const ::core::ffi::c_char,
                    ::cymem::CString,
                    _,
                >(field_0, cx, "Text.name")
            } {
                ::cymem::private::Ok(value) => value,
                ::cymem::private::Err(error) => return ::cymem::private::Err(error),
            };
            unsafe {
                (*slot).name = field_0;
            }
            ::cymem::private::Ok(())
        }
    }
    impl TextView {
        ///The field `name`.
        #[inline]
        pub fn name(
            &self,
        ) -> ::cymem::private::core::option::Option<&::cymem::private::core::ffi::CStr> {
            let raw = self.0.raw();
            unsafe {
                <::cymem::CString as ::cymem::Shape<
                    *const ::core::ffi::c_char,
                >>::view(::cymem::CString, &raw.name)
            }
        }
        ///The field `inline`.
        #[inline]
        pub fn inline(&self) -> &::cymem::private::core::ffi::CStr {
            let raw = self.0.raw();
            unsafe { ::cymem::Shape::view(::cymem::Text, &raw.inline) }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Text {
            self.0.raw()
        }
    }
    fn _check_fields(this: &Text) {
        let Text { name: _, inline: field_1 } = this;
        ::cymem::private::same::<[::core::ffi::c_char; 8]>(field_1);
    }
};

///The recipe of one case of the union [`Cases`]. The parameters are the data of the cases: where a `match` leaves some out, one of its arms says `CasesInit::<…>::…` with `cymem::Never` for them.
#[allow(dead_code)]
pub enum CasesInit<Text = ::cymem::Never> {
    ///The case `number`.
    Number(f64),
    ///The case `text`.
    Text(Text),
    ///A case without a value.
    Nothing,
}
///A union [`Cases`] that was written to a pool, as its tag says.
#[allow(dead_code)]
pub enum CasesView<'view> {
    ///The case `number`.
    Number(f64),
    ///The case `text`.
    Text(
        ::cymem::private::core::option::Option<&'view ::cymem::private::core::ffi::CStr>,
    ),
    ///A case without a value.
    Nothing,
    ///No case has this tag.
    Unknown(&'view Cases),
}
impl Cases {
    ///The recipe of the case `number`.
    #[allow(dead_code)]
    #[inline]
    #[must_use]
    pub fn number(__cymem_init: f64) -> CasesInit<::cymem::Never> {
        CasesInit::Number(__cymem_init)
    }
    ///The recipe of the case `text`.
    #[allow(dead_code)]
    #[inline]
    #[must_use]
    pub fn text<Text>(__cymem_init: Text) -> CasesInit<Text> {
        CasesInit::Text(__cymem_init)
    }
    ///The recipe of a case without a value.
    #[allow(dead_code)]
    #[inline]
    #[must_use]
    pub fn nothing() -> CasesInit<::cymem::Never> {
        CasesInit::Nothing
    }
}
const _: () = {
    use ::cymem::private as __cymem;
    #[automatically_derived]
    unsafe impl __cymem::Union for Cases {
        type Untagged = Cases;
        type Parts = (f64,);
        const CASES: &'static [__cymem::Field] = {
            #[allow(unused_imports)]
            use {__cymem::LeadsNowhere as _, __cymem::NotPlain as _};
            let __cymem_place = __cymem::core::mem::MaybeUninit::<Self>::uninit();
            let __cymem_start = __cymem::core::mem::MaybeUninit::as_ptr(&__cymem_place);
            unsafe {
                &__cymem::checked_cases(
                    __cymem_start,
                    1usize,
                    [
                        (
                            &raw const (*__cymem_start).number as *const __cymem::u8,
                            <f64 as __cymem::Listed>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).text as *const __cymem::u8,
                            __cymem::OtherField::<*mut core::ffi::c_char>::TYPE,
                        ),
                    ],
                )
            }
        };
        const DESCRIPTION: &'static __cymem::str = "Cases: number; text cstr; nothing empty";
        const TAGGED: __cymem::core::option::Option<
            &'static [&'static [__cymem::core::primitive::i128]],
        > = __cymem::core::option::Option::Some(<Self as __cymem::Cases>::TAGS);
    }
    unsafe impl<Text, Shape: __cymem::NewUnions> __cymem::Source<Cases, Shape>
    for CasesInit<Text> {
        type By = Shape::By;
    }
    unsafe impl<Context: __cymem::Context, Text> __cymem::WriteCase<Context, Cases>
    for CasesInit<Text>
    where
        Text: __cymem::Put<Context, *mut core::ffi::c_char, __cymem::CString>,
    {
        #[inline]
        fn cymem_case(&self) -> __cymem::core::primitive::usize {
            match self {
                Self::Number(_) => 0usize,
                Self::Text(_) => 1usize,
                Self::Nothing => 2usize,
            }
        }
        #[inline]
        unsafe fn cymem_write_case(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            __cymem_slot: *mut Cases,
        ) -> __cymem::Written {
            #[allow(unused_imports)]
            use __cymem::NotPlain as _;
            unsafe {
                let Cases { number: _ } = *__cymem_slot;
                let Cases { text: _ } = *__cymem_slot;
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                match self {
                    Self::Number(__cymem_init) => {
                        __cymem::Probe::<
                            f64,
                        >::write_fields(&__cymem_init, &raw mut (*__cymem_slot).number);
                    }
                    Self::Text(__cymem_init) => {
                        let __cymem_field_1 = __cymem_writer
                            .cymem_pointer(__cymem_init, (), "Cases.text");
                        (*__cymem_slot).text = __cymem_field_1;
                    }
                    Self::Nothing => {}
                }
                __cymem_writer.cymem_finish()
            }
        }
    }
    struct __Tags0(__cymem::core::marker::PhantomData<fn() -> Cases>);
    impl __Tags0 {
        #[allow(clippy::unnecessary_cast, trivial_numeric_casts)]
        const TAGS: &'static [__cymem::core::primitive::i128] = &[
            (1) as __cymem::core::primitive::i128,
        ];
    }
    struct __Tags1(__cymem::core::marker::PhantomData<fn() -> Cases>);
    impl __Tags1 {
        #[allow(clippy::unnecessary_cast, trivial_numeric_casts)]
        const TAGS: &'static [__cymem::core::primitive::i128] = &[
            (2) as __cymem::core::primitive::i128,
            (3) as __cymem::core::primitive::i128,
        ];
    }
    struct __Tags2(__cymem::core::marker::PhantomData<fn() -> Cases>);
    impl __Tags2 {
        #[allow(clippy::unnecessary_cast, trivial_numeric_casts)]
        const TAGS: &'static [__cymem::core::primitive::i128] = &[
            (0) as __cymem::core::primitive::i128,
        ];
    }
    #[automatically_derived]
    unsafe impl __cymem::Cases for Cases {
        type View<'view> = CasesView<'view> where Self: 'view;
        const TAGS: &'static [&'static [__cymem::core::primitive::i128]] = __cymem::distinct(
            &[__Tags0::TAGS, __Tags1::TAGS, __Tags2::TAGS],
            "union `Cases`: two `when` have one value, so nobody could tell the cases apart",
        );
        #[inline]
        unsafe fn view(
            &self,
            __cymem_case: __cymem::core::primitive::usize,
        ) -> CasesView<'_> {
            #[allow(unused_unsafe)]
            unsafe {
                match __cymem_case {
                    0usize => CasesView::Number(self.number),
                    1usize => {
                        CasesView::Text(unsafe {
                            <__cymem::CString as __cymem::Shape<
                                *mut core::ffi::c_char,
                            >>::view(__cymem::CString, &self.text)
                        })
                    }
                    2usize => CasesView::Nothing,
                    _ => CasesView::Unknown(self),
                }
            }
        }
    }
    #[automatically_derived]
    unsafe impl __cymem::ShowUnion for Cases {
        const NAMES: &'static [&'static __cymem::str] = &[
            "Number",
            "Text",
            "Nothing",
            "Unknown(..)",
        ];
        const PARTS: __cymem::Parts<__cymem::DebugFn> = &[];
    }
    #[automatically_derived]
    impl __cymem::core::fmt::Debug for CasesView<'_> {
        #[inline]
        fn fmt(
            &self,
            __cymem_f: &mut __cymem::core::fmt::Formatter<'_>,
        ) -> __cymem::core::fmt::Result {
            match self {
                CasesView::Number(__cymem_value) => {
                    __cymem::fmt_case(__cymem_f, "Number", __cymem_value)
                }
                CasesView::Text(__cymem_value) => {
                    __cymem::fmt_case(__cymem_f, "Text", __cymem_value)
                }
                CasesView::Nothing => __cymem_f.write_str("Nothing"),
                CasesView::Unknown(_) => __cymem_f.write_str("Unknown(..)"),
            }
        }
    }
    #[automatically_derived]
    unsafe impl __cymem::CompareUnion for Cases {
        const PARTS: __cymem::Parts<__cymem::EqualFn> = &[];
    }
    #[automatically_derived]
    impl __cymem::core::cmp::PartialEq for CasesView<'_> {
        #[inline]
        fn eq(&self, __cymem_other: &Self) -> __cymem::bool {
            match (self, __cymem_other) {
                (CasesView::Number(__cymem_a), CasesView::Number(__cymem_b)) => {
                    __cymem::equal(__cymem_a, __cymem_b)
                }
                (CasesView::Text(__cymem_a), CasesView::Text(__cymem_b)) => {
                    __cymem::equal(__cymem_a, __cymem_b)
                }
                (CasesView::Nothing, CasesView::Nothing) => true,
                (CasesView::Unknown(__cymem_a), CasesView::Unknown(__cymem_b)) => {
                    __cymem::core::ptr::eq(*__cymem_a, *__cymem_b)
                }
                _ => false,
            }
        }
    }
    const _: &[&[__cymem::core::primitive::i128]] = <Cases as __cymem::Cases>::TAGS;
    const _: &[__cymem::Field] = <Cases as __cymem::Union>::CASES;
};

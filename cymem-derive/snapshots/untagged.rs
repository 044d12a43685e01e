///The recipe of one case of the union [`Untagged`]. The parameters are the data of the cases: where a `match` leaves some out, one of its arms says `UntaggedInit::<…>::…` with `cymem::Never` for them.
#[allow(dead_code)]
pub enum UntaggedInit {
    ///The case `number`.
    Number(f64),
    ///The case `bits`.
    Bits(u64),
}
///A union [`Untagged`] that was written to a pool, of which nobody knows which case it has.
#[repr(transparent)]
pub struct UntaggedView(
    ::cymem::private::Node<Untagged, (::cymem::private::SeenUnion<Untagged>,)>,
);
impl Untagged {
    ///The recipe of the case `number`.
    #[allow(dead_code)]
    #[inline]
    #[must_use]
    pub fn number(__cymem_init: f64) -> UntaggedInit {
        UntaggedInit::Number(__cymem_init)
    }
    ///The recipe of the case `bits`.
    #[allow(dead_code)]
    #[inline]
    #[must_use]
    pub fn bits(__cymem_init: u64) -> UntaggedInit {
        UntaggedInit::Bits(__cymem_init)
    }
}
const _: () = {
    use ::cymem::private as __cymem;
    #[automatically_derived]
    unsafe impl __cymem::Union for Untagged {
        type Untagged = UntaggedView;
        type Parts = (f64, u64);
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
                            &raw const (*__cymem_start).bits as *const __cymem::u8,
                            <u64 as __cymem::Listed>::TYPE,
                        ),
                    ],
                )
            }
        };
        const DESCRIPTION: &'static __cymem::str = "Untagged: number; bits";
    }
    unsafe impl<Shape: __cymem::NewUnions> __cymem::Source<Untagged, Shape>
    for UntaggedInit {
        type By = Shape::By;
    }
    unsafe impl<Context: __cymem::Context> __cymem::WriteCase<Context, Untagged>
    for UntaggedInit {
        #[inline]
        fn cymem_case(&self) -> __cymem::core::primitive::usize {
            match self {
                Self::Number(_) => 0usize,
                Self::Bits(_) => 1usize,
            }
        }
        #[inline]
        unsafe fn cymem_write_case(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            __cymem_slot: *mut Untagged,
        ) -> __cymem::Written {
            #[allow(unused_imports)]
            use __cymem::NotPlain as _;
            unsafe {
                let Untagged { number: _ } = *__cymem_slot;
                let Untagged { bits: _ } = *__cymem_slot;
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                match self {
                    Self::Number(__cymem_init) => {
                        __cymem::Probe::<
                            f64,
                        >::write_fields(&__cymem_init, &raw mut (*__cymem_slot).number);
                    }
                    Self::Bits(__cymem_init) => {
                        __cymem::Probe::<
                            u64,
                        >::write_fields(&__cymem_init, &raw mut (*__cymem_slot).bits);
                    }
                }
                __cymem_writer.cymem_finish()
            }
        }
    }
    impl UntaggedView {
        ///The case `number`.
        #[inline]
        pub fn number(&self) -> f64 {
            unsafe { __cymem::plain_case::<Untagged, _>(&raw const self.0.raw.number) }
        }
        ///The case `bits`.
        #[inline]
        pub fn bits(&self) -> u64 {
            unsafe { __cymem::plain_case::<Untagged, _>(&raw const self.0.raw.bits) }
        }
        ///The union as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Untagged {
            &self.0.raw
        }
    }
    const _: &[__cymem::Field] = <Untagged as __cymem::Union>::CASES;
};

///The recipe of [`Constants`]: data for its fields, written to a pool by `Constants::new_in`, `Pool::build` or `Graph::new`.
pub struct ConstantsInit {
    ///The `user` of the struct.
    pub user: *mut u8,
}
///A [`Constants`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct ConstantsView(::cymem::private::Node<Constants, (u32, u8, *mut u8, *mut u8)>);
impl Constants {
    /**Builds a `Constants`, and all that it points to, in `pool`.

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
    const _: bool = <Constants as ::cymem::PoolAlloc>::PADDED;
    #[automatically_derived]
    unsafe impl ::cymem::PoolAlloc for Constants {
        type View = ConstantsView;
        const PADDED: bool = {
            use ::cymem::private::NotPlain as _;
            let place = ::cymem::private::Unwritten::<Self>::new();
            let start = place.start();
            ::cymem::private::checked_padding::<
                Self,
            >(
                &unsafe {
                    [
                        ::cymem::private::FieldLayout::constant(
                            start,
                            &raw const (*start).size,
                            ::cymem::private::Probe::<u32>::PADDED,
                        ),
                        ::cymem::private::FieldLayout::constant(
                            start,
                            &raw const (*start).version,
                            ::cymem::private::Probe::<u8>::PADDED,
                        ),
                        ::cymem::private::FieldLayout::constant(
                            start,
                            &raw const (*start).next,
                            ::cymem::private::Probe::<*mut u8>::PADDED,
                        ),
                        ::cymem::private::FieldLayout::other(
                            start,
                            &raw const (*start).user,
                        ),
                    ]
                },
            )
        };
    }
    struct __Value1(::cymem::private::core::marker::PhantomData<Constants>);
    impl __Value1 {
        #[inline]
        fn value() -> u8 {
            3
        }
    }
    #[automatically_derived]
    impl ::cymem::private::Recipe for ConstantsInit {}
    #[automatically_derived]
    unsafe impl<Context: ::cymem::Context> ::cymem::Init<Context, Constants>
    for ConstantsInit {
        #[inline]
        unsafe fn init(
            self,
            cx: Context,
            slot: *mut Constants,
        ) -> ::cymem::private::core::result::Result<(), ::cymem::Error> {
            let Self { user: field_3 } = self;
            let field_0: u32 = ::cymem::private::size_of_as::<
                Constants,
                u32,
            >("Constants.size")?;
            let field_1: u8 = __Value1::value();
            let field_2: *mut u8 = <*mut u8 as ::cymem::private::HasNull>::NULL;
            if <Constants as ::cymem::PoolAlloc>::PADDED {
                unsafe {
                    ::cymem::private::clear(
                        slot as *mut ::cymem::private::core::primitive::u8,
                        ::cymem::private::core::mem::size_of::<Constants>(),
                    )
                };
            }
            unsafe {
                ::cymem::private::Constant::write(field_0, &raw mut (*slot).size);
                ::cymem::private::Constant::write(field_1, &raw mut (*slot).version);
                ::cymem::private::Constant::write(field_2, &raw mut (*slot).next);
                (*slot).user = field_3;
            }
            ::cymem::private::Ok(())
        }
    }
    impl ConstantsView {
        ///The field `size`.
        #[inline]
        pub fn size(&self) -> u32 {
            let raw = self.0.raw();
            unsafe { ::cymem::private::core::ptr::read(&raw const raw.size) }
        }
        ///The field `version`.
        #[inline]
        pub fn version(&self) -> u8 {
            let raw = self.0.raw();
            unsafe { ::cymem::private::core::ptr::read(&raw const raw.version) }
        }
        ///The field `next`.
        #[inline]
        pub fn next(&self) -> *mut u8 {
            let raw = self.0.raw();
            unsafe { ::cymem::private::core::ptr::read(&raw const raw.next) }
        }
        ///The field `user`.
        #[inline]
        pub fn user(&self) -> *mut u8 {
            let raw = self.0.raw();
            raw.user
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Constants {
            self.0.raw()
        }
    }
    fn _check_fields(this: &Constants) {
        let Constants {
            size: field_0,
            version: field_1,
            next: field_2,
            user: field_3,
        } = this;
        <u32 as ::cymem::private::ConstantField>::check(field_0);
        <u8 as ::cymem::private::ConstantField>::check(field_1);
        <*mut u8 as ::cymem::private::ConstantField>::check(field_2);
        ::cymem::private::thin_pointer::<*mut u8>(field_3);
    }
};

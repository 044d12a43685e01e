///The recipe of [`Each`]: data for its fields, written to a pool by `Each::new_in`, `Pool::build` or `Graph::new`.
pub struct EachInit<Numbers> {
    ///The `numbers` of the struct.
    pub numbers: Numbers,
}
///A [`Each`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct EachView(::cymem::private::Node<Each, (::cymem::private::Seen<u32>,)>);
impl Each {
    /**Builds a `Each`, and all that it points to, in `pool`.

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
    const _: bool = <Each as ::cymem::PoolAlloc>::PADDED;
    #[automatically_derived]
    unsafe impl ::cymem::PoolAlloc for Each {
        type View = EachView;
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
                            &raw const (*start).numbers,
                        ),
                    ]
                },
            )
        };
    }
    #[automatically_derived]
    impl<Numbers> ::cymem::private::Recipe for EachInit<Numbers> {}
    #[automatically_derived]
    unsafe impl<Context: ::cymem::Context, Numbers> ::cymem::Init<Context, Each>
    for EachInit<Numbers>
    where
        Numbers: ::cymem::Init<
            Context,
            *mut *mut u32,
            ::cymem::Terminated<::cymem::Zero, ::cymem::One>,
        >,
    {
        #[inline]
        unsafe fn init(
            self,
            cx: Context,
            slot: *mut Each,
        ) -> ::cymem::private::core::result::Result<(), ::cymem::Error> {
            let Self { numbers: field_0 } = self;
            if <Each as ::cymem::PoolAlloc>::PADDED {
                unsafe {
                    ::cymem::private::clear(
                        slot as *mut ::cymem::private::core::primitive::u8,
                        ::cymem::private::core::mem::size_of::<Each>(),
                    )
                };
            }
            let field_0 = match unsafe {
                ::cymem::private::pointer::<
                    Context,
                    *mut *mut u32,
                    ::cymem::Terminated<::cymem::Zero, ::cymem::One>,
                    _,
                >(field_0, cx, "Each.numbers")
            } {
                ::cymem::private::Ok(value) => value,
                ::cymem::private::Err(error) => return ::cymem::private::Err(error),
            };
            unsafe {
                (*slot).numbers = field_0;
            }
            ::cymem::private::Ok(())
        }
    }
    impl EachView {
        ///The field `numbers`.
        #[inline]
        pub fn numbers(&self) -> ::cymem::List<'_, *mut u32, ::cymem::One> {
            let raw = self.0.raw();
            unsafe {
                <::cymem::Terminated<
                    ::cymem::Zero,
                    ::cymem::One,
                > as ::cymem::Shape<
                    *mut *mut u32,
                >>::view(::cymem::Terminated::new(::cymem::One), &raw.numbers)
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Each {
            self.0.raw()
        }
    }
    fn _check_fields(this: &Each) {
        let Each { numbers: _ } = this;
    }
};

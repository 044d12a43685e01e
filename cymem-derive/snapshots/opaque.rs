///The recipe of [`Handle`]: data for its fields, written to a pool by `Handle::new_in`, `Pool::build` or `Graph::new`.
pub struct HandleInit {
    ///The `raw` of the struct.
    pub raw: *mut u8,
}
///A [`Handle`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct HandleView(::cymem::private::Node<Handle, (*mut u8,)>);
impl Handle {
    /**Builds a `Handle`, and all that it points to, in `pool`.

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
    const _: bool = <Handle as ::cymem::PoolAlloc>::PADDED;
    #[automatically_derived]
    unsafe impl ::cymem::PoolAlloc for Handle {
        type View = HandleView;
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
                            &raw const (*start).raw,
                        ),
                    ]
                },
            )
        };
    }
    #[automatically_derived]
    impl ::cymem::private::Recipe for HandleInit {}
    #[automatically_derived]
    unsafe impl<Context: ::cymem::Context> ::cymem::Init<Context, Handle>
    for HandleInit {
        #[inline]
        unsafe fn init(
            self,
            cx: Context,
            slot: *mut Handle,
        ) -> ::cymem::private::core::result::Result<(), ::cymem::Error> {
            let Self { raw: field_0 } = self;
            if <Handle as ::cymem::PoolAlloc>::PADDED {
                unsafe {
                    ::cymem::private::clear(
                        slot as *mut ::cymem::private::core::primitive::u8,
                        ::cymem::private::core::mem::size_of::<Handle>(),
                    )
                };
            }
            unsafe {
                (*slot).raw = field_0;
            }
            ::cymem::private::Ok(())
        }
    }
    impl HandleView {
        ///The field `raw`.
        #[inline]
        pub fn raw(&self) -> *mut u8 {
            let raw = self.0.raw();
            raw.raw
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Handle {
            self.0.raw()
        }
    }
    fn _check_fields(this: &Handle) {
        let Handle { raw: field_0 } = this;
        ::cymem::private::thin_pointer::<*mut u8>(field_0);
    }
};

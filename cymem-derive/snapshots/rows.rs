///The recipe of [`Rows`]: data for its fields, written to a pool by `Rows::new_in`, `Pool::build` or `Graph::new`.
pub struct RowsInit<Cells> {
    ///The `cells` of the struct.
    pub cells: Cells,
}
///A [`Rows`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct RowsView(::cymem::private::Node<Rows, (::cymem::private::Seen<f32>,)>);
impl Rows {
    /**Builds a `Rows`, and all that it points to, in `pool`.

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
    const _: bool = <Rows as ::cymem::PoolAlloc>::PADDED;
    #[automatically_derived]
    unsafe impl ::cymem::PoolAlloc for Rows {
        type View = RowsView;
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
                            &raw const (*start).height,
                        ),
                        ::cymem::private::FieldLayout::other(
                            start,
                            &raw const (*start).width,
                        ),
                        ::cymem::private::FieldLayout::other(
                            start,
                            &raw const (*start).cells,
                        ),
                    ]
                },
            )
        };
    }
    #[automatically_derived]
    impl<Cells> ::cymem::private::Recipe for RowsInit<Cells> {}
    #[automatically_derived]
    unsafe impl<Context: ::cymem::Context, Cells> ::cymem::Init<Context, Rows>
    for RowsInit<Cells>
    where
        Cells: ::cymem::private::IntoRows<Context, *mut f32, ::cymem::Value>,
    {
        #[inline]
        unsafe fn init(
            self,
            cx: Context,
            slot: *mut Rows,
        ) -> ::cymem::private::core::result::Result<(), ::cymem::Error> {
            let Self { cells: field_2 } = self;
            let agreed_0 = ::cymem::private::Agreed::open();
            let agreed_1 = ::cymem::private::Agreed::open();
            if <Rows as ::cymem::PoolAlloc>::PADDED {
                unsafe {
                    ::cymem::private::clear(
                        slot as *mut ::cymem::private::core::primitive::u8,
                        ::cymem::private::core::mem::size_of::<Rows>(),
                    )
                };
            }
            let field_2 = match unsafe {
                ::cymem::private::counted::<
                    Context,
                    *mut *mut f32,
                    ::cymem::Counted<::cymem::Value>,
                    _,
                >(
                    ::cymem::private::IntoRows::<
                        Context,
                        *mut f32,
                        ::cymem::Value,
                    >::into_rows(field_2, &agreed_1, "Rows.cells"),
                    cx,
                    &agreed_0,
                    1,
                    "Rows.cells",
                )
            } {
                ::cymem::private::Ok(value) => value,
                ::cymem::private::Err(error) => return ::cymem::private::Err(error),
            };
            let field_0 = match agreed_0.count::<usize>("Rows.height") {
                ::cymem::private::Ok(value) => value,
                ::cymem::private::Err(error) => return ::cymem::private::Err(error),
            };
            let field_1 = match agreed_1.count::<usize>("Rows.width") {
                ::cymem::private::Ok(value) => value,
                ::cymem::private::Err(error) => return ::cymem::private::Err(error),
            };
            unsafe {
                (*slot).height = field_0;
                (*slot).width = field_1;
                (*slot).cells = field_2;
            }
            ::cymem::private::Ok(())
        }
    }
    impl RowsView {
        ///The field `height`.
        #[inline]
        pub fn height(&self) -> usize {
            let raw = self.0.raw();
            raw.height
        }
        ///The field `width`.
        #[inline]
        pub fn width(&self) -> usize {
            let raw = self.0.raw();
            raw.width
        }
        ///The field `cells`.
        #[inline]
        pub fn cells(
            &self,
        ) -> ::cymem::List<'_, *mut f32, ::cymem::Counted<::cymem::Value>> {
            let raw = self.0.raw();
            unsafe {
                <::cymem::Counted<
                    ::cymem::Counted<::cymem::Value>,
                > as ::cymem::Shape<
                    *mut *mut f32,
                >>::view(
                    ::cymem::Counted::new(
                        ::cymem::private::stored_len(raw.height),
                        ::cymem::Counted::new(
                            ::cymem::private::stored_len(raw.width),
                            ::cymem::Value,
                        ),
                    ),
                    &raw.cells,
                )
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Rows {
            self.0.raw()
        }
    }
    fn _check_fields(this: &Rows) {
        let Rows { height: _, width: _, cells: _ } = this;
    }
};

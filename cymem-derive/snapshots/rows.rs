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
    ) -> ::cymem::private::Result<::cymem::Pooled<'pool, Self>, ::cymem::Error>
    where
        PoolEngine: ::cymem::Engine,
        PoolInit: ::cymem::Init<&'pool ::cymem::Pool<PoolEngine>, Self>,
    {
        ::cymem::Pool::build(pool, init)
    }
}
const _: () = {
    use ::cymem::private as __cymem;
    #[automatically_derived]
    unsafe impl __cymem::PoolAlloc for Rows {
        type View = RowsView;
        const PADDED: bool = {
            let place = __cymem::core::mem::MaybeUninit::<Self>::uninit();
            let start = place.as_ptr();
            unsafe {
                __cymem::checked_padding::<
                    Self,
                >(
                    start,
                    &[
                        (
                            &raw const (*start).height
                                as *const __cymem::core::primitive::u8,
                            __cymem::OtherField::<usize>::TYPE,
                        ),
                        (
                            &raw const (*start).width
                                as *const __cymem::core::primitive::u8,
                            __cymem::OtherField::<usize>::TYPE,
                        ),
                        (
                            &raw const (*start).cells
                                as *const __cymem::core::primitive::u8,
                            __cymem::OtherField::<*mut *mut f32>::TYPE,
                        ),
                    ],
                )
            }
        };
    }
    #[automatically_derived]
    impl<Cells> __cymem::Recipe for RowsInit<Cells> {}
    #[automatically_derived]
    unsafe impl<Context: __cymem::Context, Cells> __cymem::Init<Context, Rows>
    for RowsInit<Cells>
    where
        Cells: __cymem::IntoRows<Context, *mut f32, __cymem::Value>,
    {
        #[inline]
        unsafe fn init(
            self,
            cx: Context,
            slot: *mut Rows,
        ) -> __cymem::Result<(), __cymem::Error> {
            let Self { cells: field_2 } = self;
            let writer = unsafe { __cymem::Writer::start(cx, slot) };
            let agreed_0 = __cymem::Agreed::open();
            let agreed_1 = __cymem::Agreed::open();
            let field_2 = unsafe {
                writer
                    .counted::<
                        *mut *mut f32,
                        __cymem::Counted<__cymem::Value>,
                        _,
                    >(
                        __cymem::IntoRows::<
                            _,
                            *mut f32,
                            __cymem::Value,
                        >::into_rows(field_2, &agreed_1, "Rows.cells"),
                        &agreed_0,
                        1,
                        "Rows.cells",
                    )
            };
            let field_0 = writer.count::<usize>(&agreed_0, "Rows.height");
            let field_1 = writer.count::<usize>(&agreed_1, "Rows.width");
            unsafe {
                let Rows { height: _, width: _, cells: _ } = *slot;
                (*slot).height = field_0;
                (*slot).width = field_1;
                (*slot).cells = field_2;
            }
            writer.finish()
        }
    }
    impl RowsView {
        ///The field `height`.
        #[inline]
        pub fn height(&self) -> usize {
            self.0.raw.height
        }
        ///The field `width`.
        #[inline]
        pub fn width(&self) -> usize {
            self.0.raw.width
        }
        ///The field `cells`.
        #[inline]
        pub fn cells(
            &self,
        ) -> __cymem::List<'_, *mut f32, __cymem::Counted<__cymem::Value>> {
            unsafe {
                <__cymem::Counted<
                    __cymem::Counted<__cymem::Value>,
                > as __cymem::Shape<
                    *mut *mut f32,
                >>::view(
                    __cymem::Counted::new(
                        __cymem::stored_len(self.0.raw.height),
                        __cymem::Counted::new(
                            __cymem::stored_len(self.0.raw.width),
                            __cymem::Value,
                        ),
                    ),
                    &self.0.raw.cells,
                )
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Rows {
            &self.0.raw
        }
    }
    const _: bool = <Rows as __cymem::PoolAlloc>::PADDED;
};
